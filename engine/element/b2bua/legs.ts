// Sending on a leg of a back-to-back user agent: a request within that leg's dialog goes where its route set leads, or
// over the flow to a phone that cannot be reached by what it calls itself (RFC 3261 §12.2.1.1, RFC 5626 §5.3).

import { get, top, withHeader } from '../../message/headers';
import type { Request } from '../../message/message';
import type { Hop } from '../../model/address';
import type { Env } from '../../model/output';
import { startClient } from '../../transaction/layer';
import { decide, rule } from '../proxy/facts';
import { nextHops } from '../proxy/next-hop';
import { sendDirectly } from '../proxy/uas';
import { viaOf } from './headers';
import type { B2bua, Bridge, Crossing, Exchange, Leg, Pair, Side } from './state';

/** Called when there is no way to the next hop. */
export type Unreachable = (what: Crossing) => void;

/** Sends a request on a leg, or keeps it until the name servers have answered. */
export function sendOn(
  b2bua: B2bua,
  leg: Leg,
  request: Request,
  what: Crossing,
  unreachable: Unreachable,
  env: Env,
): void {
  const hops = hopsOf(b2bua, leg, request, env);
  if (hops === null) {
    b2bua.waiting.push({ leg, request, what });
    return;
  }
  const hop = hops[0];
  if (hop === undefined) {
    decide(env, 'unreachable', NO_WAY, { method: request.method });
    unreachable(what);
    return;
  }
  const method = request.method;
  const cseq = get(request, 'cseq')?.number ?? 0;
  const via = viaOf(
    b2bua,
    hop.transport,
    env,
    leg.dialog.callId,
    leg.dialog.localTag,
    leg.dialog.remoteTag,
    cseq,
    method,
  );
  const ready = withHeader(request, via);
  if (what.kind === 'ack') {
    what.exchange.ack = ready;
    sendDirectly(env, ready, hop);
    return;
  }
  const client = startClient(b2bua.search.layer, ready, hop, env);
  if (what.kind === 'exchange') remember(b2bua, what.pair, what.side, what.server, client);
}

function hopsOf(b2bua: B2bua, leg: Leg, request: Request, env: Env): readonly Hop[] | null {
  if (leg.flow !== null && leg.dialog.routeSet.length === 0) return [leg.flow];
  const next = top(request, 'route')?.uri ?? request.uri;
  return nextHops(b2bua.search, next, request.uri.scheme === 'sips', null, leg.dialog.callId, env);
}

/** A request crosses from one leg to the other. */
export function remember(
  b2bua: B2bua,
  pair: Pair,
  side: Side,
  server: Exchange['server'],
  client: Exchange['client'],
): Exchange {
  const exchange: Exchange = {
    pair,
    side,
    server,
    client,
    cancelHeld: false,
    accept: null,
    repeats: 0,
    ack: null,
  };
  // A second 2xx to the same INVITE is the box's own business: the first keeps its place.
  if (!b2bua.exchanges.has(server.id)) b2bua.exchanges.set(server.id, exchange);
  b2bua.exchanges.set(client.id, exchange);
  pair.bridge.exchanges.push(exchange);
  return exchange;
}

/** The INVITE a leg's ACK or repeated 2xx is about. */
export const inviteNumbered = (bridge: Bridge, pair: Pair, side: Side, number: number): Exchange | undefined =>
  bridge.exchanges.find(
    (one) =>
      one.pair === pair &&
      one.side === side &&
      one.accept !== null &&
      get(one.server.request, 'cseq')?.number === number,
  );

const NO_WAY = rule('8.1.2', 'no address for the next hop on this leg');
