// RFC 3261 §20 and §7.3.1: header values printed in the common form: one blank after a comma, none around `;` and `=`.
// Each printer appends to a text and returns it: one growing text costs less than many small ones put together.

import type { AuthValue, Contact, CSeq, Parameterised, Params, RAck, RetryAfter, Via, Warning } from './message';
import { quote } from './text';
import type { NameAddr } from './uri';
import { appendNameAddr, appendParams } from './uri-print';

/** What appends a value to a text. */
export type Append<T> = (text: string, value: T) => string;

function appendVia(before: string, via: Via): string {
  const { protocol, version, transport, params } = via;
  let text = before;
  if (protocol === 'SIP' && version === '2.0' && transport === 'UDP') text += 'SIP/2.0/UDP ';
  else text += `${protocol}/${version}/${transport} `;
  text += via.host;
  if (via.port !== null) text += `:${via.port}`;
  return appendParams(text, params);
}

export function appendVias(text: string, list: readonly Via[]): string {
  return list.length === 1 ? appendVia(text, list[0] as Via) : appendList(text, list, appendVia);
}

export function appendAddresses(text: string, list: readonly NameAddr[]): string {
  return list.length === 1 ? appendNameAddr(text, list[0] as NameAddr) : appendList(text, list, appendNameAddr);
}

export function appendContact(text: string, contact: Contact): string {
  return contact === '*' ? `${text}*` : appendAddresses(text, contact);
}

export function appendText(text: string, value: string): string {
  return text + value;
}

export function appendNumber(text: string, value: number): string {
  return text + value;
}

export function appendCSeq(text: string, cseq: CSeq): string {
  return `${text}${cseq.number} ${cseq.method}`;
}

export function appendRAck(text: string, rack: RAck): string {
  return `${text}${rack.rseq} ${rack.cseq} ${rack.method}`;
}

export function appendParameterised(text: string, value: Parameterised): string {
  return appendParams(text + value.value, value.params);
}

export function appendParameterisedList(text: string, list: readonly Parameterised[]): string {
  return appendList(text, list, appendParameterised);
}

export function appendWords(text: string, list: readonly string[]): string {
  return text + list.join(', ');
}

export function appendAuth(text: string, auth: AuthValue): string {
  return appendAuthInfo(`${text}${auth.scheme} `, auth.params);
}

export function appendAuthInfo(before: string, params: Params): string {
  let text = before;
  for (let i = 0; i < params.length; i++) {
    const { name, value } = params[i] as Params[number];
    if (i > 0) text += ', ';
    text += `${name}=`;
    text += value ?? '""';
  }
  return text;
}

export function appendRetryAfter(text: string, value: RetryAfter): string {
  const comment = value.comment === null ? '' : ` (${value.comment})`;
  return appendParams(`${text}${value.seconds}${comment}`, value.params);
}

export function appendWarnings(text: string, list: readonly Warning[]): string {
  return appendList(text, list, (before, w) => `${before}${w.code} ${w.agent} ${quote(w.text)}`);
}

function appendList<T>(before: string, list: readonly T[], append: Append<T>): string {
  let text = before;
  for (let i = 0; i < list.length; i++) {
    if (i > 0) text += ', ';
    text = append(text, list[i] as T);
  }
  return text;
}
