// What is wrong with a scenario file, and where: line, column and length of the words in question, what was
// expected, and the nearest known word when there is one.

export interface Problem {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** How many characters are in question; 0 when something is missing there. */
  readonly length: number;
  readonly message: string;
  /** What may have been meant: replaces the characters in question. */
  readonly suggestion?: string;
}

/** More than this is noise to the author. */
const MOST_PROBLEMS = 50;

/** Collects problems by offset in the text. */
export class Problems {
  readonly list: Problem[] = [];
  readonly #starts: number[] = [0];

  constructor(readonly text: string) {
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.#starts.push(i + 1);
  }

  /** Line of an offset, from 1. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  add(offset: number, length: number, message: string, suggestion?: string | null): void {
    if (this.list.length >= MOST_PROBLEMS) return;
    const line = this.lineAt(offset);
    const column = offset - (this.#starts[line - 1] as number) + 1;
    this.list.push({ line, column, length, message, ...(suggestion ? { suggestion } : {}) });
  }
}
