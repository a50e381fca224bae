// One message: its line, head and cross, and its words. Each redraws only when the playhead touches it.

import { memo } from 'react';
import { cx } from '../ui/cx';
import { crossOf } from './arrows';
import { clamp, r1 } from './geometry';
import { lift, type PlacedArrow, type PlacedLabel } from './labels';
import type { LadderOptions } from './options';
import { headInset, headPaths } from './shapes';

/** Where a message is at the playhead. */
export type Phase = 'later' | 'flying' | 'past';

export function phaseOf(arrow: PlacedArrow, now: number): Phase {
  if (arrow.message.t0 > now) return 'later';
  return now < arrow.message.t1 && arrow.message.lost === null ? 'flying' : 'past';
}

interface Drawn {
  readonly arrow: PlacedArrow;
  readonly phase: Phase;
  /** The now line while the message flies, else 0: nothing else about it changes. */
  readonly now: number;
  readonly selected: boolean;
  /** Outside the lens: a step that it does not bear on is looked at. */
  readonly off: boolean;
  /** Belongs to what is lit up: the transaction, dialog, session or call of the message in hand. */
  readonly lit: boolean;
  /** Whether a reader can point at it. */
  readonly held: boolean;
  readonly options: LadderOptions;
}

type Looks = Pick<Drawn, 'arrow' | 'phase' | 'selected' | 'off' | 'lit'>;

const classes = ({ arrow: { message }, phase, selected, off, lit }: Looks): string =>
  cx(
    `k-${message.kind}`,
    phase === 'later' && 'later',
    selected && 'sel',
    off && 'off',
    lit && 'lit',
    message.lost !== null && 'lost',
    message.twin && 'twin',
  );

/** The ground of an arrow and its words: what a finger touches, and what is tinted when the message is selected. */
export function band({ x0, y0, x1, y1, direction }: PlacedArrow, { font }: LadderOptions): string {
  const [up, down] = [font * 1.62, font * 0.55];
  const [a, b] = [x0 - direction * 2, x1 + direction * 2];
  return `M${a} ${r1(y0 - up)}L${b} ${r1(y1 - up)}V${r1(y1 + down)}L${a} ${r1(y0 + down)}Z`;
}

export const packetX = (arrow: PlacedArrow, now: number): number =>
  arrow.x0 + (arrow.x1 - arrow.x0) * clamp((now - arrow.y0) / (arrow.y1 - arrow.y0), 0, 1);

export const Arrow = memo(function Arrow(props: Drawn) {
  const { arrow, phase, now, held, options: o } = props;
  const { x0, y0, x1, y1, angle, direction, message } = arrow;
  const inset = headInset(message.kind, o.head);
  const [ex, ey] = [r1(x1 - Math.cos(angle) * inset), r1(y1 - Math.sin(angle) * inset)];
  const heads = headPaths(message.kind, x1, y1, angle, o.head, o.headHalf);
  const head = (extra = '') => heads.map((h) => <path key={h.style} className={cx('head', h.style, extra)} d={h.d} />);
  const slope = Math.tan(angle) * direction;
  return (
    <g className={cx('msg', classes(props))} data-id={held ? message.id : undefined}>
      {held && <path className="touch" d={band(arrow, o)} />}
      {message.lost !== null ? (
        <Lost arrow={arrow} slope={slope} />
      ) : phase === 'flying' ? (
        <>
          <path className="line rest" d={`M${r1(packetX(arrow, now))} ${r1(now)}L${ex} ${ey}`} />
          {head('rest')}
          <path className="line" d={`M${x0} ${y0}L${r1(packetX(arrow, now))} ${r1(now)}`} />
        </>
      ) : (
        <>
          {arrow.long && (
            <path
              className="casing"
              d={`M${r1(x0 + direction * 14)} ${r1(y0 + 14 * slope)}L${r1(ex - direction * 14)} ${r1(ey - 14 * slope)}`}
            />
          )}
          <path className="line" d={`M${x0} ${y0}L${ex} ${ey}`} />
          {head()}
        </>
      )}
      <Bead arrow={arrow} slope={slope} />
    </g>
  );
});

/** What the reader's change made of a message, on its tail: new, otherwise, or touched by the reader's own hand. */
function Bead({ arrow: { message, x0, y0, direction }, slope }: { arrow: PlacedArrow; slope: number }) {
  const { touched, diff, lost } = message;
  // A message that the reader lost wears its mark around the cross.
  if (touched ? lost !== null : !diff) return null;
  const [x, y] = [r1(x0 + direction * 16), r1(y0 + 16 * slope)];
  const sign = touched ? '' : diff === 'new' ? `M${x - 2.5} ${y}h5m-2.5-2.5v5` : `M${x - 2.5} ${r1(y - 1)}h5m-5 2.4h5`;
  return (
    <g className={touched ? 'bead touched' : 'bead'}>
      <circle cx={x} cy={y} r={4.5} />
      {sign && <path d={sign} />}
    </g>
  );
}

function Lost({ arrow, slope }: { arrow: PlacedArrow; slope: number }) {
  const [x, y] = crossOf(arrow);
  return (
    <>
      <path className="line" d={`M${arrow.x0} ${arrow.y0}L${r1(x - arrow.direction * 8)} ${r1(y - 8 * slope)}`} />
      {arrow.message.touched && <circle className="ringed" cx={r1(x)} cy={r1(y)} r={11} />}
      <path className="x" d={`M${r1(x - 5)} ${r1(y - 5)}l10 10m0-10l-10 10`} />
    </>
  );
}

/** `near` is the now line while it touches the words, else null. */
export const Label = memo(function Label(props: Drawn & { readonly near: number | null }) {
  const { arrow, phase, now, options: o, near } = props;
  const { label } = arrow;
  if (!label.text) return null;
  const raised = phase === 'flying' ? lift(label, packetX(arrow, now)) * o.dot * 0.9 : 0;
  const y = r1(label.y - raised);
  const cut = near !== null && near > y - o.font - 1 && near < y + 5;
  const text = label.x + (label.diamond ? 12 : 0);
  return (
    <g className={cx('lab', classes(props))} data-id={props.held ? arrow.message.id : undefined}>
      {cut && (
        <rect
          className="knock"
          x={r1(label.x - 5)}
          y={r1(y - o.font)}
          width={r1(label.width + 10)}
          height={o.font + 5}
        />
      )}
      {label.diamond && <Diamond label={label} y={y} />}
      <text className="m" x={r1(text)} y={y} fontSize={label.size}>
        {label.text}
        {label.number && (
          <tspan className="n" dx={6} fontSize={o.numberFont}>
            {label.number}
          </tspan>
        )}
      </text>
    </g>
  );
});

const Diamond = ({ label, y }: { label: PlacedLabel; y: number }) => (
  <path className={cx('sdp', label.diamond)} d={`M${r1(label.x + 4)} ${r1(y - label.size * 0.36 - 4)}l4 4-4 4-4-4Z`} />
);

export const Packet = ({ arrow, now, off, options: o }: Pick<Drawn, 'arrow' | 'now' | 'off' | 'options'>) => (
  <g className={cx('packet', `k-${arrow.message.kind}`, off && 'off')}>
    <circle className="halo" cx={r1(packetX(arrow, now))} cy={r1(now)} r={o.dot * 2} />
    <circle className="dot" cx={r1(packetX(arrow, now))} cy={r1(now)} r={o.dot} />
  </g>
);
