// Who is in the figure: lifelines in the scenario's order, without those off stage, and what people call them.

import { labelIn, type Trace } from '@/engine';
import type { LadderNode } from '../../ladder/model';

export interface Cast {
  readonly nodes: readonly LadderNode[];
  /** Place from the left; undefined for what is not in the figure. */
  place(id: string | null): number | undefined;
  name(id: string | null): string;
}

/** Host names as people remember them: without the part that every example shares. */
export const shortHost = (host: string): string => host.replace(/\.example\.(com|net|org)$/, '');

export function castOf(trace: Trace): Cast {
  const { elements, offstage } = trace.origin.scenario;
  const nodes = elements
    .filter(({ id }) => !offstage.includes(id))
    .map(({ id, kind, label, host }) => ({ id, kind, name: label, host: shortHost(host) }));
  const places = new Map(nodes.map(({ id }, i) => [id, i]));
  return {
    nodes,
    place: (id) => (id === null ? undefined : places.get(id)),
    name: (id) => labelIn(trace, id),
  };
}
