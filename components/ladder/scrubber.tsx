// The scrubber: five thin step tracks and the messages, with the playhead across them. A slider for every hand.

import { type KeyboardEvent, memo, type PointerEvent, useMemo, useRef } from 'react';
import { cx } from '../ui/cx';
import { clamp } from './geometry';
import { lensClass } from './gutter';
import { isOpen, type Lane } from './lanes';
import type { Layout } from './layout';
import type { LadderMessage, Millis, Step } from './model';
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
      {layout.lanes.map((lane) => (
        <Track
          key={lane.step}
          lane={lane}
          scale={scale}
          measures={m}
          width={width}
          end={view.end}
          at={clampToLane(lane, at)}
          lens={lens}
        />
      ))}
      <path className="sc-track" d={`M10 ${m.track}H${width - 10}`} />
      <path className="sc-done" d={`M10 ${m.track}H${x}`} />
      {view.media.map((media) => (
        <rect
          key={media.t0}
          className={media.t0 > at ? 'sc-m later' : 'sc-m'}
          x={scale.xOf(media.t0)}
          y={m.track - 5}
          width={Math.max(2, scale.xOf(media.t1) - scale.xOf(media.t0))}
          height={10}
          rx={2}
        />
      ))}
      {m.ticks &&
        view.messages.map((message) => (
          <Tick key={message.id} message={message} x={scale.xOf(message.t0)} y={m.track} later={message.t0 > at} />
        ))}
      <g className="sc-now">
        <path d={`M${x} 2V${m.height - 2}`} />
        <circle cx={x} cy={m.track} r={7} />
      </g>
    </svg>
  );
}

/** A lane changes only between its first and last mark: held there, its track keeps still the rest of the time. */
function clampToLane(lane: Lane, at: Millis): Millis {
  const [first, last] = [lane.open[0]?.t0, lane.open.at(-1)?.t1];
  return first === undefined || last === undefined ? 0 : clamp(at, first - 1, last);
}

const Track = memo(function Track(props: {
  lane: Lane;
  scale: ScrubberScale;
  measures: Measures;
  width: number;
  end: Millis;
  at: Millis;
  lens: Step | null;
}) {
  const { lane, scale, measures: m, width, end, at, lens } = props;
  const y = m.first + (lane.step - 1) * m.pitch;
  const x = scale.xOf(at);
  const named = m.ticks && (lane.step === 1 || lane.step === 5);
  return (
    <g className={cx('sc-ln', isOpen(lane, at) && 'open', lensClass(lens, lane.step))}>
      <path className="sc-lt" d={`M10 ${y}H${width - 10}`} />
      {named && (
        <text className="sc-n" x={1} y={y + 3.8}>
          {lane.step}
        </text>
      )}
      {lane.open.map(({ t0, t1 }) => {
        const [a, b] = [scale.xOf(t0), scale.xOf(Math.min(t1, end))];
        return (
          <g key={t0}>
            {t1 > at && <path className="sc-lo later" d={`M${Math.max(a, Math.min(x, b))} ${y}H${b}`} />}
            {t0 < at && <path className="sc-lo" d={`M${a} ${y}H${Math.min(b, x)}`} />}
          </g>
        );
      })}
      {m.ticks &&
        lane.marks.map((mark) => {
          if (mark.kind === 'progress') return null;
          const name = cx('sc-lm', `m-${mark.kind}`, mark.t > at && 'later');
          const mx = scale.xOf(mark.t);
          const key = `${mark.kind} ${mark.t} ${mark.fact}`;
          return mark.kind === 'fails' ? (
            <path key={key} className={name} d={`M${mx - 2.4} ${y - 2.4}l4.8 4.8m0-4.8l-4.8 4.8`} />
          ) : (
            <circle key={key} className={name} cx={mx} cy={y} r={mark.kind === 'settles' ? 2.7 : 2.3} />
          );
        })}
    </g>
  );
});

const Tick = memo(function Tick(props: { message: LadderMessage; x: number; y: number; later: boolean }) {
  const { message, x, y } = props;
  const name = cx(`k-${message.kind}`, props.later && 'later');
  if (message.kind === 'query') return null;
  if (message.lost !== null) return <path className={cx('sc-x', name)} d={`M${x - 3.5} ${y - 3.5}l7 7m0-7l-7 7`} />;
  if (message.kind === 'request') return <path className={cx('sc-t', name)} d={`M${x} ${y - 9}v18`} />;
  if (message.kind === 'ack') return <path className={cx('sc-t', name)} d={`M${x} ${y - 5}v10`} />;
  if (message.kind === '1xx') return <circle className={cx('sc-o', name)} cx={x} cy={y} r={3.6} />;
  return <circle className={cx('sc-d', name)} cx={x} cy={y} r={4.2} />;
});
