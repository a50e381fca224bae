// People who do anything at any time: impossible acts do what a person would get, and every law holds.

import { describe, it } from 'vitest';
import { simulate } from '../../engine/world/simulate';
import { broken } from '../support/laws';
import { actsOf, anything } from '../support/laws-people';
import { everyTrial, patience } from '../support/laws-weather';

describe('people who do anything at any time', () => {
  it('break no law', { timeout: patience }, () => {
    everyTrial(anything, 100, (trial) => {
      const found = broken(simulate(trial.scenario));
      return found.length === 0 ? [] : [actsOf(trial), ...found];
    });
  });
});
