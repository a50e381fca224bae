// RFC 3261 §20 and §25.1, RFC 3262, 3265/6665, 3326, 3891, 3911, 4028, 4538: values of headers that are not addresses.
// Each reader starts after the header's colon and ends where its grammar does; parse-header.ts checks that the line ends
// there. Text that only people read (Subject, User-Agent, Date ...) is kept as text: §16.3 tells elements not to refuse
// a message for it.

import { Code, isIn, Kind } from './chars';
import {
  append,
  type Cursor,
  isFold,
  isQuotable,
  needBlank,
  readName,
  readNumber,
  readQuotedText,
  readToken,
  skipBlank,
  stop,
  unfold,
} from './cursor';
import type { AuthValue, CSeq, Parameterised, Params, RAck, RetryAfter, Warning } from './message';
import { isKnownMethod } from './methods';
import { readAuthParams, readParams } from './params-parse';

/** 20.8: callid, `word [ "@" word ]`. */
export function readCallId(c: Cursor): string {
  skipBlank(c);
  const { text, codes } = c;
  const start = c.at;
  let at = skipWord(codes, start);
  if (codes[at] === Code.At) at = skipWord(codes, at + 1);
  c.at = at;
  return text.slice(start, at);
}

function skipWord(codes: Uint8Array, start: number): number {
  let at = start;
  while (isIn(codes[at], Kind.Word)) at++;
  if (at === start) stop(at, 'a Call-ID');
  return at;
}

/** 20.21: a list of Call-IDs. */
export function readCallIds(c: Cursor): string[] {
  let list = [readCallId(c)];
  while (skipBlank(c) === Code.Comma) {
    c.at++;
    list = append(list, readCallId(c));
  }
  return list;
}

/** 20.16: a number of 32 bits and a method. */
export function readCSeq(c: Cursor): CSeq {
  skipBlank(c);
  const number = readUint32(c);
  needBlank(c, 'a blank and a method');
  const start = c.at;
  const method = readToken(c, 'a method');
  if (c.method !== null && method !== c.method) {
    // 8.1.1.5: both must match. RFC 4475 §3.1.2.18: for an unknown method 501 says more.
    stop(start, `'${c.method}', as in the request line`, isKnownMethod(c.method) ? 400 : 501);
  }
  return { number, method };
}

/** RFC 3262 §7.2: two numbers and a method. */
export function readRAck(c: Cursor): RAck {
  skipBlank(c);
  const rseq = readUint32(c);
  needBlank(c, 'a blank and a CSeq number');
  const cseq = readUint32(c);
  needBlank(c, 'a blank and a method');
  return { rseq, cseq, method: readToken(c, 'a method') };
}

function readUint32(c: Cursor): number {
  const start = c.at;
  const number = readNumber(c, 'a number');
  // 20.16: the number must be expressible in 32 bits.
  if (number > 0xffff_ffff) stop(start, 'a number below 2^32');
  return number;
}

/** 1*DIGIT. */
export function readInteger(c: Cursor): number {
  skipBlank(c);
  return readNumber(c, 'a number');
}

/** 20.14: the Content-Length, which also says where the message ends. */
export function readContentLength(c: Cursor): number {
  skipBlank(c);
  const start = c.at;
  const length = readNumber(c, 'a number');
  // RFC 4475 §3.3.9: with two different lengths nobody knows where the body ends.
  if (c.length >= 0 && c.length !== length) stop(start, `${c.length}, as in the Content-Length before`);
  c.length = length;
  return length;
}

/** A token and its parameters. */
export function readParameterised(c: Cursor): Parameterised {
  skipBlank(c);
  return { value: readToken(c, 'a word'), params: readParams(c) };
}

/** A list of tokens with parameters. */
export function readParameterisedList(c: Cursor): Parameterised[] {
  return readList(c, readParameterised);
}

/** The same, or nothing at all. */
export function readOptionalParameterisedList(c: Cursor): Parameterised[] {
  return isEmpty(c) ? [] : readList(c, readParameterised);
}

/** 20.15: type, slash, subtype and parameters; types are compared without case and read in lower case. */
export function readMedia(c: Cursor): Parameterised {
  skipBlank(c);
  const start = c.at;
  const type = readName(c, 'a media type');
  if (skipBlank(c) !== Code.Slash) stop(c.at, "'/' and a media subtype");
  c.at++;
  skipBlank(c);
  const subtype = readName(c, 'a media subtype');
  const tight = c.at === start + type.length + 1 + subtype.length;
  const value = tight ? c.text.slice(start, c.at).toLowerCase() : `${type}/${subtype}`;
  return { value, params: readParams(c) };
}

