// One phone by itself, without a world: requests and responses are put before it as text, and what it says is read back.

import { createElement, stepElement } from '../../engine/element/element';
import { get, list, tagOf } from '../../engine/message/headers';
import type { Message, Request, Response } from '../../engine/message/message';
import { parseMessage } from '../../engine/message/parse';
import { printMessage } from '../../engine/message/print';
import type { Transport } from '../../engine/model/address';
import type { Element, Input } from '../../engine/model/element';
import type { Env, Ignored, Output, Perceived, Sent, TimerStarted } from '../../engine/model/output';
import type { Act, Verb } from '../../engine/model/scenario';
import { noteSource } from '../../engine/network/transport';
import { draw } from '../../engine/random';
import { scenarioOf } from './laws-stages';

const SOURCE = { host: '192.0.2.201', port: 5060 };

/** Lines of a message; a line that is left out by `null` is not there. */
export const message = (...lines: readonly (string | null)[]): string => {
  const [head, body = ''] = lines
    .filter((line) => line !== null)
    .join('\r\n')
    .split('\r\n\r\n');
  return `${head}\r\n\r\n${body}`;
};

/** A request to the phone as somebody outside would send it; `change` gives header lines by name, null to leave one out. */
export function aRequest(method: string, change: Readonly<Record<string, string | null>> = {}, body = ''): string {
  const headers: Record<string, string | null> = {
    Via: 'SIP/2.0/UDP 192.0.2.201;branch=z9hG4bKone',
    'Max-Forwards': '70',
    From: '<sip:bob@biloxi.example.com>;tag=bobs',
    To: '<sip:alice@atlanta.example.com>',
    'Call-ID': 'one@biloxi.example.com',
    CSeq: `1 ${method}`,
    Contact: '<sip:bob@192.0.2.201>',
    'Content-Type': body === '' ? null : 'application/sdp',
    ...change,
  };
  const uri = headers.uri ?? 'sip:alice@client.atlanta.example.com';
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === null || name === 'uri' ? [] : [`${name}: ${value}`],
  );
  return `${method} ${uri} SIP/2.0\r\n${lines.join('\r\n')}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

/** The answer of somebody outside to a request of the phone. */
export function anAnswer(to: Request, status: number, tag: string | null, ...more: readonly string[]): string {
  const lines = printMessage(to)
    .split('\r\n')
    .filter((line) => /^(Via|From|Call-ID|CSeq):/.test(line));
  const target = get(to, 'to');
  const own = target === undefined || tagOf(target) !== undefined || tag === null ? '' : `;tag=${tag}`;
  const at = printMessage(to)
    .split('\r\n')
    .find((line) => line.startsWith('To:'));
  return message(`SIP/2.0 ${status} Whatever`, ...lines, `${at}${own}`, ...more, 'Content-Length: 0', '', '');
}

export const SDP = (port = 3456, payload = '0', codec = 'PCMU/8000'): string =>
  `v=0\r\no=bob 1 1 IN IP4 192.0.2.201\r\ns=-\r\nc=IN IP4 192.0.2.201\r\nt=0 0\r\nm=audio ${port} RTP/AVP ${payload}\r\na=rtpmap:${payload} ${codec}\r\n`;

export class Alone {
  readonly phone: Element;
  readonly env: Env & { now: number; out: Output[] };
  #nth = 0;

  /** `settings` are those of a phone in a scenario file: 'lines: 2, supported: [100rel]'. */
  constructor(settings = '', more = '') {
    const scenario = scenarioOf(
      'alone',
      `title: Alone\ntransport: udp\nelements:\n  alice: { phone: sip:alice@atlanta.example.com${settings === '' ? '' : `, ${settings}`} }\n${more}script:\n  - alice: registers\n`,
    );
    const spec = scenario.elements.find(({ id }) => id === 'alice');
    if (spec === undefined) throw new Error('nobody is called alice');
    this.phone = createElement({ ...spec, reaction: 0 } as typeof spec, scenario, new Map());
    const hosts: Record<string, string> = { 'biloxi.example.com': SOURCE.host, [SOURCE.host]: SOURCE.host };
    for (const element of scenario.elements) {
      const { host, address } = element;
      hosts[host] = address;
      hosts[address] = address;
      if (element.kind !== 'user-agent') for (const domain of element.domains) hosts[domain] = address;
    }
    this.env = {
      now: 0,
      seed: 1,
      epoch: scenario.epoch,
      out: [],
      resolve: (host) => hosts[host],
      draw: (...key) => draw(1, ...key),
    };
  }

  #step(input: Input): Output[] {
    this.env.out = [];
    stepElement(this.phone, input, this.env);
    return this.env.out;
  }

  /** A message arrives; returns everything the phone puts out. */
  hear(text: string, source = SOURCE, transport: Transport = 'UDP'): Output[] {
    const read = parseMessage(text);
    return read.ok
      ? this.#step({ type: 'packet', message: noteSource(read.message, source), source, transport })
      : this.#step({ type: 'unreadable', error: read.error, source, transport });
  }

  /** The person does something. */
  does(verb: Verb, object: string | null = null, options: Act['options'] = {}): Output[] {
    const key = `alice ${verb} ${++this.#nth}`;
    const act: Act = { by: 'alice', verb, object, options, trigger: { kind: 'at', at: 0 }, line: 0, key };
    return this.#step({ type: 'act', act, call: null });
  }

  /** A timer the phone has set fires. */
  fires({ owner, name, duration }: TimerStarted): Output[] {
    this.env.now += duration;
    return this.#step({ type: 'timer', owner, name });
  }

  /** The transport could not deliver this. */
  fails({ message: lost, transaction }: Sent): Output[] {
    return this.#step({ type: 'transport-error', message: lost, transaction });
  }
}

