// A scenario's text in a link comes back as it went, and nothing else does harm.

import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack, unpack } from '@/components/stage/packed';

test('every text comes back as it went, in letters that an address carries', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (text) => {
      const packed = await pack(text);
      expect(packed).toMatch(/^[\w-]*$/);
      expect(await unpack(packed)).toBe(text);
    }),
    { numRuns: 40 },
  );
});

test('what is no text is told from one', async () => {
  for (const hostile of ['', 'A', '----', '____', 'AAAAAAAA', '!', 'x'.repeat(5_000)]) {
    const text = await unpack(hostile);
    expect(text === null || text === '').toBe(true);
  }
  expect(await unpack(Buffer.from(deflateRawSync(Buffer.from([0xff, 0xfe, 0xc0]))).toString('base64url'))).toBeNull();
});

test('a few letters that unfold into a flood are not unfolded', async () => {
  const flood = deflateRawSync(Buffer.alloc(50_000_000, 65)).toString('base64url');
  expect(flood.length).toBeLessThan(100_000);
  expect(await unpack(flood)).toBeNull();
});
