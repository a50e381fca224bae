// Lines with rounded corners, and their heads, as SVG paths.

import type { Point } from './model';

const RADIUS = 10;
export const HEAD = 8;
const HEAD_HALF = 4;

const n = (value: number): string => String(Math.round(value * 10) / 10);

/** A line through points, its corners rounded, that ends where its head begins. */
export function linePath(points: readonly Point[]): string {
  const ends = points.map((point, i) => (i === points.length - 1 ? shortened(points[i - 1] ?? point, point) : point));
  let d = '';
  ends.forEach((point, i) => {
    const [before, after] = [ends[i - 1], ends[i + 1]];
    if (!before) d += `M${n(point[0])} ${n(point[1])}`;
    else if (!after) d += `L${n(point[0])} ${n(point[1])}`;
    else {
      const r = Math.min(RADIUS, distance(before, point) / 2, distance(point, after) / 2);
      const [a, b] = [toward(point, before, r), toward(point, after, r)];
      d += `L${n(a[0])} ${n(a[1])}Q${n(point[0])} ${n(point[1])} ${n(b[0])} ${n(b[1])}`;
    }
  });
  return d;
}

/** The head at the end of a line. */
export function headPath(points: readonly Point[]): string {
  const [from, to] = [points.at(-2), points.at(-1)];
  if (!from || !to) return '';
  const base = toward(to, from, HEAD);
  const [dx, dy] = [(to[0] - from[0]) / distance(from, to), (to[1] - from[1]) / distance(from, to)];
  const [px, py] = [-dy * HEAD_HALF, dx * HEAD_HALF];
  return `M${n(base[0] + px)} ${n(base[1] + py)}L${n(to[0])} ${n(to[1])}L${n(base[0] - px)} ${n(base[1] - py)}Z`;
}

const distance = (a: Point, b: Point): number => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);

/** All pieces run along an axis. */
function toward(from: Point, to: Point, by: number): Point {
  const whole = distance(from, to);
  return whole === 0 ? from : [from[0] + ((to[0] - from[0]) * by) / whole, from[1] + ((to[1] - from[1]) * by) / whole];
}

const shortened = (from: Point, to: Point): Point => toward(to, from, HEAD - 1);
