// Forwarding without a transaction: RFC 3261 §16.11 for the stateless proxy, §16.7 and RFC 6026 §7.1 for the ACK to a
// 2xx, §16.10 for a CANCEL nobody here knows. Everything that comes again is sent again in the same way.

import { respond as buildResponse } from '../../message/build';
import { branchOf, get, param, top, withoutTop } from '../../message/headers';
import type { Message, Request, Response } from '../../message/message';
import type { SipUri } from '../../message/uri';
import { parseUri } from '../../message/uri-parse';
import { printUri } from '../../message/uri-print';
import type { Address, Hop, Transport } from '../../model/address';
import type { Answer } from '../../model/element';
import type { Env, Rule } from '../../model/output';
import { questionFor } from '../gruu';
import type { Located } from '../location';
import { loopPart } from './branch-id';
import { check } from './checks';
import { MAX_BREADTH } from './copy';
import { decide, ignore, rule } from './facts';
import { openlyAsked } from './flows';
import { forwardStatelessly, routeFor } from './forward';
import { isMyVia, isResponsible } from './identity';
import { preprocess } from './preprocess';
import { relayRequest } from './relay';
import type { ProxyServer, Target } from './state';
import { reply, tagFor } from './uas';

/** Sends a request on to where it says, without a transaction: ACK and CANCEL in a stateful proxy. */
export function forwardAlone(proxy: ProxyServer, received: Request, source: Address | null, env: Env): void {
  const flow = openlyAsked(proxy, received, source, env);
  const request = preprocess(proxy, received, transportOf(received, proxy), env);
  if (get(request, 'max-forwards') === 0) {
    ignore(env, request.method, 'Max-Forwards is 0', HOPS);
  } else if (isGruu(proxy, request.uri)) {
    // RFC 5627 §6.1: where the phone is that it means, the location service knows.
    const passed = proxy.spec.relay === true ? relayRequest(proxy, request, env) : request;
    lookUp(proxy, passed, request.uri, '', env);
  } else if (isResponsible(proxy, request.uri)) {
    ignore(
      env,
      request.method,
      'its Request-URI names a user of this proxy, and it belongs to no call known here',
      NO_WAY,
    );
  } else {
    const target = direct(proxy, request.uri, flow);
    // An ACK to a 2xx is a transaction of its own that never forks; a CANCEL has the branch of what it cancels.
    const loop = request.method === 'ACK' ? '' : loopPart(proxy, received, env);
    const passed = proxy.spec.relay === true ? relayRequest(proxy, request, env) : request;
    if (!forwardStatelessly(proxy, passed, target, loop, 1, env)) {
      ignore(env, request.method, `no address for ${printUri(request.uri)}`, NO_WAY);
    }
  }
}

const isGruu = (proxy: ProxyServer, uri: Target['uri']): uri is SipUri =>
  isResponsible(proxy, uri) && param(uri.params, 'gr') !== undefined;

const transportOf = (request: Request, proxy: ProxyServer): Transport =>
  (top(request, 'via')?.transport as Transport | undefined) ?? proxy.transport;

const direct = (proxy: ProxyServer, uri: Target['uri'], flow: Hop | null, contact?: Located): Target => ({
  uri,
  aor: null,
  q: 1,
  path: contact?.path ?? [],
  via: routeFor(proxy, uri),
  flow,
  limit: null,
  secure: false,
  forwarded: false,
  tried: true,
});

/** 16.11: everything a stateless proxy does with a message. */
export function stepStateless(
  proxy: ProxyServer,
  message: Message,
  source: Address,
  transport: Transport,
  env: Env,
): void {
  if (message.kind === 'response') passBack(proxy, message, env);
  else passOn(proxy, message, source, transport, env);
}

