// The scrubber: five thin step tracks and the messages, with the playhead across them. A slider for every hand.

import { type KeyboardEvent, memo, type PointerEvent, useId, useMemo, useRef } from 'react';
import { cx } from '../ui/cx';
import { r1 } from './geometry';
import { lensClass } from './gutter';
import type { Lane } from './lanes';
import type { Layout } from './layout';
import type { LadderMessage, LaneMark, Millis, Step } from './model';
import { type ScrubberScale, scrubberScale } from './scrubber-scale';

interface Measures {
  readonly height: number;
  readonly first: number;
  readonly pitch: number;
  readonly track: number;
  readonly ticks: boolean;
}

export const WIDE_SCRUBBER: Measures = { height: 64, first: 7, pitch: 7, track: 52, ticks: true };
export const SMALL_SCRUBBER: Measures = { height: 44, first: 5, pitch: 4.5, track: 34, ticks: false };

interface ScrubberProps {
  readonly layout: Layout;
  readonly at: Millis;
  readonly lens?: Step | null;
  readonly width: number;
  readonly measures: Measures;
  readonly label: string;
  readonly valueText: string;
  onSeek(t: Millis): void;
  onKeyDown(event: KeyboardEvent): void;
}

export function Scrubber(props: ScrubberProps) {
  const { layout, at, lens = null, width, measures: m, onSeek } = props;
  const { view } = layout;
  const scale = useMemo(() => scrubberScale(layout, width), [layout, width]);
  const dragging = useRef(false);
  const id = useId();
  const x = scale.xOf(at);
  const seek = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onSeek(scale.timeAt(((event.clientX - box.left) * width) / box.width));
  };
  return (
    <svg
      className="scrub"
      width="100%"
      height={m.height}
      viewBox={`0 0 ${width} ${m.height}`}
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-valuemin={Math.round(view.start)}
      aria-valuemax={Math.round(view.end)}
      aria-valuenow={Math.round(at)}
      aria-valuetext={props.valueText}
      onKeyDown={props.onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = true;
        seek(event);
      }}
      onPointerMove={(event) => dragging.current && seek(event)}
      onPointerUp={() => {
        dragging.current = false;
      }}
      onPointerCancel={() => {
        dragging.current = false;
      }}
    >
      <rect width={width} height={m.height} fill="transparent" />
      <clipPath id={`${id}-past`}>
        <rect x={-10} y={-10} width={x + 10} height={m.height + 20} />
      </clipPath>
      <clipPath id={`${id}-later`}>
        <rect x={x} y={-10} width={Math.max(0, width - x + 10)} height={m.height + 20} />
      </clipPath>
      <Numbers lanes={layout.lanes} measures={m} lens={lens} />
      {at < view.end && (
        <g clipPath={`url(#${id}-later)`}>
          <Strip layout={layout} scale={scale} measures={m} width={width} lens={lens} later />
        </g>
      )}
      {at > view.start && (
        <g clipPath={`url(#${id}-past)`}>
          <Strip layout={layout} scale={scale} measures={m} width={width} lens={lens} later={false} />
        </g>
      )}
      <g className="sc-now">
        <path d={`M${x} 2V${m.height - 2}`} />
        <circle cx={x} cy={m.track} r={7} />
      </g>
    </svg>
  );
}

interface StripProps {
  readonly layout: Layout;
  readonly scale: ScrubberScale;
  readonly measures: Measures;
  readonly width: number;
  readonly lens: Step | null;
  readonly later: boolean;
}

/** More messages than this cannot be told apart: those that would lie on one another are drawn once. */
const MANY = 400;
const APART = 4;

function ticksOf(messages: readonly LadderMessage[], scale: ScrubberScale) {
  const ticks = messages.flatMap((message) =>
    message.kind === 'query' ? [] : [{ message, x: scale.xOf(message.t0) }],
  );
  if (messages.length < MANY) return ticks;
  const drawn = new Set<string>();
  return ticks.filter(({ message, x }) => {
    const place = `${Math.round(x / APART)} ${message.lost !== null}`;
    return !drawn.has(place) && drawn.add(place);
  });
}

const disc = (x: number, y: number, r: number): string =>
  `M${r1(x - r)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0Z`;
const cross = (x: number, y: number, half: number): string =>
  `M${r1(x - half)} ${r1(y - half)}l${2 * half} ${2 * half}m0-${2 * half}l-${2 * half} ${2 * half}`;

function tickPath({ kind, lost }: LadderMessage, x: number, y: number): readonly [name: string, d: string] {
  if (lost !== null) return ['sc-x', cross(x, y, 3.5)];
  if (kind === 'request') return ['sc-t', `M${x} ${y - 9}v18`];
  if (kind === 'ack') return ['sc-t', `M${x} ${y - 5}v10`];
  return kind === '1xx' ? ['sc-o', disc(x, y, 3.6)] : ['sc-d', disc(x, y, 4.2)];
}

