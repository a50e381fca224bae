// Who is at the other end of a call, as people know it: by whose voice or ringing they hear (RFC 3261 §13.2.2), and the
// sound that carries more than voice (RFC 4733).

import type { ElementId } from '../model/address';
import type { Perceived, Toned } from '../model/output';
import type { ElementSpec } from '../model/scenario';
import type { Entry } from '../model/trace';
import { travelTime } from '../network/link';
import { RANK } from './queue';
import { schedule } from './schedule';
import type { Site, World } from './world';
import { linkOf } from './world';

/**
 * Who really is at the other end of a call: a proxy may have led it to somebody else than was asked for, or to one of a
 * person's several phones. Where the address does not tell, because a box stands between or it is a GRUU, the voice does:
 * it is the phone whose answer or ringing has come.
 */
export function meet(world: World, perceived: Perceived): void {
  const { party, target } = perceived;
  const there = target === undefined ? undefined : world.byAddress.get(world.names.get(target) ?? target);
  if (there !== undefined && there === party) return;
  const direct = there === undefined ? undefined : world.sites.get(there)?.spec;
  const spec = direct?.kind === 'user-agent' ? direct : heard(world, perceived);
  if (spec?.kind !== 'user-agent' || spec.id === party) return;
  const asked = party == null ? undefined : world.sites.get(party)?.spec;
  const same = asked?.kind === 'user-agent' && asked.aor === spec.aor;
  perceived.others = same ? [asked.id, spec.id] : [spec.id];
}

/** Whose voice or ringing a caller hears, by what it goes back to. */
function heard(world: World, { what, target }: Perceived): ElementSpec | undefined {
  const entry = world.entries[world.current];
  if (target === undefined || !VOICES.has(what) || entry?.event.type !== 'arrival') return undefined;
  const speaker = speakerOf(world, entry);
  return speaker === null || speaker === entry.element ? undefined : world.sites.get(speaker)?.spec;
}

const VOICES: ReadonlySet<Perceived['what']> = new Set(['connected', 'ringback', 'early-media']);

/**
 * The branch of a call that leads to a phone, by its tag in the caller's dialogs. Nothing in a message need tell whose
 * phone it is, behind a box or on a WebSocket; people know which one they hear ring. It is the phone that an early
 * dialog of theirs came from, whoever passed it on.
 */
export function branchTo(world: World, from: ElementId, whom: ElementId | null): string | null {
  for (let i = world.entries.length - 1; i >= 0; i--) {
    const entry = world.entries[i];
    if (entry?.element !== from || speakerOf(world, entry) !== whom) continue;
    for (const change of entry.changes)
      if (change.type === 'dialog' && change.change === 'early') return change.remoteTag;
  }
  return null;
}

/** The phone that what happened in an entry goes back to: the nearest one among its causes. */
function speakerOf(world: World, entry: Entry): ElementId | null {
  for (let cause = world.entries[entry.cause]; cause !== undefined; cause = world.entries[cause.cause]) {
    const { element } = cause;
    if (element !== null && world.sites.get(element)?.spec.kind === 'user-agent') return element;
  }
  return null;
}

/** The tones reach whoever takes media there. */
export function carryTone(world: World, site: Site, { keys, to }: Toned): void {
  const there = world.byAddress.get(world.names.get(to.host) ?? to.host);
  if (there === undefined) return;
  const travel = travelTime(linkOf(world, site.spec.id, there), world.env.seed, `${site.spec.id} ${keys}`);
  schedule(world, world.env.now + travel, RANK.arrival, there, { type: 'tone', keys, port: to.port });
}
