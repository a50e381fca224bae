// The picture that a program shows beside a link to a moment: the message of that moment at the foot of the ladder that
// led to it. Drawn with what the picture's own renderer knows: boxes placed by hand, lines as paths, no style sheet.

import type { LadderMessage, LadderView, MessageKind } from '../ladder/model';
import { brandText } from '../text/brand';

export const LINK_PICTURE = { width: 1200, height: 630 } as const;

const MOST_ROWS = 6;
const TOP = 288;
const ROW = 52;
const EDGE = 110;
/** The light theme's inks, by what a message is. */
const INK: Readonly<Record<MessageKind, string>> = {
  request: '#17191e',
  '1xx': '#8a5200',
  '2xx': '#156b39',
  '3xx': '#1d53ab',
  failure: '#a92a21',
  ack: '#5d6068',
  query: '#656870',
};
const PAPER = '#fdfdfb';
const FAINT = '#c9c6bc';
const QUIET = '#656870';

interface Props {
  readonly view: LadderView;
  /** The arrow the moment is about. */
  readonly message: string;
  readonly title: string;
  readonly scenario: string;
}

export function LinkPicture({ view, message, title, scenario }: Props) {
  const { width, height } = LINK_PICTURE;
  const sip = view.messages.filter(({ kind }) => kind !== 'query');
  const last = sip.findIndex(({ id }) => id === message);
  const rows = sip.slice(Math.max(0, last + 1 - MOST_ROWS), last + 1);
  const step = (width - 2 * EDGE) / Math.max(1, view.nodes.length - 1);
  const x = (id: string) => EDGE + step * view.nodes.findIndex((node) => node.id === id);
  const foot = TOP + MOST_ROWS * ROW + 4;
  return (
    <div
      style={{
        display: 'flex',
        width,
        height,
        background: PAPER,
        color: INK.request,
        position: 'relative',
        fontSize: 24,
      }}
    >
      <div style={{ position: 'absolute', left: 64, top: 44, color: QUIET }}>{`${brandText.brand} · ${scenario}`}</div>
      <div style={{ position: 'absolute', left: 64, top: 84, width: width - 128, fontSize: 52, lineHeight: 1.15 }}>
        {title}
      </div>
      <svg aria-hidden="true" width={width} height={height} style={{ position: 'absolute', left: 0, top: 0 }}>
        {view.nodes.map(({ id }) => (
          <path key={id} d={`M${x(id)} ${TOP - 14}V${foot}`} stroke={FAINT} strokeWidth={2} />
        ))}
        {rows.map((m, i) => (
          <path
            key={m.id}
            d={arrow(x(m.from), x(m.to), TOP + i * ROW + 26)}
            stroke={INK[m.kind]}
            strokeWidth={m.id === message ? 5 : 2.5}
            opacity={m.id === message ? 1 : 0.6}
            fill="none"
          />
        ))}
      </svg>
      {view.nodes.map((node) => (
        <div key={node.id} style={{ ...MIDDLE, left: x(node.id) - 100, top: TOP - 52, width: 200, fontSize: 26 }}>
          {node.name}
        </div>
      ))}
      {rows.map((m, i) => (
        <div
          key={m.id}
          style={{
            ...MIDDLE,
            left: Math.min(x(m.from), x(m.to)),
            top: TOP + i * ROW - 8,
            width: Math.abs(x(m.to) - x(m.from)),
            color: INK[m.kind],
          }}
        >
          <span style={{ background: PAPER, padding: '0 8px', lineHeight: 1.1 }}>{labelOf(m)}</span>
        </div>
      ))}
    </div>
  );
}

const MIDDLE = { position: 'absolute', display: 'flex', justifyContent: 'center' } as const;

const labelOf = ({ labels }: LadderMessage): string => labels[0] ?? '';

/** A line with an open head, which ends short of the lifelines. */
function arrow(from: number, to: number, y: number): string {
  const way = Math.sign(to - from);
  const [a, b] = [from + way * 8, to - way * 6];
  return `M${a} ${y}H${b}M${b - way * 14} ${y - 8}L${b} ${y}L${b - way * 14} ${y + 8}`;
}