const markPath = (kind: LaneMark['kind'], x: number, y: number): string =>
  kind === 'fails' ? cross(x, y, 2.4) : disc(x, y, kind === 'settles' ? 2.7 : 2.3);

interface Sign {
  readonly name: string;
  readonly x: number;
  readonly d: string;
}

/** What ends a question lies over what opens the next, and a loss over all. */
const ORDER = ['m-progress', 'm-opens', 'm-settles', 'm-fails', 'sc-t', 'sc-o', 'sc-d', 'sc-x'];
const rankOf = (name: string): number => ORDER.findIndex((part) => name.includes(part));

/** A path for each sign; where there are many, one for those that look alike, for each element of its own costs time. */
function paths(signs: readonly Sign[], many: boolean) {
  const drawn = new Map<string, { name: string; d: string }>();
  signs.forEach(({ name, x, d }, i) => {
    // Ticks of one path do not touch, and few marks do: outlines that cross are hard to tell apart.
    const key = many ? `${name} ${Math.round(x / APART) % 4}` : String(i);
    const before = drawn.get(key);
    if (before) before.d += d;
    else drawn.set(key, { name, d });
  });
  const order = [...drawn];
  if (many) order.sort(([, a], [, b]) => rankOf(a.name) - rankOf(b.name));
  return order.map(([key, { name, d }]) => <path key={key} className={name} d={d} />);
}

const ribbon = (x0: number, x1: number, y: number): string => `M${x0} ${y - 5}H${r1(Math.max(x1, x0 + 2))}v10H${x0}Z`;

/** The whole strip, as past or as what is to come: it does not change while the playhead moves over it. */
const Strip = memo(function Strip({ layout, scale, measures: m, width, lens, later }: StripProps) {
  const { view, lanes } = layout;
  const many = view.messages.length >= MANY;
  return (
    <>
      {lanes.map((lane) => (
        <Track
          key={lane.step}
          lane={lane}
          scale={scale}
          measures={m}
          width={width}
          lens={lens}
          later={later}
          end={view.end}
          many={many}
        />
      ))}
      <path className={later ? 'sc-track' : 'sc-done'} d={`M10 ${m.track}H${width - 10}`} />
      {[false, true].map((early) => {
        const ribbons = view.media.filter((media) => (media.early ?? false) === early);
        return (
          ribbons.length > 0 && (
            <path
              key={String(early)}
              className={cx('sc-m', early && 'early', later && 'later')}
              d={ribbons.map(({ t0, t1 }) => ribbon(scale.xOf(t0), scale.xOf(t1), m.track)).join('')}
            />
          )
        );
      })}
      {m.ticks &&
        paths(
          ticksOf(view.messages, scale).map(({ message, x }) => {
            const [name, d] = tickPath(message, x, m.track);
            return { name: cx(name, `k-${message.kind}`, later && 'later'), x, d };
          }),
          many,
        )}
    </>
  );
});

/** The numbers of the outer lanes, at the left edge. */
const Numbers = memo(function Numbers(props: { lanes: readonly Lane[]; measures: Measures; lens: Step | null }) {
  const { lanes, measures: m, lens } = props;
  if (!m.ticks) return null;
  return [lanes[0], lanes.at(-1)].map(
    (lane) =>
      lane && (
        <g key={lane.step} className={cx('sc-ln', lensClass(lens, lane.step))}>
          <text className="sc-n" x={1} y={m.first + (lane.step - 1) * m.pitch + 3.8}>
            {lane.step}
          </text>
        </g>
      ),
  );
});

type TrackProps = Omit<StripProps, 'layout'> & { readonly lane: Lane; readonly end: Millis; readonly many: boolean };

function Track({ lane, scale, measures: m, width, end, lens, later, many }: TrackProps) {
  const y = m.first + (lane.step - 1) * m.pitch;
  const open = lane.open.map(({ t0, t1 }) => `M${scale.xOf(t0)} ${y}H${scale.xOf(Math.min(t1, end))}`).join('');
  const marks = m.ticks && lane.marks.length < MANY ? lane.marks.filter((mark) => mark.kind !== 'progress') : [];
  return (
    <g className={cx('sc-ln', lensClass(lens, lane.step))}>
      <path className="sc-lt" d={`M10 ${y}H${width - 10}`} />
      {open && <path className={later ? 'sc-lo later' : 'sc-lo'} d={open} />}
      {paths(
        marks.map(({ kind, t }) => {
          const x = scale.xOf(t);
          return { name: cx('sc-lm', `m-${kind}`, later && 'later'), x, d: markPath(kind, x, y) };
        }),
        many,
      )}
    </g>
  );
}
