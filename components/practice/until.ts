// A ladder as somebody sees it who does not know what is to come: only what has happened by a moment. What is under way
// flies; where it will have led is not said.

import type { LadderView, Millis } from '../ladder/model';

/** Less than any time that the engine knows: what happens at the moment itself is not shown, but for what arrives. */
const HAIR = 1e-4;
const ROOM = 30;
/** Older messages than the last so many are left out, unless all are wanted. */
const MOST = 40;

/** The view until a moment, with the lifelines that have a part in it and those named. */
export function until(view: LadderView, at: Millis, named: readonly string[], most = MOST): LadderView {
  const past = view.messages.filter((m) => m.t0 < at - HAIR);
  const messages = past
    .slice(-most)
    .map((m) => (m.t1 > at ? { ...m, sentence: m.sentence.replace(/\. .*$/s, '.') } : m));
  const start = past.length > most ? (messages[0]?.t0 ?? view.start) - 24 : view.start;
  const end = Math.max(at + ROOM, ...messages.map((m) => m.t1));
  const begun = (s: { readonly t0: Millis; readonly t1: Millis }) => s.t0 < at - HAIR && s.t1 > start;
  const clip = <T extends { readonly t0: Millis; readonly t1: Millis }>(s: T): T => ({
    ...s,
    t0: Math.max(s.t0, start),
    t1: Math.min(s.t1, at),
  });
  const over = (s: { readonly t0: Millis; readonly t1: Millis }) => s.t0 >= start && s.t1 < at - HAIR;
  const satellites = view.satellites.filter(begun).map(clip);
  const media = view.media.filter(over);
  const taking = new Set([
    ...named,
    ...messages.flatMap((m) => [m.from, m.to]),
    ...satellites.map((s) => s.of),
    ...media.flatMap((m) => [m.from, m.to]),
  ]);
  const nodes = view.nodes.filter(({ id }) => taking.has(id));
  const here = <T extends { readonly node: string }>(things: readonly T[]) =>
    things.filter(({ node }) => nodes.some(({ id }) => id === node));
  const { fuses: _, original: __, ...rest } = view;
  return {
    ...rest,
    nodes,
    satellites,
    messages,
    media,
    timers: here(view.timers).filter(over),
    states: here(view.states)
      .filter(begun)
      .map((s) => (s.t1 > at ? { ...clip(s), ends: false } : s)),
    waits: view.waits.filter(over),
    before: start === view.start ? here(view.before) : [],
    marks: [],
    says: [],
    statuses: here(view.statuses).filter(begun).map(clip),
    ...(view.downs && { downs: here(view.downs).filter(begun).map(clip) }),
    ...(view.links && { links: view.links.filter((link) => link.t < at && link.t >= start) }),
    ...(view.cuts && { cuts: view.cuts.filter(begun).map(clip) }),
    start,
    end,
  };
}
