// RFC 3261 §8: a user agent. Both roles in one phone: it asks (UAC, §8.1) and it is asked (UAS, §8.2).
// This file decides what an input is about and hands it to the call or usage it belongs to.

import { acceptsRequest } from '../dialog/dialog';
import { respond } from '../message/build';
import { get, make, tagOf } from '../message/headers';
import type { Request, Response } from '../message/message';
import type { NameAddr } from '../message/uri';
import { parseUri } from '../message/uri-parse';
import { validate } from '../message/validate';
import type { Input } from '../model/element';
import type { Env } from '../model/output';
import type { NetworkSpec, UserAgentSpec } from '../model/scenario';
import { classifyByeAnswer } from '../session/bye';
import { acceptTimer, acknowledged, happen as calleeHappens, ring } from '../session/callee';
import { happen as callerHappens, inviteAnswered, inviteFailed, lateAccept } from '../session/caller';
import type { Call, Phone, Usage } from '../session/phone';
import { tagFor } from '../session/requests';
import type { Indication, Transaction } from '../transaction/layer';
import { respond as answer, createLayer, fire, ownsTimer, receive, transportFailed } from '../transaction/layer';
import { registrationAnswered, registrationTimer } from '../usage/registration';
import { take } from './acts';
import { refusalOf } from './request-checks';

/** A phone as it comes out of the box: its person's numbers in it, nothing going on. */
export function createUserAgent(
  spec: UserAgentSpec,
  network: NetworkSpec,
  book: ReadonlyMap<string, string>,
  hostOf: (id: string) => string,
): Phone {
  return {
    id: spec.id,
    kind: 'user-agent',
    spec,
    timers: network.timers,
    layer: createLayer(network.timers, spec.trying),
    book,
    outbound: spec.via.map((id) => addressOf(`sip:${hostOf(id)};lr`)),
    contact: contactOf(spec),
    self: { ...addressOf(spec.aor), display: spec.display },
    calls: new Map(),
    going: new Map(),
    served: new Map(),
    asked: new Map(),
    realms: new Map(),
    registration: null,
  };
}

function addressOf(uri: string): NameAddr {
  const read = parseUri(uri);
  if (!read.ok) throw new Error(`not a URI: ${uri}`);
  return { display: null, uri: read.uri, params: [] };
}

/** RFC 3261 §8.1.1.8: where the phone itself can be reached. */
function contactOf(spec: UserAgentSpec): NameAddr {
  const { uri } = addressOf(spec.aor);
  const user = 'user' in uri && uri.user !== null ? `${uri.user}@` : '';
  const port = spec.port === 5060 ? '' : `:${spec.port}`;
  const transport = spec.transport === 'UDP' ? '' : `;transport=${spec.transport.toLowerCase()}`;
  return addressOf(`${uri.scheme}:${user}${spec.host}${port}${transport}`);
}

/** One thing happens to the phone. */
export function stepUserAgent(phone: Phone, input: Input, env: Env): void {
  switch (input.type) {
    case 'packet':
      handle(phone, receive(phone.layer, input.message, input.source, input.transport, env), env);
      break;
    case 'timer':
      onTimer(phone, input.owner, input.name, env);
      break;
    case 'act':
      take(phone, input.act, input.call, env);
      break;
    case 'transport-error':
      if (input.transaction !== null) handle(phone, transportFailed(phone.layer, input.transaction, env), env);
      break;
    case 'unreadable':
      env.out.push({
        type: 'ignored',
        what: 'bytes',
        why: `not a SIP message: expected ${input.error.expected}`,
        rule: null,
      });
      break;
    case 'answer':
      break;
  }
}

function onTimer(phone: Phone, owner: string, name: string, env: Env): void {
  if (ownsTimer(phone.layer, owner)) {
    handle(phone, fire(phone.layer, owner, name, env), env);
    return;
  }
  const call = phone.calls.get(owner);
  if (call === undefined) {
    if (phone.registration?.owner === owner) registrationTimer(phone, name, env);
  } else if (call.role === 'callee') acceptTimer(phone, call, name, env);
  else callerHappens(phone, call, `timer.${name}`, null, '', env);
}

function handle(phone: Phone, indication: Indication | null, env: Env): void {
  if (indication === null) return;
  switch (indication.kind) {
    case 'request':
      onRequest(phone, indication.request, indication.transaction, env);
      break;
    case 'ack': {
      const call = callOf(phone, indication.request);
      if (call?.role === 'callee') acknowledged(phone, call, indication.request, env);
      break;
    }
    case 'cancel':
      onCancel(phone, indication.request, indication.transaction, indication.invite, env);
      break;
    case 'response':
      onResponse(phone, indication.transaction, indication.response, env);
      break;
    case 'stray-response':
      lateAccept(phone, indication.response, env);
      break;
    case 'timeout':
    case 'transport-error':
      onFailure(phone, indication.transaction, indication.kind === 'timeout' ? 'timeout' : 'transport', env);
      break;
    case 'no-ack':
      break;
  }
}

