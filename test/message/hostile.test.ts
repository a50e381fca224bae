// Input made to hurt: each is as large as a head may be, and is read or refused in a time that grows with its length only.
import { describe, expect, it } from 'vitest';
import { describeMessage } from '@/engine/message/json';
import { parseMultipart } from '@/engine/message/multipart';
import { MAX_HEAD, parseMessage } from '@/engine/message/parse';
import { parseSdp } from '@/engine/message/sdp';
import { parseUri } from '@/engine/message/uri-parse';
import { requestText } from './reading';

const fill = (piece: string, size: number) => piece.repeat(Math.floor(size / piece.length));

const SHAPES: Readonly<Record<string, (size: number) => string>> = {
  'comments in comments': (size) => requestText([`Retry-After: 1 ${fill('(', size)}`]),
  'folds in a quoted string': (size) => requestText([`Contact: "${fill('a\r\n ', size)}" <sip:a@b>`]),
  'escapes and folds in a quoted string': (size) => requestText([`Contact: "${fill('\\a\r\n ', size)}" <sip:a@b>`]),
  'a quoted string without end': (size) => requestText([`Contact: "${fill('a\\"', size)}`]),
  'folds in text': (size) => requestText([`Subject: ${fill('a \r\n  ', size)}`]),
  'blank folds': (size) => requestText([`Subject:${fill('\r\n ', size)}`]),
  'a list of addresses': (size) => requestText([`Route: ${fill('<sip:a@b;lr>,', size)}<sip:c>`]),
  'a display name of many words': (size) => requestText([`From: ${fill('a ', size)}`]),
  'a host of many labels': (size) => requestText([`Via: SIP/2.0/UDP ${fill('a.', size)}`]),
  'a host of many dashes': (size) => requestText([`Via: SIP/2.0/UDP a${fill('-', size)}`]),
  'an IPv6 address of many groups': (size) => requestText([`Via: SIP/2.0/UDP [${fill('1:', size)}]`]),
  'a user that is none': (size) => requestText([`Contact: <sip:${fill('a:', size)}>`]),
  'escapes in a parameter name': (size) => requestText([`Contact: <sip:a;${fill('%41', size)}>`]),
  parameters: (size) => requestText([`Contact: <sip:a>${fill(';a', size)}`]),
  digits: (size) => requestText([`Expires: ${fill('9', size)}`]),
  'lines that cannot be read': (size) => requestText([fill('a:\r\n b\r\nF\r\n', size)]),
  'header names': (size) => requestText([fill('x', size)]),
  'no end of line': (size) => fill('OPTIONS ', size),
};

/** Processor time in milliseconds: what the work costs, whoever else the machine is busy with. */
function cost(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/** The least of several runs: what the work costs when nobody disturbs it. */
function least(work: () => unknown): number {
  return Math.min(...Array.from({ length: 5 }, () => cost(work)));
}

/** Sixteen times the length: sixteen times the time, with room for chance; squared it would be 256 times. */
function growsWithLength(work: (size: number) => () => unknown, size: number): void {
  const before = least(work(size / 16));
  expect(least(work(size))).toBeLessThan(Math.max(20, before * 64));
}

describe('time grows with the length only', () => {
  it.each(Object.entries(SHAPES))('%s', (_, shape) => {
    growsWithLength((size) => {
      const text = shape(size);
      return () => describeMessage(parseMessage(text));
    }, MAX_HEAD - 400);
  });

  const part = '--b\r\n\r\nx\r\n';
  const BODIES: Readonly<Record<string, (size: number) => () => unknown>> = {
    'parts of a body': (size) => {
      const text = `${fill(part, size)}--b--`;
      return () => parseMultipart(text, 'b');
    },
    'marks that almost end a part': (size) => {
      const text = fill('\r\n--bb', size);
      return () => parseMultipart(text, 'b');
    },
    'lines of a session description': (size) => {
      const text = fill('a=\r\n', size);
      return () => parseSdp(text);
    },
    'a URI of its own': (size) => {
      const text = `sip:${fill('a;', size / 10)}`;
      return () => parseUri(text);
    },
  };
  it.each(Object.entries(BODIES))('%s', (_, work) => growsWithLength(work, 1e6));
});
