// A proxy between two transports says so in its Record-Route: RFC 5658 §5 and §6.2, two values, one for the way out and one
// for the way in. A TLS side needs none that says TLS: its phone speaks nothing else (RFC 5630 §3.1.3, RFC 3261 §26.2.2).

import { param } from '../../message/headers';
import type { NameAddr, Uri } from '../../message/uri';
import { isSip, printUri } from '../../message/uri-print';
import type { Transport } from '../../model/address';
import { isMine } from './identity';
import type { ProxyServer } from './state';

/** 5: this proxy's own value for the side the request goes out on, and behind it the one for where it came in. */
export function bothSides(mine: readonly NameAddr[], out: Transport, received: Transport): readonly NameAddr[] {
  const sides = [out, received].flatMap((transport) => mine.map((value) => by(transport, value)));
  const [first, second] = sides;
  const same = first !== undefined && second !== undefined && printUri(first.uri) === printUri(second.uri);
  return same ? mine : sides;
}

const SAID: ReadonlySet<Transport> = new Set(['UDP', 'TCP', 'WS']);

function by(transport: Transport, value: NameAddr): NameAddr {
  const { uri } = value;
  if (!isSip(uri) || !SAID.has(transport)) return value;
  return { ...value, uri: { ...uri, params: [...uri.params, { name: 'transport', value: transport.toLowerCase() }] } };
}

/** 5: whether a Route value is the other side of the one before it, which came back to this proxy first. */
export function isOtherSide(proxy: ProxyServer, before: Uri, uri: Uri): boolean {
  if (!isMine(proxy, uri) || !isMine(proxy, before) || uri.user !== before.user) return false;
  return param(uri.params, 'transport') !== param(before.params, 'transport');
}
