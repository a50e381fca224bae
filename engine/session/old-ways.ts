// A phone from before RFC 3261: its requests have no magic cookie (§8.1.1.7) and no tags (§12 lets a peer go without),
// and in a call it routes strictly (§16.12.1.2): the next hop's address stands in the first line, its target comes last.
// Its ACK has the Via of the INVITE, by which a server of today takes it for one with that INVITE (§17.2.3).
// Departs from RFC 2543: it keeps a Route to its outbound proxy, and a branch, by which it knows its own requests again.

import { get, list, make, param, tagOf, top, withHeader } from '../message/headers';
import type { AnyHeader, Request } from '../message/message';
import type { NameAddr, Uri } from '../message/uri';
import { isSip } from '../message/uri-print';
import type { Phone } from './phone';

/** What the branches of this phone begin with: the magic cookie, or nothing. */
export const cookieOf = ({ spec }: Phone): string => (spec.rfc2543 === true ? '' : 'z9hG4bK');

/** The Via of the ACK to a 2xx: one of its own (§8.1.1.7), or, of old, the one the INVITE had. */
export const ackViaOf = ({ spec }: Phone, invite: Request, own: () => AnyHeader): AnyHeader => {
  const old = spec.rfc2543 === true ? top(invite, 'via') : undefined;
  return old === undefined ? own() : make('via', [old]);
};

/** An address without a tag that says nothing. */
export const untagged = (address: NameAddr): NameAddr =>
  tagOf(address) === '' ? { ...address, params: address.params.filter(({ name }) => name !== 'tag') } : address;

/**
 * 8.1.2 and 12.2.1.1: whether the first line of a request names its next hop, because that routes strictly: then its
 * target stands last in the Route. It shows by what stands in the places: a proxy where a phone belongs.
 */
export function isForFirstLine(request: Request): boolean {
  const routes = list(request, 'route');
  const [first, last] = [routes[0], routes.at(-1)];
  const { uri } = request;
  if (first === undefined || last === undefined || !isSip(uri)) return false;
  if (isLoose(uri) || !isLoose(first.uri)) return true;
  return uri.user === null && isSip(last.uri) && last.uri.user !== null && !isLoose(last.uri);
}

const isLoose = (uri: Uri): boolean => isSip(uri) && param(uri.params, 'lr') !== undefined;

/** 16.12.1.2: a request within a call as a strict router sends it; any other as it is. */
export function asOfOld(phone: Phone, request: Request): Request {
  if (phone.spec.rfc2543 !== true || isForFirstLine(request)) return request;
  const to = get(request, 'to');
  const inside = (to !== undefined && tagOf(to) !== undefined) || request.method === 'ACK' || request.method === 'BYE';
  const [first, ...rest] = inside ? list(request, 'route') : [];
  if (first === undefined) return request;
  const { startLine: _, ...unread } = request;
  const moved: Request = { ...unread, uri: first.uri };
  const target: NameAddr = { display: null, uri: request.uri, params: [] };
  return withHeader(moved, make('route', [...rest, target]));
}
