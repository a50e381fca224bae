// RFC 3261 §17.1.3 (responses), §17.2.3 (requests), §9.2 (what a CANCEL is about), §18.1.2 (whose response it is).
// A branch with the magic cookie decides; requests without it are matched field by field, as RFC 2543 clients need.
// Left out: telling apart branches that differ only in case. Everyone copies branches, nobody retypes them.

import { branchOf, get, tagOf, top } from '../message/headers';
import type { Request, Response, Via } from '../message/message';
import { sameUri } from '../message/uri-compare';
import { printUri } from '../message/uri-print';
import type { Transaction, TransactionLayer } from './transaction';

const COOKIE = 'z9hG4bK';

const CANCEL = ' CANCEL';

/** A branch is one transaction's alone, but for the CANCEL, which borrows the branch of what it cancels (§9.1). */
export const branchKey = (branch: string, method: string): string => (method === 'CANCEL' ? branch + CANCEL : branch);

/** Whether a branch was made by the rules of RFC 3261 §8.1.1.7. */
const isUnique = (branch: string | undefined): branch is string => branch?.startsWith(COOKIE) === true;

const sentBy = ({ host, port }: Via): string => `${host}:${port ?? ''}`;

const sameSentBy = (a: Via, b: Via): boolean => a.host === b.host && a.port === b.port;

/** The client transaction a response belongs to, or null (RFC 3261 §17.1.3). */
export function matchResponse(layer: TransactionLayer, response: Response): Transaction | null {
  const via = top(response, 'via');
  const method = get(response, 'cseq')?.method;
  const branch = via === undefined ? undefined : branchOf(via);
  if (via === undefined || method === undefined || branch === undefined) return null;
  const client = layer.clients.get(branchKey(branch, method));
  if (client === undefined || client.request.method !== method) return null;
  // 18.1.2: a response to somebody else's sent-by is discarded.
  return sameSentBy(client.via, via) ? client : null;
}

/** The server transaction a request belongs to, or null: an ACK belongs to its INVITE's (RFC 3261 §17.2.3). */
export function matchRequest(layer: TransactionLayer, request: Request): Transaction | null {
  return find(layer, request, request.method === 'ACK' ? 'INVITE' : request.method);
}

/** The server transaction a CANCEL is about, or null (RFC 3261 §9.2). */
export function matchCancelled(layer: TransactionLayer, cancel: Request): Transaction | null {
  return find(layer, cancel, null);
}

/** The key for a new server transaction. Call it only when the request matches none. */
export function serverKey(layer: TransactionLayer, request: Request, via: Via): string {
  const branch = branchOf(via);
  const { method } = request;
  if (isUnique(branch)) {
    const key = branchKey(branch, method);
    if (!layer.servers.has(key)) return key;
    // 17.2.3: the same branch from another sent-by, by accident or malice.
    layer.crowded = true;
    return `${key} ${method} ${sentBy(via)}`;
  }
  const to = get(request, 'to');
  const from = get(request, 'from');
  const cseq = get(request, 'cseq');
  return [
    get(request, 'call-id'),
    cseq?.number,
    method,
    from && tagOf(from),
    to && tagOf(to),
    sentBy(via),
    branch,
    printUri(request.uri),
  ].join(' ');
}

/** `method` null: any but CANCEL. */
function find(layer: TransactionLayer, request: Request, method: string | null): Transaction | null {
  const via = top(request, 'via');
  if (via === undefined) return null;
  const branch = branchOf(via);
  if (!isUnique(branch)) return findLegacy(layer, request, via, method);
  const first = layer.servers.get(branchKey(branch, method ?? ''));
  if (first !== undefined && isFor(first, via, method)) return first;
  if (!layer.crowded) return null;
  for (const server of layer.servers.values()) {
    if (branchOf(server.via) === branch && isFor(server, via, method)) return server;
  }
  return null;
}

const isFor = (server: Transaction, via: Via, method: string | null): boolean =>
  sameSentBy(server.via, via) && isMethod(server.request.method, method);

const isMethod = (own: string, method: string | null): boolean => (method === null ? own !== 'CANCEL' : own === method);

/** 17.2.3, for clients of RFC 2543: Request-URI, tags, Call-ID, CSeq and topmost Via must all be the same. */
function findLegacy(layer: TransactionLayer, request: Request, via: Via, method: string | null): Transaction | null {
  for (const server of layer.servers.values()) {
    if (isMethod(server.request.method, method) && isLegacyMatch(server, request, via)) return server;
  }
  return null;
}

function isLegacyMatch(server: Transaction, request: Request, via: Via): boolean {
  const own = server.request;
  // An ACK carries the To tag of the response it acknowledges.
  const answered = request.method === 'ACK' && server.response !== null ? server.response : own;
  return (
    get(own, 'call-id') === get(request, 'call-id') &&
    get(own, 'cseq')?.number === get(request, 'cseq')?.number &&
    branchOf(server.via) === branchOf(via) &&
    server.via.transport === via.transport &&
    sameSentBy(server.via, via) &&
    tagIn(own, 'from') === tagIn(request, 'from') &&
    tagIn(answered, 'to') === tagIn(request, 'to') &&
    sameUri(own.uri, request.uri)
  );
}

const tagIn = (message: Request | Response, name: 'from' | 'to'): string | undefined => {
  const address = get(message, name);
  return address && tagOf(address);
};
