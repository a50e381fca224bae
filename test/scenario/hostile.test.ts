import fc from 'fast-check';
import { describe, it } from 'vitest';
import { patience } from '../support/laws-weather';
import { hostileText } from './hostile';
import { holds } from './hostile-law';

describe('a hostile scenario file', () => {
  it('ends in a run or in problems with their places', { timeout: patience }, () => {
    fc.assert(fc.property(hostileText, holds), { numRuns: 2_000 });
  });
});
