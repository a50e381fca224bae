// Every timer that ran in the figure: set, and fired, stopped, set anew, or died in a crash. The ladder shows those that
// run at its playhead; what the page carries without the engine are only those that made a message leave again.

import { figureStart, type Trace, timerStory } from '@/engine';
import type { LadderFuse, LadderState, Millis } from '../../ladder/model';
import type { Cast } from './cast';
import type { Clock } from './clock';

type Entry = Trace['entries'][number];

/** Later than anything: still running when the run ended. */
const NEVER = Number.MAX_SAFE_INTEGER;

export function fusesOf(
  trace: Trace,
  cast: Cast,
  clock: Clock,
  sides: ReadonlyMap<string, LadderState['side']>,
): readonly LadderFuse[] {
  const fuses: LadderFuse[] = [];
  const running = new Map<string, Omit<LadderFuse, 't1'>>();
  const zero = figureStart(trace);
  const middle = (cast.nodes.length - 1) / 2;
  // What no transaction keeps burns on the outer side, where the dialog stands.
  const sideOf = (node: string, owner: string) =>
    sides.get(`${node} ${owner}`) ??
    // A proxy's branch is named like the client transaction that it sends by.
    sides.get(`${node} ${owner.replace(/^branch /, 'invite-client ')}`) ??
    ((cast.place(node) ?? 0) <= middle ? 'left' : 'right');
  const end = (key: string, t1: Millis) => {
    const fuse = running.get(key);
    running.delete(key);
    if (fuse && t1 > Math.max(0, fuse.t0)) fuses.push({ ...fuse, t1 });
  };
  const at = (entry: Entry): Millis =>
    entry.index < trace.figure ? (entry.at - zero) / 1000 : clock.entry(entry.index);
  for (const entry of trace.entries) {
    const { element, event, changes } = entry;
    if (element === null || cast.place(element) === undefined) continue;
    if (event.type === 'timer') end(`${element} ${event.owner} ${event.name}`, at(entry));
    for (const change of changes) {
      if (change.type !== 'timer-started' && change.type !== 'timer-cancelled') continue;
      const { owner, name } = change;
      const key = `${element} ${owner} ${name}`;
      end(key, at(entry));
      if (change.type === 'timer-cancelled') continue;
      const t0 = at(entry);
      const label = timerStory(change).title;
      const due = t0 + change.duration / 1000;
      running.set(key, { node: element, owner, name, side: sideOf(element, owner), t0, due, label });
    }
  }
  for (const key of [...running.keys()]) end(key, NEVER);
  return fuses.sort((a, b) => a.t0 - b.t0);
}
