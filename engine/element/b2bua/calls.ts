// A call is set up through a back-to-back user agent: the INVITE as it goes out on the callee's leg, and what comes of
// it told on the caller's (RFC 7092 §3.1, RFC 3261 §12.1, §13.2 and §13.3). Whom to try, in which order, and whose
// answer counts is the search's decision; here each message becomes one of the other leg.

import { dialogFromRequest, dialogFromResponse } from '../../dialog/dialog';
import { respond as buildResponse } from '../../message/build';
import { get, linesOf, make, prepend, tagOf, top, withBody, withParam } from '../../message/headers';
import type { AnyHeader, Request, Response } from '../../message/message';
import type { Env } from '../../model/output';
import { base36 } from '../../random';
import { announceDialog } from '../../session/call';
import type { Transaction } from '../../transaction/layer';
import { decide, ignore, rule } from '../proxy/facts';
import { onResponse } from '../proxy/responses';
import { branchEvent, tidyUp } from '../proxy/search';
import type { Branch, ResponseContext } from '../proxy/state';
import { startAccept } from './accept';
import { bridgeEvent, bridgeOf } from './bridge';
import { contactOf, passing, recorded, translated } from './headers';
import { acknowledge, repeatAck } from './in-dialog';
import { remember } from './legs';
import { relayed } from './media';
import { release } from './release';
import { watchSession } from './session';
import type { B2bua, Bridge, End, Exchange, Pair } from './state';

/** The INVITE of the callee's leg, made from the copy a proxy would have sent. */
export function dressed(b2bua: B2bua, context: ResponseContext, copy: Request, env: Env): Request {
  if (copy.method !== 'INVITE') return copy;
  const bridge = bridgeOf(b2bua, context, env);
  bridge.body ??= relayed(b2bua, bridge, 'caller', copy, false, env);
  const via = top(copy, 'via');
  const own = contactOf(b2bua, copy.uri.scheme === 'sips', via?.transport ?? 'UDP');
  const headers: AnyHeader[] = via === undefined ? [] : [make('via', [via])];
  for (const header of translated(b2bua, copy.headers)) {
    if (header.name === 'via' || header.name === 'record-route' || header.name === 'content-length') continue;
    headers.push(ofThisLeg(b2bua, bridge, header, own, env));
  }
  return withBody({ ...copy, headers }, bridge.body);
}

function ofThisLeg(
  b2bua: B2bua,
  bridge: Bridge,
  header: AnyHeader,
  own: ReturnType<typeof contactOf>,
  env: Env,
): AnyHeader {
  if (header.name === 'contact') return make('contact', [own]);
  if (header.name === 'call-id') return make('call-id', bridge.callId);
  if (header.name !== 'from') return header;
  const from = header.value as Parameters<typeof tagOf>[0];
  const tag = base36(env.draw('tag', b2bua.id, bridge.callId, 'caller of the second leg'));
  return make('from', { ...from, params: withParam(from.params, 'tag', tag) });
}

/** A response to an INVITE the search sent out; false when the transaction is another's. */
export function inviteAnswered(b2bua: B2bua, received: Response, client: Transaction, env: Env): boolean {
  const branch = b2bua.search.branches.get(client.id);
  const bridge = branch === undefined ? undefined : b2bua.bridges.get(branch.context.id);
  if (branch === undefined || bridge === undefined) return false;
  const { status } = received;
  const pair = status > 100 && status < 300 ? pairOf(b2bua, bridge, branch, received, env) : null;
  if (status < 300 && status >= 200 && pair !== null) accepted(b2bua, bridge, branch, pair, received, env);
  else onResponse(b2bua.search, toCaller(b2bua, bridge, received, pair, env), client, env);
  return true;
}

/** A 2xx: the first is passed on; a repeated one is acknowledged again; one of another phone is ended. */
function accepted(b2bua: B2bua, bridge: Bridge, branch: Branch, pair: Pair, received: Response, env: Env): void {
  const { context } = bridge;
  if (bridge.answered !== null || (context.answered !== null && context.answered >= 300)) {
    branchEvent(b2bua.search, branch, '2xx', env);
    if (bridge.answered?.pair === pair) repeated(b2bua, bridge, bridge.answered, env);
    else surplus(b2bua, branch, pair, env);
    tidyUp(b2bua.search, context, env);
    return;
  }
  const exchange = remember(b2bua, pair, 'caller', context.server, branch.transaction);
  bridge.answered = exchange;
  onResponse(b2bua.search, toCaller(b2bua, bridge, received, pair, env), branch.transaction, env);
  bridgeEvent(b2bua, bridge, 'accepted', env);
  startAccept(b2bua, exchange, env);
  watchSession(bridge, context.server.response, env);
}

