// What a chart asks to be drawn, before anything has a place: the spine of its states, as they are written, and one
// bundle for all edges between the same two states.

import type { Statechart } from '@/engine';
import { type Label, labelsOf } from './labels';
import type { ChartWords } from './model';

export interface Bundle {
  readonly from: string;
  readonly to: string;
  readonly edges: readonly number[];
  readonly labels: readonly Label[];
}

export interface Plan {
  readonly spine: readonly string[];
  readonly bundles: readonly Bundle[];
  /** What leads into the chart. */
  readonly start: Bundle;
  /** States that nothing leaves. */
  readonly ends: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, string>;
  row(id: string): number;
  between(from: string, to: string): Bundle | undefined;
}

const keyOf = (from: string, to: string): string => `${from} ${to}`;

function bundlesOf(chart: Statechart, words: ChartWords): readonly Bundle[] {
  const found = new Map<string, { from: string; to: string; edges: number[] }>();
  chart.edges.forEach(({ from, to }, i) => {
    const bundle = found.get(keyOf(from, to)) ?? { from, to, edges: [] };
    bundle.edges.push(i);
    found.set(keyOf(from, to), bundle);
  });
  return [...found.values()].map((bundle) => ({ ...bundle, labels: labelsOf(chart, bundle.edges, words) }));
}

export function planOf(chart: Statechart, words: ChartWords): Plan {
  const all = bundlesOf(chart, words);
  const dot = chart.nodes.find(({ kind }) => kind === 'start');
  const start = all.find(({ from }) => from === dot?.id) ?? {
    ...{ from: '', to: chart.initial, edges: [], labels: [] },
  };
  const bundles = all.filter(({ from }) => from !== dot?.id);
  const states = chart.nodes.filter((node) => node !== dot).map(({ id }) => id);
  const spine = [start.to, ...states.filter((id) => id !== start.to)];
  const rows = new Map(spine.map((id, i) => [id, i]));
  const byKey = new Map(bundles.map((bundle) => [keyOf(bundle.from, bundle.to), bundle]));
  return {
    ...{ spine, bundles, start },
    ends: new Set(states.filter((id) => !bundles.some(({ from, to }) => from === id && to !== id))),
    names: new Map(states.map((id) => [id, words.state(id)])),
    row: (id) => rows.get(id) ?? 0,
    between: (from, to) => byKey.get(keyOf(from, to)),
  };
}
