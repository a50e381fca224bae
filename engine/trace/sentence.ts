// What an entry of a run is, as one sentence.

import type { ElementId } from '../model/address';
import type { Entry, Trace } from '../model/trace';
import { whatOf } from '../network/message-key';
import { labelIn, sendingOf } from './sending';

/** What an entry is, as a sentence. */
export function sentenceOf(trace: Trace, entry: Entry): string {
  const name = labelIn(trace, entry.element);
  const { event } = entry;
  switch (event.type) {
    case 'start':
      return 'The run starts.';
    case 'mark':
      return 'The figure starts.';
    case 'act':
      return `${name} ${event.act.text ?? [event.act.verb, event.act.object].filter(Boolean).join(' ')}.`;
    case 'arrival': {
      const sending = sendingOf(trace, event.packet);
      return `${sending.what} arrives at ${name} from ${labelIn(trace, sending.sent.from)}.`;
    }
    case 'unreadable':
      return `Something that is no SIP message arrives at ${name}.`;
    case 'timer':
      return `${timerName(event.name)} fires at ${name}.`;
    case 'tone':
      return isPhone(trace, entry.element) ? `${name} hears ${event.keys}.` : `${name} passes ${event.keys} on.`;
    case 'answer':
      return `The answer of the ${event.service === 'dns' ? 'name server' : 'location service'} reaches ${name}.`;
    case 'transport-error':
      return `${name} learns that ${event.message.kind === 'request' ? event.message.method : event.message.status} could not be sent.`;
    case 'injected':
      return `Somebody sends ${whatOf(event.message)} in the name of ${name}.`;
    case 'ping':
      return `A sign of life reaches ${name}.`;
    case 'pong':
      return `The answer to a sign of life reaches ${name}.`;
    case 'disconnected':
      return `${name} learns that a connection is gone.`;
    case 'crash':
      return `${name} crashes.`;
    case 'restart':
      return `${name} starts again.`;
    case 'connection':
      return `The connection ${pair(trace, event.between)} ${CONNECTION[event.change]}.`;
    case 'stall':
      return `The connection ${pair(trace, event.between)} stalls.`;
    case 'partition':
      return `The network is cut ${pair(trace, event.between)}.`;
  }
}

const CONNECTION = { open: 'is open', reset: 'breaks', resumed: 'carries again' } as const;

const pair = (trace: Trace, [a, b]: readonly [ElementId, ElementId]): string =>
  `between ${labelIn(trace, a)} and ${labelIn(trace, b)}`;

/** 'Timer A' for the RFC's letters; other timers by their own name. */
export const timerName = (name: string): string => (/^[A-Z]$/.test(name) ? `Timer ${name}` : `The timer "${name}"`);

/** Keys are for people; who only carries media passes them on. */
const isPhone = (trace: Trace, id: ElementId | null): boolean =>
  trace.origin.scenario.elements.some((element) => element.id === id && element.kind === 'user-agent');
