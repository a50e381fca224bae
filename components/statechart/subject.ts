// What a machine is about, read off its run: the request it carries, and whom it deals with.

import type { Sent, Trace } from '@/engine';
import type { Life } from './lives';

export interface Subject {
  /** 'BYE', for the machines of one request. */
  readonly method: string | null;
  /** How it is related to the other element. */
  readonly relation: 'towards' | 'from' | 'with';
  /** An element; null when nobody is known. */
  readonly other: string | null;
  /** The branch, the Call-ID and tag, the subscription: what the protocol knows it by. */
  readonly id: string;
}

interface Facts {
  /** The first message of each transaction, by element and transaction, and by element and branch. */
  readonly first: ReadonlyMap<string, Sent>;
  readonly packets: ReadonlyMap<number, Sent>;
  /** Who is at the other end of a call, by element and call. */
  readonly parties: ReadonlyMap<string, string>;
}

const collected = new WeakMap<Trace, Facts>();

function factsOf(trace: Trace): Facts {
  const known = collected.get(trace);
  if (known !== undefined) return known;
  const first = new Map<string, Sent>();
  const packets = new Map<number, Sent>();
  const parties = new Map<string, string>();
  for (const { element, changes } of trace.entries) {
    for (const change of changes) {
      if (change.type === 'sent') {
        packets.set(change.packet, change);
        const { transaction, from } = change;
        const branch = transaction === null ? '' : idOf(transaction);
        for (const key of [`${from} ${transaction}`, `${from} ${branch}`]) if (!first.has(key)) first.set(key, change);
      } else if (change.type === 'perceived' && change.call !== null && change.party)
        parties.set(`${element} ${change.call}`, change.party);
    }
  }
  const facts = { first, packets, parties };
  collected.set(trace, facts);
  return facts;
}

const idOf = (owner: string): string => owner.slice(owner.indexOf(' ') + 1);

const methodOf = (sent: Sent | undefined): string | null =>
  sent === undefined ? null : sent.message.kind === 'request' ? sent.message.method : null;

export function subjectOf(trace: Trace, life: Life): Subject {
  const { first, packets, parties } = factsOf(trace);
  const { node, owner, name } = life;
  const id = idOf(owner);
  const event = trace.entries[life.moves[0]?.entry ?? -1]?.event;
  const brought = event?.type === 'arrival' ? packets.get(event.packet) : undefined;
  if (name.endsWith('-client') || name === 'proxy-branch') {
    const sent = first.get(`${node} ${owner}`) ?? first.get(`${node} ${id}`);
    return { method: methodOf(sent), relation: 'towards', other: sent?.to ?? null, id };
  }
  if (name.endsWith('-server') || name === 'proxy-context')
    return { method: methodOf(brought), relation: 'from', other: brought?.from ?? null, id };
  const call = /\bcall .*$/.exec(owner)?.[0];
  const party = call === undefined ? undefined : parties.get(`${node} ${call}`);
  if (party !== undefined) return { method: null, relation: 'with', other: party, id: idOf(call ?? owner) };
  // Registrations and subscriptions: whom the first of their messages went to, or came from.
  const sent = trace.entries[life.moves[0]?.entry ?? -1]?.changes.find((change) => change.type === 'sent');
  const other = sent?.type === 'sent' ? sent.to : (brought?.from ?? null);
  return { method: null, relation: 'with', other, id };
}
