// RFC 3261 §25.1: host (hostname, IPv4address, IPv6reference) and port.
// IPv6 text follows RFC 3986 §3.2.2, as RFC 5954 §4.1 corrects RFC 3261: eight groups, `::` once, an IPv4 tail.

import { Code, isIn, Kind } from './chars';
import { type Cursor, readNumber, stop } from './cursor';

const A_HOST = 'a host name or address';

/** Reads a host in lower case; an IPv6 reference keeps its brackets. */
export function readHost(c: Cursor): string {
  const codes = c.codes;
  const start = c.at;
  if (codes[start] === Code.LeftBracket) return readIPv6Reference(c);
  let at = start;
  let label = start;
  let capitals = false;
  for (;;) {
    const from = at;
    while (isIn(codes[at], Kind.LowerAlnum)) at++;
    if (codes[at] === Code.Dash || isIn(codes[at], Kind.Upper)) {
      // 25.1: a label starts and ends with a letter or a digit.
      if (codes[from] === Code.Dash) stop(from, A_HOST);
      while (isIn(codes[at], Kind.Host) && codes[at] !== Code.Dot) at++;
      if (codes[at - 1] === Code.Dash) stop(at, A_HOST);
      capitals = true;
    }
    // 25.1: a host name may end with a dot.
    if (at > from) label = from;
    else if (at === start || codes[at] === Code.Dot) stop(at, A_HOST);
    if (codes[at] !== Code.Dot || at === from) break;
    at++;
  }
  // 25.1: the last label of a name starts with a letter; all else is an IPv4 address.
  if (!isIn(codes[label], Kind.Alpha) && !isIPv4(codes, start, at)) stop(label, A_HOST);
  c.at = at;
  const host = c.text.slice(start, at);
  return capitals ? host.toLowerCase() : host;
}

/** 25.1: IPv4address, four groups of one to three digits. */
export function isIPv4(codes: Uint8Array, start: number, end: number): boolean {
  let groups = 1;
  let digits = 0;
  for (let at = start; at < end; at++) {
    const code = codes[at];
    if (code === Code.Dot) {
      if (digits === 0) return false;
      groups++;
      digits = 0;
    } else if (!isIn(code, Kind.Digit) || ++digits > 3) return false;
  }
  return groups === 4 && digits > 0;
}

/** RFC 3986 §3.2.2: IPv6address between two offsets of a text. */
export function isIPv6(codes: Uint8Array, start: number, end: number): boolean {
  let groups = 0;
  let digits = 0;
  let gap = false;
  let from = start;
  for (let at = start; at < end; at++) {
    const code = codes[at];
    if (isIn(code, Kind.Hex)) {
      if (++digits > 4) return false;
    } else if (code === Code.Colon) {
      const twice = codes[at + 1] === Code.Colon && at + 1 < end;
      if (twice && gap) return false;
      if (digits === 0 && !twice) return false;
      if (digits > 0) groups++;
      if (twice) {
        gap = true;
        at++;
      } else if (at + 1 === end) return false;
      digits = 0;
      from = at + 1;
    } else if (code === Code.Dot) {
      // The last two groups may be written as an IPv4 address.
      if (!isIPv4(codes, from, end)) return false;
      groups += 2;
      digits = 0;
      break;
    } else return false;
  }
  if (digits > 0) groups++;
  return gap ? groups <= 7 : groups === 8;
}

/** The eight groups of a well-formed IPv6 address, as numbers. */
export function ipv6Groups(address: string): number[] {
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) => {
    return `${(Number(a) * 256 + Number(b)).toString(16)}:${(Number(c) * 256 + Number(d)).toString(16)}`;
  });
  const [head = '', tail] = plain.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  return [...front, ...new Array<string>(gap).fill('0'), ...back].map((group) => Number.parseInt(group, 16));
}

function readIPv6Reference(c: Cursor): string {
  const { text, codes } = c;
  const start = c.at;
  let at = start + 1;
  for (;;) {
    const code = codes[at];
    if (!isIn(code, Kind.Hex) && code !== Code.Colon && code !== Code.Dot) break;
    at++;
  }
  if (codes[at] !== Code.RightBracket) stop(at, "an IPv6 address and ']'");
  if (!isIPv6(codes, start + 1, at)) stop(start + 1, 'an IPv6 address');
  c.at = at + 1;
  return text.slice(start, c.at).toLowerCase();
}

/** Reads `:` and a port, the cursor being on the colon. */
export function readPort(c: Cursor): number {
  c.at++;
  return readPortNumber(c);
}

/** Reads a port number. UDP and TCP number their ports with 16 bits. */
export function readPortNumber(c: Cursor): number {
  const start = c.at;
  const port = readNumber(c, 'a port number');
  if (port > 65_535) stop(start, 'a port number up to 65535');
  return port;
}
