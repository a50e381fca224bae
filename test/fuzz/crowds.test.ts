// Valid runs that are meant badly end, break no law, and grow no faster than what was asked of them.

import { describe, expect, it } from 'vitest';
import { CROWDS } from '../support/crowds';
import { broken } from '../support/laws';
import { patience } from '../support/laws-weather';
import { run } from '../support/run';

const [FEW, MORE] = [8, 32];

describe('a hostile crowd', { timeout: patience }, () => {
  it.each(Object.entries(CROWDS))('%s', (_, crowd) => {
    const [small, large] = [run(crowd(FEW)), run(crowd(MORE))];
    expect(large.ended).not.toBe('limit');
    expect(broken(small)).toEqual([]);
    // Four times as many may cost five times as much: nothing feeds on itself.
    expect(large.entries.length).toBeLessThan(5 * small.entries.length + 200);
  });
});
