// A machine as nodes and edges: for drawing it, and for holding it against the table of its RFC.
// Walks XState's own state nodes, since its `definition` leaves out `always` edges.

import { type Machine, outermost, type StateMeta, type TransitionMeta } from './machine';
import type { Rule } from './model/output';

export interface ChartNode {
  /** 'Calling', or 'Calling.reliable' for a nested state. */
  readonly id: string;
  /** The last part of the id. */
  readonly label: string;
  /** The state around it, or null. */
  readonly parent: string | null;
  /** `start` is the dot where the figure begins: the machine leaves it with its first event. */
  readonly kind: 'start' | 'state' | 'final';
  /** Names of the timers that run while in this state. */
  readonly timers: readonly string[];
  /** What is done on entering it. */
  readonly entry: readonly string[];
  readonly description: string | null;
}

export interface ChartEdge {
  readonly from: string;
  readonly to: string;
  /** 'timer.A' for a timer, '' for an edge taken at once (`always`). */
  readonly event: string;
  readonly actions: readonly string[];
  readonly rule: Rule | null;
  /** The states that the machine itself has this edge in: more than one, or nested ones, where a figure folds them. */
  readonly within: readonly string[];
}

export interface Statechart {
  readonly id: string;
  /** The state, or the dot, where it begins. */
  readonly initial: string;
  readonly description: string | null;
  readonly meta: StateMeta | null;
  readonly nodes: readonly ChartNode[];
  readonly edges: readonly ChartEdge[];
}

interface Transition {
  readonly target: readonly Node[] | undefined;
  readonly actions: readonly unknown[];
  readonly meta?: TransitionMeta | undefined;
  readonly delay?: unknown;
}

interface Node {
  readonly key: string;
  readonly path: readonly string[];
  readonly type: string;
  readonly description?: string | undefined;
  readonly meta?: StateMeta | undefined;
  readonly states: Readonly<Record<string, Node>>;
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
  readonly always?: readonly Transition[] | undefined;
  readonly entry: readonly unknown[];
  readonly after: readonly { readonly delay?: unknown }[];
  readonly initial: { readonly target: readonly Node[] };
}

const START = 'Start';

/** Every state and every edge of a machine, in the order they are written. */
export function statechart(machine: Machine): Statechart {
  const nodes: ChartNode[] = [];
  const edges: ChartEdge[] = [];
  const root = machine.root as unknown as Node;
  visit(root, nodes, edges);
  const initial = root.initial.target[0]?.path.join('.') ?? '';
  return { id: machine.id, initial, description: root.description ?? null, meta: root.meta ?? null, nodes, edges };
}

/**
 * The chart as the RFC's figure shows it: nested states fold into the outermost one, and edges that become the same
 * become one. What stays is what a reader of the figure expects to see.
 */
export function figure(chart: Statechart): Statechart {
  const edges = new Map<string, ChartEdge>();
  for (const edge of chart.edges) {
    const folded = { ...edge, from: outermost(edge.from), to: outermost(edge.to) };
    const key = [folded.from, folded.event, folded.to, ...folded.actions].join(' ');
    const known = edges.get(key);
    edges.set(key, known ? { ...known, within: [...known.within, ...edge.within] } : folded);
  }
  const nodes = chart.nodes
    .filter((node) => node.parent === null)
    .map((node) => {
      const within = chart.nodes.filter((inner) => outermost(inner.id) === node.id);
      return { ...node, timers: [...new Set(within.flatMap((inner) => inner.timers))] };
    });
  return { ...chart, nodes, edges: [...edges.values()] };
}

/** The edges that may be taken in a state, which may be a nested one that the figure folds. */
export const edgesFrom = (chart: Statechart, state: string): readonly ChartEdge[] =>
  chart.edges.filter((edge) => edge.from === state || edge.within.some((id) => id === state || isWithin(state, id)));

const isWithin = (state: string, around: string): boolean => state.startsWith(`${around}.`);

function visit(node: Node, nodes: ChartNode[], edges: ChartEdge[]): void {
  const id = node.path.join('.');
  if (id !== '') {
    nodes.push({
      id,
      label: node.key,
      parent: node.path.length > 1 ? node.path.slice(0, -1).join('.') : null,
      kind: node.type === 'final' ? 'final' : id === START ? 'start' : 'state',
      timers: [...new Set(node.after.map(({ delay }) => String(delay)))],
      entry: namesOf(node.entry).filter((name) => !name.startsWith('xstate.')),
      description: node.description ?? null,
    });
    for (const [event, transitions] of node.transitions) {
      for (const transition of transitions) edges.push(edge(node, event, transition));
    }
    for (const transition of node.always ?? []) edges.push(edge(node, '', transition));
  }
  for (const child of Object.values(node.states)) visit(child, nodes, edges);
}

function edge(node: Node, event: string, transition: Transition): ChartEdge {
  return {
    from: node.path.join('.'),
    to: (transition.target?.[0] ?? node).path.join('.'),
    event: transition.delay === undefined ? event : `timer.${String(transition.delay)}`,
    actions: namesOf(transition.actions),
    rule: transition.meta?.rule ?? null,
    within: [node.path.join('.')],
  };
}

const namesOf = (actions: readonly unknown[]): string[] =>
  actions.map((action) => (action as { type?: string }).type ?? String(action));
