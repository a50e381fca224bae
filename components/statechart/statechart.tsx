// A machine as the RFCs draw it, lit by a run: where it is, which way it came, and which ways are open. Fill, dash and
// weight say it; hue only repeats it.

import { memo } from 'react';
import { cx } from '../ui/cx';
import type { ChartLayout, Route, TextLine } from './model';
import { headPath, linePath } from './path';

/** What a run has made of a machine at one moment. `edges` are places in the chart's list. */
export interface ChartNow {
  /** The box it is in; null before it begins. */
  readonly current: string | null;
  /** Edges taken so far. */
  readonly taken: ReadonlySet<number>;
  /** Edges that may be taken next. */
  readonly possible: ReadonlySet<number>;
  /** The edge taken last. */
  readonly last: number | null;
  /** It was there when its element crashed. */
  readonly lost: boolean;
}

interface StatechartProps {
  readonly layout: ChartLayout;
  readonly now: ChartNow | null;
  /** The words for those who do not see it. */
  readonly label: string;
  /** Under the name of the state it is in: 'for 0.294 s'. */
  readonly since?: string | undefined;
  /** How much larger than laid out it is shown. */
  readonly scale?: number;
}

export function Statechart({ layout, now, label, since, scale = 1 }: StatechartProps) {
  const { width, height } = layout;
  return (
    <svg
      className={cx('chart', now !== null && 'lit')}
      width={Math.round(width * scale)}
      height={Math.round(height * scale)}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <Routes layout={layout} now={now} />
      {layout.boxes.map((box) => {
        const live = now?.current === box.id;
        return (
          <State
            key={box.id}
            box={box}
            live={live}
            lost={live && (now?.lost ?? false)}
            since={live ? since : undefined}
          />
        );
      })}
    </svg>
  );
}

const State = memo(function State({
  box,
  live,
  lost,
  since,
}: {
  readonly box: ChartLayout['boxes'][number];
  readonly live: boolean;
  readonly lost: boolean;
  readonly since: string | undefined;
}) {
  const { x, y, w, h, lines } = box;
  const round = box.end ? 19 : 9;
  const rows = lines.length + (since === undefined ? 0 : 0.85);
  const first = y + h / 2 - (rows * 17) / 2 + 13;
  return (
    <g className={cx('ch-state', live && 'live', lost && 'lost')}>
      {live && <rect className="halo" x={x - 4} y={y - 4} width={w + 8} height={h + 8} rx={round + 4} />}
      <rect className="body" x={x} y={y} width={w} height={h} rx={round} />
      {lines.map((line, i) => (
        <text key={line} className="name" x={x + w / 2} y={first + i * 17}>
          {line}
        </text>
      ))}
      {since !== undefined && (
        <text className="since" x={x + w / 2} y={first + lines.length * 17 - 2}>
          {since}
        </text>
      )}
    </g>
  );
});

type Mark = 'taken' | 'open' | 'last';

function markOf({ edges, from }: Route, now: ChartNow | null): readonly Mark[] {
  if (now === null) return [];
  const marks: Mark[] = [];
  if (from === null ? now.current !== null : edges.some((edge) => now.taken.has(edge))) marks.push('taken');
  if (edges.some((edge) => now.possible.has(edge))) marks.push('open');
  if (now.last !== null && edges.includes(now.last)) marks.push('last');
  return marks;
}

/** Grey lines first, so that what the run lit lies above them. */
const Routes = memo(function Routes({ layout, now }: Pick<StatechartProps, 'layout' | 'now'>) {
  const drawn = layout.routes.map((route) => ({ route, marks: markOf(route, now) }));
  drawn.sort((a, b) => a.marks.length - b.marks.length);
  return drawn.map(({ route, marks }) => (
    <g key={route.id} className={cx('ch-edge', ...marks)}>
      <path className="way" d={linePath(route.points)} />
      <path className="tip" d={headPath(route.points)} />
      {route.lines.map((line) => (
        <Words key={`${line.x} ${line.y}`} line={line} now={now} />
      ))}
    </g>
  ));
});

function Words({ line, now }: { line: TextLine; now: ChartNow | null }) {
  return (
    <text x={line.x} y={line.y} textAnchor={line.anchor}>
      {line.runs.map((run, i) => {
        const before = line.runs[i - 1];
        const open = run.edges.some((edge) => now?.possible.has(edge));
        const last = now !== null && now.last !== null && run.edges.includes(now.last);
        return (
          <tspan
            key={run.text}
            className={cx(run.kind, open && 'open', last && 'last')}
            dx={before && before.kind !== run.kind ? 6 : undefined}
          >
            {before?.kind === run.kind ? ` ${run.text}` : run.text}
          </tspan>
        );
      })}
    </text>
  );
}
