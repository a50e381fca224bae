// RFC 3261 §17 and RFC 6026: the transaction layer of one element, and the only file others import from here.
// Messages, timers and failures go in; sends, timers and states come out of `env`, and what concerns the transaction
// user comes back as an indication.

import { assert } from '../assert';
import { param, top } from '../message/headers';
import type { Message, Request, Response } from '../message/message';
import type { Address, Hop, Transport } from '../model/address';
import type { Env } from '../model/output';
import { receiveResponse } from './client';
import { backupHop } from './hop';
import { branchKey } from './matching';
import { receiveRequest, tryingIsDue } from './server';
import { repeatResponse, sendOnce, step, timerEvents } from './step';
import type { Indication, TimerValues, Transaction, TransactionLayer } from './transaction';

export { startClient, unbegun } from './client';
export { respond, trying } from './server';
export type { Indication, TimerValues, Transaction, TransactionLayer, TransactionMachine } from './transaction';

/**
 * An empty transaction layer.
 *
 * @param timers T1, T2 and T4 in microseconds
 * @param trying when a 100 goes out after `trying()`: 'at once' or 'after 200 ms'
 * @param old whether its element knows nothing of RFC 4320
 */
export const createLayer = (
  timers: TimerValues,
  trying: TransactionLayer['trying'],
  old = false,
): TransactionLayer => ({
  clients: new Map(),
  servers: new Map(),
  byCallId: new Map(),
  byId: new Map(),
  timers,
  trying,
  old,
  crowded: false,
});

/**
 * A message arrived (RFC 3261 §18.1.2, §18.2.1).
 *
 * @returns what the transaction user must know, or null when a transaction absorbed the message
 */
export function receive(
  layer: TransactionLayer,
  message: Message,
  source: Address,
  transport: Transport,
  env: Env,
): Indication | null {
  return message.kind === 'response'
    ? receiveResponse(layer, message, env)
    : receiveRequest(layer, message, source, transport, env);
}

/** The request with this branch that is still on its way from here. */
export const pendingRequest = (layer: TransactionLayer, branch: string, method: string): Request | undefined =>
  layer.clients.get(branchKey(branch, method))?.request;

/** Whether a timer's owner is a transaction that still exists. */
export const ownsTimer = (layer: TransactionLayer, owner: string): boolean => layer.byId.has(owner);

/**
 * A timer of a transaction fired. Call it only if {@link ownsTimer}.
 *
 * @throws Error for a timer no transaction has
 */
export function fire(layer: TransactionLayer, owner: string, name: string, env: Env): Indication | null {
  const transaction = layer.byId.get(owner);
  assert(transaction !== undefined, `timer ${name} belongs to no transaction: ${owner}`);
  const event = timerEvents[name];
  if (event !== undefined) return step(layer, transaction, event, null, env);
  assert(name === 'trying', `no transaction timer is called ${name}`);
  tryingIsDue(layer, transaction, env);
  return null;
}

/**
 * An INVITE whose CANCEL brought no final response within 64*T1 counts as cancelled, and its client transaction goes
 * (RFC 3261 §9.1).
 */
export function destroy(layer: TransactionLayer, client: Transaction, env: Env): void {
  if (layer.byId.get(client.id) === client) step(layer, client, 'given-up', null, env);
}

/** A request is forwarded statelessly after all: its server transaction goes, and repeats are forwarded too (§16.10). */
export const letGo = (layer: TransactionLayer, server: Transaction, env: Env): void => {
  step(layer, server, 'passed-on', null, env);
};

/**
 * What a transaction sent could not be delivered (RFC 3261 §17.1.4, RFC 6026 §8.8); nothing if it is gone.
 *
 * @param message what it was; a response whose connection broke gets another chance even when its transaction is gone
 */
export function transportFailed(
  layer: TransactionLayer,
  transactionId: string,
  env: Env,
  message: Message | null = null,
): Indication | null {
  const transaction = layer.byId.get(transactionId);
  if (transaction === undefined) {
    if (message?.kind === 'response' && sendBack(message, env)) return null;
    const text = 'A failure concerns the transaction that sent the message, and this one is Terminated.';
    const rule = { rfc: 3261, section: '17.1.4', text };
    env.out.push({ type: 'ignored', what: 'transport-error', why: 'its transaction has ended', rule });
    return null;
  }
  if (transaction.backup !== null && transaction.response !== null) return overNewConnection(transaction, env);
  return step(layer, transaction, 'transport-error', null, env);
}

/** 18.2.2: a response whose connection broke goes once more over a new one. */
function overNewConnection(transaction: Transaction, env: Env): null {
  const hop = transaction.backup as Hop;
  transaction.backup = null;
  transaction.hop = hop;
  decideNewConnection(hop, env);
  repeatResponse(transaction, env);
  return null;
}

/** The same for the last response of a transaction that ended as soon as it was sent; false when its Via says no way. */
function sendBack(response: Response, env: Env): boolean {
  const via = top(response, 'via');
  if (via === undefined || via.transport === 'UDP') return false;
  const received = param(via.params, 'received') ?? env.resolve(via.host);
  if (received === undefined) return false;
  const hop = backupHop(via, { host: received, port: 0 }, via.transport as Transport);
  decideNewConnection(hop, env);
  sendOnce(response, hop, env);
  return true;
}

function decideNewConnection(hop: Hop, env: Env): void {
  const text = 'the connection has broken: the response goes over a new one, to where the request came from';
  const rule = { rfc: 3261, section: '18.2.2', text };
  env.out.push({ type: 'decision', what: 'next-hop', data: { hops: [hop] }, rule });
}
