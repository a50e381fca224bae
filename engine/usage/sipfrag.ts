// RFC 3420 and RFC 3515 §2.4.5: how a reference went, as the piece of a SIP response that its reporter passes on.

import { get, linesOf } from '../message/headers';
import type { AnyHeader, Parameterised, Response } from '../message/message';
import { parseMessage } from '../message/parse';
import { printMessage } from '../message/print';
import { reasonOf } from '../message/status';

export const SIPFRAG: Parameterised = { value: 'message/sipfrag', params: [{ name: 'version', value: '2.0' }] };

/** A status line alone. */
export const statusLine = (status: number, reason = reasonOf(status)): string => `SIP/2.0 ${status} ${reason}\r\n`;

/** The response with what names its dialog: for those who may take the call over (RFC 3420 §2). */
export function withIdentity(response: Response): string {
  const headers: AnyHeader[] = [
    ...linesOf(response, 'from'),
    ...linesOf(response, 'to'),
    ...linesOf(response, 'call-id'),
    ...linesOf(response, 'cseq'),
    ...linesOf(response, 'contact'),
  ];
  return printMessage({ ...response, headers, body: '' }).replace(/\r\n\r\n$/, '\r\n');
}

/** What a notification says of the reference: the response, or null when it says nothing readable. */
export function readSipfrag(body: unknown): Response | null {
  if (typeof body !== 'string' || !body.startsWith('SIP/2.0 ')) return null;
  const read = parseMessage(`${body.replace(/(\r?\n)*$/, '')}\r\n\r\n`);
  if (read.ok && read.message.kind === 'response') return read.message;
  const status = /^SIP\/2\.0 ([1-6]\d\d) ?([^\r\n]*)/.exec(body);
  if (status === null) return null;
  return { kind: 'response', status: Number(status[1]), reason: status[2] ?? '', headers: [], body: '' };
}

/** Whether a fragment names a dialog. */
export const namesDialog = (fragment: Response): boolean => get(fragment, 'call-id') !== undefined;
