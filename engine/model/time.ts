// Virtual time. Whole microseconds, so that sums never drift and runs compare byte for byte.

/** Microseconds of virtual time: a point counted from the start of the run, or a duration. */
export type Micros = number;

export const MILLISECOND: Micros = 1_000;
export const SECOND: Micros = 1_000_000;

/** Milliseconds, as people and the command line read them; keeps microseconds as decimals. */
export const inMilliseconds = (time: Micros): number => time / MILLISECOND;
