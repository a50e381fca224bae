import { describe, expect, it } from 'vitest';
import { HEADER_SAYS, METHOD_SAYS, TIMER_SAYS } from '@/content/reference';
import { HEADER_RULES, METHODS } from '@/engine';
import { rfc } from '@/engine/rfc';

describe('the reference', () => {
  it('has a sentence for each method and each header that the engine knows', () => {
    expect(Object.keys(METHOD_SAYS).sort()).toEqual(METHODS.map(({ name }) => name).sort());
    const known = HEADER_RULES.map(({ print }) => print);
    expect(known.filter((name) => HEADER_SAYS[name] === undefined)).toEqual([]);
    expect(Object.keys(HEADER_SAYS).filter((name) => !known.includes(name))).toEqual([]);
    for (const says of [...Object.values(METHOD_SAYS), ...Object.values(HEADER_SAYS)]) expect(says).toMatch(/\.$/);
  });

  it('cites sections that exist', () => {
    for (const [, , , cited] of TIMER_SAYS) {
      const [, number = '', section = ''] = /^RFC (\d+) §([\d.]+)$/.exec(cited) ?? [];
      expect(rfc(number)?.sections.has(section), cited).toBe(true);
    }
  });
});
