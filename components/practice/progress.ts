// What somebody knows already, by the boxes of Leitner: a right answer moves a question one box on, and it comes back
// later; a wrong one puts it back into the first box. Plain data for this device only; what is read is never trusted.

/** Days until a question of each box comes back; box 0 is for what was answered wrong last. */
export const DAYS = [0, 1, 3, 7, 21, 60] as const;
const LAST_BOX = DAYS.length - 1;

export interface Card {
  readonly box: number;
  /** The day, counted from 1970, from which it is due. */
  readonly due: number;
  readonly right: number;
  readonly wrong: number;
}

/** By 'scenario/entry'. */
export type Progress = ReadonlyMap<string, Card>;

const KIND = 'sipscope-practice';
const MOST_CARDS = 10_000;
const MOST_FILE = 2_000_000;
const KEY = /^[\w.-]{1,80}\/\d{1,7}$/;

export const today = (now: number): number => Math.floor(now / 86_400_000);

/** The progress after an answer. */
export function answered(progress: Progress, key: string, right: boolean, day: number): Progress {
  const card = progress.get(key) ?? { box: 0, due: day, right: 0, wrong: 0 };
  const box = right ? Math.min(LAST_BOX, card.box + 1) : 0;
  const next = {
    box,
    due: day + (DAYS[box] ?? 0),
    right: card.right + (right ? 1 : 0),
    wrong: card.wrong + (right ? 0 : 1),
  };
  return new Map(progress).set(key, next);
}

/** What is to be asked again, the longest due first. */
export const dueOn = (progress: Progress, day: number): readonly string[] =>
  [...progress]
    .filter(([, card]) => card.due <= day)
    .sort(([a, x], [b, y]) => x.due - y.due || x.box - y.box || (a < b ? -1 : 1))
    .map(([key]) => key);

/** Progress as a file, and as this device keeps it. */
export const writeProgress = (progress: Progress): string =>
  `${JSON.stringify({ kind: KIND, version: 1, cards: Object.fromEntries(progress) })}\n`;

/** Reads progress; null when the text is none. A card that cannot be is left out. */
export function readProgress(text: string): Progress | null {
  if (text.length > MOST_FILE) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { kind, version, cards } = value as Record<string, unknown>;
  if (kind !== KIND || version !== 1 || typeof cards !== 'object' || cards === null || Array.isArray(cards))
    return null;
  const read = new Map<string, Card>();
  for (const [key, given] of Object.entries(cards).slice(0, MOST_CARDS)) {
    const card = cardOf(given);
    if (KEY.test(key) && card !== null) read.set(key, card);
  }
  return read;
}

const isCount = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;

function cardOf(value: unknown): Card | null {
  if (typeof value !== 'object' || value === null) return null;
  const { box, due, right, wrong } = value as Record<string, unknown>;
  const fits = isCount(box, LAST_BOX) && isCount(due, 1_000_000) && isCount(right, 1e6) && isCount(wrong, 1e6);
  return fits ? { box, due, right, wrong } : null;
}

/** How many questions lie in each box. */
export const boxesOf = (progress: Progress): readonly number[] =>
  DAYS.map((_, box) => [...progress.values()].filter((card) => card.box === box).length);
