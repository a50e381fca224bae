// Sound as the stage draws it: before the answer or after it, flowing or held; and who hears whom. RFC 3261 §13.2 lets
// sound flow before the call stands; RFC 3264 §8.4 holds a stream by its direction, so a held stream is still there.

import { mediaSpans, type Trace } from '@/engine';
import type { LadderHearing, Millis } from '../../ladder/model';
import { runText } from '../../text/run';
import type { Cast } from './cast';

type Span = ReturnType<typeof mediaSpans>[number];
type Entry = Trace['entries'][number];
type Media = Extract<Entry['changes'][number], { type: 'media' }>;

export interface Sound extends Span {
  /** The call is not answered yet. */
  readonly early: boolean;
  /** An end holds the stream: it asked not to hear, or sends nothing. */
  readonly held: boolean;
}

interface Noted {
  readonly at: number;
  readonly media: Media;
}

/** Each span of sound, cut where the call is answered, and the times in which a stream is held on both sides. */
export function soundsOf(trace: Trace): readonly Sound[] {
  const noted = new Map<string, Noted[]>();
  const answered = new Map<string, number>();
  for (const { element, at, changes } of trace.entries) {
    if (element === null) continue;
    for (const change of changes) {
      if (change.type === 'media') noted.set(element, [...(noted.get(element) ?? []), { at, media: change }]);
      const call = change.type === 'dialog' && change.change === 'confirmed' ? `${element} ${change.callId}` : null;
      if (call !== null && !answered.has(call)) answered.set(call, at);
    }
  }
  const lastAt = (element: string, at: number, kind: string): Media | undefined =>
    noted.get(element)?.findLast((one) => one.at <= at && one.media.kind === kind && one.media.change !== 'closed')
      ?.media;
  const answeredAt = ({ between, at, until, kind }: Span): number =>
    Math.max(
      ...between.map((element) => {
        const [what, call] = lastAt(element, at, kind)?.call.split(' ') ?? [];
        // A relay has no dialog of its own: its sound is as early as that of the phones.
        if (what !== 'call') return at;
        return answered.get(`${element} ${call}`) ?? until ?? Number.MAX_SAFE_INTEGER;
      }),
    );
  const heldAt = ({ between, kind }: Span, at: number): boolean =>
    between.some((element) => (lastAt(element, at, kind)?.direction ?? 'sendrecv') !== 'sendrecv');

  const spans = mediaSpans(trace);
  const flowing = spans.flatMap((span): Sound[] => {
    const until = span.until ?? Number.MAX_SAFE_INTEGER;
    const held = heldAt(span, span.at);
    const from = answeredAt(span);
    if (from <= span.at) return [{ ...span, early: false, held }];
    if (from >= until) return [{ ...span, early: true, held }];
    return [
      { ...span, until: from, early: true, held },
      { ...span, at: from, early: false, held },
    ];
  });
  return [...flowing, ...spans.flatMap((span) => silentHold(span, spans, noted, trace.until))].sort(
    (a, b) => a.at - b.at,
  );
}

/** After the last sound of two ends, while both keep the stream: neither hears, and the stream is still there. */
function silentHold(span: Span, spans: readonly Span[], noted: Map<string, Noted[]>, end: number): Sound[] {
  const { until, between, kind } = span;
  if (until === null) return [];
  const after = (element: string) => noted.get(element)?.filter(({ at, media }) => at >= until && media.kind === kind);
  const closed = between.map((element) => after(element)?.find(({ media }) => media.change === 'closed')?.at ?? end);
  const next = spans.find(
    (one) => one.at >= until && one.kind === kind && between.some((id) => one.between.includes(id)),
  );
  const to = Math.min(...closed, next?.at ?? end);
  const holds = between.some((element) =>
    noted.get(element)?.some(({ at, media }) => at <= until && at > span.at && media.direction === 'inactive'),
  );
  if (!holds || to <= until) return [];
  return [{ ...span, at: until, until: to, hears: [], early: false, held: true }];
}

/** Who hears whom, for the heads of the lifelines: who takes part in a call and hears nothing is told too. */
export function hearingsOf(sounds: readonly Sound[], cast: Cast, zero: Millis, end: Millis): readonly LadderHearing[] {
  const edges = [...new Set(sounds.flatMap(({ at, until }) => [at, until ?? Number.MAX_SAFE_INTEGER]))].sort(
    (a, b) => a - b,
  );
  const last = new Map<string, { node: string; text: string; nobody: boolean; t0: Millis; t1: Millis }>();
  const all: LadderHearing[] = [];
  const ends = new Set(sounds.flatMap(({ between }) => between));
  edges.slice(0, -1).forEach((from, i) => {
    const to = edges[i + 1] ?? from;
    const now = sounds.filter(({ at, until }) => at <= from && (until ?? Number.MAX_SAFE_INTEGER) >= to);
    for (const node of ends) {
      const own = now.filter(({ between }) => between.includes(node));
      if (own.length === 0 || cast.place(node) === undefined) continue;
      const heard = own.flatMap(({ between, hears }) =>
        hears.includes(node) ? between.filter((id) => id !== node).map((id) => cast.name(id)) : [],
      );
      const text = runText.hears([...new Set(heard)]);
      const [t0, t1] = [from / 1000 - zero, Math.min(end + 1, to / 1000 - zero)];
      const before = last.get(node);
      if (before && before.t1 === t0 && before.text === text) before.t1 = t1;
      else {
        const hearing = { node, text, nobody: heard.length === 0, t0, t1 };
        last.set(node, hearing);
        all.push(hearing);
      }
    }
  });
  return all.filter(({ t0, t1 }) => t1 > t0);
}