/** 20.1: a list of media ranges, or nothing at all. */
export function readOptionalMedias(c: Cursor): Parameterised[] {
  return isEmpty(c) ? [] : readList(c, readMedia);
}

/** A list of tokens. */
export function readWords(c: Cursor): string[] {
  const list: string[] = [];
  for (;;) {
    skipBlank(c);
    list.push(readToken(c, 'a word'));
    if (skipBlank(c) !== Code.Comma) return list;
    c.at++;
  }
}

/** A list of tokens, or nothing at all. */
export function readOptionalWords(c: Cursor): string[] {
  return isEmpty(c) ? [] : readWords(c);
}

function readList<T>(c: Cursor, read: (c: Cursor) => T): T[] {
  let list = [read(c)];
  while (skipBlank(c) === Code.Comma) {
    c.at++;
    list = append(list, read(c));
  }
  return list;
}

function isEmpty(c: Cursor): boolean {
  return skipBlank(c) === Code.Cr;
}

/** RFC 3891 §6.1: a Call-ID and parameters. */
export function readDialog(c: Cursor): Parameterised {
  return { value: readCallId(c), params: readParams(c) };
}

/** 20.7, 20.44: a scheme and comma-separated parameters. */
export function readAuth(c: Cursor): AuthValue {
  skipBlank(c);
  const scheme = readToken(c, "an authentication scheme such as 'Digest'");
  needBlank(c, 'a blank and parameters');
  return { scheme, params: readAuthParams(c) };
}

/** 20.6: comma-separated parameters. */
export function readAuthInfo(c: Cursor): Params {
  return readAuthParams(c);
}

/** 20.33: seconds, a comment, parameters. */
export function readRetryAfter(c: Cursor): RetryAfter {
  const seconds = readInteger(c);
  const comment = skipBlank(c) === Code.LeftParen ? readComment(c) : null;
  return { seconds, comment, params: readParams(c) };
}

/** 25.1: comment, without its outer parentheses, as written. Comments nest: counted, not recursed into. */
function readComment(c: Cursor): string {
  const { text, codes } = c;
  const start = c.at + 1;
  let depth = 1;
  let at = start;
  while (depth > 0) {
    const code = codes[at];
    if (code === Code.LeftParen) depth++;
    else if (code === Code.RightParen) depth--;
    else if (code === Code.Backslash && isQuotable(codes[at + 1])) at++;
    else if (code === Code.Cr && isFold(codes, at)) at += 2;
    else if (!isIn(code, Kind.Text) && code !== Code.Space && code !== Code.Tab)
      stop(at, "')' at the end of the comment");
    at++;
  }
  c.at = at;
  return unfold(text.slice(start, at - 1));
}

/** 20.43: a list of code, agent and quoted text. */
export function readWarnings(c: Cursor): Warning[] {
  return readList(c, readWarning);
}

function readWarning(c: Cursor): Warning {
  skipBlank(c);
  const { text, codes } = c;
  const start = c.at;
  const code = readNumber(c, 'a warning code of three digits');
  if (c.at - start !== 3) stop(start, 'a warning code of three digits');
  needBlank(c, 'a blank and the agent that warns');
  const from = c.at;
  let at = from;
  // 25.1: warn-agent is a host with a port, or a token as pseudonym.
  while (isIn(codes[at], Kind.Token) || isHostSign(codes[at])) at++;
  if (at === from) stop(at, 'the agent that warns');
  c.at = at;
  if (needBlank(c, 'a blank and a quoted text') !== Code.Quote) stop(c.at, 'a quoted text');
  return { code, agent: text.slice(from, at), text: readQuotedText(c) };
}

function isHostSign(code: number | undefined): boolean {
  return code === Code.Colon || code === Code.LeftBracket || code === Code.RightBracket;
}

/** TEXT-UTF8-TRIM: text without its outer blanks, folds as single blanks. May be empty. */
export function readText(c: Cursor): string {
  skipBlank(c);
  const { text, codes } = c;
  const start = c.at;
  let at = start;
  let folded = false;
  for (;;) {
    const code = codes[at];
    if (isIn(code, Kind.Text) || code === Code.Space || code === Code.Tab) at++;
    else if (code === Code.Cr && isFold(codes, at)) {
      folded = true;
      at += 3;
    } else break;
  }
  c.at = at;
  while (at > start && (codes[at - 1] as number) <= Code.Space) at--;
  const value = text.slice(start, at);
  return folded ? unfold(value) : value;
}