function passOn(proxy: ProxyServer, received: Request, source: Address, transport: Transport, env: Env): void {
  const loop = loopPart(proxy, received, env);
  const rejection = check(proxy, received, loop);
  if (rejection !== null) {
    decide(env, 'rejected', rejection.rule, { status: rejection.status, why: rejection.why });
    refuse(proxy, received, rejection.status, env, rejection.headers);
    return;
  }
  const flow = openlyAsked(proxy, received, source, env);
  const request = preprocess(proxy, received, transport, env);
  if (!isResponsible(proxy, request.uri)) {
    if (!forwardStatelessly(proxy, request, direct(proxy, request.uri, flow), loop, breadthOf(request), env)) {
      refuse(proxy, request, 500, env);
    }
    return;
  }
  lookUp(proxy, request, request.uri, loop, env);
}

/** Nothing is remembered beyond the answer: the request comes again, and the question is asked again. */
function lookUp(proxy: ProxyServer, request: Request, uri: SipUri, loop: string, env: Env): void {
  const via = top(request, 'via');
  const id = `stateless ${request.method} ${(via && branchOf(via)) ?? loop} ${env.now}`;
  proxy.waiting.set(id, { request, loop });
  env.out.push({ type: 'asked', id, service: 'location', question: questionFor(uri), to: null, arrives: null });
}

/** The location service answered a stateless proxy. False when the question was not one of its own. */
export function onStatelessAnswer(proxy: ProxyServer, id: string, reply: Answer, env: Env): boolean {
  const waiting = proxy.waiting.get(id);
  if (waiting === undefined) return false;
  proxy.waiting.delete(id);
  const { request, loop } = waiting;
  // 16.11: one target, and the same each time: the first.
  const first: Located | undefined = reply.kind === 'bindings' ? reply.contacts[0] : undefined;
  // RFC 5627 §6.1: within a dialog the Route leads the way, whatever Path the phone has registered.
  const within = isGruu(proxy, request.uri) && top(request, 'route') !== undefined;
  const contact = first === undefined || !within ? first : { ...first, path: [] };
  const uri = contact === undefined ? null : parseUri(contact.uri);
  decide(env, 'target', ONE, { contact: contact?.uri ?? null });
  if (!uri?.ok) refuse(proxy, request, reply.kind === 'unknown' ? 404 : 480, env);
  else if (
    !forwardStatelessly(
      proxy,
      request,
      direct(proxy, uri.uri, contact?.flow ?? null, contact),
      loop,
      breadthOf(request),
      env,
    )
  ) {
    refuse(proxy, request, 500, env);
  }
  return true;
}

const breadthOf = (request: Request): number => get(request, 'max-breadth') || MAX_BREADTH;

/** 8.2.7: a response without a transaction; an ACK gets none. */
function refuse(
  proxy: ProxyServer,
  request: Request,
  status: number,
  env: Env,
  headers: Response['headers'] = [],
): void {
  if (request.method === 'ACK') {
    ignore(env, 'ACK', 'an ACK is never answered', rule('17', 'no response is ever sent to an ACK'));
    return;
  }
  reply(buildResponse(request, status, { toTag: tagFor(proxy, request, env), headers }), env);
}

/** 16.11: a response goes back by the next Via, if the first one is this proxy's. */
function passBack(proxy: ProxyServer, response: Response, env: Env): void {
  const via = top(response, 'via');
  if (via === undefined || !isMyVia(proxy, via)) {
    ignore(env, `${response.status}`, 'its first Via is not of this proxy', NOT_MINE);
    return;
  }
  const rest = withoutTop(response, 'via');
  if (top(rest, 'via') === undefined) ignore(env, `${response.status}`, 'no Via is left', NOT_MINE);
  else reply(rest, env);
}

const HOPS: Rule = rule('16.3', 'Max-Forwards has run out, and this request gets no response');
const NO_WAY: Rule = rule('16.11', 'a stateless forwarder can only go where the message itself says');
const ONE: Rule = rule('16.11', 'a stateless proxy chooses one target, the same each time');
const NOT_MINE: Rule = rule('16.11', 'a response whose first Via is not this proxy is silently discarded');
