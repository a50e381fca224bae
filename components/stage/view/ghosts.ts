// What the reader's change did, drawn into the run that came of it: dotted arrows of the run before it, but only in the
// gaps that the change opened; one note for the rest; the first difference; what is new, and what fared otherwise.

import { type compare, everyCopy, type Intervention, type Sending } from '@/engine';
import { callIn } from '../../ladder/calls';
import type { LadderGhost, LadderMessage, LadderNote, LadderOriginal, LadderView, Millis } from '../../ladder/model';
import { ghostText } from '../../text/ghosts';
import type { StageView } from '../model';

type Comparison = ReturnType<typeof compare>;
type Row = Comparison['rows'][number];

/** A run as far as it is needed: what is drawn, and which arrow draws a packet. */
export interface Joined {
  readonly view: StageView;
  messageOf(packet: number): string | null;
}

/** A message of both runs, or of one. */
interface Pair {
  readonly row: Row;
  readonly before: LadderMessage | null;
  readonly after: LadderMessage | null;
}

/** A stretch of the changed run in which the run before it had gone on already. */
interface Gap {
  readonly t0: Millis;
  readonly t1: Millis;
}

/** More arrows of the run before would bury the run itself. */
const MOST = 12;
/** Differences of less are none, in milliseconds. */
const HARDLY = 1;
/** A silence of the changed run this long has room for words. */
const ROOMY = 150;

/** The ladder of the changed run with the one before it; `changes` are what the reader did. */
export function ghostsOf(
  base: Joined,
  altered: Joined,
  comparison: Comparison,
  changes: readonly Intervention[],
): LadderView {
  const pairs = pairsOf(base, altered, comparison);
  const gaps = gapsOf(pairs, base.view.ladder, altered.view.ladder);
  const differing = pairs.filter(({ row }) => row.verdict !== 'same');
  const ghosts = differing
    .flatMap(({ row, before, after }) => ghostOf(row, before, after))
    .filter(({ t0, t1, partial }) => partial || gaps.some((gap) => t0 >= gap.t0 - HARDLY && t1 <= gap.t1 + HARDLY));
  const drawn = ghosts
    .slice(0, MOST)
    .map((ghost): LadderGhost => ({ ...ghost, call: callIn(base.view.wires[ghost.id]?.text) }));
  const marks = new Map(pairs.flatMap((pair) => markOf(pair, changes)));
  const first = differing.find(({ after }) => after !== null)?.after?.id ?? null;
  const original: LadderOriginal = {
    messages: drawn,
    notes: notesOf(pairs, drawn, altered.view.ladder),
    first,
  };
  const { ladder } = altered.view;
  return { ...ladder, original, messages: ladder.messages.map((m) => ({ ...m, ...marks.get(m.id) })) };
}

/** Rows of the comparison whose messages are drawn, in the order of the changed run where they are in it. */
function pairsOf(base: Joined, altered: Joined, { rows }: Comparison): readonly Pair[] {
  const find = ({ view, messageOf }: Joined) => {
    const byId = new Map(view.ladder.messages.map((m) => [m.id, m]));
    return (row: Row['a']): LadderMessage | null =>
      (row === null ? undefined : byId.get(messageOf(row.sent.packet) ?? '')) ?? null;
  };
  const [before, after] = [find(base), find(altered)];
  return rows
    .map((row) => ({ row, before: before(row.a), after: after(row.b) }))
    .filter((pair) => pair.before !== null || pair.after !== null);
}

/**
 * Gaps open where two messages that are in both runs stand further apart in the changed one; and behind the last such
 * message, when the changed run lacks what the other had after it.
 */
function gapsOf(pairs: readonly Pair[], base: LadderView, altered: LadderView): readonly Gap[] {
  const both = pairs
    .flatMap(({ before, after }) => (before && after ? [{ before, after }] : []))
    .sort((a, b) => a.after.t0 - b.after.t0);
  const gaps: Gap[] = [];
  both.forEach(({ before, after }, i) => {
    const last = both[i - 1];
    if (last && after.t0 - last.after.t0 > before.t0 - last.before.t0 + HARDLY)
      gaps.push({ t0: last.after.t0, t1: after.t0 });
  });
  const last = both.at(-1);
  const missing = pairs.some(({ before, after }) => before && !after && before.t0 > (last?.before.t0 ?? 0));
  if (missing) gaps.push({ t0: last?.after.t0 ?? altered.start, t1: Math.max(base.end, altered.end) });
  return gaps;
}

