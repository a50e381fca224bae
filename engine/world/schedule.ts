// Puts things into the future of a world. Each remembers the entry that caused it, which is how `why` finds its way back.

import type { ElementId } from '../model/address';
import type { Micros } from '../model/time';
import type { Occurrence } from '../model/trace';
import type { Due } from './people';
import type { Scheduled } from './queue';
import { push, RANK } from './queue';
import type { World } from './world';

/** Puts something into the future, caused by the entry being made unless another is named. */
export function schedule(
  world: World,
  at: Micros,
  rank: number,
  element: ElementId | null,
  event: Occurrence,
  background: boolean | 'standing' = false,
  cause = world.current,
): Scheduled {
  // Calls that stand are refreshed for ever (RFC 4028 §10): the preparation does not wait for that.
  const standing = background === 'standing' && world.figure === 0;
  const aside = background === true || standing || (world.aside && rank !== RANK.act);
  const item: Scheduled = {
    at,
    rank,
    seq: world.seq++,
    element,
    cause,
    event,
    background: aside,
    standing,
    live: true,
    next: null,
  };
  push(world.queue, item);
  return item;
}

/** Acts whose moment is known join the future. */
export function scheduleDue(world: World, due: readonly Due[]): void {
  for (const { act, at, cause, call } of due) {
    schedule(world, Math.max(at, world.env.now), RANK.act, act.by, { type: 'act', act, call }, false, cause);
  }
}
