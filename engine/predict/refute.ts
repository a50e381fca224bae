// Shows why a wrong guess is wrong by doing it: the message is sent in its sender's name, and the run tells what the
// others make of it; for a timer, everything under way is held up, and the run tells which timers fire.

import type { ElementId } from '../model/address';
import type { Intervention } from '../model/intervention';
import type { Rule } from '../model/output';
import type { Micros } from '../model/time';
import type { Trace } from '../model/trace';
import { simulate } from '../world/simulate';
import { type Action, actionsIn, type Fires, LETTERED, type Sends } from './action';
import { nextFrom } from './ask';
import { injectionOf } from './compose';
import type { Moment } from './moment';
import { ownIn, silence } from './others';

/** What an element did with the message that should not have come. */
export type Reception =
  | { readonly kind: 'ignored'; readonly by: ElementId; readonly why: string; readonly rule: Rule | null }
  | { readonly kind: 'refused'; readonly by: ElementId; readonly status: number }
  | { readonly kind: 'answered'; readonly by: ElementId; readonly status: number }
  | { readonly kind: 'passed on' | 'sends'; readonly by: ElementId; readonly to: ElementId; readonly what: string }
  | { readonly kind: 'taken'; readonly by: ElementId; readonly machine: string; readonly state: string }
  | { readonly kind: 'nothing'; readonly by: ElementId }
  | { readonly kind: 'lost'; readonly why: string };

interface TimeLeft {
  readonly timer: string;
  readonly left: Micros;
}

export interface Refutation {
  readonly interventions: readonly Intervention[];
  readonly trace: Trace;
  /** The part to look at, from the start of the run. */
  readonly from: Micros;
  readonly until: Micros;
  /** The message put on its way; null where a timer was waited for. */
  readonly packet: number | null;
  readonly receptions: readonly Reception[];
  /** The lettered timers that run at the element, and what comes next when nothing arrives. */
  readonly timers: readonly TimeLeft[];
  readonly next: { readonly actions: readonly Action[]; readonly after: Micros } | null;
}

const MOST = 20_000;
const MOST_TIMERS = 4;

/** Runs a wrong guess; null when there is nothing to run. */
export function refute(moment: Moment, guess: Action): Refutation | null {
  return guess.kind === 'fires' ? waitFor(moment, guess) : send(moment, guess);
}

function send(moment: Moment, guess: Sends): Refutation | null {
  const injection = injectionOf(moment, guess);
  if (injection === null) return null;
  const { scenario } = moment.trace.origin;
  const trace = simulate(scenario, [...ownIn(moment.trace), injection], { most: MOST });
  const entry = trace.entries.find(({ event }) => event.type === 'injected');
  const [sent] = entry?.changes.flatMap((change) => (change.type === 'sent' ? [change] : [])) ?? [];
  if (entry === undefined || sent === undefined) return null;
  const came = trace.entries.find(({ event }) => event.type === 'arrival' && event.packet === sent.packet);
  return {
    interventions: [injection],
    trace,
    from: moment.asked.at,
    until: came?.at ?? entry.at,
    packet: sent.packet,
    receptions:
      came === undefined ? [{ kind: 'lost', why: sent.lost ?? 'it never arrives' }] : receptionsOf(trace, came.index),
    timers: [],
    next: null,
  };
}

function receptionsOf(trace: Trace, index: number): readonly Reception[] {
  const entry = trace.entries[index];
  const by = entry?.element;
  if (entry === undefined || by === null || by === undefined) return [];
  const actions = actionsIn(trace, entry);
  const passes = trace.origin.scenario.elements.some(({ id, kind }) => id === by && kind === 'proxy');
  const found: Reception[] = [];
  for (const change of entry.changes) {
    // What one layer has no use for another may still take up.
    if (change.type === 'ignored' && actions.length === 0)
      found.push({ kind: 'ignored', by, why: change.why, rule: change.rule });
    if (change.type === 'swallowed') found.push({ kind: 'lost', why: change.why });
  }
  for (const action of actions) {
    if (action.kind !== 'sends') continue;
    const { status, to, method } = action;
    const back = status !== null && isBack(entry, trace, to);
    if (back) found.push({ kind: status < 300 ? 'answered' : 'refused', by, status });
    else found.push({ kind: passes ? 'passed on' : 'sends', by, to, what: [status, method].filter(Boolean).join(' ') });
  }
  if (found.length > 0) return found;
  const moved = entry.changes.find((change) => change.type === 'state' && change.from !== change.to);
  if (moved?.type === 'state') return [{ kind: 'taken', by, machine: moved.machine, state: moved.to }];
  return [{ kind: 'nothing', by }];
}

/** Whether a message goes back to who sent the one that arrived. */
function isBack({ event }: Trace['entries'][number], trace: Trace, to: ElementId): boolean {
  if (event.type !== 'arrival') return false;
  const { packet } = event;
  return trace.entries.some(({ changes }) =>
    changes.some((change) => change.type === 'sent' && change.packet === packet && change.from === to),
  );
}

function waitFor(moment: Moment, guess: Fires): Refutation | null {
  const { trace: base, asked, timers } = moment;
  const interventions = silence(base, asked);
  const trace = simulate(base.origin.scenario, [...ownIn(base), ...interventions], { most: MOST });
  const found = nextFrom(trace, asked.entry);
  const next = found === null ? null : { actions: found.actions, after: found.entry.at - asked.at };
  return {
    interventions,
    trace,
    from: asked.at,
    until: found?.entry.at ?? asked.at,
    packet: null,
    receptions: [],
    timers: timers
      .filter(({ element, name }) => element === guess.by && LETTERED.test(name))
      .map(({ name, fires }) => ({ timer: name, left: fires - asked.at }))
      .slice(0, MOST_TIMERS),
    next,
  };
}
