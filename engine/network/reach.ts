// Which way packets can go at all: private addresses end at their box, walls stop what they are told to stop.

import type { ElementId } from '../model/address';
import type { ElementSpec, NetworkSpec } from '../model/scenario';
import { type Micros, SECOND } from '../model/time';

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

/** How long a datagram from inside keeps a firewall open for the answer. */
export const PINHOLE = 30 * SECOND;

/**
 * Whether media sent to the address this element named gets there.
 *
 * @param answered the receiver itself sends to where this media comes from, or has done so a short while ago
 */
export function mediaReaches(network: NetworkSpec, from: ElementSpec, to: ElementSpec, answered: boolean): boolean {
  // A private address written into SDP means something only behind the same box.
  const hidden = isHidden(from, to);
  // RFC 7362 §4: a relay sends a phone its media to where that phone's own media comes from, not to what it named.
  if (hidden && !(answered && isRelay(from))) return false;
  if (!answered && isWalled(network, from.id, to.id)) return false;
  return stoppedBy(network, 'media', from.id, to.id) === null;
}

const isHidden = (from: ElementSpec, to: ElementSpec): boolean => to.behind !== undefined && to.behind !== from.behind;

/**
 * How long what an element sent keeps the way back open after it has fallen silent; null where nothing has to be opened.
 */
export function staysOpenFor(network: NetworkSpec, from: ElementSpec, to: ElementSpec): Micros | null {
  const nat = isHidden(from, to) ? network.nats?.find(({ id }) => id === to.behind) : undefined;
  const walled = isWalled(network, from.id, to.id) ? PINHOLE : null;
  if (nat === undefined) return walled;
  return walled === null ? nat.forgets : Math.min(nat.forgets, walled);
}
