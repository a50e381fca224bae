// What stands beside the arrows: state bars, timers, the media ribbon, satellites, silences and the preparation.
// `now` is the place of the playhead, held at the edges of the thing drawn, so that only what it crosses redraws.

import { memo } from 'react';
import { cx } from '../ui/cx';
import type { PlacedBefore } from './axis';
import type { PlacedBar } from './bars';
import { r1 } from './geometry';
import { HeadShape } from './heads';
import type { PlacedMedia } from './media';
import type { LadderOptions } from './options';
import type { PlacedSatellite } from './satellites';
import type { PlacedTimer } from './timers';
import type { PlacedWait } from './waits';

const stateClass = (state: string): string => `st-${state.toLowerCase().replace(/\s.*/, '')}`;

interface BarProps {
  readonly bar: PlacedBar;
  readonly now: number;
  readonly width: number;
  /** The name of what it stands for, once somebody can point at it. */
  readonly pick: string | undefined;
  readonly picked: boolean;
}

export const Bar = memo(function Bar({ bar, now, width, pick, picked }: BarProps) {
  const { x, y0, y1, state } = bar;
  const past = Math.min(y1, now);
  return (
    <>
      {pick && <rect data-pick={pick} className="touch" x={r1(x - 3)} y={y0} width={width + 6} height={r1(y1 - y0)} />}
      {picked && (
        <rect className="picked" x={r1(x - 2.5)} y={r1(y0 - 2.5)} width={width + 5} height={r1(y1 - y0 + 5)} rx={3} />
      )}
      {past > y0 && (
        <rect
          className={cx('bar', stateClass(state.state))}
          x={x}
          y={y0}
          width={width}
          height={r1(Math.max(1, past - y0))}
          rx={1.5}
        />
      )}
      {y1 > now && (
        <rect
          className="bar ghost"
          x={r1(x + 0.5)}
          y={r1(Math.max(y0, now))}
          width={width - 1}
          height={r1(y1 - Math.max(y0, now))}
          rx={1.5}
        />
      )}
      {state.ends && <path className={y1 > now ? 'bar-end ghost' : 'bar-end'} d={`M${r1(x - 2)} ${y1}h${width + 4}`} />}
    </>
  );
});

interface StateLabelProps {
  readonly bar: PlacedBar;
  readonly y: number;
  readonly later: boolean;
  readonly pick: string | undefined;
}

export const StateLabel = memo(function StateLabel({ bar, y, later, pick }: StateLabelProps) {
  if (!bar.label) return null;
  return (
    <text
      data-pick={pick}
      className={cx('bar-l', stateClass(bar.state.state), later && 'later')}
      x={bar.label.x}
      y={r1(y + 3.8)}
      textAnchor={bar.label.anchor}
    >
      {bar.label.text}
    </text>
  );
});

const TICKS = [1, 2, 3, 4];

interface TimerProps {
  readonly placed: PlacedTimer;
  readonly now: number;
  readonly pick: string | undefined;
}

export const Timer = memo(function Timer({ placed, now, pick }: TimerProps) {
  const { x, y0, y1, words, timer } = placed;
  const state = now <= y0 ? 'ghost' : now < y1 ? 'live' : 'fired';
  return (
    <g className={cx('timer', state)} data-pick={pick}>
      {pick && <rect className="touch" x={x - 6} y={y0} width={12} height={r1(y1 - y0)} />}
      <path className="timer-track" d={`M${x} ${r1(y0 + 3)}V${r1(y1 - 4)}`} />
      {state !== 'ghost' && (
        <path className="timer-run" d={`M${x} ${r1(y0 + 3)}V${r1(Math.max(y0 + 3, Math.min(now, y1 - 4)))}`} />
      )}
      <path className="timer-cap" d={`M${x - 4} ${r1(y0 + 3)}h8`} />
      <path className="timer-tick" d={TICKS.map((k) => `M${x - 2} ${r1(y0 + ((y1 - y0) * k) / 5)}h4`).join('')} />
      <path className="timer-fire" d={`M${r1(x - 5)} ${r1(y1 - 9)}h10l-3.4 4 3.4 4h-10l3.4-4Z`} />
      {words && (
        <text className="timer-l" x={words.x} y={words.y} textAnchor={words.anchor}>
          {timer.label}
        </text>
      )}
      {words && timer.detail && (
        <text className="timer-s" x={words.x} y={words.y + 15} textAnchor={words.anchor}>
          {timer.detail}
        </text>
      )}
    </g>
  );
});

