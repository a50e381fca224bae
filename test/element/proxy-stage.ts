// One network element on a table: messages go in as text, time is advanced by hand, outputs are collected.
// The location service answers at once unless it is told to wait.

import { answerLocation, createLocation, type LocationService } from '@/engine/element/location';
import { createProxy, type ProxyServer, stepProxy } from '@/engine/element/proxy';
import { createRedirect, stepRedirect } from '@/engine/element/redirect';
import { createRegistrar, stepRegistrar } from '@/engine/element/registrar';
import { type ResponseParts, respond } from '@/engine/message/build';
import { get, list, make, tagOf } from '@/engine/message/headers';
import type { Message, Request, Response } from '@/engine/message/message';
import { parseMessage } from '@/engine/message/parse';
import { printMessage } from '@/engine/message/print';
import { printUri } from '@/engine/message/uri-print';
import type { Address, Transport } from '@/engine/model/address';
import type { Input } from '@/engine/model/element';
import type { Decided, Env, Output, Sent, StateChanged, TimerStarted } from '@/engine/model/output';
import type { NetworkSpec, ProxySpec, RedirectSpec, RegistrarSpec } from '@/engine/model/scenario';
import { SECOND } from '@/engine/model/time';
import { draw } from '@/engine/random';

export const T1 = SECOND / 2;

export const HOSTS: Record<string, string> = {
  'ss1.atlanta.example.com': '192.0.2.111',
  'ss2.biloxi.example.com': '192.0.2.222',
  'biloxi.example.com': '192.0.2.222',
  'chicago.example.com': '192.0.2.33',
  'client.atlanta.example.com': '192.0.2.101',
  'client.biloxi.example.com': '192.0.2.201',
  'client2.biloxi.example.com': '192.0.2.202',
  'client3.biloxi.example.com': '192.0.2.203',
  'client4.biloxi.example.com': '192.0.2.204',
  ss1: '192.0.2.111',
};

export const ALICE: Address = { host: '192.0.2.101', port: 5060 };
export const BOB: Address = { host: '192.0.2.201', port: 5060 };

const common = {
  id: 'ss2',
  label: 'Proxy 2',
  host: 'ss2.biloxi.example.com',
  address: '192.0.2.222',
  port: 5060,
  trying: 'at once',
} as const;

export const PROXY: ProxySpec = {
  ...common,
  kind: 'proxy',
  domains: ['biloxi.example.com'],
  recordRoute: true,
  auth: null,
  users: [{ username: 'bob', password: 'zanzibar', realm: null }],
  registrar: true,
  routes: {},
  timerC: 181 * SECOND,
  forking: 'parallel',
  processing: 0,
  lookup: 0,
};

export const AUTH = { realm: 'biloxi.example.com', algorithm: 'MD5', qop: 'auth', nonceLife: 300 * SECOND } as const;

export function network(transport: Transport): NetworkSpec {
  const timers = { t1: T1, t2: 4 * SECOND, t4: 5 * SECOND };
  return { transport, latency: 0, jitter: 0, loss: 0, links: [], hosts: {}, timers };
}

interface Running {
  readonly owner: string;
  readonly name: string;
  readonly at: number;
}

/** What every element on the table shares: time, outputs, and a location service. */
export class Table {
  now = 0;
  readonly outputs: Output[] = [];
  readonly location: LocationService;
  /** False: questions wait until `answer` is called. */
  answers = true;
  private running: Running[] = [];
  readonly transport: Transport;
  private readonly step: (input: Input, env: Env) => void;

  constructor(step: (input: Input, env: Env) => void, transport: Transport, location: LocationService) {
    this.step = step;
    this.transport = transport;
    this.location = location;
  }

  /** Feeds one input and carries out timers and questions. */
  feed(input: Input): Output[] {
    const out: Output[] = [];
    const env: Env = {
      now: this.now,
      seed: 1,
      epoch: 1_700_000_000,
      out,
      resolve: (host) => HOSTS[host],
      draw: (...key) => draw(1, ...key),
    };
    this.step(input, env);
    this.outputs.push(...out);
    for (const output of out) {
      if (output.type === 'timer-started' || output.type === 'timer-cancelled') {
        this.running = this.running.filter(({ owner, name }) => owner !== output.owner || name !== output.name);
      }
      if (output.type === 'timer-started') {
        this.running.push({ owner: output.owner, name: output.name, at: this.now + output.duration });
      }
    }
    if (this.answers) for (const output of out) if (output.type === 'asked') this.answer(output.id, output.question);
    return out;
  }

