// The heads of the lifelines: outline for the kind of element, icon, name, and what it is doing just now.

import { memo } from 'react';
import { ladderText } from '../text/ladder';
import { perceivedText } from '../text/perceived';
import { cx } from '../ui/cx';
import { clamp, r1 } from './geometry';
import type { Layout } from './layout';
import type { HeadKind, LadderHearing, LadderNode, LadderStatus, LadderView, Millis, PickTarget } from './model';
import { pickName } from './pick';
import { HEAD_ICONS, outline } from './shapes';
import { holdingAt } from './spells';
import { textWidth } from './text-width';

interface ShapeProps {
  readonly kind: HeadKind;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly icon: number;
}

export function HeadShape({ kind, x, y, radius, icon }: ShapeProps) {
  const scale = Math.round((icon / 24) * 100) / 100;
  return (
    <g className="lh">
      <path className="lh-shape" d={outline(kind, x, y, radius)} />
      <path
        className="icon"
        transform={`translate(${r1(x - icon / 2)} ${r1(y - icon / 2)}) scale(${scale})`}
        d={HEAD_ICONS[kind]}
      />
    </g>
  );
}

export interface HeadMeasures {
  readonly height: number;
  /** Middle and radius of the outline, size of the icon. */
  readonly y: number;
  readonly radius: number;
  readonly icon: number;
  readonly name: number;
  /** 0 leaves the second line out. */
  readonly host: number;
}

export const HEADS: HeadMeasures = { height: 80, y: 22, radius: 17, icon: 20, name: 14, host: 11.5 };
export const NARROW_HEADS: HeadMeasures = { height: 62, y: 22, radius: 15, icon: 17, name: 12.5, host: 0 };
export const HERO_HEADS: HeadMeasures = { height: 112, y: 38, radius: 24, icon: 26, name: 17, host: 13.5 };
/** Beside a text, and there on a narrow screen. */
export const COMPACT_HEADS: HeadMeasures = { height: 96, y: 32, radius: 20, icon: 22, name: 15, host: 12.5 };
export const SMALL_HEADS: HeadMeasures = { height: 76, y: 24, radius: 15, icon: 17, name: 12.5, host: 11 };

const arc = (x: number, y: number, r: number, along: number, high: number, side: 1 | -1): string => {
  const bend = r1(r * high * 1.7);
  return `M${r1(x + side * r * along)} ${r1(y - r * high)}a${bend} ${bend} 0 0 ${side > 0 ? 1 : 0} 0 ${r1(r * high * 2)}`;
};

const ringing = (x: number, { y, radius: r }: HeadMeasures): string =>
  arc(x, y, r, 1.3, 0.5, 1) + arc(x, y, r, 1.56, 0.78, 1) + arc(x, y, r, 1.3, 0.5, -1) + arc(x, y, r, 1.56, 0.78, -1);

export const statusAt = (statuses: readonly LadderStatus[], node: string, now: Millis): LadderStatus | undefined =>
  holdingAt(statuses, now).findLast((s) => s.node === node);

const hearingAt = (view: LadderView, node: string, now: Millis): LadderHearing | undefined =>
  view.hearings && holdingAt(view.hearings, now).find((h) => h.node === node);

const isDown = (view: LadderView, node: string, now: Millis): boolean =>
  view.downs?.some((d) => d.node === node && now >= d.t0 && now < d.t1) ?? false;

/** What somebody is doing and whom they hear, in words: for the head, and for whoever listens. */
export function doingAt(view: LadderView, node: string, now: Millis): readonly string[] {
  if (isDown(view, node, now)) return [ladderText.crashed];
  const [status, hearing] = [statusAt(view.statuses, node, now)?.text, hearingAt(view, node, now)?.text];
  return [hearing && status === perceivedText.perceived('early-media', false) ? undefined : status, hearing].filter(
    (said) => said !== undefined,
  );
}

/** The longest of what somebody is doing that their column has room for; whom they hear says more than that they talk. */
function doing(view: LadderView, node: string, now: Millis, span: number, size: number): string | undefined {
  const said = doingAt(view, node, now);
  const all = said.join(', ');
  return said.length > 1 && textWidth(all, size) < span - 10 ? all : said.at(-1);
}

/** Sound that arrives: waves beside the outline, struck out where a call brings none. */
const waves = (x: number, { y, radius: r }: HeadMeasures): string => {
  const [left, top] = [r1(x + r + 5), y + r - 10];
  return `M${left} ${top + 3}v4M${r1(left + 3.5)} ${top}v10M${r1(left + 7)} ${top + 2}v6M${r1(left + 10.5)} ${top + 4}v2`;
};
const strike = (x: number, { y, radius: r }: HeadMeasures): string => `M${r1(x + r + 4)} ${y + r + 1}l13-12`;

interface HeadsProps {
  readonly layout: Layout;
  readonly measures: HeadMeasures;
  readonly now: Millis;
  readonly picked?: PickTarget | null;
}

