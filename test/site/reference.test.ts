// The reference against the engine: nothing that a run says is without an entry, and no entry points to nothing.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  codeEntry,
  codeNames,
  headerEntry,
  headerNames,
  linkTo,
  methodEntry,
  methodNames,
  timerEntry,
  timerNames,
} from '@/app/reference/entries';
import { linked } from '@/app/reference/linked';
import { momentLink } from '@/app/reference/live';
import { survey } from '@/app/reference/survey';
import { GLOSSARY } from '@/content/glossary';
import { ALLOWED, CODES, HEADERS, METHOD_TEXTS, TIMERS } from '@/content/reference';
import { HEADER_RULES, METHODS, timerStory } from '@/engine';
import { rfc } from '@/engine/rfc';

const exists = (cited: string): boolean => {
  const [, number = '', section = ''] = /^RFC (\d+) §([\d.]+)$/.exec(cited) ?? [];
  return rfc(number)?.sections.has(section) ?? false;
};

describe('the reference', () => {
  it('has an entry for each method, and for each header that the engine reads', () => {
    expect([...METHOD_TEXTS.keys()].sort()).toEqual(METHODS.map(({ name }) => name).sort());
    expect(HEADER_RULES.map(({ print }) => print).filter((name) => !HEADERS.has(name))).toEqual([]);
  });

  it('has an entry for each method, header and lettered timer of any run', { timeout: 120_000 }, () => {
    const { methods, headers, timers } = survey();
    expect([...methods.keys()].filter((name) => !METHOD_TEXTS.has(name))).toEqual([]);
    expect([...headers.keys()].filter((name) => !HEADERS.has(name))).toEqual([]);
    const known = TIMERS.map(({ name }) => name);
    expect([...timers.keys()].map((key) => key.split(' ')[0] ?? '').filter((name) => /^[A-Z]$/.test(name))).toSatisfy(
      (names: string[]) => names.every((name) => known.includes(name)),
    );
  });

  it('has an entry for each code of any run, written by a kind of element that writes it', { timeout: 120_000 }, () => {
    const { codes } = survey();
    expect([...codes.keys()].filter((code) => !CODES.has(Number(code)))).toEqual([]);
    for (const code of codeNames) expect(codeEntry(code).example !== null, code).toBe(codes.has(code));
    expect(codes.get('180')?.writers[0]).toBe('user-agent');
    expect(codes.get('407')?.writers).not.toContain('user-agent');
    expect(codes.get('487')?.requests).toEqual(['INVITE']);
  });

  it('says of no header that it is written which neither the engine knows nor a run has', { timeout: 120_000 }, () => {
    const { headers } = survey();
    const known = new Set(HEADER_RULES.map(({ print }) => print));
    expect([...HEADERS.keys()].filter((name) => !known.has(name) && !headers.has(name))).toEqual([]);
  });

  it('cites sections that exist, and tells each timer', () => {
    for (const { rfc: cited } of [...HEADERS.values(), ...METHOD_TEXTS.values(), ...CODES.values()])
      expect(exists(cited), cited).toBe(true);
    for (const timer of TIMERS) expect(timerStory(timer).runs, timer.name).not.toBe('');
  });

  it('speaks in whole sentences', () => {
    for (const { says, why, mistake } of [...HEADERS.values(), ...METHOD_TEXTS.values(), ...CODES.values()])
      for (const words of [says, why, mistake ?? '.']) expect(words).toMatch(/[.”]$/);
  });

  it('points to nothing that is not there', () => {
    for (const { see } of [...HEADERS.values(), ...METHOD_TEXTS.values(), ...CODES.values(), ...TIMERS])
      for (const written of see) expect(linkTo(written).href, written).toMatch(/^\//);
  });

  it('shows what a run shows, at a moment of it', { timeout: 120_000 }, () => {
    const { methods, headers } = survey();
    for (const name of methodNames) expect(methodEntry(name).example !== null, name).toBe(methods.has(name));
    for (const name of headerNames) expect(headerEntry(name).example !== null, name).toBe(headers.has(name));
    for (const name of timerNames) expect(timerEntry(name).heading, name).not.toBe('');
    const via = headerEntry('Via');
    expect(via.example?.quote.some(({ text, on }) => on && text.startsWith('Via:'))).toBe(true);
    expect(via.example?.parts.length).toBeGreaterThan(2);
  });

  it('shows each word that names a moment at one moment', { timeout: 60_000 }, () => {
    const words = GLOSSARY.flatMap(({ live }) => (live ? [live] : []));
    // Every word that some run shows has one: here all of them do.
    expect(GLOSSARY.filter(({ live }) => live === undefined).map(({ name }) => name)).toEqual([]);
    for (const live of words) expect(momentLink(...live).href).toMatch(/^\/stage\/.+#/);
  });

  it('links each word of the trade once, and never to the page it stands on', () => {
    const dialog = linked('A dialog is no transaction, and a dialog has no Via.');
    expect(dialog.filter((piece) => typeof piece !== 'string')).toEqual([
      { text: 'dialog', href: '/reference/words/#word-dialog' },
      { text: 'transaction', href: '/reference/words/#word-transaction' },
      { text: 'Via', href: '/reference/headers/via/' },
    ]);
    expect(linked('A Via.', ['/reference/headers/via/'])).toEqual(['A Via.']);
  });
});

describe('where headers may stand', () => {
  const mark = (header: string, where: string, method: string) =>
    ALLOWED.find((row) => row.header === header && row.where === where)?.marks.get(method);

  it('RFC 3261 §20, table 2 and table 3: a few marks as the tables have them', () => {
    expect(mark('Accept', 'R', 'OPTIONS')).toBe('m*');
    expect(mark('Contact', 'R', 'INVITE')).toBe('m');
    expect(mark('Contact', 'R', 'BYE')).toBe('-');
    expect(mark('Max-Forwards', 'R', 'CANCEL')).toBe('m');
    expect(mark('Record-Route', 'R', 'REGISTER')).toBe('-');
    expect(mark('WWW-Authenticate', '401', 'INVITE')).toBe('m');
  });

  it('the columns that RFC 3262, 3265, 3311, 3428, 3515 and 6086 add', () => {
    expect(mark('RAck', 'R', 'PRACK')).toBe('m');
    expect(mark('Subscription-State', 'R', 'NOTIFY')).toBe('m');
    expect(mark('Contact', 'R', 'UPDATE')).toBe('m');
    expect(mark('Contact', 'R', 'MESSAGE')).toBe('-');
    expect(mark('Refer-To', 'R', 'REFER')).toBe('m');
    expect(mark('Info-Package', 'R', 'INFO')).toBe('m*');
  });

  it('has only headers with an entry, and a mark or a dot for each method', () => {
    for (const { header, marks } of ALLOWED) {
      expect(HEADERS.has(header), header).toBe(true);
      for (const [, m] of marks) expect(['m', 'm*', 't', '*', 'c', 'o', '-', '.']).toContain(m);
    }
  });

  const file = fileURLToPath(new URL('../../../shared/truth/tables.json', import.meta.url));
  const present = existsSync(file);

  it.skipIf(!present)('agrees with a second transcription, mark by mark', () => {
    interface Row {
      readonly header: string;
      readonly where: string;
      readonly methods: Readonly<Record<string, string>>;
    }
    const truth = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly rfc3261HeaderTable: readonly Row[];
      readonly extensionHeaderRows: readonly Row[];
    };
    for (const { header, where, methods } of [...truth.rfc3261HeaderTable, ...truth.extensionHeaderRows])
      for (const one of where.replace('c(1)', 'c').split(/,(?=2xx$)/))
        for (const [method, value] of Object.entries(methods))
          expect(mark(header, one, method), `${header} ${one} ${method}`).toBe(value);
  });
});
