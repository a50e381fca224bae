// A part of a run, for a figure in a text: the messages of a span of time, and of what stands beside them what belongs
// to it. Lifelines that take no part are left out.

import type { LadderView, Millis } from '../ladder/model';

/** Playing starts a little before the first message. */
const LEAD = 24;

/** The part of a view from one moment to another, whole messages only. */
export function excerpt(view: LadderView, from: Millis, to: Millis): LadderView {
  const within = (t: Millis) => t >= from - 1e-6 && t <= to + 1e-6;
  const messages = view.messages.filter((m) => within(m.t0));
  const start = Math.min(from, messages[0]?.t0 ?? from) - LEAD;
  const end = Math.max(to, ...messages.map((m) => m.t1));
  const overlaps = (s: { readonly t0: Millis; readonly t1: Millis }) => s.t0 < end && s.t1 > start;
  const clip = <T extends { readonly t0: Millis; readonly t1: Millis }>(s: T): T => ({
    ...s,
    t0: Math.max(s.t0, start),
    t1: Math.min(s.t1, end),
  });
  const whole = (s: { readonly t0: Millis; readonly t1: Millis }) => s.t0 >= start && s.t1 <= end + 1;
  const satellites = view.satellites.filter((s) => within(s.t0));
  const media = view.media.filter(whole);
  const taking = new Set([
    ...messages.flatMap((m) => [m.from, m.to]),
    ...satellites.map((s) => s.of),
    ...media.flatMap((m) => [m.from, m.to]),
  ]);
  const nodes = view.nodes.filter(({ id }) => taking.has(id));
  const here = <T extends { readonly node: string }>(things: readonly T[]) =>
    things.filter(({ node }) => nodes.some(({ id }) => id === node));
  return {
    ...view,
    nodes,
    satellites,
    messages,
    media,
    timers: here(view.timers).filter(whole),
    states: here(view.states).filter(overlaps).map(clip),
    waits: view.waits.filter(whole),
    before: from <= view.start ? here(view.before) : [],
    marks: view.marks.filter((mark) => within(mark.t) || (mark.t <= end && mark.t >= start)),
    says: view.says.filter(overlaps),
    statuses: here(view.statuses).filter(overlaps),
    ...(view.fuses && { fuses: here(view.fuses).filter(overlaps) }),
    start,
    end,
  };
}
