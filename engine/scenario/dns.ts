// `dns:`: what the name servers know of a name, in plain words. Each name listed must be asked for by phones and
// proxies (RFC 3263 §4); names not listed need no question. Where a record points to an element, its name will do.

import type { Transport } from '../model/address';
import type { DnsSpec, ElementSpec } from '../model/scenario';
import { asList, asMap, readBlock, readValue } from './block';
import * as kind from './kinds';
import { DNS_NAME, DNS_SERVER } from './network-settings';
import { isKnown } from './parties';
import type { Problems } from './problem';
import type { Node } from './yaml';

type Records = Record<string, Readonly<Record<string, string | number>>[]>;

/** NAPTR service and SRV prefix of each transport (RFC 3263 §4.1, RFC 7118 §8). */
const SERVICES: Readonly<Record<Transport, { readonly naptr: string; readonly srv: string }>> = {
  UDP: { naptr: 'SIP+D2U', srv: '_sip._udp' },
  TCP: { naptr: 'SIP+D2T', srv: '_sip._tcp' },
  TLS: { naptr: 'SIPS+D2T', srv: '_sips._tcp' },
  WS: { naptr: 'SIP+D2W', srv: '_sip._ws' },
  WSS: { naptr: 'SIPS+D2W', srv: '_sips._wss' },
};

const DEFAULT_PORTS: Readonly<Record<Transport, number>> = { UDP: 5060, TCP: 5060, TLS: 5061, WS: 80, WSS: 443 };

/** The zone of a scenario; undefined where it has none. */
export function readDns(
  node: Node | undefined,
  settings: { readonly delay: number | undefined; readonly ttl: number | undefined },
  elements: readonly ElementSpec[],
  problems: Problems,
): DnsSpec | undefined {
  if (node === undefined) return undefined;
  const ttl = settings.ttl === undefined ? 300 : Math.max(1, Math.round(settings.ttl / 1_000_000));
  const records: Records = {};
  const names: string[] = [];
  for (const { key, value } of asMap(node, 'names and their records', problems).pairs) {
    const name = readValue(key, kind.host, problems);
    if (name === undefined) continue;
    names.push(name);
    readName(name, value, ttl, elements, records, problems);
  }
  return { delay: settings.delay ?? 20_000, ttl, records, names };
}

function readName(
  name: string,
  node: Node,
  ttl: number,
  elements: readonly ElementSpec[],
  records: Records,
  problems: Problems,
): void {
  const map = asMap(node, 'records, such as { a: 192.0.2.111 }', problems);
  const { values, blocks, places: own } = readBlock(map, DNS_NAME, ['srv'], 'a name', problems);
  const add = (question: string, record: Record<string, string | number>): void => {
    records[question] = [...(records[question] ?? []), { ...record, ttl }];
  };
  for (const [i, transport] of (values.naptr ?? []).entries()) {
    const { naptr, srv } = SERVICES[transport];
    add(`NAPTR ${name}`, { order: 10 * (i + 1), preference: 10, service: naptr, replacement: `${srv}.${name}` });
  }
  const servers = blocks.get('srv');
  for (const item of servers?.kind === 'map' ? [servers] : asList(servers, 'a list of servers', problems)) {
    const settings = asMap(item, 'a server, such as { host: p1, priority: 1 }', problems);
    const { values: server, places } = readBlock(settings, DNS_SERVER, [], 'a server', problems);
    if (server.host === undefined) {
      problems.add(item.offset, item.length, 'A server needs "host:", an element or a host name.');
      continue;
    }
    const over = server.over ?? 'UDP';
    add(`SRV ${SERVICES[over].srv}.${name}`, {
      priority: server.priority ?? 0,
      weight: server.weight ?? 0,
      port: server.port ?? DEFAULT_PORTS[over],
      target: elements.find(({ id }) => id === server.host)?.host ?? server.host,
    });
    noteUnknown(server.host, places.get('host') ?? item, elements, problems);
  }
  for (const word of ['a', 'aaaa'] as const) {
    const place = own.get(word);
    for (const item of place === undefined ? [] : place.kind === 'list' ? place.items : [place])
      if (item.kind === 'text') noteUnknown(item.text, item, elements, problems);
  }
  for (const address of values.a ?? []) add(`A ${name}`, { address: addressOf(address, elements) });
  for (const address of values.aaaa ?? []) add(`AAAA ${name}`, { address: addressOf(address, elements) });
}

/** A name without a dot or a colon is meant to be an element's. */
function noteUnknown(name: string, node: Node, elements: readonly ElementSpec[], problems: Problems): void {
  if (!/^[A-Za-z][\w-]*$/.test(name)) return;
  isKnown(name, node.offset, new Map(elements.map(({ id }) => [id, null])), problems);
}

const addressOf = (written: string, elements: readonly ElementSpec[]): string =>
  elements.find(({ id }) => id === written)?.address ?? written;
