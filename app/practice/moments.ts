// Every moment of every run that can be asked about, looked up once while the site is built.

import type { Counts, IndexedScenario, PracticeIndex } from '@/components/practice/model';
import { scenarios } from '@/content';
import { askable, figureStart, inMilliseconds, type Scenario, sendingsOf, simulate, type Trace } from '@/engine';

let known: PracticeIndex | null = null;

export function practiceIndex(): PracticeIndex {
  known ??= { scenarios: scenarios().map(indexed) };
  return known;
}

function indexed(scenario: Scenario): IndexedScenario {
  const trace = simulate(scenario);
  const start = figureStart(trace);
  return {
    id: scenario.id,
    title: scenario.title,
    level: levelOf(trace),
    moments: askable(trace).map(({ entry, at, steps }) => [entry, inMilliseconds(at - start), steps]),
  };
}

const PLAIN = ['INVITE', 'ACK', 'BYE', 'CANCEL', 'REGISTER'];
const MOST_ELEMENTS = 4;
const MOST_INVITES = 6;
/** A call through two proxies, asked for a password, is about as long. */
const MOST_MESSAGES = 26;

/** Plain: few elements, the methods that carry every call, short, and all goes well. In trouble: the same, and it does not. */
function levelOf(trace: Trace): 0 | 1 | 2 {
  const { scenario } = trace.origin;
  const sendings = sendingsOf(trace).filter(({ entry }) => entry >= trace.figure);
  const methods = new Set(sendings.map(({ what }) => what.replace(/^\d+ /, '')));
  const kinds = scenario.elements.map(({ kind }) => kind);
  if (kinds.length > MOST_ELEMENTS || kinds.includes('b2bua') || [...methods].some((m) => !PLAIN.includes(m))) return 2;
  const invites = sendings.filter(({ what, sent }) => what === 'INVITE' && sent.copy === 0).length;
  const trouble =
    scenario.faults.length > 0 ||
    sendings.some(({ lost, sent, what }) => lost !== null || sent.copy > 0 || isNo(what) || what === 'CANCEL');
  return trouble || invites > MOST_INVITES || sendings.length > MOST_MESSAGES ? 1 : 0;
}

/** A refusal, but for the question who is there (RFC 3261 §22). */
const isNo = (what: string): boolean => /^[4-6]\d\d /.test(what) && !/^40[17] /.test(what);

/** How many moments there are, by level (each with those before it) and by step (0: any). */
export const countsOf = ({ scenarios }: PracticeIndex): Counts =>
  [0, 1, 2].map((level) => {
    const moments = scenarios.filter((s) => s.level <= level).flatMap((s) => s.moments);
    return [0, 1, 2, 3, 4, 5].map(
      (step) => moments.filter(([, , steps]) => step === 0 || steps.some((one) => one === step)).length,
    );
  });
