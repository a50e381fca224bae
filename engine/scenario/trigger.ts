// When somebody acts: the end of a line of `script:`. A trigger is a time, or what a person notices or does. It may be said
// in several ways; what cannot be waited for is refused with the words that can.

import type { ElementId } from '../model/address';
import type { Perception } from '../model/output';
import type { Trigger, Verb } from '../model/scenario';
import { VERBS, type VerbSpec } from './acts';
import { nearest } from './nearest';
import { type Cast, isKnown } from './parties';
import { PERCEPTIONS } from './perceptions';
import type { Problems } from './problem';
import type { Sentence } from './sentence';

/** The words for oneself, and for what is one's own: the phone rings, the call ends. */
const SELF = ['she', 'he', 'they', 'her', 'his', 'their', 'it', 'the'];
const WHEN = ['when', 'once', 'as soon as'];
const NOW = ['at once', 'immediately', 'right away', 'then'];
/** What is said of a stretch of time, or of what may never be. */
const NO_MOMENT = ['before', 'while', 'until', 'unless', 'if', 'during'];

/** How acts are told afterwards. */
const PAST: Partial<Record<Verb, readonly string[]>> = {
  calls: ['called'],
  answers: ['answered', 'picks up', 'picked up'],
  rejects: ['rejected'],
  cancels: ['cancelled'],
  'hangs up': ['hung up'],
  holds: ['held'],
  resumes: ['resumed'],
  moves: ['moved'],
  presses: ['pressed'],
  agrees: ['agreed'],
  declines: ['declined'],
  registers: ['registered'],
  unregisters: ['unregistered'],
  transfers: ['transferred'],
  writes: ['wrote', 'written'],
  redials: ['redialled'],
  parks: ['parked'],
  watches: ['watched'],
};

const waysToSay = (verb: Verb): readonly string[] => [
  verb,
  ...(PAST[verb] ?? []).flatMap((past) => [past, `has ${past}`, `have ${past}`]),
];

/** What stands at the end of the line: nothing, a time, or what is waited for. */
export function takeTrigger(
  who: ElementId,
  spec: VerbSpec,
  sentence: Sentence,
  cast: Cast,
  problems: Problems,
): Trigger | null {
  if (sentence.done) return { kind: 'natural', delay: 0 };
  if (NOW.some((word) => sentence.take(word))) return ended(sentence, { kind: 'natural', delay: 0 });
  if (sentence.take('at')) {
    const at = sentence.needDuration();
    return at === null ? null : ended(sentence, { kind: 'at', at });
  }
  if (WHEN.some((word) => sentence.take(word))) return takeClause(who, 0, sentence, cast, problems);
  if (sentence.take('after')) {
    if (!/^[-+.]?\d/.test(sentence.next)) return takeClause(who, 0, sentence, cast, problems);
    const delay = sentence.needDuration();
    return delay === null ? null : ended(sentence, { kind: 'natural', delay });
  }
  if (/^\d/.test(sentence.next)) {
    const delay = sentence.needDuration();
    if (delay === null) return null;
    if (sentence.take('later')) return ended(sentence, { kind: 'natural', delay });
    if (sentence.take('after')) return takeClause(who, delay, sentence, cast, problems);
    sentence.complain('"after" was expected here: 2 s after bob hangs up.', ['after']);
    return null;
  }
  if (NO_MOMENT.includes(sentence.next.toLowerCase())) {
    sentence.complain(
      `"${sentence.next}" names no moment. People act at a time, or when something happens: "when bob rings", "2 s after bob answers".`,
      [],
      'when',
    );
    return null;
  }
  const ways = spec.options.map(({ phrase }) => phrase).filter((phrase) => phrase.startsWith(`${sentence.next} `));
  if (ways.length > 0) {
    sentence.complain(`"${spec.verb}" knows: ${ways.map((way) => `"${way}"`).join(', ')}.`);
    return null;
  }
  sentence.complain(
    'When? Expected "at 5 s", "after 3 s", "when alice hears ringback" or "2 s after bob hangs up".',
    ['at', 'after', 'when', 'once', 'later'],
    missingWords(spec, sentence, cast),
  );
  return null;
}

