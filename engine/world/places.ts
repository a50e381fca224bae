// Elements that join another network in the middle of a run, who is at the other end of a call, and sound that carries
// more than voice (RFC 4733): all are about where an address leads just now.

import type { Moved, Perceived, Toned } from '../model/output';
import { travelTime } from '../network/link';
import { RANK } from './queue';
import { schedule } from './schedule';
import type { Site, World } from './world';
import { linkOf } from './world';

/** What is sent to its old address finds nobody from now on. */
export function relocate(world: World, site: Site, { address, host }: Moved): void {
  const { spec } = site;
  if (world.byAddress.has(address) || spec.kind !== 'user-agent') {
    const why = 'somebody else has that address';
    world.env.out.push({ type: 'ignored', what: `a move to ${address}`, why, rule: null });
    return;
  }
  world.byAddress.delete(spec.address);
  world.byAddress.set(address, spec.id);
  world.names.set(address, address);
  if (host !== address) world.names.set(host, address);
  const { behind: _, ...rest } = spec;
  site.spec = { ...rest, address, host };
  site.source = { host: address, port: spec.port };
}

/**
 * Who really is at the other end of a call: a proxy may have led it to somebody else than was asked for, or to one of a
 * person's several phones. A box between hides that, and then it is who was asked for.
 */
export function meet(world: World, perceived: Perceived): void {
  const { party, target } = perceived;
  const there = target === undefined ? undefined : world.byAddress.get(world.names.get(target) ?? target);
  const spec = there === undefined || there === party ? undefined : world.sites.get(there)?.spec;
  if (spec?.kind !== 'user-agent') return;
  const asked = party == null ? undefined : world.sites.get(party)?.spec;
  const same = asked?.kind === 'user-agent' && asked.aor === spec.aor;
  perceived.others = same ? [asked.id, spec.id] : [spec.id];
}

/** The tones reach whoever takes media there. */
export function carryTone(world: World, site: Site, { keys, to }: Toned): void {
  const there = world.byAddress.get(world.names.get(to.host) ?? to.host);
  if (there === undefined) return;
  const travel = travelTime(linkOf(world, site.spec.id, there), world.env.seed, `${site.spec.id} ${keys}`);
  schedule(world, world.env.now + travel, RANK.arrival, there, { type: 'tone', keys, port: to.port });
}
