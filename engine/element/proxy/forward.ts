// Forwards a request to one target, RFC 3261 §16.6: a new branch with its client transaction for the stateful proxy,
// the bare message for an ACK and for the stateless one (§16.11).

import { get, list, make, param, tagOf, top, withoutParam } from '../../message/headers';
import type { AnyHeader, Request } from '../../message/message';
import type { NameAddr, Uri } from '../../message/uri';
import { isSip, printUri } from '../../message/uri-print';
import type { Hop, Transport } from '../../model/address';
import type { Env, Rule } from '../../model/output';
import { newBranch } from './branch-id';
import { type Changes, copyOf } from './copy';
import { decide, rule } from './facts';
import { type Flow, isEdge, withFlows } from './flows';
import { isMine, portFor } from './identity';
import { nextHops } from './next-hop';
import { bothSides, type Side } from './sides';
import type { ProxyServer, Target } from './state';
import { sendDirectly } from './uas';

/** Methods that open a dialog or change its route set's target, on whose way a proxy asks to stay (RFC 6665 §4.3). */
const RECORDED: ReadonlySet<string> = new Set(['INVITE', 'SUBSCRIBE', 'NOTIFY', 'REFER', 'UPDATE']);

/** A request made ready for one target, all but its Via: that depends on the hop. */
export interface Prepared extends Changes {
  /** Null while name servers are being asked. */
  readonly hops: readonly Hop[] | null;
}

/** 16.6, items 2 to 7: what the copy for this target says and where it goes. */
export function prepare(
  proxy: ProxyServer,
  request: Request,
  target: Target,
  incoming: Hop | null,
  env: Env,
): Prepared {
  const uri = inRequestLine(target.uri);
  let routes: readonly NameAddr[] | null = null;
  if (target.path.length > 0) {
    routes = [...target.path, ...list(request, 'route')];
    decide(env, 'path-pushed', PATH, { path: target.path.map((node) => printUri(node.uri)) });
  }
  // A strict router goes by the Request-URI alone: the Route is for those behind it.
  const strict = proxy.spec.routing === 'strict' && routes === null;
  const first = strict ? undefined : routes === null ? top(request, 'route') : routes[0];
  let requestUri = uri;
  let next = first?.uri ?? uri;
  if (first !== undefined && isSip(first.uri) && param(first.uri.params, 'lr') === undefined) {
    // 16.6, item 6: the next one is a strict router: it finds its own address in the request line.
    routes = [...(routes ?? list(request, 'route')).slice(1), { display: null, uri, params: [] }];
    requestUri = inRequestLine(first.uri);
    next = first.uri;
    decide(env, 'strict-route', STRICT, { router: printUri(first.uri), last: printUri(uri) });
  }
  // 16.6, item 7: whatever URI leads the way, a sips Request-URI asks for TLS.
  const secure = target.secure || uri.scheme === 'sips';
  const via = first === undefined ? target.via : routeFor(proxy, next);
  // RFC 5626 §5.3: a flow is used as it is, whatever the URI says.
  const flow = first === undefined ? target.flow : null;
  const call = get(request, 'call-id') ?? '';
  const hops = flow === null ? nextHops(proxy, next, secure, via, call, env) : [flow];
  if (hops !== null)
    decide(env, 'next-hop', NEXT, {
      uri: printUri(next),
      from: first !== undefined ? 'Route' : flow === null ? 'Request-URI' : 'flow',
      ...(via === null ? null : { route: via }),
      hops,
    });
  return {
    uri: requestUri,
    routes,
    recordRoute: recordRouteFor(
      proxy,
      request,
      requestUri,
      next,
      flowsOf(incoming, request, flow, target),
      staysFor(proxy, request, target),
      outSide(request, target, first === undefined, hops?.[0]),
      env,
    ),
    path: pathFor(proxy, request, incoming, env),
    hops,
  };
}

/** The message for one hop, with its Via (§16.6 item 8). */
export function readyFor(
  proxy: ProxyServer,
  request: Request,
  prepared: Prepared,
  hop: Hop,
  branch: string,
  breadth: number,
): Request {
  const via = make('via', [
    {
      protocol: 'SIP',
      version: '2.0',
      transport: hop.transport,
      host: proxy.spec.host,
      port: portFor(proxy.spec, hop.transport),
      params: [{ name: 'branch', value: branch }],
    },
  ]);
  return copyOf(request, prepared, via, breadth, proxy.spec.auth?.realm ?? null);
}

/**
 * 16.11 and 16.7: sends a request on without a transaction: an ACK to a 2xx, a CANCEL nobody here knows, everything in
 * a stateless proxy.
 *
 * @returns false when there is no way to the next hop; true too when that is not known yet
 */
export function forwardStatelessly(
  proxy: ProxyServer,
  request: Request,
  target: Target,
  loop: string,
  breadth: number,
  env: Env,
): boolean {
  const prepared = prepare(proxy, request, target, null, env);
  if (prepared.hops === null) {
    proxy.held.push({ kind: 'alone', request, target, loop, breadth });
    return true;
  }
  const hop = prepared.hops[0];
  if (hop === undefined) return false;
  const branch = newBranch(proxy, request, loop, printUri(target.uri), 0, env);
  sendDirectly(env, readyFor(proxy, request, prepared, hop, branch, breadth), hop);
  return true;
}

/** The administrator's route for a URI, or null. A host may stand in it as it is, or `*` for every other one. */
export function routeFor(proxy: ProxyServer, uri: Uri): string | null {
  const { routes } = proxy.spec;
  if (!isSip(uri)) return routes[uri.scheme] ?? null;
  const { host, user } = uri;
  if (!isMine(proxy, uri)) return routes[host] ?? routes['*'] ?? null;
  // What is meant for the domain itself, a REGISTER above all, may have a server of its own.
  return user === null ? (routes[host] ?? null) : null;
}

