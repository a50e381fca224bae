// Ladders number by number: where moments, arrows, words, bars and lanes lie, at a desk and on a phone. REWRITE=1 writes
// the files anew: look at every line that changed.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { stepName } from '@/components/ladder/lanes';
import { type Layout, layout } from '@/components/ladder/layout';
import { COMFORTABLE, NARROW } from '@/components/ladder/options';
import { twelve } from './fixtures/twelve';
import { viewOf } from './support/runs';
import { overlaps, sweep, textsAt } from './support/texts';

const folder = fileURLToPath(new URL('./ladders/', import.meta.url));
const ms = (t: number) => (Number.isFinite(t) && t < 1e12 ? t.toFixed(3) : 'open');
const px = (v: number) => String(Math.round(v * 10) / 10);

/** A layout as lines: its frame, the time scale, the steps, then everything from the top down. */
function written(laid: Layout): string {
  const { time, view } = laid;
  const name = (id: string) => view.nodes.find((node) => node.id === id)?.name ?? id;
  return [
    `${laid.width} x ${laid.height}, lifelines at ${laid.x.join(' ')}`,
    `moments ${[...time.times].map((t) => `${ms(t)}=${px(time.yOf(t))}`).join(' ')}`,
    ...time.breaks.map((b) => `break ${ms(b.t0)} to ${ms(b.t1)}, ${px(b.y0)} to ${px(b.y1)}`),
    ...laid.lanes.map(
      ({ step, open, marks }) =>
        `step ${stepName(step)}: ${open.map(({ t0, t1 }) => `${ms(t0)} to ${ms(t1)}`).join(', ') || 'never'}; ${marks
          .map(({ kind, t }) => `${kind} ${ms(t)}`)
          .join(', ')}`,
    ),
    ...laid.before.map(({ before, x, y, width }) => `before ${before.label} at ${x} ${y}, ${width} wide`),
    ...laid.arrows.map(
      ({ message: m, x0, y0, x1, y1, label }) =>
        `${m.id} ${name(m.from)} to ${name(m.to)}: ${x0} ${y0} to ${x1} ${y1}, "${label.text}" ${label.number} at ${label.x} ${label.y}`,
    ),
    ...laid.bars.map(
      ({ state, x, y0, y1, label }) =>
        `bar ${name(state.node)} ${state.state}: ${x}, ${y0} to ${y1}${label ? `, "${label.text}" at ${label.x} ${label.spots()[0] ?? 'nowhere'}` : ''}`,
    ),
    ...laid.media.map(({ label, x0, x1, y0, y1 }) => `sound "${label}": ${x0} to ${x1}, ${y0} to ${y1}`),
    ...laid.timers.map(
      ({ timer, x, y0, y1, words }) =>
        `timer ${timer.label}: ${x}, ${y0} to ${y1}, words at ${words === null ? null : words.y}`,
    ),
    ...laid.waits.map(({ text, x, y }) => `silence "${text}" at ${x} ${y}`),
    ...laid.satellites.map(({ satellite, x, y, named }) => `${satellite.id} at ${x} ${y}${named ? ', named' : ''}`),
    ...laid.ticks.map(({ t, y }) => `tick ${ms(t)} at ${y}`),
    '',
  ].join('\n');
}

const views = {
  'two-proxies-udp': viewOf('two-proxies-udp').ladder,
  'five-steps': viewOf('five-steps').ladder,
  twelve: twelve(),
};
const shapes = { desk: COMFORTABLE, phone: NARROW };

test.each(
  Object.entries(views).flatMap(([id, view]) =>
    Object.entries(shapes).map(([shape, o]) => [`${id}, ${shape}`, view, o] as const),
  ),
)('%s', (name, view, options) => {
  const file = `${folder}${name.replace(', ', '-')}.txt`;
  const text = written(layout(view, options));
  if (process.env.REWRITE) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
});

test.each([390, 976, 1024, 1440])('twelve lifelines keep their texts apart at %d px', (width) => {
  const laid = layout(twelve(), { ...(width < 720 ? NARROW : COMFORTABLE), width });
  const touching = new Set(sweep(laid, 3).flatMap((at) => overlaps(textsAt(laid, at))));
  expect([...touching]).toEqual([]);
});
