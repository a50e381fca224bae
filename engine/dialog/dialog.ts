// RFC 3261 §12: what two user agents remember of each other, and how that shapes the requests between them.
// A dialog is plain data. Each branch of a forked INVITE makes one of its own, told apart by the remote tag.
// Left out: dialogs that other methods make (RFC 6665 subscriptions reuse these functions with their own rules).

import { request as buildRequest, maxForwards } from '../message/build';
import { get, list, make, tagOf, top } from '../message/headers';
import type { AnyHeader, Body, Message, Request, Response } from '../message/message';
import type { NameAddr, Uri } from '../message/uri';
import { routeTo } from './route';

export interface Dialog {
  /** Call-ID, local and remote tag as one text: unique at this end (RFC 3261 §12). */
  readonly id: string;
  readonly callId: string;
  /** Empty when the other side gave none, as clients of RFC 2543 may. */
  readonly localTag: string;
  readonly remoteTag: string;
  /** This end as it stands in From of its requests, and the other as it stands in To: display name, URI, tag. */
  readonly local: NameAddr;
  readonly remote: NameAddr;
  readonly localUri: Uri;
  readonly remoteUri: Uri;
  /** CSeq number of the last request sent; 0 while there is none. */
  localSeq: number;
  /** CSeq number of the last request received; null while there is none. */
  remoteSeq: number | null;
  remoteTarget: Uri;
  readonly routeSet: readonly NameAddr[];
  readonly secure: boolean;
  state: 'early' | 'confirmed';
  readonly role: 'uac' | 'uas';
}

/** The dialog that a response makes at the client (RFC 3261 §12.1.2): 101 to 199 an early one, 2xx a confirmed one. */
export function dialogFromResponse(request: Request, response: Response): Dialog {
  const ends = endsOf(response, 'uac');
  const localSeq = get(request, 'cseq')?.number ?? 0;
  const target = contactOf(response) ?? request.uri;
  // The client meets the proxies in the reverse of the order in which they signed.
  const routeSet = list(response, 'record-route').toReversed();
  return create('uac', ends, localSeq, null, target, routeSet, request, response);
}

/** The dialog that its own response makes at the server (RFC 3261 §12.1.1). */
export function dialogFromRequest(request: Request, response: Response): Dialog {
  const ends = endsOf(response, 'uas');
  const remoteSeq = get(request, 'cseq')?.number ?? null;
  const target = contactOf(request) ?? ends.remote.uri;
  return create('uas', ends, 0, remoteSeq, target, list(request, 'record-route'), request, response);
}

/** Every dialog is written here, property by property: copying the ends over costs more than all the rest of a step. */
function create(
  role: Dialog['role'],
  { callId, localTag, remoteTag, local, remote }: Ends,
  localSeq: number,
  remoteSeq: number | null,
  remoteTarget: Uri,
  routeSet: readonly NameAddr[],
  request: Request,
  response: Response,
): Dialog {
  return {
    id: idOf(callId, localTag, remoteTag),
    callId,
    localTag,
    remoteTag,
    local,
    remote,
    localUri: local.uri,
    remoteUri: remote.uri,
    localSeq,
    remoteSeq,
    remoteTarget,
    routeSet,
    secure: isSecure(request),
    state: response.status < 200 ? 'early' : 'confirmed',
    role,
  };
}

/**
 * The id of the dialog a message belongs to (RFC 3261 §12).
 *
 * @param side which end asks: the client of the transaction finds its own tag in From, the server in To
 */
export function dialogIdOf(message: Message, side: 'uac' | 'uas'): string {
  const { callId, localTag, remoteTag } = endsOf(message, side);
  return idOf(callId, localTag, remoteTag);
}

/** What a request within a dialog carries beyond what the dialog knows. */
export interface InDialog {
  /** The Via line with its branch. */
  readonly via: AnyHeader;
  /** For ACK and CANCEL: the CSeq number of the request they are about. */
  readonly cseq?: number;
  /** For target refresh requests: where this end is reached from now on. */
  readonly contact?: NameAddr;
  readonly maxForwards?: number;
  readonly headers?: readonly AnyHeader[];
  readonly body?: Body;
}

