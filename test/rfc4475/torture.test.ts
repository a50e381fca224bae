// RFC 4475: each message gets the verdict of the manifest, when the messages lie beside the project; without them these
// tests are skipped, and say so. test/rfc4475/own.test.ts has messages of the project's own making, as hard.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseMessage } from '@/engine/message/parse';
import { printBytes, printMessage } from '@/engine/message/print';
import { validate } from '@/engine/message/validate';
import { meaning, read, unprinted } from '../message/reading';

const folder = new URL('../../../shared/truth/', import.meta.url);
const manifest = fileURLToPath(new URL('torture/torture.json', folder));
const present = existsSync(manifest);
if (!present)
  console.log('Skipped: no RFC 4475 messages beside the project. The messages of our own making are tested.');

interface Entry {
  readonly name: string;
  readonly file: string;
  readonly section: string | null;
  readonly verdict: 'accept' | 'reject' | 'reject-or-accept' | 'discard' | 'unspecified';
  readonly status?: readonly number[];
  readonly fixedFile?: string;
}
const entries: readonly Entry[] = present ? entriesOf(JSON.parse(readFileSync(manifest, 'utf8'))) : [];

function entriesOf(json: readonly Entry[] | { readonly messages: readonly Entry[] }): readonly Entry[] {
  return 'messages' in json ? json.messages : (json as readonly Entry[]);
}

/** Verdicts that take an element: what it supports, what it serves, where it stands. Here these must only be readable. */
const OF_ELEMENTS: Readonly<Record<string, string>> = {
  unksm2: 'a registrar asks for a SIP URI in To (10.3)',
  bext01: 'an element answers 420 for what it does not support (8.2.2.3)',
  invut: 'a user agent answers 415 for a body it does not understand (8.2.3)',
  sdp01: 'a user agent answers 406 when it may not answer with SDP (RFC 4475 3.3.15)',
  bcast: 'a user agent drops a response with two Via values (8.1.3.3)',
};

const bytesOf = (file: string) => new Uint8Array(readFileSync(fileURLToPath(new URL(file, folder))));

/** What an element says to these bytes before it looks at what they ask: 'accept', 'discard' or a status. */
function verdictOn(bytes: Uint8Array): 'accept' | 'discard' | number {
  const result = parseMessage(bytes);
  if (!result.ok) return result.error.status === 0 ? 'discard' : result.error.status;
  const judged = validate(result.message, { schemes: ['sip', 'sips', 'tel'] });
  if (judged.ok) return 'accept';
  return judged.status === 0 ? 'discard' : judged.status;
}

function allowed({ verdict, status = [] }: Entry): readonly unknown[] {
  switch (verdict) {
    case 'accept':
      return ['accept'];
    case 'reject':
      return status;
    case 'reject-or-accept':
      return ['accept', ...status];
    case 'discard':
      return ['discard'];
    case 'unspecified':
      return ['accept', 'discard', verdictOn(new Uint8Array(0))];
  }
}

describe.skipIf(!present)('RFC 4475', () => {
  it.each(
    entries.map(
      (entry) => [`${entry.section ?? '-'} ${entry.name}: ${entry.verdict} ${entry.status ?? ''}`, entry] as const,
    ),
  )('%s', (_, entry) => {
    const wanted = entry.name in OF_ELEMENTS ? ['accept'] : allowed(entry);
    expect(wanted).toContain(verdictOn(bytesOf(entry.file)));
    if (entry.fixedFile !== undefined) expect(wanted).toContain(verdictOn(bytesOf(entry.fixedFile)));
  });

  it.each(entries.map(({ name, file }) => [name, file]))(
    '%s, if it can be read, prints back to its bytes',
    (_, file) => {
      const bytes = bytesOf(file);
      const result = parseMessage(bytes);
      if (!result.ok) return;
      expect(printBytes(result.message)).toEqual(bytes.slice(0, result.end));
      expect(meaning(read(printMessage(unprinted(result.message))))).toEqual(meaning(result.message));
    },
  );
});
