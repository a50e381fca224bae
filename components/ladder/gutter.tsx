// The left edge: five step lanes, their heads as a staircase, the times, and the open questions in words.

import { memo } from 'react';
import { cx } from '../ui/cx';
import { r1 } from './geometry';
import type { InView, LaneInView, PlacedMark } from './in-view';
import { isOpen, STEPS } from './lanes';
import type { Layout } from './layout';
import type { LaneMark, Millis, Saying, Step } from './model';
import { edgeOf, type LadderOptions } from './options';
import { holdingAt } from './spells';
import { Still } from './still';
import { textWidth } from './text-width';
import type { AxisClock } from './times';

const laneX = (o: LadderOptions, step: number): number => r1(o.laneX + (step - 1) * o.lanePitch);

const disc = (x: number, y: number, r: number): string =>
  `M${r1(x - r)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0Z`;

function markPath(kind: LaneMark['kind'], x: number, y: number, dots: boolean): string {
  if (kind === 'fails') {
    const half = dots ? 1.8 : 4;
    return `M${x - half} ${r1(y - half)}l${2 * half} ${2 * half}m0-${2 * half}l-${2 * half} ${2 * half}`;
  }
  if (kind === 'progress') return dots ? disc(x, y, 1.8) : `M${x - 4.5} ${y}h9`;
  if (dots) return disc(x, y, 2.3);
  return disc(x, y, kind === 'settles' ? 4.5 : 4);
}

/** What ends a question lies over what opens the next. */
const KINDS: readonly LaneMark['kind'][] = ['progress', 'opens', 'settles', 'fails'];
const SOON_AND_PAST = [true, false];

interface MarksProps {
  readonly marks: readonly PlacedMark[];
  readonly x: number;
  readonly dots: boolean;
  /** The moment of the latest mark that the playhead has passed. */
  readonly past: Millis;
}

/** One path for all marks of a lane that look alike: elements cost more than shapes. */
const Marks = memo(function Marks({ marks, x, dots, past }: MarksProps) {
  return KINDS.flatMap((kind) =>
    SOON_AND_PAST.map((later) => {
      const alike = marks.filter(({ mark }) => mark.kind === kind && mark.t > past === later);
      if (alike.length === 0) return null;
      const d = alike.map(({ y }) => markPath(kind, x, y, dots)).join('');
      return <path key={`${kind} ${later}`} className={cx('lane-m', `m-${kind}`, later && 'later')} d={d} />;
    }),
  );
});

/** 'on' for what the lens shows, 'off' for the rest, nothing while there is no lens. */
export const lensClass = (lens: Step | null, step: Step): 'on' | 'off' | '' =>
  lens === null ? '' : lens === step ? 'on' : 'off';

interface TrackProps {
  readonly seen: LaneInView;
  readonly layout: Layout;
  readonly now: number;
  readonly at: Millis;
  readonly lens: Step | null;
}

/** One lane, as far as it is in view. `now` is the place of the playhead and `at` its moment. */
export function LaneTrack({ seen, layout, now, at, lens }: TrackProps) {
  const { options: o, height } = layout;
  const { step } = seen.lane;
  const x = laneX(o, step);
  const dots = o.lanes === 'dots';
  const line = (y0: number, y1: number) => (y0 < y1 ? `M${x} ${r1(y0)}V${r1(y1)}` : '');
  const past = seen.open.map(({ y0, y1 }) => line(y0, Math.min(y1, now))).join('');
  const later = seen.open.map(({ y0, y1 }) => line(Math.max(y0, now), y1)).join('');
  const latest = seen.marks.reduce(
    (last, { mark: { t } }) => (t <= at && t > last ? t : last),
    Number.NEGATIVE_INFINITY,
  );
  return (
    <g className={cx('lane', dots && 'dots', lensClass(lens, step))}>
      {!dots && <path className="lane-track" d={`M${x} 0V${height}`} />}
      {later && <path className="lane-open later" d={later} />}
      {past && <path className="lane-open" d={past} />}
      <Marks marks={seen.marks} x={x} dots={dots} past={latest} />
    </g>
  );
}

/** Dotted lines from the marks of the lane in the lens to the ends of the arrows that made them. */
export function Leads({ layout, seen, lens, at }: { layout: Layout; seen: InView; lens: Step; at: Millis }) {
  const { options: o } = layout;
  const lane = seen.lanes[lens - 1];
  if (!lane || o.lanes !== 'tracks') return null;
  const arrows = new Map(seen.arrows.map((arrow) => [arrow.message.id, arrow]));
  return lane.marks.map(({ mark, y }) => {
    const arrow = arrows.get(mark.fact ?? '');
    if (!arrow) return null;
    const arrives = mark.t === arrow.message.t1;
    // A lead passes over the times of the axis, not through them.
    const d = `M${r1(laneX(o, lens) + 7)} ${y}H${edgeOf(o) - 46}M${edgeOf(o) + 6} ${y}H${arrives ? arrow.x1 : arrow.x0}`;
    return (
      <path key={`${mark.kind} ${mark.t} ${mark.fact}`} className={cx('lane-lead', mark.t > at && 'later')} d={d} />
    );
  });
}

