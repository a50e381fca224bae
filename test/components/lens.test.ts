// One step alone: which facts stay in sight, what playing passes over, and how a thing that is pointed at is named.

import { describe, expect, test } from 'vitest';
import { factsOf } from '@/components/ladder/lanes';
import { layout } from '@/components/ladder/layout';
import type { PickTarget, Step } from '@/components/ladder/model';
import { COMFORTABLE } from '@/components/ladder/options';
import { pickName, pickOf, samePick } from '@/components/ladder/pick';
import { type Player, play, playerAt, timelineOf } from '@/components/stage/player';
import { twoProxies } from './fixtures/two-proxies';

const view = twoProxies();
const laid = layout(view, COMFORTABLE);

describe('the lens', () => {
  test.each<[Step, string]>([
    [1, 'q a F7'],
    [2, 'F7 F9 F10 F11 F12'],
    [3, 'F4 F5 F5b F7 F12 F13 F14'],
    [5, 'F18 F19 F20 F21 F22 F23'],
  ])('of step %d keeps its facts', (step, ids) => {
    expect([...factsOf(view, step)].sort()).toEqual(ids.split(' ').sort());
  });

  test('stops only where its facts leave and arrive, and turns only where its question does', () => {
    const line = timelineOf(laid, 1, 5);
    const times = view.messages.filter((m) => factsOf(view, 5).has(m.id)).flatMap((m) => [m.t0, m.t1]);
    expect(line.stops.length).toBeGreaterThan(0);
    for (const stop of line.stops) expect(times).toContain(stop);
    expect(line.turns).toEqual([12_400, 12_548]);
  });

  test('plays alone: from where the question opens to where it settles', () => {
    const line = timelineOf(laid, 1, 2);
    expect(line.spans).toEqual([{ t0: 664, t1: 4_076 }]);
    let player: Player = play(line, playerAt(0), { type: 'play' });
    expect(player.at).toBe(664);
    for (let i = 0; i < 2_000 && player.playing; i += 1) player = play(line, player, { type: 'frame', elapsed: 16 });
    expect(player).toMatchObject({ at: 4_076, playing: false });
    expect(play(line, player, { type: 'play' }).at).toBe(664);
  });

  test('passes over what lies between two openings of its question', () => {
    const reopened = { ...view, marks: [...view.marks, ...open(3, 12_400, 12_500)] };
    const line = timelineOf(layout(reopened, COMFORTABLE), 1, 3);
    expect(line.spans.map(({ t0, t1 }) => [t0, t1])).toEqual([
      [56, 4_150],
      [12_400, 12_500],
    ]);
    let player = play(line, playerAt(4_140), { type: 'play' });
    const seen: number[] = [];
    for (let i = 0; i < 2_000 && player.playing; i += 1) {
      player = play(line, player, { type: 'frame', elapsed: 16 });
      seen.push(player.at);
    }
    expect(seen.filter((at) => at > 4_150 && at < 12_400)).toEqual([]);
    expect(player.at).toBe(12_500);
  });

  test('without a lens everything is played', () => {
    expect(timelineOf(laid).spans).toEqual([{ t0: view.start, t1: view.end }]);
  });
});

const open = (step: Step, t0: number, t1: number) => [
  { step, kind: 'opens' as const, t: t0, fact: 'F18' },
  { step, kind: 'settles' as const, t: t1, fact: 'F23' },
];

describe('what a reader points at', () => {
  test.each<PickTarget>([
    { what: 'message', id: 'F3.2' },
    { what: 'node', id: 'p1' },
    { what: 'machine', node: 'bob', owner: 'bindings of sip:bob@biloxi.example.com', machine: 'registration' },
    { what: 'timer', node: 'p1', owner: 'invite-client z9hG4bK74.1', name: 'A' },
    { what: 'media', id: 'audio 1' },
    { what: 'satellite', id: 'location 1' },
  ])('has a name that can be read back: $what', (target) => {
    expect(pickOf(pickName(target))).toEqual(target);
    expect(samePick(target, { ...target })).toBe(true);
  });
  test.each(['', 'node', 'machine:p1:owner', 'nothing:1'])('and "%s" is no name', (name) => {
    expect(pickOf(name)).toBeNull();
  });
});
