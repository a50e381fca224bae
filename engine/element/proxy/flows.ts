// Phones that can be reached only over the way they came: behind a NAT box, or on WebSocket. RFC 5626 §5 (the edge
// proxy), RFC 7118 §5. A flow is where a request really came from; the proxy writes it into the user part of its own
// Record-Route and Path values, and what comes back with that value goes out over that flow.
// An edge proxy of §5 serves phones that keep flows, signs its tokens, and answers signs of life (§5.4).
// A dialog keeps the flow it began with: nothing in it changes its route set (RFC 3261 §12.2.1.2), so a flow that is gone
// stays in the Route of the other end (§5.3.1). Only a GRUU leads to the next one: it is looked up each time (RFC 5627 §6.1).
// Departs from RFC 5626 §5.2: the token says openly where it leads, and only an edge proxy signs it.

import { list, param, top } from '../../message/headers';
import type { Request, Via } from '../../message/message';
import type { NameAddr, Uri } from '../../message/uri';
import { isSip, printUri } from '../../message/uri-print';
import { type Address, type Hop, isReliable, type Transport } from '../../model/address';
import type { Env, Rule } from '../../model/output';
import { base36, draw } from '../../random';
import { addressOf, defaultPort } from '../../resolve/target';
import { decide, rule } from './facts';
import { FLOW, isMine, isRecordRoute } from './identity';
import type { ProxyServer } from './state';

/** The flow a request came over, where its sender can be reached in no other way; else null. */
export function hiddenFlow(
  proxy: ProxyServer,
  request: Request,
  source: Address | null,
  transport: Transport,
  env: Env,
): Hop | null {
  const via = top(request, 'via');
  if (source === null || via === undefined) return null;
  if (keepsFlow(proxy, request)) return flowFrom(source, transport);
  // 7118 §5: a browser has no address that anybody could connect to.
  const socket = transport === 'WS' || transport === 'WSS';
  if (!socket && proxy.spec.helpsNat !== true) return null;
  // RFC 5626 §1: a phone has no certificate, so that nobody can open a TLS connection to it.
  return socket || transport === 'TLS' || !isPlain(via, source, env) ? { ...source, transport } : null;
}

/** What serves phones with flows (RFC 5626). */
export const isEdge = ({ spec }: ProxyServer): boolean => spec.registration?.outbound === true;

/** 5.1 and 5.3.2: it comes straight from a phone, to register a flow or to open a dialog over one. */
function keepsFlow(proxy: ProxyServer, request: Request): boolean {
  if (!isEdge(proxy) || list(request, 'via').length > 1) return false;
  const contacts = list(request, 'contact');
  if (request.method === 'REGISTER') return contacts.some(({ params }) => param(params, 'reg-id') !== undefined);
  return contacts.some(({ uri }) => isSip(uri) && param(uri.params, 'ob') !== undefined);
}

/** Where to answer over the way something came; a connection is not opened anew for it. */
export const flowFrom = (source: Address, transport: Transport): Hop =>
  isReliable(transport) ? { ...source, transport, existing: true } : { ...source, transport };

/** 5.4: a sign of life is answered at once, over the way it came. */
export function answerPing(source: Address, transport: Transport, env: Env): void {
  const hop = flowFrom(source, transport);
  env.out.push({ type: 'pinged', hop, pong: source, from: '', to: null, arrives: null, lost: null });
}

/** Whether the sender is where its Via says; the port a connection was opened from says nothing of where it listens. */
const isPlain = (via: Via, source: Address, env: Env): boolean =>
  addressOf(via.host, env) === source.host &&
  (isReliable(via.transport as Transport) || (via.port ?? defaultPort(via.transport as Transport)) === source.port);

function tokenOf(proxy: ProxyServer, { host, port, transport }: Hop, whose: string | null, env: Env): string {
  const bare = `${transport.toLowerCase()}-${written(host)}-${port}`;
  const phone = whose === null ? '' : `~${written(whose)}`;
  return `${bare}${isEdge(proxy) ? `-${signatureOf(proxy, bare + phone, env)}` : ''}${phone}`;
}