function onResponse(phone: Phone, transaction: Transaction, response: Response, env: Env): void {
  const usage = usageOf(phone, transaction);
  switch (usage?.kind) {
    case 'invite':
      inviteAnswered(phone, usage.call, response, env);
      break;
    case 'bye':
      byeAnswered(phone, usage.call, classifyByeAnswer(phone, usage.call, response, env), env);
      break;
    case 'register':
      registrationAnswered(phone, usage.registration, response, env);
      break;
    default:
  }
}

function onFailure(phone: Phone, transaction: Transaction, what: 'timeout' | 'transport', env: Env): void {
  const usage = usageOf(phone, transaction);
  if (usage?.kind === 'invite') inviteFailed(phone, usage.call, what, env);
  if (usage?.kind === 'bye') byeAnswered(phone, usage.call, 'bye-answered', env);
  if (usage?.kind === 'register') registrationAnswered(phone, usage.registration, null, env);
}

const usageOf = (phone: Phone, transaction: Transaction): Usage | undefined => phone.asked.get(transaction.id);

function byeAnswered(phone: Phone, call: Call, event: string | null, env: Env): void {
  if (event === null) return;
  if (call.role === 'caller') callerHappens(phone, call, event, null, '', env);
  else calleeHappens(phone, call, event, null, env);
}

/** A new request, in the order of RFC 3261 §8.2: is it a message at all, may it be served, does its dialog exist? */
function onRequest(phone: Phone, request: Request, server: Transaction, env: Env): void {
  const fault = validate(request);
  const refusal = fault.ok
    ? refusalOf(phone, request, server, env)
    : respond(request, fault.status, { toTag: tagFor(phone, env, get(request, 'call-id') ?? '', 'refusal') });
  if (refusal !== null) {
    answer(phone.layer, server, refusal, env);
    return;
  }
  const to = get(request, 'to');
  if (to !== undefined && tagOf(to) !== undefined) inDialog(phone, request, server, env);
  else outOfDialog(phone, request, server, env);
}

function outOfDialog(phone: Phone, request: Request, server: Transaction, env: Env): void {
  if (request.method === 'INVITE') {
    if (isBusy(phone)) reply(phone, request, server, 486, env);
    else ring(phone, request, server, env);
  } else if (request.method === 'OPTIONS') {
    // 11.2: what the phone could do, and 486 when it could not take a call now.
    reply(phone, request, server, isBusy(phone) ? 486 : 200, env, [
      make('allow', phone.spec.methods),
      make('accept', [{ value: 'application/sdp', params: [] }]),
      make('supported', phone.spec.supported),
    ]);
  } else {
    // 12.2.2: a request that needs a dialog, without one.
    reply(phone, request, server, 481, env);
  }
}

const isBusy = (phone: Phone): boolean => phone.going.size >= (phone.spec.lines ?? 1);

function reply(
  phone: Phone,
  request: Request,
  server: Transaction,
  status: number,
  env: Env,
  headers: Response['headers'] = [],
): void {
  const toTag = tagFor(phone, env, get(request, 'call-id') ?? '', request.method, status);
  answer(phone.layer, server, respond(request, status, { toTag, headers }), env);
}

function inDialog(phone: Phone, request: Request, server: Transaction, env: Env): void {
  const call = callOf(phone, request);
  if (call?.dialog == null) {
    // 12.2.2: no such dialog here.
    answer(phone.layer, server, respond(request, 481, {}), env);
    return;
  }
  if (acceptsRequest(call.dialog, request) === 'out-of-order') {
    answer(phone.layer, server, respond(request, 500, {}), env);
    return;
  }
  if (request.method === 'BYE') {
    const taken =
      call.role === 'caller'
        ? callerHappens(phone, call, 'bye', null, '', env, { request, server })
        : calleeHappens(phone, call, 'bye', request, env, 487, server);
    if (!taken) answer(phone.layer, server, respond(request, 481, {}), env);
    return;
  }
  // 14.2: a change of the session may be refused; the session goes on as it was.
  answer(phone.layer, server, respond(request, request.method === 'INVITE' ? 488 : 405, {}), env);
}

/** 9.2: the CANCEL itself is answered with 200, whatever it brings about. */
function onCancel(phone: Phone, request: Request, server: Transaction, invite: Transaction | null, env: Env): void {
  const call = invite === null ? undefined : phone.served.get(invite.id);
  if (invite === null) {
    reply(phone, request, server, 481, env);
    return;
  }
  const toTag = call?.localTag ?? tagFor(phone, env, get(request, 'call-id') ?? '', 'refusal');
  answer(phone.layer, server, respond(request, 200, { toTag }), env);
  if (call !== undefined) calleeHappens(phone, call, 'cancel', null, env);
}

/** The call whose dialog a request belongs to: Call-ID, our tag in To, theirs in From (RFC 3261 §12). */
function callOf(phone: Phone, request: Request): Call | undefined {
  const [to, from] = [get(request, 'to'), get(request, 'from')];
  if (to === undefined || from === undefined) return undefined;
  const call = phone.calls.get(`call ${get(request, 'call-id')} ${tagOf(to)}`);
  return call !== undefined && call.dialog !== null && call.dialog.remoteTag === (tagOf(from) ?? '') ? call : undefined;
}
