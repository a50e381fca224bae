// The law of this layer: what is printed reads as the same message. And: nothing that comes in makes the parser throw.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMessage } from '@/engine/message/parse';
import { printBytes, printMessage } from '@/engine/message/print';
import { sameUri } from '@/engine/message/uri-compare';
import { parseUri } from '@/engine/message/uri-parse';
import { printUri } from '@/engine/message/uri-print';
import { message } from './arbitrary';
import { mutate } from './mutate';
import { meaning, read } from './reading';

const RUNS = 1000;

describe('generated messages', () => {
  it('parse(print(m)) is m, as text and as bytes', () => {
    fc.assert(
      fc.property(message, (m) => {
        const text = printMessage(m);
        expect(meaning(read(text))).toEqual(meaning(m));
        expect(meaning(read(printBytes(m)))).toEqual(meaning(m));
      }),
      { numRuns: RUNS },
    );
  });

  it('print(parse(text)) is the text', () => {
    fc.assert(
      fc.property(message, (m) => {
        const text = printMessage(m);
        expect(printMessage(read(text))).toBe(text);
      }),
      { numRuns: RUNS / 4 },
    );
  });

  it('on a stream, a message with Content-Length ends where it ends, whatever follows', () => {
    fc.assert(
      fc.property(message, fc.string(), (m, rest) => {
        const text = printMessage(m);
        const result = parseMessage(text + rest, { stream: true });
        if (m.headers.some(({ name }) => name === 'content-length')) expect(result).toMatchObject({ end: text.length });
        else expect(result.ok).toBe(false);
      }),
      { numRuns: RUNS / 4 },
    );
  });

  it('every URI equals itself, printed and read again (19.1.4)', () => {
    fc.assert(
      fc.property(message, (m) => {
        if (m.kind !== 'request') return;
        const again = parseUri(printUri(m.uri));
        expect(again.ok && sameUri(m.uri, again.uri)).toBe(true);
      }),
      { numRuns: RUNS / 4 },
    );
  });
});

describe('messages that someone tampered with', () => {
  it('are read or refused, never thrown at', () => {
    fc.assert(
      fc.property(message, fc.infiniteStream(fc.nat()), (m, draws) => {
        mutate(printBytes(m), () => draws.next().value);
      }),
      { numRuns: RUNS * 3 },
    );
  });

  it('and so is any other input', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uint8Array()), fc.boolean(), fc.boolean(), (input, stream, lenient) => {
        expect(typeof parseMessage(input, { stream, lenient }).ok).toBe('boolean');
      }),
      { numRuns: RUNS },
    );
  });
});
