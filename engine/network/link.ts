// The paths between elements: how long a packet takes, and whether the network loses it by itself.
// Chance is drawn from the natural identity of each packet, so changing one packet changes no other.

import type { ElementId } from '../model/address';
import type { NetworkSpec } from '../model/scenario';
import type { Micros } from '../model/time';
import { draw } from '../random';

export interface Link {
  readonly latency: Micros;
  readonly jitter: Micros;
  readonly loss: number;
}

const DRAWS = 2 ** 53;

/** The path between two elements, either way: the scenario's own, or its default. */
export function linkBetween(network: NetworkSpec, a: ElementId, b: ElementId): Link {
  for (const link of network.links) {
    const [x, y] = link.between;
    if ((x === a && y === b) || (x === b && y === a)) {
      return {
        latency: link.latency ?? network.latency,
        jitter: link.jitter ?? network.jitter,
        loss: link.loss ?? network.loss,
      };
    }
  }
  return network;
}

/** How long this packet travels, in microseconds: the latency, plus up to the jitter. */
export function travelTime(link: Link, seed: number, key: string): Micros {
  if (link.jitter === 0) return link.latency;
  return link.latency + Math.floor((draw(seed, 'jitter', key) / DRAWS) * (link.jitter + 1));
}

/** Whether the network loses this datagram by itself. */
export const isLost = (link: Link, seed: number, key: string): boolean =>
  link.loss > 0 && draw(seed, 'loss', key) / DRAWS < link.loss;
