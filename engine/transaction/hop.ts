// RFC 3261 §18.2.2 and RFC 3581 §4: where the responses of a server transaction go.

import { param } from '../message/headers';
import type { Via } from '../message/message';
import { type Address, type Hop, isReliable, type Transport } from '../model/address';
import type { Env } from '../model/output';

const DEFAULT_PORT = 5060;

/**
 * Where to send the responses to a request.
 *
 * @param via its topmost Via, with `received` and `rport` as the transport noted them
 * @param source where the packet really came from
 */
export function responseHop(via: Via, source: Address, transport: Transport, env: Env): Hop {
  // A reliable transport answers over the connection the request came on.
  if (isReliable(transport)) return { host: source.host, port: source.port, transport };
  const maddr = param(via.params, 'maddr');
  if (maddr) return { host: maddr, port: via.port ?? DEFAULT_PORT, transport };
  const received = param(via.params, 'received');
  const rport = Number(param(via.params, 'rport') || 0);
  // RFC 3581 4: with a filled-in rport, back to the very port the request came from.
  if (received) return { host: received, port: rport || (via.port ?? DEFAULT_PORT), transport };
  return { host: env.resolve(via.host) ?? via.host, port: rport || (via.port ?? DEFAULT_PORT), transport };
}

/**
 * Where responses go when the connection the request came on has broken (§18.2.2): to where it came from, at the port
 * its sender listens on.
 */
export function backupHop(via: Via, source: Address, transport: Transport): Hop {
  const secure = transport === 'TLS';
  return {
    host: param(via.params, 'received') ?? source.host,
    port: via.port ?? (secure ? DEFAULT_PORT + 1 : DEFAULT_PORT),
    transport,
  };
}
