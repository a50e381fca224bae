// RFC 3261 §7: messages printed. A header keeps the line it was read from or first printed to, so an untouched message
// gives back its bytes and a proxy's copy prints only what the proxy changed. Content-Length (§20.14) is put right here
// when it no longer counts the body.

import { ruleOf } from './header-names';
import type { AnyHeader, Body, KnownHeader, Message } from './message';
import { parseStartLine } from './start-line';
import { byteLength, decode, encode, encodeInto } from './text';
import { printUri } from './uri-print';

/** The start line, without its CRLF: as it was read, unless the message has been given another target since. */
export function printStartLine(message: Message): string {
  const composed =
    message.kind === 'request'
      ? `${message.method} ${printUri(message.uri)} SIP/2.0`
      : `SIP/2.0 ${message.status} ${message.reason}`;
  const read = message.startLine;
  if (read === undefined || read === composed) return composed;
  // A copy with another target still carries the old line: only a line that says the same is printed again.
  return saysSame(read, message) ? read : composed;
}

function saysSame(read: string, message: Message): boolean {
  const line = parseStartLine(read);
  if (line === null || line.kind !== message.kind) return false;
  if (line.kind === 'response')
    return message.kind === 'response' && line.status === message.status && line.reason === message.reason;
  return message.kind === 'request' && line.method === message.method && printUri(line.uri) === printUri(message.uri);
}

/** One header line, without its CRLF: as it was read, or in the common form. */
export function printHeader(header: AnyHeader): string {
  header.line ??= composeHeader(header);
  return header.line;
}

function composeHeader(header: AnyHeader): string {
  const rule = ruleOf(header.name as KnownHeader);
  return rule === undefined
    ? `${spellName(header.name)}: ${header.value}`
    : `${rule.print}: ${rule.grammar.print(header.value as never)}`;
}

/** Unknown names get the capitals of their kin: `x-colour` is printed `X-Colour`. */
function spellName(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

/** A body's length in bytes. */
export function bodyLength(body: Body): number {
  return typeof body === 'string' ? byteLength(body) : body.length;
}

function printHead(message: Message, length: number): string {
  let text = `${printStartLine(message)}\r\n`;
  const headers = message.headers;
  for (let i = 0; i < headers.length; i++) {
    const header = headers[i] as AnyHeader;
    // 20.14: the header counts the bytes of the body.
    if (header.name === 'content-length' && header.value !== length) text += `Content-Length: ${length}\r\n`;
    else text += `${header.line ?? printHeader(header)}\r\n`;
  }
  return `${text}\r\n`;
}

/**
 * Prints a message as text. Bytes of a body that are not UTF-8 appear as the lone surrogates `decode` makes of them,
 * so that reading the text gives the same bytes.
 */
export function printMessage(message: Message): string {
  const { body } = message;
  return printHead(message, bodyLength(body)) + (typeof body === 'string' ? body : decode(body));
}

/** Prints a message as the bytes that go over the wire. */
export function printBytes(message: Message): Uint8Array {
  const { body } = message;
  if (typeof body === 'string') return encode(printMessage(message));
  const head = printHead(message, body.length);
  const headLength = byteLength(head);
  const bytes = new Uint8Array(headLength + body.length);
  encodeInto(head, bytes, 0);
  bytes.set(body, headLength);
  return bytes;
}
