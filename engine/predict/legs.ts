// The calls an end takes part in at a moment, one by one (RFC 3261 §12, §13): how far each is, who is at its other end,
// and where what is said within it goes first (§12.2.1.1). A box between two calls has a leg on each side (RFC 7092).

import { get, list, tagIn } from '../message/headers';
import type { Message, Request } from '../message/message';
import type { Uri } from '../message/uri';
import type { ElementId } from '../model/address';
import type { ElementSpec } from '../model/scenario';
import type { Exchange } from './exchanges';

export const STAGES = ['none', 'asked', 'early', 'accepted', 'confirmed'] as const;
export type Stage = (typeof STAGES)[number];

export interface Leg {
  readonly call: string;
  readonly stage: Stage;
  /** Whether this end sent the first INVITE of it. */
  readonly caller: boolean;
  /** Who answers at the other end, as far as its contacts are known. */
  readonly peers: ReadonlySet<ElementId>;
  /** Where what this end says within it goes first. */
  readonly hops: ReadonlySet<ElementId>;
}

/** 15.1: a BYE that was sent, or has come, ends the dialog for this end; of a call that forked, one of several. */
function isOver(exchanges: readonly Exchange[], id: ElementId, call: string): boolean {
  const known = new Set<string>();
  const ended = new Set<string>();
  for (const e of exchanges) {
    if (e.call !== call || !(e.client === id || (e.server === id && e.arrived))) continue;
    const near = e.client === id;
    if (e.method === 'BYE') ended.add(tagIn(e.request, near ? 'to' : 'from'));
    if (e.method !== 'INVITE') continue;
    if (!near) known.add(tagIn(e.request, 'from'));
    else for (const { arrived, message } of e.answers) if (arrived && hasTag(message)) known.add(tagIn(message, 'to'));
  }
  return ended.size > 0 && [...known].every((tag) => ended.has(tag));
}

/** 13.2.2.4: whether an end has sent the ACK for an INVITE of its own, or has got it for one that came. */
export function isAcknowledged(exchanges: readonly Exchange[], { client, call, request }: Exchange, id: ElementId) {
  const number = get(request, 'cseq')?.number;
  return exchanges.some(
    (e) =>
      e.method === 'ACK' &&
      e.call === call &&
      get(e.request, 'cseq')?.number === number &&
      (client === id ? e.client === id : e.server === id && e.arrived),
  );
}

/** The calls that an end has begun or has been asked into, and that have not ended. */
export function legsOf(
  exchanges: readonly Exchange[],
  elements: readonly ElementSpec[],
  id: ElementId,
): readonly Leg[] {
  const invites = exchanges.filter(
    (e) =>
      e.method === 'INVITE' && (e.client === id || (e.server === id && e.arrived)) && !isOver(exchanges, id, e.call),
  );
  const calls = new Set(invites.map(({ call }) => call));
  return [...calls].flatMap((call) => {
    const own = invites.filter((e) => e.call === call);
    const [first] = own;
    const far = Math.max(...own.map((e) => stageOf(exchanges, id, e)));
    const stage = STAGES[far] ?? 'none';
    if (first === undefined || stage === 'none') return [];
    const caller = first.client === id;
    const ways = own.flatMap((e) => ((e.client === id) === caller ? waysOf(e, caller) : []));
    const find = (uri: Uri | undefined) => {
      const at = uri && elementAt(elements, uri);
      return at === undefined ? [] : [at];
    };
    return [
      {
        call,
        stage,
        caller,
        peers: new Set(ways.flatMap(({ target }) => find(target))),
        hops: new Set(ways.flatMap(({ route, target }) => find(route ?? target))),
      },
    ];
  });
}

function stageOf(exchanges: readonly Exchange[], id: ElementId, e: Exchange): number {
  const seen = e.client === id ? e.answers.filter((a) => a.arrived) : e.answers;
  // 13.2.2.3: a refusal ends the early dialogs too.
  if (seen.some((a) => a.status >= 300)) return 0;
  if (seen.some((a) => a.status >= 200)) return isAcknowledged(exchanges, e, id) ? 4 : 3;
  return seen.some((a) => a.status > 100 && a.status < 200) ? 2 : 1;
}

/** 12.1: the first hop that has recorded itself, and the contact of the other end. */
function waysOf(e: Exchange, caller: boolean): readonly { route: Uri | undefined; target: Uri | undefined }[] {
  const said: readonly (Message | Request)[] = caller
    ? e.answers.filter(({ arrived, message }) => arrived && hasTag(message)).map(({ message }) => message)
    : [e.request];
  return said.map((message) => {
    const recorded = list(message, 'record-route');
    const [contact] = list(message, 'contact');
    return {
      route: (caller ? recorded.at(-1) : recorded[0])?.uri,
      target: typeof contact === 'object' ? contact.uri : undefined,
    };
  });
}

const hasTag = (message: Message): boolean => tagIn(message, 'to') !== '';

/** The element with such a host name or address. */
export function elementAt(elements: readonly ElementSpec[], uri: Uri): ElementId | undefined {
  if (!('host' in uri)) return undefined;
  return elements.find(({ host, address }) => host === uri.host || address === uri.host)?.id;
}

/** 13.2.2.4, 17.1.1.3: whether every final answer that has come to an end, of each place that gave one, has had its ACK. */
export const owesNoAck = (exchanges: readonly Exchange[], id: ElementId): boolean =>
  exchanges
    .filter((e) => e.client === id && e.method === 'INVITE')
    .every((e) => {
      const number = get(e.request, 'cseq')?.number;
      const came = new Set(e.answers.flatMap((a) => (a.arrived && a.status >= 200 ? [tagIn(a.message, 'to')] : [])));
      const sent = exchanges.filter(
        (ack) =>
          ack.method === 'ACK' &&
          ack.client === id &&
          ack.call === e.call &&
          get(ack.request, 'cseq')?.number === number,
      );
      const told = new Set(sent.map(({ request }) => tagIn(request, 'to')));
      return [...came].every((tag) => told.has(tag));
    });
