// A message as plain JSON, for the command line and for whoever reads along: each header with its structured value, the
// body as text or base64, its parts if it has some; or where and why the message is refused.

import { ruleOf } from './header-names';
import type { AnyHeader, Body, Message } from './message';
import { partsOf } from './multipart';
import type { ParseResult } from './parse';
import { printHeader } from './print';
import { printUri } from './uri-print';
import { validate } from './validate';

/** One header: its name in its common spelling, the value as structure and as it stands on the line. */
export interface DescribedHeader {
  readonly name: string;
  readonly value: unknown;
  readonly text: string;
}

/** A body: text, or base64 of bytes that are not. */
export interface DescribedBody {
  readonly body?: string;
  readonly bodyBase64?: string;
}

export interface Content extends DescribedBody {
  readonly kind: 'request' | 'response';
  readonly method?: string;
  readonly uri?: string;
  readonly status?: number;
  readonly reason?: string;
  readonly headers: readonly DescribedHeader[];
  readonly parts?: readonly ({ readonly headers: readonly DescribedHeader[] } & DescribedBody)[];
}

/** Where a message is wrong. */
export interface DescribedError {
  readonly line: number;
  readonly column: number;
  readonly expected: string;
  /** What to answer; null when nothing is, since it is a response. */
  readonly status: number | null;
  /** The section of RFC 3261 that a message breaks which the grammar allows. */
  readonly rule?: string;
}

export type Described =
  | ({ readonly ok: true } & Content)
  | ({ readonly ok: false; readonly error: DescribedError } & Partial<Content>);

/** Describes what came of reading a message. One that can be read but breaks a rule of every element is described too. */
export function describeMessage(result: ParseResult): Described {
  if (!result.ok) {
    const { line, column, expected, status } = result.error;
    return { ok: false, error: { line, column, expected, status: status === 0 ? null : status } };
  }
  const { message } = result;
  const judged = validate(message);
  if (judged.ok) return { ok: true, ...contentOf(message) };
  const { status, rule, why, header } = judged;
  const error = { line: lineOf(message, header), column: 1, expected: why, status: status === 0 ? null : status, rule };
  return { ok: false, error, ...contentOf(message) };
}

/** The line a header stands on, from 1; a folded header takes several. What is missing counts as the start line's. */
function lineOf({ headers }: Message, index: number): number {
  let line = index < 0 ? 1 : 2;
  for (const header of headers.slice(0, Math.max(0, index))) line += printHeader(header).split('\n').length;
  return line;
}

function contentOf(message: Message): Content {
  const read = partsOf(message);
  const parts = read?.ok
    ? read.multipart.parts.map(({ headers, body }) => ({ headers: headers.map(describeHeader), ...describeBody(body) }))
    : null;
  return {
    ...(message.kind === 'request'
      ? { kind: 'request', method: message.method, uri: printUri(message.uri) }
      : { kind: 'response', status: message.status, reason: message.reason }),
    headers: message.headers.map(describeHeader),
    ...describeBody(message.body),
    ...(parts === null ? {} : { parts }),
  };
}

function describeHeader(header: AnyHeader): DescribedHeader {
  const line = printHeader(header);
  const colon = line.indexOf(':');
  const name = ruleOf(header.name)?.print ?? line.slice(0, colon).trimEnd();
  return { name, value: header.value, text: line.slice(colon + 1).trim() };
}

function describeBody(body: Body): DescribedBody {
  return typeof body === 'string' ? { body } : { bodyBase64: toBase64(body) };
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 4648: three bytes as four digits. The engine knows no host that could do it. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let i = 0; i < 4; i++) text += at + i > bytes.length ? '=' : DIGITS[(group >> (18 - 6 * i)) & 63];
  }
  return text;
}