/** A host as the user part of a URI can have it. */
const written = (host: string): string => host.replaceAll(':', '_').replace(/[[\]]/g, '');

/** 5.2: only this proxy could have written it; it keeps its key when it starts anew. */
const signatureOf = (proxy: ProxyServer, token: string, env: Env): string =>
  base36(draw(env.seed, 'flow', proxy.id, token)).slice(0, 6);

/** What a token says; `forged` for one that this proxy did not write, null for what is none. */
function flowOf(proxy: ProxyServer, token: string, env: Env): Flow | 'forged' | null {
  const found = FLOW.exec(token);
  if (found === null) return null;
  const [, bare = '', name = '', host = '', port = '', signature, whose] = found;
  const signed = whose === undefined ? bare : `${bare}~${whose}`;
  if (isEdge(proxy) && signature !== signatureOf(proxy, signed, env)) return 'forged';
  const source = { host: host.replaceAll('_', ':'), port: Number(port) };
  const transport = name.toUpperCase() as Transport;
  const hop = isEdge(proxy) ? flowFrom(source, transport) : { ...source, transport };
  return { hop, whose: whose ?? null };
}

/** A flow, and the host that the phone behind it calls its own; null where that is not known. */
export interface Flow {
  readonly hop: Hop;
  readonly whose: string | null;
}

/** This proxy's own Route or Path value with the flows of both sides in it; `value` itself where there is none. */
export function withFlows(proxy: ProxyServer, value: NameAddr, flows: readonly Flow[], env: Env): NameAddr {
  const tokens = flows.map(({ hop, whose }) => tokenOf(proxy, hop, whose, env));
  if (tokens.length === 0 || !isSip(value.uri)) return value;
  return { ...value, uri: { ...value.uri, user: tokens.join('+') } };
}

/**
 * 5626 §5.3: the flow that the first Route value of a request asks for, if it is one of this proxy's: the one the
 * request did not come over itself; `forged` where somebody has tampered with it.
 */
export function askedFlow(
  proxy: ProxyServer,
  request: Request,
  source: Address | null,
  env: Env,
): Hop | 'forged' | null {
  // RFC 3261 §16.4: a strict router has put that value into the first line.
  const uri = isRecordRoute(proxy, request.uri) ? request.uri : top(request, 'route')?.uri;
  if (uri === undefined || !isMine(proxy, uri) || uri.user === null) return null;
  for (const token of uri.user.split('+')) {
    const flow = flowOf(proxy, token, env);
    if (flow === 'forged') return flow;
    if (flow === null || (flow.hop.host === source?.host && flow.hop.port === source.port)) continue;
    // RFC 5626 §5.3.1: an edge proxy goes by the flow as long as there is one.
    if (!isEdge(proxy) && hasMoved(flow, uri, request)) {
      decide(env, 'flow-left', MOVED, { flow: flow.hop, uri: printUri(request.uri) });
      continue;
    }
    decide(env, 'flow', ASKED, { flow: flow.hop, route: param(uri.params, 'lr') === undefined ? 'strict' : 'loose' });
    return flow.hop;
  }
  return null;
}

/**
 * RFC 3261 §12.2.2: a target refresh names another place of the phone. The Route of its dialog stays what it was, with a
 * flow that leads to where the phone was; whoever is asked for at another host is not there. A GRUU says no place.
 */
function hasMoved({ whose }: Flow, route: Uri, { uri }: Request): boolean {
  if (whose === null || route === uri || !isSip(uri) || param(uri.params, 'gr') !== undefined) return false;
  return written(uri.host) !== whose;
}

/** The same where a request cannot be answered: what was tampered with is no flow. */
export function openlyAsked(proxy: ProxyServer, request: Request, source: Address | null, env: Env): Hop | null {
  const flow = askedFlow(proxy, request, source, env);
  return flow === 'forged' ? null : flow;
}

const MOVED: Rule = rule(
  '12.2.2',
  'the request is for another place than the one this flow leads to: the phone has moved',
);
const ASKED: Rule = rule('5.3', 'its Route names the flow this proxy has to that phone', 5626);
