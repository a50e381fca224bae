// Laws about messages: none vanishes, each can be read back as it was meant.

import { isDeepStrictEqual } from 'node:util';
import type { Message } from '../../engine/message/message';
import { parseMessage } from '../../engine/message/parse';
import { printMessage } from '../../engine/message/print';
import { isReliable } from '../../engine/model/address';
import type { Sent } from '../../engine/model/output';
import type { Entry, Trace } from '../../engine/model/trace';
import { whatOf } from '../../engine/network/message-key';

interface Posted {
  readonly sent: Sent;
  readonly entry: Entry;
  /** When it should arrive: once, and once more for each copy the network made. */
  readonly due: number[];
  swallowed: boolean;
}

const nameOf = ({ sent, entry }: Posted): string =>
  `packet ${sent.packet}, ${whatOf(sent.message)} ${sent.from} -> ${sent.to} at ${entry.at / 1000} ms`;

function posted({ entries }: Trace): Map<number, Posted> {
  const all = new Map<number, Posted>();
  for (const entry of entries) {
    for (const change of entry.changes) {
      if (change.type === 'sent') {
        const due = change.lost === null && change.arrives !== null ? [change.arrives] : [];
        all.set(change.packet, { sent: change, entry, due, swallowed: false });
      }
      if (change.type === 'duplicated') all.get(change.packet)?.due.push(change.arrives);
    }
  }
  return all;
}

/** Each message sent arrives, is lost by name, is swallowed by name, or is in flight at the end; copies are named. */
export function conservation(trace: Trace): string[] {
  const wrong: string[] = [];
  const all = posted(trace);
  for (const one of all.values()) {
    const { sent, entry } = one;
    if (sent.packet < 0 || sent.from !== entry.element) wrong.push(`${nameOf(one)} was not sent by who says so`);
    if ((sent.lost === null) === (sent.arrives === null)) wrong.push(`${nameOf(one)} is both lost and under way`);
  }
  for (const entry of trace.entries) {
    const { event } = entry;
    for (const change of entry.changes) {
      if (change.type !== 'swallowed') continue;
      const one = all.get(change.packet);
      if (one === undefined || change.why === '') wrong.push(`entry ${entry.index} swallows a packet nobody sent`);
      // What reaches a machine that is down has arrived, and is swallowed there.
      else if (event.type !== 'arrival' && event.type !== 'unreadable') one.due.shift();
    }
    if (event.type !== 'arrival' && event.type !== 'unreadable') continue;
    const one = all.get(event.packet);
    if (one === undefined) {
      wrong.push(`entry ${entry.index}: a packet arrives that nobody sent`);
      continue;
    }
    const at = one.due.indexOf(entry.at);
    if (at < 0) wrong.push(`${nameOf(one)} arrives at ${entry.at / 1000} ms, due ${one.due.join(', ') || 'never'}`);
    else one.due.splice(at, 1);
    if (entry.element !== one.sent.to) wrong.push(`${nameOf(one)} arrives at ${entry.element}`);
    if (entry.cause !== one.entry.index) wrong.push(`${nameOf(one)} arrives because of entry ${entry.cause}`);
  }
  for (const one of all.values()) {
    const late = one.due.filter((at) => at <= trace.until && (trace.ended === 'quiet' || at < trace.until));
    if (late.length > 0) wrong.push(`${nameOf(one)} vanished`);
  }
  return wrong;
}

/** What a message says, without the text it was read from or printed to. */
const plain = (message: Message): unknown =>
  fold({
    says: message.kind === 'request' ? [message.method, message.uri] : [message.status, message.reason],
    headers: message.headers.map(({ name, value }) => [name, value]),
    body: message.body,
  });

/** Names of headers that a URI carries are equal in any case (§19.1.4); all else that folds is folded by whoever makes it. */
function fold(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fold);
  if (typeof value !== 'object' || value === null) return value;
  const folded = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, fold(part)]));
  if (!('scheme' in value) || !Array.isArray(folded.headers)) return folded;
  return { ...folded, headers: folded.headers.map((header) => ({ ...header, name: header.name.toLowerCase() })) };
}

/** Printing and parsing gives back the message, and printing that gives back the text. */
export function readableMessages({ entries }: Trace): string[] {
  const wrong: string[] = [];
  for (const entry of entries) {
    for (const change of entry.changes) {
      if (change.type !== 'sent') continue;
      const text = printMessage(change.message);
      const read = parseMessage(text);
      if (!read.ok) wrong.push(`${text}\nis unreadable: ${JSON.stringify(read.error)}`);
      else if (printMessage(read.message) !== text) wrong.push(`${text}\nprints as\n${printMessage(read.message)}`);
      else if (!isDeepStrictEqual(plain(read.message), plain(change.message))) {
        const [is, was] = [plain(read.message), plain(change.message)].map((message) => JSON.stringify(message));
        wrong.push(`${text}\nreads as ${is}\nand was  ${was}`);
      }
    }
  }
  return wrong;
}

/** A reliable transport loses nothing in silence: whoever sent what a break swallowed hears of it (§18.4). */
export function toldOfBrokenConnections(trace: Trace): string[] {
  const wrong: string[] = [];
  const all = posted(trace);
  const told = new Set<string>();
  for (const { element, event } of trace.entries) {
    if (event.type === 'transport-error') told.add(`${element} ${printMessage(event.message)}`);
  }
  const mustBeTold = (one: Posted | undefined, at: number, why: string): void => {
    if (one === undefined || !isReliable(one.sent.hop.transport)) return;
    // A connection whose other end is silent is given up after 100 s, be the run over or not.
    if (trace.until - at < 100_000_000 && (why === 'it has no network' || trace.ended === 'horizon')) return;
    if (!told.has(`${one.sent.from} ${printMessage(one.sent.message)}`)) wrong.push(`nobody is told of ${nameOf(one)}`);
  };
  for (const entry of trace.entries) {
    for (const change of entry.changes) {
      if (change.type === 'sent' && change.lost !== null) mustBeTold(all.get(change.packet), entry.at, change.lost);
      if (change.type === 'swallowed') mustBeTold(all.get(change.packet), entry.at, change.why);
    }
  }
  return wrong;
}
