// Facts that hold for a while, and which of them hold at a moment: what is open is noted every so many entries, so that
// a question about any moment looks at one note and at what began after it.

/** How many entries lie between two notes. */
const EVERY = 64;

interface Span<T> {
  readonly key: string;
  readonly value: T;
  /** Keeps the order in which keys first came. */
  readonly rank: number;
  /** Index of the entry it begins with, and of the one it ends with. */
  readonly from: number;
  until: number;
}

/** One kind of fact: by key, one value at a time. Written once, entry by entry, then only asked. */
export class Track<T> {
  readonly #open = new Map<string, Span<T>>();
  readonly #spans: Span<T>[] = [];
  readonly #notes: { readonly open: readonly Span<T>[]; readonly next: number }[] = [];
  #ranks = 0;

  get(key: string): T | undefined {
    return this.#open.get(key)?.value;
  }

  /** From this entry on the key has this value. */
  set(key: string, value: T, entry: number): void {
    const before = this.#open.get(key);
    if (before !== undefined) before.until = entry;
    const span = { key, value, rank: before?.rank ?? this.#ranks++, from: entry, until: Number.POSITIVE_INFINITY };
    this.#open.set(key, span);
    this.#spans.push(span);
  }

  /** From this entry on the key has no value. */
  delete(key: string, entry: number): void {
    const span = this.#open.get(key);
    if (span === undefined) return;
    span.until = entry;
    this.#open.delete(key);
  }

  deleteWhere(test: (value: T) => boolean, entry: number): void {
    for (const [key, { value }] of this.#open) if (test(value)) this.delete(key, entry);
  }

  /** Call before each entry is taken, in order. */
  note(entry: number): void {
    if (entry % EVERY === 0) this.#notes.push({ open: [...this.#open.values()], next: this.#spans.length });
  }

  /** The values that hold when this entry has happened, in the order in which their keys first came. */
  at(entry: number): T[] {
    if (entry < 0) return [];
    const note = this.#notes[Math.min(Math.floor(entry / EVERY), this.#notes.length - 1)];
    if (note === undefined) return [];
    const alive = note.open.filter(({ until }) => until > entry);
    for (let i = note.next; i < this.#spans.length; i++) {
      const span = this.#spans[i] as Span<T>;
      if (span.from > entry) break;
      if (span.until > entry) alive.push(span);
    }
    return alive.sort((a, b) => a.rank - b.rank).map(({ value }) => value);
  }
}
