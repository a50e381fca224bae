// What people are said to be doing, under their heads: true of every call they are in.

import { describe, expect, test } from 'vitest';
import { viewOf } from './support/runs';

/** What somebody does, in order. */
const doing = (id: string, who: string): readonly string[] =>
  viewOf(id).ladder.statuses.flatMap(({ node, text }) => (node === who ? [text] : []));

describe('who is in two calls', () => {
  test('still talks in one when the other has ended', () => {
    // Alice is transferred: her call with Bob ends while she talks with Carol.
    expect(doing('five-steps', 'alice').slice(-3)).toEqual(['hears ringback', 'is talking', 'call is over']);
  });
  test('still holds the one that waits when the other has ended', () => {
    expect(doing('call-waiting', 'bob').slice(-3)).toEqual(['holds the call', 'is talking', 'call is over']);
  });
  test('is done with both when both have ended', () => {
    const { ladder } = viewOf('five-steps');
    const last = ladder.statuses.filter(({ node, t1 }) => node === 'alice' && t1 > ladder.end);
    expect(last.map(({ text }) => text)).toEqual(['call is over']);
  });
});

test('nothing is said twice in a row of the same person', () => {
  for (const id of ['a-fax-in-the-call', 'declined-everywhere', 'come-back-later']) {
    const { statuses, nodes } = viewOf(id).ladder;
    for (const { id: who } of nodes) {
      const said = statuses.filter(({ node }) => node === who);
      for (const [i, { t0, text }] of said.entries())
        expect(said[i - 1]?.t1 === t0 && said[i - 1]?.text === text, `${id}: ${who} ${text}`).toBe(false);
    }
  }
});
