// The proxy of RFC 3261 §16: stateful (§16.2) or stateless (§16.11), with the registrar of §10.3 where its spec asks
// for one. This file makes it and tells its parts what happened; `proxy/` does the work.
//   packet   -> transaction layer -> requests, responses, CANCEL, ACK
//   timer    -> transaction layer, or Timer C and its kin, or a binding that lapses
//   answer   -> the target set

import { make } from '../message/headers';
import type { NameAddr } from '../message/uri';
import type { Address } from '../model/address';
import type { Input } from '../model/element';
import type { Env } from '../model/output';
import type { NetworkSpec, ProxySpec } from '../model/scenario';
import { createResolver } from '../resolve/resolver';
import { createLayer, fire, type Indication, ownsTimer, receive, transportFailed } from '../transaction/layer';
import { createChallenger } from './challenge';
import type { LocationService } from './location';
import { sessionExpired } from './proxy/call-state';
import { ignore, rule } from './proxy/facts';
import { answerPing, flowFrom } from './proxy/flows';
import { namesOf } from './proxy/identity';
import { onNames } from './proxy/names';
import { isRegistration, onCancel, onContextTimer, onRequest } from './proxy/requests';
import { onBranchTimer, onFailure, onResponse } from './proxy/responses';
import { tidyUp } from './proxy/search';
import type { ProxyServer } from './proxy/state';
import { forwardAlone, onStatelessAnswer, stepStateless } from './proxy/stateless';
import { onAnswer } from './proxy/targets';
import { answerUnreadable } from './proxy/uas';
import { dropFlow, onBindingTimer } from './registrar-core';
import { passTone } from './tones';

export type { ProxyServer } from './proxy/state';

/**
 * A proxy as its spec describes it, with no transactions yet.
 *
 * @param network its timers and the transport of URIs that name none
 * @param locations what its registrar writes: one location service, or one for each domain; only asked, never read
 */
export function createProxy(
  spec: ProxySpec,
  network: NetworkSpec,
  locations: LocationService | ReadonlyMap<string, LocationService> | null = null,
): ProxyServer {
  const challenger = spec.auth === null ? null : createChallenger(spec.id, spec.auth, spec.users);
  const names = namesOf(spec);
  const sip = itself(spec, 'sip');
  const sips = itself(spec, 'sips');
  const registers = spec.registrar && locations !== null;
  const registration = spec.registration ?? {};
  return {
    id: spec.id,
    kind: 'proxy',
    spec,
    transport: network.transport,
    layer: createLayer(network.timers, spec.trying, spec.rfc2543),
    names,
    schemes: ['sip', 'sips', ...(spec.numbers === undefined ? [] : ['tel']), ...Object.keys(spec.routes)],
    recordRouteHeader: { sip: make('record-route', [sip]), sips: make('record-route', [sips]) },
    pathHeader: { sip: make('path', [sip]), sips: make('path', [sips]) },
    challenger,
    registry: registers
      ? {
          owner: spec.id,
          domains: new Set(spec.domains),
          locations,
          challenger,
          spec: registration,
          lapsing: new Set(),
        }
      : null,
    contexts: new Map(),
    asked: new Map(),
    branches: new Map(),
    waiting: new Map(),
    resolver: createResolver(spec.id, network.dns),
    held: [],
    remembered: new Map(),
    sessionsOf: new Map(),
    relays: new Map(),
    relayPorts: new Set(),
    dress: null,
  };
}

/** 16.6, item 4: the URI by which the proxy is found again: its host name, `lr`, and no transport. */
function itself(spec: ProxySpec, scheme: 'sip' | 'sips'): NameAddr {
  const port = spec.port === 5060 || spec.port === 5061 ? null : spec.port;
  const params = spec.routing === 'strict' ? [] : [{ name: 'lr', value: null }];
  return {
    display: null,
    uri: { scheme, user: null, password: null, host: spec.host, port, params, headers: [] },
    params: [],
  };
}

