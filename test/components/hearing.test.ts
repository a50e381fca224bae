// Sound on the ladder: before the answer it is early (RFC 3261 §13.2.1), a held stream is still a stream (RFC 3264 §8.4).

import { describe, expect, test } from 'vitest';
import { viewOf } from './support/runs';

const mediaOf = (id: string) => viewOf(id).ladder.media;
const hears = (id: string, node: string) =>
  (viewOf(id).ladder.hearings ?? []).filter((h) => h.node === node).map(({ text }) => text);

describe('early sound', () => {
  test('an announcement before the answer is early until the call is answered', () => {
    expect(mediaOf('announcement-before-answer').map(({ early }) => early ?? false)).toEqual([true, false]);
  });
  test('sound that begins with the answer is not early', () => {
    expect(mediaOf('two-proxies-udp').map(({ early }) => early ?? false)).toEqual([false]);
  });
});

describe('held streams', () => {
  test('one way, both ways again, no way at all', () => {
    const way = (m: { way?: string; held?: true }) => `${m.held ? 'held ' : ''}${m.way ?? 'both'}`;
    expect(mediaOf('hold-and-resume').slice(0, 5).map(way)).toEqual([
      'both',
      'held right',
      'both',
      'held none',
      'both',
    ]);
  });
  test('who holds hears nobody, and who is held still hears', () => {
    expect(hears('hold-and-resume', 'alice').slice(0, 3)).toEqual(['hears Bob', 'hears nobody', 'hears Bob']);
    expect(hears('hold-and-resume', 'bob').slice(0, 2)).toEqual(['hears Alice', 'hears nobody']);
  });
});
