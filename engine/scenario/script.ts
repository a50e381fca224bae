// `before:` and `script:`: who does what, and when. Whether an act is possible at its moment is not asked here: a
// person may try anything, and the run says what came of it.

import * as v from 'valibot';
import type { ElementId } from '../model/address';
import type { Act, Trigger, Verb } from '../model/scenario';
import { PERCEPTIONS, VERBS, type VerbSpec } from './acts';
import { asList, shorten } from './block';
import { callable, party as partyKind } from './kinds';
import { nearest } from './nearest';
import { type Book, type Named, strangers } from './parties';
import type { Problems } from './problem';
import { Sentence } from './sentence';
import type { Node } from './yaml';

/** Who there is, and of what kind: sentences are about them. Their addresses, where they matter. */
export interface Cast extends Named {
  readonly book?: Book;
}

const NOBODY: Book = new Map();

/** The words for oneself. */
const SELF = ['she', 'he', 'they', 'her', 'his', 'their'];

/** Reads a list of acts. `counts` numbers each person's acts of one verb, so that keys are unique in the scenario. */
export function readScript(node: Node | undefined, cast: Cast, counts: Map<string, number>, problems: Problems): Act[] {
  const acts: Act[] = [];
  for (const item of asList(node, 'a list of acts', problems)) {
    const line = readLine(item, cast, problems);
    if (line === null) continue;
    const act = readAct(line.who, line.sentence, cast, counts, problems);
    if (act !== null) acts.push(act);
  }
  return acts;
}

/** `- alice: calls bob`, or `- alice calls bob`: who, and the rest as a sentence. */
export function readLine(item: Node, cast: Cast, problems: Problems): { who: ElementId; sentence: Sentence } | null {
  if (item.kind === 'map' && item.pairs.length === 1) {
    const pair = item.pairs[0];
    if (pair !== undefined && pair.value.kind === 'text') {
      return isKnown(pair.key.text, pair.key.offset, cast, problems)
        ? { who: pair.key.text, sentence: new Sentence(pair.value, problems) }
        : null;
    }
  }
  if (item.kind === 'text') {
    const sentence = new Sentence(item, problems);
    const who = sentence.word();
    if (who !== null) return isKnown(who.text, who.offset, cast, problems) ? { who: who.text, sentence } : null;
  }
  problems.add(item.offset, item.length, 'A sentence was expected here, such as "alice: calls bob".');
  return null;
}

/** Notes a problem when nobody has that name. */
export function isKnown(
  name: string,
  offset: number,
  cast: ReadonlyMap<ElementId, unknown>,
  problems: Problems,
): boolean {
  if (cast.has(name)) return true;
  const known = [...cast.keys()];
  const list = known.length === 0 ? 'There are none yet.' : `Known: ${known.slice(0, 12).join(', ')}.`;
  problems.add(offset, name.length, `No element is called "${shorten(name)}". ${list}`, nearest(name, known));
  return false;
}

