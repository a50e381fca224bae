// What a timer waited for in vain: the messages of its exchange that were lost, and who lost them.

import { get } from '../../message/headers';
import type { Message } from '../../message/message';
import type { ElementId } from '../../model/address';
import type { Intervention } from '../../model/intervention';
import type { Micros } from '../../model/time';
import type { Entry, Trace } from '../../model/trace';
import { entryAt, figureStart, type Sending, sendingsOf } from '../sending';
import { methodOf } from './teller';

/** Whether a reader, and not the scenario, is behind it. */
export const isReaders = (trace: Trace, intervention: Intervention): boolean =>
  !trace.origin.scenario.faults.includes(intervention);

/** What somebody did to a packet. */
export function meddlingWith(trace: Trace, sending: Sending): readonly Intervention[] {
  const { packet } = sending.sent;
  return entryAt(trace, sending.entry).changes.flatMap((change) =>
    change.type === 'disturbed' && change.packet === packet ? [change.intervention] : [],
  );
}

/** The intervention behind something that happened at a time of its own, if it was one. */
export function behind(trace: Trace, { event, at, element }: Entry): Intervention | null {
  const start = figureStart(trace);
  const found = trace.origin.interventions.find((one) => {
    switch (event.type) {
      case 'act':
        return one.kind === 'act' && one.act === event.act;
      case 'injected':
        return one.kind === 'inject' && one.from === element && start + one.at === at;
      case 'crash':
      case 'restart':
        return one.kind === event.type && one.element === element && start + one.at === at;
      case 'partition':
      case 'stall':
        return one.kind === event.type && start + one.from === at && joins(one.between, event.between);
      case 'connection':
        return one.kind === 'reset' && start + one.at === at && joins(one.between, event.between);
      default:
        return false;
    }
  });
  return found ?? null;
}

const joins = (a: readonly ElementId[], b: readonly ElementId[]): boolean => b.every((id) => a.includes(id));

/** Index of the entry in which an element went down, the last before a time; -1 when it never did. */
export function downSince(trace: Trace, element: ElementId, before: Micros): number {
  let found = -1;
  for (const { index, at, element: who, event } of trace.entries) {
    if (at > before) break;
    if (who === element && event.type === 'crash') found = index;
  }
  return found;
}

/** Timers that wait for an answer of the next hop; all others wait for somebody further on too. */
const OF_THIS_HOP = ['A', 'G', 'H'];

const exchange = ({ sent: { message } }: Sending): string => {
  const method = methodOf(message);
  return `${get(message, 'call-id')} ${get(message, 'cseq')?.number} ${method === 'ACK' ? 'INVITE' : method}`;
};

/**
 * The messages whose loss made a timer fire, in the order of their sending: those of its own hop, or, where it waits
 * for somebody further on, those lost on the way.
 *
 * @param started - the entry that started the timer
 * @param fired - the entry in which it fired
 */
export function lostMeanwhile(trace: Trace, started: Entry, fired: Entry): readonly Sending[] {
  const { event, element } = fired;
  if (event.type !== 'timer' || element === null) return [];
  const sendings = sendingsOf(trace);
  const mine = sendings.filter(({ sent, entry }) => sent.from === element && entry < fired.index);
  const own =
    mine.find(({ sent }) => sent.transaction !== null && event.owner.endsWith(sent.transaction)) ??
    mine.findLast(({ sent }) => answersWithin(sent.message, event.owner));
  if (own === undefined) return [];
  const what = exchange(own);
  const lost = sendings.filter(
    (sending) =>
      sending.lost !== null && sending.at >= started.at && sending.at < fired.at && exchange(sending) === what,
  );
  const near = lost.filter(({ sent }) => sent.from === element || sent.to === element);
  return near.length > 0 || OF_THIS_HOP.includes(event.name) ? near : lost;
}

/** A call names itself by its Call-ID; what it repeats is its answer to an INVITE. */
function answersWithin(message: Message, owner: string): boolean {
  const call = get(message, 'call-id');
  return message.kind === 'response' && methodOf(message) === 'INVITE' && call !== undefined && owner.includes(call);
}
