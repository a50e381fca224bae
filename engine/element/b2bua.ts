// A back-to-back user agent: RFC 3261 §6, RFC 7092 §3. To a caller it is the callee, to a callee the caller, and neither
// sees the other's Contact, tags or route. It takes calls that a pre-loaded Route leads to, passes credentials through,
// and carries the media itself where it is set to. Finding whom to call, asking for passwords, forking, policies and
// registrations it has in common with a proxy; so has what is no part of a call, which it passes on as a proxy does.

import { dialogIdOf } from '../dialog/dialog';
import { respond as buildResponse } from '../message/build';
import { get, tagOf } from '../message/headers';
import type { Request } from '../message/message';
import type { Input } from '../model/element';
import type { Env } from '../model/output';
import type { B2buaSpec, NetworkSpec } from '../model/scenario';
import type { Indication, Transaction } from '../transaction/layer';
import { fire, ownsTimer, receive, respond, transportFailed } from '../transaction/layer';
import { bridgeEvent } from './b2bua/bridge';
import { dressed, inviteAnswered } from './b2bua/calls';
import { forOtherEnd } from './b2bua/headers';
import {
  changeCancelled,
  exchangeAnswered,
  exchangeFailed,
  onAcceptTimer,
  onAck,
  onInside,
  repeatAck,
  unreachable,
} from './b2bua/in-dialog';
import { gruuFound, sendOn } from './b2bua/legs';
import { expiredSession } from './b2bua/session';
import type { B2bua } from './b2bua/state';
import { otherSide } from './b2bua/state';
import type { LocationService } from './location';
import { createProxy, hear, stepProxy } from './proxy';
import { decide, ignore, rule } from './proxy/facts';
import { isMine } from './proxy/identity';
import { onRequest } from './proxy/requests';
import { tidyUp } from './proxy/search';
import { tagFor } from './proxy/uas';
import { isMerged } from './request-checks';
import { passTone } from './tones';

export type { B2bua } from './b2bua/state';

/** The first of the ports calls are given. */
const FIRST_PORT = 20_000;

/**
 * A back-to-back user agent as its spec describes it, without calls.
 *
 * @param locations as for a proxy: what its registrar writes
 */
export function createB2bua(
  spec: B2buaSpec,
  network: NetworkSpec,
  locations: ReadonlyMap<string, LocationService>,
): B2bua {
  const b2bua: B2bua = {
    id: spec.id,
    kind: 'b2bua',
    spec,
    search: {
      ...createProxy({ ...spec, kind: 'proxy', stateful: true, relay: false }, network, locations),
      dress: (context, copy, env) => dressed(b2bua, context, copy, env),
    },
    bridges: new Map(),
    ends: new Map(),
    exchanges: new Map(),
    waiting: [],
    found: new Map(),
    nextPort: FIRST_PORT,
  };
  return b2bua;
}

/** Lets something happen to a back-to-back user agent. */
export function stepB2bua(b2bua: B2bua, input: Input, env: Env): void {
  const { search } = b2bua;
  switch (input.type) {
    case 'packet':
      hearOf(b2bua, receive(search.layer, input.message, input.source, input.transport, env), input, env);
      break;
    case 'timer':
      onTimer(b2bua, input.owner, input.name, env);
      break;
    case 'transport-error':
      if (input.transaction === null) stepProxy(search, input, env);
      else hearOf(b2bua, transportFailed(search.layer, input.transaction, env), null, env);
      break;
    case 'answer':
      if (!gruuFound(b2bua, input.id, input.answer)) stepProxy(search, input, env);
      for (const { leg, request, what } of b2bua.waiting.splice(0)) {
        sendOn(b2bua, leg, request, what, unreachable(b2bua, env), env);
      }
      b2bua.found.clear();
      break;
    case 'tone':
      passTone(
        [...b2bua.bridges.values()].map(({ id, sessions }) => ({ owner: id, legs: Object.values(sessions) })),
        input.keys,
        input.port,
        env,
      );
      break;
    default:
      stepProxy(search, input, env);
  }
  notice(b2bua, env);
}

/** A search that has ended without success ends the call on the other leg too. */
function notice(b2bua: B2bua, env: Env): void {
  for (const [id, bridge] of b2bua.bridges) {
    if (bridge.state !== 'Connecting') continue;
    const { answered } = bridge.context;
    if (answered === null || answered < 300) continue;
    bridgeEvent(b2bua, bridge, 'refused', env);
    if (bridge.pairs.size === 0) b2bua.bridges.delete(id);
  }
}

