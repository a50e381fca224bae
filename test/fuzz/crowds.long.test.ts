// The same with hundreds of phones, as many as a scenario may have: nothing throws, nothing hangs, nothing grows without bound.

import { describe, expect, it } from 'vitest';
import { CROWDS } from '../support/crowds';
import { broken } from '../support/laws';
import { run } from '../support/run';

describe('a hostile crowd of hundreds', () => {
  it.each(Object.entries(CROWDS))('%s', (_, crowd) => {
    const [some, many] = [run(crowd(100)), run(crowd(400))];
    expect(many.ended).not.toBe('limit');
    expect(broken(some)).toEqual([]);
    expect(many.entries.length).toBeLessThan(5 * some.entries.length);
  });
});
