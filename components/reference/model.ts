// What pages of the reference show: plain data, made while the site is built.

import type { SceneFigure } from '../prose/scene';

/** A text whose words of the trade lead to where they are explained. */
export type Piece = string | { readonly text: string; readonly href: string };
export type Pieces = readonly Piece[];

export interface EntryLink {
  readonly label: string;
  readonly href: string;
  /** 'Header', 'Lesson'. */
  readonly kind: string;
}

/** A part of a line, as the run has it. */
export interface LinePart {
  readonly name: string;
  readonly value: string;
  readonly says: string;
}

export interface EntryExample {
  readonly title: string;
  readonly href: string;
  readonly figure: SceneFigure;
  /** The arrow in hand. */
  readonly chosen: string | null;
  /** What it does here, and the section that says so. */
  readonly says: string;
  readonly rfc: string;
  /** The message as it travelled, the lines that matter marked. */
  readonly quote: readonly { readonly text: string; readonly on: boolean }[];
  readonly parts: readonly LinePart[];
  /** Where its values come from and are taken up. */
  readonly links: readonly string[];
}

export interface AllowedView {
  readonly where: string;
  /** 'must', and the methods. */
  readonly marks: readonly { readonly word: string; readonly names: readonly string[] }[];
  readonly proxy: string;
}

export interface EntryView {
  readonly kind: 'method' | 'header' | 'code' | 'timer';
  readonly name: string;
  readonly heading: string;
  readonly says: Pieces;
  readonly why: Pieces;
  readonly rule: { readonly text: Pieces; readonly rfc: string } | null;
  readonly facts: readonly { readonly label: string; readonly text: Pieces }[];
  /** Null: no run shows it. */
  readonly example: EntryExample | null;
  readonly allowed: readonly AllowedView[];
  readonly mistake: Pieces | null;
  readonly see: readonly EntryLink[];
  readonly before: EntryLink | null;
  readonly after: EntryLink | null;
}

/** An entry as the list of all shows it. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  readonly rfc: string | null;
  readonly href: string;
  /** Whether a run shows it; undefined where that is not a question. */
  readonly shown?: boolean;
}

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly href: string | null;
  readonly entries: readonly Listed[];
}

export interface WordView {
  readonly id: string;
  readonly name: string;
  readonly says: Pieces;
  readonly rfc: string | null;
  /** A moment of a run where it lives. */
  readonly example: { readonly href: string; readonly title: string } | null;
  readonly lessons: readonly EntryLink[];
}
