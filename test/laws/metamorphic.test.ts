// What must not matter does not: names, the seed, how long the paths are, and who else is in the world.

import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../engine/model/scenario';
import { simulate } from '../../engine/world/simulate';
import { flow, renamed, slowed, together } from '../support/laws-rename';
import { all } from '../support/laws-stages';
import { calmRun, patience } from '../support/laws-weather';

/** Scenarios in which two things happen at nearly the same moment: how long the paths are decides which comes first. */
const RACES: readonly RegExp[] = [
  // RFC 5407 is about nothing else.
  ...['3.1.1', '3.1.3', '3.1.4', '3.1.5', '3.1.6', '3.2.3'].map((section) => new RegExp(`^rfc5407-${section}$`)),
  // A 180 is lost: whether Timer A sends the INVITE again depends on whether a 100 was due before (§17.2.1, 200 ms).
  /^a-phone-of-1999$/,
  // People act between two messages: changes and answers are taken back on their way.
  /^she-takes-it-back$/,
  /^ringing-nobody-confirms$/,
  /^picked-up-too-early$/,
  /^lifted-and-put-down$/,
  /^stop-at-the-refresh$/,
  /^given-up-and-answered$/,
  /^given-up-by-degrees$/,
  /^left-phone-answers$/,
  /^declined-and-given-up$/,
  /^cancel-before-they-spoke$/,
  /^third-party-never-agrees$/,
  // One path is longer than somebody's patience, or a copy is kept by the network for a time of its own.
  /^gone-and-answered-twice$/,
  /^gone-before-the-ack$/,
  /^far-phone-answers-late$/,
  /^gone-on-without-them$/,
  /^too-far-for-the-limit$/,
  /^text-over-a-slow-path$/,
  /^everything-late-and-twice$/,
  /^box-bye-overtakes-ack$/,
  /^answered-as-it-was-cancelled$/,
  /^box-answers-for-the-left$/,
  /^third-party-asked-for-an-offer$/,
  /^third-party-early-and-gone$/,
  /^third-party-leaves-too-soon$/,
  // A phone has lost its network between two messages.
  /^box-and-a-hold-undone$/,
  // The BYE and the 200 have to cross.
  /^given-up-as-he-answers$/,
  // Stages of the tests' own: what crosses here passes there.
  /^cancel crossing the answer, phones, udp$/,
  /^calling each other, proxies/,
  /^calling each other, guarded/,
  /^given up while one phone answers/,
];

/** A 100 is sent where the answer takes more than 200 ms (§17.2.1), so it depends on the paths. */
const isNoTrying = (_: string, what: string): boolean => !what.startsWith('100 ');

/** Bindings are refreshed by the clock, and the copy's clock started earlier than its script. */
const refreshes = (scenario: Scenario): boolean =>
  Object.values(flow(calmRun(scenario))).some((sent) => sent.some((line) => line.endsWith(': REGISTER')));

/** Provider and caller live by the clock, and the copy's day began earlier. */
const goesByHours = ({ elements }: Scenario): boolean =>
  elements.some((one) => 'policies' in one && one.policies?.some(({ hours }) => hours !== undefined) === true);

/** What is done at a time of its own meets another moment of the flow on other paths. */
const isTimed = ({ faults }: Scenario): boolean => faults.some((fault) => 'at' in fault || 'from' in fault);

/** Retry-After is drawn by chance (RFC 3261 §14.2): what comes at fixed times comes before the second try, or after it. */
const DRAWN = /^taken-back-unheard$/;

/** Whether shorter and longer paths leave the flow as it is. */
function goesOnAlike(scenario: Scenario): boolean {
  const calm = JSON.stringify(flow(calmRun(scenario), undefined, isNoTrying));
  return [0.5, 2].every(
    (factor) => JSON.stringify(flow(simulate(slowed(scenario, factor)), undefined, isNoTrying)) === calm,
  );
}

const cases = all.map((scenario) => [scenario.id, scenario] as const);
const steady = cases.filter(([id, { network }]) => network.jitter === 0 && network.loss === 0 && !DRAWN.test(id));
const unhurried = steady.filter(([id, scenario]) => !isTimed(scenario) && !RACES.some((race) => race.test(id)));
const clockless = steady.filter(([, scenario]) => !refreshes(scenario) && !goesByHours(scenario));
const APART = [137_000, 1_300_007, 40_000_000];

describe('the flow stays the same', { timeout: patience }, () => {
  it.each(steady)('with other names and domains: %s', (_, scenario) => {
    const { scenario: other, back } = renamed(scenario, (name) => `x${[...name].reverse().join('')}`);
    expect(flow(simulate(other), back)).toEqual(flow(calmRun(scenario)));
  });

  it.each(steady)('with another seed: %s', (_, scenario) => {
    for (const seed of [977, 2 ** 52 + 1]) {
      expect(flow(simulate(scenario, [], { seed }))).toEqual(flow(calmRun(scenario)));
    }
  });

  it('and every race is one: shorter or longer paths change it', () => {
    const racing = steady.filter(
      ([id, scenario]) => RACES.some((race) => race.test(id)) && !isTimed(scenario) && !goesOnAlike(scenario),
    );
    const idle = RACES.filter((race) => !racing.some(([id]) => race.test(id)));
    expect(idle.map(String)).toEqual([]);
  });

  it.each(unhurried)('with latencies halved and doubled: %s', (_, scenario) => {
    const calm = flow(calmRun(scenario), undefined, isNoTrying);
    for (const factor of [0.5, 2]) {
      expect(flow(simulate(slowed(scenario, factor)), undefined, isNoTrying)).toEqual(calm);
    }
  });

  it.each(clockless)('with a second copy of everything in the same world, a little later: %s', (_, scenario) => {
    const copy = renamed(scenario, (name) => `${name}x`, '198.51.100.');
    const isCopy = (id: string): boolean => copy.scenario.elements.some((element) => element.id === id);
    for (const later of APART) {
      const trace = simulate(together(scenario, copy.scenario, later));
      expect(flow(trace, undefined, (id) => !isCopy(id))).toEqual(flow(calmRun(scenario)));
      expect(flow(trace, copy.back, isCopy)).toEqual(flow(calmRun(scenario)));
    }
  });
});
