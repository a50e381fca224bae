// Awkward moments, derived from a run: at each message of its figure, just as it is on its way, the message is lost, late
// or doubled, somebody at a phone does something, or a machine stops and perhaps starts again.

import type { Intervention } from '../../engine/model/intervention';
import type { Act, Scenario } from '../../engine/model/scenario';
import { MILLISECOND, SECOND } from '../../engine/model/time';
import { figureStart, sendingsOf } from '../../engine/trace/sending';
import { calmRun } from './laws-weather';

/** What people do that ends or changes something, whatever it is they find. */
const DEEDS: readonly Act['verb'][] = ['hangs up', 'cancels', 'holds', 'answers', 'rejects', 'stops watching'];
/** A late message overtakes nothing, its neighbours, or whatever waited for it. */
const DELAYS = [45 * MILLISECOND, 700 * MILLISECOND, 40 * SECOND];

const deed = (by: string, verb: Act['verb'], at: number): Intervention => {
  const act: Act = {
    by,
    verb,
    object: null,
    options: {},
    trigger: { kind: 'at', at },
    line: 0,
    text: verb,
    key: `${by} ${verb} besides`,
  };
  return { kind: 'act', act };
};

/** Everything that may happen around every `stride`-th message of a scenario. */
export function momentsOf(scenario: Scenario, stride = 1): Intervention[][] {
  const trace = calmRun(scenario);
  const start = figureStart(trace);
  const phones = scenario.elements.filter(({ kind }) => kind === 'user-agent').map(({ id }) => id);
  const figure = sendingsOf(trace).filter(({ entry }) => entry >= trace.figure);
  return figure.flatMap((sending, i) => {
    if (i % stride !== 0) return [];
    const { key: message, entry, sent } = sending;
    const at = Math.max(0, (trace.entries[entry]?.at ?? start) - start) + MILLISECOND;
    const machines = sent.to === null ? [sent.from] : [sent.from, sent.to];
    return [
      [{ kind: 'lose', message }],
      [{ kind: 'duplicate', message, after: 3 * MILLISECOND }],
      ...DELAYS.map((by): Intervention[] => [{ kind: 'delay', message, by }]),
      ...phones.flatMap((by) => DEEDS.map((verb) => [deed(by, verb, at)])),
      ...(sent.to === null ? [] : [[{ kind: 'reset', between: [sent.from, sent.to], at }]]),
      ...machines.flatMap((element): Intervention[][] => [
        [{ kind: 'crash', element, at }],
        [
          { kind: 'crash', element, at },
          { kind: 'restart', element, at: at + 2 * SECOND },
        ],
      ]),
    ] as Intervention[][];
  });
}