  answer(id: string, question: string): Output[] {
    const answer = answerLocation(this.location, question, this.now);
    return this.feed({ type: 'answer', id, service: 'location', answer });
  }

  /** A message arrives, as text or as it is. */
  hear(message: string | Message, source: Address = ALICE): Output[] {
    const read = typeof message === 'string' ? parseMessage(message) : ({ ok: true, message } as const);
    if (!read.ok) return this.feed({ type: 'unreadable', error: read.error, source, transport: this.transport });
    return this.feed({ type: 'packet', message: read.message, source, transport: this.transport });
  }

  /** Lets time pass; timers fire in their order. */
  pass(duration: number): void {
    const until = this.now + duration;
    for (;;) {
      const next = this.running.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.running = this.running.filter((timer) => timer !== next);
      this.now = Math.max(this.now, next.at);
      this.feed({ type: 'timer', owner: next.owner, name: next.name });
    }
    this.now = until;
  }

  timers(name: string): Running[] {
    return this.running.filter((timer) => timer.name === name);
  }

  get sent(): Sent[] {
    return this.outputs.filter((output) => output.type === 'sent');
  }

  /** Requests sent, of one method where given. */
  requests(method?: string): (Sent & { message: Request })[] {
    return this.sent.filter(
      (sent): sent is Sent & { message: Request } =>
        sent.message.kind === 'request' && (method === undefined || sent.message.method === method),
    );
  }

  responses(status?: number): (Sent & { message: Response })[] {
    return this.sent.filter(
      (sent): sent is Sent & { message: Response } =>
        sent.message.kind === 'response' && (status === undefined || sent.message.status === status),
    );
  }

  /** Statuses of the responses sent, in order. */
  get statuses(): number[] {
    return this.responses().map(({ message }) => message.status);
  }

  decisions(what: string): Decided[] {
    return this.outputs.filter((output): output is Decided => output.type === 'decision' && output.what === what);
  }

  states(machine: string): StateChanged[] {
    return this.outputs.filter(
      (output): output is StateChanged => output.type === 'state' && output.machine === machine,
    );
  }

  started(name: string): TimerStarted[] {
    return this.outputs.filter(
      (output): output is TimerStarted => output.type === 'timer-started' && output.name === name,
    );
  }

  /** The other side answers the n-th request of this method that was sent. */
  reply(method: string, index: number, status: number, parts: ResponseParts & { contact?: string } = {}): Output[] {
    const request = this.requests(method)[index]?.message;
    if (request === undefined) throw new Error(`no ${method} number ${index} was sent`);
    const { contact, ...rest } = parts;
    const headers = [
      ...(rest.headers ?? []),
      ...list(request, 'record-route').map((value) => make('record-route', [value])),
    ];
    if (contact !== undefined) headers.push(...headersOf(`Contact: ${contact}`));
    const tagged = status > 100 ? { toTag: `tag${index}`, ...rest, headers } : { headers: [] };
    return this.hear(respond(request, status, tagged), BOB);
  }
}

export class ProxyTable extends Table {
  readonly proxy: ProxyServer;

  constructor(changes: Partial<ProxySpec> = {}, transport: Transport = 'UDP') {
    const location = createLocation(['sip:bob@biloxi.example.com', 'sip:carol@biloxi.example.com']);
    const proxy = createProxy({ ...PROXY, ...changes }, network(transport), location);
    super((input, env) => stepProxy(proxy, input, env), transport, location);
    this.proxy = proxy;
  }

  /** Registers contacts, each as it would stand in a Contact header. */
  bind(...contacts: string[]): this {
    const { auth, ...open } = PROXY;
    const registrar = createProxy({ ...open, auth: null }, network(this.transport), this.location);
    const helper = new Table((input, env) => stepProxy(registrar, input, env), this.transport, this.location);
    helper.hear(register({ contact: contacts.join(', ') }), BOB);
    return this;
  }
}

