// The columns as a reader wants them: moved, folded, and nothing else changed.

import { describe, expect, test } from 'vitest';
import { AS_IT_IS, arranged, columnsOf } from '@/components/ladder/arrange';
import { apart, joinedWithNext, moved } from '@/components/ladder/arranging';
import { layout } from '@/components/ladder/layout';
import { COMFORTABLE } from '@/components/ladder/options';
import { viewOf } from './support/runs';

const view = viewOf('two-proxies-invite-lost').ladder;
const { nodes } = view;
const ids = (arrangement: Parameters<typeof columnsOf>[1]) =>
  columnsOf(nodes, arrangement).map((column) => column.map(({ id }) => id).join('+'));
const [alice, p1, p2, bob] = nodes.map(({ id }) => id) as [string, string, string, string];

describe('columns', () => {
  test('stay as the run has them when nothing is asked', () => {
    expect(arranged(view, AS_IT_IS)).toBe(view);
    expect(ids(AS_IT_IS)).toEqual([alice, p1, p2, bob]);
  });
  test('move one place, and back', () => {
    const right = moved(nodes, AS_IT_IS, 0, 1);
    expect(ids(right)).toEqual([p1, alice, p2, bob]);
    expect(moved(nodes, right, 1, -1)).toEqual(AS_IT_IS);
  });
  test('go nowhere beyond the edges', () => {
    expect(moved(nodes, AS_IT_IS, 0, -1)).toBe(AS_IT_IS);
    expect(moved(nodes, AS_IT_IS, 3, 1)).toBe(AS_IT_IS);
  });
  test('fold with their neighbour and unfold again', () => {
    const folded = joinedWithNext(nodes, AS_IT_IS, 1);
    expect(ids(folded)).toEqual([alice, `${p1}+${p2}`, bob]);
    expect(apart(nodes, folded, 1)).toEqual(AS_IT_IS);
  });
  test('folded ones move together', () => {
    expect(ids(moved(nodes, joinedWithNext(nodes, AS_IT_IS, 1), 1, 1))).toEqual([alice, bob, `${p1}+${p2}`]);
  });
  test('two are left at least', () => {
    const two = joinedWithNext(nodes, joinedWithNext(nodes, AS_IT_IS, 1), 1);
    expect(ids(two)).toHaveLength(2);
    expect(joinedWithNext(nodes, two, 0)).toBe(two);
  });
  test('that the run does not know, or that are named twice, change nothing', () => {
    expect(ids({ order: ['nobody', bob, bob, 'x'], joined: ['nobody', bob] })).toEqual([bob, alice, p1, p2]);
  });
});

describe('a fold', () => {
  const folded = arranged(view, joinedWithNext(nodes, AS_IT_IS, 1));
  const inside = view.messages.filter((m) => [p1, p2].includes(m.from) && [p1, p2].includes(m.to));
  test('hides what passes inside, and says how much', () => {
    expect(inside.length).toBeGreaterThan(3);
    expect(folded.messages).toHaveLength(view.messages.length - inside.length);
    expect(folded.nodes[1]?.folded).toEqual({ names: ['Proxy 1', 'Proxy 2'], hidden: inside.length });
  });
  test('leaves the steps and the ends of the run alone', () => {
    expect([folded.marks, folded.says, folded.start, folded.end]).toEqual([
      view.marks,
      view.says,
      view.start,
      view.end,
    ]);
  });
  test('has no arrow, bar, timer or question that leads nowhere', () => {
    const there = new Set([...folded.nodes, ...folded.satellites].map(({ id }) => id));
    const named = [
      ...folded.messages.flatMap((m) => [m.from, m.to]),
      ...[...folded.states, ...folded.timers, ...folded.before, ...folded.statuses].map((one) => one.node),
      ...folded.satellites.map((s) => s.of),
    ];
    expect(named.filter((id) => !there.has(id))).toEqual([]);
    expect(folded.messages.filter((m) => m.from === m.to)).toEqual([]);
  });
});

test('in another order every arrow ends at its own lifelines, and bars stand on the side of their wire', () => {
  const order = [bob, p1, alice, p2];
  const mixed = arranged(view, { order, joined: [] });
  const laid = layout(mixed, COMFORTABLE);
  const x = new Map(laid.view.nodes.map((node, i) => [node.id, laid.x[i] ?? 0]));
  for (const { message, x0, x1, direction } of laid.arrows) {
    if (message.kind === 'query') continue;
    expect(Math.abs(x0 - (x.get(message.from) ?? 0))).toBeLessThan(12);
    expect(Math.abs(x1 - (x.get(message.to) ?? 0))).toBeLessThan(12);
    expect(direction).toBe(Math.sign((x.get(message.to) ?? 0) - (x.get(message.from) ?? 0)));
  }
  const calling = mixed.states.find((s) => s.node === alice && s.state === 'Calling');
  expect(calling?.side).toBe('left');
});
