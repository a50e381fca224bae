// People who do anything at any time, as fast-check draws them.

import fc from 'fast-check';
import type { Act, Scenario } from '../../engine/model/scenario';
import { MILLISECOND } from '../../engine/model/time';
import { VERBS } from '../../engine/scenario/acts';
import { scenarioOf } from './laws-stages';
import { chances, LONG, type Trial, withChances } from './laws-weather';

const stage = (transport: string, lines: number): Scenario =>
  scenarioOf(
    `${transport}, ${lines} lines`,
    `title: Anything
transport: ${transport}
latency: 22 ms
horizon: 10 min
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1, lines: ${lines} }
  p1: { proxy: atlanta.example.com, record-route: yes, auth: yes }
  p2: { proxy: biloxi.example.com, record-route: yes }
  bob: { phone: sip:bob@biloxi.example.com, via: p2, lines: ${lines} }
  carol: { phone: sip:carol@biloxi.example.com, via: p2, lines: ${lines} }
before:
  - bob: registers
  - carol: registers
script:
  - alice: calls bob
`,
  );

const STAGES = [stage('udp', 1), stage('tcp', 1), stage('udp', 3), stage('tcp', 3)];
const PEOPLE = ['alice', 'bob', 'carol'] as const;

const act = fc.record({
  by: fc.constantFrom(...PEOPLE),
  whom: fc.constantFrom(...PEOPLE, 'sip:nobody@nowhere.invalid'),
  // Calls and answers come often, or nothing else would find a call.
  verb: fc.oneof(
    { arbitrary: fc.constantFrom('calls' as const, 'answers' as const), weight: 2 },
    { arbitrary: fc.constantFrom(...VERBS.map(({ verb }) => verb)), weight: 3 },
  ),
  at: fc.integer({ min: 0, max: 30_000 }),
  late: fc.boolean(),
});
type Drawn = typeof act extends fc.Arbitrary<infer T> ? T : never;

function actOf({ by, whom, verb, at, late }: Drawn, nth: number): Act {
  const spec = VERBS.find((one) => one.verb === verb);
  const object = spec?.object === 'text' ? 'a few words' : spec?.object === false ? null : whom;
  const options = verb === 'calls' && late ? { offer: 'late' } : {};
  const trigger = { kind: 'at', at: at * MILLISECOND } as const;
  return { by, verb, object, options, trigger, line: 0, text: `${verb} ${object ?? ''}`, key: `${by} ${verb} ${nth}` };
}

/** Random acts of three people on a stage with two proxies. */
export const anything: fc.Arbitrary<Trial> = fc
  .record({
    stage: fc.nat(STAGES.length - 1),
    chances,
    acts: fc.array(act, { minLength: 2, maxLength: LONG ? 60 : 14 }),
  })
  .map(({ stage: which, chances: weather, acts }) => {
    const script = acts.toSorted((a, b) => a.at - b.at).map(actOf);
    return { scenario: { ...withChances(STAGES[which] as Scenario, weather), script }, interventions: [] };
  });

/** What they do, in words. */
export const actsOf = ({ scenario }: Trial): string =>
  scenario.script.map(({ by, text, trigger }) => `${by}: ${text} ${JSON.stringify(trigger)}`).join('\n');
