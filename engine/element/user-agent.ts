// RFC 3261 §8: a user agent. Both roles in one phone: it asks (UAC, §8.1) and it is asked (UAS, §8.2).
// This file decides what an input is about and hands it to the call or usage it belongs to.

import { respond } from '../message/build';
import { get, list } from '../message/headers';
import type { Request } from '../message/message';
import type { NameAddr } from '../message/uri';
import { parseUri } from '../message/uri-parse';
import type { Input } from '../model/element';
import type { Env, Rule } from '../model/output';
import type { NetworkSpec, UserAgentSpec } from '../model/scenario';
import { createResolver, keep } from '../resolve/resolver';
import { defaultPort } from '../resolve/target';
import { askedTimer, changeAcknowledged, changeCancelled } from '../session/asked';
import { acknowledged, happen as calleeHappens, calleeTimer } from '../session/callee';
import { callerTimer } from '../session/caller';
import { carryOn, changeTimer } from '../session/change';
import { resume } from '../session/failover';
import { saidOf } from '../session/gruu';
import { toneHeard } from '../session/keys';
import { lateAccept } from '../session/late-accept';
import { noLines } from '../session/lines';
import type { Call, Phone } from '../session/phone';
import { reservationTimer } from '../session/precondition';
import { sessionTimer } from '../session/refresh';
import { nameIn, tagFor } from '../session/requests';
import type { Indication, Transaction } from '../transaction/layer';
import { respond as answer, createLayer, fire, ownsTimer, receive, transportFailed } from '../transaction/layer';
import { featuresOf } from '../usage/machines';
import { disconnected, registrationTimer, signAnswered } from '../usage/registration';
import { legAcknowledged } from '../usage/third-party';
import { take } from './acts';
import type { Book } from './book';
import { callOf, onRequest, reply } from './incoming';
import { settleRequest } from './outcomes';
import { answerUnreadable } from './proxy/uas';
import { afterwards, serviceTimer } from './services';

/** A phone as it comes out of the box: its person's numbers in it, nothing going on. */
export function createUserAgent(
  spec: UserAgentSpec,
  network: NetworkSpec,
  { book, direct }: Book,
  hostOf: (id: string) => string,
): Phone {
  const place: NameAddr = { ...contactOf(spec), params: featuresOf(spec.services?.behaviour) };
  return {
    id: spec.id,
    kind: 'user-agent',
    spec,
    timers: network.timers,
    layer: createLayer(network.timers, spec.trying, spec.rfc2543),
    book,
    direct,
    outbound: spec.via.map((id) => addressOf(`sip:${hostOf(id)};lr`)),
    preferred: 0,
    serviceRoute: [],
    registrar: spec.registrar === null ? null : addressOf(`${schemeOf(spec.aor)}:${hostOf(spec.registrar)}`).uri,
    gate:
      spec.services?.onlyVia === undefined ? null : addressOf(`${schemeOf(spec.aor)}:${hostOf(spec.services.onlyVia)}`),
    contact: saidOf(spec, place),
    place,
    self: { ...addressOf(spec.aor), display: spec.display },
    calls: new Map(),
    going: noLines(spec.mediaPort),
    served: new Map(),
    asked: new Map(),
    realms: new Map(),
    registration: null,
    otherFlows: [],
    resolver: createResolver(spec.id, network.dns),
    held: [],
    fallbacks: new Map(),
    subscriptions: new Map(),
    again: new Map(),
    watched: 0,
    mailbox: { fresh: 0, heard: 0 },
    offline: false,
    letter: null,
    shown: null,
    publication: null,
    store: [],
  };
}

const schemeOf = (aor: string): string => aor.slice(0, aor.indexOf(':'));

function addressOf(uri: string): NameAddr {
  const read = parseUri(uri);
  if (!read.ok) throw new Error(`not a URI: ${uri}`);
  return { display: null, uri: read.uri, params: [] };
}

/** RFC 3261 §8.1.1.8: where the phone itself can be reached. */
function contactOf(spec: UserAgentSpec): NameAddr {
  const { uri } = addressOf(spec.aor);
  const user = 'user' in uri && uri.user !== null ? `${uri.user}@` : '';
  const port = spec.port === 5060 || spec.port === defaultPort(spec.transport) ? '' : `:${spec.port}`;
  // RFC 3261 §26.2.2: sips: already says TLS; the transport parameter tls is out of use.
  const unsaid = spec.transport === 'UDP' || spec.transport === 'TLS';
  const transport = unsaid ? '' : `;transport=${spec.transport.toLowerCase()}`;
  return addressOf(`${uri.scheme}:${user}${nameIn(spec)}${port}${transport}`);
}

