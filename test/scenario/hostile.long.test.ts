import fc from 'fast-check';
import { it } from 'vitest';
import { hostileText } from './hostile';
import { holds } from './hostile-law';

it('a hundred thousand hostile scenario files end in a run or in problems', () => {
  fc.assert(fc.property(hostileText, holds), { numRuns: 100_000 });
}, 3_600_000);