function readAct(
  who: ElementId,
  sentence: Sentence,
  cast: Cast,
  counts: Map<string, number>,
  problems: Problems,
): Act | null {
  const before = problems.list.length;
  const start = sentence.words[sentence.at]?.offset ?? sentence.node.offset;
  if (cast.get(who) !== 'phone') {
    problems.add(start, 0, `${who} is no phone: only a person with a phone acts here.`);
    return null;
  }
  const spec = takeVerb(sentence);
  if (spec === null) return null;
  const object = takeObject(sentence, spec, cast);
  if (object === null && (spec.object === true || spec.object === 'text' || spec.object === 'keys')) return null;
  const options = takeOptions(sentence, spec, cast);
  if (problems.list.length > before || isIncomplete(sentence, spec, options)) return null;
  const trigger = takeTrigger(who, spec, sentence, cast, problems);
  if (trigger === null || problems.list.length > before) return null;
  const counted = `${who} ${spec.verb}`;
  const nth = (counts.get(counted) ?? 0) + 1;
  counts.set(counted, nth);
  const text = problems.text.slice(start, sentence.node.offset + sentence.node.length).replace(/["']$/, '');
  const line = problems.lineAt(start);
  return { by: who, verb: spec.verb, object, options, trigger, line, text, key: `${counted} ${nth}` };
}

function takeVerb(sentence: Sentence): VerbSpec | null {
  const spec = sentence.takeAny(VERBS, ({ verb }) => [verb]);
  if (spec !== null) return spec;
  const verbs = VERBS.map(({ verb }) => verb);
  sentence.complain(`An act was expected here: one of ${verbs.join(', ')}.`, verbs);
  return null;
}

/** What the verb is about: a party, words in quotes, or nothing. */
function takeObject(sentence: Sentence, spec: VerbSpec, cast: Cast): string | null {
  if (spec.object === true) return takeParty(sentence, cast);
  if (spec.object === 'optional') {
    const there = cast.get(sentence.next) === 'phone' || v.is(callable.schema, sentence.next);
    return there ? (sentence.word()?.text ?? null) : null;
  }
  if (spec.object === 'keys') {
    if (/^[0-9*#A-D]{1,32}$/.test(sentence.next)) return sentence.word()?.text ?? null;
    sentence.complain('Keys were expected here: digits, *, # or A to D, such as 5 or 1234#.');
    return null;
  }
  if (spec.object !== 'text') return null;
  const text = sentence.quoted();
  if (text === null) sentence.complain('Words in quotes were expected here, such as "Hello".');
  return text;
}

/** A person of the scenario by name, or an address. */
function takeParty(sentence: Sentence, cast: Cast): string | null {
  if (sentence.done) {
    sentence.complain(`Whom? Expected ${callable.expected}.`);
    return null;
  }
  const found = strangers(sentence.next, cast, cast.book ?? NOBODY);
  if (found === null) return sentence.word()?.text ?? null;
  sentence.complain(found.message, [], found.meant);
  return null;
}

function takeOptions(sentence: Sentence, spec: VerbSpec, cast: Cast): Act['options'] {
  const options: Record<string, string | number | boolean> = {};
  for (;;) {
    const option = sentence.takeAny(spec.options, ({ phrase }) => [phrase]);
    if (option === null) return options;
    if (option.kind === null) {
      options[option.name] = option.value ?? true;
      continue;
    }
    if (option.kind === partyKind) {
      const party = takeParty(sentence, cast);
      if (party === null) return options;
      options[option.name] = party;
      continue;
    }
    const start = sentence.at;
    const duration = sentence.duration();
    const text =
      duration === null
        ? (sentence.word()?.text ?? '')
        : sentence.words
            .slice(start, sentence.at)
            .map((word) => word.text)
            .join(' ');
    const read = v.safeParse(option.kind.schema, text);
    if (read.success) options[option.name] = read.output;
    else {
      sentence.at = start;
      sentence.complain(`Expected ${option.kind.expected}.`, option.kind.words ?? []);
      return options;
    }
  }
}

/** Notes that a part of the sentence is missing without which nobody could do it. */
function isIncomplete(
  sentence: Sentence,
  { verb, needs, options, examples }: VerbSpec,
  given: Act['options'],
): boolean {
  const needed = options.find(({ phrase }) => phrase === needs);
  if (needed === undefined || given[needed.name] !== undefined) return false;
  sentence.complain(`"${verb}" needs "${needed.phrase} ..." too: "${examples[0]?.slice(2) ?? ''}".`);
  return true;
}

/** `hangs up bob`: the words that are missing before the person, as the verb has them. */
function missingWords(spec: VerbSpec, { next }: Sentence, cast: Cast): string | null {
  const whose = spec.options.find(({ name }) => name === 'whom');
  return whose !== undefined && cast.get(next) === 'phone' ? `${whose.phrase} ${next}` : null;
}

function takeTrigger(
  who: ElementId,
  spec: VerbSpec,
  sentence: Sentence,
  cast: Cast,
  problems: Problems,
): Trigger | null {
  if (sentence.done) return { kind: 'natural', delay: 0 };
  if (sentence.take('at')) {
    const at = sentence.needDuration();
    return at === null ? null : ended(sentence, { kind: 'at', at });
  }
  if (sentence.take('when')) return takeClause(who, 0, sentence, cast, problems);
  if (sentence.take('after')) {
    if (!/^[-+.]?\d/.test(sentence.next)) return takeClause(who, 0, sentence, cast, problems);
    const delay = sentence.needDuration();
    return delay === null ? null : ended(sentence, { kind: 'natural', delay });
  }
  if (/^\d/.test(sentence.next)) {
    const delay = sentence.needDuration();
    if (delay === null) return null;
    if (sentence.take('after')) return takeClause(who, delay, sentence, cast, problems);
    sentence.complain('"after" was expected here: 2 s after bob hangs up.', ['after']);
    return null;
  }
  sentence.complain(
    'When? Expected "at 5 s", "after 3 s", "when alice hears ringback" or "2 s after bob hangs up".',
    ['at', 'after', 'when'],
    missingWords(spec, sentence, cast),
  );
  return null;
}

/** `alice hears ringback`, `bob's phone rings`, `she can talk`, `bob hangs up`. */
function takeClause(
  self: ElementId,
  delay: number,
  sentence: Sentence,
  cast: Cast,
  problems: Problems,
): Trigger | null {
  const name = sentence.next.replace(/['’]s$/, '');
  let who = self;
  if (SELF.includes(name.toLowerCase())) sentence.word();
  else {
    const word = sentence.words[sentence.at];
    if (word === undefined) {
      sentence.complain('Whoever does or perceives it was expected here.');
      return null;
    }
    if (!isKnown(name, word.offset, cast, problems)) return null;
    sentence.word();
    who = name;
  }
  const perceived = takePerception(sentence);
  if (perceived !== null) {
    const party = takeOther(sentence, cast);
    const trigger = { kind: 'since', who, what: perceived, delay } as const;
    return ended(sentence, party === null ? trigger : { ...trigger, party });
  }
  const done = sentence.takeAny<Verb>(
    VERBS.map(({ verb }) => verb),
    (verb) => [verb],
  );
  if (done !== null) return ended(sentence, { kind: 'done', who, verb: done, delay });
  const heard = sentence.words[sentence.at + 1]?.text;
  if (sentence.next === 'hears' && heard !== undefined && cast.has(heard)) {
    sentence.complain(
      `Whom one hears can be expected (in \`expect:\`), but not waited for. What one can notice: ${PERCEPTIONS.map(({ phrases }) => phrases[0]).join(', ')}.`,
    );
    return null;
  }
  const phrases = [...PERCEPTIONS.flatMap(({ phrases }) => phrases.slice(0, 1)), ...VERBS.map(({ verb }) => verb)];
  sentence.complain(`What one can notice or do was expected here: ${phrases.join(', ')}.`, phrases.map(firstWord));
  return null;
}

/** `is connected to carol`, `hears ringback from carol`: who is at the other end, when that matters. */
export function takeOther(sentence: Sentence, cast: Cast): ElementId | null {
  const start = sentence.at;
  if ((sentence.take('to') || sentence.take('with') || sentence.take('from')) && cast.get(sentence.next) === 'phone')
    return sentence.word()?.text ?? null;
  sentence.at = start;
  return null;
}

const firstWord = (phrase: string): string => phrase.split(' ')[0] as string;

/** The perception that comes next, or null. */
export const takePerception = (sentence: Sentence) =>
  sentence.takeAny(PERCEPTIONS, ({ phrases }) => phrases)?.what ?? null;

/** The sentence must be over. */
export function ended<T>(sentence: Sentence, value: T): T | null {
  if (sentence.done) return value;
  sentence.complain('The sentence was expected to end here.');
  return null;
}
