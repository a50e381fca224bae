// Weather for the laws: what a network and its machines may do to a run, as fast-check draws it. A trial names its
// scenario and what happens to it in plain data, so that a failure can be repeated by hand.
//
// `SIPSCOPE_LONG=1` tries fifty times as much with a new seed; `SIPSCOPE_SEED=n` repeats the run of that seed.

import fc from 'fast-check';
import type { Intervention } from '../../engine/model/intervention';
import type { Scenario } from '../../engine/model/scenario';
import { MILLISECOND, SECOND } from '../../engine/model/time';
import type { Trace } from '../../engine/model/trace';
import { sendingsOf } from '../../engine/trace/sending';
import { simulate } from '../../engine/world/simulate';

export const LONG = process.env.SIPSCOPE_LONG === '1';
const SEED = 20_020_601;

/** How often a property is tried; the seed stands in every failure. */
export const often = (times: number): { numRuns: number; seed?: number } => {
  const numRuns = LONG ? 50 * times : times;
  if (process.env.SIPSCOPE_SEED !== undefined) return { numRuns, seed: Number(process.env.SIPSCOPE_SEED) };
  return LONG ? { numRuns } : { numRuns, seed: SEED };
};

/** Time for a property that runs long. */
export const patience = LONG ? 3_600_000 : 60_000;

export interface Trial {
  readonly scenario: Scenario;
  readonly interventions: readonly Intervention[];
}

const calm = new Map<Scenario, Trace>();

/** The run of a scenario as it is written; made once. */
export function calmRun(scenario: Scenario): Trace {
  const known = calm.get(scenario);
  if (known !== undefined) return known;
  const trace = simulate(scenario);
  calm.set(scenario, trace);
  return trace;
}

/** Something that happens to one message: the how-many-th of the calm run. */
const messageFault = fc.record({
  kind: fc.constantFrom('lose' as const, 'delay' as const, 'duplicate' as const),
  which: fc.nat(400),
  by: fc.integer({ min: 1, max: 9 * SECOND }),
});

/** Something that happens to the whole network. */
export const chances = fc.record({
  seed: fc.nat(2 ** 31),
  jitter: fc.constantFrom(0, 5, 40, 300, 900).map((ms) => ms * MILLISECOND),
  loss: fc.constantFrom(0, 0, 0.02, 0.1, 0.3, 0.6),
});

const between = fc.tuple(fc.nat(20), fc.nat(20));
const moment = fc.integer({ min: 0, max: 14 * SECOND });
const span = fc.constantFrom(1, 30, 500, 3_000, 20_000, 70_000).map((ms) => ms * MILLISECOND);

/** Something that happens to a path or a machine. */
const placeFault = fc.record({
  kind: fc.constantFrom('partition' as const, 'stall' as const, 'reset' as const, 'crash' as const, 'restart' as const),
  between,
  at: moment,
  span,
});

type MessageFault = typeof messageFault extends fc.Arbitrary<infer T> ? T : never;
type PlaceFault = typeof placeFault extends fc.Arbitrary<infer T> ? T : never;
type Chances = typeof chances extends fc.Arbitrary<infer T> ? T : never;

/** `messages` and `places` say how many faults of each kind at most. */
export const trials = (scenarios: readonly Scenario[], messages: number, places: number): fc.Arbitrary<Trial> =>
  fc
    .record({
      scenario: fc.nat(scenarios.length - 1),
      chances,
      messages: fc.array(messageFault, { maxLength: messages }),
      places: fc.array(placeFault, { maxLength: places }),
    })
    .map((drawn) => {
      const scenario = scenarios[drawn.scenario] as Scenario;
      const interventions = [
        ...drawn.messages.map((fault) => onMessage(scenario, fault)),
        ...drawn.places.flatMap((fault) => onPlace(scenario, fault)),
      ];
      return { scenario: withChances(scenario, drawn.chances), interventions };
    });

export function withChances(scenario: Scenario, { seed, jitter, loss }: Chances): Scenario {
  return { ...scenario, seed, network: { ...scenario.network, jitter, loss } };
}

function onMessage(scenario: Scenario, { kind, which, by }: MessageFault): Intervention {
  const sendings = sendingsOf(calmRun(scenario));
  const sending = sendings[which % Math.max(1, sendings.length)];
  const message = wordsFor(scenario, sending?.sent.packet ?? 0);
  if (kind === 'delay') return { kind, message, by };
  return kind === 'duplicate' ? { kind, message, after: by } : { kind, message };
}

/** 'third 200 INVITE bob -> alice': words hold with another seed too, where keys do not. */
function wordsFor(scenario: Scenario, packet: number): string {
  const sendings = sendingsOf(calmRun(scenario));
  const one = sendings.find(({ sent }) => sent.packet === packet);
  if (one === undefined) return 'first message';
  const alike = sendings.filter(
    ({ sent, what, entry }) =>
      entry >= calmRun(scenario).figure && what === one.what && sent.from === one.sent.from && sent.to === one.sent.to,
  );
  const nth = alike.indexOf(one) + 1 || 1;
  return `${nth}${['th', 'st', 'nd', 'rd'][nth] ?? 'th'} ${one.what} ${one.sent.from} -> ${one.sent.to}`
    .replace(/^1st /, 'first ')
    .replace(/^2nd /, 'second ')
    .replace(/^3rd /, 'third ');
}

function onPlace({ elements }: Scenario, { kind, between: [a, b], at, span: lasts }: PlaceFault): Intervention[] {
  const id = (n: number): string => elements[n % elements.length]?.id ?? '';
  const element = id(a);
  const other = id(a + 1 + (b % Math.max(1, elements.length - 1)));
  if (kind === 'crash') {
    return [
      { kind, element, at },
      { kind: 'restart', element, at: at + lasts },
    ];
  }
  if (kind === 'restart') return [{ kind, element, at }];
  if (kind === 'reset') return [{ kind, between: [element, other], at }];
  return [{ kind, between: [element, other], from: at, until: at + lasts }];
}

/** A trial in words, for the message of a failure. */
export function inWords({ scenario, interventions }: Trial): string {
  const { seed, network } = scenario;
  const weather = JSON.stringify({ seed, jitter: network.jitter, loss: network.loss, latency: network.latency });
  return `${scenario.id} ${weather}\n${JSON.stringify(interventions)}`;
}

/** Runs trials and expects that nothing is found; a failure shows the trial and the seed that repeats it. */
export function everyTrial(arbitrary: fc.Arbitrary<Trial>, times: number, findings: (trial: Trial) => string[]): void {
  fc.assert(
    fc.property(arbitrary, (trial) => {
      const found = findings(trial);
      if (found.length > 0) throw new Error(`${inWords(trial)}\n${found.join('\n')}`);
    }),
    often(times),
  );
}
