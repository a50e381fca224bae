// Losing any single datagram leads to the same place: that is what all the retransmissions are for. Where it does not,
// the reason stands here.

import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../engine/model/scenario';
import type { Trace } from '../../engine/model/trace';
import { type Outcome, outcome, sameOutcome } from '../../engine/trace/outcome';
import { type Sending, sendingsOf } from '../../engine/trace/sending';
import { simulate } from '../../engine/world/simulate';
import { broken } from '../support/laws';
import { over } from '../support/laws-stages';
import { calmRun, LONG, patience } from '../support/laws-weather';

/** Scenarios in which who comes first decides, so that a message half a second late changes what people meet. */
const RACES: readonly RegExp[] = [
  // RFC 5407 is about nothing else.
  /^rfc5407-/,
  // Two people act at once, or two phones: a CANCEL and a 200 (§9.1), two calls, two answers (§13.2.2.4), two changes.
  /^both-|^two-(?!proxies)|^two phones|at-once|at once|crossing|^calling each other/,
  // A CANCEL that arrives before the phone rings: half a second later it rings (§9.2).
  /^cancel-before-anything/,
];

/**
 * A provisional answer is sent once (§13.3.1.1). Where a 100 has stopped the INVITE's retransmissions already (§17.1.1.2),
 * nothing makes the 180 come again; RFC 3262 was written for that. What is missing then is the sound of ringing.
 */
const isProvisional = ({ sent: { message } }: Sending): boolean =>
  message.kind === 'response' && message.status > 100 && message.status < 200;

/** Somebody with two calls may notice the end of one before or after the beginning of the other. */
const hasSeveralCalls = ({ entries }: Trace): boolean => {
  const calls = new Map<string, Set<string>>();
  for (const { element, changes } of entries) {
    for (const change of changes) {
      if (change.type !== 'perceived' || change.call === null || element === null) continue;
      calls.set(element, (calls.get(element) ?? new Set()).add(change.call));
    }
  }
  return [...calls.values()].some(({ size }) => size > 1);
};

/** An outcome without the order in which things were noticed. */
const unordered = (of: Outcome): Outcome => ({
  ...of,
  noticed: Object.fromEntries(Object.entries(of.noticed).map(([who, what]) => [who, [...new Set(what)].sort()])),
});

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
const MOST = LONG ? Number.POSITIVE_INFINITY : 700;
const total = scenarios.reduce((sum, scenario) => sum + sendingsOf(calmRun(scenario)).length, 0);
const stride = Math.max(1, Math.ceil(total / MOST));

describe('losing any message of a race breaks no law', { timeout: patience }, () => {
  const races = over('UDP').filter((scenario) => !scenarios.includes(scenario));
  it.each(races.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
    sendingsOf(calmRun(scenario)).forEach(({ key }, i) => {
      if (i % stride === 0) expect(broken(simulate(scenario, [{ kind: 'lose', message: key }])), key).toEqual([]);
    });
  });
});

describe('losing any single message over UDP gives the same outcome', { timeout: patience }, () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
    const base = calmRun(scenario);
    const seen = hasSeveralCalls(base) ? unordered : (of: Outcome) => of;
    const calm = seen(outcome(base));
    sendingsOf(base).forEach((sending, i) => {
      // What gets nowhere anyway cannot be lost.
      if (i % stride !== 0 || sending.lost !== null) return;
      const trace = simulate(scenario, [{ kind: 'lose', message: sending.key }]);
      expect(trace.unused, `nobody sent ${sending.key}`).toEqual([]);
      const found = seen(outcome(trace));
      if (sameOutcome(calm, found)) return;
      const what = `without ${sending.what} ${sending.sent.from} -> ${sending.sent.to} (${sending.key})`;
      if (!isProvisional(sending)) expect(found, what).toEqual(calm);
      else if (!waitsForRingback(scenario)) expect(unheard(found), what).toEqual(unheard(calm));
    });
  });
});
