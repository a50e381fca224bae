// What stands beside the lifelines: transactions on the side of the wire they serve, a phone's dialog on the outer
// side, and the retransmission timers that fired.

import type { Trace } from '@/engine';
import type { LadderState, LadderTimer, Millis } from '../../ladder/model';
import { runText } from '../../text/run';
import type { Cast } from './cast';
import type { Clock } from './clock';

type Entry = Trace['entries'][number];
type Side = LadderState['side'];
type Sent = Extract<Entry['changes'][number], { type: 'sent' }>;

/** States worth a bar: waiting for a first word, in progress, and a refusal that waits for its ACK. */
const DRAWN: Readonly<Record<string, readonly string[]>> = {
  'invite-client': ['Calling', 'Proceeding'],
  'invite-server': ['Proceeding', 'Completed'],
  'non-invite-client': ['Trying', 'Proceeding'],
  'non-invite-server': ['Trying', 'Proceeding'],
};
/** Timers that send something again. */
const REPEATING = ['A', 'E', 'G', 'repeat'];

const sendsOf = (entry: Entry, owner: string): Sent[] =>
  entry.changes.filter((c): c is Sent => c.type === 'sent' && c.transaction === owner);

/** Which side of its lifeline each transaction works on. */
export function sidesOf(trace: Trace, cast: Cast): ReadonlyMap<string, Side> {
  const sides = new Map<string, Side>();
  const note = (element: string, owner: string, peer: string | null) => {
    const [here, there] = [cast.place(element), cast.place(peer)];
    const key = `${element} ${owner}`;
    if (here === undefined || there === undefined || sides.has(key)) return;
    sides.set(key, there > here ? 'right' : 'left');
  };
  const senders = new Map<number, string>();
  for (const entry of trace.entries)
    for (const change of entry.changes) {
      if (change.type === 'sent') {
        senders.set(change.packet, change.from);
        if (change.transaction !== null) note(change.from, change.transaction, change.to);
      } else if (change.type === 'state' && change.from === null && entry.event.type === 'arrival' && entry.element) {
        if (change.machine.endsWith('-server'))
          note(entry.element, change.owner, senders.get(entry.event.packet) ?? null);
      }
    }
  return sides;
}

interface Open {
  readonly node: string;
  readonly side: Side;
  readonly owner: string;
  readonly machine: string;
  state: string;
  t0: Millis;
}

export function transactionBars(
  trace: Trace,
  cast: Cast,
  clock: Clock,
  sides: ReadonlyMap<string, Side>,
  end: Millis,
): LadderState[] {
  const bars: LadderState[] = [];
  const open = new Map<string, Open>();
  const phones = new Set(cast.nodes.filter((n) => n.kind === 'user-agent').map((n) => n.id));
  const close = (key: string, t1: Millis, ends: boolean) => {
    const bar = open.get(key);
    if (!bar) return;
    open.delete(key);
    const server = bar.machine.endsWith('-server');
    // Between two lifelines both sides' words would meet: a proxy speaks on its right side.
    const speaks = !server && (phones.has(bar.node) || bar.side === 'right');
    const { node, side, owner, machine, state, t0 } = bar;
    bars.push({ node, owner, machine, side, t0, t1, state, label: speaks || state === 'Completed' ? state : '', ends });
  };
  for (const entry of trace.entries) {
    const { element } = entry;
    if (element === null) continue;
    if (entry.event.type === 'crash')
      for (const [key, bar] of open) if (bar.node === element) close(key, clock.entry(entry.index), true);
    for (const change of entry.changes) {
      if (change.type !== 'state' || change.from === change.to) continue;
      const drawn = DRAWN[change.machine];
      const key = `${element} ${change.owner}`;
      const side = sides.get(key);
      if (!drawn || !side) continue;
      const first = sendsOf(entry, change.owner)[0];
      const byArrival = change.from === null && change.machine.endsWith('-server');
      const at = first && !byArrival ? clock.sent(first.packet) : clock.entry(entry.index);
      const goesOn = drawn.includes(change.to);
      close(key, at, !goesOn);
      if (goesOn && entry.index >= trace.figure)
        open.set(key, { node: element, side, owner: change.owner, machine: change.machine, state: change.to, t0: at });
    }
  }
  for (const key of [...open.keys()]) close(key, end, false);
  return bars.filter((bar) => bar.t1 > bar.t0);
}

