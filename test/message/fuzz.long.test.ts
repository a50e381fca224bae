// A million messages tampered with: the parser neither throws nor hangs, and keeps its laws (mutate.ts).
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printBytes } from '@/engine/message/print';
import { message } from './arbitrary';
import { mutate } from './mutate';

/** Numbers that depend on their seed only (mulberry32): drawing a million messages from fast-check would take hours. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

it('a million tampered messages are read or refused', () => {
  const seed = Number(process.env.SEED ?? 1);
  const draw = numbers(seed);
  const sources = fc.sample(message, { numRuns: 2000, seed }).map((m) => printBytes(m));
  // Processor time: how busy the machine is otherwise says nothing of the parser.
  const started = process.cpuUsage();
  for (let i = 0; i < 1_000_000; i++) mutate(sources[i % sources.length] as Uint8Array, draw);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(550_000);
}, 3_600_000);