function ghostOf(row: Row, before: LadderMessage | null, after: LadderMessage | null): readonly LadderGhost[] {
  if (!before || before.lost !== null) return [];
  const { from, to, t0, t1 } = before;
  const label = before.labels.at(-1) ?? '';
  const ended = after !== null && after.lost !== null && Math.abs(row.later) < HARDLY;
  if (after !== null && !ended && Math.abs(after.t0 - before.t0) < HARDLY) return [];
  return [{ id: before.id, from, to, t0, t1: ended ? after.t1 : t1, label: ended ? '' : label, partial: ended }];
}

type Mark = Pick<LadderMessage, 'touched' | 'diff'>;

function markOf({ row, after }: Pair, changes: readonly Intervention[]): readonly (readonly [string, Mark])[] {
  if (!after || !row.b) return [];
  const touched = isTouched(row.a, row.b, changes) ? ({ touched: true } as const) : {};
  const changed = row.differs.some((what) => what !== 'time');
  const diff = row.a === null ? ({ diff: 'new' } as const) : changed ? ({ diff: 'changed' } as const) : {};
  const mark: Mark = { ...touched, ...diff };
  return Object.keys(mark).length > 0 ? [[after.id, mark]] : [];
}

/** Whether the reader laid hands on a message: named it, or what became of it is of a kind that only hands bring about. */
function isTouched(a: Sending | null, b: Sending, changes: readonly Intervention[]): boolean {
  return changes.some((change) => {
    if (!('message' in change)) return false;
    if (change.message === b.key || change.message === everyCopy(b.key)) return true;
    if (a === null) return false;
    if (change.kind === 'lose') return a.lost === null && b.lost === ON_PURPOSE;
    if (change.kind === 'duplicate') return b.duplicates.length > a.duplicates.length;
    return change.kind === 'delay' && travelOf(b) === travelOf(a) + change.by;
  });
}

/** What the run says of a message that was lost because somebody said so. */
const ON_PURPOSE = 'lost on purpose';

const travelOf = ({ at, arrives }: Sending): number => (arrives ?? at) - at;

/** What is said about the run before: what the dots are, and once how all that follows differs. */
function notesOf(pairs: readonly Pair[], ghosts: readonly LadderGhost[], altered: LadderView): readonly LadderNote[] {
  const notes: LadderNote[] = [];
  const whole = ghosts.filter(({ partial }) => !partial);
  const [first] = whole;
  if (first) notes.push({ t0: first.t0, t1: whole.at(-1)?.t1 ?? first.t1, texts: ghostText.dotted });
  const missing = pairs.filter(({ before, after }) => before && !after).length;
  const both = pairs.filter(({ before, after }) => before && after && after.lost === null);
  const shift = both.at(-1)?.row.later ?? 0;
  const from = both.findLastIndex(({ row }) => Math.abs(row.later - shift) >= 1_000 * HARDLY) + 1;
  const begin = both[from]?.after;
  const undrawn = missing - whole.filter((g) => pairs.some((p) => p.before?.id === g.id && !p.after)).length;
  if (undrawn > 0) {
    const last = whole.at(-1)?.t1 ?? altered.end;
    notes.push({ t0: last, t1: Math.max(last, altered.end) + ROOMY, texts: ghostText.wentOn(undrawn) });
  } else if (begin && Math.abs(shift) >= 1_000 * HARDLY) {
    const place = silenceAfter(altered, begin.t0) ?? { t0: begin.t0, t1: Math.max(altered.end, begin.t1) };
    notes.push({ ...place, texts: ghostText.later(shift / 1_000) });
  }
  return notes;
}

/** The first silence of a run after a moment that has room for words. */
function silenceAfter({ messages, media, end }: LadderView, t: Millis): Gap | null {
  let edge = t;
  for (const m of [...messages, ...media].sort((a, b) => a.t0 - b.t0)) {
    if (m.t1 <= t) continue;
    if (m.t0 - edge > ROOMY) return { t0: edge, t1: m.t0 };
    edge = Math.max(edge, m.t1);
  }
  return end - edge > ROOMY ? { t0: edge, t1: end } : null;
}
