// What has been asked and answered so far, hop by hop: each request with the answers to it (RFC 3261 §17: a client and
// a server transaction). This is what the rules look at; nothing later than the moment is in it.

import { branchOf, get, top } from '../message/headers';
import type { Message, Request } from '../message/message';
import type { ElementId } from '../model/address';
import type { Micros } from '../model/time';
import type { Trace } from '../model/trace';
import { sendingsOf } from '../trace/sending';
import type { Asked } from './ask';

export interface Answered {
  readonly status: number;
  readonly message: Message;
  readonly arrived: boolean;
  /** It has arrived before whatever else happens at this instant. */
  readonly sure: boolean;
}

export interface Exchange {
  readonly client: ElementId;
  readonly server: ElementId;
  readonly method: string;
  readonly call: string;
  readonly request: Request;
  readonly reliable: boolean;
  /** When it was sent first. */
  readonly sent: Micros;
  /** Whether the request has reached its server. */
  arrived: boolean;
  readonly answers: Answered[];
}

/** Everything asked until a moment, what happens at that very moment included as far as it arrives. */
export function exchangesAt(trace: Trace, asked: Asked): readonly Exchange[] {
  const arrived = arrivals(trace, asked);
  const found = new Map<string, Exchange>();
  for (const { sent, entry, at } of sendingsOf(trace)) {
    if (entry >= asked.entry) break;
    const { message, from, to, packet } = sent;
    if (to === null) continue;
    const here = arrived.has(packet);
    const sure = arrived.get(packet) === true;
    const via = top(message, 'via');
    const cseq = get(message, 'cseq');
    const method = message.kind === 'request' ? message.method : (cseq?.method ?? '?');
    const call = get(message, 'call-id') ?? '';
    const id = (via && branchOf(via)) ?? `${call} ${cseq?.number}`;
    if (message.kind === 'request') {
      const key = `${from} ${to} ${id} ${method}`;
      const known = found.get(key);
      if (known !== undefined) known.arrived ||= here;
      else {
        const reliable = sent.hop.transport !== 'UDP';
        found.set(key, {
          client: from,
          server: to,
          method,
          call,
          request: message,
          reliable,
          sent: at,
          arrived: here,
          answers: [],
        });
      }
    } else {
      found
        .get(`${to} ${from} ${id} ${method}`)
        ?.answers.push({ status: message.status, message, arrived: here, sure });
    }
  }
  return [...found.values()];
}

/** What has come until the moment, and all that comes at that very instant; nothing comes to an end without a network. */
function arrivals(trace: Trace, { entry, at }: Asked): ReadonlyMap<number, boolean> {
  const found = new Map<number, boolean>();
  for (const { event, index, at: when, cause, changes } of trace.entries) {
    if (when > at) break;
    if (changes.some(({ type }) => type === 'swallowed')) continue;
    if (event.type === 'arrival' && (index <= entry || cause < entry))
      found.set(event.packet, index <= entry || found.get(event.packet) === true);
  }
  return found;
}

export const isFinal = ({ status }: { readonly status: number }): boolean => status >= 200;
