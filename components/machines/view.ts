// A machine as its page shows it: read off the running definition and off real runs, on the server.

import { type ChartEdge, chartOf, edgesFrom, figureOf, machineInfo, machineNames } from '@/engine';
import { layout } from '../statechart/layout';
import { outer } from '../statechart/lives';
import {
  actionWords,
  chartWords,
  eventWords,
  machineGroups,
  machineNotes,
  stateText,
  stateWords,
  timerWords,
} from '../text/state';
import type { Cited, EdgeRow, ListedMachine, MachineView, StateNow, StateRow, TimerRow } from './model';
import { type Ran, runsFor } from './runs';

const NARROW = 350;
const WIDE = 720;

export function listedMachine(name: string): ListedMachine {
  const { title, purpose, rfc, section, figure } = machineInfo(name);
  const { nodes, edges } = figureOf(name);
  const states = nodes.filter(({ kind }) => kind !== 'start').length;
  return { name, title, purpose, source: stateText.from(rfc, section, figure), states, edges: edges.length };
}

export const listedMachines = (): readonly ListedMachine[] => machineNames.map(listedMachine);

export function machineView(name: string, all: readonly Ran[]): MachineView {
  const info = machineInfo(name);
  const figure = figureOf(name);
  const words = chartWords(name);
  const runs = runsFor(name, all);
  const taken = new Set(runs.flatMap(({ moves }) => moves.flatMap(({ edge }) => edge ?? [])));
  const states = new Set(runs.flatMap(({ moves }) => moves.map(({ to }) => to)));
  return {
    ...listedMachine(name),
    note: machineNotes[name] ?? '',
    compare: info.compare ? stateText.compare(info.compare.rfc, info.compare.figure) : null,
    drawn: info.figure !== undefined,
    group: machineGroups.find(({ machines }) => machines.includes(name))?.title ?? '',
    sections: sectionsOf(name),
    narrow: layout(figure, NARROW, words),
    wide: layout(figure, WIDE, words),
    rows: rowsOf(name),
    timers: timersOf(name),
    runs,
    nows: Object.fromEntries([...states].map((state) => [state, nowOf(name, state)])),
    covered: taken.size,
    uncovered: figure.edges.filter((_, i) => !taken.has(i)).map((edge) => edgeInWords(name, edge)),
  };
}

const edgeInWords = (name: string, edge: ChartEdge): string =>
  stateText.edge(
    stateWords(edge.from),
    eventWords(name, edge.event),
    edge.to === edge.from ? null : stateWords(edge.to),
  );

/** What a machine may do next, in a state. */
function nowOf(name: string, state: string): StateNow {
  const figure = figureOf(name);
  const open = edgesFrom(figure, state);
  const ways = open.map((edge) =>
    stateText.way(
      eventWords(name, edge.event),
      actionWords(name, edge),
      edge.to === edge.from ? null : stateWords(edge.to),
    ),
  );
  return {
    box: outer(state),
    words: stateWords(shownState(name, state)),
    open: open.map((edge) => figure.edges.indexOf(edge)),
    label: stateText.chartAt(machineInfo(name).title, stateWords(outer(state)), ways),
  };
}

/** Whether a transport is reliable is no state of mind: the figures do not show it. */
export function shownState(name: string, state: string): string {
  const inner = chartOf(name).nodes.filter(({ parent }) => parent === outer(state));
  return inner.some(({ label }) => label === 'reliable') || inner.length === 1 ? outer(state) : state;
}

function sectionsOf(name: string): readonly Cited[] {
  const found = new Map<string, Cited>();
  for (const { rule } of chartOf(name).edges) if (rule) found.set(`${rule.rfc} ${rule.section}`, rule);
  const numbers = ({ section }: Cited) => section.split('.').map(Number);
  const before = (a: Cited, b: Cited): number => {
    if (a.rfc !== b.rfc) return a.rfc - b.rfc;
    const [x, y] = [numbers(a), numbers(b)];
    const i = x.findIndex((number, place) => number !== y[place]);
    return i < 0 ? x.length - y.length : (x[i] ?? 0) - (y[i] ?? -1);
  };
  return [...found.values()].map(({ rfc, section }) => ({ rfc, section })).sort(before);
}

function rowsOf(name: string): readonly StateRow[] {
  const chart = chartOf(name);
  const edgeRow = (edge: ChartEdge): EdgeRow => ({
    event: eventWords(name, edge.event),
    action: actionWords(name, edge),
    to: edge.to === edge.from ? null : stateWords(edge.to),
    rule: edge.rule,
  });
  return chart.nodes.map(({ id, kind, description, timers, entry }) => {
    const enters =
      entry.length === 0 ? [] : [stateText.onEntry(actionWords(name, { from: id, event: '', actions: entry }))];
    return {
      id,
      name: kind === 'start' ? stateText.begins : stateWords(id),
      description: [description ?? '', ...enters].filter(Boolean).join(' '),
      timers: timers.map((timer) => timerWords(name, timer)?.name ?? timer),
      edges: chart.edges.filter(({ from }) => from === id).map(edgeRow),
    };
  });
}

function timersOf(name: string): readonly TimerRow[] {
  const { nodes } = figureOf(name);
  const names = [...new Set(nodes.flatMap(({ timers }) => timers))].sort();
  return names.flatMap((timer) => {
    const words = timerWords(name, timer);
    const states = nodes.filter(({ timers }) => timers.includes(timer)).map(({ id }) => stateWords(id));
    return words ? [{ ...words, states }] : [];
  });
}
