// The peers making calls: two user agents of one stack in one process, no sockets, everything printed and parsed on the
// way as their transports do. Each call is made, answered, acknowledged and hung up before the next one.
// npm sip has a parser, a printer and transactions but no dialogs: what a user agent adds is written here, as its own
// documentation does it. SIP.js is used through its public interface, with
// media that does nothing. Left out: JsSIP, which now and then leaves a call to its Timer B, and then nothing moves for 32 s.

import { createRequire } from 'node:module';

const load = createRequire(`${process.cwd()}/package.json`);

const SDP = [
  'v=0',
  'o=- 1 1 IN IP4 atlanta.example.com',
  's=-',
  'c=IN IP4 192.0.2.101',
  't=0 0',
  'm=audio 49172 RTP/AVP 0',
  'a=rtpmap:0 PCMU/8000',
  '',
].join('\r\n');

/** Makes one call, from INVITE to the 200 to its BYE. */
export type MakeCall = () => Promise<void>;

type Loose = Record<string, unknown>;

interface KirmMessage {
  method?: string;
  uri?: unknown;
  status?: number;
  headers: Loose & { via?: Loose[]; to: { params: Loose }; contact?: { uri: unknown }[] };
  content?: string;
}
interface KirmTransaction {
  send(message: KirmMessage): void;
  message(message: KirmMessage, remote: object): void;
}
interface Kirm {
  parse(text: string): KirmMessage;
  stringify(message: KirmMessage): string;
  makeResponse(request: KirmMessage, status: number, reason: string, extension?: object): KirmMessage;
  generateBranch(): string;
  makeTransactionLayer(
    options: object,
    open: null,
  ): {
    getServer(message: KirmMessage): KirmTransaction | undefined;
    getClient(message: KirmMessage): KirmTransaction | undefined;
    createServerTransaction(message: KirmMessage, connection: object): KirmTransaction;
    createClientTransaction(connection: object, message: KirmMessage, answered: (r: KirmMessage) => void): void;
  };
}

/** One end of an npm sip call: its transaction layer over a wire that is a microtask. */
class KirmEnd {
  peer: KirmEnd | null = null;
  private readonly layer: ReturnType<Kirm['makeTransactionLayer']>;
  private readonly connection: { protocol: string; release(): void; send(message: KirmMessage): void };

  constructor(
    private readonly sip: Kirm,
    host: string,
    private readonly onRequest: (message: KirmMessage, transaction: KirmTransaction | null) => void,
  ) {
    this.layer = sip.makeTransactionLayer({}, null);
    this.connection = {
      protocol: 'UDP',
      release() {},
      send: (message) => {
        const via = message.headers.via?.[0];
        if (message.method !== undefined && via !== undefined && via.host === undefined)
          Object.assign(via, { version: '2.0', protocol: 'UDP', host, port: 5060 });
        const text = sip.stringify(message);
        queueMicrotask(() => this.peer?.receive(text));
      },
    };
  }

  private receive(text: string): void {
    const message = this.sip.parse(text);
    const known = message.method === undefined ? this.layer.getClient(message) : this.layer.getServer(message);
    if (known !== undefined) known.message(message, {});
    else if (message.method === 'ACK') this.onRequest(message, null);
    else if (message.method !== undefined)
      this.onRequest(message, this.layer.createServerTransaction(message, this.connection));
  }

  request(message: KirmMessage, answered: (response: KirmMessage) => void): void {
    message.headers.via = [{ params: {} }];
    this.layer.createClientTransaction(this.connection, message, answered);
  }

  ack(message: KirmMessage): void {
    message.headers.via = [{ params: { branch: this.sip.generateBranch() } }];
    this.connection.send(message);
  }
}

