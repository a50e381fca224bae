// The words at an edge, broken into lines. Edges between the same two states share a line of the drawing; those that
// also do the same share a label: 'refused, 491, 422  keep as it was'.

import type { Statechart } from '@/engine';
import { textWidth } from '../ladder/text-width';
import type { ChartWords, Run } from './model';

const EVENT_SIZE = 12;
const ACTION_SIZE = 11.5;
/** Between what happens and what is done about it. */
const GAP = 6;
/** Bold words are a little wider than the estimate knows. */
const BOLD = 1.03;

/** Runs of one line, and their width. */
export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
}

/** The words at one edge, or at several that do the same. */
export type Label = readonly Run[];

/** Where a line may break: a timer's letter stays with it. */
const BREAK = /(?<!\bTimer) /;

const widthOf = ({ text, kind }: Pick<Run, 'text' | 'kind'>): number =>
  kind === 'event' ? textWidth(text, EVENT_SIZE) * BOLD : textWidth(text, ACTION_SIZE);

/** The labels of some edges of a chart, in the order of its list. */
export function labelsOf(chart: Statechart, edges: readonly number[], words: ChartWords): readonly Label[] {
  const groups = new Map<string, Map<string, number[]>>();
  for (const i of edges) {
    const edge = chart.edges[i];
    if (edge === undefined) continue;
    const action = words.action(edge);
    const events = groups.get(action) ?? new Map<string, number[]>();
    groups.set(action, events);
    const event = words.event(edge);
    events.set(event, [...(events.get(event) ?? []), i]);
  }
  return [...groups].map(([action, events]) => {
    const names = [...events].map(
      ([text, of], i): Run => ({ text: i < events.size - 1 ? `${text},` : text, kind: 'event', edges: of }),
    );
    const all = [...events.values()].flat();
    return action === '' ? names : [...names, { text: action, kind: 'action', edges: all }];
  });
}

/** The widest word of a label: no column may be narrower. */
export const widestWord = (label: Label): number =>
  Math.max(0, ...label.flatMap((run) => run.text.split(BREAK).map((text) => widthOf({ text, kind: run.kind }))));

/** A label in lines that fit a width: in one; else what happens over what is done; else broken between words. */
export function linesOf(label: Label, width: number, apart = false): readonly Line[] {
  const events = label.filter(({ kind }) => kind === 'event');
  const actions = label.filter(({ kind }) => kind === 'action');
  const whole = lineOf(label);
  if (whole.width <= width && !(apart && actions.length > 0)) return [whole];
  return [...broken(events, width), ...broken(actions, width)];
}

function lineOf(runs: readonly Run[]): Line {
  let width = 0;
  runs.forEach((run, i) => {
    const before = runs[i - 1];
    if (before) width += run.kind === before.kind ? widthOf({ text: ' ', kind: run.kind }) : GAP;
    width += widthOf(run);
  });
  return { runs, width };
}

function broken(runs: readonly Run[], width: number): Line[] {
  const lines: Line[] = [];
  let line: Run[] = [];
  for (const run of runs.flatMap((r) => r.text.split(BREAK).map((text) => ({ ...r, text })))) {
    if (line.length > 0 && lineOf([...line, run]).width > width) {
      lines.push(joined(line));
      line = [];
    }
    line.push(run);
  }
  return line.length > 0 ? [...lines, joined(line)] : lines;
}

/** Neighbouring words of one event are one run again. */
function joined(words: readonly Run[]): Line {
  const runs: Run[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    const same = last?.kind === word.kind && last.edges.join() === word.edges.join();
    if (last && same) runs[runs.length - 1] = { ...last, text: `${last.text} ${word.text}` };
    else runs.push(word);
  }
  return lineOf(runs);
}
