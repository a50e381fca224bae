// RFC 3261 §8.1: building and sending the requests of a user agent, in and out of dialogs.

import { maxForwards, request } from '../message/build';
import { make, top } from '../message/headers';
import type { AnyHeader, Request } from '../message/message';
import type { NameAddr, Uri } from '../message/uri';
import { parseUri } from '../message/uri-parse';
import type { Transport } from '../model/address';
import type { Env } from '../model/output';
import type { UserAgentSpec } from '../model/scenario';
import { base36, draw } from '../random';
import type { Transaction } from '../transaction/layer';
import { withCredentials } from './credentials';
import { begin, hold } from './failover';
import { withHiding } from './hiding';
import { hopsOf } from './hops';
import { asOfOld, cookieOf, untagged } from './old-ways';
import type { Phone, Usage } from './phone';
import { withSecureContact } from './secure';

export const MAX_FORWARDS = 70;

/** A Via branch: the magic cookie, and what is different for every request (RFC 3261 §8.1.1.7). */
export function branchFor(phone: Phone, env: Env, ...key: (string | number)[]): string {
  let branch = `${cookieOf(phone)}${base36(env.draw('branch', phone.id, ...key))}`;
  // A phone that calls itself has both ends of one call, and may say the same from both at once.
  for (let again = 1; phone.layer.clients.has(branch); again++) {
    branch = `${cookieOf(phone)}${base36(env.draw('branch', phone.id, ...key, again))}`;
  }
  return branch;
}

/** A tag: lasting for one dialog, and hard to guess (RFC 3261 §19.3). */
export const tagFor = (phone: Phone, env: Env, ...key: (string | number)[]): string =>
  phone.spec.rfc2543 === true ? '' : base36(env.draw('tag', phone.id, ...key));

export const callIdFor = (phone: Phone, env: Env, key: string): string =>
  `${base36(env.draw('call-id', phone.id, key))}@${phone.spec.host}`;

/** RFC 3581 §3: an empty rport asks for the port the request is seen to come from. */
const RPORT = { name: 'rport', value: null };

/**
 * How a phone calls itself: by its host name, or, behind a NAT box where no name leads, by its private address; a client
 * on WebSocket, which has no address of its own, by a name that leads nowhere (RFC 7118 §5).
 */
export function nameIn(spec: UserAgentSpec): string {
  if (spec.transport === 'WS' || spec.transport === 'WSS') return `${base36(draw(0, 'socket', spec.host))}.invalid`;
  return spec.behind === undefined ? spec.host : spec.address;
}

/** The phone's own Via for a new transaction. */
export function viaFor(phone: Phone, branch: string, transport: Transport): AnyHeader {
  const { port } = phone.spec;
  const host = nameIn(phone.spec);
  return make('via', [
    {
      protocol: 'SIP',
      version: '2.0',
      transport,
      host,
      port: port === 5060 ? null : port,
      params:
        phone.spec.rport === true ? [{ name: 'branch', value: branch }, RPORT] : [{ name: 'branch', value: branch }],
    },
  ]);
}

export interface Fresh {
  readonly method: string;
  readonly uri: Uri;
  readonly from: NameAddr;
  readonly to: NameAddr;
  readonly callId: string;
  readonly cseq: number;
  readonly routes: readonly NameAddr[];
  readonly extra?: readonly AnyHeader[];
  readonly body?: string;
}

/** A request outside of any dialog, with the six headers of RFC 3261 §8.1.1 and what the caller adds. */
export function fresh(phone: Phone, parts: Fresh, env: Env): Request {
  const branch = branchFor(phone, env, parts.callId, parts.cseq, parts.method);
  const headers: AnyHeader[] = [
    viaFor(phone, branch, phone.spec.transport),
    maxForwards(phone.spec.maxForwards ?? MAX_FORWARDS),
  ];
  if (parts.routes.length > 0) headers.push(make('route', parts.routes));
  headers.push(
    make('from', untagged(parts.from)),
    make('to', parts.to),
    make('call-id', parts.callId),
    make('cseq', { number: parts.cseq, method: parts.method }),
    ...(parts.extra ?? []),
  );
  return request({ method: parts.method, uri: parts.uri, headers, body: parts.body ?? '' });
}

/**
 * Sends a request in a client transaction of its own, with the credentials its realms already asked for, and
 * remembers what it is for.
 */
export function send(phone: Phone, message: Request, usage: Usage, env: Env): Transaction | null {
  const signed = withSecureContact(withHiding(phone, withCredentials(phone, asOfOld(phone, message), env)));
  const hops = hopsOf(phone, signed, env);
  if (hops === null) return hold(phone, signed, usage);
  if (hops.length > 0) return begin(phone, signed, usage, hops, env);
  env.out.push({
    type: 'ignored',
    what: `${message.method} to ${hostOf(signed)}`,
    why: 'its host has no address',
    rule: { rfc: 3263, section: '4', text: 'without an address nothing can be sent' },
  });
  return null;
}

const hostOf = (message: Request): string => {
  const uri = top(message, 'route')?.uri ?? message.uri;
  return 'host' in uri ? uri.host : uri.scheme;
};

/** A URI the phone was given by its person: an address, or a name in the phone's book. */
export function look(phone: Phone, whom: string): Uri | null {
  const read = parseUri(phone.direct.get(whom) ?? phone.book.get(whom) ?? whom);
  return read.ok ? read.uri : null;
}
