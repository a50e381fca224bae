// RFC 3264 §4, RFC 3261 §13.2.1, RFC 3262 §5, RFC 3311 §5.1: nobody makes an offer while one of either side waits for
// its answer, as far as that phone knows (glare is legal). Read off the messages alone.

import { get, param, top } from '../../engine/message/headers';
import type { Message, Response } from '../../engine/message/message';
import type { Trace } from '../../engine/model/trace';
import { callId, cseq, type Line, linesOf, tagIn } from './laws-calls';

const hasSdp = (message: Message): boolean =>
  message.body.length > 0 && get(message, 'content-type')?.value === 'application/sdp';

/** A 2xx, or a provisional answer that is acknowledged. */
const isReliable = (message: Response): boolean =>
  message.status < 300 && (message.status >= 200 || get(message, 'rseq') !== undefined);

interface Open {
  readonly side: 'ours' | 'theirs';
  /** The request the offer came with, or in whose response it came: who sent that, its method and CSeq. */
  readonly request: string;
  readonly inResponse: boolean;
  /** The other end's tag; '' while nobody has answered yet. */
  readonly tag: string;
  readonly transaction: string | null;
}

/** What one phone knows of the offers of one call. */
interface Known {
  open: Open[];
  readonly answered: Set<string>;
  readonly heard: Set<string>;
}

const ENDS = new Set(['timer.B', 'timer.F', 'timer.M', 'transport-error', 'given-up']);

export function offers(trace: Trace): string[] {
  const wrong: string[] = [];
  const calls = new Map<string, Known>();
  const itself = callsToOneself(trace);
  const lines = new Map<number, (Line & { readonly phone: string })[]>();
  for (const line of linesOf(trace)) lines.set(line.entry.index, [...(lines.get(line.entry.index) ?? []), line]);
  for (const entry of trace.entries) {
    const { element, event } = entry;
    if (event.type === 'crash' || event.type === 'restart') {
      for (const key of [...calls.keys()]) if (key.startsWith(`${element} `)) calls.delete(key);
    }
    // A request that was never answered is given up, and its offer with it.
    for (const change of entry.changes) {
      if (change.type !== 'state' || change.to !== 'Terminated' || !ENDS.has(change.event)) continue;
      for (const [key, known] of calls) {
        if (key.startsWith(`${element} `)) known.open = known.open.filter((o) => o.transaction !== change.owner);
      }
    }
    for (const line of lines.get(entry.index) ?? []) {
      const key = `${line.phone} ${callId(line.message)}`;
      if (itself.has(key)) continue;
      let known = calls.get(key);
      if (known === undefined) {
        known = { open: [], answered: new Set(), heard: new Set() };
        calls.set(key, known);
      }
      const found = follow(known, line);
      if (found !== null) wrong.push(`entry ${entry.index}: ${line.phone} ${found}`);
    }
  }
  return wrong;
}

function follow(known: Known, line: Line): string | null {
  const { message, heard, first } = line;
  if (!first || (heard && isRepeat(known, message))) return null;
  return message.kind === 'request' ? onRequest(known, line) : onResponse(known, line, message);
}

function isRepeat(known: Known, message: Message): boolean {
  if (message.kind === 'response') return false;
  const via = top(message, 'via');
  const key = `${message.method} ${cseq(message).number} ${via && param(via.params, 'branch')}`;
  if (known.heard.has(key)) return true;
  known.heard.add(key);
  return false;
}

function onRequest(known: Known, { message, heard, transaction }: Line): string | null {
  const { number, method } = cseq(message);
  const side = heard ? 'theirs' : 'ours';
  const request = `${side} ${method === 'ACK' ? 'INVITE' : method} ${number}`;
  if (!hasSdp(message)) return null;
  if (method === 'ACK' || method === 'PRACK') {
    const answered = known.open.find(
      (o) => o.inResponse && o.side !== side && (method === 'PRACK' || o.request === request),
    );
    if (answered !== undefined) {
      known.open = known.open.filter((o) => o !== answered);
      return null;
    }
    if (method === 'ACK') return heard ? null : 'puts a description into an ACK that answers no offer';
  }
  const tag = tagIn(message, heard ? 'from' : 'to');
  const before = known.open.find((o) => o.tag === '' || tag === '' || o.tag === tag);
  known.open = [...known.open, { side, request, inResponse: false, tag, transaction }];
  return !heard && before !== undefined ? `offers in ${method} while an offer of ${before.side} is open` : null;
}

function onResponse(known: Known, { heard, transaction, message }: Line, response: Response): string | null {
  const { number, method } = cseq(message);
  const request = `${heard ? 'ours' : 'theirs'} ${method} ${number}`;
  if (response.status >= 300) {
    known.open = known.open.filter((o) => o.request !== request);
    return null;
  }
  if (!hasSdp(message) || !isReliable(response)) return null;
  if (known.open.some((o) => o.request === request && !o.inResponse)) {
    known.open = known.open.filter((o) => o.request !== request);
    known.answered.add(request);
    return null;
  }
  if (known.answered.has(request) || method !== 'INVITE') return null;
  // 13.2.1: without an offer in the INVITE the first reliable response makes one.
  known.answered.add(request);
  const tag = tagIn(message, heard ? 'to' : 'from');
  const side = heard ? 'theirs' : 'ours';
  known.open = [...known.open, { side, request, inResponse: true, tag, transaction }];
  return null;
}

/** Calls of a phone to itself: both ends share a Call-ID, and what one says the other hears. */
function callsToOneself(trace: Trace): Set<string> {
  const sent = new Set<string>();
  const both = new Set<string>();
  for (const { phone, heard, message } of linesOf(trace)) {
    if (message.kind !== 'request' || message.method !== 'INVITE' || tagIn(message, 'to') !== '') continue;
    const call = `${phone} ${callId(message)}`;
    if (!heard) sent.add(call);
    else if (sent.has(call)) both.add(call);
  }
  return both;
}