/** `hangs up bob`: the words that are missing before the person, as the verb has them. */
function missingWords(spec: VerbSpec, { next }: Sentence, cast: Cast): string | null {
  const whose = spec.options.find(({ name }) => name === 'whom');
  return whose !== undefined && cast.get(next) === 'phone' ? `${whose.phrase} ${next}` : null;
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
  if (sentence.done) {
    sentence.complain('Whoever does or perceives it was expected here.');
    return null;
  }
  let who = self;
  if (cast.has(name)) {
    sentence.word();
    who = name;
  } else if (SELF.includes(name.toLowerCase())) sentence.word();
  else if (!isAboutSelf(sentence)) return nobody(name, sentence, cast, problems);
  const perceived = takePerception(sentence) ?? takeShort(sentence);
  if (perceived !== null) {
    const party = takeOther(sentence, cast);
    const trigger = { kind: 'since', who, what: perceived, delay } as const;
    return ended(sentence, party === null ? trigger : { ...trigger, party });
  }
  const done = sentence.takeAny<Verb>(
    VERBS.map(({ verb }) => verb),
    waysToSay,
  );
  if (done !== null) return ended(sentence, { kind: 'done', who, verb: done, delay });
  return nothing(sentence, cast, problems);
}

/** `when connected`, `after being registered`: whoever acts is meant. */
function isAboutSelf(sentence: Sentence): boolean {
  const start = sentence.at;
  sentence.take('being');
  const found = (takePerception(sentence) ?? takeShort(sentence)) !== null;
  sentence.at = start;
  if (found) sentence.take('being');
  return found;
}

/** What is said of somebody without its `is`. */
const takeShort = (sentence: Sentence): Perception | null =>
  sentence.takeAny(PERCEPTIONS, ({ phrases }) =>
    phrases.filter((phrase) => phrase.startsWith('is ')).map((phrase) => phrase.slice('is '.length)),
  )?.what ?? null;

/** Who is meant is not said, or nobody is called so. */
function nobody(name: string, sentence: Sentence, cast: Cast, problems: Problems): null {
  if (/^(an?|one|two|three|four|five|ten|some)$/i.test(name)) {
    sentence.complain('A time is written in digits: "after 1 s".', [], '1');
    return null;
  }
  // `after registering`: what is done, without who does it.
  const verb = nearest(
    name.replace(/ing$/, 's'),
    VERBS.map(({ verb: one }) => one),
  );
  if (/ing$/.test(name) && verb !== null) {
    sentence.complain(`Who? Say "after she ${verb}".`, [], `she ${verb}`);
    return null;
  }
  isKnown(name, sentence.words[sentence.at]?.offset ?? 0, cast, problems);
  return null;
}

/** What was to be waited for is nothing that anybody notices or does. */
function nothing(sentence: Sentence, cast: Cast, problems: Problems): null {
  const [first, ...others] = sentence.words.slice(sentence.at);
  const heard = others[0]?.text;
  if (first?.text === 'hears' && heard !== undefined && cast.has(heard)) {
    sentence.complain(
      `Whom one hears can be expected (in \`expect:\`), but not waited for. What one can notice: ${SHOWN.join(', ')}.`,
    );
    return null;
  }
  const last = others.at(-1) ?? first;
  const rest = [first, ...others].map((word) => word?.text ?? '').join(' ');
  const message = `What one can notice or do was expected here: ${[...SHOWN, ...VERBS.map(({ verb }) => verb)].join(', ')}.`;
  if (first === undefined || last === undefined) {
    sentence.complain(message);
    return null;
  }
  problems.add(first.offset, last.offset + last.text.length - first.offset, message, nearest(rest, EVERYTHING));
  return null;
}

const SHOWN: readonly string[] = PERCEPTIONS.map(({ phrases }) => phrases[0] ?? '');
const EVERYTHING: readonly string[] = [
  ...PERCEPTIONS.flatMap(({ phrases }) => phrases),
  ...VERBS.map(({ verb }) => verb),
];

/** `is connected to carol`, `hears ringback from carol`: who is at the other end, when that matters. */
export function takeOther(sentence: Sentence, cast: Cast): ElementId | null {
  const start = sentence.at;
  if ((sentence.take('to') || sentence.take('with') || sentence.take('from')) && cast.get(sentence.next) === 'phone')
    return sentence.word()?.text ?? null;
  sentence.at = start;
  return null;
}

/** The perception that comes next, or null. */
export const takePerception = (sentence: Sentence): Perception | null =>
  sentence.takeAny(PERCEPTIONS, ({ phrases }) => phrases)?.what ?? null;

/** The sentence must be over. */
export function ended<T>(sentence: Sentence, value: T): T | null {
  if (sentence.done) return value;
  sentence.complain('The sentence was expected to end here.');
  return null;
}
