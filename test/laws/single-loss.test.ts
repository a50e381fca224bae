// Losing any single datagram leads to the same place: that is what all the retransmissions are for. Where it does not,
// the RFCs say why, and laws-loss.ts names the section. Flows over connections are tried on a variant over UDP.

import { describe, expect, it } from 'vitest';
import type { Intervention } from '../../engine/model/intervention';
import { outcome, sameOutcome } from '../../engine/trace/outcome';
import { sendingsOf } from '../../engine/trace/sending';
import { simulate } from '../../engine/world/simulate';
import { broken } from '../support/laws';
import {
  comesOnce,
  EXCEPTIONS,
  exceptionFor,
  isNeverAgain,
  isProvisional,
  unheard,
  unordered,
  waitsForRingback,
  whenLate,
} from '../support/laws-loss';
import { all, taught } from '../support/laws-stages';
import { overUdp } from '../support/laws-udp';
import { calmRun, LONG, patience } from '../support/laws-weather';

/** A tester rewords the how-many-th message, and a repeat would make another one of it. */
const isCounted = ({ faults }: (typeof all)[number]): boolean =>
  faults.some((fault) => fault.kind === 'reword' && !fault.message.startsWith('every '));
const isOverUdp = ({ network }: (typeof all)[number]): boolean => network.transport === 'UDP';
const scenarios = [
  ...all.filter((scenario) => isOverUdp(scenario) && !isCounted(scenario)),
  // The stages of the tests' own are there over UDP already.
  ...taught.filter((scenario) => !isOverUdp(scenario)).flatMap((scenario) => overUdp(scenario) ?? []),
];

/** Every how-many-th message is tried, so that the library may grow; all of them in the long run. */
const MOST = LONG ? Number.POSITIVE_INFINITY : 700;
const total = scenarios.reduce((sum, scenario) => sum + sendingsOf(calmRun(scenario)).length, 0);
const stride = Math.max(1, Math.ceil(total / MOST));
const used = new Set<string>();

describe('losing any single message over UDP gives the same outcome, but for what an RFC says', {
  timeout: patience,
}, () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
    const base = calmRun(scenario);
    const calm = outcome(base);
    sendingsOf(base).forEach((sending, i) => {
      // What gets nowhere anyway cannot be lost.
      if (i % stride !== 0 || sending.lost !== null) return;
      const loss: Intervention = { kind: 'lose', message: sending.key };
      const trace = simulate(scenario, [loss]);
      const what = `without ${sending.what} ${sending.sent.from} -> ${sending.sent.to} (${sending.key})`;
      // A fault of the scenario's own may be about what was lost before, and meet nothing.
      expect(trace.unused, `nobody sent ${sending.key}`).not.toContain(loss);
      expect(broken(trace), what).toEqual([]);
      const found = outcome(trace);
      if (sameOutcome(calm, found)) return;
      const exception = exceptionFor(scenario, sending);
      if (exception !== undefined) {
        used.add(exception.section);
        if (exception.change === 'order') expect(unordered(found), what).toEqual(unordered(calm));
        else if (!comesOnce(sending)) {
          const late = whenLate(scenario, sending, trace);
          if (late === null) expect(isNeverAgain(scenario, sending), `${what}: nobody sends it again`).toBe(true);
          else expect(found, what).toEqual(late);
        }
      } else if (!isProvisional(sending)) expect(found, what).toEqual(calm);
      else if (!waitsForRingback(scenario)) expect(unheard(found), what).toEqual(unheard(calm));
    });
  });

  it('has a variant over UDP for every flow but those about connections', () => {
    const without = taught.filter((scenario) => !isOverUdp(scenario) && overUdp(scenario) === null);
    expect(without.map(({ id }) => id)).toEqual(['connection-lost', 'flow-asked-and-cut']);
  });

  it.runIf(LONG)('needs every exception that stands in its list', () => {
    expect(EXCEPTIONS.map(({ section }) => section).filter((section) => !used.has(section))).toEqual([]);
  });
});
