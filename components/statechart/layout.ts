// Where everything of a statechart stands, at a given width. States form a spine from top to bottom; an edge to the
// next state is straight, edges of a state to itself are loops at its side, all others run on rails. Words stand where
// no line passes: beside a straight line, over and under the piece that leaves a box. Ways to share the width are
// tried, and the lowest drawing with the fewest broken lines wins. Nothing here can overlap, since each label has a column and a row of its own.

import type { Statechart } from '@/engine';
import { textWidth } from '../ladder/text-width';
import { type Columns, columnsFor, EDGE, LOOP, NAME_SIZE, SHARES, UP, VARIANTS } from './columns';
import { type Line, linesOf } from './labels';
import type { Box, ChartLayout, ChartWords, Route, TextLine } from './model';
import { type Bundle, type Plan, planOf } from './plan';
import { isStraight, type Port, portsOf, type Rail, railsOf, type Side } from './rails';

const LINE = 14;
/** From the words to the line they stand over, and from a line to the words under it. */
const OVER = 5;
const UNDER = 13;
const BOX = 38;
const BOX_TWO_LINES = 52;
const LOOP_HALF = 8;
const GAP = 30;
const GAP_BARE = 20;
/** Between two lines that meet a box at one side, words included. */
const PORT = 8;
const TOP = 30;
const BESIDE = 12;

/**
 * A chart drawn at a width.
 *
 * @param chart - a figure: nested states folded
 * @param width - the most it may take
 */
export function layout(chart: Statechart, width: number, words: ChartWords): ChartLayout {
  const plan = planOf(chart, words);
  let best: ChartLayout | null = null;
  let price = Number.POSITIVE_INFINITY;
  for (const variant of VARIANTS) {
    const { rails, tracks } = railsOf(plan, variant.back);
    for (const share of variant.loops === 'left' ? SHARES : [0]) {
      const columns = columnsFor(plan, variant, tracks, share, width);
      if (columns === null) continue;
      const drawn = place(plan, rails, columns);
      const lines = drawn.routes.reduce((sum, route) => sum + route.lines.length, 0);
      const cost = drawn.height + 0.2 * drawn.width + 5 * lines;
      if (cost < price - 0.01) [best, price] = [drawn, cost];
    }
  }
  if (best === null) throw new RangeError(`${chart.id} cannot be drawn in ${width} pixels`);
  return best;
}

const brokenTo = (bundle: Bundle | undefined, width: number): readonly Line[] =>
  (bundle?.labels ?? []).flatMap((label) => linesOf(label, width));

/** Lines over and under the piece that leaves a box: what happens over what is done, or half of the labels each. */
function partedTo(bundle: Bundle | undefined, width: number): { over: readonly Line[]; under: readonly Line[] } {
  const labels = (bundle?.labels ?? []).map((label) => linesOf(label, width));
  const [only] = labels;
  if (labels.length === 1 && only) {
    const first = only.findIndex((line) => line.runs[0]?.kind === 'action');
    return first <= 0 ? { over: only, under: [] } : { over: only.slice(0, first), under: only.slice(first) };
  }
  const half = Math.ceil(labels.length / 2);
  return { over: labels.slice(0, half).flat(), under: labels.slice(half).flat() };
}

/** What stands beside a box on one side; places are counted from the top of the stack. */
interface Stack {
  readonly height: number;
  readonly ports: readonly {
    readonly port: Port;
    readonly y: number;
    readonly over: readonly Line[];
    readonly under: readonly Line[];
  }[];
  readonly loop: { readonly y: number; readonly lines: readonly Line[] } | null;
}

function stackOf(plan: Plan, rails: readonly Rail[], columns: Columns, row: number, side: Side): Stack {
  const id = plan.spine[row] ?? '';
  const ports: Stack['ports'][number][] = [];
  let loop: Stack['loop'] = null;
  let y = 0;
  const take = (up: number, down: number): number => {
    const at = y + up;
    y = at + down + PORT;
    return at;
  };
  const takeLoop = () => {
    const lines = columns.loops === side ? brokenTo(plan.between(id, id), columns.loopRoom) : [];
    if (lines.length === 0) return;
    const half = Math.max(LOOP_HALF + 2, (lines.length * LINE) / 2 + 1);
    loop = { y: take(half, half), lines };
  };
  const { above, below } = portsOf(rails, row, side);
  const takePort = (port: Port) => {
    const bundle = port.kind === 'exit' ? plan.between(id, port.rail.to) : undefined;
    const { over, under } = partedTo(bundle, columns.room[side]);
    const up = over.length === 0 ? 4 : over.length * LINE + 2;
    const down = under.length === 0 ? 4 : under.length * LINE + 5;
    ports.push({ port, y: take(up, down), over, under });
  };
  above.forEach(takePort);
  takeLoop();
  below.forEach(takePort);
  return { height: Math.max(0, y - PORT), ports, loop };
}

