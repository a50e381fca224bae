// RFC 3261 §18.2.1 and RFC 3581 §4: what a transport notes on a request before anyone above reads it.

import { make, param, top, withHeaders, withParam } from '../message/headers';
import type { Message, Via } from '../message/message';
import type { Address } from '../model/address';

/**
 * The message as the receiving transport passes it up: where the topmost Via names a host that is not where the
 * packet came from, the true address is added as `received` (RFC 3261 §18.2.1), and the true port as the value of
 * an empty `rport` (RFC 3581 §4).
 */
export function noteSource(message: Message, source: Address): Message {
  if (message.kind === 'response') return message;
  const via = top(message, 'via');
  if (via === undefined) return message;
  const wantsPort = param(via.params, 'rport') === null;
  // 18.2.1: a host name never equals an address, so it too gets the parameter.
  if (via.host === source.host && !wantsPort) return message;
  let params = via.params;
  if (wantsPort) params = withParam(params, 'rport', String(source.port));
  params = withParam(params, 'received', source.host);
  const { protocol, version, transport, host, port } = via;
  return withHeaders(message, replaceTop(message, { protocol, version, transport, host, port, params }));
}

function replaceTop(message: Message, via: Via): Message['headers'] {
  const headers = message.headers.slice();
  const index = headers.findIndex((header) => header.name === 'via');
  const values = headers[index]?.value as readonly Via[];
  headers[index] = make('via', values.length === 1 ? [via] : [via, ...values.slice(1)]);
  return headers;
}
