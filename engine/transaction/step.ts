// RFC 3261 §17: carries out what a transaction's machine says. The machines decide; this file sends, sets timers,
// keeps count, and tells the transaction user. Every move becomes a fact with its rule.

import { unreachable } from '../assert';
import { advance, type Machine, type Move } from '../machine';
import { get, tagOf } from '../message/headers';
import type { Message, Request, Response } from '../message/message';
import type { Hop } from '../model/address';
import type { Env } from '../model/output';
import { ackTo } from './ack';
import { inviteClient } from './invite-client.machine';
import { inviteServer } from './invite-server.machine';
import { matchCancelled } from './matching';
import { nonInviteClient } from './non-invite-client.machine';
import { nonInviteServer } from './non-invite-server.machine';
import { durationOf } from './timers';
import type { Indication, Transaction, TransactionLayer, TransactionMachine } from './transaction';
import { unhandled } from './unhandled';

export const machines: Readonly<Record<TransactionMachine, Machine>> = {
  'invite-client': inviteClient,
  'invite-server': inviteServer,
  'non-invite-client': nonInviteClient,
  'non-invite-server': nonInviteServer,
};

/** Timer letter -> the machine's event; made once, so that no step puts strings together. */
export const timerEvents: Readonly<Record<string, string>> = Object.fromEntries(
  [...'ABDEFGHIJKLM'].map((letter) => [letter, `timer.${letter}`]),
);

/**
 * Lets an event happen to a transaction. What the machine does not handle becomes an `ignored` fact.
 *
 * @param message the message that came, or the response to send; null for timers and failures
 */
export function step(
  layer: TransactionLayer,
  transaction: Transaction,
  event: string,
  message: Message | null,
  env: Env,
): Indication | null {
  const move = advance(machines[transaction.machine], transaction.node, event);
  if (move === null) {
    env.out.push(unhandled(transaction.machine, transaction.state, event, message));
    return null;
  }
  return carryOut(layer, transaction, move, event, message, env);
}

/** Records a move and does what it says, in the order: state, timers cancelled, actions, timers started. */
export function carryOut(
  layer: TransactionLayer,
  transaction: Transaction,
  move: Move,
  event: string,
  message: Message | null,
  env: Env,
): Indication | null {
  const { out } = env;
  const { id, machine } = transaction;
  const from = move.from === null ? null : transaction.state;
  out.push({ type: 'state', owner: id, machine, from, to: move.name, event, rule: move.rule });
  transaction.node = move.to;
  transaction.state = move.name;
  if (event === 'timer.A' || event === 'timer.E' || event === 'timer.G') transaction.repeats++;
  for (const name of move.cancel) out.push({ type: 'timer-cancelled', owner: id, name });
  let indication: Indication | null = null;
  for (const { type } of move.actions) indication = act(layer, transaction, type, message, env) ?? indication;
  let over: string | undefined;
  for (const name of move.start) {
    const duration = durationOf(name, layer.timers, transaction.reliable, transaction.state, transaction.repeats);
    if (duration === 0) over = timerEvents[name];
    else out.push({ type: 'timer-started', owner: id, name, duration, background: false });
  }
  if (move.done) forget(layer, transaction);
  // Zero seconds: Timers D, I, J and K on a reliable transport.
  if (over !== undefined) step(layer, transaction, over, null, env);
  return indication;
}

/** 17.1.1.2, 17.2.1: a transaction is destroyed the instant it is Terminated. */
function forget(layer: TransactionLayer, transaction: Transaction): void {
  const { id, key, machine, request } = transaction;
  layer.byId.delete(id);
  if (machine === 'invite-client' || machine === 'non-invite-client') {
    layer.clients.delete(key);
    return;
  }
  layer.servers.delete(key);
  const callId = get(request, 'call-id') ?? '';
  const sameCall = layer.byCallId.get(callId) ?? [];
  sameCall.splice(sameCall.indexOf(transaction), 1);
  if (sameCall.length === 0) layer.byCallId.delete(callId);
}