/** How far from the middle of a stack its outermost line is, and a little more. */
function reachOf({ height, ports, loop }: Stack): number {
  const ys = [...ports.map(({ y }) => y), ...(loop ? [loop.y - LOOP_HALF, loop.y + LOOP_HALF] : [])];
  return ys.length === 0 ? 0 : Math.max(...ys.map((y) => Math.abs(y - height / 2))) + 9;
}

/** One row of the spine: a box, and what stands beside it. */
interface Row {
  readonly id: string;
  readonly bottom: number;
  readonly middle: number;
  readonly box: Box;
  readonly sides: Readonly<Record<Side, Stack>>;
}

function rowsOf(plan: Plan, rails: readonly Rail[], columns: Columns): readonly Row[] {
  let top = Math.max(TOP, startLines(plan, columns).length * LINE + 14);
  return plan.spine.map((id, i) => {
    const sides = { left: stackOf(plan, rails, columns, i, 'left'), right: stackOf(plan, rails, columns, i, 'right') };
    const lines = nameLines(plan.names.get(id) ?? id, columns.boxWidth);
    // The box reaches over every line that meets it; words may stand out above and below.
    const least = (lines.length > 1 ? BOX_TWO_LINES : BOX) / 2;
    const reach = Math.max(reachOf(sides.left), reachOf(sides.right), least);
    const height = Math.max(2 * reach, sides.left.height, sides.right.height);
    const middle = top + height / 2;
    const box = { id, x: columns.boxX, y: middle - reach, w: columns.boxWidth, h: 2 * reach, lines };
    const bottom = top + height;
    const next = plan.spine[i + 1];
    if (next !== undefined) top = bottom + gapOf(plan, columns, id, next);
    return { id, bottom, middle, box: { ...box, end: plan.ends.has(id) }, sides };
  });
}

function nameLines(name: string, width: number): readonly string[] {
  const words = name.split(' ');
  if (words.length === 1 || textWidth(name, NAME_SIZE) + 16 <= width) return [name];
  return [words.slice(0, -1).join(' '), words.at(-1) ?? ''];
}

interface Straight {
  readonly down: readonly Line[] | null;
  readonly up: readonly Line[] | null;
  /** How far from the middle each line is. */
  readonly apart: number;
}

/** The edges between a state and the next one: the words of the one that goes up stand at its left. */
function straightOf(plan: Plan, columns: Columns, above: string, below: string): Straight {
  const straight = (from: string, to: string) =>
    isStraight(plan, from, to, columns.back) ? plan.between(from, to) : undefined;
  const [down, up] = [straight(above, below), straight(below, above)];
  const apart = down !== undefined && up !== undefined ? 12 : 0;
  const right = columns.words.right + columns.room.right - columns.middle - apart - 10;
  const left = columns.middle - UP - (columns.words.left - columns.room.left);
  const broken = (bundle: Bundle | undefined, width: number) =>
    bundle?.labels.flatMap((label) => linesOf(label, width, bundle.labels.length === 1)) ?? null;
  return { down: broken(down, right), up: broken(up, apart > 0 ? left : right), apart };
}

function gapOf(plan: Plan, columns: Columns, above: string, below: string): number {
  const { down, up } = straightOf(plan, columns, above, below);
  const most = Math.max(down?.length ?? 0, up?.length ?? 0);
  return down === null && up === null ? GAP_BARE : Math.max(GAP, most * LINE + 20);
}

function place(plan: Plan, rails: readonly Rail[], columns: Columns): ChartLayout {
  const rows = rowsOf(plan, rails, columns);
  const routes: Route[] = [startRoute(plan, rows, columns)];
  rows.forEach((row, i) => {
    for (const side of ['left', 'right'] as const) {
      const loop = loopRoute(plan, columns, row, side);
      if (loop) routes.push(loop);
      routes.push(...railRoutes(plan, columns, rows, row, side));
    }
    const next = rows[i + 1];
    if (next) routes.push(...straightRoutes(plan, columns, row, next));
  });
  return {
    width: Math.ceil(columns.width),
    height: Math.ceil((rows.at(-1)?.bottom ?? 0) + EDGE),
    boxes: rows.map(({ box }) => box),
    routes,
  };
}

