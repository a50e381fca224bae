// The layout of a statechart: what it keeps for every machine of the engine, at the width of a phone, of the panel and
// of a page; and each drawing, number by number.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { layout } from '@/components/statechart/layout';
import type { Box, ChartLayout, Point, TextLine } from '@/components/statechart/model';
import { headPath, linePath } from '@/components/statechart/path';
import { chartWords } from '@/components/text/state';
import { figureOf, machineNames, type Statechart } from '@/engine';

const WIDTHS = { phone: 350, 'narrow panel': 352, panel: 424, page: 720 };
const draw = (name: string, width: number) => layout(figureOf(name), width, chartWords(name));

interface Rect {
  readonly name: string;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

const ofBox = ({ id, x, y, w, h }: Box): Rect => ({ name: id, x0: x, y0: y, x1: x + w, y1: y + h });
const ofText = ({ x, y, anchor, width, runs }: TextLine): Rect => {
  const x0 = anchor === 'start' ? x : x - width;
  return { name: runs.map(({ text }) => text).join(' '), x0, x1: x0 + width, y0: y - 9.5, y1: y + 2.5 };
};
const meet = (a: Rect, b: Rect, room = 0): boolean =>
  a.x0 < b.x1 + room && b.x0 < a.x1 + room && a.y0 < b.y1 + room && b.y0 < a.y1 + room;

const rects = ({ boxes, routes }: ChartLayout): readonly Rect[] => [
  ...boxes.map(ofBox),
  ...routes.flatMap(({ lines }) => lines.map(ofText)),
];

/** The pieces of a line, each a rectangle without breadth. */
const pieces = (name: string, points: readonly Point[]): Rect[] =>
  points.slice(1).map(([x, y], i) => {
    const [a = 0, b = 0] = points[i] ?? [];
    return { name, x0: Math.min(a, x), x1: Math.max(a, x), y0: Math.min(b, y), y1: Math.max(b, y) };
  });

describe.each(machineNames)('the chart of %s', (name) => {
  describe.each(Object.entries(WIDTHS))('on a %s', (_, width) => {
    const drawn = draw(name, width);

    test('stays within its width', () => {
      const out = rects(drawn).filter(({ x0, x1, y0, y1 }) => x0 < 0 || x1 > width || y0 < 0 || y1 > drawn.height);
      expect(out).toEqual([]);
      expect(drawn.width).toBeLessThanOrEqual(width);
    });

    test('no two boxes or labels overlap', () => {
      const all = rects(drawn);
      const pairs = all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const));
      expect(pairs.filter(([a, b]) => meet(a, b)).map(([a, b]) => `${a.name} / ${b.name}`)).toEqual([]);
    });

    test('no line crosses a box or a label', () => {
      const solid = rects(drawn);
      const crossed = drawn.routes.flatMap(({ id, points }) =>
        pieces(id, points).flatMap((piece) =>
          solid.filter((rect) => meet(rect, piece, -0.5)).map((rect) => `${id} crosses ${rect.name}`),
        ),
      );
      expect(crossed).toEqual([]);
    });

    test('every line runs along the axes, from the edge of one box to the edge of another', () => {
      const boxes = new Map(drawn.boxes.map((box) => [box.id, ofBox(box)]));
      const touches = (id: string, [x, y]: Point) => {
        const box = boxes.get(id);
        return box !== undefined && meet(box, { name: '', x0: x, x1: x, y0: y, y1: y }, 0.01);
      };
      for (const { id, from, to, points } of drawn.routes) {
        const slanted = pieces(id, points).filter(({ x0, x1, y0, y1 }) => x0 !== x1 && y0 !== y1);
        expect(slanted).toEqual([]);
        if (from !== null) expect(touches(from, points[0] as Point), `${id} begins`).toBe(true);
        expect(touches(to, points.at(-1) as Point), `${id} ends`).toBe(true);
      }
    });

    test('shows every edge of the figure, with its words', () => {
      const chart = figureOf(name);
      const shown = new Set(drawn.routes.flatMap(({ edges }) => edges));
      expect([...shown].sort((a, b) => a - b)).toEqual(chart.edges.map((_, i) => i));
      for (const { id, edges, lines } of drawn.routes) {
        const said = new Set(lines.flatMap(({ runs }) => runs.flatMap((run) => run.edges)));
        expect([...said].sort(), id).toEqual([...edges].sort());
      }
    });
  });
});