export function registrarTable(changes: Partial<RegistrarSpec> = {}): Table {
  const location = createLocation(['sip:bob@biloxi.example.com', 'sip:carol@biloxi.example.com']);
  const spec: RegistrarSpec = {
    ...common,
    kind: 'registrar',
    domains: PROXY.domains,
    auth: null,
    users: PROXY.users,
    registration: {},
    lookup: 0,
    ...changes,
  };
  const registrar = createRegistrar(spec, network('UDP'), location);
  return new Table((input, env) => stepRegistrar(registrar, input, env), 'UDP', location);
}

export function redirectTable(changes: Partial<RedirectSpec> = {}): Table {
  const location = createLocation(['sip:bob@biloxi.example.com', 'sip:carol@biloxi.example.com']);
  const spec: RedirectSpec = {
    ...common,
    kind: 'redirect',
    domains: PROXY.domains,
    status: 302,
    auth: null,
    users: PROXY.users,
    moved: {},
    lookup: 0,
    ...changes,
  };
  const redirect = createRedirect(spec, network('UDP'));
  return new Table((input, env) => stepRedirect(redirect, input, env), 'UDP', location);
}

interface RequestText {
  method?: string;
  uri?: string;
  via?: readonly string[];
  branch?: string;
  from?: string;
  to?: string;
  callId?: string;
  cseq?: number;
  maxForwards?: number | null;
  contact?: string;
  headers?: readonly string[];
}

/** A request from Alice to Bob, with what a test wants different. */
export function request(parts: RequestText = {}): string {
  const method = parts.method ?? 'INVITE';
  const vias = parts.via ?? [
    `SIP/2.0/UDP client.atlanta.example.com:5060;branch=${parts.branch ?? 'z9hG4bK74b43'};received=192.0.2.101`,
  ];
  const lines = [
    `${method} ${parts.uri ?? 'sip:bob@biloxi.example.com'} SIP/2.0`,
    ...vias.map((via) => `Via: ${via}`),
    ...(parts.maxForwards === null ? [] : [`Max-Forwards: ${parts.maxForwards ?? 70}`]),
    `From: ${parts.from ?? 'Alice <sip:alice@atlanta.example.com>;tag=9fxced76sl'}`,
    `To: ${parts.to ?? 'Bob <sip:bob@biloxi.example.com>'}`,
    `Call-ID: ${parts.callId ?? '3848276298220188511@atlanta.example.com'}`,
    `CSeq: ${parts.cseq ?? 1} ${method}`,
    ...(parts.contact === undefined ? [] : [`Contact: ${parts.contact}`]),
    ...(parts.headers ?? []),
    'Content-Length: 0',
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

export const invite = (parts: RequestText = {}): string =>
  request({ contact: '<sip:alice@client.atlanta.example.com>', ...parts });

export const register = (parts: RequestText = {}): string =>
  request({
    method: 'REGISTER',
    uri: 'sip:biloxi.example.com',
    via: [
      `SIP/2.0/UDP client.biloxi.example.com:5060;branch=${parts.branch ?? `z9hG4bKreg${parts.cseq ?? 1}`};received=192.0.2.201`,
    ],
    from: 'Bob <sip:bob@biloxi.example.com>;tag=a73kszlfl',
    callId: '1j9FpLxk3uxtm8tn@biloxi.example.com',
    ...parts,
  });

/** The headers of some lines of text. */
export function headersOf(...lines: string[]): Message['headers'][number][] {
  const read = parseMessage(request({ headers: lines }));
  if (!read.ok) throw new Error(`${read.error.expected} in ${lines.join(' | ')}`);
  return read.message.headers.filter((header) =>
    lines.some((line) => line.toLowerCase().startsWith(`${header.name}:`)),
  );
}

export const uriOf = (sent: { message: Request } | undefined): string =>
  sent === undefined ? '' : printUri(sent.message.uri);
export const toTagOf = (message: Message): string | undefined => {
  const to = get(message, 'to');
  return to && tagOf(to);
};
/** Every line of one header, without its name. */
export function lines(message: Message, name: string): string[] {
  return printMessage(message)
    .split('\r\n')
    .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    .map((line) => line.slice(name.length + 1).trim());
}
