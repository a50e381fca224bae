// Phones that can be reached only over the way they came: behind a NAT box, or on WebSocket. RFC 5626 §5 (the edge
// proxy), RFC 7118 §5. A flow is where a request really came from; the proxy writes it into the user part of its own
// Record-Route and Path values, and what comes back with that value goes out over that flow.
// Departs from RFC 5626 §5.2: the token says openly where it leads, and is not signed.

import { param, top } from '../../message/headers';
import type { Request, Via } from '../../message/message';
import type { NameAddr } from '../../message/uri';
import { isSip } from '../../message/uri-print';
import type { Address, Hop, Transport } from '../../model/address';
import type { Env, Rule } from '../../model/output';
import { addressOf, defaultPort } from '../../resolve/target';
import { decide, rule } from './facts';
import { isMine } from './identity';
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
  // 7118 §5: a browser has no address that anybody could connect to.
  const socket = transport === 'WS' || transport === 'WSS';
  if (!socket && proxy.spec.helpsNat !== true) return null;
  return socket || !isPlain(via, source, env) ? { ...source, transport } : null;
}

/** Whether the sender is where its Via says. */
const isPlain = (via: Via, source: Address, env: Env): boolean =>
  addressOf(via.host, env) === source.host && (via.port ?? defaultPort(via.transport as Transport)) === source.port;

const tokenOf = ({ host, port, transport }: Hop): string =>
  `${transport.toLowerCase()}-${host.replaceAll(':', '_')}-${port}`;

function flowOf(token: string): Hop | null {
  const found = /^(udp|tcp|tls|ws|wss)-([0-9a-f._]+)-(\d+)$/.exec(token);
  if (found === null) return null;
  const [, transport = '', host = '', port = ''] = found;
  return { host: host.replaceAll('_', ':'), port: Number(port), transport: transport.toUpperCase() as Transport };
}

/** This proxy's own Route or Path value with the flows of both sides in it; `value` itself where there is none. */
export function withFlows(value: NameAddr, flows: readonly (Hop | null)[]): NameAddr {
  const tokens = flows.flatMap((flow) => (flow === null ? [] : [tokenOf(flow)]));
  if (tokens.length === 0 || !isSip(value.uri)) return value;
  return { ...value, uri: { ...value.uri, user: tokens.join('+') } };
}

/**
 * 5626 §5.3: the flow that the first Route value of a request asks for, if it is one of this proxy's: the one the
 * request did not come over itself.
 */
export function askedFlow(proxy: ProxyServer, request: Request, source: Address | null, env: Env): Hop | null {
  const route = top(request, 'route');
  if (route === undefined || !isMine(proxy, route.uri) || route.uri.user === null) return null;
  for (const token of route.uri.user.split('+')) {
    const flow = flowOf(token);
    if (flow === null || (flow.host === source?.host && flow.port === source.port)) continue;
    decide(env, 'flow', FLOW, { flow, route: param(route.uri.params, 'lr') === undefined ? 'strict' : 'loose' });
    return flow;
  }
  return null;
}

const FLOW: Rule = rule('5.3', 'its Route names the flow this proxy has to that phone', 5626);
