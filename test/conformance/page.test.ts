// The conformance page says what is so: it is read off the code and the tests, and every section it names exists.

import { describe, expect, it } from 'vitest';
import { citations, conformance } from '../../content/conformance';

describe('the conformance page', () => {
  const facts = conformance();

  it('names only sections that exist, each with code or tests behind it', () => {
    const empty = facts.rfcs.flatMap(({ number, sections }) =>
      sections
        .filter(({ title, code, tests }) => title === '' || code.length + tests.length === 0)
        .map(({ section }) => `RFC ${number} §${section}`),
    );
    expect(empty).toEqual([]);
  });

  it('knows the transaction machines by their sections, with rules, code and tests', () => {
    const sections = facts.rfcs.find(({ number }) => number === '3261')?.sections ?? [];
    const invite = sections.find(({ section }) => section === '17.1.1.2');
    expect(invite?.rules.length).toBeGreaterThan(0);
    expect(invite?.code).toContain('engine/transaction/invite-client.machine.ts');
    const family = sections.filter(({ section }) => section.startsWith('17.1.1'));
    expect(family.flatMap(({ tests }) => tests).length).toBeGreaterThan(10);
  });

  it('has a verdict for each of the 34 figures', () => {
    expect(facts.flows).toHaveLength(34);
    expect(facts.flows.filter(({ agrees }) => agrees === false).map(({ id }) => id)).toEqual([]);
  });

  it('reads a bare section as one of the RFCs its file names', () => {
    expect(citations('// RFC 6026 §7.1 and §17.2.1')).toEqual([
      { number: '6026', section: '7.1' },
      { number: '3261', section: '17.2.1' },
    ]);
  });
});
