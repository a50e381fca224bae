// Laws about calls, read off the messages alone: who acknowledges, and who speaks within which dialog.

import { get, tagOf } from '../../engine/message/headers';
import type { Message } from '../../engine/message/message';
import type { Entry, Trace } from '../../engine/model/trace';

export const callId = (message: Message): string => get(message, 'call-id') ?? '';
export const tagIn = (message: Message, name: 'from' | 'to'): string => {
  const address = get(message, name);
  return (address && tagOf(address)) ?? '';
};
export const cseq = (message: Message) => get(message, 'cseq') ?? { number: -1, method: '' };
export const isAccept = (message: Message): boolean =>
  message.kind === 'response' && message.status > 199 && message.status < 300 && cseq(message).method === 'INVITE';
export const isRefusal = (message: Message): boolean =>
  message.kind === 'response' && message.status > 299 && cseq(message).method === 'INVITE';

/** Everything a phone hears and says, in order; `first` when it is not said again. */
export interface Line {
  readonly entry: Entry;
  readonly heard: boolean;
  readonly first: boolean;
  readonly message: Message;
  /** The transaction that sent it. */
  readonly transaction: string | null;
}

export function* linesOf({ entries, origin }: Trace): Generator<Line & { readonly phone: string }> {
  const phones = new Set(origin.scenario.elements.filter((e) => e.kind === 'user-agent').map(({ id }) => id));
  for (const entry of entries) {
    const { element: phone, event } = entry;
    if (phone === null || !phones.has(phone)) continue;
    const down = entry.changes.some(({ type }) => type === 'swallowed');
    if (event.type === 'arrival' && !down) {
      yield { phone, entry, heard: true, first: true, message: event.message, transaction: null };
    }
    for (const change of entry.changes) {
      if (change.type !== 'sent') continue;
      const { message, transaction } = change;
      yield { phone, entry, heard: false, first: change.copy === 0, message, transaction };
    }
  }
}

/**
 * 13.2.2.4: whenever a 2xx to its INVITE reaches a phone, the phone acknowledges it, and at once if the INVITE had an
 * offer: an ACK that owes an answer may wait for it (RFC 3725 §4.1). Unless the phone forgot the call in a crash, or the
 * INVITE has been refused already and its transaction drops what comes after (RFC 6026 §8.4).
 */
export function acknowledgements(trace: Trace): string[] {
  const wrong: string[] = [];
  const invited = new Map<string, boolean>();
  const refused = new Set<string>();
  const owed = new Map<string, string>();
  for (const entry of trace.entries) {
    const { element, event } = entry;
    if (event.type === 'crash' || event.type === 'restart') {
      for (const known of [invited, owed])
        for (const key of known.keys()) if (key.startsWith(`${element} `)) known.delete(key);
    }
    if (!isPhone(trace, element)) continue;
    const answer = event.type === 'arrival' ? event.message : null;
    const swallowed = entry.changes.some(({ type }) => type === 'swallowed');
    const invite = answer === null ? '' : inviteOf(element, answer);
    if (answer !== null && isRefusal(answer)) refused.add(transactionOf(element, answer));
    const isOver = answer !== null && refused.has(transactionOf(element, answer));
    // 18.1.2: a response without this phone's own Via is dropped.
    const isOurs = answer?.headers.some(({ name }) => name === 'via') ?? false;
    const isOwed = answer !== null && isAccept(answer) && isOurs && invited.has(invite) && !isOver && !swallowed;
    const ack = isOwed ? `${invite} ${tagIn(answer, 'to')}` : '';
    if (isOwed) owed.set(ack, `entry ${entry.index}: ${element} does not acknowledge a 2xx`);
    for (const change of entry.changes) {
      if (change.type !== 'sent' || change.message.kind !== 'request') continue;
      const key = inviteOf(element, change.message);
      if (change.message.method === 'INVITE') invited.set(key, change.message.body.length > 0);
      if (change.message.method === 'ACK') owed.delete(`${key} ${tagIn(change.message, 'to')}`);
    }
    const late = owed.get(ack);
    if (late !== undefined && invited.get(invite)) {
      wrong.push(late);
      owed.delete(ack);
    }
  }
  return trace.ended === 'quiet' ? [...wrong, ...owed.values()] : wrong;
}

/** A refusal made from an INVITE that could not be read has its Call-ID and CSeq, and maybe no more. */
const transactionOf = (element: string | null, message: Message): string =>
  `${element} ${callId(message)} ${cseq(message).number}`;

/** What an INVITE, its ACK and its answers have in common, at the phone that calls. */
const inviteOf = (element: string | null, message: Message): string =>
  `${element} ${callId(message)} ${tagIn(message, 'from')} ${cseq(message).number}`;

const isPhone = ({ origin }: Trace, id: string | null): boolean =>
  origin.scenario.elements.some((element) => element.id === id && element.kind === 'user-agent');

/** 12.2.1: a request with a To tag speaks within a dialog this phone has heard of; the ACK to a refusal is in none. */
export function withinDialogs(trace: Trace): string[] {
  const wrong: string[] = [];
  const dialogs = new Set<string>();
  for (const { phone, entry, heard, message, transaction } of linesOf(trace)) {
    if (message.kind === 'request' && message.method === 'ACK' && transaction !== null) continue;
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
