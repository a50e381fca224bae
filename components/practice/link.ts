// A set of questions as the fragment of an address: which step, from which runs, and the seed. Never trusted.
//
//   fragment = "#" part ("&" part)*
//   step = 0 ... 5 (0: any)     level = 0 ... 2     seed = a number     n = the how-many-th question

export interface SetWish {
  readonly step: number;
  readonly level: number;
  readonly seed: number;
}

export interface Wish extends SetWish {
  /** Which question of the set. */
  readonly n: number;
}

/** Reads a fragment; null when it asks for nothing that can be. */
export function readWish(fragment: string): Wish | null {
  if (fragment.length > 300) return null;
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const number = (name: string, most: number): number | null => {
    const text = parts.get(name) ?? '';
    return /^\d{1,7}$/.test(text) && Number(text) <= most ? Number(text) : null;
  };
  const seed = number('seed', 9_999_999);
  if (seed === null) return null;
  return { step: number('step', 5) ?? 0, level: number('level', 2) ?? 0, seed, n: number('n', 10) ?? 1 };
}

export const writeWish = ({ step, level, seed }: SetWish): string => `#step=${step}&level=${level}&seed=${seed}`;
