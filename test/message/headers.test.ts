import { describe, expect, it } from 'vitest';
import {
  branchOf,
  get,
  getText,
  headerOf,
  linesOf,
  list,
  make,
  mayRepeat,
  param,
  prepend,
  tagOf,
  top,
  unknown,
  withHeader,
  without,
  withoutParam,
  withoutTop,
  withParam,
} from '@/engine/message/headers';
import type { Message, Via } from '@/engine/message/message';
import { printMessage } from '@/engine/message/print';
import { read } from './reading';

const text = [
  'INVITE sip:b@example.com SIP/2.0',
  'Max-Forwards: 70',
  'Via: SIP/2.0/UDP a;branch=1, SIP/2.0/UDP b;branch=2',
  'Subject: x',
  'Via: SIP/2.0/UDP c',
  'Route: <sip:r1;lr>',
  'Contact: *',
  'From: <sip:a@b>;tag=7;flag',
  'X-Note: One',
  '',
  '',
].join('\r\n');
const message = read(text);
const names = (of: Message) => of.headers.map(({ name }) => name);
const via: Via = { protocol: 'SIP', version: '2.0', transport: 'UDP', host: 'new', port: null, params: [] };

describe('asking', () => {
  it('get gives the value of the first line of a name', () => {
    expect(get(message, 'max-forwards')).toBe(70);
    expect(get(message, 'via')).toHaveLength(2);
    expect(get(message, 'to')).toBeUndefined();
    expect(headerOf(message, 'subject')?.line).toBe('Subject: x');
    expect(linesOf(message, 'via')).toHaveLength(2);
    expect(getText(message, 'x-NOTE')).toBe('One');
    expect(getText(message, 'via')).toBeUndefined();
  });

  it('list gives all values over all lines, in order (7.3.1); a Contact of * has none', () => {
    expect(list(message, 'via').map(({ host }) => host)).toEqual(['a', 'b', 'c']);
    expect(list(message, 'record-route')).toEqual([]);
    expect(list(message, 'contact')).toEqual([]);
  });

  it('top gives the first value', () => {
    expect(top(message, 'via')?.host).toBe('a');
    expect(top(message, 'record-route')).toBeUndefined();
    expect(top(message, 'contact')).toBeUndefined();
  });

  it('parameters have a value, are flags, or are not there', () => {
    const from = get(message, 'from');
    if (from === undefined) throw new Error('no From');
    expect(param(from.params, 'tag')).toBe('7');
    expect(param(from.params, 'flag')).toBeNull();
    expect(param(from.params, 'none')).toBeUndefined();
    expect(tagOf(from)).toBe('7');
    expect(withParam(from.params, 'tag', '8')).toEqual([
      { name: 'tag', value: '8' },
      { name: 'flag', value: null },
    ]);
    expect(withParam(from.params, 'new', null)).toHaveLength(3);
    expect(withoutParam(from.params, 'tag')).toEqual([{ name: 'flag', value: null }]);
    expect(list(message, 'via').map(branchOf)).toEqual(['1', '2', undefined]);
  });

  it('7.3.1: lists and the digest headers may stand on several lines, others not', () => {
    expect(['via', 'contact', 'authorization', 'x-any'].map(mayRepeat)).toEqual([true, true, true, true]);
    expect(['from', 'call-id', 'date', 'content-length'].map(mayRepeat)).toEqual([false, false, false, false]);
  });
});

describe('changing', () => {
  it('withHeader takes the first place of its name and drops the others, or appends', () => {
    expect(names(withHeader(message, make('via', [via])))).toEqual(names(message).filter((_, i) => i !== 3));
    expect(names(withHeader(message, make('expires', 3))).at(-1)).toBe('expires');
    expect(printMessage(withHeader(message, unknown('X-Note', 'Two')))).toContain('X-Note: Two\r\n');
  });

  it('without drops every line of a name', () => {
    expect(names(without(message, 'via'))).not.toContain('via');
  });

  it('prepend puts a line before the first of its name, else at the top', () => {
    expect(names(prepend(message, make('via', [via]))).slice(0, 3)).toEqual(['max-forwards', 'via', 'via']);
    expect(names(prepend(message, make('record-route', []))).at(0)).toBe('record-route');
  });

  it('withoutTop drops one value, and the line with its last value', () => {
    const two = withoutTop(message, 'via');
    expect(list(two, 'via').map(({ host }) => host)).toEqual(['b', 'c']);
    expect(printMessage(two)).toContain('Via: SIP/2.0/UDP b;branch=2\r\nSubject');
    expect(list(withoutTop(two, 'via'), 'via').map(({ host }) => host)).toEqual(['c']);
    expect(names(withoutTop(message, 'route'))).not.toContain('route');
    expect(withoutTop(message, 'path')).toBe(message);
  });

  it('no change touches the message it was made from', () => {
    expect(printMessage(message)).toBe(text);
  });
});
