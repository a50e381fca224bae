// The redirect server of RFC 3261 §8.3: it answers every request with where else to try, and sends none itself. It asks
// the same location service a proxy would, and knows besides whom an administrator has noted as moved.

import { respond as buildResponse } from '../message/build';
import { list, make, withParam } from '../message/headers';
import type { AnyHeader, Request } from '../message/message';
import type { NameAddr, SipUri } from '../message/uri';
import { sameUri } from '../message/uri-compare';
import { parseUri } from '../message/uri-parse';
import { isSip } from '../message/uri-print';
import { validate } from '../message/validate';
import type { Answer, Element, Input } from '../model/element';
import type { Env, Rule } from '../model/output';
import type { NetworkSpec, RedirectSpec } from '../model/scenario';
import {
  createLayer,
  fire,
  type Indication,
  ownsTimer,
  receive,
  respond,
  type Transaction,
  type TransactionLayer,
  transportFailed,
  trying,
} from '../transaction/layer';
import { authenticate, type Challenger, createChallenger } from './challenge';
import { questionFor } from './gruu';
import { aorOf, indexOf, type Located } from './location';
import { decide, ignore, rule } from './proxy/facts';
import { namesOf } from './proxy/identity';
import { answerUnreadable, tagFor } from './proxy/uas';

export interface Redirect extends Element {
  readonly kind: 'redirect';
  readonly spec: RedirectSpec;
  readonly layer: TransactionLayer;
  readonly names: ReadonlySet<string>;
  readonly challenger: Challenger | null;
  /** Canonical address of record -> where its user is now. */
  readonly moved: ReadonlyMap<string, readonly Located[]>;
  /** Server transactions that wait for the location service, by the id of the question. */
  readonly asking: Map<string, Transaction>;
}

/** A redirect server as its spec describes it. */
export function createRedirect(spec: RedirectSpec, network: NetworkSpec): Redirect {
  return {
    id: spec.id,
    kind: 'redirect',
    spec,
    layer: createLayer(network.timers, spec.trying),
    names: namesOf(spec),
    challenger: spec.auth === null ? null : createChallenger(spec.id, spec.auth, spec.users),
    moved: new Map(Object.entries(spec.moved).map(([aor, contacts]) => [indexOf(aor), contacts])),
    asking: new Map(),
  };
}

/** Lets something happen to a redirect server. */
export function stepRedirect(server: Redirect, input: Input, env: Env): void {
  switch (input.type) {
    case 'packet':
      hear(server, receive(server.layer, input.message, input.source, input.transport, env), env);
      return;
    case 'unreadable':
      answerUnreadable(server, input.error, env);
      return;
    case 'timer':
      if (ownsTimer(server.layer, input.owner)) hear(server, fire(server.layer, input.owner, input.name, env), env);
      else ignore(env, `timer ${input.name}`, 'what it was set for has ended', null);
      return;
    case 'answer':
      onAnswer(server, input.id, input.answer, env);
      return;
    case 'transport-error':
      if (input.transaction !== null) transportFailed(server.layer, input.transaction, env, input.message);
      return;
    case 'act':
      ignore(env, input.act.verb, 'a redirect server is no phone', null);
  }
}

function hear(server: Redirect, indication: Indication | null, env: Env): void {
  if (indication?.kind === 'request') onRequest(server, indication.request, indication.transaction, env);
  else if (indication?.kind === 'cancel')
    onCancel(server, indication.request, indication.transaction, indication.invite, env);
  else if (indication?.kind === 'ack') ignore(env, 'ACK', 'it belongs to no call of this server', null);
}

function onRequest(server: Redirect, request: Request, transaction: Transaction, env: Env): void {
  const verdict = validate(request, { schemes: ['sip', 'sips'] });
  const strange = list(request, 'require');
  const { uri } = request;
  if (!verdict.ok) {
    refuse(server, transaction, verdict.status, verdict.why, CHECKS, env);
  } else if (strange.length > 0) {
    refuse(server, transaction, 420, `Require asks for ${strange.join(', ')}`, REQUIRE, env, [
      make('unsupported', strange),
    ]);
  } else if (!isSip(uri) || !server.names.has(uri.host)) {
    refuse(server, transaction, 404, 'not a domain of this server', UNKNOWN, env);
  } else {
    prove(server, request, transaction, uri, env);
  }
}

