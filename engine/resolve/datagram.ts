// RFC 3261 §18.1.1: a request that may not fit into one datagram goes over a connection. Over 1300 bytes, where nobody
// knows the path's MTU, UDP gives way to TCP; if TCP is refused, UDP is tried after all.

import type { AnyHeader, Request } from '../message/message';
import { bodyLength, printMessage } from '../message/print';
import { byteLength } from '../message/text';
import type { Hop } from '../model/address';
import type { Env } from '../model/output';

const LIMIT = 1300;

/** More bytes than an ordinary header line with one value has, and than one with digest credentials has. */
const LINE = 80;
const CREDENTIALS = 400;

/** At least as long as the header will be, without printing it. */
function atMost({ line, value }: AnyHeader): number {
  if (line !== undefined) return line.length + 2;
  if (typeof value === 'string') return value.length + 40;
  if (Array.isArray(value)) {
    let sum = 32;
    for (const one of value) sum += typeof one === 'string' ? one.length + 2 : LINE;
    return sum;
  }
  return typeof value === 'object' && value !== null && 'scheme' in value ? CREDENTIALS : LINE;
}

/**
 * The length of a request in bytes when it is over the limit, else 0. Most are far below it, and a rough count says so.
 *
 * @param more - bytes it will grow by before it is sent
 */
export function tooLong(request: Request, more = 0): number {
  let rough = 100 + request.body.length + more;
  for (const header of request.headers) rough += atMost(header);
  if (rough <= LIMIT) return 0;
  const exact = byteLength(printMessage({ ...request, body: '' })) + bodyLength(request.body) + more;
  return exact > LIMIT ? exact : 0;
}

/** The hops for a request of this size: before each way over UDP the same by TCP, if it is too long for a datagram. */
export function forSize(request: Request, hops: readonly Hop[], more: number, env: Env): readonly Hop[] {
  if (hops[0]?.transport !== 'UDP') return hops;
  const bytes = tooLong(request, more);
  if (bytes === 0) return hops;
  env.out.push({
    type: 'decision',
    what: 'transport-changed',
    data: { method: request.method, bytes, limit: LIMIT, from: 'UDP', to: 'TCP' },
    rule: { rfc: 3261, section: '18.1.1', text: 'over 1300 bytes a request goes by TCP, not by UDP' },
  });
  return hops.flatMap((hop) => (hop.transport === 'UDP' ? [{ ...hop, transport: 'TCP' as const }, hop] : [hop]));
}

/**
 * The hops left after one failed (RFC 3263 §4.3): a way by another transport to the same place is tried only when the
 * connection itself was refused (RFC 3261 §18.1.1).
 */
export const hopsAfter = (failed: Hop, left: readonly Hop[], refused: boolean): readonly Hop[] =>
  refused ? left : left.filter(({ host, port }) => host !== failed.host || port !== failed.port);
