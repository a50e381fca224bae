// Dialogs as others name them: Replaces (RFC 3891 §6.1), Join (RFC 3911 §7.1) and Target-Dialog (RFC 4538 §7), as
// header values and inside the URI of a Refer-To (RFC 5589 §7.3), and the dialog of this phone that they mean.

import type { Dialog } from '../dialog/dialog';
import { param } from '../message/headers';
import type { Param, Parameterised } from '../message/message';
import { unescaped } from '../message/text';
import type { NameAddr, SipUri, Uri } from '../message/uri';
import type { Call, Phone } from './phone';

/** A dialog as its other end knows it: what is local here is remote there. */
export const asSeenThere = ({ callId, localTag, remoteTag }: Dialog, flags: readonly string[] = []): Parameterised => ({
  value: callId,
  params: [
    { name: 'to-tag', value: remoteTag },
    { name: 'from-tag', value: localTag },
    ...flags.map((name) => ({ name, value: null })),
  ],
});

/** RFC 4538 §3: a dialog as Target-Dialog names it, with the tags as its other end sees them. */
export const asTarget = ({ callId, localTag, remoteTag }: Dialog): Parameterised => ({
  value: callId,
  params: [
    { name: 'local-tag', value: remoteTag },
    { name: 'remote-tag', value: localTag },
  ],
});

const escaped = (text: string): string =>
  text.replace(/[^A-Za-z0-9\-_.!~*'()]/g, (found) => {
    const code = found.charCodeAt(0).toString(16).toUpperCase();
    return `%${code.padStart(2, '0')}`;
  });

/** The value as it stands escaped in a URI header (RFC 3261 §19.1.1). */
export const inUri = ({ value, params }: Parameterised): string =>
  escaped([value, ...params.map((p) => (p.value === null ? p.name : `${p.name}=${p.value}`))].join(';'));

/** An address that carries headers for the request made from it: `sip:carol@...?Replaces=...&Require=replaces`. */
export function withUriHeaders(uri: Uri, headers: readonly Param[]): Uri {
  return uri.scheme === 'sip' || uri.scheme === 'sips' ? { ...(uri as SipUri), headers } : uri;
}

/** An address that asks for another request than INVITE (RFC 3261 §19.1.5). */
export function withMethod(uri: Uri, method: string): Uri {
  if (uri.scheme !== 'sip' && uri.scheme !== 'sips') return uri;
  const sip = uri as SipUri;
  return { ...sip, params: [...sip.params, { name: 'method', value: method }] };
}

/** An address without the headers it carries for a request, and without its method (RFC 3261 §19.1.5). */
export function bareUri(uri: Uri): Uri {
  if (uri.scheme !== 'sip' && uri.scheme !== 'sips') return uri;
  const sip = uri as SipUri;
  return { ...sip, headers: [], params: sip.params.filter(({ name }) => name !== 'method') };
}

/** A Replaces or Join that an address carries; undefined when it carries none. */
export function identifierIn(uri: Uri, name: 'replaces' | 'join'): Parameterised | undefined {
  const carried = 'headers' in uri ? uri.headers.find((header) => header.name.toLowerCase() === name) : undefined;
  if (carried?.value === undefined || carried.value === null) return undefined;
  const [value = '', ...rest] = unescaped(carried.value).split(';');
  const params = rest.map((part): Param => {
    const at = part.indexOf('=');
    return at < 0
      ? { name: part.toLowerCase(), value: null }
      : { name: part.slice(0, at).toLowerCase(), value: part.slice(at + 1) };
  });
  return { value, params };
}

/** The method a Refer-To asks for (RFC 3515 §2.1); INVITE when it says nothing. */
export function methodIn({ uri }: NameAddr): string {
  const said = 'params' in uri ? param(uri.params, 'method') : undefined;
  return (said ?? 'INVITE').toUpperCase();
}

/**
 * The call of this phone that an identifier means: its to-tag is the local tag here, its from-tag the remote one
 * (RFC 3891 §3). A tag of 0 also stands for none, as peers of RFC 2543 have it.
 */
export function callNamed(phone: Phone, identifier: Parameterised): { call: Call; dialog: Dialog } | null {
  const [local, remote] = [param(identifier.params, 'to-tag') ?? '', param(identifier.params, 'from-tag') ?? ''];
  const same = (said: string, own: string): boolean => said === own || (said === '0' && own === '');
  for (const call of phone.calls.values()) {
    if (call.callId !== identifier.value || !same(local, call.localTag)) continue;
    if (call.dialog !== null && same(remote, call.dialog.remoteTag)) return { call, dialog: call.dialog };
    for (const dialog of call.early.values()) if (same(remote, dialog.remoteTag)) return { call, dialog };
  }
  return null;
}
