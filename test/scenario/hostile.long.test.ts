import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostileText } from './hostile';
import { holds } from './hostile-law';

const HOW_MANY = 100_000;
/** Of the processor's time, which a busy machine does not lengthen; a scenario takes a tenth of this on average. */
const MILLISECONDS_EACH = 30;

it('a hundred thousand hostile scenario files end in a run or in problems', () => {
  const started = process.cpuUsage();
  fc.assert(fc.property(hostileText, holds), { numRuns: HOW_MANY });
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1_000 / HOW_MANY).toBeLessThan(MILLISECONDS_EACH);
}, 3_600_000);