export function Heads({ layout, measures: m, now, picked = null }: HeadsProps) {
  const [first, second] = layout.x;
  const span = first === undefined || second === undefined ? layout.width : second - first;
  const said = layout.view.nodes.map((node) => doing(layout.view, node.id, now, span, m.host));
  const half = layout.view.nodes.map(({ host }, i) => Math.min(textWidth(said[i] ?? host, m.host), span) / 2);
  const names = layout.view.nodes.map(({ name }) => textWidth(name, m.name) / 2);
  return layout.view.nodes.map((node, i) => (
    <Head
      key={node.id}
      node={node}
      x={layout.x[i] ?? 0}
      span={span}
      width={layout.width}
      measures={m}
      rings={statusAt(layout.view.statuses, node.id, now)?.ringing}
      hearing={hearingAt(layout.view, node.id, now)}
      said={said[i]}
      room={roomOf(layout.x, i, half, layout.width)}
      nameRoom={Math.max(span - 8, roomOf(layout.x, i, names, layout.width))}
      down={isDown(layout.view, node.id, now)}
      picked={picked?.what === 'node' && picked.id === node.id}
    />
  ));
}

/** How wide the words under a head may be: to where its neighbours' begin, or to the edge of the figure. */
function roomOf(x: readonly number[], i: number, half: readonly number[], width: number): number {
  const [at = 0, before, after] = [x[i], x[i - 1], x[i + 1]];
  const left = (before === undefined ? at : at - before - (half[i - 1] ?? 0)) - 3;
  const right = (after === undefined ? width - at : after - at - (half[i + 1] ?? 0)) - 3;
  // At the edge of the figure words may stand aside.
  const aside = (before === undefined && left < right) || (after === undefined && right < left);
  return aside ? left + right : 2 * Math.min(left, right);
}

interface HeadProps {
  readonly node: LadderNode;
  readonly x: number;
  /** From one lifeline to the next. */
  readonly span: number;
  /** Of the whole figure: no word leaves it. */
  readonly width: number;
  readonly measures: HeadMeasures;
  /** Undefined: it does nothing just now. */
  readonly rings: boolean | undefined;
  readonly hearing: LadderHearing | undefined;
  /** What it is doing, in words. */
  readonly said: string | undefined;
  readonly room: number;
  /** For its name: the column, and what its neighbours' names leave. */
  readonly nameRoom: number;
  readonly down: boolean;
  readonly picked: boolean;
}

const Head = memo(function Head({
  node,
  x,
  span,
  width,
  measures: m,
  rings,
  hearing,
  said,
  room,
  nameRoom,
  down,
  picked,
}: HeadProps) {
  const below = node.folded ? insideOf(node.folded.hidden, span, m.host) : fitted(said ?? node.host, room, m.host);
  const nameY = m.y + m.radius + m.name + 5;
  const name = node.folded ? nameOf(node.folded.names, span, m.name) : fitted(node.name, nameRoom, m.name);
  // Centred under the head, or as far from there as keeps the words inside.
  const inside = (words: string, size: number): number => {
    const half = textWidth(words, size) / 2 + 3;
    return half * 2 > width ? x : r1(clamp(x, half, width - half));
  };
  return (
    <g
      className={cx('lifeline-h', rings !== undefined && 'busy', down && 'is-down', picked && 'sel')}
      data-pick={pickName({ what: 'node', id: node.id })}
    >
      <rect className="touch" x={r1(x - 44)} y={0} width={88} height={m.height} />
      {node.folded && <path className="lh-behind" d={outline(node.kind, r1(x + 6), m.y, m.radius)} />}
      <HeadShape kind={node.kind} x={x} y={m.y} radius={m.radius} icon={m.icon} />
      {rings && <path className="ring" d={ringing(x, m)} />}
      {hearing && !rings && <path className={cx('lh-hears', hearing.nobody && 'nobody')} d={waves(x, m)} />}
      {hearing?.nobody && !rings && <path className="lh-hears" d={strike(x, m)} />}
      <text className="lh-name" x={inside(name, m.name)} y={nameY} fontSize={m.name}>
        {name}
      </text>
      {m.host > 0 && (
        <text
          className={said !== undefined && !node.folded ? 'lh-host lh-status' : 'lh-host'}
          x={inside(below, m.host)}
          y={r1(nameY + m.host + 5)}
          fontSize={m.host}
        >
          {below}
        </text>
      )}
    </g>
  );
});

/** A name, or what is done, as far as its column has room for it. */
function fitted(name: string, room: number, size: number): string {
  let most = name.length;
  while (most > 1 && textWidth(most < name.length ? `${name.slice(0, most).trimEnd()}…` : name, size) > room) most -= 1;
  return most < name.length ? `${name.slice(0, most).trimEnd()}…` : name;
}

/** The names of lifelines folded into one, as far as their column has room for them. */
function nameOf(names: readonly string[], span: number, size: number): string {
  const all = ladderText.together(names);
  return textWidth(all, size) < span - 12 ? all : ladderText.togetherShort(names[0] ?? '', names.length - 1);
}

function insideOf(hidden: number, span: number, size: number): string {
  const all = ladderText.inside(hidden);
  return textWidth(all, size) < span - 12 ? all : ladderText.insideShort(hidden);
}