function repeated(b2bua: B2bua, bridge: Bridge, exchange: Exchange, env: Env): void {
  if (exchange.ack === null) ignore(env, '200', 'the ACK to it waits for the one of the other leg', WAITS);
  else if (bridgeEvent(b2bua, bridge, 'accepted', env).includes('repeatAck')) repeatAck(b2bua, exchange, env);
}

/** 13.2.2.4: two phones were picked up; the box has one call to give. */
function surplus(b2bua: B2bua, branch: Branch, pair: Pair, env: Env): void {
  decide(env, 'surplus', SURPLUS, { tag: pair.callee.dialog.remoteTag });
  let exchange = b2bua.exchanges.get(branch.transaction.id);
  if (exchange?.pair !== pair) exchange = remember(b2bua, pair, 'caller', branch.context.server, branch.transaction);
  if (exchange.ack !== null) {
    repeatAck(b2bua, exchange, env);
    return;
  }
  acknowledge(b2bua, exchange, null, env);
  release(b2bua, pair, 'callee', env);
}

/** The tag of who answers; 12.1.2: a 2xx without one is of a peer of RFC 2543, and its tag counts as empty. */
function tagIn(received: Response): string | undefined {
  const to = get(received, 'to');
  const tag = to === undefined ? undefined : tagOf(to);
  return tag === undefined && received.status >= 200 && received.status < 300 ? '' : tag;
}

/** The two dialogs a response makes or confirms. */
function pairOf(b2bua: B2bua, bridge: Bridge, branch: Branch, received: Response, env: Env): Pair | null {
  const tag = tagIn(received);
  if (tag === undefined) return null;
  const known = bridge.pairs.get(tag);
  const final = received.status >= 200;
  if (known !== undefined && (!final || known.callee.dialog.state === 'confirmed')) return known;
  const calleeDialog = dialogFromResponse(branch.transaction.request, received);
  const shown = buildResponse(bridge.context.server.request, received.status, {
    toTag: tagFor(b2bua, bridge, tag, env),
  });
  const callerDialog = dialogFromRequest(bridge.context.server.request, shown);
  if (known !== undefined) {
    // 13.2.2.4: the 2xx says anew where the callee is; what was counted in the early dialog counts on.
    const { localSeq, remoteSeq } = known.callee.dialog;
    known.callee.dialog = { ...calleeDialog, localSeq, remoteSeq };
    known.caller.dialog.state = 'confirmed';
    if (!known.left) announce(known, 'confirmed', env);
    return known;
  }
  const pair: Pair = {
    bridge,
    caller: { dialog: callerDialog, flow: bridge.context.incoming },
    callee: { dialog: calleeDialog, flow: branch.target.flow },
    left: false,
  };
  bridge.pairs.set(tag, pair);
  for (const side of ['caller', 'callee'] as const) {
    const end: End = { pair, side };
    b2bua.ends.set(pair[side].dialog.id, end);
  }
  announce(pair, final ? 'confirmed' : 'early', env);
  return pair;
}

function announce(pair: Pair, change: 'early' | 'confirmed', env: Env): void {
  announceDialog(pair.caller.dialog, change, env);
  announceDialog(pair.callee.dialog, change, env);
}

const tagFor = (b2bua: B2bua, bridge: Bridge, remote: string, env: Env): string =>
  base36(env.draw('tag', b2bua.id, bridge.id, remote));

/** What the caller is told: the same answer, in the words of the caller's leg. The search takes its Via off again. */
function toCaller(b2bua: B2bua, bridge: Bridge, received: Response, pair: Pair | null, env: Env): Response {
  const { server } = bridge.context;
  const { request } = server;
  const remote = tagIn(received);
  const answers = bridge.context.request.body.length > 0;
  const body = relayed(b2bua, bridge, 'callee', received, answers, env);
  const headers = pair === null ? [] : recorded(request);
  const contact = get(received, 'contact');
  if (contact !== undefined && received.status < 300) {
    headers.push(make('contact', [contactOf(b2bua, request.uri.scheme === 'sips', server.hop.transport)]));
  } else headers.push(...linesOf(received, 'contact'));
  headers.push(...passing(received));
  const parts = { reason: received.reason, headers, body };
  const response = buildResponse(
    request,
    received.status,
    remote === undefined ? parts : { ...parts, toTag: tagFor(b2bua, bridge, remote, env) },
  );
  const via = top(received, 'via');
  return via === undefined ? response : prepend(response, make('via', [via]));
}

const WAITS = rule('13.2.2.4', 'the ACK of a late offer carries the answer: it cannot go before the other leg has it');
const SURPLUS = rule('13.2.2.4', 'another phone answered first: this 2xx gets its ACK and a BYE');
