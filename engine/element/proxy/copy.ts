// The request as forwarded, RFC 3261 §16.6 items 1 to 9 and RFC 5393 §5.3.3: every header of the received request in
// its order, with the few that change put in their places in one pass.

import { authParam } from '../../message/digest';
import { make } from '../../message/headers';
import type { AnyHeader, AuthValue, Request } from '../../message/message';
import { bodyLength } from '../../message/print';
import type { NameAddr, Uri } from '../../message/uri';

/** 16.6, item 3: what a request without Max-Forwards gets. */
const MAX_FORWARDS = 70;

/** RFC 5393 §5.3.3: how many branches a request may spread into, and the most this proxy lets it. */
export const MAX_BREADTH = 60;

export interface Changes {
  readonly uri: Uri;
  /** Goes in front of the Record-Route values there are; null when the proxy does not stay in the path. */
  readonly recordRoute: AnyHeader | null;
  /** Goes in front of the Path values there are (RFC 3327 §5.2); null when it adds none. */
  readonly path: AnyHeader | null;
  /** Takes the place of the Route values; null leaves them as they are. */
  readonly routes: readonly NameAddr[] | null;
}

/**
 * The copy of a request with its changes and the Via of this branch. The body is the same (§16.6 item 1).
 *
 * @param realm the proxy's own, or null: credentials for it were checked here and go no further (§22.3)
 */
export function copyOf(
  request: Request,
  changes: Changes,
  via: AnyHeader,
  breadth: number,
  realm: string | null,
): Request {
  const { recordRoute, path, routes } = changes;
  const copied: AnyHeader[] = [via];
  let after = 1; // where what the request did not have is put: behind its leading Vias
  let limited = false;
  // RFC 5393 §5.3.3: every proxied request says how many branches it may still spread into.
  let spread = request.method === 'ACK' || request.method === 'CANCEL';
  let recorded = recordRoute === null;
  let pathed = path === null;
  let routed = routes === null || routes.length === 0;
  let counted = false;
  for (const header of request.headers) {
    switch (header.name) {
      case 'via':
        if (after === copied.length) after++;
        copied.push(header);
        break;
      case 'max-forwards':
        // 16.6, item 3: one hop less.
        if (!limited) copied.push(maxForwards((header.value as number) - 1));
        limited = true;
        break;
      case 'max-breadth':
        copied.push(spread ? header : maxBreadth(breadth));
        spread = true;
        break;
      case 'record-route':
        // 16.6, item 4: in front of the values there are.
        if (!recorded) copied.push(recordRoute as AnyHeader);
        recorded = true;
        copied.push(header);
        break;
      case 'path':
        if (!pathed) copied.push(path as AnyHeader);
        pathed = true;
        copied.push(header);
        break;
      case 'route':
        if (routes === null) copied.push(header);
        else if (!routed) copied.push(make('route', routes));
        routed = true;
        break;
      case 'proxy-authorization':
        if (realm === null || authParam(header.value as AuthValue, 'realm') !== realm) copied.push(header);
        break;
      case 'content-length':
        counted = true;
        copied.push(header);
        break;
      default:
        copied.push(header);
    }
  }
  const missing: AnyHeader[] = [];
  if (!limited) missing.push(maxForwards(MAX_FORWARDS));
  if (!recorded) missing.push(recordRoute as AnyHeader);
  if (!pathed) missing.push(path as AnyHeader);
  if (!routed) missing.push(make('route', routes as readonly NameAddr[]));
  if (!spread) missing.push(maxBreadth(breadth));
  if (missing.length > 0) copied.splice(after, 0, ...missing);
  // 16.6, item 9: a stream needs to know where the body ends.
  if (!counted) copied.push(make('content-length', bodyLength(request.body)));
  return { kind: 'request', method: request.method, uri: changes.uri, headers: copied, body: request.body };
}

// Headers whose value is a small number are made once and shared by every message.
const hopHeaders = new Map<number, AnyHeader>();
const breadthHeaders = new Map<number, AnyHeader>();

function maxForwards(value: number): AnyHeader {
  let header = hopHeaders.get(value);
  if (header === undefined) {
    header = make('max-forwards', value);
    if (value < 256) hopHeaders.set(value, header);
  }
  return header;
}

function maxBreadth(value: number): AnyHeader {
  let header = breadthHeaders.get(value);
  if (header === undefined) {
    header = make('max-breadth', value);
    breadthHeaders.set(value, header);
  }
  return header;
}
