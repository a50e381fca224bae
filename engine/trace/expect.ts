// Does a run do what its scenario expects? Each expectation is judged by itself, with a sentence that says what was
// found: who did notice it and when, or what came instead.

import { get } from '../message/headers';
import type { ElementId } from '../model/address';
import type { Perceived, Perception } from '../model/output';
import type { Expectation } from '../model/scenario';
import { ordinal, parseSelector, selects } from '../model/selector';
import type { Micros } from '../model/time';
import type { Trace } from '../model/trace';
import { selectable } from '../network/select';
import { printDuration } from '../scenario/duration';
import { phraseOf } from '../scenario/perceptions';
import { hearsIn, mediaEvents } from './media';
import { heardThroughMixer } from './mixing';
import { figureStart, labelIn, sendingsOf } from './sending';

export interface Verdict {
  readonly expectation: Expectation;
  readonly holds: boolean;
  /** 'Bob rings 0.157 s after the start.' or 'Bob never rings.' */
  readonly sentence: string;
}

/** Judges everything the scenario of this run expects, in its order. */
export const judge = (trace: Trace): Verdict[] =>
  trace.origin.scenario.expect.map((expectation) => ({ expectation, ...verdictOn(expectation, trace) }));

type Finding = Pick<Verdict, 'holds' | 'sentence'>;

function verdictOn(expectation: Expectation, trace: Trace): Finding {
  switch (expectation.kind) {
    case 'perceives':
      return perceives(expectation, trace);
    case 'never': {
      const found = firstPerceived(trace, expectation.who, expectation.what, trace.figure, expectation.party);
      const name = labelIn(trace, expectation.who);
      const phrase = phraseOf(expectation.what);
      return found === null
        ? { holds: true, sentence: `${name} never ${phrase}.` }
        : { holds: false, sentence: `${name} ${phrase}, ${since(trace, found.at)}.` };
    }
    case 'state':
      return isInState(expectation, trace);
    case 'media':
    case 'hears':
      return hear(expectation, trace);
    case 'message':
      return isSent(expectation, trace);
    case 'ends':
      return { holds: trace.ended === expectation.how, sentence: `The run ends by ${trace.ended}.` };
  }
}

const since = (trace: Trace, at: Micros): string => {
  const start = figureStart(trace);
  return at < start ? 'before the figure starts' : `${printDuration(at - start)} after the start`;
};

function firstPerceived(
  trace: Trace,
  who: ElementId,
  what: Perception,
  from: number,
  party?: ElementId,
): { at: Micros; change: Perceived } | null {
  for (let i = from; i < trace.entries.length; i++) {
    const entry = trace.entries[i];
    if (entry?.element !== who) continue;
    for (const change of entry.changes) {
      if (change.type !== 'perceived' || change.what !== what) continue;
      if (party === undefined || (change.others ?? [change.party]).includes(party)) return { at: entry.at, change };
    }
  }
  return null;
}

function perceives({ who, what, party, within }: Expectation & { kind: 'perceives' }, trace: Trace): Finding {
  const name = labelIn(trace, who);
  const found = firstPerceived(trace, who, what, within === null ? 0 : trace.figure, party);
  if (found === null) return { holds: false, sentence: `${name} never ${phraseOf(what)}${instead(trace, who)}.` };
  const detail = found.change.detail === null ? '' : ` (${found.change.detail})`;
  const sentence = `${name} ${phraseOf(what)}${detail}, ${since(trace, found.at)}`;
  const late = within !== null && found.at - figureStart(trace) > within;
  return { holds: !late, sentence: late ? `${sentence}: not within ${printDuration(within)}.` : `${sentence}.` };
}

function instead(trace: Trace, who: ElementId): string {
  const noticed = trace.entries
    .slice(trace.figure)
    .filter((entry) => entry.element === who)
    .flatMap((entry) => entry.changes)
    .flatMap((change) => (change.type === 'perceived' ? [phraseOf(change.what)] : []));
  return noticed.length === 0 ? ': nothing is noticed there' : `; what is noticed there: ${noticed.join(', ')}`;
}

function isInState({ who, machine, state }: Expectation & { kind: 'state' }, trace: Trace): Finding {
  const name = labelIn(trace, who);
  const machines = new Set<string>();
  const states = new Set<string>();
  for (const entry of trace.entries.slice(trace.figure)) {
    if (entry.element !== who) continue;
    for (const change of entry.changes) {
      if (change.type !== 'state') continue;
      machines.add(change.machine);
      if (change.machine !== machine) continue;
      const to = change.to.split('.')[0] as string;
      states.add(to);
      if (to.toLowerCase() !== state.toLowerCase()) continue;
      return { holds: true, sentence: `The ${machine} of ${name} is ${to}, ${since(trace, entry.at)}.` };
    }
  }
  if (!machines.has(machine)) {
    const others = machines.size === 0 ? 'none' : [...machines].join(', ');
    return { holds: false, sentence: `${name} runs no ${machine}; it runs: ${others}.` };
  }
  return { holds: false, sentence: `The ${machine} of ${name} is never ${state}; it is: ${[...states].join(', ')}.` };
}

function hear(expectation: Expectation & { kind: 'media' | 'hears' }, trace: Trace): Finding {
  const pair: readonly [ElementId, ElementId] =
    expectation.kind === 'media' ? expectation.between : [expectation.who, expectation.whom];
  const [a, b] = pair.map((id) => labelIn(trace, id)) as [string, string];
  const found = mediaEvents(trace).find(
    (event) =>
      event.entry >= trace.figure &&
      hearsIn(event, pair[0], pair[1]) &&
      (expectation.kind === 'hears' || hearsIn(event, pair[1], pair[0])),
  );
  const both = expectation.kind === 'media';
  const at = found?.at ?? heardThroughMixer(trace, pair[0], pair[1], both);
  const holds = (at !== undefined) === expectation.heard;
  if (at === undefined) {
    return { holds, sentence: both ? `${a} and ${b} never hear each other.` : `${a} never hears ${b}.` };
  }
  const when = since(trace, at);
  return { holds, sentence: both ? `${a} and ${b} hear each other, ${when}.` : `${a} hears ${b}, ${when}.` };
}

function isSent({ message, sent }: Expectation & { kind: 'message' }, trace: Trace): Finding {
  const selector = parseSelector(message);
  const needed = selector === null || selector.nth === 'every' ? 1 : selector.nth;
  const matching = sendingsOf(trace).filter(({ sent: sending, entry, key }) =>
    selector === null ? key === message : entry >= trace.figure && selects(selector, selectable(sending)),
  );
  const hit = matching[needed - 1];
  const holds = (hit !== undefined) === sent;
  if (hit === undefined) {
    const times = matching.length === 1 ? 'once' : `${matching.length} times`;
    if (matching.length === 0) return { holds, sentence: `No such message is sent: ${message}.` };
    return { holds, sentence: `Such messages are sent ${times} only: ${message}.` };
  }
  const { from, to, message: text } = hit.sent;
  const cseq = get(text, 'cseq');
  const what = `${hit.what}${cseq === undefined ? '' : ` (CSeq ${cseq.number})`}`;
  const sentence = `${labelIn(trace, from)} sends ${what} to ${labelIn(trace, to)}, ${since(trace, hit.at)}`;
  return { holds, sentence: needed > 1 ? `${sentence}, the ${ordinal(needed)} such message.` : `${sentence}.` };
}
