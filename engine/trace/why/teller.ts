// Who tells why: how it names elements, messages and addresses. A page that numbers its messages gives them its numbers.

import { get } from '../../message/headers';
import type { Message } from '../../message/message';
import type { ElementId } from '../../model/address';
import type { Trace } from '../../model/trace';
import { labelIn, sendingOf } from '../sending';

export interface Teller {
  readonly trace: Trace;
  /** 'Proxy 1'. */
  name(id: ElementId | null): string;
  /** 'INVITE', or 'INVITE F4' where messages have numbers. */
  message(packet: number): string;
  /** Who is at an address, or the address itself. */
  place(host: string): string;
  /** What a person is called by an address of record: 'Bob', else its user part. */
  person(uri: string): string;
}

/** How a page writes a message down: 'INVITE F4'. */
export type Naming = (packet: number, what: string) => string;

/** 'INVITE', '180 Ringing'. */
export const spoken = (message: Message): string =>
  message.kind === 'request' ? message.method : `${message.status} ${message.reason}`.trim();

/** 'INVITE' of an INVITE and of every answer to it. */
export const methodOf = (message: Message): string =>
  message.kind === 'request' ? message.method : (get(message, 'cseq')?.method ?? '');

export function tellerOf(trace: Trace, naming: Naming = (_, what) => what): Teller {
  const { elements, network } = trace.origin.scenario;
  return {
    trace,
    name: (id) => labelIn(trace, id),
    message: (packet) => naming(packet, spoken(sendingOf(trace, packet).sent.message)),
    place: (host) => {
      const address = network.hosts[host] ?? host;
      const found = elements.find((spec) => spec.address === address || spec.host === host || spec.id === host);
      return found?.label ?? host;
    },
    person: (uri) => {
      const bare = uri.replace(/^sips?:/, '').replace(/[;?].*$/, '');
      const found = elements.filter((spec) => spec.kind === 'user-agent' && spec.aor.replace(/^sips?:/, '') === bare);
      const user = bare.replace(/@.*$/, '');
      // Whoever has several phones is called by the address.
      return found.length === 1 && found[0] !== undefined
        ? found[0].label
        : user.charAt(0).toUpperCase() + user.slice(1);
    },
  };
}

/** The host of a URI: 'client.biloxi.example.com' of 'sip:bob@client.biloxi.example.com:5070;lr'. */
export const hostIn = (uri: string): string => uri.replace(/^(?:.*@|[a-z]+:)/, '').replace(/[:;?>].*$/, '');

/** A sentence from a rule: rules are noted in small letters. */
export function sentence(text: string): string {
  const trimmed = text.trim().replace(/^step \d+: /, '');
  if (trimmed === '') return '';
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.!?]$/.test(trimmed) ? '' : '.'}`;
}
