// Lengths of time as people write them: '22 ms', '3.3 s', '1 min 30 s'. Kept in whole microseconds.

import type { Micros } from '../model/time';

const UNITS: Readonly<Record<string, Micros>> = {
  us: 1,
  µs: 1,
  ms: 1_000,
  s: 1_000_000,
  second: 1_000_000,
  seconds: 1_000_000,
  min: 60_000_000,
  minute: 60_000_000,
  minutes: 60_000_000,
  h: 3_600_000_000,
  hour: 3_600_000_000,
  hours: 3_600_000_000,
};

export const UNIT_WORDS = ['ms', 's', 'min', 'h'];
/** A year: longer is a slip of the pen. */
const LONGEST: Micros = 366 * 24 * 3_600_000_000;

/** Whether a word is a unit of time. */
export const isUnit = (word: string): boolean => Object.hasOwn(UNITS, word);

/** Reads a duration; null when the text is none. */
export function parseDuration(text: string): Micros | null {
  const whole = /^(?:\d{1,12}(?:\.\d{1,6})?\s*[a-zµ]+\s*)+$/.test(text) && text.length < 64;
  if (!whole) return /^0+$/.test(text) && text.length < 64 ? 0 : null;
  let sum = 0;
  for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)\s*([a-zµ]+)/g)) {
    if (!isUnit(unit as string)) return null;
    sum += Math.round(Number(number) * (UNITS[unit as string] as number));
  }
  return sum <= LONGEST ? sum : null;
}

/** Prints a duration in the largest unit that keeps it short: '22 ms', '3.3 s', '2 min'. */
export function printDuration(time: Micros): string {
  if (time === 0) return '0 s';
  if (time < 1_000) return `${time} us`;
  if (time < 1_000_000) return `${time / 1_000} ms`;
  if (time % 3_600_000_000 === 0) return `${time / 3_600_000_000} h`;
  if (time % 60_000_000 === 0) return `${time / 60_000_000} min`;
  return `${time / 1_000_000} s`;
}
