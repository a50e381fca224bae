// Presence as RFC 3863 writes it: open or closed, and a note. A phone is open while it can be reached; its note says
// when its person is in a call.

import { printUri } from '../message/uri-print';
import type { Phone, Subscription } from '../session/phone';
import { escapeXml, firstText } from './xml';

/** What is true of the person now. */
export function presenceOf(phone: Phone): string {
  if (phone.offline || phone.registration?.state === 'Unregistered') return 'closed';
  return phone.going.calls.length > 0 ? 'open: in a call' : 'open';
}

export function pidf(phone: Phone, { version }: Subscription): string {
  const [basic = 'open', note] = presenceOf(phone).split(': ');
  const entity = printUri(phone.self.uri).replace(/^sips?:/, 'pres:');
  const contact = `<contact priority="1">${escapeXml(printUri(phone.contact.uri))}</contact>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\r
<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${escapeXml(entity)}">\r
  <tuple id="t${version + 1}"><status><basic>${basic}</basic></status>${contact}${note === undefined ? '' : `<note>${note}</note>`}</tuple>\r
</presence>\r
`;
}

/** 'open', or 'open: in a call'. */
export function readPidf(body: string): string {
  const basic = firstText(body, 'basic') ?? 'unknown';
  const note = firstText(body, 'note');
  return note === null ? basic : `${basic}: ${note}`;
}
