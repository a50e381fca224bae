// Telephone numbers in addresses: RFC 3261 §19.1.6 (a tel URI as a SIP URI), RFC 3966 §3 and §5.1.1 (what of a number is
// only there to be read), §19.1.1 (`user=phone`).

import { param } from './headers';
import type { Param } from './message';
import type { SipUri, TelUri, Uri } from './uri';
import { isSip } from './uri-print';

export const isTel = (uri: Uri): uri is TelUri => uri.scheme === 'tel';

/** RFC 3966 §5.1.1: hyphens, dots and parentheses are for the eye. */
export const bareNumber = (written: string): string => written.replace(/[-.()]/g, '').toLowerCase();

/** The telephone number that an address stands for; null for any other address. */
export function numberIn(uri: Uri): string | null {
  if (isTel(uri)) return bareNumber(uri.number);
  if (!isSip(uri) || uri.user === null || param(uri.params, 'user')?.toLowerCase() !== 'phone') return null;
  return bareNumber(uri.user.replace(/;.*$/, ''));
}

/** 19.1.6: the whole of the number, parameters and all, in the user part: in lower case, and in a fixed order. */
export function asSip(uri: Uri, host: string): SipUri {
  const user = isTel(uri) ? `${uri.number.toLowerCase()}${ordered(uri.params)}` : isSip(uri) ? uri.user : null;
  const params = [{ name: 'user', value: 'phone' }];
  return { scheme: 'sip', user, password: null, host, port: null, params, headers: [] };
}

/** 19.1.6: isdn-subaddress and post-dial first, the others by their names. */
const FIRST = ['isub', 'postd'];
const place = ({ name }: Param): string => `${FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length} ${name}`;

const ordered = (params: readonly Param[]): string =>
  [...params]
    .sort((a, b) => (place(a) < place(b) ? -1 : 1))
    .map(({ name, value }) => `;${name}${value === null ? '' : `=${value.toLowerCase()}`}`)
    .join('');
