// A proxy between two transports says so in its Record-Route: RFC 5658 §5 and §6.2, two values, one for the way out and one
// for the way in. Towards another proxy a side with TLS is a sips URI, which leads to TLS for whoever comes back.
// Departs from RFC 5658 §6.2: towards a phone such a side is a plain sip URI, which its phone, set to TLS, takes to TLS all
// the same. A sips one would make the phone's Contact sips too (RFC 3261 §8.1.1.8, §12.1.1), and bind every hop to TLS.

import { param } from '../../message/headers';
import type { NameAddr, Uri } from '../../message/uri';
import { isSip, printUri } from '../../message/uri-print';
import type { Transport } from '../../model/address';
import { isRecordRoute } from './identity';
import type { ProxyServer } from './state';

/** One side of a proxy. */
export interface Side {
  readonly transport: Transport;
  /** A phone is there, not another proxy. */
  readonly phone: boolean;
}

/** 5: this proxy's own value for the side the request goes out on, and behind it the one for where it came in. */
export function bothSides(mine: readonly NameAddr[], out: Side, received: Side): readonly NameAddr[] {
  const sides = [out, received].flatMap((side) => mine.map((value) => by(side, value)));
  const [first, second] = sides;
  const same = first !== undefined && second !== undefined && printUri(first.uri) === printUri(second.uri);
  return same ? mine : sides;
}

function by({ transport, phone }: Side, value: NameAddr): NameAddr {
  const { uri } = value;
  if (!isSip(uri)) return value;
  if (transport === 'TLS' && !phone) return { ...value, uri: { ...uri, scheme: 'sips' } };
  if (transport === 'TLS' || transport === 'WSS') return value;
  return { ...value, uri: { ...uri, params: [...uri.params, { name: 'transport', value: transport.toLowerCase() }] } };
}

/** 5: whether a Route value is the other side of the one before it, which came back to this proxy first. */
export function isOtherSide(proxy: ProxyServer, before: Uri, uri: Uri): boolean {
  if (!isRecordRoute(proxy, uri) || !isRecordRoute(proxy, before)) return false;
  if (uri.user !== before.user || uri.host !== before.host || uri.port !== before.port) return false;
  return param(uri.params, 'transport') !== param(before.params, 'transport');
}