interface LaneHeadsProps {
  readonly layout: Layout;
  readonly at: Millis;
  readonly lens?: Step | null;
  readonly height: number;
  readonly first: number;
  readonly rise: number;
}

/** Lane names over their lanes: a staircase in the sticky head, so that no track crosses a name. */
export function LaneHeads({ layout, at, lens = null, height, first, rise }: LaneHeadsProps) {
  if (layout.options.lanes !== 'tracks') return null;
  return layout.lanes.map((lane, i) => (
    <LaneHead
      key={lane.step}
      step={lane.step}
      name={lane.name}
      x={laneX(layout.options, lane.step)}
      y={first + i * rise}
      height={height}
      open={isOpen(lane, at)}
      lens={lensClass(lens, lane.step)}
    />
  ));
}

interface LaneHeadProps {
  readonly step: Step;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly open: boolean;
  readonly lens: 'on' | 'off' | '';
}

const LaneHead = memo(function LaneHead({ step, name, x, y, height, open, lens }: LaneHeadProps) {
  return (
    <g className={cx('lane-h', open && 'open', lens)}>
      <path className="lane-track" d={`M${x} ${y + 4}V${height}`} />
      {lens === 'on' && (
        <rect
          className="lane-pill"
          x={x - 8}
          y={y - 11.5}
          width={r1(textWidth(name, 11.5) + 23)}
          height={15}
          rx={7.5}
        />
      )}
      <text className="lane-n" x={x} y={y}>
        {step}
      </text>
      <text className="lane-l" x={x + 8} y={y}>
        {name}
      </text>
    </g>
  );
});

/** The open questions at a moment, in the order of the steps. */
export const saidAt = (says: readonly Saying[], at: Millis): readonly Saying[] =>
  [...holdingAt(says, at)].sort((a, b) => a.step - b.step);

const LINE = 15;
export const wordsHeight = (lines: number): number => (lines > 0 ? LINE * lines + 20 : 0);

interface WordsProps {
  readonly layout: Layout;
  readonly now: number;
  readonly says: readonly Saying[];
  readonly lens: Step | null;
}

export function Words({ layout, now, says, lens }: WordsProps) {
  if (says.length === 0) return null;
  return (
    <g className="words">
      <rect
        className="knock"
        x={6}
        y={r1(now + 2)}
        width={edgeOf(layout.options) + 2}
        height={wordsHeight(says.length) + 2}
      />
      {says.map((said, i) => (
        <text
          key={said.step}
          className={cx('say-w', lensClass(lens, said.step))}
          x={layout.options.laneX - 4}
          y={r1(now + 25 + i * LINE)}
        >
          <tspan className="say-n">{STEPS[said.step - 1]?.name}:</tspan> {said.text}
        </text>
      ))}
    </g>
  );
}

interface AxisProps {
  readonly layout: Layout;
  readonly seen: InView;
  readonly now: number;
  /** The height of the words beneath the playhead. */
  readonly words: number;
  readonly clock: AxisClock;
}

/** Times and the waves of breaks; the playhead's pill and the words beneath it take precedence. */
export function Axis({ layout, seen, now, words, clock }: AxisProps) {
  const x = edgeOf(layout.options) - 2;
  const hidden = (y: number, near: number) => Math.abs(y - now) < near || (y > now && y < now + words + 8);
  const ticks = seen.ticks.filter(({ y }) => !hidden(y, 17));
  return (
    <g className="axis-g">
      <path className="axis" d={`M${x + 10.5} 0V${layout.height}`} />
      {SOON_AND_PAST.map((later) => (
        <path
          key={String(later)}
          className={later ? 'tick-m later' : 'tick-m'}
          d={ticks.map(({ y }) => (y > now === later ? `M${x + 5} ${y}h5` : '')).join('')}
        />
      ))}
      <Still parts={ticks.map(({ t, y }) => <Tick key={t} at={clock.tick(t)} x={x} y={y} later={y > now} />)} />
      {seen.waves.map(({ t, y }) =>
        hidden(y, 14) ? null : (
          <g key={t}>
            <path className="axis-gap" d={`M${x + 10.5} ${r1(y - 6)}v12`} />
            <path
              className="axis-wave"
              d={`M${x + 6.5} ${r1(y - 2)}q2-3 4 0t4 0M${x + 6.5} ${r1(y + 3)}q2-3 4 0t4 0`}
            />
          </g>
        ),
      )}
    </g>
  );
}

const Tick = ({ at, x, y, later }: { at: string; x: number; y: number; later: boolean }) => (
  <text className={later ? 'tick later' : 'tick'} x={x} y={r1(y + 3.6)}>
    {at}
  </text>
);
