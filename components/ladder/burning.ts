// The timers that run, as one part that a figure may get later: only the engine knows them.

import { Fuse, FuseWords, PickedFuses } from './fuse';
import { fusesAt } from './fuses';

export const burning = { fusesAt, Fuse, FuseWords, PickedFuses } as const;

export type Burning = typeof burning;
