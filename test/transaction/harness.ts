// A transaction layer with a clock of its own and a network that keeps every message: what tests of RFC 3261 §17 need.
// Nothing is delivered by itself: a test says what arrives, and lets time pass.

import { respond as buildResponse } from '@/engine/message/build';
import type { Message, Request, Response } from '@/engine/message/message';
import { parseMessage } from '@/engine/message/parse';
import type { Hop, Transport } from '@/engine/model/address';
import type { Env, Ignored, Output, Sent, StateChanged } from '@/engine/model/output';
import { MILLISECOND } from '@/engine/model/time';
import { draw } from '@/engine/random';
import type { Transaction, TransactionLayer } from '@/engine/transaction/layer';
import {
  createLayer,
  fire,
  type Indication,
  ownsTimer,
  receive,
  respond,
  startClient,
  transportFailed,
  trying,
} from '@/engine/transaction/layer';

export const T1 = 500 * MILLISECOND;
export const T2 = 4_000 * MILLISECOND;
export const T4 = 5_000 * MILLISECOND;
export const TIMERS = { t1: T1, t2: T2, t4: T4 };

/** The message of a text whose lines are joined by plain line ends. */
export function read(text: string): Message {
  const result = parseMessage(
    `${text
      .trim()
      .split('\n')
      .map((line) => line.trim())
      .join('\r\n')}\r\n\r\n`,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.message;
}

export interface RequestOptions {
  readonly branch?: string | null;
  readonly sentBy?: string;
  readonly uri?: string;
  readonly toTag?: string;
  readonly fromTag?: string;
  readonly callId?: string;
  readonly cseq?: number;
  readonly transport?: Transport;
  readonly extra?: string;
}

/** A request as it may come from anywhere. */
export function aRequest(method: string, options: RequestOptions = {}): Request {
  const { branch = 'z9hG4bKone', sentBy = '192.0.2.1:5060', uri = 'sip:bob@biloxi.example.com', toTag } = options;
  const { fromTag = 'from1', callId = 'call1@192.0.2.1', cseq = 1, transport = 'UDP', extra = '' } = options;
  const message = read(`
    ${method} ${uri} SIP/2.0
    Via: SIP/2.0/${transport} ${sentBy}${branch === null ? '' : `;branch=${branch}`}
    Max-Forwards: 70
    From: Alice <sip:alice@atlanta.example.com>;tag=${fromTag}
    To: Bob <sip:bob@biloxi.example.com>${toTag ? `;tag=${toTag}` : ''}
    Call-ID: ${callId}
    CSeq: ${cseq} ${method}
    ${extra ? `${extra}\n` : ''}Content-Length: 0`);
  if (message.kind !== 'request') throw new Error('not a request');
  return message;
}

export const aResponse = (request: Request, status: number, toTag = 'to1'): Response =>
  buildResponse(request, status, status === 100 ? {} : { toTag });

/** One element's transaction layer, and all that came out of it. */
export class Bench {
  readonly layer: TransactionLayer;
  readonly out: Output[] = [];
  readonly sends: { readonly at: number; readonly sent: Sent }[] = [];
  readonly indications: { readonly at: number; readonly indication: Indication }[] = [];
  now = 0;
  private readonly timers: { at: number; owner: string; name: string }[] = [];
  private seen = 0;

  constructor(
    readonly transport: Transport = 'UDP',
    trying: TransactionLayer['trying'] = 'at once',
    timers = TIMERS,
    old = false,
  ) {
    this.layer = createLayer(timers, trying, old);
  }

  get hop(): Hop {
    return { host: '192.0.2.9', port: 5060, transport: this.transport };
  }

  start(request: Request): Transaction {
    const transaction = startClient(this.layer, request, this.hop, this.env());
    this.settle(null);
    return transaction;
  }

  receive(message: Message): Indication | null {
    const source = { host: '192.0.2.1', port: 5060 };
    return this.settle(receive(this.layer, message, source, this.transport, this.env()));
  }

  /** Receives a request and gives back the server transaction it made. */
  serve(request: Request): Transaction {
    const indication = this.receive(request);
    if (indication === null || !('transaction' in indication) || indication.transaction === null) {
      throw new Error(`${request.method} made no transaction`);
    }
    return indication.transaction;
  }

  respond(server: Transaction, response: Response): void {
    respond(this.layer, server, response, this.env());
    this.settle(null);
  }

  trying(server: Transaction): void {
    trying(this.layer, server, this.env());
    this.settle(null);
  }

  fail(transaction: Transaction): Indication | null {
    return this.settle(transportFailed(this.layer, transaction.id, this.env()));
  }

  /** Lets time pass up to `until`, firing what is due on the way. */
  wait(until: number): void {
    for (;;) {
      this.timers.sort((a, b) => a.at - b.at);
      const next = this.timers[0];
      if (next === undefined || next.at > until) break;
      this.timers.shift();
      this.now = next.at;
      if (!ownsTimer(this.layer, next.owner)) throw new Error(`timer ${next.name} outlived ${next.owner}`);
      this.settle(fire(this.layer, next.owner, next.name, this.env()));
    }
    this.now = until;
  }

  /** When each message of that name went out, in milliseconds: 'INVITE', 'ACK', '100' ... */
  sentAt(name: string): number[] {
    return this.sends.filter(({ sent }) => nameOf(sent.message) === name).map(({ at }) => at / MILLISECOND);
  }

  get pending(): string[] {
    return this.timers.map(({ name }) => name).sort();
  }

  /** When a running timer is due, in milliseconds. */
  due(name: string): number | undefined {
    const timer = this.timers.find((one) => one.name === name);
    return timer && timer.at / MILLISECOND;
  }

  get states(): StateChanged[] {
    return this.out.filter((output) => output.type === 'state');
  }

  get ignored(): Ignored[] {
    return this.out.filter((output) => output.type === 'ignored');
  }

  get kinds(): string[] {
    return this.indications.map(({ indication }) => indication.kind);
  }

  get lastSent(): Message | undefined {
    return this.sends.at(-1)?.sent.message;
  }

  private env(): Env {
    const { now, out } = this;
    return { now, seed: 1, epoch: 0, out, resolve: () => undefined, draw: (...key) => draw(1, ...key) };
  }

  private settle(indication: Indication | null): Indication | null {
    for (; this.seen < this.out.length; this.seen++) this.note(this.out[this.seen]!);
    if (indication !== null) this.indications.push({ at: this.now, indication });
    return indication;
  }

  private note(output: Output): void {
    if (output.type === 'sent') this.sends.push({ at: this.now, sent: output });
    if (output.type !== 'timer-started' && output.type !== 'timer-cancelled') return;
    const at = this.timers.findIndex(({ owner, name }) => owner === output.owner && name === output.name);
    if (output.type === 'timer-cancelled' && at < 0) throw new Error(`timer ${output.name} was not running`);
    if (at >= 0) this.timers.splice(at, 1);
    if (output.type === 'timer-started') {
      this.timers.push({ at: this.now + output.duration, owner: output.owner, name: output.name });
    }
  }
}

export const nameOf = (message: Message): string =>
  message.kind === 'request' ? message.method : String(message.status);
