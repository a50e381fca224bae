// Which way packets can go at all: private addresses end at their box, walls stop what they are told to stop.

import type { ElementId } from '../model/address';
import type { ElementSpec, NetworkSpec } from '../model/scenario';

/** What a wall between two elements does to a kind of traffic in this direction: why it stops, or null. */
export function stoppedBy(network: NetworkSpec, kind: 'SIP' | 'media', from: ElementId, to: ElementId): string | null {
  for (const link of network.links) {
    const [a, b] = link.between;
    if (!((a === from && b === to) || (a === to && b === from))) continue;
    if (link.blocks?.includes(kind)) return `a firewall stops ${kind} here`;
    if (link.only !== undefined && link.only !== from) return 'nothing passes in this direction';
  }
  return null;
}

/** The firewall between two elements that keeps `to` from being reached unasked, if there is one. */
export const isWalled = (network: NetworkSpec, from: ElementId, to: ElementId): boolean =>
  network.links.some(({ between, opens }) => opens === to && between.includes(from) && between.includes(to));

/** Whether media passes through this element: what comes in at one of its ports goes out at another. */
export const isRelay = (spec: ElementSpec): boolean =>
  (spec.kind === 'b2bua' && spec.relay !== false) || (spec.kind === 'proxy' && spec.relay === true);

/**
 * Whether media sent to the address this element named gets there.
 *
 * @param answered the receiver itself sends to where this media comes from
 */
export function mediaReaches(network: NetworkSpec, from: ElementSpec, to: ElementSpec, answered: boolean): boolean {
  // A private address written into SDP means something only behind the same box.
  const hidden = to.behind !== undefined && to.behind !== from.behind;
  // RFC 7362 §4: a relay sends a phone its media to where that phone's own media comes from, not to what it named.
  if (hidden && !(answered && isRelay(from))) return false;
  if (!answered && isWalled(network, from.id, to.id)) return false;
  return stoppedBy(network, 'media', from.id, to.id) === null;
}
