// The player as a fold over what a person presses and the time that passes.

import { describe, expect, test } from 'vitest';
import { layout } from '@/components/ladder/layout';
import { COMFORTABLE } from '@/components/ladder/options';
import { isMoving, type Player, type PlayerAction, play, playerAt, SPEED, timelineOf } from '@/components/stage/player';
import { twoProxies } from './fixtures/two-proxies';

const line = timelineOf(layout(twoProxies(), COMFORTABLE));
const pressed = (player: Player, ...actions: PlayerAction[]): Player =>
  actions.reduce((state, action) => play(line, state, action), player);
const frames = (player: Player, ms: number, each = 16): Player => {
  let state = player;
  for (let spent = 0; spent < ms; spent += each) state = play(line, state, { type: 'frame', elapsed: each });
  return state;
};
const end = playerAt(line.end);
const start = playerAt(line.start);
const still = pressed(start, { type: 'still', still: true });

describe('playing', () => {
  test('begins again when the run is over', () => {
    expect(pressed(end, { type: 'play' })).toMatchObject({ at: line.start, playing: true });
  });
  test('goes evenly along the ladder', () => {
    const one = frames(pressed(start, { type: 'play' }), 1_600);
    expect(line.yOf(one.at) - line.yOf(line.start)).toBeCloseTo(SPEED.normal * 1.6, 0);
  });
  test.each(['slow', 'normal', 'fast'] as const)('keeps the pace %s', (pace) => {
    const one = frames(pressed(start, { type: 'pace', pace }, { type: 'play' }), 800);
    expect(line.yOf(one.at) - line.yOf(line.start)).toBeCloseTo(SPEED[pace] * 0.8, 0);
  });
  test('stops at the end', () => {
    const over = frames(pressed(start, { type: 'pace', pace: 'fast' }, { type: 'play' }), 60_000);
    expect(over).toMatchObject({ at: line.end, playing: false });
    expect(isMoving(over)).toBe(false);
  });
  test('pauses where it is, and goes on from there', () => {
    const paused = pressed(frames(pressed(start, { type: 'play' }), 2_000), { type: 'toggle' });
    expect(paused.playing).toBe(false);
    expect(frames(paused, 500).at).toBe(paused.at);
    expect(frames(pressed(paused, { type: 'toggle' }), 500).at).toBeGreaterThan(paused.at);
  });
});

describe('message by message', () => {
  const settled = (player: Player) => frames(player, 600);
  test('stops at each departure and arrival', () => {
    let player = start;
    for (const stop of line.stops) {
      player = settled(pressed(player, { type: 'next' }));
      expect(player.at).toBe(stop);
    }
    expect(settled(pressed(player, { type: 'next' })).at).toBe(line.end);
  });
  test('leads on from any arrival that was sought, though another message leaves at the same time', () => {
    for (const { t1 } of twoProxies().messages) {
      const next = settled(pressed(start, { type: 'seek', at: t1 }, { type: 'next' }));
      expect(next.at === line.end || line.yOf(next.at) - line.yOf(t1) > 1).toBe(true);
    }
  });
  test('goes back the same way', () => {
    let player = end;
    for (const stop of [...line.stops].reverse().filter((t) => t < line.end)) {
      player = settled(pressed(player, { type: 'previous' }));
      expect(player.at).toBe(stop);
    }
    expect(settled(pressed(player, { type: 'previous' })).at).toBe(line.start);
  });
  test('glides for 420 ms at most', () => {
    const leap = pressed(start, { type: 'next turn' }, { type: 'next turn' }, { type: 'next turn' });
    expect(leap.glide?.lasts).toBeLessThanOrEqual(420);
    expect(isMoving(frames(leap, 432))).toBe(false);
  });
  test('pressed twice goes two on', () => {
    expect(settled(pressed(start, { type: 'next' }, { type: 'next' })).at).toBe(line.stops[1]);
  });
  test('ends play', () => {
    expect(pressed(start, { type: 'play' }, { type: 'next' }).playing).toBe(false);
  });
  test('turns are where a step opens, settles or fails', () => {
    expect(settled(pressed(start, { type: 'next turn' })).at).toBe(line.turns.find((t) => t > line.start));
    expect(settled(pressed(end, { type: 'previous turn' })).at).toBe(line.turns.findLast((t) => t < line.end));
  });
});

