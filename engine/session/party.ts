// Who is at the other end of a call, as its person knows it: by the name in the phone's book (RFC 3261 §8.1.1.2 and
// §8.1.1.3: To names whom one asked for, From whom one is called by). Other addresses go by themselves.

import { get } from '../message/headers';
import type { Request } from '../message/message';
import type { Uri } from '../message/uri';
import { printUri } from '../message/uri-print';
import type { ElementId } from '../model/address';
import type { Call, Phone } from './phone';

const names = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, ElementId>>();

/** `user@host` of an address: what two ways of writing it have in common, whatever scheme or parameters. */
function bare(address: string): string {
  const found = /^sips?:([^?;>]+)/i.exec(address);
  return (found?.[1] ?? address).toLowerCase().replace(/:\d+$/, '');
}

function namesOf(book: ReadonlyMap<string, string>): ReadonlyMap<string, ElementId> {
  let known = names.get(book);
  if (known === undefined) {
    const made = new Map<string, ElementId>();
    for (const [id, address] of book) if (!made.has(bare(address))) made.set(bare(address), id);
    known = made;
    names.set(book, known);
  }
  return known;
}

/** The person behind an address, by the phone's book; null for strangers. */
export function whoIs(phone: Phone, uri: Uri): ElementId | null {
  const known = namesOf(phone.book);
  const user = 'user' in uri && uri.user !== null && uri.user !== undefined ? `${uri.user}@` : '';
  const key = 'host' in uri ? `${user}${uri.host}`.toLowerCase() : bare(printUri(uri));
  // A device of somebody's is called by its own host name, below their domain.
  return known.get(key) ?? known.get(key.replace(/@[^.]+\./, '@')) ?? null;
}

/** The address at the other end: whom the caller asked for, or whom the callee was called by. */
export function partyUri(call: Call): Uri | null {
  const said = get(call.invite, call.role === 'caller' ? 'to' : 'from');
  return said?.uri ?? null;
}

/** Whether a call is with `whom`: a name out of the book, or an address. */
export function isWith(phone: Phone, call: Call, whom: string): boolean {
  if (call.dialog != null && whoIs(phone, call.dialog.remoteTarget) === whom) return true;
  if (call.party !== null) return call.party === whom || phone.book.get(call.party) === whom;
  const uri = partyUri(call);
  return uri !== null && bare(printUri(uri)) === bare(phone.book.get(whom) ?? whom);
}

/** Whether a call is with another phone of the same person: they share one address of record (RFC 3261 §6). */
export function isWithSame(phone: Phone, call: Call, whom: string): boolean {
  const aor = phone.book.get(whom);
  const other = call.party === null ? undefined : phone.book.get(call.party);
  return aor !== undefined && other !== undefined && bare(other) === bare(aor);
}

/** Whether who sent a request is among the people named: by the name the book has for them, or by their address. */
export function isWithin(phone: Phone, party: ElementId | null, request: Request, people: readonly string[]): boolean {
  if (party !== null && people.includes(party)) return true;
  const from = get(request, 'from');
  const sender = from === undefined ? '' : bare(printUri(from.uri));
  return people.some((one) => bare(phone.book.get(one) ?? one) === sender);
}
