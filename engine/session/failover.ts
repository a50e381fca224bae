// A request that waits for its address, and one whose server failed it: RFC 3263 §4.3. A waiting request stands for
// itself as a transaction that has not begun; the next server gets the request in a transaction of its own.

import { get, make, top, withHeader } from '../message/headers';
import type { Request, Response } from '../message/message';
import type { Hop } from '../model/address';
import type { Env } from '../model/output';
import { base36 } from '../random';
import { hopsAfter } from '../resolve/datagram';
import type { Transaction } from '../transaction/layer';
import { startClient, unbegun } from '../transaction/layer';
import { hopsOf, over } from './hops';
import { asOfOld, cookieOf } from './old-ways';
import type { Phone, Usage } from './phone';

/** What waits for name servers: a request with its usage, or an ACK to a 2xx. */
export type Held =
  | { readonly kind: 'request'; readonly transaction: Transaction; readonly usage: Usage }
  | { readonly kind: 'ack'; readonly message: Request; readonly copy: number };

/** What is left to try for a transaction. */
export interface Fallback {
  readonly hops: readonly Hop[];
  readonly nth: number;
}

/** The request waits; what stands for its transaction until then. */
export function hold(phone: Phone, message: Request, usage: Usage): Transaction {
  const transaction = unbegun(message);
  phone.asked.set(transaction.id, usage);
  phone.held.push({ kind: 'request', transaction, usage });
  return transaction;
}

/** Whether a request still waits for name servers, and so has not been sent. */
export const isHeld = (phone: Phone, transaction: Transaction | null): boolean =>
  phone.held.some((held) => held.kind === 'request' && held.transaction === transaction);

/** Nobody wants the request any more: it is never sent. */
export function withdraw(phone: Phone, transaction: Transaction | null): void {
  const at = phone.held.findIndex((held) => held.kind === 'request' && held.transaction === transaction);
  if (at >= 0) phone.held.splice(at, 1);
  if (transaction !== null) phone.asked.delete(transaction.id);
}

/** Begins the transaction of a request, and keeps the other ways for when this one fails. */
export function begin(
  phone: Phone,
  message: Request,
  usage: Usage,
  hops: readonly Hop[],
  env: Env,
  nth = 0,
): Transaction {
  const [hop, ...others] = hops as readonly [Hop, ...Hop[]];
  const transaction = startClient(phone.layer, over(message, hop), hop, env);
  phone.asked.set(transaction.id, usage);
  if (others.length > 0) phone.fallbacks.set(transaction.id, { hops: others, nth });
  return transaction;
}

/** Sends a request that has no transaction: the ACK to a 2xx. */
export function sendAlone(phone: Phone, request: Request, copy: number, env: Env): void {
  const message = asOfOld(phone, request);
  const hops = hopsOf(phone, message, env);
  if (hops === null) phone.held.push({ kind: 'ack', message, copy });
  const hop = hops?.[0];
  if (hop === undefined) return;
  env.out.push({
    type: 'sent',
    message: over(message, hop),
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

/** An answer came: what can go now goes. Returns what turned out to have no address. */
export function resume(phone: Phone, env: Env): Transaction[] {
  const failed: Transaction[] = [];
  for (const held of phone.held.splice(0)) {
    if (held.kind === 'ack') {
      sendAlone(phone, held.message, held.copy, env);
      continue;
    }
    const { transaction, usage } = held;
    const hops = hopsOf(phone, transaction.request, env);
    if (hops === null) phone.held.push(held);
    else if (hops.length === 0) failed.push(transaction);
    else replace(phone, transaction, begin(phone, transaction.request, usage, hops, env), usage);
  }
  return failed;
}

/**
 * The outcome of a transaction: whether its request goes to another server instead (RFC 3263 §4.3), because this one
 * said 503, could not be reached or did not answer.
 */
export function retry(
  phone: Phone,
  transaction: Transaction,
  outcome: Response | 'timeout' | 'transport',
  env: Env,
): boolean {
  const fallback = phone.fallbacks.get(transaction.id);
  if (fallback === undefined) return false;
  if (typeof outcome !== 'string' && outcome.status < 200) return false;
  phone.fallbacks.delete(transaction.id);
  const usage = phone.asked.get(transaction.id);
  if (usage === undefined || (typeof outcome !== 'string' && outcome.status !== 503)) return false;
  // Nobody wants this call any more.
  if ('call' in usage && usage.call.state === 'CancelHeld') return false;
  const hops = hopsAfter(transaction.hop, fallback.hops, outcome === 'transport');
  if (hops.length === 0) return false;
  const nth = fallback.nth + 1;
  const why = typeof outcome === 'string' ? outcome : `${outcome.status}`;
  env.out.push({
    type: 'decision',
    what: 'next-hop',
    data: { method: transaction.request.method, after: why, hops },
    rule: { rfc: 3263, section: '4.3', text: 'this server failed: the next one gets the request, with a new branch' },
  });
  replace(phone, transaction, begin(phone, again(phone, transaction.request, nth, env), usage, hops, env, nth), usage);
  return true;
}

/** 4.3: a new transaction, so a new branch; the rest of the request stays as it is. */
function again(phone: Phone, request: Request, nth: number, env: Env): Request {
  const via = top(request, 'via');
  if (via === undefined) return request;
  const { number = 0, method = '' } = get(request, 'cseq') ?? {};
  const drawn = env.draw('branch', phone.id, get(request, 'call-id') ?? '', number, method, 'hop', nth);
  const branch = `${cookieOf(phone)}${base36(drawn)}`;
  const params = via.params.map((param) => (param.name === 'branch' ? { ...param, value: branch } : param));
  return withHeader(request, make('via', [{ ...via, params }]));
}

/** Whoever remembers the old transaction remembers the new one from now on. */
function replace(phone: Phone, old: Transaction, now: Transaction, usage: Usage): void {
  phone.asked.delete(old.id);
  if (!('call' in usage)) return;
  const { call } = usage;
  if (call.transaction === old) call.transaction = now;
  if (call.invite === old.request) call.invite = now.request;
  const { change } = call;
  if (change === null || change.transaction !== old) return;
  change.transaction = now;
  change.request = now.request;
}
