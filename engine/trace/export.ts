// A run as records, one for each line of the command line's output: stable names, times in milliseconds. Consumers
// ignore types and fields they do not know; look-ups are never `message`.

import { printBytes, printMessage } from '../message/print';
import { inMilliseconds } from '../model/time';
import type { Change, Entry, Trace } from '../model/trace';
import { writeIntervention } from '../scenario/interventions';
import { judge } from './expect';
import { legsOf, type MediaEvent, mediaEvents } from './media';
import { type Sending, sendingsOf } from './sending';

/** One line of output; `type` says which other fields there are. */
export interface OutputRecord {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** All records of a run, in time order. */
export function* recordsOf(trace: Trace): Generator<OutputRecord> {
  yield scenarioRecord(trace);
  const sendings = new Map(sendingsOf(trace).map((sending) => [sending.sent.packet, sending]));
  const media = new Map<number, MediaEvent[]>();
  for (const event of mediaEvents(trace)) media.set(event.entry, [...(media.get(event.entry) ?? []), event]);
  for (const entry of trace.entries) {
    const at = inMilliseconds(entry.at);
    const event = eventRecord(entry);
    if (event !== null) yield { ...event, entry: entry.index, cause: entry.cause };
    for (const change of entry.changes) {
      const record = change.type === 'sent' ? messageRecord(sendings.get(change.packet)) : changeRecord(change);
      if (record === null) continue;
      const { type, ...fields } = record;
      yield { type, at, ...(change.type === 'sent' ? {} : { element: entry.element }), ...fields, entry: entry.index };
    }
    for (const { entry: _, at: time, through: __, ...fields } of (media.get(entry.index) ?? []).flatMap(legsOf)) {
      yield { type: 'media', at: inMilliseconds(time), ...fields, entry: entry.index };
    }
  }
  for (const { expectation, holds, sentence } of judge(trace)) {
    yield { type: 'expectation', holds, sentence, line: expectation.line };
  }
  yield {
    type: 'end',
    at: inMilliseconds(trace.until),
    reason: trace.ended,
    unused: trace.unused.map(writeIntervention),
    waiting: trace.waiting.map(({ key }) => key),
  };
}

function scenarioRecord(trace: Trace): OutputRecord {
  const { id, title, source, watch, elements, offstage, departs } = trace.origin.scenario;
  const participants = Object.fromEntries(elements.map((element) => [element.id, element.label]));
  return {
    type: 'scenario',
    id,
    title,
    source,
    watch,
    participants,
    offstage,
    departs,
    interventions: trace.origin.interventions.map(writeIntervention),
  };
}

function messageRecord(sending: Sending | undefined): OutputRecord | null {
  if (sending === undefined) return null;
  const { sent, arrives, lost, key, duplicates } = sending;
  const { message } = sent;
  const [status, method] =
    message.kind === 'request' ? [null, message.method] : [message.status, sending.what.slice(4)];
  return {
    type: 'message',
    arrives: arrives === null ? null : inMilliseconds(arrives),
    from: sent.from,
    to: sent.to,
    method,
    status,
    transport: sent.hop.transport,
    ...rawOf(sending),
    retransmission: sent.copy > 0,
    lost,
    key,
    packet: sent.packet,
    transaction: sent.transaction,
    ...(duplicates.length > 0 ? { duplicates: duplicates.map(inMilliseconds) } : {}),
  };
}

function rawOf({ sent: { message } }: Sending): { raw: string } | { rawBase64: string } {
  return typeof message.body === 'string' ? { raw: printMessage(message) } : { rawBase64: base64(printBytes(message)) };
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const group = (a << 16) | (b << 8) | c;
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(group >> shift) & 63]).join('');
    text += digits.slice(0, Math.min(4, bytes.length - i + 1)).padEnd(4, '=');
  }
  return text;
}

/** What happened, where it is more than the arrival of a message or the firing of a timer. */
function eventRecord({ event, at: time, element }: Entry): OutputRecord | null {
  const at = inMilliseconds(time);
  switch (event.type) {
    case 'mark':
      return { type: 'mark', name: event.name, at };
    case 'act': {
      const { verb, object, text, key } = event.act;
      return { type: 'act', at, element, verb, object, text: text ?? null, key };
    }
    case 'answer':
      return { type: 'answer', at, element, id: event.id, service: event.service, answer: event.answer };
    case 'unreadable': {
      const { line, column, expected, status } = event.error;
      return { type: 'unreadable', at, element, packet: event.packet, line, column, expected, status };
    }
    case 'transport-error':
      return { type: 'transport-error', at, element, transaction: event.transaction };
    case 'crash':
    case 'restart':
    case 'injected':
      return { type: event.type, at, element };
    case 'stall':
    case 'partition':
      return { type: event.type, at, between: event.between, until: inMilliseconds(event.until) };
    default:
      return null;
  }
}

function changeRecord(change: Exclude<Change, { type: 'sent' }>): OutputRecord | null {
  switch (change.type) {
    case 'timer-started': {
      const { owner, name, duration, background } = change;
      return { type: 'timer', change: 'started', owner, name, duration: inMilliseconds(duration), background };
    }
    case 'timer-cancelled':
    case 'timer-fired':
      return { type: 'timer', change: change.type.slice('timer-'.length), owner: change.owner, name: change.name };
    case 'state': {
      const { machine, from, to, rule, owner, event } = change;
      return { type: 'state', machine, from, to, rule, owner, event };
    }
    case 'asked':
      return { type: 'query', id: change.id, service: change.service, question: change.question };
    case 'binding':
      return { ...change, expires: inMilliseconds(change.expires) };
    case 'act':
      return { type: 'act-taken', verb: change.verb, taken: change.taken, instead: change.instead };
    case 'media': {
      // One end's view; `media` says who hears whom.
      const { type: _, ...fields } = change;
      return { type: 'stream', ...fields };
    }
    case 'duplicated':
      return { type: 'duplicated', packet: change.packet, arrives: inMilliseconds(change.arrives) };
    case 'disturbed':
      return { type: 'disturbed', packet: change.packet, intervention: writeIntervention(change.intervention) };
    case 'cut':
      return { ...change, until: inMilliseconds(change.until) };
    default:
      return { ...change };
  }
}
