// Presence as RFC 3863 writes it: open or closed, and a note. A phone is open while it can be reached; its note says
// when its person is in a call, or how they say they are. A person with several phones has a tuple for each.

import type { Parameterised } from '../message/message';
import type { Uri } from '../message/uri';
import { printUri } from '../message/uri-print';
import type { Phone, Subscription } from '../session/phone';
import { escapeXml, firstText } from './xml';

/** The media type of a presence document (RFC 3856 §6.5). */
export const PIDF: Parameterised = { value: 'application/pidf+xml', params: [] };

/** What is true of the person now. */
export function presenceOf(phone: Phone): string {
  if (phone.offline || phone.registration?.state === 'Unregistered' || phone.shown === 'closed') return 'closed';
  return phone.going.calls.length > 0 ? 'open: in a call' : (phone.shown ?? 'open');
}

/** One place where the person is, or is not, reached (RFC 3863 §4.1.2); its id is unique in the document. */
export function tupleOf(phone: Phone, id: string): string {
  const shown = presenceOf(phone);
  const basic = shown === 'closed' ? 'closed' : 'open';
  const note = shown.startsWith('open: ') ? `<note>${escapeXml(shown.slice('open: '.length))}</note>` : '';
  const contact = `<contact priority="1">${escapeXml(printUri(phone.contact.uri))}</contact>`;
  return `<tuple id="${id}"><status><basic>${basic}</basic></status>${contact}${note}</tuple>`;
}

/** A whole document about somebody. */
export function presenceDocument(whom: Uri, tuples: readonly string[]): string {
  const entity = printUri(whom).replace(/^sips?:/, 'pres:');
  const lines = tuples.map((tuple) => `  ${tuple}\r\n`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\r
<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${escapeXml(entity)}">\r
${lines}</presence>\r
`;
}

export const pidf = (phone: Phone, { version }: Subscription): string =>
  presenceDocument(phone.self.uri, [tupleOf(phone, `t${version + 1}`)]);

/** The tuples of a document, as they were written. */
export const tuplesIn = (body: string): readonly string[] => body.match(/<tuple\b[\s\S]*?<\/tuple>/g) ?? [];

/** The id of a tuple; the tuple itself where it has none, so that it is like no other. */
export const idOf = (tuple: string): string => /^<tuple\b[^>]*?\sid\s*=\s*["']([^"']*)/.exec(tuple)?.[1] ?? tuple;

/** 'open', 'open: in a call', or with several phones 'open: away, open'. */
export function readPidf(body: string): string {
  const tuples = tuplesIn(body);
  return tuples.length === 0 ? 'nothing known' : tuples.map(readTuple).join(', ');
}

function readTuple(tuple: string): string {
  const basic = firstText(tuple, 'basic') ?? 'unknown';
  const note = firstText(tuple, 'note');
  return note === null ? basic : `${basic}: ${note}`;
}
