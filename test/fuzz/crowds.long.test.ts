// The same with hundreds of phones, as many as a scenario may have: nothing throws, nothing hangs, nothing grows without bound.

import { describe, expect, it } from 'vitest';
import { endlessAct } from '../../engine/trace/endless';
import { CROWDS, endless } from '../support/crowds';
import { broken } from '../support/laws';
import { run } from '../support/run';

describe('a hostile crowd of hundreds', () => {
  it.each(Object.entries(CROWDS))('%s', (_, crowd) => {
    const [some, many] = [run(crowd(100)), run(crowd(400))];
    expect(many.ended).not.toBe('limit');
    expect(broken(some)).toEqual([]);
    expect(many.entries.length).toBeLessThan(5 * some.entries.length);
  });

  it('that leads one act on for ever is cut off early, and the act is named', () => {
    const trace = run(endless(8));
    expect(trace.ended).toBe('limit');
    expect(trace.entries.length).toBeLessThan(110_000);
    expect(endlessAct(trace)).toMatchObject({ by: 'u0', text: 'calls u1' });
  });
});
