// The arrows: every message of the figure, numbered in sending order, and the questions to the location service.

import { type Message, printMessage, type Sending, sendingsOf, type Trace } from '@/engine';
import type { LadderMessage, LadderSatellite, MessageKind, Millis } from '../../ladder/model';
import { shortReason, text } from '../../text/catalogue';
import type { Wire } from '../model';
import { type Cast, shortHost } from './cast';
import type { Clock } from './clock';

/** A message, before its sentence is known, and the sending it draws. */
export interface Drawn extends Omit<LadderMessage, 'sentence'> {
  readonly sending: Sending | null;
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
    return again ? [text.reInvite, message.method] : [message.method];
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

export interface Messages {
  readonly drawn: readonly Drawn[];
  readonly wires: Readonly<Record<string, Wire>>;
  /** Message ids by their index among the sendings of the trace. */
  readonly bySending: ReadonlyMap<number, string>;
}

export function messagesOf(trace: Trace, cast: Cast, clock: Clock): Messages {
  const latency = trace.origin.scenario.network.latency / 1000;
  const drawn: Drawn[] = [];
  const wires: Record<string, Wire> = {};
  const bySending = new Map<number, string>();
  const numbers = new Map<string, { number: string; copies: number }>();
  const offered = new Set<string>();
  sendingsOf(trace).forEach((sending, index) => {
    const { sent } = sending;
    const { message, from, to, packet } = sent;
    if (sending.entry < trace.figure || to === null) return;
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
    wires[id] = { text, transport: sent.hop.transport };
    bySending.set(index, id);
    drawn.push({
      id,
      number: known.number,
      from,
      to,
      t0,
      t1: clock.arrived(packet) ?? t0 + latency,
      kind: kindOf(message),
      labels: labelsOf(message, text),
      copy: known.copies,
      sdp,
      lost: sending.lost,
      sending,
    });
  });
  return { drawn, wires, bySending };
}

export interface Queries {
  readonly drawn: readonly Drawn[];
  readonly satellites: readonly LadderSatellite[];
  /** Arrow ids of a question and of its answer, by the question's id. */
  readonly byQuestion: ReadonlyMap<string, { readonly question: string; readonly answer: string }>;
}

/** Questions to a location service: not SIP, and drawn so. The service appears while it is asked. */
export function queriesOf(trace: Trace, cast: Cast, clock: Clock): Queries {
  const drawn: Drawn[] = [];
  const satellites: LadderSatellite[] = [];
  const byQuestion = new Map<string, { question: string; answer: string }>();
  const asked = new Map<string, { by: string; at: Millis; question: string }>();
  for (const entry of trace.entries.slice(trace.figure)) {
    const { event, element } = entry;
    if (element === null || cast.place(element) === undefined) continue;
    for (const change of entry.changes)
      if (change.type === 'asked' && change.service === 'location')
        asked.set(change.id, { by: element, at: clock.entry(entry.index), question: change.question });
    const open = event.type === 'answer' ? asked.get(event.id) : undefined;
    if (event.type !== 'answer' || !open) continue;
    const n = satellites.length + 1;
    const [place, question, answer] = [`location ${n}`, `question ${n}`, `answer ${n}`];
    const until = clock.entry(entry.index);
    const part = (f: number) => open.at + (until - open.at) * f;
    const shared = { number: '', kind: 'query', copy: 1, sdp: null, lost: null, sending: null } as const;
    const person = open.question.replace(/^sips?:/, '').split('@')[0] ?? open.question;
    const name = cast.nodes.find((node) => node.id === person || node.name.toLowerCase() === person)?.name ?? person;
    satellites.push({
      id: place,
      of: open.by,
      kind: 'location',
      name: text.locationService,
      t0: part(0.4),
      t1: part(0.6),
    });
    drawn.push(
      { ...shared, id: question, from: open.by, to: place, t0: open.at, t1: part(0.4), labels: text.whereIs(name) },
      { ...shared, id: answer, from: place, to: open.by, t0: part(0.6), t1: until, labels: answerLabels(event.answer) },
    );
    byQuestion.set(event.id, { question, answer });
  }
  return { drawn, satellites, byQuestion };
}

type Answer = Extract<Trace['entries'][number]['event'], { type: 'answer' }>['answer'];

function answerLabels(answer: Answer): readonly string[] {
  const contacts = answer.kind === 'bindings' ? answer.contacts : [];
  const [first] = contacts;
  if (first === undefined) return [text.nobody, text.nobodyShort];
  if (contacts.length > 1) return [text.places(contacts.length)];
  const host = first.uri.replace(/^.*@|^sips?:|[;?].*$/g, '');
  return [...new Set([host, shortHost(host), text.there])];
}
