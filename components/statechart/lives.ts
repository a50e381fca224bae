// The lives of the machines of a run: which moves each made and which timers it set, in order, so that any moment is a
// binary search away. Made once for each run.

import { edgesFrom, figureOf, type Micros, type StateChanged, stateAfter, type Trace } from '@/engine';
import { timerWords } from '../text/state';

export interface Move {
  readonly at: Micros;
  /** The entry of the trace that made it. */
  readonly entry: number;
  /** Null for the first state of all. */
  readonly from: string | null;
  /** The state, nested ones included: 'Calling.reliable'. */
  readonly to: string;
  readonly event: string;
  readonly rule: StateChanged['rule'];
  /** Its place among the edges of the figure; null when the machine merely begins. */
  readonly edge: number | null;
}

export interface SetTimer {
  readonly name: string;
  readonly at: Micros;
  readonly duration: Micros;
  /** When it fired or was stopped; null while it runs on to the end of the run. */
  readonly until: Micros | null;
  readonly fired: boolean;
}

/** One machine from its first move to its last. */
export interface Life {
  readonly node: string;
  /** The transaction, dialog or call it belongs to. */
  readonly owner: string;
  readonly name: string;
  readonly moves: readonly Move[];
  readonly timers: readonly SetTimer[];
  /** When its element crashed under it. */
  readonly lost: Micros | null;
}

export const outer = (state: string): string => state.split('.')[0] ?? state;

const collected = new WeakMap<Trace, readonly Life[]>();

/** All lives of a run, in the order in which they began. */
export function livesOf(trace: Trace): readonly Life[] {
  const lives = collected.get(trace) ?? collect(trace);
  collected.set(trace, lives);
  return lives;
}

interface Open {
  readonly node: string;
  readonly owner: string;
  readonly name: string;
  readonly moves: Move[];
  lost: Micros | null;
}

type Draft = { -readonly [K in keyof SetTimer]: SetTimer[K] };

function collect(trace: Trace): readonly Life[] {
  const lives: Open[] = [];
  const open = new Map<string, Open>();
  const timers = new Map<string, Draft[]>();
  const end = (key: string, name: string, at: Micros, fired: boolean) => {
    const last = timers.get(key)?.findLast((timer) => timer.name === name);
    if (last?.until === null) [last.until, last.fired] = [at, fired];
  };
  for (const { at, element, event, changes, index } of trace.entries) {
    if (element === null) continue;
    if (event.type === 'crash') {
      for (const [key, life] of open) {
        if (life.node !== element) continue;
        life.lost = at;
        open.delete(key);
      }
      for (const [key, list] of timers) {
        if (key.startsWith(`${element} `)) for (const timer of list) end(key, timer.name, at, false);
      }
    }
    for (const change of changes) {
      if (change.type === 'state') {
        const key = `${element} ${change.owner} ${change.machine}`;
        let life = change.from === null ? undefined : open.get(key);
        if (life === undefined) {
          life = { node: element, owner: change.owner, name: change.machine, moves: [], lost: null };
          open.set(key, life);
          lives.push(life);
        }
        life.moves.push(moveOf(change, life.moves.at(-1)?.to ?? null, at, index));
      } else if (change.type === 'timer-started') {
        const key = `${element} ${change.owner}`;
        end(key, change.name, at, false);
        const { name, duration } = change;
        timers.set(key, [...(timers.get(key) ?? []), { name, at, duration, until: null, fired: false }]);
      } else if (change.type === 'timer-cancelled' || change.type === 'timer-fired') {
        end(`${element} ${change.owner}`, change.name, at, change.type === 'timer-fired');
      }
    }
  }
  return lives.map((life) => {
    const [first, last] = [life.moves[0]?.at ?? 0, life.lost ?? Number.POSITIVE_INFINITY];
    const own = (timers.get(`${life.node} ${life.owner}`) ?? []).filter(
      ({ name, at }) => timerWords(life.name, name) !== null && at >= first && at <= last,
    );
    return { ...life, timers: own };
  });
}

function moveOf(change: StateChanged, before: string | null, at: Micros, entry: number): Move {
  const { event, rule } = change;
  const from = before ?? change.from;
  const { to, edge } = follow(change, from);
  return { at, entry, from, to, event, rule, edge };
}

const followed = new Map<string, Pick<Move, 'to' | 'edge'>>();

/** Facts of a run may name the outermost state only; the machine itself knows which one is meant. */
function follow({ machine, event, to: said }: StateChanged, from: string | null): Pick<Move, 'to' | 'edge'> {
  const key = [machine, from, event, said].join(' ');
  const known = followed.get(key);
  if (known !== undefined) return known;
  const next = stateAfter(machine, from, event);
  const to = next !== null && outer(next) === outer(said) ? next : said;
  const chart = figureOf(machine);
  const taken = edgesFrom(chart, from ?? chart.initial).find((edge) => edge.event === event && edge.to === outer(to));
  const made = { to, edge: taken === undefined ? null : chart.edges.indexOf(taken) };
  followed.set(key, made);
  return made;
}

/** The place of the last move at or before a time; -1 when the machine has not begun. */
export function moveAt({ moves }: Life, time: Micros): number {
  let [low, high] = [-1, moves.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((moves[middle]?.at ?? 0) <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}
