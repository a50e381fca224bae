// What tells the purpose of one line: the situation of its message, and where the line stands in it.

import type { AnyHeader, Header, KnownHeader } from '../../message/message';
import type { Said } from '../say';
import type { Situation } from '../situation';

/** How a line came into its message: see provenance.ts. */
export type Origin = 'passed' | 'changed' | 'taken' | 'written' | 'removed';

export interface Place {
  readonly s: Situation;
  readonly how: Origin;
  /** Among the lines of its name, from 0 at the top. */
  readonly nth: number;
  readonly count: number;
}

export type Teller<H = AnyHeader> = (place: Place, header: H) => Said;

/** Tellers by header name, each for its own kind of value. */
export type Tellers = { readonly [N in KnownHeader]?: Teller<Header<N>> };
