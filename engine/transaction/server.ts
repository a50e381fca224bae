// RFC 3261 §17.2: server transactions, from the request that arrives to the responses a transaction user passes.
// RFC 4320 §4: what may not be answered to a request other than INVITE is held back here.

import { begin } from '../machine';
import { respond as buildResponse } from '../message/build';
import { get, top } from '../message/headers';
import type { Request, Response } from '../message/message';
import { type Address, isReliable, type Transport } from '../model/address';
import type { Env, Rule } from '../model/output';
import { backupHop, responseHop } from './hop';
import { matchRequest, serverKey } from './matching';
import { carryOut, machines, step } from './step';
import { TRYING_DELAY, timeToT2 } from './timers';
import type { Indication, Transaction, TransactionLayer } from './transaction';
import { nameOf } from './unhandled';

/** The name of the timer after which a 100 is due. */
const TRYING = 'trying';

/** A request arrived (RFC 3261 §17.2.3): to its server transaction, or to a new one, or as an ACK to the core. */
export function receiveRequest(
  layer: TransactionLayer,
  request: Request,
  source: Address,
  transport: Transport,
  env: Env,
): Indication | null {
  const { method } = request;
  const known = matchRequest(layer, request);
  if (known !== null) {
    const event = method === 'INVITE' || method === 'ACK' ? method : 'request';
    return step(layer, known, event, request, env);
  }
  // 17.2.1, 13.3.1.4: the ACK to a 2xx is no part of the transaction.
  if (method === 'ACK') return { kind: 'ack', request, transaction: null };
  return startServer(layer, request, source, transport, env);
}

function startServer(
  layer: TransactionLayer,
  request: Request,
  source: Address,
  transport: Transport,
  env: Env,
): Indication | null {
  const via = top(request, 'via');
  if (via === undefined) {
    const text = 'Without a Via nobody knows where responses go.';
    env.out.push({
      type: 'ignored',
      what: request.method,
      why: 'it has no Via',
      rule: { rfc: 3261, section: '18.2.2', text },
    });
    return null;
  }
  const machine = request.method === 'INVITE' ? 'invite-server' : 'non-invite-server';
  const key = serverKey(layer, request, via);
  const reliable = isReliable(transport);
  const event = machine === 'non-invite-server' ? 'begin' : reliable ? 'begin.reliable' : 'begin.unreliable';
  const first = begin(machines[machine], event);
  const transaction: Transaction = {
    id: `${machine} ${key}`,
    machine,
    key,
    request,
    via,
    hop: responseHop(via, source, transport, env),
    source,
    backup: reliable ? backupHop(via, source, transport) : null,
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
  layer.servers.set(key, transaction);
  const callId = get(request, 'call-id') ?? '';
  const sameCall = layer.byCallId.get(callId);
  if (sameCall === undefined) layer.byCallId.set(callId, [transaction]);
  else sameCall.push(transaction);
  layer.byId.set(transaction.id, transaction);
  return carryOut(layer, transaction, first, event, request, env);
}

/**
 * The transaction user answers (RFC 3261 §17.2.1, §17.2.2). What RFC 4320 forbids, and what comes too late, is not
 * sent and becomes an `ignored` fact.
 */
export function respond(layer: TransactionLayer, server: Transaction, response: Response, env: Env): void {
  const { status } = response;
  const forbidden =
    server.machine === 'non-invite-server' && !layer.old ? forbiddenBy4320(layer, server, status, env) : null;
  if (forbidden !== null) {
    const why = 'it must not be sent to this request';
    env.out.push({ type: 'ignored', what: nameOf(response), why, rule: forbidden });
    if (status >= 200) endUnanswered(layer, server, env);
    return;
  }
  stopTrying(server, env);
  step(layer, server, responseEvent(server, status), response, env);
}

/** RFC 4320 §4.2: what cannot be answered in time gets no final response at all, and nothing is kept for it. */
function endUnanswered(layer: TransactionLayer, server: Transaction, env: Env): void {
  stopTrying(server, env);
  step(layer, server, 'unanswered', null, env);
}

function stopTrying(server: Transaction, env: Env): void {
  if (!server.awaiting) return;
  server.awaiting = false;
  env.out.push({ type: 'timer-cancelled', owner: server.id, name: TRYING });
}

function responseEvent({ machine }: Transaction, status: number): string {
  if (machine === 'non-invite-server') return status < 200 ? 'respond.1xx' : 'respond.200-699';
  if (status === 100) return 'respond.100';
  if (status < 200) return 'respond.101-199';
  return status < 300 ? 'respond.2xx' : 'respond.300-699';
}

const only100: Rule = {
  rfc: 4320,
  section: '4.1',
  text: 'The only provisional response to a request other than INVITE is 100.',
};
const notYet: Rule = {
  rfc: 4320,
  section: '4.1',
  text: 'Over UDP no 100 goes to a request other than INVITE before its repeats slow down to T2.',
};
const no408: Rule = {
  rfc: 4320,
  section: '4.2',
  text: 'A 408 to a request other than INVITE comes too late for anyone to use, so none is sent.',
};

function forbiddenBy4320(layer: TransactionLayer, server: Transaction, status: number, env: Env): Rule | null {
  if (status === 408) return no408;
  if (status >= 200) return null;
  if (status !== 100) return only100;
  return !server.reliable && env.now - server.since < timeToT2(layer.timers) ? notYet : null;
}

/**
 * The transaction user has checked the request and will take its time. An INVITE gets its 100 at once or after
 * 200 ms, as the layer is set (RFC 3261 §17.2.1); any other request after the time RFC 4320 §4.1 gives, or from an old
 * element like an INVITE. A response that goes first makes it unnecessary.
 */
export function trying(layer: TransactionLayer, server: Transaction, env: Env): void {
  if (server.response !== null || server.awaiting) return;
  const invite = server.machine === 'invite-server' || layer.old;
  if (invite && layer.trying === 'at once') {
    sendTrying(layer, server, env);
    return;
  }
  server.awaiting = true;
  const duration = invite ? TRYING_DELAY : timeToT2(layer.timers);
  env.out.push({ type: 'timer-started', owner: server.id, name: TRYING, duration, background: false });
}

/** The timer 'trying' fired: nobody has answered yet. */
export function tryingIsDue(layer: TransactionLayer, server: Transaction, env: Env): void {
  server.awaiting = false;
  sendTrying(layer, server, env);
}

function sendTrying(layer: TransactionLayer, server: Transaction, env: Env): void {
  // 17.2.1: no tag is added to the To of a 100.
  respond(layer, server, buildResponse(server.request, 100, {}), env);
}
