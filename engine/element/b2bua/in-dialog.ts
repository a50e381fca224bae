// Requests within a call through a back-to-back user agent: each is checked as the user agent it arrives at must
// (RFC 3261 §12.2.2), made anew in the dialog of the other leg, and answered with what comes back. A 2xx to an INVITE is
// repeated on its own leg until the ACK comes, and the ACK goes on as one of the other leg (§13.2.2.4, §13.3.1.4).

import { acceptsRequest, refreshTarget, requestInDialog } from '../../dialog/dialog';
import { respond as buildResponse, cancelFor } from '../../message/build';
import { get, make } from '../../message/headers';
import type { AnyHeader, Request, Response } from '../../message/message';
import type { Env } from '../../model/output';
import { acceptMachine } from '../../session/accept.machine';
import { announceDialog } from '../../session/call';
import { drive } from '../../session/drive';
import type { Transaction } from '../../transaction/layer';
import { respond, startClient, trying } from '../../transaction/layer';
import { check } from '../proxy/checks';
import { decide } from '../proxy/facts';
import { answerForTimer, askForTimer, tooShort } from '../proxy/session-timer';
import { tagFor } from '../proxy/uas';
import { ACCEPT, patienceOf, startAccept } from './accept';
import { bridgeEvent } from './bridge';
import { contactOf, hopsLeft, passing, renumbered, translated } from './headers';
import { inviteNumbered, sendOn, type Unreachable } from './legs';
import { offerRefused, relayed } from './media';
import { watchSession } from './session';
import type { B2bua, Crossing, End, Exchange, Leg, Pair } from './state';
import { otherSide } from './state';

/** A request other than ACK and CANCEL within one of the dialogs. */
export function onInside(b2bua: B2bua, end: End, request: Request, server: Transaction, env: Env): void {
  const { layer } = b2bua.search;
  const rejection = check(b2bua.search, request, '');
  if (rejection !== null) {
    decide(env, 'rejected', rejection.rule, { status: rejection.status, why: rejection.why });
    respond(layer, server, buildResponse(request, rejection.status, { headers: rejection.headers }), env);
    return;
  }
  const { dialog } = end.pair[end.side];
  if (acceptsRequest(dialog, request) === 'out-of-order') {
    respond(layer, server, buildResponse(request, 500), env);
    return;
  }
  const short = tooShort(b2bua.search, request);
  if (short !== null) {
    decide(env, 'rejected', short.rule, { status: short.status, why: short.why });
    respond(layer, server, buildResponse(request, short.status, { headers: short.headers }), env);
    return;
  }
  if (request.method === 'BYE') {
    const actions = bridgeEvent(b2bua, end.pair.bridge, 'bye', env);
    const { answered } = end.pair.bridge;
    if (actions.includes('sendAck') && answered?.ack === null) acknowledge(b2bua, answered, null, env);
    if (!actions.includes('passBye')) {
      respond(layer, server, buildResponse(request, actions.includes('answerBye') ? 200 : 481), env);
      return;
    }
    if (end.pair.bridge.state === 'Connecting') end.pair.left = true;
  } else if (end.pair.bridge.state === 'Ended' || end.pair.left) {
    respond(layer, server, buildResponse(request, 481), env);
    return;
  }
  retarget(end.pair[end.side], request, env);
  if (request.method === 'INVITE') trying(layer, server, env);
  cross(b2bua, end, request, server, env);
}

/** 12.2.2 and 12.2.1.2: the other end is somewhere else now; a flow leads only to where it was. */
function retarget(leg: Leg, message: Request | Response, env: Env): void {
  const before = hostOf(leg.dialog);
  if (!refreshTarget(leg.dialog, message)) return;
  announceDialog(leg.dialog, 'target', env);
  if (hostOf(leg.dialog) !== before) leg.flow = null;
}

const hostOf = ({ remoteTarget }: Leg['dialog']): string | null => ('host' in remoteTarget ? remoteTarget.host : null);

/** The same request, in the dialog of the other leg. */
function cross(b2bua: B2bua, end: End, request: Request, server: Transaction, env: Env): void {
  const { pair, side } = end;
  const leg = pair[otherSide(side)];
  // RFC 4028 §8.1: a later INVITE or UPDATE is treated as the first one was.
  const { request: asking, timed } = askForTimer(b2bua.search, request, env);
  const headers = renumbered(pair.bridge, side, translated(b2bua, passing(asking)));
  const body = relayed(b2bua, pair.bridge, side, request, false, env);
  const options = { via: make('via', []), maxForwards: hopsLeft(request), headers, body };
  const contact = get(request, 'contact') === undefined ? {} : { contact: ownContact(b2bua, leg) };
  const crossed = requestInDialog(leg.dialog, request.method, { ...options, ...contact });
  sendOn(b2bua, leg, crossed, { kind: 'exchange', pair, side, server, timed }, unreachable(b2bua, env), env);
}