/** 22.2: a redirect server may ask who it is; then it looks up where the user is. */
function prove(server: Redirect, request: Request, transaction: Transaction, uri: SipUri, env: Env): void {
  if (server.challenger !== null) {
    const identity = authenticate(server.challenger, request, 'www', env);
    if (!identity.ok) {
      answer(server, transaction, 401, env, [identity.challenge]);
      return;
    }
  }
  const aor = aorOf(uri);
  const moved = server.moved.get(aor);
  if (moved !== undefined) {
    redirect(server, transaction, aor, moved, env);
    return;
  }
  trying(server.layer, transaction, env);
  const id = `redirect ${transaction.key}`;
  server.asking.set(id, transaction);
  decide(env, 'responsible', ASK, { aor });
  env.out.push({ type: 'asked', id, service: 'location', question: questionFor(uri), to: null, arrives: null });
}

function onAnswer(server: Redirect, id: string, reply: Answer, env: Env): void {
  const transaction = server.asking.get(id);
  server.asking.delete(id);
  if (transaction === undefined) {
    ignore(env, 'answer', 'nobody waits for it any more', null);
  } else if (reply.kind === 'bindings' && reply.contacts.length > 0) {
    redirect(server, transaction, id, reply.contacts, env);
  } else {
    const status = reply.kind === 'unknown' ? 404 : 480;
    refuse(server, transaction, status, 'no place to send the caller to', UNKNOWN, env);
  }
}

/** The 3xx, its contacts in the order of preference. */
function redirect(
  server: Redirect,
  transaction: Transaction,
  aor: string,
  contacts: readonly Located[],
  env: Env,
): void {
  const { request } = transaction;
  const several = contacts.length > 1;
  const places: NameAddr[] = [];
  for (const { uri, q } of contacts) {
    const read = parseUri(uri);
    // 8.3: never back to the very URI that was asked for.
    if (!read.ok || sameUri(read.uri, request.uri)) continue;
    const params = several || q !== 1 ? withParam([], 'q', String(q)) : [];
    places.push({ display: null, uri: read.uri, params });
  }
  if (places.length === 0) {
    refuse(server, transaction, 404, 'every place leads back here', SELF, env);
    return;
  }
  const { status } = server.spec;
  decide(env, 'redirected', REDIRECT, { aor, status, contacts: contacts.map(({ uri, q }) => ({ uri, q })) });
  answer(server, transaction, status, env, [make('contact', places)]);
}

/** 8.3 and 9.2: a CANCEL is answered 200; the request it is about, if still open, 487. */
function onCancel(server: Redirect, cancel: Request, own: Transaction, invite: Transaction | null, env: Env): void {
  const toTag = tagFor(server, invite?.request ?? cancel, env);
  respond(server.layer, own, buildResponse(cancel, invite === null ? 481 : 200, { toTag }), env);
  if (invite === null || !server.asking.delete(`redirect ${invite.key}`)) return;
  refuse(server, invite, 487, 'cancelled before it was answered', CANCELLED, env);
}

function refuse(
  server: Redirect,
  transaction: Transaction,
  status: number,
  why: string,
  because: Rule,
  env: Env,
  headers: readonly AnyHeader[] = [],
): void {
  decide(env, 'rejected', because, { status, why });
  answer(server, transaction, status, env, headers);
}

function answer(
  server: Redirect,
  transaction: Transaction,
  status: number,
  env: Env,
  headers: readonly AnyHeader[] = [],
): void {
  const { request } = transaction;
  respond(
    server.layer,
    transaction,
    buildResponse(request, status, { toTag: tagFor(server, request, env), headers }),
    env,
  );
}

const CHECKS: Rule = rule('8.2', 'a request that is not well-formed is refused');
const REQUIRE: Rule = rule('8.2.2.3', 'Require names what this server does not know: 420');
const UNKNOWN: Rule = rule('8.3', 'the server knows no other place for this user');
const ASK: Rule = rule('8.3', 'the alternatives come from the location service');
const REDIRECT: Rule = rule('8.3', 'the caller gets the places to try, and tries them itself');
const SELF: Rule = rule('8.3', 'a request is never redirected to its own Request-URI: 404');
const CANCELLED: Rule = rule('9.2', 'the request has been cancelled: 487');