const textAt = (lines: readonly Line[], x: number, y: number, anchor: TextLine['anchor']): readonly TextLine[] =>
  lines.map(({ runs, width }, i) => ({ x, y: y + i * LINE, anchor, width, runs }));

const routed = ({ from, to, edges }: Bundle, points: Route['points'], lines: readonly TextLine[]): Route => ({
  id: `${from} ${to}`,
  ...{ from, to, edges, points, lines },
});

const startLines = ({ start }: Plan, columns: Columns): readonly Line[] =>
  brokenTo(start, columns.words.right + columns.room.right - columns.middle - BESIDE);

function startRoute(plan: Plan, rows: readonly Row[], columns: Columns): Route {
  const { start } = plan;
  const { middle } = columns;
  return {
    ...{ id: 'start', from: null, to: start.to, edges: start.edges },
    points: [
      [middle, 2],
      [middle, rows[0]?.box.y ?? TOP],
    ],
    lines: textAt(startLines(plan, columns), middle + BESIDE, 13, 'start'),
  };
}

function straightRoutes(plan: Plan, columns: Columns, above: Row, below: Row): Route[] {
  const { down, up, apart } = straightOf(plan, columns, above.id, below.id);
  const [y0, y1] = [above.box.y + above.box.h, below.box.y];
  const first = above.bottom + 18;
  const routes: Route[] = [];
  const [downward, upward] = [plan.between(above.id, below.id), plan.between(below.id, above.id)];
  const line = (x: number, from: number, to: number) => [[x, from] as const, [x, to] as const];
  if (down && downward) {
    const x = columns.middle + apart;
    routes.push(routed(downward, line(x, y0, y1), textAt(down, x + 10, first, 'start')));
  }
  if (up && upward) {
    const x = columns.middle - apart;
    const words = apart > 0 ? textAt(up, columns.middle - UP, first, 'end') : textAt(up, x + 10, first, 'start');
    routes.push(routed(upward, line(x, y1, y0), words));
  }
  return routes;
}

const edgeX = ({ x, w }: Box, side: Side): number => (side === 'left' ? x : x + w);

function loopRoute(plan: Plan, columns: Columns, { id, box, middle, sides }: Row, side: Side): Route | null {
  const { loop, height } = sides[side];
  const bundle = plan.between(id, id);
  if (!loop || !bundle) return null;
  const y = middle - height / 2 + loop.y;
  const edge = edgeX(box, side);
  const x = side === 'left' ? edge - LOOP.left : edge + LOOP.right;
  const first = y - (loop.lines.length * LINE) / 2 + 10.5;
  return routed(
    bundle,
    [
      [edge, y - LOOP_HALF],
      [x, y - LOOP_HALF],
      [x, y + LOOP_HALF],
      [edge, y + LOOP_HALF],
    ],
    textAt(loop.lines, side === 'left' ? columns.words.left : x + 6, first, side === 'left' ? 'end' : 'start'),
  );
}

function railRoutes(plan: Plan, columns: Columns, rows: readonly Row[], row: Row, side: Side): Route[] {
  const stack = row.sides[side];
  const anchor = side === 'left' ? 'end' : 'start';
  return stack.ports.flatMap(({ port, y: at, over, under }) => {
    const { rail } = port;
    const target = rows[rail.target];
    const bundle = plan.between(row.id, rail.to);
    if (port.kind === 'entry' || !target || !bundle) return [];
    const y = row.middle - stack.height / 2 + at;
    const entry = entryOf(target, rail, side);
    const x = columns.railX(side, rail.track);
    const start = columns.words[side];
    return routed(
      bundle,
      [
        [edgeX(row.box, side), y],
        [x, y],
        [x, entry],
        [edgeX(target.box, side), entry],
      ],
      [...textAt(over, start, y - OVER - (over.length - 1) * LINE, anchor), ...textAt(under, start, y + UNDER, anchor)],
    );
  });
}

function entryOf({ sides, middle }: Row, rail: Rail, side: Side): number {
  const { ports, height } = sides[side];
  const found = ports.find(({ port }) => port.kind === 'entry' && port.rail === rail);
  return middle - height / 2 + (found?.y ?? 0);
}
