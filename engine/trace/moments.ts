// Points at one moment of a run in words, for texts that speak of it:
//
//   moment = [ "arrival of" ] selector           when a message is sent, or arrives (model/selector.ts)
//          | person perception                   "bob rings", "alice is connected to carol"
//          | "question" element [ nth ]          a question to the location service or a name server
//          | "answer" element [ nth ]            its answer
//          | "timer" element name [ nth ]        a timer fires: "timer p1 A second"
//          | "state" element machine state       a machine enters a state: "state p1 invite-client Calling"
//
// Texts must mean one thing: whoever resolves a moment checks that there is exactly one.

import type { Perception } from '../model/output';
import { ORDINALS, parseSelector, selects } from '../model/selector';
import type { Micros } from '../model/time';
import type { Entry, Trace } from '../model/trace';
import { selectable } from '../network/select';
import { PERCEPTIONS } from '../scenario/perceptions';
import { figureStart, sendingsOf } from './sending';

export interface FoundMoment {
  /** From the start of the figure. */
  readonly at: Micros;
  /** The packet, when the moment is one of a message. */
  readonly packet: number | null;
  /** Index of the entry in which it happens. */
  readonly entry: number;
}

/** Every moment of the figure that the words mean; empty when they mean nothing. */
export function momentsOf(trace: Trace, words: string): readonly FoundMoment[] {
  const text = words.trim().replace(/\s+/g, ' ');
  const arrival = /^arrival of (.*)$/.exec(text)?.[1];
  const [first = ''] = text.split(' ');
  if (['question', 'answer', 'timer', 'state'].includes(first)) return happenings(trace, text.split(' '));
  const person = trace.origin.scenario.elements.some(({ id }) => id === first);
  if (person && !text.includes('->')) return perceptions(trace, first, text.slice(first.length + 1));
  return messages(trace, arrival ?? text, arrival !== undefined);
}

function messages(trace: Trace, words: string, arrival: boolean): readonly FoundMoment[] {
  const selector = parseSelector(words);
  if (selector === null) return [];
  const start = figureStart(trace);
  const own = sendingsOf(trace).filter(
    ({ entry, sent }) => entry >= trace.figure && selects(selector, selectable(sent)),
  );
  const meant = selector.nth === 'every' ? own : own.slice(selector.nth - 1, selector.nth);
  return meant.flatMap(({ at, arrives, sent, entry }) => {
    const when = arrival ? arrives : at;
    return when === null ? [] : [{ at: when - start, packet: sent.packet, entry }];
  });
}

function perceptions(trace: Trace, who: string, phrase: string): readonly FoundMoment[] {
  const [, said = '', party] = /^(.*?)(?: (?:to|with|by) (\S+))?$/.exec(phrase) ?? [];
  const what = perceptionOf(phrase) ?? perceptionOf(said);
  if (what === undefined) return [];
  const found = figureEntries(trace).flatMap((entry) =>
    entry.element === who &&
    entry.changes.some(
      (c) => c.type === 'perceived' && c.what === what && (perceptionOf(phrase) !== undefined || c.party === party),
    )
      ? [entry]
      : [],
  );
  return found.slice(0, 1).map((entry) => momentOf(trace, entry));
}

const perceptionOf = (phrase: string): Perception | undefined =>
  PERCEPTIONS.find(({ phrases }) => phrases.includes(phrase))?.what;

const figureEntries = (trace: Trace): readonly Entry[] => trace.entries.slice(trace.figure);

const momentOf = (trace: Trace, { at, index }: Entry): FoundMoment => ({
  at: at - figureStart(trace),
  packet: null,
  entry: index,
});

function happenings(trace: Trace, words: readonly string[]): readonly FoundMoment[] {
  const [kind, element, ...rest] = words;
  const last = rest.at(-1) ?? '';
  const counted = ORDINALS.indexOf(last);
  const [name, state] = counted >= 0 ? rest.slice(0, -1) : rest;
  const meant = (entry: Entry): boolean => {
    const { event, changes } = entry;
    switch (kind) {
      case 'question':
        return changes.some((c) => c.type === 'asked');
      case 'answer':
        return event.type === 'answer';
      case 'timer':
        return event.type === 'timer' && event.name === name;
      default:
        return changes.some((c) => c.type === 'state' && c.machine === name && c.to === state && c.from !== c.to);
    }
  };
  const all = figureEntries(trace).filter((entry) => entry.element === element && meant(entry));
  return all.slice(Math.max(0, counted), Math.max(0, counted) + 1).map((entry) => momentOf(trace, entry));
}