/** One thing happens to the phone. */
export function stepUserAgent(phone: Phone, input: Input, env: Env): void {
  switch (input.type) {
    case 'packet':
      // 8.1.3.3: the one Via of a response is this phone's own; with more of them it went astray.
      if (input.message.kind === 'response' && list(input.message, 'via').length > 1)
        ignore(env, `${input.message.status}`, 'it is on its way to somebody else', ASTRAY);
      else handle(phone, receive(phone.layer, input.message, input.source, input.transport, env), env);
      break;
    case 'timer':
      onTimer(phone, input.owner, input.name, env);
      break;
    case 'tone':
      toneHeard(phone, input.keys, input.port, env);
      break;
    case 'act':
      take(phone, input.act, input.call, env, input.branch);
      break;
    case 'transport-error':
      if (input.transaction !== null)
        handle(phone, transportFailed(phone.layer, input.transaction, env, input.message), env);
      else
        ignore(env, 'transport-error', 'no transaction sent it: the 2xx that is not acknowledged comes again', REPEAT);
      break;
    case 'pong':
      signAnswered(phone, input, env);
      break;
    case 'disconnected':
      disconnected(phone, input, env);
      break;
    case 'unreadable':
      answerUnreadable(phone, input.error, env);
      break;
    case 'answer':
      if (phone.resolver === null) break;
      keep(phone.resolver, input.id, input.answer, env);
      // 8.1.3.1: a request that cannot be sent counts as answered with 503.
      for (const transaction of resume(phone, env)) settleRequest(phone, transaction, 'transport', env);
      break;
  }
  if (phone.watched > 0 || phone.spec.services !== undefined) afterwards(phone, env);
  if (phone.offline) loseAll(env);
}

/** Timers of what goes on beside a call's own states. */
const callTimer = (phone: Phone, call: Call, name: string, env: Env): boolean =>
  changeTimer(phone, call, name, env) ||
  sessionTimer(phone, call, name, env) ||
  reservationTimer(phone, call, name, env);

/** Without a network, nothing the phone sends leaves it. */
function loseAll(env: Env): void {
  for (const fact of env.out)
    if (fact.type === 'sent' || fact.type === 'pinged') fact.lost = 'the phone has no network';
}

function onTimer(phone: Phone, owner: string, name: string, env: Env): void {
  if (ownsTimer(phone.layer, owner)) {
    handle(phone, fire(phone.layer, owner, name, env), env);
    return;
  }
  const call = phone.calls.get(owner);
  if (call !== undefined ? callTimer(phone, call, name, env) : askedTimer(phone, owner, name, env)) return;
  if (call === undefined) {
    if (serviceTimer(phone, owner, name, env)) return;
    registrationTimer(phone, owner, name, env);
  } else if (call.role === 'callee') calleeTimer(phone, call, name, env);
  else callerTimer(phone, call, name, env);
}

function handle(phone: Phone, indication: Indication | null, env: Env): void {
  if (indication === null) return;
  switch (indication.kind) {
    case 'request':
      onRequest(phone, indication.request, indication.transaction, env);
      break;
    case 'ack': {
      const call = callOf(phone, indication.request);
      if (call !== undefined && changeAcknowledged(phone, call, indication.request, env)) {
        if (call.purpose?.kind === 'leg') legAcknowledged(phone, call, call.purpose, indication.request, env);
        break;
      }
      if (call?.role === 'callee' && call.accept !== null) {
        acknowledged(phone, call, indication.request, env);
        carryOn(phone, call, env);
      } else ignore(env, 'ACK', 'no call here waits for it', NO_CALL);
      break;
    }
    case 'cancel':
      onCancel(phone, indication.request, indication.transaction, indication.invite, env);
      break;
    case 'response':
      settleRequest(phone, indication.transaction, indication.response, env);
      break;
    case 'stray-response':
      lateAccept(phone, indication.response, env);
      break;
    case 'timeout':
      settleRequest(phone, indication.transaction, 'timeout', env);
      break;
    case 'transport-error':
      settleRequest(phone, indication.transaction, 'transport', env);
      break;
    case 'no-ack':
      ignore(env, 'no ACK', 'the call was turned down, and stays so', NO_ACK);
      break;
  }
}

const rule = (section: string, text: string): Rule => ({ rfc: 3261, section, text });
const REPEAT = rule('13.3.1.4', 'what carries a 2xx and its ACK is the repeating, not a transaction');
const ASTRAY = rule('8.1.3.3', 'a response with more than one Via has been misrouted or corrupted');
const NO_CALL = rule('12.2.2', 'an ACK outside of every dialog is dropped: it can have no answer');
const NO_ACK = rule('17.2.1', 'Timer H ends the wait for the ACK to a refusal');

function ignore(env: Env, what: string, why: string, because: Rule): void {
  env.out.push({ type: 'ignored', what, why, rule: because });
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
  if (call === undefined || changeCancelled(phone, call, invite, env)) return;
  calleeHappens(phone, call, 'cancel', request, env);
}
