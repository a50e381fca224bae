// A run as a thumbnail: strokes only, one row a message.

import { r1 } from './geometry';
import type { LadderView } from './model';

const WIDTH = 112;
const HEIGHT = 72;

export function Thumb({ view }: { view: LadderView }) {
  const x = new Map(
    view.nodes.map((node, i) => [node.id, 6 + (i * (WIDTH - 12)) / Math.max(1, view.nodes.length - 1)]),
  );
  const rows = view.messages.filter((m) => m.kind !== 'query');
  const high = (HEIGHT - 12) / Math.max(1, rows.length);
  return (
    <svg className="thumb" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {[...x.values()].map((at) => (
        <path key={at} className="t-life" d={`M${r1(at)} 3V${HEIGHT - 3}`} />
      ))}
      {rows.map((m, i) => {
        const [a, b] = [x.get(m.from) ?? 0, x.get(m.to) ?? 0];
        const end = m.lost === null ? b : a + (b - a) * 0.6;
        const y = 6 + i * high;
        return (
          <path
            key={m.id}
            className={m.lost === null ? `t-${m.kind}` : 't-failure'}
            d={`M${r1(a)} ${r1(y)}L${r1(end)} ${r1(y + Math.min(4, high * 0.7))}`}
          />
        );
      })}
    </svg>
  );
}
