// What lives beside one lifeline, and only while it is asked.

import type { Bands } from './bands';
import { type Box, crosses, r1, type Taken } from './geometry';
import type { LadderSatellite } from './model';
import type { LadderOptions } from './options';
import { textWidth } from './text-width';
import type { TimeScale } from './time-scale';

export interface PlacedSatellite {
  readonly satellite: LadderSatellite;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly named: boolean;
  /** On which side of its lifeline it lives: its name stands away from that line. */
  readonly side: 1 | -1;
}

/** How far an icon reaches over the place where its arrows end, towards its lifeline. */
const NEARER = 6;

/** The icon alone, which words of arrows keep off. */
export function iconBox(
  satellite: LadderSatellite,
  xOf: (id: string) => number,
  time: TimeScale,
  o: LadderOptions,
): Box {
  const side = xOf(satellite.id) < xOf(satellite.of) ? -1 : 1;
  const y = (time.yOf(satellite.t0) + time.yOf(satellite.t1)) / 2;
  const x = xOf(satellite.id) + side * (o.satellite - NEARER);
  return { x0: x - o.satellite, x1: x + o.satellite, y0: y - o.satellite, y1: y + o.satellite };
}

export function placeSatellite(
  satellite: LadderSatellite,
  xOf: (id: string) => number,
  span: number,
  time: TimeScale,
  taken: Taken,
  lines: Bands<Box>,
  o: LadderOptions,
): PlacedSatellite {
  const y = r1((time.yOf(satellite.t0) + time.yOf(satellite.t1)) / 2);
  const side = xOf(satellite.id) < xOf(satellite.of) ? -1 : 1;
  const roomy = o.satelliteNames && span > 170;
  const big = 11;
  const words = r1(xOf(satellite.id) + side * (big - NEARER + big));
  const wide = Math.max(...satellite.name.map((line) => textWidth(line, 11))) + 8;
  const high = Math.max(big, (satellite.name.length * 13) / 2 + 2);
  const [left, right] = side > 0 ? [words + 2, words + wide] : [words - wide, words - 2];
  // Its name gives way to words that are there already, and to arrows that would cross it.
  const crossed = lines.within(y - high, y + high).some((line) => crosses(line, left, right, y, high - 4));
  const named = roomy && !crossed && !taken.meets(left, right, y - high, y + high);
  const radius = named ? big : o.satellite;
  const x = r1(xOf(satellite.id) + side * (radius - NEARER));
  const half = named ? high : radius;
  const far = named ? (side > 0 ? right : left) : x + side * radius;
  taken.add({ x0: Math.min(x - side * radius, far), x1: Math.max(x - side * radius, far), y0: y - half, y1: y + half });
  return { satellite, x, y, radius, named, side };
}
