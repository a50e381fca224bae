// RFC 3261 §7: messages printed. A header keeps the line it was read from or first printed to, so an untouched message
// gives back its bytes and a proxy's copy prints only what the proxy changed. Content-Length (§20.14) is put right here
// when it no longer counts the body.

import { Code } from './chars';
import { ruleOf } from './header-names';
import type { AnyHeader, Body, Message } from './message';
import { byteLength, decode, encode, encodeInto } from './text';
import { appendUri } from './uri-print';

/** The start line, without its CRLF: as it was read, unless the message says something else since. */
export function printStartLine(message: Message): string {
  const read = message.startLine;
  if (message.kind === 'request') {
    const { method, uri } = message;
    if (read !== undefined && uri === message.startUri && startsWithWord(read, method)) return read;
    return `${appendUri(`${method} `, uri)} SIP/2.0`;
  }
  const { status, reason } = message;
  if (read !== undefined && saysStatus(read, ` ${status} ${reason}`)) return read;
  return `SIP/2.0 ${status} ${reason}`;
}

/** Whether a status line says this after its version. */
function saysStatus(line: string, rest: string): boolean {
  return line.endsWith(rest) && line.indexOf(' ') === line.length - rest.length;
}

function startsWithWord(line: string, word: string): boolean {
  return line.charCodeAt(word.length) === Code.Space && line.startsWith(word);
}

/** One header line, without its CRLF: as it was read, or in the common form. */
export function printHeader(header: AnyHeader): string {
  header.line ??= inOnePiece(composeHeader(header));
  return header.line;
}

/** A string put together of parts stays a tree of them until someone reads it; a line is printed many times. */
function inOnePiece(text: string): string {
  text.charCodeAt(0);
  return text;
}

function composeHeader(header: AnyHeader): string {
  const rule = ruleOf(header.name);
  if (rule === undefined) return `${spellName(header.name)}: ${header.value}`;
  return rule.grammar.append(rule.prefix, header.value as never);
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
  let text = printStartLine(message);
  const headers = message.headers;
  for (let i = 0; i < headers.length; i++) {
    const header = headers[i] as AnyHeader;
    text += '\r\n';
    // 20.14: the header counts the bytes of the body.
    if (header.name === 'content-length' && header.value !== length) text += `Content-Length: ${length}`;
    else text += header.line ?? printHeader(header);
  }
  return `${text}\r\n\r\n`;
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