export const sentIn = (outputs: readonly Output[]): Sent[] => outputs.filter((output) => output.type === 'sent');
export const messagesIn = (outputs: readonly Output[]): Message[] => sentIn(outputs).map((sent) => sent.message);
export const ignoredIn = (outputs: readonly Output[]): Ignored[] =>
  outputs.filter(({ type }) => type === 'ignored') as Ignored[];
export const perceivedIn = (outputs: readonly Output[]): string[] =>
  (outputs.filter(({ type }) => type === 'perceived') as Perceived[]).map(({ what }) => what);
export const timersIn = (outputs: readonly Output[]): TimerStarted[] =>
  outputs.filter(({ type }) => type === 'timer-started') as TimerStarted[];

/** The one request in what a phone put out. */
export function requestIn(outputs: readonly Output[], method?: string): Request {
  const found = messagesIn(outputs).filter(
    (one): one is Request => one.kind === 'request' && (method === undefined || one.method === method),
  );
  const [first] = found;
  if (first === undefined || found.length !== 1) throw new Error(`${found.length} requests ${method ?? ''}`);
  return first;
}

/** The last response in what a phone put out. */
export function responseIn(outputs: readonly Output[]): Response {
  const found = messagesIn(outputs).filter((one): one is Response => one.kind === 'response');
  const last = found.at(-1);
  if (last === undefined) throw new Error('no response');
  return last;
}

/** The statuses a phone answered with. */
export const statusesIn = (outputs: readonly Output[]): number[] =>
  messagesIn(outputs).flatMap((one) => (one.kind === 'response' ? [one.status] : []));

/** The names of the headers of a message, in the RFC's spelling. */
export const namesOf = (one: Message): string[] =>
  printMessage(one)
    .split('\r\n\r\n')[0]
    ?.split('\r\n')
    .slice(1)
    .map((line) => line.slice(0, line.indexOf(':'))) ?? [];

export const routesOf = (one: Message): number => list(one, 'route').length;
