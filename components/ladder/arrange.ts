// The columns as a reader wants them: in another order, neighbours folded into one. What passes between two that are
// folded together leaves the figure, and the fold says how much. Nothing else changes: times, steps and ends stay.

import type { LadderMessage, LadderNode, LadderTimer, LadderView, Millis } from './model';

export interface Arrangement {
  /** Lifelines from the left; those it does not name follow in the run's own order. */
  readonly order: readonly string[];
  /** Lifelines folded into the one at their left. */
  readonly joined: readonly string[];
}

export const AS_IT_IS: Arrangement = { order: [], joined: [] };

/** A lifeline, or several folded into one. */
export type Column = readonly [LadderNode, ...LadderNode[]];

export function columnsOf(nodes: readonly LadderNode[], { order, joined }: Arrangement): readonly Column[] {
  const named = order.flatMap((id) => nodes.find((node) => node.id === id) ?? []);
  const columns: Column[] = [];
  for (const node of new Set([...named, ...nodes])) {
    const left = columns.at(-1);
    if (left && joined.includes(node.id)) columns[columns.length - 1] = [...left, node];
    else columns.push([node]);
  }
  return columns;
}

/** Who a lifeline sends to or hears from at a moment. */
function peers(messages: readonly LadderMessage[]): (node: string, t: Millis) => string | undefined {
  const found = new Map<string, string>();
  for (const m of messages) {
    found.set(`${m.to} ${m.t1}`, m.from);
    found.set(`${m.from} ${m.t0}`, m.to);
  }
  return (node, t) => found.get(`${node} ${t}`);
}

/** The view with its columns arranged; the view itself when nothing is. */
export function arranged(view: LadderView, arrangement: Arrangement): LadderView {
  const columns = columnsOf(view.nodes, arrangement);
  if (columns.length === view.nodes.length && columns.every(([node], i) => node === view.nodes[i])) return view;
  const places = new Map(columns.flatMap((column, i) => column.map((node): [string, number] => [node.id, i])));
  const heads = new Map(columns.flatMap((column) => column.map((node): [string, string] => [node.id, column[0].id])));
  const headOf = (id: string) => heads.get(id) ?? id;
  const inside = (m: { readonly from: string; readonly to: string }) => headOf(m.from) === headOf(m.to);
  const between = <M extends { readonly from: string; readonly to: string }>(all: readonly M[]): readonly M[] =>
    all.flatMap((m) => (inside(m) ? [] : [{ ...m, from: headOf(m.from), to: headOf(m.to) }]));
  const at = <T extends { readonly node: string }>(all: readonly T[]): readonly T[] =>
    all.map((one) => ({ ...one, node: headOf(one.node) }));

  const peerOf = peers(view.messages);
  const sided = <T extends Pick<LadderTimer, 'node' | 'side' | 't0'>>(one: T): readonly T[] => {
    const here = places.get(one.node) ?? 0;
    const there = places.get(peerOf(one.node, one.t0) ?? '');
    if (there === here) return [];
    const side = there === undefined ? one.side : there > here ? 'right' : 'left';
    return [{ ...one, node: headOf(one.node), side }];
  };
  const middle = (columns.length - 1) / 2;
  const outer = <T extends LadderView['states'][number]>(one: T): T => ({
    ...one,
    node: headOf(one.node),
    side: (places.get(one.node) ?? 0) <= middle ? 'left' : 'right',
  });
  const { original, downs, links, cuts } = view;
  const across = <T extends { readonly between: readonly [string, string] }>(all: readonly T[]): readonly T[] =>
    all.flatMap((one) => {
      const [a, b] = [headOf(one.between[0]), headOf(one.between[1])];
      return a === b ? [] : [{ ...one, between: [a, b] as const }];
    });
  return {
    ...view,
    nodes: columns.map((column): LadderNode => {
      const [first, ...others] = column;
      if (others.length === 0) return first;
      const ids = column.map(({ id }) => id);
      const hidden = view.messages.filter((m) => ids.includes(m.from) && ids.includes(m.to)).length;
      return {
        ...first,
        kind: others.every(({ kind }) => kind === first.kind) ? first.kind : 'b2bua',
        folded: { names: column.map(({ name }) => name), hidden },
      };
    }),
    satellites: view.satellites.map((s) => ({ ...s, of: headOf(s.of) })),
    messages: between(view.messages),
    media: between(view.media),
    // A transaction stands on the side of the wire it serves, anything else on the outer side.
    states: view.states.flatMap((state) => (/-(client|server)$/.test(state.machine) ? sided(state) : [outer(state)])),
    timers: view.timers.flatMap(sided),
    before: at(view.before),
    statuses: at(view.statuses),
    ...(downs ? { downs: at(downs) } : {}),
    ...(links ? { links: across(links) } : {}),
    ...(cuts ? { cuts: across(cuts) } : {}),
    ...(original ? { original: { ...original, messages: between(original.messages) } } : {}),
  };
}
