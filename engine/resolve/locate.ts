// RFC 3263 §4: from a SIP URI to the addresses to try, in their order. It is worked out anew with every answer that
// comes in: what is not known yet is a question, and once there is none, the hops are complete.
//   a port, or a transport    -> no NAPTR            §4.1
//   NAPTR, else SRV           -> transport, servers  §4.1, §4.2
//   A, and AAAA where no A is -> addresses           §4.2
// Left out: NAPTR records that lead to another domain than the one asked about.

import type { SipUri } from '../message/uri';
import type { Hop, Transport } from '../model/address';
import type { Env } from '../model/output';
import { addressOf, defaultPort, namedTransport, type Sender, targetOf, usualTransport } from './target';

/** One resource record, by the names its fields have in RFC 3403 and RFC 2782. */
export type DnsRecord = Readonly<Record<string, string | number>>;

/** What is known of a question such as 'SRV _sip._udp.biloxi.example.com'; undefined when nobody has answered it. */
export type Known = (question: string) => readonly DnsRecord[] | undefined;

/** A number from 0 up to, without, `below`: the same for the same question in the same call. */
export type Chance = (below: number, ...key: readonly (string | number)[]) => number;

/** The hops found, best first, or the questions that must be answered before. */
export interface Located {
  readonly hops: readonly Hop[];
  readonly missing: readonly string[];
}

const found = (hops: readonly Hop[]): Located => ({ hops, missing: [] });
const ask = (...missing: readonly string[]): Located => ({ hops: [], missing });

/** Where a URI leads when every name is known without asking; undefined when its host is not. */
export function locateAtOnce(uri: SipUri, sender: Sender, env: Env): Hop | undefined {
  const host = addressOf(targetOf(uri), env);
  if (host === undefined) return undefined;
  const transport = namedTransport(uri, sender.secure) ?? usualTransport(uri, sender);
  return { host, port: uri.port ?? defaultPort(transport), transport };
}

/** Where a URI leads by the answers known so far. */
export function locate(uri: SipUri, sender: Sender, known: Known, chance: Chance, env: Env): Located {
  const atOnce = locateAtOnce(uri, sender, env);
  if (atOnce !== undefined) return found([atOnce]);
  const target = targetOf(uri);
  const named = namedTransport(uri, sender.secure);
  const usual = named ?? usualTransport(uri, sender);
  // 4.2: with a port there is nothing for SRV to say.
  if (uri.port !== null) return addresses(target, uri.port, usual, known, env);
  if (named !== null)
    return byServers([{ name: serviceOf(named, target), transport: named }], target, usual, known, chance, env);
  const naptr = known(`NAPTR ${target}`);
  if (naptr === undefined) return ask(`NAPTR ${target}`);
  const able = transportsFor(usual, sender.secure || uri.scheme === 'sips');
  // 4.1: the domain's preference counts, among what the sender can do.
  const services = naptr
    .flatMap((record) => {
      const transport = SERVICES[String(record.service)];
      return transport === undefined || !able.includes(transport) ? [] : [{ record, transport }];
    })
    .sort(({ record: a }, { record: b }) => rank(a.order, b.order) || rank(a.preference, b.preference))
    .map(({ record, transport }) => ({ name: String(record.replacement), transport }));
  // 4.1: without NAPTR each transport the sender knows is asked about by itself.
  const asked =
    services.length > 0 ? services : able.map((transport) => ({ name: serviceOf(transport, target), transport }));
  return byServers(asked, target, usual, known, chance, env);
}

/** The services of RFC 3263 §4.1 and RFC 7118 §8. */
const SERVICES: Readonly<Record<string, Transport>> = {
  'SIP+D2U': 'UDP',
  'SIP+D2T': 'TCP',
  'SIPS+D2T': 'TLS',
  'SIP+D2W': 'WS',
  'SIPS+D2W': 'WSS',
};

const PREFIX: Readonly<Record<Transport, string>> = {
  UDP: '_sip._udp',
  TCP: '_sip._tcp',
  TLS: '_sips._tcp',
  WS: '_sip._ws',
  WSS: '_sips._wss',
};

/** The name SRV records of a transport stand under. */
export const serviceOf = (transport: Transport, target: string): string => `${PREFIX[transport]}.${target}`;

const rank = (a: string | number | undefined, b: string | number | undefined): number =>
  Number(a ?? 0) - Number(b ?? 0);

/** What a sender may choose from: a browser has only WebSocket; `sips:` leaves only what is encrypted. */
function transportsFor(usual: Transport, secure: boolean): readonly Transport[] {
  if (usual === 'WS' || usual === 'WSS') return [usual];
  if (secure) return ['TLS'];
  return [usual, ...ORDINARY.filter((transport) => transport !== usual)];
}

const ORDINARY: readonly Transport[] = ['UDP', 'TCP', 'TLS'];

interface Service {
  readonly name: string;
  readonly transport: Transport;
}

/** 4.2: the servers of the first service that has any; the domain's own address when none has. */
function byServers(
  services: readonly Service[],
  target: string,
  usual: Transport,
  known: Known,
  chance: Chance,
  env: Env,
): Located {
  const unknown = services.map(({ name }) => `SRV ${name}`).filter((question) => known(question) === undefined);
  if (unknown.length > 0) return ask(...unknown);
  for (const { name, transport } of services) {
    const servers = inOrder(known(`SRV ${name}`) ?? [], name, chance);
    if (servers.length === 0) continue;
    const places = servers.map(({ target: host, port }) =>
      addresses(String(host), Number(port), transport, known, env),
    );
    const missing = places.flatMap((place) => place.missing);
    return missing.length > 0 ? ask(...new Set(missing)) : found(places.flatMap((place) => place.hops));
  }
  return addresses(target, defaultPort(usual), usual, known, env);
}

/** RFC 2782: lower priority first; within one, each next server by chance, in proportion to its weight. */
function inOrder(records: readonly DnsRecord[], name: string, chance: Chance): readonly DnsRecord[] {
  const ordered: DnsRecord[] = [];
  const priorities = [...new Set(records.map(({ priority }) => Number(priority ?? 0)))].sort((a, b) => a - b);
  for (const priority of priorities) {
    const group = records.filter((record) => Number(record.priority ?? 0) === priority);
    while (group.length > 0) {
      const sum = group.reduce((total, { weight }) => total + Number(weight ?? 0), 0);
      let drawn = group.length === 1 || sum === 0 ? 0 : chance(sum + 1, name, priority, group.length);
      let index = group.findIndex(({ weight }) => {
        drawn -= Number(weight ?? 0);
        return drawn <= 0;
      });
      if (index < 0) index = group.length - 1;
      ordered.push(...group.splice(index, 1));
    }
  }
  return ordered;
}

/** 4.2: every address of a host, A before AAAA. */
function addresses(host: string, port: number, transport: Transport, known: Known, env: Env): Located {
  const literal = addressOf(host, env);
  if (literal !== undefined) return found([{ host: literal, port, transport }]);
  for (const type of ['A', 'AAAA']) {
    const records = known(`${type} ${host}`);
    if (records === undefined) return ask(`${type} ${host}`);
    if (records.length > 0) return found(records.map(({ address }) => ({ host: String(address), port, transport })));
  }
  return found([]);
}