/** What a request is answered with when there is no way on: as if a 503 had come back (RFC 3261 §8.1.3.1). */
export const unreachable =
  (b2bua: B2bua, env: Env): Unreachable =>
  (what: Crossing) => {
    if (what.kind !== 'exchange') return;
    const { server } = what;
    respond(b2bua.search.layer, server, buildResponse(server.request, 503), env);
    if (server.request.method === 'BYE') byeAnswered(b2bua, what.pair, 503, env);
  };

/** Where the box is reached on a leg: over TLS when the dialog is secure, else as the leg's other end is reached. */
function ownContact(b2bua: B2bua, leg: Leg) {
  const { remoteTarget, secure } = leg.dialog;
  const named = 'params' in remoteTarget ? remoteTarget.params.find(({ name }) => name === 'transport')?.value : null;
  const transport = leg.flow?.transport ?? named?.toUpperCase() ?? b2bua.search.transport;
  return contactOf(b2bua, secure || remoteTarget.scheme === 'sips', transport);
}

/** A response to a request that crossed; false when the transaction is another's. */
export function exchangeAnswered(b2bua: B2bua, received: Response, client: Transaction, env: Env): boolean {
  const exchange = b2bua.exchanges.get(client.id);
  if (exchange === undefined) return false;
  const { status } = received;
  if (status < 200 && exchange.cancelHeld) passCancel(b2bua, exchange, env);
  if (status === 100) return true;
  const { pair, side, server } = exchange;
  const invite = server.request.method === 'INVITE';
  if (invite && status < 300 && exchange.accept !== null) {
    if (exchange.ack !== null) repeatAck(b2bua, exchange, env);
    return true;
  }
  const leg = pair[otherSide(side)];
  if (pair.bridge.state !== 'Ended') retarget(leg, received, env);
  pass(b2bua, exchange, received, env);
  if (status < 200) return true;
  if (invite && status < 300) startAccept(b2bua, exchange, env);
  else if (invite || server.request.method === 'UPDATE') offerRefusedBy(exchange, status, env);
  if (server.request.method === 'BYE') byeAnswered(b2bua, pair, status, env);
  return true;
}

function offerRefusedBy({ pair, side, server }: Exchange, status: number, env: Env): void {
  if (status >= 300 && server.request.body.length > 0 && pair.bridge.offer?.from === side)
    offerRefused(pair.bridge, env);
}

function byeAnswered(b2bua: B2bua, pair: Pair, status: number, env: Env): void {
  const refused = status === 401 || status === 407;
  if (!pair.left) bridgeEvent(b2bua, pair.bridge, refused ? 'bye-refused' : 'bye-answered', env);
  else if (refused) pair.left = false;
  else leaveEarly(pair, env);
}

/** 15: an early dialog is over, whatever becomes of the others. */
function leaveEarly({ caller, callee }: Pair, env: Env): void {
  announceDialog(caller.dialog, 'ended', env);
  announceDialog(callee.dialog, 'ended', env);
}

/** The response as the leg that asked gets it. */
function pass(b2bua: B2bua, exchange: Exchange, received: Response, env: Env): void {
  const { pair, side, server } = exchange;
  const answers = server.request.body.length > 0;
  const body = relayed(b2bua, pair.bridge, otherSide(side), received, answers, env);
  const headers: AnyHeader[] = passing(received);
  if (get(received, 'contact') !== undefined && received.status < 300)
    headers.unshift(make('contact', [ownContact(b2bua, pair[side])]));
  const parts = { reason: received.reason, headers, body };
  const response = answerForTimer(exchange.timed, buildResponse(server.request, received.status, parts), env);
  respond(b2bua.search.layer, server, response, env);
  const { method } = server.request;
  const refreshes = method === 'INVITE' || method === 'UPDATE';
  if (refreshes && response.status >= 200 && response.status < 300 && pair.bridge.state !== 'Ended')
    watchSession(pair.bridge, response, env);
}

