// What a setting of the language is: a word, the kind of value it takes, what it means, what holds without it, and an
// example. The tables of settings beside this file are made of these.

import type { Kind } from './kinds';

/** One value, or several in a list; a list of one may be written without brackets. */
export interface Setting<T = unknown> {
  readonly kind: Kind<T>;
  readonly many?: boolean;
  readonly says: string;
  /** What holds when it is left out, in words. */
  readonly otherwise: string;
  readonly example: string;
}

export type Settings = Readonly<Record<string, Setting>>;

/** The values of a block of settings; undefined where one was left out. */
export type Values<S extends Settings> = {
  [K in keyof S]: S[K] extends { readonly kind: Kind<infer T> }
    ? S[K] extends { readonly many: true }
      ? readonly T[] | undefined
      : T | undefined
    : never;
};

/** A setting with one value. */
export const one = <T>(of: Kind<T>, says: string, otherwise: string, example: string): Setting<T> => ({
  kind: of,
  says,
  otherwise,
  example,
});

/** A setting with one value or several. */
export const many = <T>(
  of: Kind<T>,
  says: string,
  otherwise: string,
  example: string,
): Setting<T> & { readonly many: true } => ({
  kind: of,
  many: true,
  says,
  otherwise,
  example,
});