/** npm sip 0.0.6: INVITE, 100, 180, 200, ACK, BYE, 200. */
export function kirmCalls(): MakeCall {
  const sip = load('sip/sip.js') as Kirm;
  let calls = 0;
  const bob = new KirmEnd(sip, 'biloxi.example.com', (message, transaction) => {
    if (message.method === 'BYE') transaction?.send(sip.makeResponse(message, 200, 'OK'));
    if (message.method !== 'INVITE') return;
    transaction?.send(sip.makeResponse(message, 100, 'Trying'));
    message.headers.to.params.tag = `b${calls}`;
    transaction?.send(sip.makeResponse(message, 180, 'Ringing'));
    const contact = [{ uri: 'sip:bob@biloxi.example.com', params: {} }];
    const extension = { headers: { contact, 'content-type': 'application/sdp' }, content: SDP };
    transaction?.send(sip.makeResponse(message, 200, 'OK', extension));
  });
  const alice = new KirmEnd(sip, 'atlanta.example.com', () => undefined);
  alice.peer = bob;
  bob.peer = alice;
  return () =>
    new Promise((resolve, reject) => {
      const id = `c${++calls}@atlanta.example.com`;
      const from = { uri: 'sip:alice@atlanta.example.com', params: { tag: `a${calls}` } };
      const common = { from, 'call-id': id, 'max-forwards': 70 };
      const to = { uri: 'sip:bob@biloxi.example.com', params: {} };
      const cseq = (method: string, seq: number) => ({ method, seq });
      const contact = [{ uri: 'sip:alice@atlanta.example.com', params: {} }];
      const headers = { ...common, to, cseq: cseq('INVITE', 1), contact, 'content-type': 'application/sdp' };
      alice.request({ method: 'INVITE', uri: to.uri, headers, content: SDP }, (response) => {
        if ((response.status ?? 0) < 200) return;
        const uri = response.headers.contact?.[0]?.uri;
        const answered = response.headers.to;
        alice.ack({ method: 'ACK', uri, headers: { ...common, to: answered, cseq: cseq('ACK', 1) } });
        const bye = { method: 'BYE', uri, headers: { ...common, to: answered, cseq: cseq('BYE', 2) } };
        alice.request(bye, ({ status }) => (status === 200 ? resolve() : reject(new Error(`BYE: ${status}`))));
      });
    });
}

/** SIP.js 0.21.2, the same seven messages. */
export async function sipJsCalls(): Promise<MakeCall> {
  const { UserAgent, Inviter, SessionState, TransportState } = (await import('sip.js')) as unknown as SipJs;
  const { EmitterImpl } = (await import('sip.js/lib/api/emitter.js')) as unknown as { EmitterImpl: new () => Emitter };
  const ends: Record<string, Wire> = {};
  class Wire {
    readonly protocol = 'UDP';
    readonly stateChange = new EmitterImpl();
    state = TransportState.Disconnected;
    peer: Wire | null = null;
    onMessage?: (text: string) => void;
    onConnect?: () => void;
    constructor(_logger: unknown, options: { name: string }) {
      ends[options.name] = this;
    }
    isConnected() {
      return this.state === TransportState.Connected;
    }
    connect() {
      this.state = TransportState.Connected;
      this.stateChange.emit(this.state);
      this.onConnect?.();
      return Promise.resolve();
    }
    disconnect() {
      return Promise.resolve();
    }
    dispose() {
      return Promise.resolve();
    }
    send(text: string) {
      queueMicrotask(() => this.peer?.onMessage?.(text));
      return Promise.resolve();
    }
  }
  const description = { body: SDP, contentType: 'application/sdp' };
  const media = () => ({
    close() {},
    hasDescription: (type: string) => type === 'application/sdp',
    getDescription: () => Promise.resolve(description),
    setDescription: () => Promise.resolve(),
    rollbackDescription: () => Promise.resolve(),
    sendDtmf: () => false,
  });
  const agent = (name: string, host: string) =>
    new UserAgent({
      uri: UserAgent.makeURI(`sip:${name}@${host}`),
      transportConstructor: Wire,
      transportOptions: { name },
      sessionDescriptionHandlerFactory: media,
      logBuiltinEnabled: false,
      logLevel: 'error',
      logConfiguration: false,
      viaHost: host,
      noAnswerTimeout: 60,
    });
  const alice = agent('alice', 'atlanta.example.com');
  const bob = agent('bob', 'biloxi.example.com');
  const [here, there] = [ends.alice as Wire, ends.bob as Wire];
  here.peer = there;
  there.peer = here;
  bob.delegate = { onInvite: (invitation) => void invitation.accept() };
  await alice.start();
  await bob.start();
  const target = UserAgent.makeURI('sip:bob@biloxi.example.com');
  return () =>
    new Promise((resolve, reject) => {
      const session = new Inviter(alice, target);
      session.stateChange.addListener((state) => {
        if (state !== SessionState.Established) return;
        const onReject = () => reject(new Error('BYE refused'));
        void session.bye({ requestDelegate: { onAccept: () => resolve(), onReject } });
      });
      session.invite().catch(reject);
    });
}

interface Emitter {
  emit(value: unknown): void;
  addListener(listener: (value: unknown) => void): void;
}
interface SipJsAgent {
  delegate: { onInvite(invitation: { accept(): Promise<void> }): void };
  start(): Promise<void>;
}
interface SipJs {
  UserAgent: { new (options: object): SipJsAgent; makeURI(text: string): unknown };
  Inviter: new (
    agent: SipJsAgent,
    target: unknown,
  ) => { stateChange: Emitter; invite(): Promise<unknown>; bye(options: object): Promise<unknown> };
  SessionState: { Established: unknown };
  TransportState: { Connected: unknown; Disconnected: unknown };
}
