// Other runs that are the same until the moment and go on otherwise: a message that takes longer, a person who does
// something else, an element that is set up otherwise. What comes next in them is legal because the engine did it.

import type { ElementId } from '../model/address';
import type { Intervention } from '../model/intervention';
import type { Rule } from '../model/output';
import type { Act, ElementSpec, Scenario } from '../model/scenario';
import { SECOND } from '../model/time';
import type { Trace } from '../model/trace';
import type { Verb } from '../model/verbs';
import { keyOf } from '../network/message-key';
import { afterEntry } from '../trace/at';
import { figureStart, sendingOf, sendingsOf } from '../trace/sending';
import { simulate } from '../world/simulate';
import { type Action, actionsIn, nameOf } from './action';
import { type Asked, nextFrom } from './ask';
import { SETTINGS } from './settings-table';

/** Why another run goes on otherwise. */
export type Because =
  | { readonly kind: 'time' }
  | { readonly kind: 'person'; readonly who: ElementId; readonly does: string }
  | { readonly kind: 'setting'; readonly who: ElementId; readonly says: string };

export interface Other {
  readonly action: Action;
  readonly because: Because;
  readonly rule: Rule | null;
  /** What makes the run go that way; nothing where an element is set up otherwise. */
  readonly interventions: readonly Intervention[];
}

/** Longer than any timer of a transaction. */
const LONG = 100 * SECOND;
/** Runs that are only looked at for their next step need not be long. */
const MOST = 20_000;

/** Everything that could come next instead, each once; what the run itself does is not among it. */
export function othersAt(trace: Trace, asked: Asked): ReadonlyMap<string, Other> {
  const found = new Map<string, Other>();
  const own = new Set(asked.next.map(nameOf));
  for (const other of [...byTime(trace, asked), ...byPeople(trace, asked), ...bySettings(trace, asked)]) {
    const name = nameOf(other.action);
    if (!own.has(name) && !found.has(name)) found.set(name, other);
  }
  return found;
}

/** What a reader did to the run that is asked about. */
export const ownIn = ({ origin: { scenario, interventions } }: Trace): readonly Intervention[] =>
  interventions.filter((one) => !scenario.faults.includes(one));

/** Runs again, until a while after the moment. */
function rerun(
  trace: Trace,
  asked: Asked,
  interventions: readonly Intervention[],
  { scenario = trace.origin.scenario, after = 0 } = {},
): Trace {
  const horizon = Math.min(scenario.horizon, asked.at - figureStart(trace) + after);
  return simulate({ ...scenario, horizon }, [...ownIn(trace), ...interventions], { most: MOST });
}

/** Every message under way is late: which timer fires then? */
export const silence = (trace: Trace, asked: Asked, but: number | null = null): readonly Intervention[] =>
  afterEntry(trace, asked.entry - 1).inFlight.flatMap(({ sent, key, lost }) =>
    lost !== null || sent.packet === but ? [] : [{ kind: 'delay' as const, message: key, by: LONG }],
  );

/** Messages on different ways may overtake each other; over one connection they keep their order. */
function byTime(trace: Trace, asked: Asked): readonly Other[] {
  const { event, element } = trace.entries[asked.entry] ?? {};
  if (event === undefined || event.type === 'timer') return [];
  const here = event.type === 'arrival' ? event.packet : null;
  const packets = afterEntry(trace, asked.entry - 1).inFlight.map(({ sent }) => sent.packet);
  return [...packets, null].flatMap((packet) => {
    if (packet !== null && packet === here) return [];
    const interventions = silence(trace, asked, packet);
    const next = nextFrom(rerun(trace, asked, interventions, { after: LONG }), asked.entry);
    // What has arrived is seen to at once: its receiver does nothing else first.
    if (next === null || (here !== null && next.entry.element === element)) return [];
    if (packet === null ? next.entry.event.type !== 'timer' : next.entry.event.type !== 'arrival') return [];
    return next.actions.map((action) => ({ action, because: { kind: 'time' } as const, rule: null, interventions }));
  });
}

const VERBS: readonly Verb[] = ['answers', 'rejects', 'hangs up', 'cancels', 'holds', 'resumes'];

/** People do as they like: what would their phones do about it now? */
function byPeople(trace: Trace, asked: Asked): readonly Other[] {
  const { elements, offstage } = trace.origin.scenario;
  const phones = elements.filter(({ id, kind }) => kind === 'user-agent' && !offstage.includes(id));
  // Whoever acts at this moment does that; a phone that something has just reached sees to it first.
  const { event, element } = trace.entries[asked.entry] ?? {};
  const busy = event?.type === 'act' || event?.type === 'arrival' ? element : null;
  return phones
    .filter(({ id }) => id !== busy)
    .flatMap(({ id: who }) => VERBS.flatMap((verb) => acting(trace, asked, who, verb)));
}

function acting(trace: Trace, asked: Asked, who: ElementId, verb: Verb): readonly Other[] {
  const at = asked.at - figureStart(trace);
  const act: Act = {
    by: who,
    verb,
    object: null,
    options: {},
    trigger: { kind: 'at', at },
    line: 0,
    text: `${verb} at ${at / 1000} ms`,
    key: `${who} ${verb} instead`,
  };
  const other = rerun(trace, asked, [{ kind: 'act', act }]);
  const entry = other.entries[asked.entry];
  if (entry === undefined || entry.event.type !== 'act' || entry.event.act !== act) return [];
  const state = entry.changes.find((change) => change.type === 'state' && change.rule !== null);
  return actionsIn(other, entry).map((action) => ({
    action,
    because: { kind: 'person', who, does: verb },
    rule: state?.type === 'state' ? state.rule : null,
    interventions: [{ kind: 'act', act }],
  }));
}

/** Whoever sets an element up otherwise gets another run; only those count that are the same so far. */
function bySettings(trace: Trace, asked: Asked): readonly Other[] {
  const { scenario } = trace.origin;
  const { element } = trace.entries[asked.entry] ?? {};
  const spec = scenario.elements.find(({ id }) => id === element);
  if (spec === undefined) return [];
  const so = story(trace, asked.entry);
  return SETTINGS.flatMap(({ says, rule, change }): readonly Other[] => {
    const changed = change(spec);
    if (changed === null) return [];
    const other = rerun(trace, asked, [], { scenario: withElement(scenario, changed) });
    if (other.figure !== trace.figure || story(other, asked.entry) !== so) return [];
    const next = nextFrom(other, asked.entry);
    if (next === null || next.entry.index !== asked.entry) return [];
    return next.actions.map((action) => ({
      action,
      because: { kind: 'setting', who: spec.id, says },
      rule,
      interventions: [],
    }));
  });
}

const withElement = (scenario: Scenario, changed: ElementSpec): Scenario => ({
  ...scenario,
  elements: scenario.elements.map((element) => (element.id === changed.id ? changed : element)),
});

/** What has happened until an entry, as far as anybody could have seen it. */
function story(trace: Trace, until: number): string {
  const sent = sendingsOf(trace).filter(({ entry }) => entry < until);
  return [
    trace.entries[until]?.at,
    ...sent.map(({ sent: one, at }) => `${at} ${keyOf(one)} ${one.arrives} ${sendingOf(trace, one.packet).lost}`),
  ].join('\n');
}
