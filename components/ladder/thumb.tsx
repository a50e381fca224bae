// A run as a thumbnail: strokes only, one row a message, one path a class.

import { r1 } from './geometry';
import type { LadderView } from './model';

const WIDTH = 112;
const HEIGHT = 72;
/** More rows than this would run into each other: a long run shows its beginning. */
const MOST = 18;

export function Thumb({ view }: { view: LadderView }) {
  const x = new Map(
    view.nodes.map((node, i) => [node.id, 6 + (i * (WIDTH - 12)) / Math.max(1, view.nodes.length - 1)]),
  );
  const all = view.messages.filter((m) => m.kind !== 'query');
  const rows = all.slice(0, MOST);
  const high = (HEIGHT - 12) / Math.max(1, rows.length);
  const strokes = new Map<string, string>();
  rows.forEach((m, i) => {
    const [a, b] = [x.get(m.from) ?? 0, x.get(m.to) ?? 0];
    const end = m.lost === null ? b : a + (b - a) * 0.6;
    const y = 6 + i * high;
    const kind = m.lost === null ? m.kind : 'failure';
    const line = `M${Math.round(a)} ${Math.round(y)}L${Math.round(end)} ${Math.round(y + Math.min(4, high * 0.7))}`;
    strokes.set(kind, (strokes.get(kind) ?? '') + line);
  });
  return (
    <svg className="thumb" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className="t-life" d={[...x.values()].map((at) => `M${r1(at)} 3V${HEIGHT - 3}`).join('')} />
      {[...strokes].map(([kind, d]) => (
        <path key={kind} className={`t-${kind}`} d={d} />
      ))}
    </svg>
  );
}