/** Machines that a dialog lives by. */
const DIALOG_MACHINES = ['caller', 'callee', 'subscriber', 'notifier', 'bridge'];

interface Owned {
  readonly owner: string;
  readonly machine: string;
}

/** The machine behind a dialog: the latest one that names its tag, or else its call, or else moved with it. */
function behind(
  moved: readonly Owned[],
  entry: Entry,
  { callId, localTag }: { callId: string; localTag: string },
): Owned {
  const now = entry.changes.findLast((c) => c.type === 'state' && DIALOG_MACHINES.includes(c.machine));
  return (
    moved.findLast(({ owner }) => owner.includes(localTag)) ??
    moved.findLast(({ owner }) => owner.includes(callId)) ??
    (now?.type === 'state' ? { owner: now.owner, machine: now.machine } : { owner: '', machine: '' })
  );
}

/** A phone's dialog, on the side away from the wire. */
export function dialogBars(trace: Trace, cast: Cast, clock: Clock, end: Millis): LadderState[] {
  const bars: LadderState[] = [];
  const open = new Map<string, { node: string; state: string; t0: Millis } & Owned>();
  const moved = new Map<string, Owned[]>();
  const middle = (cast.nodes.length - 1) / 2;
  const close = (key: string, t1: Millis, ends: boolean) => {
    const bar = open.get(key);
    if (!bar) return;
    open.delete(key);
    const side = (cast.place(bar.node) ?? 0) <= middle ? 'left' : 'right';
    const label = bar.state === 'Early' ? runText.earlyDialog : bar.state;
    if (t1 > bar.t0) bars.push({ ...bar, side, t1, label, ends });
  };
  for (const entry of trace.entries.slice(trace.figure)) {
    const { element } = entry;
    if (element === null || cast.place(element) === undefined) continue;
    const machines = moved.get(element) ?? [];
    moved.set(element, machines);
    for (const change of entry.changes) {
      if (change.type === 'state' && DIALOG_MACHINES.includes(change.machine))
        machines.push({ owner: change.owner, machine: change.machine });
      if (change.type !== 'dialog' || change.change === 'target') continue;
      const key = `${element} ${change.callId} ${change.localTag} ${change.remoteTag}`;
      // The side that answers makes and ends the dialog by sending its answer (§12.1.1, §15.1.2).
      const answer = entry.changes.find((c): c is Sent => c.type === 'sent' && c.message.kind === 'response');
      const at = answer ? clock.sent(answer.packet) : clock.entry(entry.index);
      close(key, at, change.change === 'ended');
      if (change.change === 'ended') continue;
      const state = change.change === 'early' ? 'Early' : 'Confirmed';
      open.set(key, { node: element, state, t0: at, ...behind(machines, entry, change) });
    }
  }
  for (const key of [...open.keys()]) close(key, end, false);
  return bars;
}

/** Timers that made a message leave again, from when they were set to when they fired. */
export function timersOf(
  trace: Trace,
  cast: Cast,
  clock: Clock,
  sides: ReadonlyMap<string, Side>,
): readonly LadderTimer[] {
  const timers: LadderTimer[] = [];
  const set = new Map<string, { t0: Millis; duration: number }>();
  for (const entry of trace.entries.slice(trace.figure)) {
    const { element, event } = entry;
    if (element === null || cast.place(element) === undefined) continue;
    if (event.type === 'timer' && REPEATING.includes(event.name)) {
      const started = set.get(`${element} ${event.owner} ${event.name}`);
      const again = entry.changes.find((c): c is Sent => c.type === 'sent');
      if (started && again && cast.place(again.to) !== undefined) {
        const side = sides.get(`${element} ${event.owner}`) ?? 'right';
        const label = event.name === 'repeat' ? runText.repeatTimer : runText.timer(event.name);
        const detail = runText.timerFires(started.duration / 1000);
        const { owner, name } = event;
        timers.push({ node: element, owner, name, side, t0: started.t0, t1: clock.sent(again.packet), label, detail });
      }
    }
    for (const change of entry.changes) {
      if (change.type !== 'timer-started' || !REPEATING.includes(change.name)) continue;
      const sent = entry.changes.find((c): c is Sent => c.type === 'sent' && c.transaction === change.owner);
      const t0 = sent ? clock.sent(sent.packet) : clock.entry(entry.index);
      set.set(`${element} ${change.owner} ${change.name}`, { t0, duration: change.duration });
    }
  }
  return timers;
}
