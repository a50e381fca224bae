// Calls by their Call-ID (RFC 3261 §8.1.1.4), and a ladder with some of them folded away.

import { describe, expect, test } from 'vitest';
import { callsOf, otherCalls, withoutCalls } from '@/components/ladder/calls';
import { viewOf } from './support/runs';

const { ladder, wires } = viewOf('five-steps');

describe('calls', () => {
  const calls = callsOf(ladder, wires);
  test('a registration, a call and the call after its transfer are three', () => {
    expect(calls.map(({ first }) => first.labels[0])).toEqual(['REGISTER', 'INVITE', 'INVITE']);
  });
  test('every message belongs to exactly one', () => {
    const sip = ladder.messages.filter(({ kind }) => kind !== 'query').length;
    expect(calls.reduce((sum, { messages }) => sum + messages, 0)).toBe(sip);
  });
  test('the others of a message are all but its own', () => {
    expect(otherCalls(ladder, wires, calls[0]?.first.id ?? '')).toEqual(calls.slice(1).map(({ id }) => id));
  });
});

describe('folded away', () => {
  test('nothing folded is the ladder itself', () => expect(withoutCalls(ladder, wires, [])).toBe(ladder));
  test('its messages, marks and bars go with it, and the rest stays', () => {
    const all = callsOf(ladder, wires);
    const folded = withoutCalls(ladder, wires, otherCalls(ladder, wires, all[0]?.first.id ?? ''));
    const ids = new Set(folded.messages.map(({ id }) => id));
    expect(folded.messages.filter(({ kind }) => kind !== 'query')).toHaveLength(all[0]?.messages ?? 0);
    expect(folded.marks.every(({ fact }) => fact === null || ids.has(fact))).toBe(true);
    expect(folded.states.every(({ t0 }) => t0 < 1_000)).toBe(true);
    expect(folded.states.length).toBeGreaterThan(0);
  });
  test('questions and sound go with the call they are part of, and with nothing else', () => {
    const all = callsOf(ladder, wires);
    const asked = (view: typeof ladder) => view.messages.filter(({ kind }) => kind === 'query');
    const only = (nth: number) => withoutCalls(ladder, wires, otherCalls(ladder, wires, all[nth]?.first.id ?? ''));
    const parts = all.map((_, nth) => only(nth));
    expect(parts.reduce((sum, part) => sum + asked(part).length, 0)).toBe(asked(ladder).length);
    expect(parts.reduce((sum, part) => sum + part.media.length, 0)).toBe(ladder.media.length);
    expect(only(0).media).toEqual([]);
    for (const part of parts)
      expect(part.satellites.every(({ id }) => part.messages.some(({ from, to }) => from === id || to === id))).toBe(
        true,
      );
  });
  test('what stays says no word about a silence or a step that it has not', () => {
    const first = withoutCalls(ladder, wires, otherCalls(ladder, wires, callsOf(ladder, wires)[0]?.first.id ?? ''));
    expect(first.waits).toEqual([]);
    expect(first.says.every(({ step }) => first.marks.some((mark) => mark.step === step))).toBe(true);
  });
});
