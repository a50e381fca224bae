// Where a phone's request goes: RFC 3261 §8.1.2 and §12.2.1.1 for which URI decides, RFC 3263 for what it leads to,
// RFC 3261 §9.1 for the CANCEL, §18.1.1 for the transport.

import { branchOf, get, make, top, withHeader } from '../message/headers';
import type { Request } from '../message/message';
import { isSip } from '../message/uri-print';
import type { Hop } from '../model/address';
import type { Env } from '../model/output';
import { forSize } from '../resolve/datagram';
import { hopsFor } from '../resolve/resolver';
import { isForFirstLine } from './old-ways';
import type { Phone } from './phone';

const NOWHERE: readonly Hop[] = [];

/** The hops to try, best first; none when there is no address; null while name servers are being asked. */
export function hopsOf(phone: Phone, message: Request, env: Env): readonly Hop[] | null {
  if (message.method === 'CANCEL') {
    const via = top(message, 'via');
    const branch = via && branchOf(via);
    const invite = branch === undefined ? undefined : phone.layer.clients.get(branch);
    // 9.1: a CANCEL goes where its INVITE went.
    if (invite !== undefined) return [invite.hop];
  }
  const route = top(message, 'route');
  const uri = route === undefined || isForFirstLine(message) ? message.uri : route.uri;
  if (!isSip(uri)) return NOWHERE;
  // 26.2.2 and RFC 5630 §3.1.1: sips: means TLS on the first hop, whatever leads the way.
  const sender = { usual: phone.spec.transport, secure: message.uri.scheme === 'sips' };
  const hops = hopsFor(phone.resolver, uri, sender, get(message, 'call-id') ?? '', env);
  return hops === null ? null : forSize(message, hops, 0, env);
}

/** 18.1.1: the Via names the transport the request really takes. */
export function over(message: Request, hop: Hop): Request {
  const via = top(message, 'via');
  if (via === undefined || via.transport === hop.transport) return message;
  return withHeader(message, make('via', [{ ...via, transport: hop.transport }]));
}
