// The calls of a phone for those who watch it: RFC 4235 §4. Everybody learns their states; who is trusted also learns
// their identifiers, with which a call can be taken over.
// Left out: partial state (§4.4); every notification tells all.

import { printUri } from '../message/uri-print';
import { isMachine } from '../session/behaviour';
import { isWithin, partyUri } from '../session/party';
import type { Call, Phone, Subscription } from '../session/phone';
import { attribute, escapeXml, firstText } from './xml';

/** §3.7.1: the state of a call in the words of the dialog state machine; null while nothing shows of it. */
function stateOf(call: Call): string | null {
  switch (call.state) {
    case 'Incoming':
      return null;
    case 'Calling':
    case 'CancelHeld':
      return 'trying';
    case 'Proceeding':
    case 'Cancelling':
      return call.early.size > 0 ? 'early' : 'proceeding';
    case 'Alerting':
      return 'early';
    case 'Dropped':
    case 'Ended':
      return 'terminated';
    default:
      return 'confirmed';
  }
}

const shown = (phone: Phone): Call[] => phone.going.calls.filter((call) => stateOf(call) !== null);

/** What has changed when this text is another. */
export const dialogKey = (phone: Phone): string =>
  shown(phone)
    .map((call) => `${call.owner}|${stateOf(call)}`)
    .join('\n');

/** The body of a notification: the calls there are, and those that ended since the last one. */
export function dialogInfo(phone: Phone, subscription: Subscription): string {
  const before = (subscription.told ?? '').split('\n').map((line) => line.slice(0, line.indexOf('|')));
  const ended = before.flatMap((owner) => {
    const call = phone.calls.get(owner);
    return call !== undefined && call.state === 'Ended' ? [call] : [];
  });
  const trusted = isTrusted(phone, subscription);
  const dialogs = [...ended, ...shown(phone)].map((call) => dialogElement(phone, call, trusted)).join('');
  const entity = escapeXml(printUri(phone.self.uri));
  return `<?xml version="1.0"?>\r
<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${subscription.version}" state="full" entity="${entity}">\r
${dialogs}</dialog-info>\r
`;
}

/** §6: identifiers are for those who may take calls over. */
function isTrusted(phone: Phone, subscription: Subscription): boolean {
  const trusts = phone.spec.services?.trusts;
  if (trusts === undefined) return isMachine(phone);
  return isWithin(phone, subscription.party, subscription.request, trusts);
}

function dialogElement(phone: Phone, call: Call, trusted: boolean): string {
  // §4.1.1: an id of its own, that says nothing about the call.
  const id = `d${[...phone.calls.keys()].indexOf(call.owner) + 1}`;
  const state = `<state>${stateOf(call)}</state>`;
  if (!trusted || call.dialog === null) return `  <dialog id="${id}">${state}</dialog>\r\n`;
  const { callId, localTag, remoteTag, remoteTarget } = call.dialog;
  const identifiers = `call-id="${escapeXml(callId)}" local-tag="${localTag}" remote-tag="${remoteTag}"`;
  const direction = call.role === 'caller' ? 'initiator' : 'recipient';
  const party = partyUri(call);
  const identity = party === null ? '' : `<identity>${escapeXml(printUri(party))}</identity>`;
  return `  <dialog id="${id}" ${identifiers} direction="${direction}">\r
    ${state}\r
    <local><identity>${escapeXml(printUri(phone.self.uri))}</identity><target uri="${escapeXml(printUri(phone.contact.uri))}"/></local>\r
    <remote>${identity}<target uri="${escapeXml(printUri(remoteTarget))}"/></remote>\r
  </dialog>\r
`;
}

/** A call as a notification tells of it. */
export interface SeenDialog {
  readonly state: string;
  readonly direction: string | null;
  readonly callId: string | null;
  readonly localTag: string | null;
  readonly remoteTag: string | null;
  readonly remoteIdentity: string | null;
  readonly remoteTarget: string | null;
}

/** Every call a notification tells of. */
export function readDialogs(body: string): SeenDialog[] {
  return body
    .split('<dialog ')
    .slice(1)
    .map((text) => {
      const tag = ` ${text.slice(0, text.indexOf('>'))}`;
      const at = text.indexOf('<remote>');
      const remote = at < 0 ? '' : text.slice(at, text.indexOf('</remote>'));
      const target = /<target\b[^>]*>/.exec(remote)?.[0] ?? '';
      return {
        state: firstText(text, 'state') ?? 'terminated',
        direction: attribute(tag, 'direction'),
        callId: attribute(tag, 'call-id'),
        localTag: attribute(tag, 'local-tag'),
        remoteTag: attribute(tag, 'remote-tag'),
        remoteIdentity: firstText(remote, 'identity'),
        remoteTarget: attribute(target, 'uri') ?? firstText(remote, 'target'),
      };
    });
}
