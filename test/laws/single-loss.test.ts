// Losing any single datagram leads to the same place: that is what all the retransmissions are for. Where it does not,
// the reason stands here.

import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../engine/model/scenario';
import { type Outcome, outcome, sameOutcome } from '../../engine/trace/outcome';
import { type Sending, sendingsOf } from '../../engine/trace/sending';
import { simulate } from '../../engine/world/simulate';
import { over } from '../support/laws-stages';
import { calmRun, LONG } from '../support/laws-weather';

/** Scenarios in which who comes first decides, so that a message half a second late changes what people meet. */
const RACES: readonly RegExp[] = [
  // The CANCEL and the 200 are sent at the same time (§9.1): a late INVITE or CANCEL lets the other win.
  /^cancel crossing the answer/,
  // Each phone has one line: who is called before dialling is found free (§21.4.24), who dialled first is busy.
  /^calling each other/,
  // Two phones of one person are picked up at the same moment: whose 200 is late is the surplus one (§13.2.2.4).
  /^two phones answer at once/,
  // Two re-INVITEs cross (§14.1): a late one does not, and the 491s and their whiles fall away.
  /^two-holds-at-once/,
];

/**
 * A provisional answer is sent once (§13.3.1.1). Where a 100 has stopped the INVITE's retransmissions already (§17.1.1.2),
 * nothing makes the 180 come again; RFC 3262 was written for that. What is missing then is the sound of ringing.
 */
const isProvisional = ({ sent: { message } }: Sending): boolean =>
  message.kind === 'response' && message.status > 100 && message.status < 200;

/** An outcome without the sound of ringing. */
const unheard = (of: Outcome): Outcome => ({
  ...of,
  noticed: Object.fromEntries(Object.entries(of.noticed).map(([who, what]) => [who, what.filter(isNoRingback)])),
});
const isNoRingback = (what: string): boolean => what !== 'ringback';

/** Somebody acts when hearing the ringing: without it the act is never done. */
const waitsForRingback = ({ script }: Scenario): boolean =>
  script.some(
    ({ trigger, verb, by }) =>
      (trigger.kind === 'since' && trigger.what === 'ringback') ||
      (verb === 'cancels' && trigger.kind === 'natural' && by !== ''),
  );

const scenarios = over('UDP').filter(({ id }) => !RACES.some((race) => race.test(id)));
/** Every how-many-th message is tried, so that the library may grow. */
const MOST = LONG ? Number.POSITIVE_INFINITY : 1_500;
const total = scenarios.reduce((sum, scenario) => sum + sendingsOf(calmRun(scenario)).length, 0);
const stride = Math.max(1, Math.ceil(total / MOST));

describe('losing any single message over UDP gives the same outcome', () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
    const base = calmRun(scenario);
    const calm = outcome(base);
    sendingsOf(base).forEach((sending, i) => {
      // What gets nowhere anyway cannot be lost.
      if (i % stride !== 0 || sending.lost !== null) return;
      const trace = simulate(scenario, [{ kind: 'lose', message: sending.key }]);
      expect(trace.unused, `nobody sent ${sending.key}`).toEqual([]);
      const found = outcome(trace);
      if (sameOutcome(calm, found)) return;
      const what = `without ${sending.what} ${sending.sent.from} -> ${sending.sent.to} (${sending.key})`;
      if (!isProvisional(sending)) expect(found, what).toEqual(calm);
      else if (!waitsForRingback(scenario)) expect(unheard(found), what).toEqual(unheard(calm));
    });
  });
});
