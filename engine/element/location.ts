// The location service of one domain: which contacts an address of record is bound to (RFC 3261 §10.1).
// A registrar writes it (§10.3); proxies and redirect servers only ask, and the world answers with `answerLocation`.
// The index is the canonical address of record of §10.3 step 5. `sip:` and `sips:` name the same resource
// (RFC 3261 §19.1, RFC 5630 §5), so the index leaves the difference out.

import type { Params } from '../message/message';
import { unescaped } from '../message/text';
import type { NameAddr, SipUri, Uri } from '../message/uri';
import { sameUri } from '../message/uri-compare';
import { parseUri } from '../message/uri-parse';
import { isSip } from '../message/uri-print';
import type { Hop } from '../model/address';
import type { Answer } from '../model/element';
import type { Micros } from '../model/time';

/** One contact of one address of record (RFC 3261 §10.3 steps 7 and 8). */
export interface Binding {
  readonly aor: string;
  readonly contact: Uri;
  /** Its header parameters without the lifetime. */
  readonly params: Params;
  /** The contact as text: what the answer to a question carries. */
  readonly text: string;
  readonly q: number;
  /** Virtual time at which it lapses. */
  readonly expires: Micros;
  readonly callId: string;
  readonly cseq: number;
  /** Proxies a request must pass on its way there (RFC 3327 §5.3). */
  readonly path: readonly NameAddr[];
  /** Where its REGISTER really came from, when the contact can be reached in no other way (RFC 5626 §6). */
  readonly flow: Hop | null;
  /** Which phone of its user it is (RFC 5627 §5.1); null when it does not say. */
  readonly instance: string | null;
  /** Which of that phone's flows (RFC 5626 §6); null where a binding is just its contact. */
  readonly regId: number | null;
  /** What tells it from the other bindings of its user: the contact, or the phone and its flow. */
  readonly key: string;
  /** When it was last refreshed. */
  readonly at: Micros;
}

export interface LocationService {
  readonly bindings: Map<string, readonly Binding[]>;
  /** Temporary GRUUs that hold, by their user part: whose they are (RFC 5627 §5.4). */
  readonly temporary: Map<string, { readonly aor: string; readonly instance: string }>;
  /** The temporary GRUUs of each instance that was ever registered, by address of record and instance, oldest first. */
  readonly instances: Map<string, readonly string[]>;
  /** Addresses of record that exist; null when every user of the domain does. */
  readonly known: Set<string> | null;
}

/** A contact in an answer. `path` is there when the binding has one (RFC 3327 §5.4). */
export interface Located {
  readonly uri: string;
  readonly q: number;
  readonly path?: readonly NameAddr[];
  readonly flow?: Hop;
  /** Which phone it is. */
  readonly instance?: string;
  /** Which of its flows. */
  readonly regId?: number;
}

/**
 * An empty location service.
 *
 * @param users the addresses of record that exist, in any form; without them every user of the domain exists
 */
export function createLocation(users?: Iterable<string>): LocationService {
  const known = users === undefined ? null : new Set([...users].map(indexOf));
  return { bindings: new Map(), temporary: new Map(), instances: new Map(), known };
}

/** Every binding of this address of record that has not lapsed at `now`, the oldest first. */
export function bindingsOf(location: LocationService, aor: string, now: Micros): readonly Binding[] {
  const all = location.bindings.get(aor);
  if (all === undefined) return NONE;
  return all.every((binding) => binding.expires > now) ? all : all.filter((binding) => binding.expires > now);
}

const NONE: readonly Binding[] = [];

/** Replaces the bindings of one address of record. The only way anything is written here. */
export function writeBindings(location: LocationService, aor: string, bindings: readonly Binding[]): void {
  if (bindings.length === 0) location.bindings.delete(aor);
  else location.bindings.set(aor, bindings);
}

/** The binding for this contact, by the comparison of RFC 3261 §19.1.4. */
export const findBinding = (bindings: readonly Binding[], contact: Uri): Binding | undefined =>
  bindings.find((binding) => binding.regId === null && sameUri(binding.contact, contact));

/**
 * What the service says when a proxy or a redirect server asks for `aor` (canonical) at `now`: the contacts, the highest q first
 * and of equal ones the oldest first; `unknown` for a user who does not exist.
 */
export function answerLocation(location: LocationService, aor: string, now: Micros): Answer {
  const at = aor.indexOf(';gr');
  if (at >= 0) return answerGruu(location, aor.slice(0, at), aor.slice(at + 1), now);
  const bindings = bindingsOf(location, aor, now);
  if (bindings.length === 0 && location.known !== null && !location.known.has(aor)) return { kind: 'unknown' };
  const contacts = bindings.map(located);
  if (contacts.length > 1) contacts.sort((a, b) => b.q - a.q);
  return { kind: 'bindings', contacts };
}

const located = ({ text, q, path, flow, instance, regId }: Binding): Located => ({
  uri: text,
  q,
  ...(path.length > 0 ? { path } : null),
  ...(flow === null ? null : { flow }),
  ...(instance === null ? null : { instance }),
  ...(regId === null ? null : { regId }),
});

/**
 * RFC 5627 §6.1: a GRUU stands for the contacts of one instance, of which the one last refreshed is meant.
 *
 * @param address it without its parameter, canonical
 * @param gr `gr` of a temporary one, `gr=...` of a public one
 */
function answerGruu(location: LocationService, address: string, gr: string, now: Micros): Answer {
  const user = address.slice('sip:'.length, address.lastIndexOf('@'));
  const meant = gr === 'gr' ? location.temporary.get(user) : { aor: address, instance: gr.slice('gr='.length) };
  if (meant === undefined || !location.instances.has(`${meant.aor} ${meant.instance}`)) return { kind: 'unknown' };
  const own = bindingsOf(location, meant.aor, now).filter(({ instance }) => instance === meant.instance);
  const newest = own.reduce<Binding | undefined>((a, b) => (a === undefined || b.at >= a.at ? b : a), undefined);
  return { kind: 'bindings', contacts: newest === undefined ? [] : [located(newest)] };
}

/**
 * The canonical form of an address of record (RFC 3261 §10.3 step 5): no parameters, no password, no escapes.
 * The default port is left out.
 */
export function aorOf(uri: SipUri): string {
  const port = uri.port === null || uri.port === (uri.scheme === 'sips' ? 5061 : 5060) ? '' : `:${uri.port}`;
  return uri.user === null ? `sip:${uri.host}${port}` : `sip:${unescaped(uri.user)}@${uri.host}${port}`;
}

/** The same for a text; a text that is no SIP URI stands for itself. */
export function indexOf(aor: string): string {
  const read = parseUri(aor);
  return read.ok && isSip(read.uri) ? aorOf(read.uri) : aor;
}