/** Lets something happen to a proxy. */
export function stepProxy(proxy: ProxyServer, input: Input, env: Env): void {
  switch (input.type) {
    case 'packet': {
      const { message, source, transport } = input;
      // A registrar answers with transactions of its own (§10.3), whatever the proxy beside it keeps of what passes.
      if (proxy.spec.stateful === false && !isRegistration(proxy, message)) {
        stepStateless(proxy, message, source, transport, env);
        return;
      }
      hear(proxy, receive(proxy.layer, message, source, transport, env), transport, env, source);
      return;
    }
    case 'unreadable':
      answerUnreadable(proxy, input.error, env);
      return;
    case 'timer':
      onTimer(proxy, input.owner, input.name, env);
      return;
    case 'answer':
      if (input.service === 'dns') onNames(proxy, input.id, input.answer, env);
      else if (!onStatelessAnswer(proxy, input.id, input.answer, env)) {
        onAnswer(proxy, input.id, input.answer, env);
      }
      return;
    case 'transport-error':
      if (input.transaction !== null) {
        hear(proxy, transportFailed(proxy.layer, input.transaction, env, input.message), proxy.transport, env);
        return;
      }
      ignore(env, 'transport-error', 'what was sent belongs to no transaction', UNDELIVERED);
      return;
    case 'ping':
      answerPing(input.source, input.transport, env);
      return;
    case 'disconnected':
      if (proxy.registry !== null) dropFlow(proxy.registry, flowFrom(input.peer, input.transport), env);
      return;
    case 'tone':
      passTone(
        [...proxy.relays.values()].map(({ owner, legs }) => ({ owner, legs: Object.values(legs) })),
        input.keys,
        input.port,
        env,
      );
      return;
    case 'pong':
    case 'act':
      ignore(env, input.type === 'act' ? input.act.verb : input.type, 'a proxy is no phone', null);
  }
}

function onTimer(proxy: ProxyServer, owner: string, name: string, env: Env): void {
  if (ownsTimer(proxy.layer, owner)) {
    hear(proxy, fire(proxy.layer, owner, name, env), proxy.transport, env);
    const branch = proxy.branches.get(owner);
    if (branch !== undefined) tidyUp(proxy, branch.context, env);
    return;
  }
  if (sessionExpired(proxy, owner, env)) return;
  if (onBranchTimer(proxy, owner, name, env) || onContextTimer(proxy, owner, name, env)) return;
  if (proxy.registry !== null && onBindingTimer(proxy.registry, owner, name, env)) return;
  ignore(env, `timer ${name}`, 'what it was set for has ended', null);
}

/** What the transaction layer has to say. */
export function hear(
  proxy: ProxyServer,
  indication: Indication | null,
  transport: ProxyServer['transport'],
  env: Env,
  source: Address | null = null,
): void {
  switch (indication?.kind) {
    case 'request':
      onRequest(proxy, indication.request, indication.transaction, transport, env);
      return;
    case 'cancel':
      onCancel(proxy, indication.request, indication.transaction, indication.invite, env);
      return;
    case 'ack':
      // 16.7: the ACK to a 2xx passes by itself, hop after hop.
      forwardAlone(proxy, indication.request, source, env);
      return;
    case 'response':
      onResponse(proxy, indication.response, indication.transaction, env);
      return;
    case 'timeout':
    case 'transport-error':
      if (indication.transaction.machine.endsWith('client')) {
        onFailure(proxy, indication.kind, indication.transaction, env);
      } else {
        ignore(env, indication.kind, 'the response is dropped', UNDELIVERED);
      }
      return;
    case 'no-ack':
      ignore(env, 'no ACK', 'the response was delivered or it was not; nothing is left to do', NO_ACK);
      return;
    default:
      // RFC 6026 §8.2: a stray response goes no further; the transaction layer has said so.
      return;
  }
}

const UNDELIVERED = rule('16.9', 'a response that cannot be forwarded is dropped; nothing is cancelled for it');
const NO_ACK = rule('17.2.1', 'Timer H ends the wait for the ACK; a proxy has nothing to undo');
