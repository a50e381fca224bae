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
  const roomy = o.satelliteNames && span > 170;
  const big = 11;
  const words = r1(xOf(satellite.id) + big - 6) + big;
  const wide = Math.max(...satellite.name.map((line) => textWidth(line, 11))) + 8;
  const high = Math.max(big, (satellite.name.length * 13) / 2 + 2);
  // Its name gives way to words that are there already, and to arrows that would cross it.
  const crossed = lines.within(y - high, y + high).some((line) => crosses(line, words + 2, words + wide, y, high - 4));
  const named = roomy && !crossed && !taken.meets(words + 2, words + wide, y - high, y + high);
  const radius = named ? big : o.satellite;
  const x = r1(xOf(satellite.id) + radius - 6);
  const half = named ? high : radius;
  taken.add({ x0: x - radius, x1: named ? words + wide : x + radius, y0: y - half, y1: y + half });
  return { satellite, x, y, radius, named };
}
