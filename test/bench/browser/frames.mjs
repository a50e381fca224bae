// What the main thread of a page does in each frame, read from the browser's own trace: CPU time of its tasks, so that
// other programs on the machine do not count, though they do make frames late.

const CATEGORIES = ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline', 'blink.user_timing'];
const PARTS = ['FunctionCall', 'UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit'];

const percentile = (values, part) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
};

/** Runs what gives the lengths of frames, each with a mark, and tells how it went. */
export async function framesOf(browser, page, run) {
  await browser.startTracing(page, { categories: CATEGORIES });
  const gaps = await run();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const marks = traceEvents.filter(({ name }) => name === 'bench frame');
  const [{ pid, tid }] = marks;
  const mine = traceEvents.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X');
  const starts = marks.map(({ ts }) => ts).sort((a, b) => a - b);
  const works = starts.slice(0, -1).map(() => 0);
  const parts = new Map();
  let open = 0;
  const tasks = mine.filter(({ name }) => /RunTask$/.test(name)).sort((a, b) => a.ts - b.ts);
  for (const { ts, dur, tdur } of tasks) {
    // Only the outermost count; a task belongs to the frame it ends in.
    if (ts < open) continue;
    open = ts + dur;
    const frame = starts.findLastIndex((start) => start <= open);
    if (frame >= 0 && frame < works.length) works[frame] += (tdur ?? dur) / 1000;
  }
  for (const { name, ts, tdur, dur } of mine)
    if (PARTS.includes(name) && ts >= starts[0]) parts.set(name, (parts.get(name) ?? 0) + (tdur ?? dur) / 1000);
  return {
    frames: gaps.length,
    late: (100 * gaps.filter((gap) => gap > 20).length) / gaps.length,
    median: percentile(works, 0.5),
    work: percentile(works, 0.95),
    parts: [...parts].map(([name, ms]) => `${name} ${(ms / works.length).toFixed(2)}`).join(', '),
  };
}
