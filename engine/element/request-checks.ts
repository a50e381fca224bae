// RFC 3261 §8.2: what a user agent server checks before it acts on a request, in the order of the RFC:
// the method, the Request-URI, merged requests, required extensions, the body, and last whether the dialog exists.

import { respond } from '../message/build';
import { get, list, make, tagOf } from '../message/headers';
import type { Request, Response } from '../message/message';
import type { Env, Rule } from '../model/output';
import type { Phone } from '../session/phone';
import { SESSIONS } from '../session/refusal-lines';
import { tagFor } from '../session/requests';
import type { Transaction, TransactionLayer } from '../transaction/layer';

const ACCEPTED_TYPES: Readonly<Record<string, readonly string[]>> = {
  NOTIFY: [
    'message/sipfrag',
    'application/dialog-info+xml',
    'application/pidf+xml',
    'application/simple-message-summary',
  ],
  MESSAGE: ['text/plain', 'text/html'],
  INFO: ['application/dtmf-relay'],
  PUBLISH: ['application/pidf+xml'],
};

/** The refusal this request earns, or null when every check passes. */
export function refusalOf(phone: Phone, request: Request, server: Transaction, env: Env): Response | null {
  const refuse = (status: number, section: string, text: string, headers: Response['headers'] = []): Response => {
    const rule: Rule = { rfc: 3261, section, text };
    env.out.push({ type: 'decision', what: 'refused', data: { method: request.method, status }, rule });
    return respond(request, status, { toTag: tagFor(phone, env, get(request, 'call-id') ?? '', 'refusal'), headers });
  };
  // 8.2.1: a method this phone does not allow.
  if (!phone.spec.methods.includes(request.method)) {
    return refuse(405, '8.2.1', 'the method is not allowed here', [make('allow', phone.spec.methods)]);
  }
  // 8.2.2.1: an address of a kind it does not understand.
  if (!['sip', 'sips', 'tel'].includes(request.uri.scheme)) {
    return refuse(416, '8.2.2.1', 'the scheme of the Request-URI is not known');
  }
  // 8.2.2.2: the same request, come by another way.
  if (isMerged(phone.layer, request, server))
    return refuse(482, '8.2.2.2', 'the same request arrived before by another path');
  // 8.2.2.3: an extension it must understand and does not. Ignored in CANCEL, which never gets here.
  const unknown = list(request, 'require').filter((option) => !phone.spec.supported.includes(option));
  if (unknown.length > 0) {
    return refuse(420, '8.2.2.3', 'a required extension is not supported', [make('unsupported', unknown)]);
  }
  // RFC 3891 §3, RFC 3911 §4: only a new call takes another's place, or joins it.
  const about = (['replaces', 'join'] as const).find((name) => get(request, name) !== undefined);
  if (about !== undefined && request.method !== 'INVITE' && phone.spec.supported.includes(about))
    return refuse(400, '21.4.1', `${about === 'join' ? 'Join' : 'Replaces'} belongs to an INVITE`);
  // 8.2.3: a body it cannot read and may not pass over.
  const type = get(request, 'content-type');
  const encoded = list(request, 'content-encoding').some((encoding) => encoding.toLowerCase() !== 'identity');
  const optional = get(request, 'content-disposition')?.params.some(
    (p) => p.name === 'handling' && p.value === 'optional',
  );
  if (request.body.length > 0 && encoded && !optional) {
    const accept = make('accept-encoding', [{ value: 'identity', params: [] }]);
    return refuse(415, '8.2.3', 'the body is in an encoding it cannot read', [accept]);
  }
  if (
    request.body.length > 0 &&
    type !== undefined &&
    !optional &&
    !(ACCEPTED_TYPES[request.method] ?? SESSIONS).includes(type.value.toLowerCase())
  ) {
    const accept = make(
      'accept',
      (ACCEPTED_TYPES[request.method] ?? SESSIONS).map((value) => ({ value, params: [] })),
    );
    return refuse(415, '8.2.3', 'the body is of a type it cannot read', [accept]);
  }
  return null;
}

/** Whether the same request came before by another path and is still going on (RFC 3261 §8.2.2.2). */
export function isMerged(layer: TransactionLayer, request: Request, server: Transaction): boolean {
  const to = get(request, 'to');
  if (to === undefined || tagOf(to) !== undefined) return false;
  const sameCall = layer.byCallId.get(get(request, 'call-id') ?? '') ?? [];
  return sameCall.some(
    (other) => other !== server && other.request.method === request.method && sameOrigin(other.request, request),
  );
}

/** Of two requests with one Call-ID: same From tag and CSeq too (RFC 3261 §8.2.2.2). */
function sameOrigin(a: Request, b: Request): boolean {
  const [from, other] = [get(a, 'from'), get(b, 'from')];
  if (from === undefined || other === undefined || tagOf(from) !== tagOf(other)) return false;
  return get(a, 'cseq')?.number === get(b, 'cseq')?.number;
}
