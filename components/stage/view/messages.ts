// The arrows: every message of the figure, numbered in sending order, and what became of each.

import { type Message, printMessage, type Sending, sendingsOf, type Trace } from '@/engine';
import type { LadderMessage, MessageKind } from '../../ladder/model';
import { runText, shortReason } from '../../text/run';
import type { Wire } from '../model';
import type { Cast } from './cast';
import type { Clock } from './clock';

/** A message, before its sentence is known, and the sending it draws; `said` is how the sentence of a question begins. */
export interface Drawn extends Omit<LadderMessage, 'sentence'> {
  readonly sending: Sending | null;
  readonly said?: string;
}

/** Names the request a message is or answers, by its printed lines. */
const transactionOf = (lines: string): string =>
  `${/^(?:call-id|i)\s*:\s*(\S+)/im.exec(lines)?.[1]} ${/^cseq\s*:\s*(\S+)/im.exec(lines)?.[1]}`;

function kindOf(message: Message): MessageKind {
  if (message.kind === 'request') return message.method === 'ACK' ? 'ack' : 'request';
  if (message.status < 200) return '1xx';
  if (message.status < 300) return '2xx';
  return message.status < 400 ? '3xx' : 'failure';
}

function labelsOf(message: Message, lines: string): readonly string[] {
  if (message.kind === 'request') {
    const again = message.method === 'INVITE' && /^(to|t)\s*:.*;tag=/im.test(lines);
    return again ? [runText.reInvite, message.method] : [message.method];
  }
  const { status, reason } = message;
  return [...new Set([`${status} ${reason}`, `${status} ${shortReason(status, reason)}`, String(status)])];
}

/** RFC 3264 §5: a description in a request offers, in its answer or in an ACK it answers; a 2xx may also offer first. */
function sdpOf(message: Message, lines: string, offered: ReadonlySet<string>): 'offer' | 'answer' | null {
  if (message.body.length === 0 || !/^(content-type|c)\s*:\s*application\/sdp/im.test(lines)) return null;
  if (message.kind === 'request') return message.method === 'ACK' ? 'answer' : 'offer';
  return offered.has(transactionOf(lines)) ? 'answer' : 'offer';
}

/** Whom an address that leads nowhere was meant for: who has it, or who is behind the box that has it. */
function aimOf(trace: Trace, { hop }: Sending['sent']): string | null {
  const { elements, network } = trace.origin.scenario;
  const nat = network.nats?.find(({ address }) => address === hop.host);
  return (
    elements.find(({ address, host }) => address === hop.host || host === hop.host)?.id ??
    elements.find((element) => nat !== undefined && 'behind' in element && element.behind === nat.id)?.id ??
    null
  );
}

/** Where a lost message ends, when not on its way. */
function endOf({ sent, lost }: Sending): LadderMessage['ends'] | null {
  if (lost === null) return null;
  if (sent.to === null) return 'nowhere';
  if (lost === 'the network is cut here') return 'cut';
  if (lost === 'the connection broke') return null;
  return sent.arrives !== null || /refused|answers|listens/.test(lost) ? 'there' : null;
}

export interface Messages {
  readonly drawn: readonly Drawn[];
  readonly wires: Readonly<Record<string, Wire>>;
  /** Message ids by their index among the sendings of the trace. */
  readonly bySending: ReadonlyMap<number, string>;
  /** Packets by the ids of the copies that the network made of them. */
  readonly twins: ReadonlyMap<string, number>;
}

export function messagesOf(trace: Trace, cast: Cast, clock: Clock): Messages {
  const latency = trace.origin.scenario.network.latency / 1000;
  const drawn: Drawn[] = [];
  const wires: Record<string, Wire> = {};
  const bySending = new Map<number, string>();
  const numbers = new Map<string, { number: string; copies: number }>();
  const offered = new Set<string>();
  const twins = new Map<string, number>();
  sendingsOf(trace).forEach((sending, index) => {
    const { sent } = sending;
    const { message, from, packet } = sent;
    const to = sent.to ?? aimOf(trace, sent);
    if (sending.entry < trace.figure || to === null || to === from) return;
    if (cast.place(from) === undefined || cast.place(to) === undefined) return;
    const lines = printMessage(message);
    const text = typeof lines === 'string' ? lines : new TextDecoder().decode(lines);
    const same = `${from} ${to} ${text}`;
    const known = numbers.get(same) ?? { number: `F${numbers.size + 1}`, copies: 0 };
    known.copies += 1;
    numbers.set(same, known);
    const id = known.copies > 1 ? `${known.number}.${known.copies}` : known.number;
    const t0 = clock.sent(packet);
    const sdp = sdpOf(message, text, offered);
    if (sdp === 'offer' && message.kind === 'request') offered.add(transactionOf(text));
    const wire = { text, transport: sent.hop.transport };
    wires[id] = wire;
    bySending.set(index, id);
    const ends = endOf(sending);
    const arrow: Drawn = {
      id,
      number: known.number,
      from,
      to,
      t0,
      t1: clock.arrived(packet) ?? t0 + (sent.arrives === null ? latency : (sent.arrives - sending.at) / 1000),
      kind: kindOf(message),
      labels: labelsOf(message, text),
      copy: known.copies,
      sdp,
      lost: sending.lost,
      ...(ends && { ends }),
      sending,
    };
    drawn.push(arrow);
    clock.again(packet).forEach((t1, i) => {
      const twin = `${id}+${i + 1}`;
      drawn.push({ ...arrow, id: twin, t1, twin: true, sending: null });
      wires[twin] = wire;
      twins.set(twin, packet);
    });
  });
  return { drawn, wires, bySending, twins };
}
