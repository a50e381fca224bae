// Sending on a leg of a back-to-back user agent: a request within that leg's dialog goes where its route set leads, or
// over the flow to a phone that cannot be reached by what it calls itself (RFC 3261 §12.2.1.1, RFC 5626 §5.3).

import { get, param, top, withHeader } from '../../message/headers';
import type { Request } from '../../message/message';
import { parseUri } from '../../message/uri-parse';
import type { Hop } from '../../model/address';
import type { Answer } from '../../model/element';
import type { Env } from '../../model/output';
import { isForFirstLine } from '../../session/old-ways';
import { startClient } from '../../transaction/layer';
import { questionFor } from '../gruu';
import { decide, rule } from '../proxy/facts';
import { isMine } from '../proxy/identity';
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
  const meant = forPhone(b2bua, request, env);
  const hops = meant === null ? null : hopsOf(b2bua, leg, meant, env);
  if (meant === null || hops === null) {
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
  const ready = withHeader(meant, via);
  if (what.kind === 'ack') {
    what.exchange.ack = ready;
    sendDirectly(env, ready, hop, what.exchange.acks++);
    return;
  }
  const client = startClient(b2bua.search.layer, ready, hop, env);
  if (what.kind === 'exchange') remember(b2bua, what.pair, what.side, what.server, client, what.timed);
}

const QUESTION = 'gruu ';

/** RFC 5627 §6.1: a GRUU of the box's own domain means one phone, which the location service knows; null until it says. */
function forPhone(b2bua: B2bua, request: Request, env: Env): Request | null {
  const { uri } = request;
  const own = top(request, 'route') === undefined && isMine(b2bua.search, uri);
  if (!own || param(uri.params, 'gr') === undefined) return request;
  const question = questionFor(uri);
  const found = b2bua.found.get(question);
  if (found !== undefined) {
    const { startLine: _, ...unread } = request;
    return found === null ? request : { ...unread, uri: found };
  }
  env.out.push({ type: 'asked', id: QUESTION + question, service: 'location', question, to: null, arrives: null });
  return null;
}

/** The location service says where a phone is; false when somebody else had asked. */
export function gruuFound(b2bua: B2bua, id: string, answer: Answer): boolean {
  if (!id.startsWith(QUESTION)) return false;
  const contact = answer.kind === 'bindings' ? answer.contacts[0] : undefined;
  const read = contact === undefined ? null : parseUri(contact.uri);
  b2bua.found.set(id.slice(QUESTION.length), read?.ok === true ? read.uri : null);
  return true;
}

function hopsOf(b2bua: B2bua, leg: Leg, request: Request, env: Env): readonly Hop[] | null {
  if (leg.flow !== null && leg.dialog.routeSet.length === 0) return [leg.flow];
  const next = isForFirstLine(request) ? request.uri : (top(request, 'route')?.uri ?? request.uri);
  return nextHops(b2bua.search, next, request.uri.scheme === 'sips', null, leg.dialog.callId, env);
}

/** A request crosses from one leg to the other. */
export function remember(
  b2bua: B2bua,
  pair: Pair,
  side: Side,
  server: Exchange['server'],
  client: Exchange['client'],
  timed: Exchange['timed'] = null,
): Exchange {
  const exchange: Exchange = {
    pair,
    side,
    server,
    client,
    timed,
    cancelHeld: false,
    accept: null,
    repeats: 0,
    ack: null,
    acks: 0,
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
