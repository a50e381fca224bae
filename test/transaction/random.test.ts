// engine/random.ts: lasting, even, and blind to what else is drawn.
import { describe, expect, it } from 'vitest';
import { base36, draw } from '@/engine/random';

describe('a draw', () => {
  it('is the same for the same seed and key, whatever was drawn before', () => {
    const first = draw(7, 'latency', 'alice', 3);
    for (let i = 0; i < 100; i++) draw(7, 'other', i);
    expect(draw(7, 'latency', 'alice', 3)).toBe(first);
  });

  it('is a known value: runs of older versions stay what they were', () => {
    expect([draw(1, 'a'), draw(1, 'a', 'b'), draw(1, 1), draw(2, 'a')]).toMatchInlineSnapshot(`
      [
        1667996624377731,
        1142150358463452,
        225475512156516,
        6245274400750098,
      ]
    `);
  });

  it('differs by seed, by part, by type and by where parts end', () => {
    const keys: (string | number)[][] = [
      ['a'],
      ['a', 'b'],
      ['ab'],
      ['a', '', 'b'],
      [1],
      ['1'],
      [1, 1],
      [11],
      [1.5],
      [-1],
      [0],
      ['', 0],
    ];
    const values = keys.flatMap((key) => [draw(1, ...key), draw(2, ...key), draw(2 ** 32 + 1, ...key)]);
    expect(new Set(values).size).toBe(values.length);
  });

  it('is an integer of 53 bits, evenly spread', () => {
    const buckets = new Array(16).fill(0);
    const bits = new Array(53).fill(0);
    const n = 20_000;
    for (let i = 0; i < n; i++) {
      const value = draw(42, 'spread', i);
      expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
      buckets[Math.floor((value / 2 ** 53) * 16)]++;
      for (let bit = 0; bit < 53; bit++) bits[bit] += Math.floor(value / 2 ** bit) % 2;
    }
    for (const count of buckets) expect(Math.abs(count - n / 16)).toBeLessThan(150);
    for (const count of bits) expect(Math.abs(count - n / 2)).toBeLessThan(350);
  });

  it('changes half of its bits when one character of the key changes', () => {
    let changed = 0;
    for (let i = 0; i < 500; i++) {
      const [a, b] = [draw(1, `key${i}`, 'x'), draw(1, `key${i}`, 'y')];
      for (let bit = 0; bit < 53; bit++) if (Math.floor(a / 2 ** bit) % 2 !== Math.floor(b / 2 ** bit) % 2) changed++;
    }
    expect(changed / 500 / 53).toBeGreaterThan(0.48);
    expect(changed / 500 / 53).toBeLessThan(0.52);
  });

  it('never repeats over a hundred thousand keys', () => {
    const values = new Set<number>();
    for (let i = 0; i < 100_000; i++) values.add(draw(1, 'branch', `call${i % 300}`, i, 'INVITE'));
    expect(values.size).toBe(100_000);
  });

  it('fits into a token', () => {
    expect(base36(2 ** 53 - 1)).toBe('2gosa7pa2gv');
    for (let i = 0; i < 500; i++) {
      const value = draw(1, 'tag', i);
      expect(base36(value)).toBe(value.toString(36).padStart(11, '0'));
    }
    expect(base36(0)).toBe('00000000000');
  });
});
