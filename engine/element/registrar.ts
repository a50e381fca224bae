// A registrar that is nothing else: a UAS that accepts only REGISTER (RFC 3261 §10.3), answered by `registrar-core.ts`.

import { respond as buildResponse } from '../message/build';
import { make } from '../message/headers';
import type { Request } from '../message/message';
import { isSip } from '../message/uri-print';
import { validate } from '../message/validate';
import type { Element, Input } from '../model/element';
import type { Env, Rule } from '../model/output';
import type { NetworkSpec, RegistrarSpec } from '../model/scenario';
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
} from '../transaction/layer';
import { createChallenger } from './challenge';
import type { LocationService } from './location';
import { decide, ignore, rule } from './proxy/facts';
import { answerPing, flowFrom } from './proxy/flows';
import { namesOf } from './proxy/identity';
import { answerUnreadable, tagFor } from './proxy/uas';
import { dropFlow, onBindingTimer, type Registry, register } from './registrar-core';

export interface Registrar extends Element {
  readonly kind: 'registrar';
  readonly spec: RegistrarSpec;
  readonly layer: TransactionLayer;
  /** Its own names and the domains it registers for. */
  readonly names: ReadonlySet<string>;
  readonly registry: Registry;
}

/**
 * A registrar as its spec describes it.
 *
 * @param locations the location service of each of its domains, which it writes
 */
export function createRegistrar(
  spec: RegistrarSpec,
  network: NetworkSpec,
  locations: LocationService | ReadonlyMap<string, LocationService>,
): Registrar {
  const challenger = spec.auth === null ? null : createChallenger(spec.id, spec.auth, spec.users);
  return {
    id: spec.id,
    kind: 'registrar',
    spec,
    layer: createLayer(network.timers, spec.trying),
    names: namesOf(spec),
    registry: {
      owner: spec.id,
      domains: new Set(spec.domains),
      locations,
      challenger,
      spec: spec.registration,
      lapsing: new Set(),
    },
  };
}

/** Lets something happen to a registrar. */
export function stepRegistrar(registrar: Registrar, input: Input, env: Env): void {
  switch (input.type) {
    case 'packet':
      hear(registrar, receive(registrar.layer, input.message, input.source, input.transport, env), env);
      return;
    case 'unreadable':
      answerUnreadable(registrar, input.error, env);
      return;
    case 'timer':
      if (ownsTimer(registrar.layer, input.owner))
        hear(registrar, fire(registrar.layer, input.owner, input.name, env), env);
      else if (!onBindingTimer(registrar.registry, input.owner, input.name, env)) {
        ignore(env, `timer ${input.name}`, 'what it was set for has ended', null);
      }
      return;
    case 'transport-error':
      if (input.transaction !== null) transportFailed(registrar.layer, input.transaction, env, input.message);
      return;
    case 'ping':
      answerPing(input.source, input.transport, env);
      return;
    case 'disconnected':
      dropFlow(registrar.registry, flowFrom(input.peer, input.transport), env);
      return;
    case 'answer':
    case 'pong':
    case 'act':
      ignore(env, input.type, 'a registrar asks nobody and is no phone', null);
  }
}

function hear(registrar: Registrar, indication: Indication | null, env: Env): void {
  if (indication?.kind === 'request') onRequest(registrar, indication.request, indication.transaction, env);
  else if (indication?.kind === 'cancel') answer(registrar, indication.request, indication.transaction, 481, env);
}

function onRequest(registrar: Registrar, request: Request, server: Transaction, env: Env): void {
  const verdict = validate(request, { schemes: ['sip', 'sips'] });
  const { uri } = request;
  if (!verdict.ok) {
    refuse(registrar, request, server, verdict.status, verdict.why, CHECKS, env);
  } else if (request.method !== 'REGISTER') {
    refuse(registrar, request, server, 405, 'only REGISTER is served here', METHOD, env);
  } else if (!isSip(uri) || !registrar.names.has(uri.host)) {
    refuse(registrar, request, server, 404, 'not a domain of this registrar', DOMAIN, env);
  } else {
    const source = server.source === null ? null : flowFrom(server.source, server.hop.transport);
    // A Route that led here has done its work; Record-Route has no meaning in a REGISTER (§10.3).
    const toTag = tagFor(registrar, request, env);
    respond(registrar.layer, server, register(registrar.registry, request, toTag, env, null, source), env);
  }
}

function refuse(
  registrar: Registrar,
  request: Request,
  server: Transaction,
  status: number,
  why: string,
  because: Rule,
  env: Env,
): void {
  decide(env, 'rejected', because, { status, why });
  answer(registrar, request, server, status, env);
}

function answer(registrar: Registrar, request: Request, server: Transaction, status: number, env: Env): void {
  const headers = status === 405 ? [make('allow', ['REGISTER'])] : [];
  respond(
    registrar.layer,
    server,
    buildResponse(request, status, { toTag: tagFor(registrar, request, env), headers }),
    env,
  );
}

const CHECKS: Rule = rule('8.2', 'a request that is not well-formed is refused');
const METHOD: Rule = rule('10.3', 'a registrar accepts only REGISTER: 405');
const DOMAIN: Rule = rule('10.3', 'step 1: the Request-URI names another domain');
