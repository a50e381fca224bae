// What the tests of the message layer share: reading one header, one message, and looking at a refusal.

import { get } from '@/engine/message/headers';
import type { AnyHeader, HeaderValues, KnownHeader, Message } from '@/engine/message/message';
import { type ParseOptions, parseMessage } from '@/engine/message/parse';
import type { ParseError } from '@/engine/message/parse-error';

const MINIMUM = [
  'Via: SIP/2.0/UDP host.example.com;branch=z9hG4bK1',
  'From: <sip:a@example.com>;tag=1',
  'To: <sip:b@example.com>',
  'Call-ID: c@example.com',
  'CSeq: 1 OPTIONS',
];

/** A request with the headers every request has, then the given lines, then the body. */
export function requestText(lines: readonly string[] = [], body = ''): string {
  return ['OPTIONS sip:b@example.com SIP/2.0', ...MINIMUM, ...lines, '', body].join('\r\n');
}

export function read(text: string | Uint8Array, options?: ParseOptions): Message {
  const result = parseMessage(text, options);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify({ ...result.error, headers: [] })}`);
  return result.message;
}

export function refuse(text: string | Uint8Array, options?: ParseOptions): ParseError {
  const result = parseMessage(text, options);
  if (result.ok) throw new Error('it was read');
  return result.error;
}

/** The value of one header line, given without its CRLF. */
export function readHeader<N extends KnownHeader>(name: N, line: string): HeaderValues[N] | undefined {
  return get({ headers: read(`OPTIONS sip:b@example.com SIP/2.0\r\n${line}\r\n\r\n`).headers }, name);
}

/** What is wrong with one header line: the column, from 0, and what was expected. */
export function refuseHeader(line: string): readonly [number, string] {
  const { column, expected } = refuse(`OPTIONS sip:b@example.com SIP/2.0\r\n${line}\r\n\r\n`);
  return [column - 1, expected];
}

/** A message without what only remembers how it was written. */
export function meaning(message: Message): unknown {
  const { startLine: _, ...rest } = message;
  const { startUri: __, ...plain } = rest as typeof rest & { startUri?: unknown };
  return { ...plain, headers: message.headers.map(meaningOf) };
}

function meaningOf({ name, value }: AnyHeader): unknown {
  return { name, value };
}

/** A message as if nothing had been printed or read before. */
export function unprinted(message: Message): Message {
  return { ...(meaning(message) as Message), headers: message.headers.map((h) => ({ ...h, line: undefined })) };
}
