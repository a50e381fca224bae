// Redirect servers, registrars, and what a provider's proxy does for its users, from their settings to their specs.

import type { ElementId } from '../model/address';
import type { Credentials, Policy, ProxySpec, RedirectSpec, RegistrarSpec, RegistrationSpec } from '../model/scenario';
import { asList, asMap, type Block, readBlock, shorten } from './block';
import { checkPolicy } from './idle';
import * as kind from './kinds';
import { nearest } from './nearest';
import { type Book, checkParties, isKnown, type Named } from './parties';
import { POLICY, type REDIRECT, type REGISTRAR, type REGISTRATION } from './policy-settings';
import type { Problems } from './problem';
import type { Values } from './setting';
import type { PROXY } from './settings';
import type { Node } from './yaml';

/** A person's address of record, or the address itself. */
const called = (book: Book, party: string): string => book.get(party) ?? party;

const inSeconds = (micros: number): number => Math.round(micros / 1_000_000);

/** The hosts of what is there. */
type HostNames = ReadonlyMap<ElementId, string>;

/** What a registrar grants; only what was written. */
export function registrationOf(
  block: { readonly values: Values<typeof REGISTRATION>; readonly places: ReadonlyMap<string, Node> },
  named: Named,
  hosts: HostNames,
  problems: Problems,
): RegistrationSpec {
  const { values } = block;
  const { expires } = values;
  const serviceRoute = serviceRouteOf(
    values['service-route'] ?? [],
    block.places.get('service-route'),
    named,
    problems,
  );
  return {
    ...(expires === undefined ? {} : { expires: inSeconds(expires) }),
    ...(values['min-expires'] === undefined ? {} : { minExpires: inSeconds(values['min-expires']) }),
    ...(values['max-expires'] === undefined ? {} : { maxExpires: inSeconds(values['max-expires']) }),
    ...(values.outbound === true ? { outbound: true } : {}),
    ...(values['flow-timer'] === undefined ? {} : { flowTimer: inSeconds(values['flow-timer']) }),
    ...(serviceRoute.length === 0 ? {} : { serviceRoute: serviceRoute.map((id) => hosts.get(id) ?? id) }),
  };
}

/** RFC 3608 §6.3: elements that exist and pass requests on. */
function serviceRouteOf(ids: readonly ElementId[], place: Node | undefined, named: Named, problems: Problems) {
  return ids.filter((id, i) => {
    const node = place?.kind === 'list' ? (place.items[i] ?? place) : place;
    if (!isKnown(id, node?.offset ?? 0, named, problems)) return false;
    if (named.get(id) !== 'phone') return true;
    problems.add(node?.offset ?? 0, node?.length ?? 0, `${id} is a phone; "service-route" names proxies.`);
    return false;
  });
}

/** What a proxy tells and believes of callers (RFC 3325 §5); nothing where no word is said of it. */
export function identityOf(
  { values, places }: Block<typeof PROXY>,
  named: Named,
  hosts: HostNames,
  problems: Problems,
): Pick<ProxySpec, 'identity'> {
  const place = places.get('trust-domain');
  const trusted = (values['trust-domain'] ?? []).filter((id, i) =>
    isKnown(id, (place?.kind === 'list' ? place.items[i] : place)?.offset ?? 0, named, problems),
  );
  if (values.vouches !== true && trusted.length === 0) return {};
  return { identity: { vouches: values.vouches === true, trusted: trusted.map((id) => hosts.get(id) ?? id) } };
}

/** The lines of `policies:`. */
export function readPolicies(node: Node | undefined, named: Named, book: Book, problems: Problems): Policy[] {
  return asList(node, 'a list of policies', problems).flatMap((item): Policy[] => {
    const map = asMap(item, 'a policy, such as { forward: bob, to: carol, when: busy }', problems);
    const block = readBlock(map, POLICY, [], 'a policy', problems);
    const { values } = block;
    checkParties(block, ['forward', 'to', 'find', 'at', 'for', 'announcement'], named, book, problems);
    // Whose calls are refused may be a whole domain.
    if (values.from?.includes('.') === false) checkParties(block, ['from'], named, book, problems);
    checkPolicy(block, problems);
    const policy = policyOf(values, book);
    if (typeof policy !== 'string') return [policy];
    problems.add(item.offset, item.length, policy);
    return [];
  });
}

