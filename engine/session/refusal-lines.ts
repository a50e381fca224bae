// What a refusal must say beside its status, whatever its person meant by it: RFC 3261 §21.4. With 420 and 422 nobody
// refuses: the phone does, before it rings, where it does not support what is required (§8.2.2.3), or where the session is
// to end too soon for it (RFC 4028 §9).

import { list, make } from '../message/headers';
import type { AnyHeader, Request } from '../message/message';
import type { Phone } from './phone';
import { retryLines } from './retry-after';
import { allowLine } from './standing';

/** What the body of an INVITE can be. */
export const SESSIONS: readonly string[] = ['application/sdp'];

/** Extensions a phone could ask for, the ones it knows itself first. */
const EXTENSIONS: readonly string[] = ['100rel', 'timer', 'precondition', 'outbound'];

/** RFC 3261 §20.23: the least binding that a 423 asks for, in seconds. */
const LEAST_BINDING = 90;

/** The header lines of a refusal of this INVITE with this status. */
export function refusalLines(phone: Phone, invite: Request, status: number): AnyHeader[] {
  switch (status) {
    case 405:
      // 21.4.6: the methods that are allowed.
      return [allowLine(phone.spec.methods)];
    case 415:
      // 21.4.13: what it could read.
      return [
        make(
          'accept',
          SESSIONS.map((value) => ({ value, params: [] })),
        ),
      ];
    case 421: {
      // 21.4.16: what the caller would have to support, and does not.
      const known = list(invite, 'supported');
      const asked = [...phone.spec.supported, ...EXTENSIONS].find((tag) => !known.includes(tag));
      return asked === undefined ? [] : [make('require', [asked])];
    }
    case 423:
      return [make('min-expires', LEAST_BINDING)];
    default:
      return retryLines(phone, status);
  }
}
