// Searching the whole site, with the index as the browser gets it: written by the build, read from text.

import { beforeAll, describe, expect, it } from 'vitest';
import { headingId, partsOfLesson } from '@/app/learn/headings';
import { searchFile } from '@/app/search.json/documents';
import type { SearchFile } from '@/components/search/model';
import { marked, type Search, searchIn } from '@/components/search/search';
import { LESSONS } from '@/content/lessons';

let search: Search;
let written = '';

beforeAll(() => {
  written = JSON.stringify(searchFile());
  search = searchIn(JSON.parse(written) as SearchFile);
}, 60_000);

const first = (query: string) => search.ask(query)[0];

describe('searching', () => {
  it('finds a header, a method, a timer and a word by their names, first of all', () => {
    expect(first('Via')).toMatchObject({ kind: 'header', href: '/reference/headers/via/' });
    expect(first('call-id')).toMatchObject({ href: '/reference/headers/call-id/' });
    expect(first('REFER')).toMatchObject({ href: '/reference/methods/refer/' });
    expect(first('timer a')).toMatchObject({ href: '/reference/timers/a/' });
    expect(first('dialog')).toMatchObject({ href: '/reference/words/#word-dialog' });
  });

  it('forgives a letter that is wrong or missing, and takes the beginning of a word', () => {
    expect(first('registrer')?.title.toLowerCase()).toMatch(/regist/);
    expect(search.ask('recor-rout').map(({ title }) => title)).toContain('Record-Route');
    expect(search.ask('retransm').map(({ title }) => title)).toContain('retransmission');
  });

  it('finds a section by its number', () => {
    expect(first('17.1.1.2')).toBeDefined();
    expect(search.ask('RFC 3261 §17.1.1.2').some(({ kind }) => kind === 'section')).toBe(true);
  });

  it('finds lessons by what they say, scenarios and machines by what they are about', () => {
    expect(search.ask('drops after 32 seconds').some(({ href }) => href.startsWith('/learn/connect/#'))).toBe(true);
    expect(search.ask('both phones answer').some(({ href }) => href === '/stage/both-phones-answer/')).toBe(true);
    expect(search.ask('offer answer').some(({ href }) => href === '/machines/offer-answer/')).toBe(true);
  });

  it('marks in a title and a text what was meant', () => {
    expect(first('Via')?.heading).toEqual([{ text: 'Via', on: true }]);
    expect(search.ask('lease').some(({ snippet }) => snippet.some(({ on }) => on))).toBe(true);
    expect(marked('A Via, and more', ['via'])).toEqual([
      { text: 'A ', on: false },
      { text: 'Via', on: true },
      { text: ', and more', on: false },
    ]);
  });

  it('finds nothing for nothing and for nonsense', () => {
    expect(search.ask('')).toEqual([]);
    expect(search.ask('  ')).toEqual([]);
    expect(search.ask('qqqxxzz')).toEqual([]);
    expect(search.ask('<img onerror=1>')).toBeInstanceOf(Array);
  });

  it('stays small enough to be loaded at once', () => {
    expect(written.length).toBeLessThan(1_500_000);
  });
});

describe.each(LESSONS)('the parts of %s', (slug) => {
  it('have headings of their own, and texts without markup', () => {
    const parts = partsOfLesson(slug);
    const ids = parts.map(({ heading }) => headingId(heading ?? ''));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { text } of parts) expect(text).not.toMatch(/[<>{}]/);
  });
});
