// What happens under the messages: a collar on the arrow that opened a connection, a line across the column where one
// stalls or breaks, a torn path, and a lifeline that is down.

import { memo } from 'react';
import { cx } from '../ui/cx';
import { r1 } from './geometry';
import type { PlacedCut, PlacedDown, PlacedLink } from './network';

export const Link = memo(function Link({ placed, later }: { placed: PlacedLink; later: boolean }) {
  const { link, x0, x1, y, pieces, from, label } = placed;
  return (
    <g className={cx('link', `l-${link.what}`, later && 'later')}>
      {from ? (
        <>
          <path className="link-wait" d={`M${from.x} ${from.y}L${x0} ${y}`} />
          <circle className="link-collar" cx={x0} cy={y} r={3.6} />
        </>
      ) : (
        <>
          <path className="link-line" d={pieces.map(([a, b]) => `M${a} ${y}H${b}`).join('')} />
          {link.what === 'reset' && <path className="link-sign" d={`M${r1(x0 + 12)} ${y - 5}l5 4-4 2 5 4`} />}
          {link.what === 'stalled' && <path className="link-sign" d={`M${r1(x0 + 13)} ${y - 4}v8m4-8v8`} />}
          {link.what === 'resumed' && <path className="link-sign" d={`M${r1(x0 + 13)} ${y - 4}l5 4-5 4`} />}
          {!label && <circle className="link-collar" cx={r1((x0 + x1) / 2)} cy={y} r={2.5} />}
        </>
      )}
      {label && (
        <text className="link-l" x={label.x} y={label.y}>
          {label.text}
        </text>
      )}
    </g>
  );
});

/** A torn edge down the middle of a column. */
const torn = (x: number, y0: number, y1: number): string => {
  let d = `M${x} ${y0}`;
  for (let y = y0, side = 1; y < y1; y += 6, side = -side) d += `L${r1(x + 3 * side)} ${r1(Math.min(y + 6, y1))}`;
  return d;
};

export const Cut = memo(function Cut({ placed, now }: { placed: PlacedCut; now: number }) {
  const { x, y0, y1, label } = placed;
  const past = Math.min(y1, Math.max(y0, now));
  return (
    <g className={cx('cut', y0 > now && 'later')}>
      {past > y0 && <path className="cut-edge" d={torn(x, y0, past)} />}
      {y1 > past && <path className="cut-edge later" d={torn(x, past, y1)} />}
      {label && (
        <text className="link-l" x={label.x} y={label.y}>
          {label.text}
        </text>
      )}
    </g>
  );
});

export const Down = memo(function Down({ placed, now }: { placed: PlacedDown; now: number }) {
  const { x, y0, y1 } = placed;
  if (now <= y0) return null;
  const end = r1(Math.min(y1, now));
  return (
    <g className="down">
      <path className="down-gap" d={`M${x} ${y0}V${end}`} />
      <path className="down-line" d={`M${x} ${y0}V${end}`} />
      <path className="down-x" d={`M${r1(x - 5)} ${r1(y0 - 5)}l10 10m0-10l-10 10`} />
    </g>
  );
});
