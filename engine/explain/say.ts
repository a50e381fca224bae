// What explanations are made of: a sentence and the section it rests on, and the small words that sentences share.
// Sections follow the RFC they name: say(text, 3261, section).

import { MILLISECOND, type Micros } from '../model/time';

/** The section of an RFC that an explanation rests on. */
export interface Cited {
  readonly rfc: number;
  readonly section: string;
}

/** A sentence, and the section behind it. */
export interface Said {
  readonly text: string;
  readonly rule: Cited;
}

export const cite = (rfc: number, section: string): Cited => ({ rfc, section });

export const say = (text: string, rfc: number, section: string): Said => ({ text, rule: { rfc, section } });

/** 'Alice’s address', 'Boris’ address', 'the address of Bob's desk'. */
export function owned(name: string, what: string): string {
  if (/['’]s \S/.test(name)) return `the ${what} of ${name}`;
  return `${name}${/s$/i.test(name) ? '’' : '’s'} ${what}`;
}

/** 'Alice', 'Alice and Bob', 'Alice, Bob and Carol'. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** 'one', 'two' ... 'ten', '11'. */
export const counted = (n: number): string => NUMBERS[n] ?? String(n);

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** 'first', 'second' ... '11th'. */
export const ordinal = (n: number): string => ORDINALS[n] ?? `${n}th`;

/** The first letter as a capital. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Seconds as people say them: '1 hour', '20 s', '1 min 30 s'. */
export function lasting(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'some time';
  if (seconds >= 3600 && seconds % 3600 === 0) return seconds === 3600 ? 'an hour' : `${counted(seconds / 3600)} hours`;
  if (seconds >= 120 && seconds % 60 === 0) return `${seconds / 60} minutes`;
  return `${seconds} s`;
}

/** A span of virtual time as it passed: '22 ms', '0.5 s', '1.234 s'. */
export function passed(time: Micros): string {
  const ms = time / MILLISECOND;
  return ms < 100 ? `${Math.round(ms)} ms` : `${Math.round(ms) / 1000} s`;
}

const MOST_QUOTED = 120;

/** Text from a message, as a sentence may carry it. */
export const quotedText = (text: string): string =>
  text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text;
