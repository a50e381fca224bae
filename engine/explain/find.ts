// Finding messages by what they carry: the questions that origins and uses of a value have in common.

import { authParam } from '../message/digest';
import { get, linesOf, list, topBranch } from '../message/headers';
import type { AuthValue, Message } from '../message/message';
import type { Uri } from '../message/uri';
import { printUri } from '../message/uri-print';
import type { Change, Entry } from '../model/trace';
import type { Sending } from '../trace/sending';
import { basisOf } from './basis';
import { callOf, indexOf } from './run-index';
import type { Cited } from './say';
import type { Situation } from './situation';

/** Where a value came from, or where it is taken up: a message, or a moment at an element. */
export interface Link {
  /** What it is about: 'branch', 'tag'; empty for the whole line. */
  readonly value: string;
  readonly text: string;
  readonly packet: number | null;
  /** Index of the entry in which it happened, where it is no message. */
  readonly entry: number | null;
  readonly rule: Cited;
}

type Test = (message: Message, sending: Sending) => boolean;

/** The first message of the same call after this one that passes. */
export const laterInCall = (s: Situation, test: Test): Sending | null =>
  callOf(s.trace, s.sending).find((other) => other.entry > s.sending.entry && test(other.sent.message, other)) ?? null;

/** The first message of the run from this moment on, in whatever call, that passes. */
export const laterInRun = (s: Situation, test: Test): Sending | null =>
  indexOf(s.trace).all.find(
    (other) => other.entry >= s.sending.entry && other !== s.sending && test(other.sent.message, other),
  ) ?? null;

/** The last message of the run before this one, in whatever call, that passes. */
export const earlierInRun = (s: Situation, test: Test): Sending | null =>
  indexOf(s.trace).all.findLast(
    (other) => other.entry <= s.sending.entry && other !== s.sending && test(other.sent.message, other),
  ) ?? null;

/** The same message as whoever got it passed it on, by one branch or several. */
export function onward(s: Situation): Sending[] {
  const { sent } = s.sending;
  if (sent.to === null) return [];
  return callOf(s.trace, s.sending).filter((other) => {
    if (other.sent.from !== sent.to || other.entry <= s.sending.entry) return false;
    if (other.sent.message.kind !== s.message.kind) return false;
    const basis = basisOf(s.trace, other);
    return basis !== null && basis.packet === sent.packet && basis.message.kind === s.message.kind;
  });
}

/** The entries in which this packet arrived. */
export const arrivalsOf = (s: Situation): Entry[] =>
  (indexOf(s.trace).arrivals.get(s.sending.sent.packet) ?? []).flatMap((index) => s.trace.entries[index] ?? []);

/** The first change of the run from this message on that passes, and its entry. */
export function changeFrom<C extends Change['type']>(
  s: Situation,
  type: C,
  test: (change: Extract<Change, { type: C }>, entry: Entry) => boolean,
): { readonly entry: Entry; readonly change: Extract<Change, { type: C }> } | null {
  for (let index = s.sending.entry; index < s.trace.entries.length; index++) {
    const entry = s.trace.entries[index];
    for (const change of entry?.changes ?? []) {
      if (change.type !== type || entry === undefined) continue;
      const found = change as Extract<Change, { type: C }>;
      if (test(found, entry)) return { entry, change: found };
    }
  }
  return null;
}

export const hasBranch = (message: Message, branch: string): boolean => topBranch(message) === branch;

export const sameCall = (a: Message, b: Message): boolean => get(a, 'call-id') === get(b, 'call-id');

/** The digest values of a message: challenges, or credentials. */
export const digests = (message: Message, what: 'challenge' | 'credentials'): AuthValue[] =>
  (what === 'challenge'
    ? [...linesOf(message, 'www-authenticate'), ...linesOf(message, 'proxy-authenticate')]
    : [...linesOf(message, 'authorization'), ...linesOf(message, 'proxy-authorization')]
  ).map(({ value }) => value);

export const usesNonce = (message: Message, what: 'challenge' | 'credentials', nonce: string | undefined): boolean =>
  nonce !== undefined && digests(message, what).some((value) => authParam(value, 'nonce') === nonce);

/** Whether a list header has this address among its values. */
export function names(
  message: Message,
  header: 'route' | 'record-route' | 'path' | 'service-route' | 'contact',
  uri: Uri,
): boolean {
  const text = printUri(uri);
  return list(message, header).some((value) => printUri(value.uri) === text);
}

export const targets = (message: Message, uri: Uri): boolean =>
  message.kind === 'request' && printUri(message.uri) === printUri(uri);
