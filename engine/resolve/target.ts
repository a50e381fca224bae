// RFC 3263 §4, what a SIP URI says by itself: the host that is meant, the transport it asks for, the port that goes
// without saying. RFC 5630 §3.1 for `sips:`, RFC 7118 §5 for WebSocket. Nothing here asks anybody.

import { param } from '../message/headers';
import type { SipUri } from '../message/uri';
import type { Transport } from '../model/address';
import type { Env } from '../model/output';

/** What the sender brings along: how it goes when the URI does not say. */
export interface Sender {
  /** The transport this element uses when nothing else decides. */
  readonly usual: Transport;
  /** Go by TLS although this URI does not say so: the Request-URI is `sips:` (RFC 3261 §16.6 item 7). */
  readonly secure: boolean;
}

/** 3263 §4: a maddr stands in for the host. */
export const targetOf = (uri: SipUri): string => param(uri.params, 'maddr') ?? uri.host;

/** The port a transport uses when nothing names one (RFC 3261 §18.1.1, RFC 7118 §5). */
export function defaultPort(transport: Transport): number {
  if (transport === 'TLS') return 5061;
  if (transport === 'WS') return 80;
  return transport === 'WSS' ? 443 : 5060;
}

/** 3263 §4.1: the transport a URI names, made secure where it must be; null when it names none that is known. */
export function namedTransport(uri: SipUri, secure: boolean): Transport | null {
  const named = param(uri.params, 'transport')?.toUpperCase();
  const sips = secure || uri.scheme === 'sips';
  if (named === 'TLS' || named === 'WSS') return named;
  if (named === 'WS') return sips ? 'WSS' : 'WS';
  return named === 'TCP' || named === 'UDP' ? (sips ? 'TLS' : named) : null;
}

/** The transport when neither the URI nor DNS decides: TLS for `sips:`, else what the sender uses. */
export const usualTransport = (uri: SipUri, { usual, secure }: Sender): Transport =>
  (secure || uri.scheme === 'sips') && usual !== 'WSS' ? 'TLS' : usual;

const IPV4 = /^\d+\.\d+\.\d+\.\d+$/;

/** The address a host stands for by itself: an IPv4 address, or an IPv6 reference without its brackets. */
export function literalOf(host: string): string | undefined {
  if (host.charCodeAt(0) === 0x5b) return host.slice(1, -1);
  return IPV4.test(host) ? host : undefined;
}

/** The address behind a host as far as nobody need be asked; an address stands for itself. */
export const addressOf = (host: string, env: Env): string | undefined => env.resolve(host) ?? literalOf(host);
