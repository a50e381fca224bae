// Every id of every machine reads as words, so that none reaches a page.

import { describe, expect, test } from 'vitest';
import { ACTIONS, COMMON_EVENTS, EVENTS, STATES, TIMERS } from '@/components/text/machine-tables';
import { actionWords, eventWords, stateWords, timerWords } from '@/components/text/state';
import { chartOf, machineNames } from '@/engine';

/** What only an id looks like: dots, hyphens, capitals in the middle. */
const ID = /[a-z][A-Z]|\w[.]\w|[a-z]-[a-z]/;
const PROPER = /\bre-INVITE\b|\bhalf-time\b/;

describe.each(machineNames)('%s', (name) => {
  const chart = chartOf(name);

  test('every event has words', () => {
    const nameless = chart.edges
      .map(({ event }) => event)
      .filter((event) => !event.startsWith('timer.'))
      .filter((event) => EVENTS[name]?.[event] === undefined && COMMON_EVENTS[event] === undefined);
    expect(nameless).toEqual([]);
    for (const { event } of chart.edges) expect(eventWords(name, event).replace(PROPER, '')).not.toMatch(ID);
  });

  test('every action has words', () => {
    for (const edge of chart.edges) {
      expect(actionWords(name, edge).replace(PROPER, '')).not.toMatch(ID);
      for (const action of edge.actions) expect(actionWords(name, { ...edge, actions: [action] })).not.toBe(action);
    }
    for (const { id, entry } of chart.nodes) {
      for (const action of entry)
        expect(actionWords(name, { from: id, event: '', actions: [action] })).not.toBe(action);
    }
  });

  test('every timer is named, measured and explained', () => {
    const timers = [...new Set(chart.nodes.flatMap((node) => node.timers))];
    expect(timers.filter((timer) => timerWords(name, timer) === null)).toEqual([]);
  });

  test('every state reads as words and is described', () => {
    for (const { id, kind, description, label, parent } of chart.nodes) {
      if (kind === 'start') continue;
      expect(stateWords(id)).not.toMatch(ID);
      const described = description !== null || ['reliable', 'unreliable'].includes(label);
      expect(described, `${parent ?? ''} ${id}`).toBe(true);
    }
  });
});

test('no words stand for what no machine knows', () => {
  const charts = new Map(machineNames.map((name) => [name, chartOf(name)]));
  const all = [...charts.values()];
  const stray = [
    ...Object.keys(STATES).filter((id) => !all.some(({ nodes }) => nodes.some(({ label }) => label === id))),
    ...Object.entries(EVENTS).flatMap(([machine, events]) =>
      Object.keys(events)
        .filter((event) => !machine.endsWith('-server') && !charts.get(machine)?.edges.some((e) => e.event === event))
        .map((event) => `${machine} ${event}`),
    ),
    ...Object.entries(ACTIONS).flatMap(([machine, actions]) =>
      Object.keys(actions)
        .map((key) => key.split(':').at(-1) ?? '')
        .filter((action) => {
          const chart = charts.get(machine);
          const done = chart && [...chart.edges.flatMap((e) => e.actions), ...chart.nodes.flatMap((n) => n.entry)];
          return !done?.includes(action);
        })
        .map((action) => `${machine} ${action}`),
    ),
    ...Object.keys(TIMERS).filter((key) => !charts.has(key.split(' ')[0] ?? '')),
  ];
  expect(stray).toEqual([]);
});
