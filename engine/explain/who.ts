// Who is meant: the elements of a run by their names, and the people behind the addresses that messages carry.

import type { Uri } from '../message/uri';
import { printUri } from '../message/uri-print';
import type { ElementId } from '../model/address';
import type { ElementKind } from '../model/element';
import type { ElementSpec, UserAgentSpec } from '../model/scenario';
import type { Trace } from '../model/trace';
import { quotedText } from './say';

/** An element as sentences speak of it. */
export interface Who {
  readonly id: ElementId | null;
  readonly label: string;
  readonly kind: ElementKind | null;
}

interface Book {
  readonly byId: ReadonlyMap<string, ElementSpec>;
  /** By host name and by address, in lower case. */
  readonly byHost: ReadonlyMap<string, ElementSpec>;
  /** By user and host: 'alice@atlanta.example.com'. Several phones may be one person's. */
  readonly byAor: ReadonlyMap<string, readonly UserAgentSpec[]>;
}

const books = new WeakMap<Trace, Book>();

function bookOf(trace: Trace): Book {
  let book = books.get(trace);
  if (book === undefined) {
    const { elements } = trace.origin.scenario;
    const byHost = new Map<string, ElementSpec>();
    for (const element of elements) {
      byHost.set(element.address, element);
      byHost.set(element.host.toLowerCase(), element);
    }
    const byAor = new Map<string, UserAgentSpec[]>();
    for (const element of elements) {
      if (element.kind !== 'user-agent') continue;
      const aor = element.aor.replace(/^sips?:/i, '').toLowerCase();
      byAor.set(aor, [...(byAor.get(aor) ?? []), element]);
    }
    book = {
      byId: new Map(elements.map((element) => [element.id, element])),
      byHost,
      byAor,
    };
    books.set(trace, book);
  }
  return book;
}

export const specOf = (trace: Trace, id: ElementId | null): ElementSpec | null =>
  id === null ? null : (bookOf(trace).byId.get(id) ?? null);

/** An element of the run; an address where nobody is has its address for a name. */
export function who(trace: Trace, id: ElementId | null, elsewhere = 'nobody'): Who {
  const spec = specOf(trace, id);
  return { id, label: spec?.label ?? id ?? elsewhere, kind: spec?.kind ?? null };
}

const whoFrom = (spec: ElementSpec): Who => ({ id: spec.id, label: spec.label, kind: spec.kind });

/** The element with a host name or an address; null when there is none. */
export function whoAt(trace: Trace, host: string): Who | null {
  const spec = bookOf(trace).byHost.get(host.toLowerCase());
  return spec === undefined ? null : whoFrom(spec);
}

/** What stands for an address in a sentence: the element there, else the host. */
export const placeName = (trace: Trace, host: string): string => whoAt(trace, host)?.label ?? quotedText(host);

/** The phones of the person whose address of record this is. */
function phonesOf(trace: Trace, uri: Uri): readonly UserAgentSpec[] {
  if (!('host' in uri) || uri.user === null) return [];
  return bookOf(trace).byAor.get(`${uri.user}@${uri.host}`.toLowerCase()) ?? [];
}

/** Whether a URI is an address of record, the name of a person rather than the address of a phone. */
export const isAor = (trace: Trace, uri: Uri): boolean => phonesOf(trace, uri).length > 0;

/** Whom a URI means, as a sentence says it: a person, an element, else the address itself. */
export function nameOf(trace: Trace, uri: Uri): string {
  const [phone, another] = phonesOf(trace, uri);
  if (phone !== undefined && another === undefined) return phone.label;
  // Of several phones none is the person: the name they show is.
  if (phone?.display) return phone.display;
  // RFC 3323 §4.1.1.3: the address of whoever does not want to be known.
  if ('host' in uri && uri.host === 'anonymous.invalid') return 'Anonymous';
  if ('host' in uri) {
    const element = whoAt(trace, uri.host);
    // One host may be home to several users; only a phone is one person's.
    if (element !== null && (uri.user === null || element.kind === 'user-agent')) return element.label;
    return quotedText(uri.user === null ? uri.host : `${uri.user}@${uri.host}`);
  }
  return quotedText(printUri(uri));
}

/** The domain a server looks after; null for a phone. */
export function domainsOf(trace: Trace, id: ElementId | null): readonly string[] {
  const spec = specOf(trace, id);
  return spec === null || spec.kind === 'user-agent' ? [] : spec.domains;
}
