// The natural identity of one sending of one message. Two runs of a scenario that differ by one intervention give
// the same key to what is the same in both; so a link can name a message, and two runs can be joined by keys.
//
//   key      = sender ">" receiver "/" what "/" CSeq number "/" Call-ID "/" branch [ "/" To tag ] [ "~" copy ]
//   what     = method                      of a request:  INVITE
//            | status " " method           of a response: 200 INVITE
//   branch   = the top Via's branch, without its magic cookie (RFC 3261 §8.1.1.7): which hop of which request
//   To tag   = responses only: which end of a forked request answers (RFC 3261 §12.1)
//   copy     = 1 for the first retransmission, 2 for the second ...
//
// The run adds "#2", "#3" ... when an element sends two different messages that share all of this (183, then 183
// again), and "+1" for the copy a duplicating network makes. "/", "~", "#", "+", "%" and spaces inside a part are
// written as "%" and two hex digits. A key whose copy is "*" stands for the first sending and every copy of it. Nothing here depends on how many other messages there were.

import { get, param, tagOf, top } from '../message/headers';
import type { Message } from '../message/message';
import type { Sent } from '../model/output';

const MAGIC_COOKIE = 'z9hG4bK';

const part = (text: string): string =>
  text.replace(/[/~#+% ]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** What a message is, in the words of the ladder: 'INVITE', '200 INVITE'. */
export function whatOf(message: Message): string {
  if (message.kind === 'request') return message.method;
  return `${message.status} ${get(message, 'cseq')?.method ?? '?'}`;
}

/**
 * The key of one sending, by the grammar above.
 *
 * @param sent - a sending whose `from` and `to` the world has filled in
 */
export function keyOf(sent: Sent): string {
  const { message } = sent;
  const via = top(message, 'via');
  const branch = (via && param(via.params, 'branch')) ?? '';
  const parts = [
    `${sent.from}>${sent.to ?? `${sent.hop.host}:${sent.hop.port}`}`,
    message.kind === 'request' ? part(message.method) : whatOf(message),
    String(get(message, 'cseq')?.number ?? 0),
    part(get(message, 'call-id') ?? ''),
    part(branch.startsWith(MAGIC_COOKIE) ? branch.slice(MAGIC_COOKIE.length) : branch),
  ];
  const to = message.kind === 'response' ? get(message, 'to') : undefined;
  const tag = to && tagOf(to);
  if (tag) parts.push(part(tag));
  return parts.join('/') + (sent.copy > 0 ? `~${sent.copy}` : '');
}

/** The key of a sending and of all its copies, from the key of any of them. */
export const everyCopy = (key: string): string => `${key.replace(/~(\d+|\*)(?=$|#|\+)/, '')}~*`;

/** Gives keys to the sendings of one run in their order, and tells apart those that share a natural identity. */
export interface Keyer {
  key(sent: Sent): string;
}

/** A keyer for one run, from its beginning. */
export function createKeyer(): Keyer {
  const seen = new Map<string, number>();
  return {
    key(sent) {
      const base = keyOf(sent);
      const times = (seen.get(base) ?? 0) + 1;
      seen.set(base, times);
      return times === 1 ? base : `${base}#${times}`;
    },
  };
}
