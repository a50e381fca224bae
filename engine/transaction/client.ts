// RFC 3261 §17.1: client transactions, from the request a transaction user passes to the responses that come back.

import { assert } from '../assert';
import { begin } from '../machine';
import { branchOf, top } from '../message/headers';
import type { Request, Response } from '../message/message';
import { type Hop, isReliable } from '../model/address';
import type { Env, Rule } from '../model/output';
import { branchKey, matchResponse } from './matching';
import { carryOut, machines, step } from './step';
import type { Indication, Transaction, TransactionLayer } from './transaction';
import { nameOf } from './unhandled';

/**
 * Starts a client transaction (RFC 3261 §17.1): sends the request and sets its timers.
 *
 * @param request with its topmost Via, whose branch is new; no ACK, which has no transaction (§17.1)
 * @param hop where to send it
 */
export function startClient(layer: TransactionLayer, request: Request, hop: Hop, env: Env): Transaction {
  const { method } = request;
  const via = top(request, 'via');
  const branch = via === undefined ? undefined : branchOf(via);
  assert(via !== undefined && typeof branch === 'string' && method !== 'ACK', `${method} cannot start a transaction`);
  const machine = method === 'INVITE' ? 'invite-client' : 'non-invite-client';
  const key = branchKey(branch, method);
  const reliable = isReliable(hop.transport);
  const event = reliable ? 'begin.reliable' : 'begin.unreliable';
  const first = begin(machines[machine], event);
  const transaction: Transaction = {
    id: `${machine} ${key}`,
    machine,
    key,
    request,
    via,
    hop,
    source: null,
    backup: null,
    reliable,
    since: env.now,
    state: first.name,
    node: first.to,
    response: null,
    sent: 0,
    repeats: 0,
    ack: null,
    acks: 0,
    awaiting: false,
    successes: null,
  };
  if (layer.clients.has(key)) assert(false, `branch ${branch} is in use`);
  layer.clients.set(key, transaction);
  layer.byId.set(transaction.id, transaction);
  carryOut(layer, transaction, first, event, request, env);
  return transaction;
}

const NOWHERE: Hop = { host: '', port: 0, transport: 'UDP' };

/**
 * What stands for a client transaction while nobody knows yet where its request goes (RFC 3263 §4). It is not part of
 * the layer and never will be: the transaction that sends the request takes its place.
 */
export function unbegun(request: Request): Transaction {
  const machine = request.method === 'INVITE' ? 'invite-client' : 'non-invite-client';
  const via = top(request, 'via');
  assert(via !== undefined, `${request.method} has no Via`);
  const key = branchKey(branchOf(via) ?? '', request.method);
  return {
    id: `unbegun ${machine} ${key}`,
    machine,
    key,
    request,
    via,
    hop: NOWHERE,
    source: null,
    backup: null,
    reliable: false,
    since: 0,
    state: '',
    node: '',
    response: null,
    sent: 0,
    repeats: 0,
    ack: null,
    acks: 0,
    awaiting: false,
    successes: null,
  };
}

const stray: Rule = {
  rfc: 6026,
  section: '8.9',
  text: 'A response that matches no client transaction goes no further.',
};

/** A response arrived (RFC 3261 §18.1.2): to its client transaction, or, as a stray, nowhere. */
export function receiveResponse(layer: TransactionLayer, response: Response, env: Env): Indication | null {
  const client = matchResponse(layer, response);
  if (client === null) {
    env.out.push({ type: 'ignored', what: nameOf(response), why: 'no client transaction awaits it', rule: stray });
    return { kind: 'stray-response', response };
  }
  return step(layer, client, responseEvent(client, response.status), response, env);
}

function responseEvent({ machine }: Transaction, status: number): string {
  if (status < 200) return '1xx';
  if (machine === 'non-invite-client') return '200-699';
  return status < 300 ? '2xx' : '300-699';
}