describe('edges', () => {
  const chart: Statechart = {
    ...{ id: 'sample', initial: 'A', description: null, meta: null },
    nodes: ['A', 'B', 'C', 'D'].map((id) => ({
      ...{ id, label: id, parent: null, kind: 'state' as const, timers: [], entry: [], description: null },
    })),
    edges: ['A B', 'A C', 'A D', 'B D', 'D A', 'B B'].map((pair) => {
      const [from = '', to = ''] = pair.split(' ');
      return { from, to, event: `${from}${to}`.toLowerCase(), actions: [], rule: null, within: [from] };
    }),
  };
  const words = { state: (id: string) => id, event: ({ event }: { event: string }) => event, action: () => '' };
  const drawn = layout(chart, 720, words);
  const points = (id: string) => drawn.routes.find((route) => route.id === id)?.points ?? [];

  it('to the next state are straight', () => {
    expect(points('A B')).toHaveLength(2);
    expect(points('A B')[0]?.[0]).toBe(points('A B')[1]?.[0]);
  });

  it('to one state share a rail', () => {
    expect(points('A D')[1]?.[0]).toBe(points('B D')[1]?.[0]);
    expect(points('A D').at(-1)).toEqual(points('B D').at(-1));
    expect(points('A C')[1]?.[0]).not.toBe(points('A D')[1]?.[0]);
  });

  it('that turn back run at the other side', () => {
    const box = drawn.boxes[0] as Box;
    expect(points('A D')[1]?.[0]).toBeGreaterThan(box.x + box.w);
    expect(points('D A')[1]?.[0]).toBeLessThan(box.x);
  });

  it('to itself make a loop at its side', () => {
    const loop = points('B B');
    expect(loop).toHaveLength(4);
    expect(loop[0]?.[0]).toBe(loop[3]?.[0]);
  });

  it('have round corners, and end where their head begins', () => {
    expect(
      linePath([
        [0, 0],
        [40, 0],
        [40, 60],
      ]),
    ).toBe('M0 0L30 0Q40 0 40 10L40 53');
    expect(
      headPath([
        [0, 0],
        [0, 60],
      ]),
    ).toBe('M-4 52L0 60L4 52Z');
  });

  it('with the same words and deeds share a label, and say so once', () => {
    const same = { ...chart, edges: chart.edges.map((edge) => ({ ...edge, from: 'A', to: 'B', within: ['A'] })) };
    const lines = layout(same, 720, words).routes.find(({ id }) => id === 'A B')?.lines ?? [];
    expect(lines.map(({ runs }) => runs.map(({ text }) => text).join(' '))).toEqual(['ab, ac, ad, bd, da, bb']);
  });

  it('that cannot be drawn say so', () => {
    expect(() => layout(chart, 60, words)).toThrow('sample cannot be drawn in 60 pixels');
  });
});

const round = (n: number): number => Math.round(n * 10) / 10;

/** A drawing in letters: boxes with place and size, then lines with their corners and words. */
function sketch(name: string, width: number): string {
  const { boxes, routes, ...size } = draw(name, width);
  return [
    `${size.width} x ${size.height} of ${width}`,
    ...boxes.map(({ lines, x, y, w, h }) => `  [${lines.join(' ')}] ${round(x)},${round(y)} ${w}x${round(h)}`),
    ...routes.flatMap(({ from, to, points, lines }) => [
      `  ${from ?? '*'} > ${to}: ${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}`,
      ...lines.map(({ x, y, anchor, runs }) => {
        const said = runs.map(({ text, kind }) => (kind === 'action' ? `/ ${text}` : text)).join(' ');
        return `    ${round(x)},${round(y)} ${anchor === 'end' ? '<' : '>'} ${said}`;
      }),
    ]),
  ].join('\n');
}

describe('every chart is drawn as it was (SIPSCOPE_REWRITE=1 writes what is drawn now)', () => {
  const fileOf = (name: string) => new URL(`charts/${name}.txt`, import.meta.url);

  it.each(machineNames)('%s', (name) => {
    const text = `${[350, 720].map((width) => sketch(name, width)).join('\n\n')}\n`;
    if (process.env.SIPSCOPE_REWRITE) writeFileSync(fileOf(name), text);
    expect(existsSync(fileOf(name)), `${name}.txt is missing`).toBe(true);
    expect(text).toBe(readFileSync(fileOf(name), 'utf8'));
  });

  it('no file is left of a machine that is gone', () => {
    const files = readdirSync(new URL('charts/', import.meta.url));
    expect(files.filter((file) => !machineNames.includes(file.replace(/\.txt$/, '')))).toEqual([]);
  });
});
