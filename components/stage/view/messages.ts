// The arrows: every message of the figure, numbered in sending order, and the questions to the location service.

import { type Message, printMessage, type Sending, sendingsOf, type Trace } from '@/engine';
import type { LadderMessage, LadderSatellite, MessageKind, Millis } from '../../ladder/model';
import { shortReason, text } from '../../text/catalogue';
import type { Wire } from '../model';
import { type Cast, shortHost } from './cast';
import { type Clock, HAIR } from './clock';

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

interface Asked {
  readonly id: string;
  readonly by: string;
  readonly question: string;
  readonly answer: Answer;
  readonly t0: Millis;
  readonly t1: Millis;
}

/** The questions of the figure that were answered, in the order in which they were asked. */
function askedIn(trace: Trace, cast: Cast, clock: Clock): Asked[] {
  const open = new Map<string, { by: string; question: string; at: number }>();
  const asked: Asked[] = [];
  for (const { index, at, event, element, changes } of trace.entries.slice(trace.figure)) {
    if (element === null || cast.place(element) === undefined) continue;
    for (const change of changes)
      if (change.type === 'asked' && change.service === 'location')
        open.set(change.id, { by: element, question: change.question, at });
    const found = event.type === 'answer' ? open.get(event.id) : undefined;
    if (event.type !== 'answer' || !found) continue;
    const t0 = clock.asked(event.id);
    // Answered at once: question and answer stand before whatever else leaves at this instant.
    const t1 = at === found.at ? t0 + HAIR * 0.9 : clock.entry(index);
    asked.push({ id: event.id, by: found.by, question: found.question, answer: event.answer, t0, t1 });
  }
  return asked.sort((a, b) => a.t0 - b.t0);
}

/** Questions to a location service: not SIP, and drawn so. The service appears while it is asked. */
export function queriesOf(trace: Trace, cast: Cast, clock: Clock): Queries {
  const drawn: Drawn[] = [];
  const satellites: LadderSatellite[] = [];
  const byQuestion = new Map<string, { question: string; answer: string }>();
  const busy = new Map<string, Millis>();
  const all = askedIn(trace, cast, clock);
  for (const { id, by, question, answer, t0, t1 } of all) {
    const n = satellites.length + 1;
    const ids = { place: `location ${n}`, question: `question ${n}`, answer: `answer ${n}` };
    // Questions asked together are drawn one below the other, each in its share of the time until their answers.
    const together = all.filter((q) => q.by === by && q.t0 < t1 && q.t1 > t0);
    const share = (t1 - t0) / together.length;
    const from = together.length > 1 ? Math.max(t0, busy.get(by) ?? t0) : t0;
    const until = together.length > 1 ? Math.min(t1, from + share) : t1;
    busy.set(by, until);
    const part = (f: number) => from + (until - from) * f;
    const shared = { number: '', kind: 'query', copy: 1, sdp: null, lost: null, sending: null } as const;
    const person = question.replace(/^sips?:/, '').split('@')[0] ?? question;
    const name = cast.nodes.find((node) => node.id === person || node.name.toLowerCase() === person)?.name ?? person;
    satellites.push({
      id: ids.place,
      of: by,
      kind: 'location',
      name: text.locationService,
      t0: part(0.4),
      t1: part(0.6),
    });
    drawn.push(
      { ...shared, id: ids.question, from: by, to: ids.place, t0: from, t1: part(0.4), labels: text.whereIs(name) },
      { ...shared, id: ids.answer, from: ids.place, to: by, t0: part(0.6), t1: until, labels: answerLabels(answer) },
    );
    byQuestion.set(id, { question: ids.question, answer: ids.answer });
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
