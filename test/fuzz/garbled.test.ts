// A message that somebody garbled on its way never breaks an element: the run goes on, and every law holds.

import { describe, it } from 'vitest';
import { simulate } from '../../engine/world/simulate';
import { broken } from '../support/laws';
import { garbled } from '../support/laws-garble';
import { everyTrial, patience } from '../support/laws-weather';

describe('garbled messages', () => {
  it('break no element and no law', { timeout: patience }, () => {
    everyTrial(garbled, 250, ({ scenario, interventions }) => broken(simulate(scenario, interventions)));
  });
});