describe('seeking', () => {
  test('goes there at once and stays within the run', () => {
    expect(pressed(start, { type: 'play' }, { type: 'seek', at: 3_000 })).toMatchObject({ at: 3_000, playing: false });
    expect(pressed(start, { type: 'seek', at: -5_000 }).at).toBe(line.start);
    expect(pressed(start, { type: 'seek', at: 1e9 }).at).toBe(line.end);
  });
  test('Home and End', () => {
    expect(pressed(end, { type: 'start' }).at).toBe(line.start);
    expect(pressed(start, { type: 'end' }).at).toBe(line.end);
  });
});

describe('with reduced motion', () => {
  test('nothing glides', () => {
    const next = pressed(still, { type: 'next' });
    expect(next.at).toBe(line.wholes[0]);
    expect(isMoving(next)).toBe(false);
  });
  test('messages appear whole, one every 1.2 s, the first at once', () => {
    let player = frames(pressed(still, { type: 'play' }), 16);
    expect(player.at).toBe(line.wholes[0]);
    player = frames(player, 1_100, 50);
    expect(player.at).toBe(line.wholes[0]);
    player = frames(player, 150, 50);
    expect(player.at).toBe(line.wholes[1]);
  });
  test('the last message ends play', () => {
    expect(frames(pressed(still, { type: 'play' }), 60_000, 100)).toMatchObject({ at: line.end, playing: false });
  });
});

describe('true time', () => {
  test.each([
    ['x0.25', 0.25],
    ['x1', 1],
    ['x4', 4],
    ['x16', 16],
  ] as const)('at %s a second of the reader is so much of the call', (pace, factor) => {
    const one = frames(pressed(start, { type: 'pace', pace }, { type: 'play' }), 160);
    expect(one.at - line.start).toBeCloseTo(160 * factor, 6);
  });
  test('ends where the run ends', () => {
    const over = frames(pressed(start, { type: 'pace', pace: 'x16' }, { type: 'play' }), 60_000, 50);
    expect(over).toMatchObject({ at: line.end, playing: false });
  });
  test('with reduced motion messages appear whole, at their own time', () => {
    let player = pressed(still, { type: 'pace', pace: 'x1' }, { type: 'play' });
    const first = line.wholes[0] ?? 0;
    player = frames(player, first - line.start - 16);
    expect(player.at).toBe(line.start);
    player = frames(player, 64);
    expect(line.wholes).toContain(player.at);
    expect(frames(player, 60_000, 50)).toMatchObject({ at: line.end, playing: false });
  });
  test('silences are cut short to a second, and no message is', () => {
    const plain = pressed(start, { type: 'pace', pace: 'x1' }, { type: 'play' });
    const skipping = pressed(plain, { type: 'skips', skips: true });
    const lasts = (player: Player) => {
      let [state, spent] = [player, 0];
      for (; state.playing; spent += 20) state = play(line, state, { type: 'frame', elapsed: 20 });
      return spent;
    };
    expect(lasts(plain)).toBeGreaterThan(11_000);
    expect(lasts(skipping)).toBeLessThan(6_000);
    const seen = new Set<string>();
    for (let state = skipping; state.playing; state = play(line, state, { type: 'frame', elapsed: 10 }))
      for (const m of twoProxies().messages)
        if (m.t0 <= state.at && state.at < m.t1 && m.t1 - m.t0 > 10) seen.add(m.id);
    expect(seen.size).toBeGreaterThan(15);
  });
});
