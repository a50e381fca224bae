// Outlines of the map as path data: walls of bricks around what a NAT box hides, and a firewall across a path.

import { r1 } from '../ladder/geometry';
import type { Outline, Point } from './model';

/** A wall: two lines around, with joints between them. */
export function brick({ x0, y0, x1, y1 }: Outline, thick: number): string {
  const t = r1(thick);
  const box = (by: number) => `M${r1(x0 + by)} ${r1(y0 + by)}H${r1(x1 - by)}V${r1(y1 - by)}H${r1(x0 + by)}Z`;
  const joints: string[] = [];
  const across = Math.max(2, Math.round((x1 - x0) / (thick * 3.2)));
  const along = Math.max(2, Math.round((y1 - y0) / (thick * 3.2)));
  for (let i = 1; i < across; i++) {
    const x = r1(x0 + ((x1 - x0) * i) / across);
    joints.push(`M${x} ${r1(y0)}v${t}M${x} ${r1(y1 - thick)}v${t}`);
  }
  for (let i = 1; i < along; i++) {
    const y = r1(y0 + ((y1 - y0) * i) / along);
    joints.push(`M${r1(x0)} ${y}h${t}M${r1(x1 - thick)} ${y}h${t}`);
  }
  return box(0) + box(thick) + joints.join('');
}

/** A short wall across a path, at right angles to it. */
export function wallAcross({ x, y, angle }: Point & { readonly angle: number }, radius: number): string {
  const turn = ((angle + 90) * Math.PI) / 180;
  const [dx, dy] = [Math.cos(turn) * radius, Math.sin(turn) * radius];
  return `M${r1(x - dx)} ${r1(y - dy)}L${r1(x + dx)} ${r1(y + dy)}`;
}
