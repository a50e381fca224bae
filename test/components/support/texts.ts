// Every text of a ladder at one moment, as the drawing places it: what must never overlap.

import { packetX, phaseOf } from '@/components/ladder/arrow';
import { labelBoxes, stateLabelsAt } from '@/components/ladder/bars';
import { fusesAt } from '@/components/ladder/fuses';
import { type Box, clamp } from '@/components/ladder/geometry';
import { saidAt, wordsHeight } from '@/components/ladder/gutter';
import { lift } from '@/components/ladder/labels';
import { stepName } from '@/components/ladder/lanes';
import type { Layout } from '@/components/ladder/layout';
import type { Millis } from '@/components/ladder/model';
import { edgeOf } from '@/components/ladder/options';
import { textWidth } from '@/components/ladder/text-width';
import { ladderText } from '@/components/text/ladder';

export interface Text extends Box {
  readonly text: string;
}

const centred = (text: string, x: number, baseline: number, size: number): Text => {
  const half = textWidth(text, size) / 2;
  return { text, x0: x - half, x1: x + half, y0: baseline - size * 0.78, y1: baseline + size * 0.22 };
};

export function textsAt(layout: Layout, at: Millis): readonly Text[] {
  const { options: o, time } = layout;
  const now = time.yOf(at);
  const texts: Text[] = [];
  for (const arrow of layout.arrows) {
    const { label } = arrow;
    if (!label.text) continue;
    const up = phaseOf(arrow, at) === 'flying' ? lift(label, packetX(arrow, now)) * o.dot * 0.9 : 0;
    const y = label.y - up;
    texts.push({
      text: `${label.text} ${label.number}`,
      x0: label.x,
      x1: label.x + label.width,
      y0: y - label.size * 0.78,
      y1: y + label.size * 0.22,
    });
  }
  const labels = stateLabelsAt(layout.bars, now);
  for (const bar of layout.bars) {
    const y = labels.get(bar.key);
    if (bar.label && y !== undefined)
      texts.push({ text: bar.label.text, x0: bar.label.x0, x1: bar.label.x1, y0: y - 5, y1: y + 6 });
  }
  for (const { label } of fusesAt(layout, at, labelBoxes(layout.bars, labels), ladderText.left))
    if (label)
      texts.push({ text: `${label.name} ${label.left}`, x0: label.x0, x1: label.x1, y0: label.y - 8, y1: label.y + 2 });
  for (const wait of layout.waits)
    if (Math.abs(wait.y - now) >= 12) texts.push(centred(wait.text, wait.x, wait.y + 4, o.font - 1));
  for (const { label } of [...layout.network.links, ...layout.network.cuts])
    if (label) texts.push(centred(label.text, label.x, label.y, 11));
  for (const { label } of layout.original?.ghosts ?? [])
    if (label) texts.push(centred(label.text, label.x, label.y, 11));
  for (const note of layout.original?.notes ?? [])
    if (Math.abs(note.y - now) >= 12) texts.push(centred(note.text, note.x, note.y + 4, 11.5));
  for (const { timer, words } of layout.timers) {
    if (words === null) continue;
    const d = words.anchor === 'end' ? -1 : 1;
    [timer.label, timer.detail].forEach((text, i) => {
      const [a, b] = [words.x, words.x + d * textWidth(text, 11.5)];
      texts.push({ text, x0: Math.min(a, b), x1: Math.max(a, b), y0: words.y + i * 15 - 9, y1: words.y + i * 15 + 2 });
    });
  }
  for (const s of layout.satellites)
    if (s.named)
      s.satellite.name.forEach((text, i, all) => {
        const y = s.y + 4 + (i - (all.length - 1) / 2) * 13;
        const x = s.x + s.radius + 6;
        texts.push({ text, x0: x, x1: x + textWidth(text, 11), y0: y - 8, y1: y + 2 });
      });
  for (const m of layout.media) {
    const [x, y] = [(m.x0 + m.x1) / 2, (m.y0 + m.y1) / 2];
    texts.push(centred(m.label, x, y - o.font * 0.18, o.font));
    texts.push(centred(m.detail, x, y + o.font * 1.05, o.font - 1.5));
  }
  for (const b of layout.before)
    texts.push({ text: b.before.label, x0: b.x, x1: b.x + b.width, y0: b.y - 12, y1: b.y + 12 });
  const says = o.words ? saidAt(layout.view.says, at) : [];
  const high = wordsHeight(says.length);
  const edge = edgeOf(o);
  says.forEach((said, i) => {
    const y = now + 25 + i * 15;
    const words = `${stepName(said.step)}: ${said.text}`;
    texts.push({ text: words, x0: o.laneX - 4, x1: o.laneX - 4 + textWidth(words, 12), y0: y - 9, y1: y + 3 });
  });
  if (o.nowPill) texts.push({ text: 'now', x0: edge - 52, x1: edge + 4, y0: now - 10, y1: now + 10 });
  for (const { t, y } of layout.ticks)
    if (Math.abs(y - now) >= 17 && !(y > now && y < now + high + 8))
      texts.push({ text: `tick ${t}`, x0: edge - 45, x1: edge - 2, y0: y - 5, y1: y + 4 });
  return texts;
}

/** Pairs of texts that touch. */
export function overlaps(texts: readonly Text[]): readonly string[] {
  const found: string[] = [];
  const sorted = [...texts].sort((a, b) => a.y0 - b.y0);
  sorted.forEach((a, i) => {
    for (const b of sorted.slice(i + 1)) {
      if (b.y0 >= a.y1) break;
      if (a.x0 < b.x1 && b.x0 < a.x1) found.push(`${a.text} | ${b.text}`);
    }
  });
  return found;
}

/** Moments of a playhead sweep, `step` pixels apart. */
export function sweep(layout: Layout, step: number): readonly Millis[] {
  const { time, view } = layout;
  const moments: Millis[] = [];
  for (let y = time.yOf(view.start); y < time.yOf(view.end); y += step)
    moments.push(clamp(time.timeAt(y), view.start, view.end));
  return [...moments, view.end];
}
