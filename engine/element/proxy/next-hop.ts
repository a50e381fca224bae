// Where a message goes next: RFC 3261 §16.6 item 7 with RFC 3263 §4 behind it, an administrator's own routes, and
// §18.2.2 for what a proxy answers without a transaction.

import { param } from '../../message/headers';
import type { Via } from '../../message/message';
import type { Uri } from '../../message/uri';
import { isSip } from '../../message/uri-print';
import type { Hop, Transport } from '../../model/address';
import type { Env } from '../../model/output';
import { hopsFor } from '../../resolve/resolver';
import { addressOf, defaultPort, namedTransport, usualTransport } from '../../resolve/target';
import type { ProxyServer } from './state';

/**
 * The hops to try for a URI, in order; none when its host has no address; null while name servers are being asked.
 *
 * @param uri the first Route value, or the Request-URI
 * @param secure go by TLS although this URI does not say so: the Request-URI is `sips:` (§16.6 item 7)
 * @param route the element or host an administrator's route names for it, or null
 * @param call what the choice between equal servers hangs on
 */
export function nextHops(
  proxy: ProxyServer,
  uri: Uri,
  secure: boolean,
  route: string | null,
  call: string,
  env: Env,
): readonly Hop[] | null {
  // RFC 3263 §4 leads no further from a telephone number: only an administrator's route does.
  if (!isSip(uri)) return route === null ? NOWHERE : administered(route, proxy.transport, env);
  const sender = { usual: proxy.transport, secure };
  if (route === null) return hopsFor(proxy.resolver, uri, sender, call, env);
  return administered(route, namedTransport(uri, secure) ?? usualTransport(uri, sender), env);
}

const NOWHERE: readonly Hop[] = [];

/** An administrator's route: an element id or a host, with a port where it is not the usual one. */
function administered(route: string, transport: Transport, env: Env): readonly Hop[] {
  const colon = route.lastIndexOf(':');
  const port = colon > 0 && /^\d+$/.test(route.slice(colon + 1)) ? Number(route.slice(colon + 1)) : null;
  const address = addressOf(port === null ? route : route.slice(0, colon), env);
  return address === undefined ? NOWHERE : [{ host: address, port: port ?? defaultPort(transport), transport }];
}

/** 18.2.2: where a response goes by the Via it now has on top, when no server transaction knows better. */
export function responseHop(via: Via, env: Env): Hop | undefined {
  const transport = via.transport as Transport;
  const received = param(via.params, 'maddr') ?? param(via.params, 'received') ?? addressOf(via.host, env);
  const rport = param(via.params, 'rport');
  const port = rport ? Number(rport) : (via.port ?? defaultPort(transport));
  return received === undefined ? undefined : { host: received, port, transport };
}