/** 16.6, item 2: without what a Request-URI cannot carry (§19.1.1, Table 1): headers and the method parameter. */
function inRequestLine(uri: Uri): Uri {
  if (!isSip(uri)) return uri;
  if (uri.headers.length === 0 && param(uri.params, 'method') === undefined) return uri;
  return { ...uri, headers: [], params: withoutParam(uri.params, 'method') };
}

/** The flows to the two phones of a dialog, and where each says that it is. */
function flowsOf(incoming: Hop | null, request: Request, flow: Hop | null, target: Target): readonly Flow[] {
  const flows: Flow[] = [];
  const host = (uri: Uri | undefined): string | null => (uri !== undefined && isSip(uri) ? uri.host : null);
  if (incoming !== null) flows.push({ hop: incoming, whose: host(top(request, 'contact')?.uri) });
  if (flow !== null) flows.push({ hop: flow, whose: host(target.uri) });
  return flows;
}

/** Where the request goes next: a phone that was located, or one that is in the call already, unless a Route leads on. */
function outSide(request: Request, target: Target, direct: boolean, hop: Hop | undefined): Side | null {
  if (hop === undefined) return null;
  const to = get(request, 'to');
  const within = to !== undefined && tagOf(to) !== undefined;
  return { transport: hop.transport, phone: direct && (target.aor !== null || within) };
}

/** 16.6, item 4. */
function recordRouteFor(
  proxy: ProxyServer,
  request: Request,
  uri: Uri,
  next: Uri,
  flows: readonly Flow[],
  stays: boolean,
  out: Side | null,
  env: Env,
): AnyHeader | null {
  if (!RECORDED.has(request.method)) return null;
  const sips = uri.scheme === 'sips' || next.scheme === 'sips';
  const received = top(request, 'via')?.transport;
  const overTls = received === 'TLS' || received === 'WSS';
  // 16.6, item 4: where a request comes in without TLS and goes on as sips, or the other way round, it must stay.
  const hidden = flows.length > 0;
  // RFC 5626 §5.3: nor may it leave a phone that only it can reach.
  if (!proxy.spec.recordRoute && !hidden && !stays && sips === overTls) return null;
  const header = sips ? proxy.recordRouteHeader.sips : proxy.recordRouteHeader.sip;
  const mine = hidden ? marked(proxy, header, flows, env) : (header.value as readonly NameAddr[]);
  // 16.6, item 4: a sips URI leaves no choice of transport. A strict router is older than any of this.
  if (
    !sips &&
    proxy.spec.routing !== 'strict' &&
    out !== null &&
    received !== undefined &&
    out.transport !== received
  ) {
    const came: Side = { transport: received as Transport, phone: list(request, 'via').length === 1 };
    const both = bothSides(mine, out, came);
    if (both.length > 1) {
      decide(env, 'record-route-twice', TWICE, { out: out.transport, in: received });
      return make('record-route', both);
    }
  }
  return hidden ? make('record-route', mine) : header;
}

/**
 * RFC 5627 §6.2: a proxy that a GRUU leads to has to stay in a dialog where others do, lest its requests come by twice:
 * the caller's GRUU is its own and others record their route, or the phone it found has a GRUU and a Path.
 */
function staysFor(proxy: ProxyServer, request: Request, target: Target): boolean {
  if (target.instance !== undefined && target.path.length > 0) return true;
  const uri = list(request, 'record-route').length === 0 ? undefined : top(request, 'contact')?.uri;
  return uri !== undefined && isSip(uri) && param(uri.params, 'gr') !== undefined && isMine(proxy, uri);
}

/** RFC 3327 §5.2: a REGISTER that passes through gets this proxy into its Path. */
function pathFor(proxy: ProxyServer, request: Request, incoming: Hop | null, env: Env): AnyHeader | null {
  if (request.method !== 'REGISTER' || (!proxy.spec.path && incoming === null)) return null;
  const header = get(request, 'to')?.uri.scheme === 'sips' ? proxy.pathHeader.sips : proxy.pathHeader.sip;
  if (incoming === null) return header;
  const path = marked(proxy, header, [{ hop: incoming, whose: null }], env);
  // RFC 5626 §5.1: as the first hop it says that it knows of flows.
  const first = isEdge(proxy) && list(request, 'via').length === 1;
  return make('path', first ? path.map(outbound) : path);
}

const outbound = (value: NameAddr): NameAddr =>
  isSip(value.uri)
    ? { ...value, uri: { ...value.uri, params: [...value.uri.params, { name: 'ob', value: null }] } }
    : value;

/** This proxy's own value, with the flows to the phones that only it can reach. */
const marked = (proxy: ProxyServer, header: AnyHeader, flows: readonly Flow[], env: Env): NameAddr[] =>
  (header.value as readonly NameAddr[]).map((value) => withFlows(proxy, value, flows, env));

const TWICE: Rule = rule(
  '6.2',
  'it goes on over another transport than it came: one Record-Route value for each side, so that both stay with theirs',
  5658,
);
const PATH: Rule = rule('5.4', 'the stored path goes ahead of the Route values', 3327);
const STRICT: Rule = rule(
  '16.6',
  'the next hop is a strict router: it gets the Request-URI, the old one moves to the end of Route',
);
const NEXT: Rule = rule('16.6', 'the first Route value leads on, else the Request-URI');
