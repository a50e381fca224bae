// What a network element answers by itself, as a UAS (RFC 3261 §8.2.6, §8.2.7): the tag of its responses, and responses
// that go out without a transaction.

import { respond as buildResponse } from '../../message/build';
import { get, tagOf, top } from '../../message/headers';
import type { Message, Request, Response } from '../../message/message';
import type { ParseError } from '../../message/parse-error';
import type { Hop } from '../../model/address';
import type { Env, Rule } from '../../model/output';
import { base36 } from '../../random';
import { ignore, rule } from './facts';
import { responseHop } from './next-hop';

/** 8.2.6.2: the tag of what this element itself answers: the same for every answer to the same request. */
export function tagFor(
  element: { readonly id: string },
  request: Pick<Request, 'headers' | 'method'>,
  env: Env,
): string {
  const from = get(request, 'from');
  const cseq = get(request, 'cseq');
  const fromTag = (from && tagOf(from)) ?? '';
  return base36(env.draw('tag', element.id, get(request, 'call-id') ?? '', fromTag, cseq?.number ?? 0, request.method));
}

/** Sends without a transaction. */
export function sendDirectly(env: Env, message: Message, hop: Hop, copy = 0): void {
  env.out.push({
    type: 'sent',
    message,
    hop,
    copy,
    transaction: null,
    packet: -1,
    from: '',
    to: null,
    arrives: null,
    lost: null,
  });
}

/** Sends a response to where its topmost Via says (§18.2.2). */
export function reply(response: Response, env: Env): void {
  const via = top(response, 'via');
  const hop = via === undefined ? undefined : responseHop(via, env);
  if (hop === undefined) ignore(env, `${response.status}`, 'its Via leads nowhere', BY_VIA);
  else sendDirectly(env, response, hop);
}

/** 16.3, item 1: bytes that are no SIP message are answered as far as what can be read of them says where to. */
export function answerUnreadable(element: { readonly id: string }, error: ParseError, env: Env): void {
  // Without a method it may as well have been a response, whose Via is this element's own.
  const asks = error.status > 0 && error.method !== null && error.method !== 'ACK';
  if (asks && error.headers.some(({ name }) => name === 'via')) {
    const toTag = tagFor(element, { headers: error.headers, method: error.method ?? '' }, env);
    reply(buildResponse(error, error.status, { toTag }), env);
  } else {
    ignore(env, error.kind, `it cannot be read: expected ${error.expected}`, UNREADABLE);
  }
}

const BY_VIA: Rule = rule('18.2.2', 'a response goes where the topmost Via says');
const UNREADABLE: Rule = rule('18.3', 'what cannot be read and cannot be answered is discarded');
