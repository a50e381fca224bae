// A run held against the figure of an RFC: for each ordered pair of participants the same messages in the same order,
// and the same ends with media between them. The order across pairs is open, as it is in the figures.

import type { Trace } from '../model/trace';
import { legsOf, mediaSpans } from './media';
import { figureStart, sendingsOf } from './sending';

/** The arrows of a figure as facts. */
export interface Figure {
  /** The id of the scenario that stands for it. */
  readonly id: string;
  readonly title: string;
  readonly participants: readonly string[];
  /** 'F1 Alice > Bob: INVITE'; what stands in parentheses may be there or not. */
  readonly messages: readonly string[];
  readonly media: readonly (readonly [string, string])[];
}

/** A message of a figure that a later rule replaces. */
export interface Replaced {
  readonly label: string;
  readonly instead: string;
}

export interface Difference {
  /** 'Alice > Proxy 1', or 'media'. */
  readonly where: string;
  readonly figure: readonly string[];
  readonly run: readonly string[];
}

/** Where a run and a figure differ; nothing when they agree. */
export function compareFigure(trace: Trace, figure: Figure, replaced: readonly Replaced[] = []): Difference[] {
  const wanted = byPair(wantedOf(figure, replaced));
  const got = byPair(shownIn(trace));
  const differences = [...new Set([...wanted.keys(), ...got.keys()])]
    .filter((pair) => !agrees(wanted.get(pair) ?? [], got.get(pair) ?? []))
    .map((pair): Difference => ({ where: pair, figure: wanted.get(pair) ?? [], run: got.get(pair) ?? [] }));
  const media = figure.media.map(joined).toSorted();
  const heard = mediaIn(trace);
  if (media.join() !== heard.join()) differences.push({ where: 'media', figure: media, run: heard });
  return differences;
}

interface Arrow {
  readonly pair: string;
  readonly what: string;
}

function wantedOf({ messages }: Figure, replaced: readonly Replaced[]): Arrow[] {
  const instead = new Map(replaced.map((one) => [one.label, one.instead]));
  return messages.map((line) => {
    const space = line.indexOf(' ');
    const colon = line.lastIndexOf(': ');
    const label = line.slice(0, space);
    return { pair: line.slice(space + 1, colon), what: instead.get(label) ?? line.slice(colon + 2) };
  });
}

function byPair(arrows: readonly Arrow[]): Map<string, string[]> {
  const pairs = new Map<string, string[]>();
  for (const { pair, what } of arrows) pairs.set(pair, [...(pairs.get(pair) ?? []), what]);
  return pairs;
}

function agrees([wanted, ...rest]: readonly string[], got: readonly string[]): boolean {
  if (wanted === undefined) return got.length === 0;
  if (wanted.startsWith('('))
    return agrees(rest, got) || (got[0] === wanted.slice(1, -1) && agrees(rest, got.slice(1)));
  return got[0] === wanted && agrees(rest, got.slice(1));
}

/** The names the scenario gives its elements; nothing for those off stage. */
function namesIn(trace: Trace): Map<string, string> {
  const { elements, offstage } = trace.origin.scenario;
  return new Map(elements.filter(({ id }) => !offstage.includes(id)).map(({ id, label }) => [id, label]));
}

function shownIn(trace: Trace): Arrow[] {
  const names = namesIn(trace);
  return sendingsOf(trace).flatMap(({ sent, entry, what }) => {
    const [from, to] = [names.get(sent.from), names.get(sent.to ?? '')];
    return entry > trace.figure && from !== undefined && to !== undefined ? [{ pair: `${from} > ${to}`, what }] : [];
  });
}

const joined = (ends: readonly string[]): string => ends.toSorted().join(' = ');

function mediaIn(trace: Trace): string[] {
  const names = namesIn(trace);
  const start = figureStart(trace);
  const spans = mediaSpans(trace).filter(({ until }) => until === null || until > start);
  const pairs = spans.flatMap(legsOf).flatMap(({ between: [a, b] }) => {
    const [one, other] = [names.get(a), names.get(b)];
    return one !== undefined && other !== undefined ? [joined([one, other])] : [];
  });
  return [...new Set(pairs)].toSorted();
}
