// The run before the reader's change, dotted, and the line where the two part. Teal is the reader's.

import { memo } from 'react';
import { cx } from '../ui/cx';
import { r1 } from './geometry';
import type { PlacedGhost, PlacedNote } from './original';
import { headPaths } from './shapes';

export const Ghost = memo(function Ghost({ placed, later }: { placed: PlacedGhost; later: boolean }) {
  const { x0, y0, x1, y1, angle, label } = placed;
  return (
    <g className={cx('orig', later && 'later')}>
      <path className="line" d={`M${x0} ${y0}L${r1(x1 - Math.cos(angle))} ${r1(y1 - Math.sin(angle))}`} />
      {headPaths('1xx', x1, y1, angle, 6, 3).map((head) => (
        <path key={head.style} className="head open" d={head.d} />
      ))}
      {label && (
        <text className="orig-l" x={label.x} y={label.y}>
          {label.text}
        </text>
      )}
    </g>
  );
});

export const Note = memo(function Note({ placed }: { placed: PlacedNote }) {
  return (
    <text className="orig-n" x={placed.x} y={r1(placed.y + 4)}>
      {placed.text}
    </text>
  );
});

/** Where the two runs part: a flag on the axis, and a hairline across. */
export const Parting = ({ x, y, width }: { x: number; y: number; width: number }) => (
  <g className="parting">
    <path className="parting-line" d={`M${x} ${y}H${width}`} />
    <path className="parting-flag" d={`M${x} ${r1(y - 5)}l8 5-8 5Z`} />
  </g>
);