function onTimer(b2bua: B2bua, owner: string, name: string, env: Env): void {
  const { search } = b2bua;
  if (onAcceptTimer(b2bua, owner, name, env)) return;
  const expired = expiredSession(b2bua, owner, name, env);
  if (expired !== null) {
    bridgeEvent(b2bua, expired, 'expired', env);
    return;
  }
  if (!ownsTimer(search.layer, owner)) {
    stepProxy(search, { type: 'timer', owner, name }, env);
    return;
  }
  hearOf(b2bua, fire(search.layer, owner, name, env), null, env);
  const branch = search.branches.get(owner);
  if (branch !== undefined) tidyUp(search, branch.context, env);
}

type Packet = Extract<Input, { type: 'packet' }>;

/** What the transaction layer has to say: of a call through the box, or of anything else. */
function hearOf(b2bua: B2bua, indication: Indication | null, packet: Packet | null, env: Env): void {
  const { search } = b2bua;
  switch (indication?.kind) {
    case 'request': {
      const { request, transaction } = indication;
      if (request.method === 'INVITE' && isMerged(search.layer, request, transaction)) {
        // 8.2.2.2: towards the caller the box is a user agent server, and takes an INVITE once.
        decide(env, 'refused', MERGED, { method: request.method, status: 482 });
        respond(search.layer, transaction, buildResponse(request, 482, { toTag: tagFor(b2bua, request, env) }), env);
        return;
      }
      if (isInside(b2bua, request, transaction, env)) return;
      if (!isForBox(b2bua, request)) break;
      const meant = forOtherEnd(b2bua, request);
      onRequest(search, meant.request, transaction, packet?.transport ?? search.transport, env, meant.flow);
      return;
    }
    case 'ack': {
      const end = b2bua.ends.get(dialogIdOf(indication.request, 'uas'));
      if (end !== undefined && onAck(b2bua, end, indication.request, env)) return;
      if (end !== undefined || isForBox(b2bua, indication.request)) {
        ignore(env, 'ACK', 'no call here waits for it', NO_CALL);
        return;
      }
      break;
    }
    case 'cancel': {
      const { request, transaction, invite } = indication;
      if (invite === null) {
        // 9.2: every INVITE ends at the box, so one it does not know is nobody's.
        respond(search.layer, transaction, buildResponse(request, 481, { toTag: tagFor(b2bua, request, env) }), env);
        return;
      }
      if (changeCancelled(b2bua, request, transaction, invite, env)) return;
      break;
    }
    case 'response':
      if (inviteAnswered(b2bua, indication.response, indication.transaction, env)) return;
      if (exchangeAnswered(b2bua, indication.response, indication.transaction, env)) return;
      break;
    case 'stray-response':
      lateAccept(b2bua, indication.response, env);
      return;
    case 'timeout':
    case 'transport-error':
      if (exchangeFailed(b2bua, indication.kind, indication.transaction, env)) return;
      break;
    default:
  }
  hear(search, indication, packet?.transport ?? search.transport, env, packet?.source ?? null);
}

/** A request that belongs to a call, or says it does. */
function isInside(b2bua: B2bua, request: Request, server: Transaction, env: Env): boolean {
  const end = b2bua.ends.get(dialogIdOf(request, 'uas'));
  if (end !== undefined) {
    onInside(b2bua, end, request, server, env);
    return true;
  }
  const to = get(request, 'to');
  if (to === undefined || tagOf(to) === undefined || !isForBox(b2bua, request)) return false;
  // 12.2.2: it names a dialog of the box, and there is none.
  respond(b2bua.search.layer, server, buildResponse(request, 481), env);
  return true;
}

/** Whether the box itself is meant, as it calls itself in its Contact. */
const isForBox = (b2bua: B2bua, { uri }: Request): boolean =>
  isMine(b2bua.search, uri) && uri.user === null && uri.host === b2bua.spec.host;

/** A 2xx that outlived its transaction is acknowledged again (RFC 3261 §13.2.2.4). */
function lateAccept(b2bua: B2bua, response: Parameters<typeof dialogIdOf>[0], env: Env): void {
  const end = b2bua.ends.get(dialogIdOf(response, 'uac'));
  if (end === undefined || response.kind !== 'response' || get(response, 'cseq')?.method !== 'INVITE') return;
  const { pair, side } = end;
  const number = get(response, 'cseq')?.number;
  const exchange = pair.bridge.exchanges.find(
    (one) => one.pair === pair && one.side === otherSide(side) && get(one.client.request, 'cseq')?.number === number,
  );
  if (exchange !== undefined) repeatAck(b2bua, exchange, env);
}

const MERGED = rule('8.2.2.2', 'the same request arrived before by another path');
const NO_CALL = rule('12.2.2', 'an ACK outside of every dialog is dropped: it can have no answer');
