// Where a message goes next: RFC 3261 §16.6 item 7 and RFC 3263 §4, as far as names lead straight to addresses, and
// §18.2.2 for what a proxy answers without a transaction.

import { param } from '../../message/headers';
import type { Via } from '../../message/message';
import type { SipUri, Uri } from '../../message/uri';
import { isSip } from '../../message/uri-print';
import type { Hop, Transport } from '../../model/address';
import type { Env } from '../../model/output';
import type { ProxyServer } from './state';

/**
 * The hops to try for a URI, in order; none when its host has no address.
 *
 * @param uri the first Route value, or the Request-URI
 * @param secure go by TLS although this URI does not say so: the Request-URI is `sips:` (§16.6 item 7)
 * @param route the element or host an administrator's route names for it, or null
 */
export function nextHops(
  proxy: ProxyServer,
  uri: Uri,
  secure: boolean,
  route: string | null,
  env: Env,
): readonly Hop[] {
  if (!isSip(uri)) return NOWHERE;
  const transport = transportOf(uri, secure, proxy.transport);
  if (route !== null) return administered(route, transport, env);
  // RFC 3263 §4: a maddr stands in for the host.
  const host = param(uri.params, 'maddr') ?? uri.host;
  const address = addressOf(host, env);
  return address === undefined ? NOWHERE : [{ host: address, port: uri.port ?? defaultPort(transport), transport }];
}

const NOWHERE: readonly Hop[] = [];

/** An administrator's route: an element id or a host, with a port where it is not the usual one. */
function administered(route: string, transport: Transport, env: Env): readonly Hop[] {
  const colon = route.lastIndexOf(':');
  const port = colon > 0 && /^\d+$/.test(route.slice(colon + 1)) ? Number(route.slice(colon + 1)) : null;
  const address = addressOf(port === null ? route : route.slice(0, colon), env);
  return address === undefined ? NOWHERE : [{ host: address, port: port ?? defaultPort(transport), transport }];
}

/** The address behind a host; an address stands for itself. */
export function addressOf(host: string, env: Env): string | undefined {
  if (host.charCodeAt(0) === 0x5b) return host.slice(1, -1);
  return env.resolve(host) ?? (/^\d+\.\d+\.\d+\.\d+$/.test(host) ? host : undefined);
}

/** RFC 3263 §4.1: the transport a URI asks for, else TLS for `sips:`, else what this network uses. */
function transportOf(uri: SipUri, secure: boolean, usual: Transport): Transport {
  const sips = secure || uri.scheme === 'sips';
  const named = param(uri.params, 'transport')?.toUpperCase();
  if (named === undefined) return sips && usual !== 'WSS' ? 'TLS' : usual;
  if (named === 'TLS' || named === 'WSS') return named;
  if (named === 'WS') return sips ? 'WSS' : 'WS';
  if (named === 'TCP' || named === 'UDP') return sips ? 'TLS' : named;
  return usual;
}

/** The port a transport uses when nothing names one (§18.1.1, RFC 7118 §5). */
export function defaultPort(transport: Transport): number {
  if (transport === 'TLS') return 5061;
  if (transport === 'WS') return 80;
  return transport === 'WSS' ? 443 : 5060;
}

/** 18.2.2: where a response goes by the Via it now has on top, when no server transaction knows better. */
export function responseHop(via: Via, env: Env): Hop | undefined {
  const transport = via.transport as Transport;
  const received = param(via.params, 'maddr') ?? param(via.params, 'received') ?? addressOf(via.host, env);
  const rport = param(via.params, 'rport');
  const port = rport ? Number(rport) : (via.port ?? defaultPort(transport));
  return received === undefined ? undefined : { host: received, port, transport };
}
