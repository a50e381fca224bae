// RFC 3261 §7.3.1, §8.1.1, §8.2.2.1, §16.3, §18.3, §20.22: what an element checks on any message that could be read,
// and on any message made or edited without being printed. What depends on who the element is (405, 420, 415, 483,
// 404 ...) is the element's own to check. For a response a fault means that it is dropped (status 0).
// Departs from §8.1.1 as RFC 2543 needs it: no tag, branch or Max-Forwards is asked of a request.

import { ruleOf } from './header-names';
import type { AnyHeader, CSeq, Message, Params, Via } from './message';
import { isKnownMethod } from './methods';
import { bodyLength } from './print';
import type { NameAddr } from './uri';

export interface Fault {
  readonly ok: false;
  /** What to answer a request; 0 for a response, which is dropped. */
  readonly status: number;
  /** The section that says so. */
  readonly rule: string;
  /** What is wrong, in words. */
  readonly why: string;
  /** The index of the header line at fault, or -1 for one that is missing or the start line. */
  readonly header: number;
}

export type Validity = { readonly ok: true } | Fault;

export interface ValidateOptions {
  /** The URI schemes the element can route or serve; any other in the Request-URI is answered 416. */
  readonly schemes?: readonly string[];
}

const VALID: Validity = { ok: true };
const MANDATORY = ['via', 'from', 'to', 'call-id', 'cseq'] as const;

/** Checks what RFC 3261 asks of every message, in the order of §16.3. */
export function validate(message: Message, options: ValidateOptions = {}): Validity {
  const fault =
    repeated(message) ??
    ambiguous(message) ??
    missing(message) ??
    (message.kind === 'request' ? unfit(message, options) : null);
  if (fault === null) return VALID;
  return message.kind === 'response' ? { ...fault, status: 0 } : fault;
}

function fault(status: number, rule: string, why: string, header = -1): Fault {
  return { ok: false, status, rule, why, header };
}

/** 7.3.1: only headers that hold lists may stand on several lines. */
function repeated(message: Message): Fault | null {
  const { headers } = message;
  for (let i = 1; i < headers.length; i++) {
    const name = (headers[i] as AnyHeader).name;
    for (let j = 0; j < i; j++) {
      if ((headers[j] as AnyHeader).name !== name) continue;
      const rule = ruleOf(name);
      if (rule !== undefined && !rule.list) return fault(400, '7.3.1', `${rule.print} stands twice`, i);
      break;
    }
  }
  return null;
}

/** 7.3.1: no parameter of a From, To or Via stands twice: two tags or branches would name two dialogs or transactions. */
function ambiguous(message: Message): Fault | null {
  const { headers } = message;
  for (let i = 0; i < headers.length; i++) {
    const { name, value } = headers[i] as AnyHeader;
    let twice: string | null = null;
    if (name === 'from' || name === 'to') twice = twiceIn((value as NameAddr).params);
    else if (name === 'via') for (const via of value as readonly Via[]) twice ??= twiceIn(via.params);
    if (twice !== null) return fault(400, '7.3.1', `${ruleOf(name)?.print} has two parameters ${twice}`, i);
  }
  return null;
}

/** The first parameter name that stands twice, or null. */
function twiceIn(params: Params): string | null {
  if (params.length < 2) return null;
  const seen = new Set<string>();
  for (const { name } of params) {
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return null;
}

/** 8.1.1, 8.2.6.2: the headers every request and response has. */
function missing(message: Message): Fault | null {
  for (const name of MANDATORY) {
    if (!message.headers.some((header) => header.name === name)) {
      return fault(400, '8.1.1', `${ruleOf(name)?.print} is missing`);
    }
  }
  return null;
}

function unfit(request: Message & { kind: 'request' }, { schemes }: ValidateOptions): Fault | null {
  const { headers, method } = request;
  for (let i = 0; i < headers.length; i++) {
    const { name, value } = headers[i] as AnyHeader;
    if (name === 'cseq' && (value as CSeq).method !== method) {
      // 8.1.1.5: the CSeq method is the request's. RFC 4475 §3.1.2.18: for an unknown method 501 says more.
      return fault(isKnownMethod(method) ? 400 : 501, '8.1.1.5', `CSeq says ${(value as CSeq).method}`, i);
    }
    // 20.16: a number of 32 bits.
    if (name === 'cseq' && (value as CSeq).number > 0xffff_ffff) return fault(400, '20.16', 'CSeq is too large', i);
    // 20.22: between 0 and 255.
    if (name === 'max-forwards' && (value as number) > 255) return fault(400, '20.22', 'Max-Forwards is above 255', i);
    // 18.3: a body shorter than Content-Length.
    if (
      name === 'content-length' &&
      (value as number) > request.body.length &&
      (value as number) > bodyLength(request.body)
    ) {
      return fault(400, '18.3', 'the body is shorter than Content-Length', i);
    }
  }
  // 8.2.2.1, 16.3: a scheme the element does not understand.
  if (schemes !== undefined && !schemes.includes(request.uri.scheme)) {
    return fault(416, '8.2.2.1', `the scheme ${request.uri.scheme}: is not supported here`);
  }
  return null;
}
