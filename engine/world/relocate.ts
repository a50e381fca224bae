// An element that joins another network in the middle of a run: its old address leads nowhere from then on.

import type { Moved } from '../model/output';
import { leaveConnections } from './disturb';
import type { Site, World } from './world';

/** What is sent to its old address finds nobody from now on. */
export function relocate(world: World, site: Site, { address, host }: Moved): void {
  const { spec } = site;
  if (world.byAddress.has(address) || spec.kind !== 'user-agent') {
    const why = 'somebody else has that address';
    world.env.out.push({ type: 'ignored', what: `a move to ${address}`, why, rule: null });
    return;
  }
  leaveConnections(world, site);
  world.byAddress.delete(spec.address);
  world.byAddress.set(address, spec.id);
  world.names.set(address, address);
  if (host !== address) world.names.set(host, address);
  const { behind: _, ...rest } = spec;
  site.spec = { ...rest, address, host };
  site.source = { host: address, port: spec.port };
}
