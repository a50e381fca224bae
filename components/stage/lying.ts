import type { Verb } from './keys';

/** What lies over the figure, at the message or the head it belongs to. */
export type Lying =
  | { readonly kind: 'menu' }
  | { readonly kind: 'what if'; readonly verb: Verb | null; readonly owed: boolean }
  | { readonly kind: 'element'; readonly node: string };
