// `before:` and `script:`: who does what, and when. Whether an act is possible at its moment is not asked here: a
// person may try anything, and the run says what came of it.

import * as v from 'valibot';
import type { ElementId } from '../model/address';
import type { Act, Verb } from '../model/scenario';
import { VERBS, type VerbSpec } from './acts';
import { asList } from './block';
import { callable, party as partyKind } from './kinds';
import { type Book, type Cast, isKnown, strangers } from './parties';
import type { Problems } from './problem';
import { Sentence } from './sentence';
import { takeTrigger } from './trigger';
import type { Node } from './yaml';

const NOBODY: Book = new Map();

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
  if (object === null && spec.object !== false && spec.object !== 'optional') return null;
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

/** What people also say; the first word is enough to tell what they mean. */
const OTHER_WORDS: readonly (readonly [readonly string[], Verb])[] = [
  [['picks', 'accepts', 'takes'], 'answers'],
  [['dials', 'phones', 'rings'], 'calls'],
  [['ends', 'disconnects', 'leaves'], 'hangs up'],
  [['refuses', 'ignores'], 'rejects'],
  [['puts'], 'holds'],
  [['unholds', 'retrieves'], 'resumes'],
  [['refers', 'forwards'], 'transfers'],
  [['subscribes'], 'watches'],
  [['texts', 'messages'], 'writes'],
  [['deregisters'], 'unregisters'],
];

function takeVerb(sentence: Sentence): VerbSpec | null {
  const spec = sentence.takeAny(VERBS, ({ verb }) => [verb]);
  if (spec !== null) return spec;
  const verbs = VERBS.map(({ verb }) => verb);
  const other = OTHER_WORDS.find(([words]) => words.includes(sentence.next.toLowerCase()));
  sentence.complain(`An act was expected here: one of ${verbs.join(', ')}.`, verbs, other?.[1] ?? null);
  return null;
}

/** The words for how one is. */
const MOODS: readonly string[] = ['available', 'away', 'busy', 'offline'];

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
  if (spec.object === false) return null;
  const text = sentence.quoted();
  if (spec.object === 'mood') {
    if (text !== null) return text;
    if (MOODS.includes(sentence.next)) return sentence.word()?.text ?? null;
    sentence.complain(
      `How? One of ${MOODS.join(', ')} was expected here, or words in quotes such as "at lunch".`,
      MOODS,
    );
    return null;
  }
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
