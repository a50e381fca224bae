// Laws about calls, read off the messages alone: who acknowledges, who offers, who speaks within which dialog.

import { get, tagOf } from '../../engine/message/headers';
import type { Message } from '../../engine/message/message';
import type { Entry, Trace } from '../../engine/model/trace';

const callId = (message: Message): string => get(message, 'call-id') ?? '';
const tagIn = (message: Message, name: 'from' | 'to'): string => {
  const address = get(message, name);
  return (address && tagOf(address)) ?? '';
};
const cseq = (message: Message) => get(message, 'cseq') ?? { number: -1, method: '' };
const hasSdp = (message: Message): boolean =>
  message.body.length > 0 && get(message, 'content-type')?.value === 'application/sdp';
const isAccept = (message: Message): boolean =>
  message.kind === 'response' && message.status > 199 && message.status < 300 && cseq(message).method === 'INVITE';
const isRefusal = (message: Message): boolean =>
  message.kind === 'response' && message.status > 299 && cseq(message).method === 'INVITE';

/** Everything a phone hears and says, in order; `first` when it is not said again. */
interface Line {
  readonly entry: Entry;
  readonly heard: boolean;
  readonly first: boolean;
  readonly message: Message;
}

function* linesOf({ entries, origin }: Trace): Generator<Line & { readonly phone: string }> {
  const phones = new Set(origin.scenario.elements.filter((e) => e.kind === 'user-agent').map(({ id }) => id));
  for (const entry of entries) {
    const { element: phone, event } = entry;
    if (phone === null || !phones.has(phone)) continue;
    const down = entry.changes.some(({ type }) => type === 'swallowed');
    if (event.type === 'arrival' && !down) yield { phone, entry, heard: true, first: true, message: event.message };
    for (const change of entry.changes) {
      if (change.type !== 'sent') continue;
      yield { phone, entry, heard: false, first: change.copy === 0, message: change.message };
    }
  }
}

/**
 * 13.2.2.4: whenever a 2xx to its INVITE reaches a phone, the phone acknowledges it; unless it forgot the call in a
 * crash, or the INVITE has been refused already and its transaction drops what comes after (RFC 6026 §8.4).
 */
export function acknowledgements(trace: Trace): string[] {
  const wrong: string[] = [];
  const invited = new Set<string>();
  const refused = new Set<string>();
  for (const entry of trace.entries) {
    if (entry.event.type === 'crash' || entry.event.type === 'restart') {
      for (const key of [...invited]) if (key.startsWith(`${entry.element} `)) invited.delete(key);
    }
    for (const change of entry.changes) {
      if (change.type === 'sent' && change.message.kind === 'request' && change.message.method === 'INVITE') {
        invited.add(`${entry.element} ${callId(change.message)} ${tagIn(change.message, 'from')}`);
      }
    }
    const { event } = entry;
    if (event.type !== 'arrival') continue;
    const { message } = event;
    const invite = `${entry.element} ${callId(message)} ${tagIn(message, 'from')} ${cseq(message).number}`;
    if (isRefusal(message)) refused.add(invite);
    if (!isAccept(message) || refused.has(invite)) continue;
    if (!isPhone(trace, entry.element)) continue;
    if (!invited.has(`${entry.element} ${callId(message)} ${tagIn(message, 'from')}`)) continue;
    if (entry.changes.some(({ type }) => type === 'swallowed')) continue;
    const acked = entry.changes.some(
      (change) =>
        change.type === 'sent' &&
        change.message.kind === 'request' &&
        change.message.method === 'ACK' &&
        callId(change.message) === callId(message) &&
        tagIn(change.message, 'to') === tagIn(message, 'to') &&
        cseq(change.message).number === cseq(message).number,
    );
    if (!acked) wrong.push(`entry ${entry.index}: ${entry.element} does not acknowledge a 2xx`);
  }
  return wrong;
}

const isPhone = ({ origin }: Trace, id: string | null): boolean =>
  origin.scenario.elements.some((element) => element.id === id && element.kind === 'user-agent');

/** Calls of a phone to itself: both ends share a Call-ID, and what one says the other hears. */
function callsToOneself(trace: Trace): Set<string> {
  const sent = new Set<string>();
  const both = new Set<string>();
  for (const { phone, heard, message } of linesOf(trace)) {
    if (message.kind !== 'request' || message.method !== 'INVITE' || tagIn(message, 'to') !== '') continue;
    const call = `${phone} ${callId(message)}`;
    if (!heard) sent.add(call);
    else if (sent.has(call)) both.add(call);
  }
  return both;
}

/** RFC 3264 §4: nobody offers while an offer of either side waits for its answer, as far as that phone knows. */
export function offers(trace: Trace): string[] {
  const wrong: string[] = [];
  const open = new Map<string, 'ours' | 'theirs'>();
  const offeredInInvite = new Set<string>();
  const itself = callsToOneself(trace);
  for (const { phone, entry, heard, first, message } of linesOf(trace)) {
    const call = `${phone} ${callId(message)}`;
    if (itself.has(call)) continue;
    const invite = `${call} ${cseq(message).number}`;
    if (isRefusal(message)) open.delete(call);
    if (!hasSdp(message) || !first) continue;
    const side = heard ? 'theirs' : 'ours';
    if (message.kind === 'request' && message.method !== 'ACK') {
      if (!heard && open.has(call)) wrong.push(`entry ${entry.index}: ${phone} offers while ${open.get(call)} is open`);
      open.set(call, side);
      if (message.method === 'INVITE') offeredInInvite.add(invite);
    } else if (isAccept(message)) {
      // The answer to the INVITE's offer, or an offer of its own when the INVITE had none.
      if (offeredInInvite.has(invite)) open.delete(call);
      else if (!open.has(call)) open.set(call, side);
    } else if (message.kind === 'request') {
      // An ACK carries the answer to an offer of the other side.
      if (!heard && open.get(call) === 'ours') wrong.push(`entry ${entry.index}: ${phone} answers its own offer`);
      open.delete(call);
    }
  }
  return wrong;
}

/** 12.2.1: a request with a To tag speaks within a dialog this phone has heard of; an ACK or CANCEL follows its INVITE. */
export function withinDialogs(trace: Trace): string[] {
  const wrong: string[] = [];
  const dialogs = new Set<string>();
  for (const { phone, entry, heard, message } of linesOf(trace)) {
    const [from, to] = [tagIn(message, 'from'), tagIn(message, 'to')];
    if (heard) {
      // A dialog's tags as this phone sees them: its own first.
      if (message.kind === 'response') dialogs.add(`${phone} ${callId(message)} ${from} ${to}`);
      continue;
    }
    if (message.kind === 'response') dialogs.add(`${phone} ${callId(message)} ${to} ${from}`);
    else if (to !== '' && !dialogs.has(`${phone} ${callId(message)} ${from} ${to}`)) {
      wrong.push(`entry ${entry.index}: ${phone} sends ${message.method} in a dialog it does not have`);
    }
  }
  return wrong;
}
