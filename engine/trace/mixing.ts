// Who hears whom through somebody who mixes: in a conference everybody hears the focus, and through it all the others
// (RFC 4579 §3.1). The sound itself runs between each of them and the focus, and is drawn there.

import type { ElementId } from '../model/address';
import type { Micros } from '../model/time';
import type { Trace } from '../model/trace';
import { hearsIn, type MediaEvent, mediaEvents } from './media';

/** The phones that mix, and the entry since which they do. */
function mixersOf(trace: Trace): Map<ElementId, number> {
  const mixers = new Map<ElementId, number>();
  for (const spec of trace.origin.scenario.elements)
    if (spec.kind === 'user-agent' && spec.services?.behaviour === 'conference') mixers.set(spec.id, 0);
  for (const { element, index, changes } of trace.entries) {
    if (element === null || mixers.has(element)) continue;
    if (changes.some((change) => change.type === 'decision' && change.what === 'focus')) mixers.set(element, index);
  }
  return mixers;
}

/** When one first hears the other through somebody who mixes, or both each other; undefined when that never happens. */
export function heardThroughMixer(trace: Trace, who: ElementId, whom: ElementId, both: boolean): Micros | undefined {
  const mixers = mixersOf(trace);
  if (mixers.size === 0) return undefined;
  const sounds = new Map<string, MediaEvent>();
  for (const event of mediaEvents(trace)) {
    const key = `${event.between.join(' ')} ${event.kind}`;
    if (event.change === 'closed') sounds.delete(key);
    else sounds.set(key, event);
    if (event.entry < trace.figure) continue;
    const now = [...sounds.values()];
    const hears = (a: ElementId, b: ElementId): boolean => now.some((sound) => hearsIn(sound, a, b));
    for (const [mixer, since] of mixers) {
      if (event.entry < since || mixer === who || mixer === whom) continue;
      const there = hears(who, mixer) && hears(mixer, whom);
      if (there && (!both || (hears(whom, mixer) && hears(mixer, who)))) return event.at;
    }
  }
  return undefined;
}
