// `expect:`: what must come out, in the scenario's own words. Evaluated over a whole run by trace/expect.ts.

import type { Expectation, Scenario } from '../model/scenario';
import { asList, shorten } from './block';
import { checkSelector, readPair } from './faults';
import { MACHINES, machineCalled } from './machine-names';
import { nearest } from './nearest';
import type { Cast } from './parties';
import { PERCEPTIONS } from './perceptions';
import type { Problems } from './problem';
import { readLine } from './script';
import { Sentence } from './sentence';
import { ended, takeOther, takePerception } from './trigger';
import type { MapNode, Node, TextNode } from './yaml';

/** How expectations are written. */
export const EXPECTATIONS = [
  {
    name: 'bob: rings within 2 s',
    says: 'Somebody perceives something, at the latest so long after the figure starts.',
    example: '- bob: rings within 2 s',
  },
  {
    name: 'alice: hears ringback',
    says: 'Somebody perceives something at some time, in the preparation too.',
    example: '- alice: hears ringback',
  },
  {
    name: 'alice: is connected to bob',
    says: 'The same, in a call with that person.',
    example: '- alice: is connected to bob within 5 s',
  },
  {
    name: 'alice: never hears ringback',
    says: 'Somebody does not perceive something while the figure runs.',
    example: '- alice: never hears ringback',
  },
  { name: 'alice: hears bob', says: 'Sound from the one arrives at the other.', example: '- alice: hears bob' },
  {
    name: 'alice: never hears bob',
    says: 'No sound from the one arrives at the other.',
    example: '- alice: never hears bob',
  },
  { name: 'connected: within 5 s', says: 'Whoever calls first can talk by then.', example: '- connected: within 5 s' },
  {
    name: 'media: [alice, bob]',
    says: 'Two people hear each other, at the same time.',
    example: '- media: [alice, bob]',
  },
  { name: 'no media: [alice, bob]', says: 'They never hear each other.', example: '- no media: [alice, bob]' },
  {
    name: 'state: [p1, INVITE client, Proceeding]',
    says: 'A machine of an element is in a state at some time.',
    example: '- state: [p1, INVITE client, Proceeding]',
  },
  {
    name: 'message: second INVITE p1 -> p2',
    says: 'Such a message is sent, so often at least.',
    example: '- message: second INVITE p1 -> p2',
  },
  {
    name: 'no message: 486 INVITE bob -> p2',
    says: 'Such a message is not sent, or not so often.',
    example: '- no message: 486 INVITE bob -> p2',
  },
  {
    name: 'ends: quiet',
    says: 'How the run ends: quiet, when nothing is left to happen, or horizon, when it is cut off.',
    example: '- ends: quiet',
  },
] as const;

const WORDS = ['connected', 'media', 'no media', 'state', 'message', 'no message', 'ends'];

/** Words that begin an expectation, and can therefore be no element's name. */
export const RESERVED: readonly string[] = ['connected', 'media', 'state', 'message', 'ends', 'no', 'any', 'every'];

/** Reads the list of expectations. */
export function readExpectations(
  node: Node | undefined,
  script: Scenario['script'],
  cast: Cast,
  problems: Problems,
): Expectation[] {
  const found: Expectation[] = [];
  for (const item of asList(node, 'a list of expectations', problems)) {
    const key = item.kind === 'map' && item.pairs.length === 1 ? item.pairs[0] : undefined;
    const line = problems.lineAt(item.offset);
    const read =
      key !== undefined && WORDS.includes(key.key.text)
        ? readWorded(key.key.text, key.value, script, cast, line, problems)
        : readSentence(item, cast, line, problems);
    if (read !== null) found.push(read);
  }
  return found;
}

function readWorded(
  word: string,
  node: Node,
  script: Scenario['script'],
  cast: Cast,
  line: number,
  problems: Problems,
): Expectation | null {
  switch (word) {
    case 'connected':
      return readConnected(node, script, line, problems);
    case 'media':
    case 'no media': {
      const between = readPair(textsOf(node), node, cast, problems);
      return between === null ? null : { kind: 'media', between, heard: word === 'media', line };
    }
    case 'state':
      return readState(node, cast, line, problems);
    case 'ends': {
      const how = node.kind === 'text' ? node.text : '';
      if (how === 'quiet' || how === 'horizon') return { kind: 'ends', how, line };
      problems.add(node.offset, node.length, 'Expected quiet or horizon.', nearest(how, ['quiet', 'horizon']));
      return null;
    }
    default: {
      const text = node.kind === 'text' ? node.text : '';
      if (checkSelector(text, node, undefined, cast, problems) === null) return null;
      return { kind: 'message', message: text, sent: word === 'message', line };
    }
  }
}