const ribbon = ({ x0, x1, y0, y1 }: PlacedMedia): string => {
  const half = r1((y1 - y0) / 2);
  return `M${x0} ${r1(y0 + half)}l11 ${-half}H${x1 - 11}l11 ${half}l-11 ${half}H${x0 + 11}Z`;
};

/** One direction of a stream: a rail with its direction at the end; dashes without one while nothing flows. */
const Rail = ({ from, to, y, silent }: { from: number; to: number; y: number; silent: boolean }) => {
  if (silent) return <path className="media-silent" d={`M${from} ${y}H${to}`} />;
  const back = Math.sign(from - to) * 5;
  return (
    <>
      <path className="media-flow" d={`M${from} ${y}H${to}`} />
      <path className="media-way" d={`M${r1(to + back)} ${r1(y - 3)}L${to} ${y}L${r1(to + back)} ${r1(y + 3)}`} />
    </>
  );
};

/** The ribbon without its words; the part above the playhead is filled. */
export const Media = memo(function Media({ placed, now, id }: { placed: PlacedMedia; now: number; id: string }) {
  const { x0, x1, y0, y1 } = placed;
  const state = now <= y0 ? 'ghost' : now < y1 ? 'live' : '';
  const d = ribbon(placed);
  const { way, early, held } = placed.media;
  return (
    <g className={cx('media', state, early && 'early', held && 'held')}>
      {state === 'live' ? (
        <>
          <clipPath id={id}>
            <rect x={x0 - 9} y={r1(y0 - 2)} width={r1(x1 - x0 + 18)} height={r1(Math.max(0, now - y0 + 2))} />
          </clipPath>
          <path className="media-fill" d={d} clipPath={`url(#${id})`} />
          <path className="media-edge later" d={d} />
          <path className="media-edge" d={d} clipPath={`url(#${id})`} />
        </>
      ) : (
        <>
          <path className="media-fill" d={d} />
          <path className="media-edge" d={d} />
        </>
      )}
      <Rail from={x0 + 16} to={x1 - 16} y={r1(y0 + 6.5)} silent={way === 'left' || way === 'none'} />
      <Rail from={x1 - 16} to={x0 + 16} y={r1(y1 - 6.5)} silent={way === 'right' || way === 'none'} />
      {placed.bridges.map((x) => (
        <path key={x} className="media-bridge" d={`M${x} ${y0}v${r1(y1 - y0)}`} />
      ))}
    </g>
  );
});

export const MediaWords = memo(function MediaWords(props: {
  placed: PlacedMedia;
  ghost: boolean;
  options: LadderOptions;
}) {
  const { placed, ghost, options: o } = props;
  const [x, y] = [r1((placed.x0 + placed.x1) / 2), (placed.y0 + placed.y1) / 2];
  const { label, detail, media } = placed;
  return (
    <g className={cx('media', ghost && 'ghost', media.early && 'early', media.held && 'held')}>
      <text className="media-l" x={x} y={r1(y + o.font * (detail ? -0.18 : 0.35))} fontSize={o.font}>
        {label}
      </text>
      {detail && (
        <text className="media-s" x={x} y={r1(y + o.font * 1.05)} fontSize={o.font - 1.5}>
          {detail}
        </text>
      )}
    </g>
  );
});

export const Satellite = memo(function Satellite({ placed, later }: { placed: PlacedSatellite; later: boolean }) {
  const { satellite, x, y, radius, named, side } = placed;
  return (
    <g className={later ? 'sat later' : 'sat'}>
      <HeadShape kind={satellite.kind} x={x} y={y} radius={radius} icon={radius * 1.2} />
      {named &&
        satellite.name.map((line, i) => (
          <text
            key={line}
            className="sat-n"
            x={r1(x + side * (radius + 6))}
            textAnchor={side > 0 ? 'start' : 'end'}
            y={r1(y + 4 + (i - (satellite.name.length - 1) / 2) * 13)}
          >
            {line}
          </text>
        ))}
    </g>
  );
});

export const Wait = memo(function Wait({ placed, later }: { placed: PlacedWait; later: boolean }) {
  return (
    <g className={later ? 'wait later' : 'wait'}>
      <text x={placed.x} y={r1(placed.y + 4)}>
        {placed.text}
      </text>
    </g>
  );
});

export const Before = memo(function Before({ placed }: { placed: PlacedBefore }) {
  const { before, x, y, width } = placed;
  return (
    <g className="before">
      <rect x={x} y={r1(y - 12)} width={width} height={24} rx={12} />
      <text x={r1(x + 14)} y={r1(y + 4.2)}>
        {before.label}
        {before.detail && (
          <tspan className="before-s" dx={8}>
            {before.detail}
          </tspan>
        )}
      </text>
    </g>
  );
});
