// What a refusal must say beside its status, whatever its person meant by it: RFC 3261 §21.4. Where the lines a status asks
// for would have nothing to list (420 without a Require), they stay away.

import { list, make } from '../message/headers';
import type { AnyHeader, Request } from '../message/message';
import type { Phone } from './phone';
import { retryLines } from './retry-after';
import { allowLine } from './standing';

/** Extensions a phone could ask for, the ones it knows itself first. */
const EXTENSIONS: readonly string[] = ['100rel', 'timer', 'precondition', 'outbound'];

/** RFC 4028 §5, RFC 3261 §20.23: the least a phone that names a time accepts, in seconds. */
const LEAST = 90;

/** The header lines of a refusal of this INVITE with this status. */
export function refusalLines(phone: Phone, invite: Request, status: number): AnyHeader[] {
  switch (status) {
    case 405:
      // 21.4.6: the methods that are allowed.
      return [allowLine(phone.spec.methods)];
    case 415:
      // 21.4.13: what it could read.
      return [make('accept', [{ value: 'application/sdp', params: [] }])];
    case 420: {
      // 21.4.15: of what was required, what it does not support.
      const unknown = list(invite, 'require').filter((tag) => !phone.spec.supported.includes(tag));
      return unknown.length === 0 ? [] : [make('unsupported', unknown)];
    }
    case 421: {
      // 21.4.16: what the caller would have to support, and does not.
      const known = list(invite, 'supported');
      const asked = [...phone.spec.supported, ...EXTENSIONS].find((tag) => !known.includes(tag));
      return asked === undefined ? [] : [make('require', [asked])];
    }
    case 422:
      // RFC 4028 §6: the shortest interval that it accepts.
      return [make('min-se', { value: String(LEAST), params: [] })];
    case 423:
      return [make('min-expires', LEAST)];
    default:
      return retryLines(phone, status);
  }
}
