// Outlines as path data: arrow heads that repeat the class of a message, element outlines that repeat its kind.

import { r1 } from './geometry';
import type { HeadKind, MessageKind } from './model';

export interface HeadPath {
  readonly style: 'filled' | 'open' | 'hollow' | 'bar';
  readonly d: string;
}

/** The head of an arrow that ends at (x, y) with the given angle. */
export function headPaths(
  kind: MessageKind,
  x: number,
  y: number,
  angle: number,
  length: number,
  half: number,
): HeadPath[] {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const p = (u: number, v: number) => `${r1(x + u * c - v * s)} ${r1(y + u * s + v * c)}`;
  const wedge = (back: number, wide: number, tip = 0) => `M${p(tip - back, -wide)}L${p(tip, 0)}L${p(tip - back, wide)}`;
  switch (kind) {
    case '1xx':
    case 'query':
      return [{ style: 'open', d: wedge(length, half) }];
    case '3xx':
      return [{ style: 'hollow', d: `${wedge(length, half)}Z` }];
    case 'failure':
      return [
        { style: 'filled', d: `${wedge(length, half, -3)}Z` },
        { style: 'bar', d: `M${p(-0.5, -half - 0.5)}L${p(-0.5, half + 0.5)}` },
      ];
    case 'ack':
      return [{ style: 'filled', d: `${wedge(length * 0.82, half * 0.78)}Z` }];
    default:
      return [{ style: 'filled', d: `${wedge(length, half)}Z` }];
  }
}

/** How far before the tip the line must stop. */
export function headInset(kind: MessageKind, length: number): number {
  if (kind === '1xx' || kind === 'query') return 1.5;
  if (kind === 'failure') return length + 2;
  return kind === 'ack' ? length * 0.8 - 1 : length - 1;
}

/** Circle, rounded square, diamond or tabbed card around (cx, cy). */
export function outline(kind: HeadKind, cx: number, cy: number, r: number): string {
  if (kind === 'user-agent') return `M${r1(cx - r)} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  if (kind === 'redirect') {
    const q = r1(r * 1.18);
    return `M${cx} ${r1(cy - q)}l${q} ${q}-${q} ${q}-${q}-${q}Z`;
  }
  const [l, right, t, b] = [r1(cx - r), r1(cx + r), r1(cy - r), r1(cy + r)];
  if (kind === 'proxy' || kind === 'b2bua') {
    const q = r1(r * 0.36);
    const side = r1(2 * r - 2 * q);
    return `M${r1(l + q)} ${t}h${side}a${q} ${q} 0 0 1 ${q} ${q}v${side}a${q} ${q} 0 0 1 ${-q} ${q}h${-side}a${q} ${q} 0 0 1 ${-q} ${-q}v${-side}a${q} ${q} 0 0 1 ${q} ${-q}Z`;
  }
  const q = r * 0.28;
  const tab = t + r * 0.3;
  return `M${l} ${r1(t + q)}Q${l} ${t} ${r1(l + q)} ${t}H${r1(cx - r * 0.1)}L${r1(cx + r * 0.22)} ${r1(tab)}H${r1(right - q)}Q${right} ${r1(tab)} ${right} ${r1(tab + q)}V${r1(b - q)}Q${right} ${b} ${r1(right - q)} ${b}H${r1(l + q)}Q${l} ${b} ${l} ${r1(b - q)}Z`;
}

/** Icons inside the outlines, on a grid of 24, stroke 1.7. */
export const HEAD_ICONS: Readonly<Record<HeadKind, string>> = {
  'user-agent':
    'M6.2 3.8h2.6l1.6 4.3-2 1.5a12.4 12.4 0 0 0 6 6l1.5-2 4.3 1.6v2.6a2 2 0 0 1-2.2 2A15.9 15.9 0 0 1 4.2 6a2 2 0 0 1 2-2.2Z',
  proxy: 'M4 8.5h15m0 0-3.6-3.6M19 8.5l-3.6 3.6M20 15.5H5m0 0 3.6-3.6M5 15.5l3.6 3.6',
  b2bua: 'M3.5 9h6.5v6H3.5m17-6H14v6h6.5M10 12h4M6 6.5 3.5 9 6 11.5M18 12.5l2.5 2.5-2.5 2.5',
  redirect: 'M5 20v-7a4 4 0 0 1 4-4h10.5m0 0-4-4m4 4-4 4',
  registrar:
    'M7 3.5h10.5a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H7a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2Zm-2 14a2 2 0 0 1 2-2h11.5M9 7.5h5.5M9 11h3.5',
  'name-server':
    'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17ZM3.5 12h17M12 3.5c2.6 2.4 3.8 5.2 3.8 8.5s-1.2 6.1-3.8 8.5c-2.6-2.4-3.8-5.2-3.8-8.5s1.2-6.1 3.8-8.5Z',
  location:
    'M5 6a7 2.7 0 1 0 14 0a7 2.7 0 1 0-14 0v12c0 1.5 3.1 2.7 7 2.7s7-1.2 7-2.7V6M5 12c0 1.5 3.1 2.7 7 2.7s7-1.2 7-2.7',
};
