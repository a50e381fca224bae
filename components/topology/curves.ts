// Curves between elements: where they run, what they must not touch, and the points on them.

import { type Box, r1 } from '../ladder/geometry';
import type { Curve, Point } from './model';

/** The point at a part of the way, 0 to 1. */
export function pointAt({ from, by, to }: Curve, f: number): Point {
  const g = 1 - f;
  return {
    x: g * g * from.x + 2 * g * f * by.x + f * f * to.x,
    y: g * g * from.y + 2 * g * f * by.y + f * f * to.y,
  };
}

/** The direction of the curve there, in degrees. */
export function angleAt({ from, by, to }: Curve, f: number): number {
  const g = 1 - f;
  const x = g * (by.x - from.x) + f * (to.x - by.x);
  const y = g * (by.y - from.y) + f * (to.y - by.y);
  return Math.round((Math.atan2(y, x) * 180) / Math.PI);
}

/** As path data; a straight one as a line. */
export function pathOf({ from, by, to }: Curve): string {
  const straight = Math.abs((by.x - from.x) * (to.y - from.y) - (by.y - from.y) * (to.x - from.x)) < 1;
  const start = `M${r1(from.x)} ${r1(from.y)}`;
  return straight ? `${start}L${r1(to.x)} ${r1(to.y)}` : `${start}Q${r1(by.x)} ${r1(by.y)} ${r1(to.x)} ${r1(to.y)}`;
}

const STEPS = 24;

/** Points along a curve, for asking what it touches. */
export const pointsOn = (curve: Curve): Point[] =>
  Array.from({ length: STEPS + 1 }, (_, i) => pointAt(curve, i / STEPS));

export const meet = (a: Box, b: Box): boolean => a.x0 < b.x1 && a.x1 > b.x0 && a.y0 < b.y1 && a.y1 > b.y0;

export const inside = ({ x, y }: Point, box: Box): boolean => x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1;

/** A curve between two round things, bent aside by so much at its middle. */
export function between(a: Point, b: Point, radius: number, bend: number): Curve {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  // The bend is across the way, upwards for a way to the right.
  const normal = { x: (b.y - a.y) / length, y: -(b.x - a.x) / length };
  const by = { x: (a.x + b.x) / 2 + normal.x * bend * 2, y: (a.y + b.y) / 2 + normal.y * bend * 2 };
  return { from: towards(a, by, radius), by, to: towards(b, by, radius) };
}

/** The point at a distance from one on the way to another. */
export function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) * distance) / length, y: from.y + ((to.y - from.y) * distance) / length };
}
