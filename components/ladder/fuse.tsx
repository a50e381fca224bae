// A timer that runs at the playhead: burnt above the now line, a glowing tip on it, what is left below. And one that the
// reader points at, from where it was set to where it ended, whenever that was.

import { memo } from 'react';
import { ladderText } from '../text/ladder';
import { cx } from '../ui/cx';
import type { PlacedFuse } from './fuses';
import { r1 } from './geometry';
import type { Layout } from './layout';
import type { LadderFuse, Millis } from './model';
import { textWidth } from './text-width';

interface FuseProps {
  readonly placed: PlacedFuse;
  readonly now: number;
  readonly pick: string | undefined;
  readonly picked: boolean;
}

export function Fuse({ placed: { x, y0, y1, open, behind, far }, now, pick, picked }: FuseProps) {
  const burnt = r1(Math.max(y0, now - behind));
  const tip = r1(now);
  return (
    <g className={cx('fuse', picked && 'sel', far && 'far')} data-pick={pick}>
      {pick && <rect className="touch" x={x - 4} y={burnt} width={8} height={r1(Math.max(0, y1 - burnt))} />}
      {burnt === y0 && <path className="timer-cap" d={`M${x - 3} ${y0}h6`} />}
      <path className="fuse-burnt" d={`M${x} ${burnt}V${tip}`} />
      <path className="fuse-rest" d={`M${x} ${tip}V${y1}`} />
      {!open && <path className="fuse-end" d={`M${x - 3} ${y1}h6`} />}
      <circle className="fuse-glow" cx={x} cy={tip} r={6} />
      <circle className="fuse-tip" cx={x} cy={tip} r={2.4} />
    </g>
  );
}

export function FuseWords({ placed: { label }, pick, picked }: Omit<FuseProps, 'now'>) {
  return (
    label && (
      <g className={picked ? 'fuse sel' : 'fuse'} data-pick={pick}>
        <text className="fuse-l" x={label.x} y={label.y} textAnchor={label.anchor}>
          {label.name}
          <tspan className="fuse-t" dx={5}>
            {label.left}
          </tspan>
        </text>
      </g>
    )
  );
}

interface PickedFuseProps {
  readonly layout: Layout;
  readonly fuses: readonly LadderFuse[];
  readonly at: Millis;
}

/** Timers that were picked and do not run now: a hairline with a name and what became of it. */
export const PickedFuses = memo(function PickedFuses({ layout, fuses, at }: PickedFuseProps) {
  const { options: o, time, view, width } = layout;
  return fuses.map((fuse) => {
    if (fuse.t0 <= at && at < fuse.t1) return null;
    const d = fuse.side === 'left' ? -1 : 1;
    const column = view.nodes.findIndex(({ id }) => id === fuse.node);
    const x = r1((layout.x[column] ?? 0) + d * o.timerOff);
    const [y0, y1] = [
      r1(time.yOf(fuse.t0)),
      r1(Math.max(time.yOf(Math.min(fuse.t1, fuse.due)), time.yOf(fuse.t0) + 8)),
    ];
    const was = ladderText.fuseWas(fuse.due - fuse.t0, fuse.t1 - fuse.t0, fuse.t1 >= fuse.due);
    const wide = textWidth(`${fuse.label}  ${was}`, 11) + 12;
    const fits = d > 0 ? x + wide < width : x - wide > 0;
    return (
      <g key={`${fuse.node} ${fuse.owner} ${fuse.name} ${fuse.t0}`} className="fuse sel">
        <path className="fuse-burnt" d={`M${x - 3} ${y0}h6m-3 0V${y1}m-3 0h6`} />
        <text
          className="fuse-l"
          x={r1(x + (fits ? d : -d) * 9)}
          y={r1((y0 + y1) / 2 + 4)}
          textAnchor={(fits ? d : -d) > 0 ? 'start' : 'end'}
        >
          {fuse.label}
          <tspan className="fuse-t" dx={5}>
            {was}
          </tspan>
        </text>
      </g>
    );
  });
});