const textsOf = (node: Node): string[] =>
  node.kind === 'list'
    ? node.items.map((item) => (item.kind === 'text' ? item.text : ''))
    : [node.kind === 'text' ? node.text : ''];

function readConnected(node: Node, script: Scenario['script'], line: number, problems: Problems): Expectation | null {
  const caller = script.find((act) => act.verb === 'calls');
  if (caller === undefined) {
    problems.add(node.offset, node.length, 'Nobody calls anybody in the script: who is to be connected?');
    return null;
  }
  const sentence = new Sentence(node as TextNode, problems);
  const within = takeWithin(sentence);
  return within === undefined
    ? null
    : ended(sentence, { kind: 'perceives', who: caller.by, what: 'connected', within, line });
}

/** `within 5 s`, or nothing (null); undefined when it is neither. */
function takeWithin(sentence: Sentence): number | null | undefined {
  if (sentence.done) return null;
  if (!sentence.take('within')) {
    sentence.complain('"within" and a duration were expected here, such as within 5 s.', ['within']);
    return undefined;
  }
  return sentence.needDuration() ?? undefined;
}

function readState(node: Node, cast: Cast, line: number, problems: Problems): Expectation | null {
  const [who, machine, state] = textsOf(node);
  if (!who || !machine || !state || (node.kind === 'list' && node.items.length !== 3)) {
    problems.add(
      node.offset,
      node.length,
      'Expected an element, a machine and a state: [p1, INVITE client, Proceeding].',
    );
    return null;
  }
  const first = node.kind === 'list' ? node.items[0] : node;
  if (!cast.has(who)) {
    problems.add(first?.offset ?? node.offset, who.length, `No element is called "${who}".`, nearest(who, cast.keys()));
    return null;
  }
  const items = node.kind === 'list' ? node.items : [node];
  const known = machineCalled(machine);
  if (known === undefined) {
    const { offset, length } = items[1] ?? node;
    const names = MACHINES.map(({ name }) => name);
    problems.add(
      offset,
      length,
      `No machine is called "${shorten(machine)}". Known: ${names.join(', ')}.`,
      nearest(machine, names),
    );
    return null;
  }
  const named = known.states.find((one) => one.toLowerCase() === state.toLowerCase());
  if (named === undefined) {
    const { offset, length } = items[2] ?? node;
    problems.add(
      offset,
      length,
      `${known.name} has no state "${shorten(state)}". Known: ${known.states.join(', ')}.`,
      nearest(state, known.states),
    );
    return null;
  }
  if (known.of !== 'all' && known.of !== (cast.get(who) === 'phone' ? 'phones' : 'servers')) {
    const { offset, length } = items[1] ?? node;
    problems.add(offset, length, `${who} runs no ${known.name}: that is a machine of ${known.of}.`);
    return null;
  }
  return { kind: 'state', who, machine: known.id, state: named, line };
}

function readSentence(item: Node, cast: Cast, line: number, problems: Problems): Expectation | null {
  if (isStrange(item as MapNode, cast, problems)) return null;
  const found = readLine(item, cast, problems);
  if (found === null) return null;
  const { who, sentence } = found;
  const never = sentence.take('never');
  const start = sentence.at;
  // Somebody may be called "a", and yet a tone is heard.
  const what = takePerception(sentence);
  if (what === null && sentence.take('hears') && cast.get(sentence.next) === 'phone') {
    const whom = sentence.word()?.text ?? '';
    return ended(sentence, { kind: 'hears', who, whom, heard: !never, line });
  }
  if (what === null) {
    sentence.at = start;
    const phrases = PERCEPTIONS.map(({ phrases }) => phrases[0] as string);
    sentence.complain(
      `What ${who} notices was expected here: ${phrases.join(', ')}.`,
      phrases.map((phrase) => phrase.split(' ')[0] as string),
    );
    return null;
  }
  const other = takeOther(sentence, cast);
  const whose = other === null ? {} : { party: other };
  if (never) return ended(sentence, { kind: 'never', who, what, ...whose, line });
  const within = takeWithin(sentence);
  return within === undefined ? null : ended(sentence, { kind: 'perceives', who, what, ...whose, within, line });
}

/** A word that is neither an element nor one of ours, but near one of ours. */
function isStrange(item: MapNode, cast: Cast, problems: Problems): boolean {
  const key = item.kind === 'map' ? item.pairs[0]?.key : undefined;
  if (key === undefined || cast.has(key.text)) return false;
  const near = nearest(key.text, [...cast.keys(), ...WORDS]);
  if (near === null || cast.has(near)) return false;
  problems.add(key.offset, key.length, `"${key.text}" is no expectation and no element.`, near);
  return true;
}