/** No response came on the other leg, or the request could not be sent; false when the transaction is another's. */
export function exchangeFailed(
  b2bua: B2bua,
  what: 'timeout' | 'transport-error',
  client: Transaction,
  env: Env,
): boolean {
  const exchange = b2bua.exchanges.get(client.id);
  if (exchange === undefined) return false;
  const { server, pair } = exchange;
  const bye = server.request.method === 'BYE';
  // 15.1.1: whatever becomes of a BYE, the session of the one who sent it is over.
  const status = bye ? 200 : what === 'timeout' ? 408 : 503;
  respond(b2bua.search.layer, server, buildResponse(server.request, status), env);
  if (server.request.method === 'INVITE') offerRefusedBy(exchange, status, env);
  if (bye) byeAnswered(b2bua, pair, status, env);
  return true;
}

/** 9.2: the INVITE of a change is given up; false when it is not one that crossed. */
export function changeCancelled(
  b2bua: B2bua,
  cancel: Request,
  own: Transaction,
  invite: Transaction,
  env: Env,
): boolean {
  const exchange = b2bua.exchanges.get(invite.id);
  if (exchange === undefined || exchange === exchange.pair.bridge.answered) return false;
  const { search } = b2bua;
  respond(search.layer, own, buildResponse(cancel, 200, { toTag: tagFor(search, invite.request, env) }), env);
  // 9.1: no CANCEL before a provisional response, none after a final one.
  if (exchange.client.state === 'Proceeding') passCancel(b2bua, exchange, env);
  else if (exchange.client.state === 'Calling') exchange.cancelHeld = true;
  return true;
}

function passCancel(b2bua: B2bua, exchange: Exchange, env: Env): void {
  exchange.cancelHeld = false;
  startClient(b2bua.search.layer, cancelFor(exchange.client.request), exchange.client.hop, env);
}

/** A timer of a repeated 2xx; false when it is another's. */
export function onAcceptTimer(b2bua: B2bua, owner: string, name: string, env: Env): boolean {
  const exchange = owner.startsWith(ACCEPT) ? b2bua.exchanges.get(owner.slice(ACCEPT.length)) : undefined;
  if (exchange === undefined || exchange.accept === null) return false;
  if (name === 'repeat') exchange.repeats++;
  const move = drive(acceptMachine, owner, exchange.accept, `timer.${name}`, env, patienceOf(b2bua, exchange));
  if (move === null) return true;
  exchange.accept = move.to;
  const { server, pair } = exchange;
  for (const { type } of move.actions) {
    if (type === 'repeatAccept' && server.response !== null) respond(b2bua.search.layer, server, server.response, env);
    if (type === 'reportNoAck') {
      if (exchange.ack === null) acknowledge(b2bua, exchange, null, env);
      if (pair.bridge.state !== 'Ended') bridgeEvent(b2bua, pair.bridge, 'no-ack', env);
    }
  }
  return true;
}

/** An ACK to a 2xx arrived on a leg; false when it belongs to no call here. */
export function onAck(b2bua: B2bua, end: End, ack: Request, env: Env): boolean {
  const { pair, side } = end;
  const exchange = inviteNumbered(pair.bridge, pair, side, get(ack, 'cseq')?.number ?? 0);
  if (exchange === undefined || exchange.accept === null) return false;
  const owner = `${ACCEPT}${exchange.server.id}`;
  const move = drive(acceptMachine, owner, exchange.accept, 'ack', env, patienceOf(b2bua, exchange));
  if (move === null) return true;
  exchange.accept = move.to;
  if (move.actions.length === 0) return true;
  if (exchange === pair.bridge.answered && pair.bridge.state !== 'Ended')
    bridgeEvent(b2bua, pair.bridge, pair.left ? 'ack-of-left' : 'ack', env);
  if (exchange.ack === null) acknowledge(b2bua, exchange, ack, env);
  return true;
}

/** The ACK of the other leg: with what the one that came carries, or bare when none came. */
export function acknowledge(b2bua: B2bua, exchange: Exchange, ack: Request | null, env: Env): void {
  const { pair, side, client } = exchange;
  const leg = pair[otherSide(side)];
  const cseq = get(client.request, 'cseq')?.number ?? 0;
  const parts =
    ack === null
      ? {}
      : { headers: passing(ack), body: relayed(b2bua, pair.bridge, side, ack, true, env), maxForwards: hopsLeft(ack) };
  const crossed = requestInDialog(leg.dialog, 'ACK', { via: make('via', []), cseq, ...parts });
  sendOn(b2bua, leg, crossed, { kind: 'ack', exchange }, () => undefined, env);
}

/** 13.2.2.4: the same ACK for each time the 2xx comes. */
export function repeatAck(b2bua: B2bua, exchange: Exchange, env: Env): void {
  const { ack, pair, side } = exchange;
  if (ack === null) return;
  const leg = pair[otherSide(side)];
  sendOn(b2bua, leg, ack, { kind: 'ack', exchange }, () => undefined, env);
}
