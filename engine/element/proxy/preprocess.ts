// What a proxy does with the routing information of a request before it looks for targets: RFC 3261 §16.4.

import { list, make, param, top, withHeader, without, withoutParam, withoutTop } from '../../message/headers';
import type { Request } from '../../message/message';
import type { SipUri } from '../../message/uri';
import { isSip, printUri } from '../../message/uri-print';
import type { Transport } from '../../model/address';
import type { Env, Rule } from '../../model/output';
import { defaultPort } from '../../resolve/target';
import { decide, rule } from './facts';
import { isMine, isRecordRoute } from './identity';
import { isOtherSide } from './sides';
import type { ProxyServer } from './state';

/**
 * The request as it is processed further.
 *
 * @param transport the one it was received over
 */
export function preprocess(proxy: ProxyServer, received: Request, transport: Transport, env: Env): Request {
  if (proxy.spec.routing === 'strict') return strictly(proxy, received, env);
  let request = received;
  if (isRecordRoute(proxy, request.uri)) request = fromStrictRouter(request, env);
  request = withoutMaddr(proxy, request, transport, env);
  const first = top(request, 'route');
  if (first !== undefined && isMine(proxy, first.uri)) {
    decide(env, 'route-removed', MINE, { route: printUri(first.uri) });
    request = withoutTop(request, 'route');
    const second = top(request, 'route');
    if (second !== undefined && isOtherSide(proxy, first.uri, second.uri)) {
      decide(env, 'route-removed', OTHER_SIDE, { route: printUri(second.uri) });
      request = withoutTop(request, 'route');
    }
  }
  return request;
}

/**
 * 16.12.1.2: what a proxy from before loose routing does: when the Request-URI names it, the first Route value is the
 * next hop and goes into the first line.
 */
function strictly(proxy: ProxyServer, request: Request, env: Env): Request {
  const first = top(request, 'route');
  if (first === undefined) return request;
  // What a phone pre-loads is this proxy's own address: nothing is left of it.
  if (isMine(proxy, first.uri)) return withoutTop(request, 'route');
  const names = isMine(proxy, request.uri) && request.uri.user === null;
  if (!names && !isRecordRoute(proxy, request.uri)) return request;
  decide(env, 'strict-routing', STRICTLY, { to: printUri(first.uri) });
  const { startLine: _, ...unread } = request;
  return withoutTop({ ...unread, uri: first.uri }, 'route');
}

/** The Request-URI is what this proxy recorded: the last Route value is where the request really goes. */
function fromStrictRouter(request: Request, env: Env): Request {
  const routes = list(request, 'route');
  const last = routes.at(-1);
  if (last === undefined) return request;
  decide(env, 'request-uri-restored', RESTORED, { from: printUri(request.uri), to: printUri(last.uri) });
  const rest = routes.slice(0, -1);
  const { startLine: _, ...unread } = request;
  const restored: Request = { ...unread, uri: last.uri };
  return rest.length === 0 ? without(restored, 'route') : withHeader(restored, make('route', rest));
}

/** A maddr that means this proxy has done its work once the request is here. */
function withoutMaddr(proxy: ProxyServer, request: Request, transport: Transport, env: Env): Request {
  const { uri } = request;
  if (!isSip(uri)) return request;
  const maddr = param(uri.params, 'maddr');
  if (!maddr || !proxy.names.has(maddr) || !cameAsAsked(proxy, uri, transport)) return request;
  decide(env, 'maddr-removed', MADDR, { maddr });
  const params = withoutParam(withoutParam(uri.params, 'maddr'), 'transport');
  const { startLine: _, ...unread } = request;
  return { ...unread, uri: { ...uri, port: null, params } };
}

/** Whether port and transport are those the URI asks for, explicitly or by default. */
function cameAsAsked(proxy: ProxyServer, uri: SipUri, transport: Transport): boolean {
  const asked = param(uri.params, 'transport')?.toUpperCase() ?? (uri.scheme === 'sips' ? 'TLS' : proxy.transport);
  return asked === transport && (uri.port ?? defaultPort(transport)) === (proxy.spec.port ?? defaultPort(transport));
}

const STRICTLY: Rule = rule('16.12.1.2', 'a strict router: the first Route value becomes the Request-URI');
const MINE: Rule = rule('16.4', 'the first Route value is mine: removed');
const OTHER_SIDE: Rule = rule('5', 'the next one is mine too, for the other side: removed at once', 5658);
const RESTORED: Rule = rule(
  '16.4',
  'the Request-URI is a Record-Route value of mine: the last Route value takes its place',
);
const MADDR: Rule = rule('16.4', 'a maddr that means this proxy is stripped');
