// The live example of an entry: the part of a run around the moment at which it occurs, and what the engine says of it.

import { placeOf, sourceOf, stageLink, textRun } from '@/app/learn/runs';
import type { LadderView } from '@/components/ladder/model';
import { excerpt } from '@/components/prose/excerpt';
import type { EntryExample } from '@/components/reference/model';
import { carry } from '@/components/stage/carried';
import type { Run } from '@/components/stage/run';
import { referenceText as text } from '@/components/text/reference';
import { detailsOf, explain, timerStory } from '@/engine';
import type { Place } from './survey';

/** So many arrows before the one that is meant, and after it. */
const BEFORE = 1;
const AFTER = 3;
const MOST_PARTS = 14;

const section = ({ rfc, section: s }: { readonly rfc: number; readonly section: string }): string =>
  `RFC ${rfc}${s ? ` §${s}` : ''}`;

/** Without the questions to services: an entry is about SIP. */
const sipOnly = (ladder: LadderView): LadderView => ({
  ...ladder,
  messages: ladder.messages.filter(({ kind }) => kind !== 'query'),
  satellites: [],
});

/** The run around an arrow. */
function around(ladder: LadderView, id: string): LadderView {
  const { messages } = ladder;
  const at = messages.findIndex((m) => m.id === id);
  const first = messages[Math.max(0, at - BEFORE)];
  const last = messages[Math.min(messages.length - 1, at + AFTER)];
  return excerpt(ladder, first?.t0 ?? ladder.start, last?.t0 ?? ladder.end);
}

/** The run around a moment. */
function near(ladder: LadderView, t: number): LadderView {
  const { messages } = ladder;
  const after = messages.findIndex((m) => m.t0 >= t - 1e-6);
  const next = after < 0 ? messages.length : after;
  const first = messages[Math.max(0, next - BEFORE - 1)];
  const last = messages[Math.min(messages.length - 1, next + 1)];
  return excerpt(ladder, first?.t0 ?? ladder.start, Math.max(t, last?.t0 ?? t));
}

const figureOf = (run: Run, view: LadderView, rest: number, caption: string, href: string) => ({
  scenario: run.view.id,
  view: carry(view),
  lens: null,
  rest,
  caption,
  label: text.figure,
  href,
  source: sourceOf(run.view.id),
});

/** What a message shows: its method or its code when `header` is null, else the header's line in it. */
export function messageExample({ scenario, packet }: Place, header: string | null): EntryExample | null {
  const run = textRun(scenario);
  const id = packet === null ? null : run.messageOf(packet);
  const message = run.view.ladder.messages.find((m) => m.id === id);
  if (packet === null || id === null || !message) return null;
  const explained = explain(run.trace, packet);
  const parts = header === null ? ['request-line', 'status-line'] : [header.toLowerCase()];
  const line = explained.lines.find((l) => parts.includes(l.part) && l.mark !== 'removed');
  if (!line) return null;
  const details = detailsOf(run.trace, packet, line.id);
  const said = header === null ? explained.purpose : line.said;
  const head = run.view.wires[id]?.text.split('\r\n\r\n', 1)[0]?.split('\r\n') ?? [];
  const href = stageLink(scenario, { at: message.t1, id });
  return {
    title: run.view.title,
    href,
    figure: figureOf(run, around(sipOnly(run.view.ladder), id), message.t1, run.view.title, href),
    chosen: id,
    says: said.text,
    rfc: section(said.rule),
    quote: head.map((l, i) => ({ text: l, on: header === null ? i === 0 : l.startsWith(`${header}:`) })),
    parts: details.parts.slice(0, MOST_PARTS).map(({ name, value, said: { text: says } }) => ({ name, value, says })),
    links: [...new Set([...details.origins, ...details.uses].map((link) => link.text))].slice(0, 6),
  };
}

/** The moment at which a timer's time is up. */
export function timerExample({ scenario, entry }: Place): EntryExample | null {
  const run = textRun(scenario);
  const found = run.trace.entries.find(({ index }) => index === entry);
  if (found?.event.type !== 'timer') return null;
  const at = run.momentOf(found.at);
  const story = timerStory(found.event);
  const href = stageLink(scenario, { at, id: null });
  return {
    title: run.view.title,
    href,
    figure: figureOf(run, near(sipOnly(run.view.ladder), at), at, run.view.title, href),
    chosen: null,
    says: `${inSeconds(at)}: ${story.fires}.`,
    rfc: story.rule ? section(story.rule) : '',
    quote: [],
    parts: [],
    links: [],
  };
}

const inSeconds = (at: number): string => text.moment(at / 1000);

/** The stage at the moment that words mean, for a word of the glossary. */
export function momentLink(scenario: string, words: string): { readonly href: string; readonly title: string } {
  const run = textRun(scenario);
  return { href: stageLink(scenario, placeOf(run, words)), title: run.view.title };
}
