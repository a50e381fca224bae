// RFC 3261 §20 and §7.3.1: header values printed in the common form: one blank after a comma, none around `;` and `=`.

import type { AuthValue, Contact, CSeq, Parameterised, Params, RAck, RetryAfter, Via, Warning } from './message';
import { quote } from './text';
import type { NameAddr } from './uri';
import { printNameAddr } from './uri-print';

/** `;name=value` for each parameter. */
export function printParams(params: Params): string {
  let text = '';
  for (const p of params) text += p.value === null ? `;${p.name}` : `;${p.name}=${p.value}`;
  return text;
}

export function printVia(via: Via): string {
  const sentBy = via.port === null ? via.host : `${via.host}:${via.port}`;
  return `${via.protocol}/${via.version}/${via.transport} ${sentBy}${printParams(via.params)}`;
}

export function printVias(list: readonly Via[]): string {
  return printList(list, printVia);
}

export function printAddresses(list: readonly NameAddr[]): string {
  return printList(list, printNameAddr);
}

export function printContact(contact: Contact): string {
  return contact === '*' ? '*' : printAddresses(contact);
}

export function printText(text: string): string {
  return text;
}

export function printNumber(number: number): string {
  return String(number);
}

export function printCSeq(cseq: CSeq): string {
  return `${cseq.number} ${cseq.method}`;
}

export function printRAck(rack: RAck): string {
  return `${rack.rseq} ${rack.cseq} ${rack.method}`;
}

export function printParameterised(value: Parameterised): string {
  return value.value + printParams(value.params);
}

export function printParameterisedList(list: readonly Parameterised[]): string {
  return printList(list, printParameterised);
}

export function printWords(list: readonly string[]): string {
  return list.join(', ');
}

export function printAuth(auth: AuthValue): string {
  return `${auth.scheme} ${printAuthInfo(auth.params)}`;
}

export function printAuthInfo(params: Params): string {
  let text = '';
  for (const p of params) text += `${text === '' ? '' : ', '}${p.name}=${p.value ?? '""'}`;
  return text;
}

export function printRetryAfter(value: RetryAfter): string {
  const comment = value.comment === null ? '' : ` (${value.comment})`;
  return `${value.seconds}${comment}${printParams(value.params)}`;
}

export function printWarnings(list: readonly Warning[]): string {
  return printList(list, (w) => `${w.code} ${w.agent} ${quote(w.text)}`);
}

function printList<T>(list: readonly T[], print: (value: T) => string): string {
  if (list.length === 0) return '';
  let text = print(list[0] as T);
  for (let i = 1; i < list.length; i++) text += `, ${print(list[i] as T)}`;
  return text;
}
