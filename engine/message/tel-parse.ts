// RFC 3966 §3: `tel:` numbers and their parameters.
// A global number starts with `+`; a local one must say where it is valid (`;phone-context=`).

import { Code, isIn, Kind } from './chars';
import { type Cursor, stop } from './cursor';
import type { Params } from './message';
import { NO_PARAMS, readUriParams } from './params-parse';
import type { TelUri } from './uri';

const HASH = 0x23;

/** Reads what follows `tel:`; outside < > the parameters belong to the header (RFC 3261 §20). */
export function readTel(c: Cursor, bare: boolean): TelUri {
  const { text, codes } = c;
  const start = c.at;
  const global = codes[start] === Code.Plus;
  let at = global ? start + 1 : start;
  let digits = 0;
  for (;;) {
    const code = codes[at];
    if (!isIn(code, Kind.Phone)) break;
    // 3: global numbers have decimal digits only; local ones also hexadecimal digits, `*` and `#`.
    if (isIn(code, Kind.Digit)) digits++;
    else if (isIn(code, Kind.Hex) || code === Code.Star || code === HASH) {
      if (global) stop(at, 'a decimal digit of a global number');
      digits++;
    }
    at++;
  }
  if (digits === 0) stop(at, 'a telephone number');
  c.at = at;
  const number = text.slice(start, at);
  const params: Params = !bare && codes[at] === Code.Semicolon ? readUriParams(c) : NO_PARAMS;
  // 5.1.4: a local number without its context means nothing.
  if (!global && !params.some((p) => p.name === 'phone-context')) stop(c.at, "'+' or a ';phone-context='");
  return { scheme: 'tel', number, params };
}