type ActionName =
  | 'sendRequest'
  | 'sendResponse'
  | 'sendAck'
  | 'passToUser'
  | 'reportTimeout'
  | 'reportTransportError'
  | 'reportNoAck';

function act(
  layer: TransactionLayer,
  transaction: Transaction,
  action: string,
  message: Message | null,
  env: Env,
): Indication | null {
  const name = action as ActionName;
  switch (name) {
    case 'sendRequest':
      transmit(transaction, transaction.request, transaction.sent++, env);
      return null;
    case 'sendResponse':
      sendResponse(transaction, message !== null && message.kind === 'response' ? message : null, env);
      return null;
    case 'sendAck':
      if (message !== null && message.kind === 'response')
        transmit(transaction, ackTo(transaction, message), transaction.acks++, env);
      return null;
    case 'passToUser':
      return message === null ? null : pass(layer, transaction, message);
    case 'reportTimeout':
      return { kind: 'timeout', transaction };
    case 'reportTransportError':
      return { kind: 'transport-error', transaction };
    case 'reportNoAck':
      return { kind: 'no-ack', transaction };
    default:
      return unreachable(name, 'the transaction layer');
  }
}

function pass(layer: TransactionLayer, transaction: Transaction, message: Message): Indication {
  if (message.kind === 'response') {
    transaction.response = message;
    return { kind: 'response', response: message, transaction };
  }
  if (message.method === 'ACK') return { kind: 'ack', request: message, transaction };
  if (message.method !== 'CANCEL') return { kind: 'request', request: message, transaction };
  const matched = matchCancelled(layer, message);
  const invite = matched !== null && matched.request.method === 'INVITE' ? matched : null;
  return { kind: 'cancel', request: message, transaction, invite, matched };
}

/** Sends a new response, or with null the last one once more. */
function sendResponse(transaction: Transaction, response: Response | null, env: Env): void {
  if (response !== null && response !== transaction.response) {
    transaction.sent = copiesOf(transaction, response);
    transaction.response = response;
  }
  const last = transaction.response;
  if (last === null) {
    const text = 'A repeated INVITE is answered with the latest provisional response.';
    const why = 'there is no response yet that could be sent again';
    env.out.push({ type: 'ignored', what: 'INVITE', why, rule: { rfc: 3261, section: '17.2.1', text } });
    return;
  }
  transmit(transaction, last, transaction.sent++, env);
  transaction.successes?.set(toTag(last), transaction.sent);
}

/** How often the transaction has sent this response: a 2xx may come again, and with those of other branches. */
function copiesOf(transaction: Transaction, response: Response): number {
  const last = transaction.response;
  if (last === null || last.status < 200 || response.status < 200) return 0;
  const tag = toTag(response);
  if (transaction.successes === null) {
    if (toTag(last) === tag) return transaction.sent;
    transaction.successes = new Map([[toTag(last), transaction.sent]]);
  }
  return transaction.successes.get(tag) ?? 0;
}

const toTag = (response: Response): string => {
  const to = get(response, 'to');
  return (to && tagOf(to)) ?? '';
};

/** Sends a response whose transaction has ended. */
export function sendOnce(message: Response, hop: Hop, env: Env): void {
  env.out.push({
    type: 'sent',
    message,
    hop,
    copy: 1,
    transaction: null,
    packet: -1,
    from: '',
    to: null,
    arrives: null,
    lost: null,
  });
}

/** Sends the last response of a server transaction once more. */
export const repeatResponse = (transaction: Transaction, env: Env): void => sendResponse(transaction, null, env);

function transmit(transaction: Transaction, message: Request | Response, copy: number, env: Env): void {
  env.out.push({
    type: 'sent',
    message,
    hop: transaction.hop,
    copy,
    transaction: transaction.id,
    packet: -1,
    from: '',
    to: null,
    arrives: null,
    lost: null,
  });
}
