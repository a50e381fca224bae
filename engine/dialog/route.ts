// RFC 3261 §12.2.1.1: from a route set and a remote target to the Request-URI and Route of a request.

import { param } from '../message/headers';
import type { NameAddr, SipUri, Uri } from '../message/uri';

/** Where a request within a dialog goes. */
export interface Routing {
  readonly uri: Uri;
  readonly routes: readonly NameAddr[];
}

const isSip = (uri: Uri): uri is SipUri => uri.scheme === 'sip' || uri.scheme === 'sips';

/** Whether the proxy behind a URI routes loosely: it leaves the Request-URI alone (RFC 3261 §19.1.1, `lr`). */
const isLoose = (uri: Uri): boolean => isSip(uri) && param(uri.params, 'lr') !== undefined;

/**
 * Request-URI and Route values for a request to `target` through `routeSet` (RFC 3261 §12.2.1.1).
 */
export function routeTo(target: Uri, routeSet: readonly NameAddr[]): Routing {
  const [first, ...others] = routeSet;
  if (first === undefined || isLoose(first.uri)) return { uri: asRequestUri(target), routes: routeSet };
  // The first proxy is a strict router: it takes the Request-URI's place, and the target moves to the end.
  return { uri: asRequestUri(first.uri), routes: [...others, { display: null, uri: target, params: [] }] };
}

/** 19.1.1, Table 1: a Request-URI has neither a `method` parameter nor headers. */
function asRequestUri(uri: Uri): Uri {
  if (!isSip(uri) || (uri.headers.length === 0 && param(uri.params, 'method') === undefined)) return uri;
  return { ...uri, params: uri.params.filter(({ name }) => name !== 'method'), headers: [] };
}
