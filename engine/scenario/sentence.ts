// One sentence of a script or of what is expected, read word by word with its place in the file.

import { isUnit, parseDuration, UNIT_WORDS } from './duration';
import { nearest } from './nearest';
import type { Problems } from './problem';
import type { TextNode } from './yaml';

export interface Word {
  readonly text: string;
  readonly offset: number;
}

/** The words of a sentence, taken one after the other. */
export class Sentence {
  readonly words: readonly Word[];
  at = 0;

  constructor(
    readonly node: TextNode,
    readonly problems: Problems,
    /** Characters of the text to skip: what has been read already. */
    skip = 0,
  ) {
    this.words = [...node.text.slice(skip).matchAll(/[^\s,]+/g)].map((found) => ({
      text: found[0],
      offset: node.start + skip + found.index,
    }));
  }

  get done(): boolean {
    return this.at >= this.words.length;
  }

  get next(): string {
    return this.words[this.at]?.text ?? '';
  }

  /** Takes the words of a phrase when they come next. */
  take(phrase: string): boolean {
    const wanted = phrase.split(' ');
    for (let i = 0; i < wanted.length; i++) {
      if (this.words[this.at + i]?.text.toLowerCase() !== wanted[i]?.toLowerCase()) return false;
    }
    this.at += wanted.length;
    return true;
  }

  /** Takes the longest of the phrases that comes next. */
  takeAny<T>(choices: readonly T[], phrases: (choice: T) => readonly string[]): T | null {
    const all = choices.flatMap((choice) => phrases(choice).map((phrase) => ({ choice, phrase })));
    all.sort((a, b) => b.phrase.length - a.phrase.length);
    return all.find(({ phrase }) => this.take(phrase))?.choice ?? null;
  }

  /** Takes one word. */
  word(): Word | null {
    const word = this.words[this.at] ?? null;
    if (word !== null) this.at++;
    return word;
  }

  /** Takes words in double quotes when they come next, as they were written. */
  quoted(): string | null {
    const first = this.words[this.at];
    if (first === undefined || !first.text.startsWith('"')) return null;
    const from = first.offset - this.node.start;
    const until = this.node.text.indexOf('"', from + 1);
    if (until < 0) return null;
    const text = this.node.text.slice(from + 1, until);
    while (!this.done && (this.words[this.at] as Word).offset - this.node.start <= until) this.at++;
    return text;
  }

  /** Takes a duration when one comes next: '3.3 s', '3.3s', '1 min 30 s'. Null when there is none. */
  duration(): number | null {
    let taken = 0;
    while (/^\d/.test(this.words[this.at + taken]?.text ?? '')) {
      const unit = this.words[this.at + taken + 1]?.text ?? '';
      const alone = /[a-zµ]$/.test(this.words[this.at + taken]?.text ?? '');
      if (!alone && !isUnit(unit)) break;
      taken += alone ? 1 : 2;
    }
    const text = this.words
      .slice(this.at, this.at + taken)
      .map((word) => word.text)
      .join(' ');
    const value = taken === 0 ? null : parseDuration(text);
    if (value === null) return null;
    this.at += taken;
    return value;
  }

  /** Says what is wrong with the next word, and what may have been meant. */
  complain(message: string, candidates: readonly string[] = [], meant: string | null = null): void {
    const word = this.words[this.at];
    if (word === undefined) this.problems.add(this.node.offset + this.node.length, 0, message);
    else this.problems.add(word.offset, word.text.length, message, meant ?? nearest(word.text, candidates));
  }

  /** A duration must come next. */
  needDuration(): number | null {
    const value = this.duration();
    if (value !== null) return value;
    const isNumber = /^\d+(\.\d+)?$/.test(this.next);
    const unit = isNumber ? this.words[this.at + 1] : undefined;
    if (unit === undefined) {
      const meant = isNumber ? `${this.next} s` : null;
      this.complain('A duration was expected here, such as 3.3 s.', [], meant);
    } else if (isUnit(unit.text)) this.complain('A duration of a year at most was expected here, such as 3.3 s.');
    else
      this.problems.add(
        unit.offset,
        unit.text.length,
        'A unit was expected here: ms, s, min or h.',
        nearest(unit.text, UNIT_WORDS),
      );
    return null;
  }
}
