// RFC 3261 §8.1.1, §8.2.6, §9.1, §17.1.1.3: messages made from scratch and from other messages.
// What a response, ACK or CANCEL must copy from a request, it shares: the header objects are the request's own.
// Who needs more (Contact, Record-Route, Allow ...) passes it as `headers`; this file knows no policy.

import { get, type HasHeaders, headerOf, linesOf, make, tagOf, top, withParam } from './headers';
import type { AnyHeader, Body, Header, HeaderValues, Request, Response } from './message';
import { bodyLength } from './print';
import { reasonOf } from './status';
import type { Uri } from './uri';

/** What a request is made of. Content-Length is added at the end, counting the body, unless `headers` has it. */
export interface RequestParts {
  readonly method: string;
  readonly uri: Uri;
  readonly headers: readonly AnyHeader[];
  readonly body?: Body;
}

/** Makes a request of the given parts, in the given order (8.1.1). */
export function request({ method, uri, headers, body = '' }: RequestParts): Request {
  return { kind: 'request', method, uri, headers: counted(headers, body), body };
}

/** What a response has beyond what it copies. */
export interface ResponseParts {
  /** The reason phrase; by default the one RFC 3261 §21 or the code's own RFC gives. */
  readonly reason?: string;
  /** The tag put on To when the request's To has none (8.2.6.2); empty for a peer of RFC 2543, which has none. */
  readonly toTag?: string | undefined;
  readonly headers?: readonly AnyHeader[];
  readonly body?: Body;
}

/**
 * Makes a response (8.2.6.2). `to` may be any request, or the headers that could be read of an unreadable one: what it
 * lacks, the response lacks.
 */
export function respond(
  to: HasHeaders,
  status: number,
  { reason = reasonOf(status), toTag, headers = [], body = '' }: ResponseParts = {},
): Response {
  const copied: AnyHeader[] = [];
  for (const header of to.headers) if (header.name === 'via') copied.push(header);
  copyFirst(to, 'from', copied);
  const target = headerOf(to, 'to');
  if (target !== undefined) copied.push(toTag === undefined || toTag === '' ? target : tagged(target, toTag));
  copyFirst(to, 'call-id', copied);
  copyFirst(to, 'cseq', copied);
  // 8.2.6.1: a 100 repeats the Timestamp.
  if (status === 100) copyFirst(to, 'timestamp', copied);
  for (const header of headers) copied.push(header);
  return { kind: 'response', status, reason, headers: counted(copied, body), body };
}

/** 8.2.6.2: a To that has a tag already stays as it is. */
function tagged(to: Header<'to'>, tag: string): Header<'to'> {
  if (tagOf(to.value) !== undefined) return to;
  return make('to', { ...to.value, params: withParam(to.value.params, 'tag', tag) });
}

/** The ACK to a final response that is no 2xx (17.1.1.3). */
export function ackFor(invite: Request, response: { readonly headers: readonly AnyHeader[] }): Request {
  return follow(invite, 'ACK', headerOf(response, 'to') ?? headerOf(invite, 'to'));
}

/** The CANCEL of a request (9.1). */
export function cancelFor(invite: Request, why: readonly AnyHeader[] = NOTHING): Request {
  return follow(invite, 'CANCEL', headerOf(invite, 'to'), why);
}

const NOTHING: readonly AnyHeader[] = [];

/** What ACK and CANCEL have in common: the request's target, top Via, route, dialog and CSeq number. */
function follow(
  invite: Request,
  method: string,
  to: Header<'to'> | undefined,
  more: readonly AnyHeader[] = NOTHING,
): Request {
  const headers: AnyHeader[] = [];
  const line = headerOf(invite, 'via');
  const via = top(invite, 'via');
  // 17.1.1.3, 9.1: a single Via, the request's top one.
  if (line !== undefined && via !== undefined) headers.push(line.value.length === 1 ? line : make('via', [via]));
  headers.push(maxForwards());
  // 17.1.1.3, 9.1: the request's Route header fields.
  headers.push(...linesOf(invite, 'route'));
  copyFirst(invite, 'from', headers);
  if (to !== undefined) headers.push(to);
  copyFirst(invite, 'call-id', headers);
  const cseq = get(invite, 'cseq');
  if (cseq !== undefined) headers.push(make('cseq', { number: cseq.number, method }));
  headers.push(...more);
  return request({ method, uri: invite.uri, headers });
}

/** For headers that stand once. */
function copyFirst(from: HasHeaders, name: keyof HeaderValues, into: AnyHeader[]): void {
  const header = headerOf(from, name);
  if (header !== undefined) into.push(header as AnyHeader);
}

const SEVENTY = make('max-forwards', 70);

/** 8.1.1.6: 70 hops, unless somebody says otherwise. */
export const maxForwards = (hops = 70): AnyHeader => (hops === 70 ? SEVENTY : make('max-forwards', hops));

const NO_BODY = make('content-length', 0);

function counted(headers: readonly AnyHeader[], body: Body): readonly AnyHeader[] {
  for (const { name } of headers) if (name === 'content-length') return headers;
  const length = bodyLength(body);
  // `concat` takes no more room than it needs, as pushing would.
  return headers.concat(length === 0 ? NO_BODY : make('content-length', length));
}
