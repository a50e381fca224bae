// How a message came to grief, told afterwards: who dropped it, or what it met on its way.

import type { Intervention } from '../../model/intervention';
import { ordinal } from '../../model/selector';
import { printDuration } from '../../scenario/duration';
import { entryAt, figureStart, type Sending } from '../sending';
import { behind, downSince, isReaders, meddlingWith } from './losses';
import type { Reason } from './reason';
import type { Teller } from './teller';

/** A loss as a link of a chain; `all` are lost alike, the first of them tells. */
export function lossReason(all: readonly Sending[], teller: Teller): Reason[] {
  const [first] = all;
  if (first === undefined) return [];
  const { title, text, by, entry } = fateOf(first, teller);
  const more = all.length > 1 ? ` So it went with ${all.length === 2 ? 'both' : `all ${all.length}`} of them.` : '';
  const cause = entryAt(teller.trace, entry);
  return [
    {
      kind: 'fault',
      entry,
      at: entry === first.entry ? first.at : cause.at,
      element: first.sent.to,
      title,
      text: text + more,
      rule: null,
      packet: first.sent.packet,
      machine: null,
      by,
    },
  ];
}

interface Fate extends Pick<Reason, 'title' | 'text' | 'by' | 'entry'> {}

function fateOf(sending: Sending, teller: Teller): Fate {
  const { trace } = teller;
  const { sent, lost } = sending;
  const what = teller.message(sent.packet);
  const to = teller.name(sent.to);
  const copy = `The ${ordinal(sent.copy + 1)} copy`;
  const dropped = meddlingWith(trace, sending).find(({ kind }) => kind === 'lose');
  const here = { entry: sending.entry, by: null };
  if (dropped !== undefined && lost === 'lost on purpose') {
    return isReaders(trace, dropped)
      ? { ...here, by: 'reader', title: `You dropped ${what}`, text: `${copy} never reached ${to}.` }
      : {
          ...here,
          by: 'scenario',
          title: `${what} was lost`,
          text: `${copy} never reached ${to}: the script loses it.`,
        };
  }
  if (lost === 'it is down' && sent.to !== null) {
    const down = downSince(trace, sent.to, trace.until);
    const crash = down < 0 ? null : entryAt(trace, down);
    const since = crash === null ? '' : ` It had crashed at ${timeOf(crash.at, teller)}.`;
    const fault = crash === null ? null : behind(trace, crash);
    const by = fault === null ? null : isReaders(trace, fault) ? ('reader' as const) : ('scenario' as const);
    return { ...here, by, title: `${what} found ${to} down`, text: `Nothing took it there.${since}` };
  }
  if (lost === 'the network is cut here') {
    const path = `between ${teller.name(sent.from)} and ${to}`;
    const cut = trace.origin.interventions.find(
      (one): one is Extract<Intervention, { kind: 'partition' }> =>
        one.kind === 'partition' && one.between.includes(sent.from) && one.between.includes(sent.to ?? ''),
    );
    const by = cut === undefined ? null : isReaders(trace, cut) ? ('reader' as const) : ('scenario' as const);
    return { ...here, by, title: `${what} met a cut`, text: `The path ${path} carried nothing just then.` };
  }
  if (lost === 'the network lost it')
    return {
      ...here,
      title: `The network lost ${what}`,
      text: `${copy} never reached ${to}: a network may lose datagrams.`,
    };
  return { ...here, title: `${what} did not get through`, text: `${capital(lost ?? 'it was lost')}.` };
}

/** '0.586 s' of the figure. */
export function timeOf(at: number, { trace }: Teller): string {
  const since = at - figureStart(trace);
  return since < 0 ? 'a time before the figure' : `${(since / 1_000_000).toFixed(3)} s`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What somebody did to a message that came all the same: delayed, repeated or rewrote it. */
export function meddlings(sending: Sending, teller: Teller): Reason[] {
  const { sent, at, entry } = sending;
  const what = teller.message(sent.packet);
  return meddlingWith(teller.trace, sending).flatMap((one): Reason[] => {
    const reader = isReaders(teller.trace, one);
    const did = doneBy(one, sending, reader, what, teller.name(sent.to));
    if (did === null) return [];
    return [
      {
        kind: 'fault',
        entry,
        at,
        element: sent.from,
        ...did,
        rule: null,
        packet: sent.packet,
        machine: null,
        by: reader ? 'reader' : 'scenario',
      },
    ];
  });
}

const inOneLine = (words: string): string => words.replace(/\s+/g, ' ');

function doneBy(
  one: Intervention,
  { lost, sent }: Sending,
  reader: boolean,
  what: string,
  to: string,
): Pick<Reason, 'title' | 'text'> | null {
  switch (one.kind) {
    case 'lose':
      // Over UDP it is lost, and told as a loss.
      if (lost !== null) return null;
      return {
        title: reader ? `You dropped a segment of ${what}` : `A segment of ${what} was lost`,
        text: `${sent.hop.transport} sends what is lost again by itself, so ${what} only came later.`,
      };
    case 'delay': {
      const by = printDuration(one.by);
      return { title: reader ? `You delayed ${what}` : `${what} was delayed`, text: `It reached ${to} ${by} later.` };
    }
    case 'duplicate':
      return {
        title: reader ? `You duplicated ${what}` : `${what} was duplicated`,
        text: `A second copy came to ${to} ${printDuration(one.after)} after the first.`,
      };
    case 'edit':
      return {
        title: reader ? `You rewrote ${what}` : `${what} was rewritten`,
        text: `What reached ${to} is not what was sent.`,
      };
    case 'reword':
      return {
        title: reader ? `You reworded ${what}` : `${what} was reworded`,
        text: `It reached ${to} with ${one.words.map(([was, is]) => `“${inOneLine(is)}” in the place of “${inOneLine(was)}”`).join(', and ')}.`,
      };
    default:
      return null;
  }
}
