// What a scenario says must come out of its run.

import type { ElementId } from './address';
import type { Perception } from './output';
import type { Micros } from './time';

/** What must come out, in the scenario's own words. */
export type Expectation =
  | {
      readonly kind: 'perceives';
      readonly who: ElementId;
      readonly what: Perception;
      /** Only in a call with this person. */
      readonly party?: ElementId;
      readonly within: Micros | null;
      readonly line: number;
    }
  | {
      readonly kind: 'never';
      readonly who: ElementId;
      readonly what: Perception;
      readonly party?: ElementId;
      readonly line: number;
    }
  | {
      readonly kind: 'state';
      readonly who: ElementId;
      readonly machine: string;
      readonly state: string;
      readonly line: number;
    }
  | {
      readonly kind: 'media';
      readonly between: readonly [ElementId, ElementId];
      readonly heard: boolean;
      readonly line: number;
    }
  | {
      readonly kind: 'hears';
      readonly who: ElementId;
      readonly whom: ElementId;
      readonly heard: boolean;
      readonly line: number;
    }
  /** A message by a selector, as often as it says: `first` once or more, `second` twice or more. */
  | { readonly kind: 'message'; readonly message: string; readonly sent: boolean; readonly line: number }
  | { readonly kind: 'ends'; readonly how: 'quiet' | 'horizon'; readonly line: number };
