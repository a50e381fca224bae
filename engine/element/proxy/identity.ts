// Which names mean this proxy, and what it is responsible for: RFC 3261 §16.4, §16.5, §16.12.

import { param } from '../../message/headers';
import type { Via } from '../../message/message';
import type { SipUri, Uri } from '../../message/uri';
import { isSip } from '../../message/uri-print';
import type { Transport } from '../../model/address';
import type { ProxySpec } from '../../model/scenario';
import type { ProxyServer } from './state';

/** Every name of the element: its host, its address and its domains. */
export function namesOf(spec: Pick<ProxySpec, 'host' | 'address' | 'domains'>): ReadonlySet<string> {
  return new Set([spec.host, spec.address, `[${spec.address}]`, ...spec.domains]);
}

/** 16.4: whether a Route value or Request-URI leads to this proxy. */
export const isMine = (proxy: ProxyServer, uri: Uri): uri is SipUri =>
  isSip(uri) && proxy.names.has(uri.host) && listens(proxy.spec, uri.port);

/** 16.5: whether the resource the URI names is in a domain of this proxy. */
export const isResponsible = (proxy: ProxyServer, uri: Uri): uri is SipUri => isMine(proxy, uri);

/** 16.4: a Request-URI this proxy put into a Record-Route: a strict router sends it back there. */
export const isRecordRoute = (proxy: ProxyServer, uri: Uri): uri is SipUri =>
  isSip(uri) &&
  uri.host === proxy.spec.host &&
  (uri.user === null || uri.user.split('+').every((one) => FLOW.test(one))) &&
  isMine(proxy, uri) &&
  (proxy.spec.routing === 'strict' || param(uri.params, 'lr') !== undefined);

/** One flow as a proxy writes it into the user part of its own address (RFC 5626 §5.2), and what stands in it. */
export const FLOW = /^((udp|tcp|tls|ws|wss)-([0-9a-f._]+)-(\d+))(?:-(\w+))?(?:~([\w.-]+))?$/;

/** Whether a Via value is one of this proxy's (RFC 5393 §4.2.2). */
export const isMyVia = (proxy: ProxyServer, via: Via): boolean =>
  via.host === proxy.spec.host && listens(proxy.spec, via.port);

/** The port on which an element is reached over this transport: 5061 stands beside 5060 for TLS (§19.1.2). */
export const portFor = (spec: Pick<ProxySpec, 'port'>, transport: Transport): number =>
  spec.port === 5060 && (transport === 'TLS' || transport === 'WSS') ? 5061 : spec.port;

const listens = (spec: Pick<ProxySpec, 'port'>, port: number | null): boolean =>
  port === null || port === spec.port || (spec.port === 5060 && port === 5061);