/**
 * A request within a dialog (RFC 3261 §12.2.1.1). Counts up the local sequence number, but for ACK and CANCEL.
 */
export function requestInDialog(dialog: Dialog, method: string, options: InDialog): Request {
  const { via, contact, maxForwards: hops, headers = [], body = '' } = options;
  const { uri, routes } = routeTo(dialog.remoteTarget, dialog.routeSet);
  const lines: AnyHeader[] = [via, maxForwards(hops)];
  if (routes.length > 0) lines.push(make('route', routes));
  lines.push(
    make('from', dialog.local),
    make('to', dialog.remote),
    make('call-id', dialog.callId),
    make('cseq', { number: sequence(dialog, method, options.cseq), method }),
  );
  if (contact !== undefined) lines.push(make('contact', [contact]));
  lines.push(...headers);
  return buildRequest({ method, uri, headers: lines, body });
}

function sequence(dialog: Dialog, method: string, given: number | undefined): number {
  if (isOutsideSequence(method)) return given ?? dialog.localSeq;
  dialog.localSeq += 1;
  return dialog.localSeq;
}

/** 12.2.1.1: ACK and CANCEL carry the number of the request they are about. */
const isOutsideSequence = (method: string): boolean => method === 'ACK' || method === 'CANCEL';

/**
 * Whether a request comes in the order it was sent in, noting its sequence number if so; out of order it is answered
 * 500 (RFC 3261 §12.2.2). Gaps are no error: a proxy may have challenged what came between. A new transaction with
 * the number of the last one counts as out of order too; the text leaves that case open.
 */
export function acceptsRequest(dialog: Dialog, request: Request): 'in-order' | 'out-of-order' {
  const number = get(request, 'cseq')?.number ?? 0;
  if (isOutsideSequence(request.method)) return 'in-order';
  if (dialog.remoteSeq !== null && number <= dialog.remoteSeq) return 'out-of-order';
  dialog.remoteSeq = number;
  return 'in-order';
}

const REFRESHING = new Set(['INVITE', 'UPDATE', 'SUBSCRIBE', 'NOTIFY', 'REFER']);

/**
 * Takes over the other end's Contact from a target refresh request, or from a 2xx to one (RFC 3261 §12.2.1.2 and
 * §12.2.2; UPDATE by RFC 3311, SUBSCRIBE and NOTIFY by RFC 6665). The route set never changes (§12.2).
 *
 * @returns whether there was a new target
 */
export function refreshTarget(dialog: Dialog, message: Message): boolean {
  const method = message.kind === 'request' ? message.method : get(message, 'cseq')?.method;
  const refreshes = message.kind === 'request' || (message.status >= 200 && message.status < 300);
  const target = contactOf(message);
  if (target === undefined || !refreshes || method === undefined || !REFRESHING.has(method)) return false;
  dialog.remoteTarget = target;
  return true;
}

/** What a message says of its two ends. */
type Ends = Pick<Dialog, 'callId' | 'localTag' | 'remoteTag' | 'local' | 'remote'>;

const nobody: NameAddr = {
  display: null,
  uri: {
    scheme: 'sip',
    user: 'anonymous',
    password: null,
    host: 'anonymous.invalid',
    port: null,
    params: [],
    headers: [],
  },
  params: [],
};

function endsOf(message: Message, side: Dialog['role']): Ends {
  const from = get(message, 'from') ?? nobody;
  const to = get(message, 'to') ?? nobody;
  const local = side === 'uac' ? from : to;
  const remote = side === 'uac' ? to : from;
  return {
    callId: get(message, 'call-id') ?? '',
    local,
    remote,
    localTag: tagOf(local) ?? '',
    remoteTag: tagOf(remote) ?? '',
  };
}

/** Tags are tokens and a Call-ID has no space: the parts cannot run into each other. */
const idOf = (callId: string, localTag: string, remoteTag: string): string => `${callId} ${localTag} ${remoteTag}`;

function contactOf(message: Message): Uri | undefined {
  return top(message, 'contact')?.uri;
}

/** 12.1: the dialog is secure when the request for a SIPS URI went over TLS. */
function isSecure(request: Request): boolean {
  const transport = top(request, 'via')?.transport;
  return request.uri.scheme === 'sips' && (transport === 'TLS' || transport === 'WSS');
}
