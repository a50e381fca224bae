// The laws under random weather: loss, delay, duplicates and reordering over UDP; stalled and broken connections over
// TCP; cuts, crashes and restarts over both.

import { describe, expect, it } from 'vitest';
import { recordsOf } from '../../engine/trace/export';
import { simulate } from '../../engine/world/simulate';
import { broken } from '../support/laws';
import { over } from '../support/laws-stages';
import { everyTrial, patience, type Trial, trials } from '../support/laws-weather';

const findings = ({ scenario, interventions }: Trial): string[] => broken(simulate(scenario, interventions));

describe('every law holds', () => {
  it('when datagrams are lost, late, doubled and out of order', { timeout: patience }, () => {
    everyTrial(trials(over('UDP'), 5, 0), 150, findings);
  });

  it('when paths are cut and machines crash, over UDP', { timeout: patience }, () => {
    everyTrial(trials(over('UDP'), 2, 3), 150, findings);
  });

  it('when connections stall and break and machines crash, over TCP', { timeout: patience }, () => {
    everyTrial(trials(over('TCP'), 3, 3), 150, findings);
  });
});

const lines = (trial: Trial, wire = false): string[] =>
  [...recordsOf(simulate(trial.scenario, trial.interventions, { wire }))].map((record) => JSON.stringify(record));

function firstDifference(a: readonly string[], b: readonly string[]): string[] {
  const at = a.findIndex((line, i) => line !== b[i]);
  if (at < 0 && a.length === b.length) return [];
  const i = at < 0 ? a.length : at;
  return [`line ${i}:`, a[i] ?? '(over)', b[i] ?? '(over)'];
}

describe('determinism', () => {
  it('two runs are the same, byte for byte', { timeout: patience }, () => {
    everyTrial(trials(over('UDP').concat(over('TCP')), 3, 2), 60, (trial) =>
      firstDifference(lines(trial), lines(trial)),
    );
  });
});

describe('wire mode', () => {
  it('gives the same run as structured messages do: what was printed and parsed says the same', {
    timeout: patience,
  }, () => {
    everyTrial(trials(over('UDP').concat(over('TCP')), 3, 2), 80, (trial) =>
      firstDifference(lines(trial), lines(trial, true)),
    );
  });

  it('really parses: a message edited to something else changes the run', () => {
    const [scenario] = over('UDP');
    if (scenario === undefined) throw new Error('there is no scenario over UDP');
    const edit = { kind: 'edit', message: 'first INVITE', text: 'no SIP at all\r\n\r\n' } as const;
    expect(lines({ scenario, interventions: [edit] })).not.toEqual(lines({ scenario, interventions: [] }));
  });
});