/** The policy a line means, or what it lacks. */
function policyOf(values: Values<typeof POLICY>, book: Book): Policy | string {
  const hours = values.between === undefined ? {} : { hours: values.between };
  if (values.forward !== undefined) {
    if (values.to === undefined) return 'A forwarding needs "to:", where the calls go.';
    const when = values.when ?? 'always';
    return {
      kind: 'forward',
      who: called(book, values.forward),
      when,
      to: called(book, values.to),
      ...(values.after === undefined ? {} : { after: values.after }),
      announce: values.announce ?? false,
      ...hours,
    };
  }
  if (values.find !== undefined) {
    if (values.at === undefined) return 'Looking for somebody needs "at:", the places in order.';
    const places = values.at.map((to) => ({ to: called(book, to), for: values.each ?? 10_000_000 }));
    return { kind: 'find me', who: called(book, values.find), places, ...hours };
  }
  if (values.block === undefined) return 'A policy begins with "forward:", "find:" or "block:".';
  const party = values.block === 'incoming' ? values.from : values.to;
  return {
    kind: 'block',
    direction: values.block,
    who: values.for === undefined ? null : called(book, values.for),
    party: party === undefined ? null : called(book, party),
    ...(values.with === undefined ? {} : { status: values.with }),
    ...(values['retry-after'] === undefined ? {} : { retryAfter: inSeconds(values['retry-after']) }),
    ...(values.announcement === undefined ? {} : { announcement: called(book, values.announcement) }),
    ...hours,
  };
}

type Common = Pick<RedirectSpec, 'id' | 'label' | 'host' | 'address' | 'port' | 'trying'>;

/** Who may ask a server, and how it asks back. */
export interface Guard {
  readonly auth: RedirectSpec['auth'];
  readonly users: readonly Credentials[];
}

/** A redirect server. */
export function redirectOf(
  { values, blocks }: Block<typeof REDIRECT>,
  common: Common,
  guard: Guard,
  book: Book,
  problems: Problems,
): RedirectSpec | null {
  if (values.redirect === undefined || values.redirect.length === 0) return null;
  return {
    kind: 'redirect',
    ...common,
    domains: values.redirect,
    status: values.status ?? 302,
    ...guard,
    moved: readMoved(blocks.get('moved'), values.redirect, book, problems),
    lookup: values.lookup ?? 0,
  };
}

/**
 * `moved: { bob: sip:bob@chicago.example.com }`: where users are now, one address or several in order. A person is
 * meant by the address that this server knows them by: their own, or their name at its domain.
 */
function readMoved(
  node: Node | undefined,
  domains: readonly string[],
  book: Book,
  problems: Problems,
): RedirectSpec['moved'] {
  if (node === undefined) return {};
  const { pairs } = asMap(node, 'people and where they are now', problems);
  return Object.fromEntries(
    pairs.map(({ key, value }) => {
      if (!book.has(key.text) && !kind.isCallable(key.text)) {
        const here = `sip:${key.text}@${domains[0]}`;
        const message = `Nobody is called "${shorten(key.text)}". For somebody without a phone here, write the address: ${here}.`;
        problems.add(key.offset, key.length, message, nearest(key.text, book.keys()) ?? here);
      }
      const items = value.kind === 'list' ? value.items : [value];
      const places = items.flatMap((item) => {
        const text = item.kind === 'text' ? item.text : '';
        const written = book.get(text) ?? text;
        if (kind.isCallable(written)) return [written];
        problems.add(item.offset, item.length, `Expected ${kind.callable.expected}.`);
        return [];
      });
      // The first is liked best.
      return [knownAs(key.text, domains, book), places.map((uri, i) => ({ uri, q: Math.max(1 - i / 10, 0.1) }))];
    }),
  );
}

/** A person's address as this server knows it: at one of its own domains. Others are known as they are written. */
function knownAs(written: string, domains: readonly string[], book: Book): string {
  const address = book.get(written);
  if (address === undefined) return written;
  const [, scheme, user, host] = /^(sips?:)([^@]+)@([^:;?]+)/i.exec(address) ?? [];
  return host === undefined || domains.includes(host.toLowerCase()) ? address : `${scheme}${user}@${domains[0]}`;
}

/** A registrar that is nothing else. */
export function registrarOf(
  block: Block<typeof REGISTRAR>,
  common: Common,
  guard: Guard,
  named: Named,
  hosts: HostNames,
  problems: Problems,
): RegistrarSpec | null {
  const { values } = block;
  if (values.registrar === undefined || values.registrar.length === 0) return null;
  return {
    kind: 'registrar',
    ...common,
    domains: values.registrar,
    ...guard,
    registration: registrationOf(block, named, hosts, problems),
    lookup: 0,
  };
}
