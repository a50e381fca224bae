// `sip parse`: one message in, one JSON object out.

import { type Message, parseMessage, printHeader, printUri, validate } from '../index';

/** Writes what the bytes say; returns whether they are a SIP message that every element may work with. */
export function parseCommand(bytes: Uint8Array): boolean {
  const read = parseMessage(bytes);
  if (!read.ok) {
    const { line, column, expected, status } = read.error;
    say({ ok: false, error: { line, column, expected, status } });
    return false;
  }
  const { message } = read;
  const judged = validate(message);
  if (judged.ok) {
    say({ ok: true, ...contentOf(message) });
    return true;
  }
  const { status, why, rule, header } = judged;
  say({
    ok: false,
    error: { line: lineOf(message, header), column: 1, expected: why, status, rule },
    ...contentOf(message),
  });
  return false;
}

/** The line of the header with this index, from 1; a folded header takes several. A missing one has the first. */
function lineOf({ headers }: Message, index: number): number {
  let line = 1;
  for (const header of headers.slice(0, Math.max(0, index))) line += (header.line ?? '').split('\n').length;
  return index < 0 ? line : line + 1;
}

const say = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

function contentOf(message: Message): Record<string, unknown> {
  const start =
    message.kind === 'request'
      ? { kind: 'request', method: message.method, uri: printUri(message.uri) }
      : { kind: 'response', status: message.status, reason: message.reason };
  const headers = message.headers.map((header) => {
    const line = header.line ?? printHeader(header);
    return { name: header.name, text: line.slice(line.indexOf(':') + 1).trim(), value: header.value };
  });
  const body =
    typeof message.body === 'string'
      ? { body: message.body }
      : { bodyBase64: Buffer.from(message.body).toString('base64') };
  return { ...start, headers, ...body };
}
