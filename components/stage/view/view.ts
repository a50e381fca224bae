// A run as the stage shows it: the trace becomes the plain data that the page carries. Runs on the server; the browser
// draws what it gets and never waits for the engine.

import { figureStart, type Trace } from '@/engine';
import type { LadderMedia, LadderView, Millis } from '../../ladder/model';
import { runText } from '../../text/run';
import { mapFacts } from '../../topology/facts';
import { layoutMap } from '../../topology/layout';
import type { StageView } from '../model';
import { type Cast, castOf } from './cast';
import { clockOf } from './clock';
import { fusesOf } from './fuses';
import { type Drawn, messagesOf } from './messages';
import { cutsOf, downsOf, linksOf } from './network';
import { queriesOf } from './queries';
import { hearingsOf, type Sound, soundsOf } from './sound';
import { dialogBars, sidesOf, timersOf, transactionBars } from './states';
import { statusesOf } from './statuses';
import { beforeOf, openingOf, sentencesOf, stepsIn, waitsOf } from './words';

/** Where playing starts before the first message, in milliseconds. */
const LEAD = 36;

export interface Viewed {
  readonly view: StageView;
  /** Which packet each arrow draws, by message id. */
  readonly packets: ReadonlyMap<string, number>;
}

/** The view of a run as a page carries it: without what the engine adds when it is there, and nothing moves for. */
export const stageView = (trace: Trace): StageView => viewOf(trace, { full: false }).view;

/** The view of a run, and what its arrows are in the trace. */
export function viewOf(trace: Trace, { full = true } = {}): Viewed {
  const { id, title, source } = trace.origin.scenario;
  const cast = castOf(trace);
  const clock = clockOf(trace);
  const messages = messagesOf(trace, cast, clock);
  const queries = queriesOf(trace, cast, clock);
  const drawn = [...messages.drawn, ...queries.drawn].sort((a, b) => a.t0 - b.t0);
  const start = (drawn[0]?.t0 ?? 0) - LEAD;
  const end = Math.max(start + 1, ...drawn.map((m) => m.t1));
  const sides = sidesOf(trace, cast);
  const states = [...transactionBars(trace, cast, clock, sides, end), ...dialogBars(trace, cast, clock, end)];
  const { marks, says } = stepsIn(trace, cast, messages, queries, clock, [start, end]);
  const media = ribbons(trace, cast, messages.drawn, end);
  const statuses = statusesOf(trace, cast, clock, media, end);
  const downs = downsOf(trace, cast, clock, start);
  const links = linksOf(trace, cast, clock, messages.drawn);
  const cuts = cutsOf(trace, cast, clock, start);
  const sentence = sentencesOf(cast, states, marks);
  const before = beforeOf(trace, cast);
  const opening = openingOf(before, marks);
  const ladder: LadderView = {
    nodes: cast.nodes,
    satellites: queries.satellites,
    messages: drawn.map((m) => {
      const { sending: _, said: __, ...message } = m;
      return { ...message, sentence: sentence(m) };
    }),
    media,
    timers: timersOf(trace, cast, clock, sides),
    states,
    waits: waitsOf(messages.drawn, media, statuses, cast),
    before,
    ...(opening && { opening }),
    marks,
    says,
    statuses,
    ...(full && {
      fuses: fusesOf(trace, cast, clock, sides),
      hearings: hearingsOf(soundsOf(trace), cast, figureStart(trace) / 1000, end),
    }),
    ...(downs.length > 0 && { downs }),
    ...(links.length > 0 && { links }),
    ...(cuts.length > 0 && { cuts }),
    start,
    end,
  };
  // Copies come first, so that who asks for the arrow of a packet gets the message itself.
  const packets = new Map([
    ...messages.twins,
    ...messages.drawn.flatMap((m): [string, number][] => (m.sending ? [[m.id, m.sending.sent.packet]] : [])),
  ]);
  const map = layoutMap(mapFacts(trace, cast));
  return { view: { id, title, source, ladder, wires: messages.wires, map }, packets };
}

/** The shortest silence in which a ribbon is drawn, milliseconds. */
const SILENCE = 150;

/**
 * Sound flows while messages travel too, but a ribbon has room only where nothing else is drawn: in the longest silence
 * of its span. Ribbons that would lie over each other share their silence. Their words say how long the sound lasted.
 */
function ribbons(trace: Trace, cast: Cast, messages: readonly Drawn[], end: Millis): readonly LadderMedia[] {
  const zero = (trace.entries[trace.figure]?.at ?? 0) / 1000;
  const leaving = [...messages].sort((a, b) => a.t0 - b.t0);
  const found = soundsOf(trace).flatMap((span) => {
    const [from, to] = span.between;
    const t0 = span.at / 1000 - zero;
    const t1 = span.until === null ? end + SILENCE : span.until / 1000 - zero;
    const [a, b] = [cast.place(from), cast.place(to)];
    if (a === undefined || b === undefined || t1 <= Math.max(0, t0)) return [];
    const quiet = longestSilence(leaving, t0, t1);
    return quiet.to - quiet.from < SILENCE
      ? []
      : [{ span, from, to, left: Math.min(a, b), right: Math.max(a, b), t0, t1, quiet }];
  });
  return found.map((ribbon): LadderMedia => {
    const { span, from, to, t0, t1, quiet } = ribbon;
    const group = found.filter(
      (other) =>
        other.left < ribbon.right &&
        other.right > ribbon.left &&
        other.quiet.from < quiet.to &&
        other.quiet.to > quiet.from,
    );
    const share = (quiet.to - quiet.from) / group.length;
    const begin = quiet.from + share * group.indexOf(ribbon);
    const gap = Math.min(2, share / 10);
    const way = [runText.noWay, runText.oneWay, runText.bothWays][Math.min(2, span.hears.length)] ?? '';
    const [hearer] = span.hears;
    const place = (id: string | undefined) => cast.place(id ?? null) ?? 0;
    const right = place(hearer) > place(span.between.find((id) => id !== hearer));
    return {
      from,
      to,
      ...(span.hears.length < 2 && { way: span.hears.length === 0 ? 'none' : right ? 'right' : 'left' }),
      ...(span.early && { early: true }),
      ...(span.held && { held: true }),
      t0: begin + gap,
      t1: begin + share - gap,
      labels: runText.ribbon(span.kind, span.codec, way, t1 - t0, span),
      details: detailsOf(cast, span),
    };
  });
}

function detailsOf(cast: Cast, { between, through }: Sound): readonly string[] {
  if (through.length > 0) return runText.ribbonThrough(through.map((id) => cast.name(id)).join(', '));
  const phones = between.every((id) => cast.nodes.find((node) => node.id === id)?.kind === 'user-agent');
  return phones ? runText.ribbonStraight : runText.ribbonElse;
}

/** The longest time between t0 and t1 in which no message is under way; `messages` in the order in which they leave. */
function longestSilence(messages: readonly Drawn[], t0: Millis, t1: Millis): { from: Millis; to: Millis } {
  let quiet = { from: t0, to: t0 };
  let edge = t0;
  for (const m of messages) {
    if (m.t1 <= t0) continue;
    const until = Math.min(m.t0, t1);
    if (until - edge > quiet.to - quiet.from) quiet = { from: edge, to: until };
    edge = Math.max(edge, m.t1);
    if (edge >= t1) break;
  }
  return t1 - edge > quiet.to - quiet.from ? { from: edge, to: t1 } : quiet;
}
