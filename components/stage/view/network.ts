// What happens under the messages: elements that go down and come back, connections that open, stall and break, and
// paths that are cut.

import type { Trace } from '@/engine';
import type { LadderCut, LadderDown, LadderLink, Millis } from '../../ladder/model';
import { networkText } from '../../text/network';
import type { Cast } from './cast';
import type { Clock } from './clock';
import type { Drawn } from './messages';

/** Later than anything. */
const NEVER = Number.MAX_SAFE_INTEGER;

export function downsOf(trace: Trace, cast: Cast, clock: Clock, start: Millis): readonly LadderDown[] {
  const downs: LadderDown[] = [];
  const since = new Map<string, Millis>();
  for (const { index, element, event } of trace.entries) {
    if (element === null || cast.place(element) === undefined) continue;
    const at = index < trace.figure ? start : clock.entry(index);
    if (event.type === 'crash' && !since.has(element)) since.set(element, at);
    const t0 = event.type === 'restart' ? since.get(element) : undefined;
    if (t0 === undefined) continue;
    since.delete(element);
    const name = cast.name(element);
    if (at > start)
      downs.push({ node: element, t0, t1: at, sentences: [networkText.down(name, t0), networkText.back(name, at)] });
  }
  for (const [node, t0] of since)
    downs.push({ node, t0, t1: NEVER, sentences: [networkText.down(cast.name(node), t0), ''] });
  return downs;
}

export function linksOf(trace: Trace, cast: Cast, clock: Clock, messages: readonly Drawn[]): readonly LadderLink[] {
  const links: LadderLink[] = [];
  const opening = new Map<string, number>();
  for (const entry of trace.entries.slice(trace.figure)) {
    for (const change of entry.changes) {
      if (change.type !== 'connection') continue;
      const [a, b] = change.between;
      if (cast.place(a) === undefined || cast.place(b) === undefined) continue;
      const key = `${change.between.join(' ')} ${change.transport}`;
      const { change: what, between, transport } = change;
      if (what === 'opening') {
        opening.set(key, entry.index);
        continue;
      }
      const t = clock.entry(entry.index);
      const waited = what === 'open' ? opening.get(key) : undefined;
      const by =
        messages.find(
          ({ sending, from, to }) => sending?.entry === waited && between.includes(from) && between.includes(to),
        )?.id ?? null;
      const names = [cast.name(a), cast.name(b)] as const;
      const sentence = networkText.link(what, transport, names, t);
      links.push({ between, what, t, by, labels: networkText.linkLabels(what, transport), sentence });
    }
  }
  return links;
}

export function cutsOf(trace: Trace, cast: Cast, clock: Clock, start: Millis): readonly LadderCut[] {
  const zero = (trace.entries[trace.figure]?.at ?? 0) / 1000;
  return trace.entries.flatMap(({ index, changes }) =>
    changes.flatMap((change): LadderCut[] => {
      if (change.type !== 'cut') return [];
      const { between, only, until } = change;
      if (between.some((id) => cast.place(id) === undefined)) return [];
      const t0 = index < trace.figure ? start : clock.entry(index);
      const t1 = until / 1000 - zero;
      if (t1 <= start) return [];
      const names = [cast.name(between[0]), cast.name(between[1])] as const;
      const sentence = networkText.cut(names, only === undefined ? null : cast.name(only), t0);
      return [{ between, t0, t1, label: networkText.cutLabel(only !== undefined), sentence }];
    }),
  );
}
