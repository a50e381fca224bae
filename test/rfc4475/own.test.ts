// The torture messages of own.ts: each gets its verdict, at the place it says; what can be read prints back to its bytes.
import { describe, expect, it } from 'vitest';
import { parseMessage } from '@/engine/message/parse';
import { printBytes, printMessage } from '@/engine/message/print';
import { encode } from '@/engine/message/text';
import { validate } from '@/engine/message/validate';
import { meaning, read, unprinted } from '../message/reading';
import { TORTURES, type Torture } from './own';

function bytesOf({ head, body = '' }: Torture): Uint8Array {
  const text = encode([...head, '', ''].join('\r\n'));
  const rest = typeof body === 'string' ? encode(body) : body;
  return new Uint8Array([...text, ...rest]);
}

describe('torture messages of our own', () => {
  it.each(TORTURES.map((torture) => [torture.name, torture] as const))('%s', (_, torture) => {
    const bytes = bytesOf(torture);
    const result = parseMessage(bytes);
    if (!result.ok) {
      const { status, line, column, expected } = result.error;
      expect({ verdict: status === 0 ? 'discard' : status, at: [line, column], expected }).toEqual({
        verdict: torture.verdict,
        at: torture.at,
        expected,
      });
      return;
    }
    const judged = validate(result.message, { schemes: ['sip', 'sips', 'tel'] });
    const verdict = judged.ok ? 'accept' : judged.status === 0 ? 'discard' : judged.status;
    expect([verdict, torture.at]).toEqual([torture.verdict, undefined]);
    expect(printBytes(result.message)).toEqual(bytes.slice(0, result.end));
    expect(meaning(read(printMessage(unprinted(result.message))))).toEqual(meaning(result.message));
  });
});
