// How the ladder is arranged travels in a link: it comes back as it went, and what cannot be read does no harm.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DENSITIES } from '@/components/ladder/density';
import { SCOPES, TIME_MODES, TIMES } from '@/components/ladder/options';
import { readView } from '@/components/stage/read-view';
import { AS_DESIGNED, type ViewOptions, writeView } from '@/components/stage/view-options';

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), { maxLength: 12 });
const options: fc.Arbitrary<ViewOptions> = fc.record({
  time: fc.constantFrom(...TIME_MODES),
  times: fc.constantFrom(...TIMES),
  density: fc.constantFrom(...DENSITIES),
  columns: fc.record({ order: ids, joined: ids }),
  scope: fc.constantFrom(...SCOPES),
  folded: ids,
  text: fc.boolean(),
});

describe('written and read', () => {
  test('nothing is written of a ladder as designed', () => {
    expect(writeView(AS_DESIGNED)).toBe('');
    expect(readView('')).toEqual(AS_DESIGNED);
    expect(readView(null)).toEqual(AS_DESIGNED);
  });
  test('it reads as it looks', () => {
    const written = writeView({ ...AS_DESIGNED, time: 'even', columns: { order: ['bob', 'a;b,c'], joined: ['bob'] } });
    expect(written).toBe('t:even;o:bob,a%3Bb%2Cc;j:bob');
  });
  test('every arrangement comes back', () => {
    fc.assert(
      fc.property(options, (value) => {
        const written = writeView(value);
        fc.pre(written.length <= 2_000);
        expect(readView(written)).toEqual(value);
      }),
    );
  });
});

describe('what somebody else wrote', () => {
  test('never breaks the reading', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom('t:', 'o:', ';', ',', '%', 'even'), fc.string())), (parts) => {
        const text = parts.join('');
        const read = readView(text);
        expect(TIME_MODES).toContain(read.time);
        expect(read.columns.order.length).toBeLessThanOrEqual(64);
      }),
    );
  });
  test.each(['t:constructor', 't:true;t:', 'd:__proto__', 'o:%', 'o:,,,', 'a:relative;t:nonsense', 'x:1'])(
    '%s keeps the defaults of what it gets wrong',
    (text) => {
      const read = readView(text);
      expect([read.time, read.density, read.columns.order]).toEqual(['elastic', 'comfortable', []]);
    },
  );
  test('is not read at all beyond 2,000 characters', () => {
    expect(readView(`t:even;o:${'a,'.repeat(1_100)}`)).toEqual(AS_DESIGNED);
  });
});
