// A proxy that media passes through: it puts its own address and ports into the session descriptions that pass, and
// what comes in at one of its ports goes out at the other (RFC 7362 §4). Phones behind NAT boxes hear each other then.
// Departs from RFC 3261 §16.6 item 1, by setting: a proxy otherwise leaves bodies alone.

import { get, list, tagOf, without } from '../../message/headers';
import type { Message, Request, Response } from '../../message/message';
import type { Connection, Sdp } from '../../message/sdp';
import { parseSdp, printSdp } from '../../message/sdp';
import type { Env } from '../../model/output';
import { closeStreams, openStreams } from '../../session/media';
import { connectionTo, NOWHERE } from '../../session/sdp-of';
import type { Session } from '../../session/session';
import { decide, rule } from './facts';
import { isMyVia } from './identity';
import type { ProxyServer } from './state';

type Side = 'caller' | 'callee';

/** What a relay knows of one call: a leg to each side, and the offer that waits for its answer. */
export interface Relay {
  readonly owner: string;
  readonly callerTag: string;
  readonly legs: Readonly<Record<Side, Session>>;
  offer: { readonly from: Side; readonly theirs: Sdp; readonly shown: Sdp } | null;
  /** The tag of the phone that answered first: the media is its own, whatever other branches say. */
  answered: string | null;
}

const LOWEST_PORT = 16_384;
/** RTP and RTCP of up to four streams; how many legs a relay has ports for. */
const PORTS_OF_A_LEG = 8;
const LEGS = 5_000;

const opposite = (side: Side): Side => (side === 'caller' ? 'callee' : 'caller');

/** A request on its way through. Its body is an offer, or the answer to what came in a response before. */
export function relayRequest(proxy: ProxyServer, request: Request, env: Env): Request {
  const relay = spirals(proxy, request) ? null : relayOf(proxy, request, env);
  if (relay === null) return request;
  const side = sideOf(relay, request);
  if (request.method === 'BYE' && calleeOf(request, side) === relay.answered) close(proxy, relay, env);
  return pass(proxy, relay, side, request, relay.offer !== null && relay.offer.from !== side ? 'answer' : 'offer', env);
}

/** A response on its way back. Its body answers its request's; to a request without one it is an offer. */
export function relayResponse(proxy: ProxyServer, request: Request, response: Response, env: Env): Response {
  const relay = spirals(proxy, request) ? undefined : proxy.relays.get(get(request, 'call-id') ?? '');
  if (relay === undefined) return response;
  const side = sideOf(relay, request);
  const to = get(request, 'to');
  const begins = request.method === 'INVITE' && (to === undefined || tagOf(to) === undefined);
  if (response.status >= 300 && begins) close(proxy, relay, env);
  else if (response.status >= 300) relay.offer = null;
  const tag = calleeOf(response, 'caller');
  if (begins && response.status >= 200 && response.status < 300) relay.answered ??= tag;
  const other = begins && relay.answered !== null && relay.answered !== tag;
  return pass(
    proxy,
    relay,
    opposite(side),
    response,
    other ? 'other' : request.body.length > 0 ? 'answer' : 'offer',
    env,
  );
}

/** RFC 3261 §6: a request that comes past a second time. Its media come to the relay once, on the first way past it. */
const spirals = (proxy: ProxyServer, request: Request): boolean =>
  list(request, 'via').some((via) => isMyVia(proxy, via));

/** RFC 3261 §13.2.2.4: the tag of the called phone, by which several branches of one call are told apart. */
function calleeOf(message: Message, side: Side): string | null {
  const callee = get(message, side === 'caller' ? 'to' : 'from');
  return (callee && tagOf(callee)) ?? null;
}

const sideOf = (relay: Relay, request: Request): Side => {
  const from = get(request, 'from');
  return from !== undefined && tagOf(from) === relay.callerTag ? 'caller' : 'callee';
};

function relayOf(proxy: ProxyServer, request: Request, env: Env): Relay | null {
  const callId = get(request, 'call-id') ?? '';
  const known = proxy.relays.get(callId);
  if (known !== undefined || request.method !== 'INVITE') return known ?? null;
  const from = get(request, 'from');
  const relay: Relay = {
    owner: `relay ${callId}`,
    callerTag: (from && tagOf(from)) ?? '',
    legs: { caller: leg(proxy, callId, 'caller', env), callee: leg(proxy, callId, 'callee', env) },
    offer: null,
    answered: null,
  };
  proxy.relays.set(callId, relay);
  return relay;
}

function leg(proxy: ProxyServer, callId: string, side: Side, env: Env): Session {
  let nth = env.draw('relay', proxy.id, callId, side) % LEGS;
  while (proxy.relayPorts.has(nth)) nth = (nth + 1) % LEGS;
  proxy.relayPorts.add(nth);
  return {
    state: 'Agreed',
    local: null,
    remote: null,
    agreed: null,
    streams: new Map(),
    port: LOWEST_PORT + nth * PORTS_OF_A_LEG,
    wanted: NOTHING,
    granted: NOTHING,
    held: false,
    firm: false,
  };
}

/** The relay wants nothing for itself. */
const NOTHING: Session['wanted'] = { hold: false, kinds: [], without: [], codecs: null };

function pass<M extends Message>(
  proxy: ProxyServer,
  relay: Relay,
  from: Side,
  message: M,
  what: 'offer' | 'answer' | 'other',
  env: Env,
): M {
  if (typeof message.body !== 'string' || message.body === '') return message;
  const type = get(message, 'content-type')?.value.toLowerCase();
  const read = type === 'application/sdp' ? parseSdp(message.body) : null;
  if (!read?.ok) return message;
  const far = relay.legs[opposite(from)];
  const shown = anchored(proxy, read.sdp, far.port);
  decide(env, 'media-anchored', ANCHORED, { from, address: proxy.spec.address, port: far.port });
  if (what === 'answer') settle(relay, from, read.sdp, shown, env);
  else if (what === 'offer') relay.offer = { from, theirs: read.sdp, shown };
  return { ...without(message, 'content-length'), body: printSdp(shown) } as M;
}

/** The answer is there: both legs know where to send. */
function settle(relay: Relay, from: Side, theirs: Sdp, shown: Sdp, env: Env): void {
  const [near, far] = [relay.legs[from], relay.legs[opposite(from)]];
  if (relay.offer !== null && relay.offer.from !== from) {
    far.remote = relay.offer.theirs;
    near.local = relay.offer.shown;
    relay.offer = null;
  }
  near.remote = theirs;
  far.local = shown;
  openStreams(near, `${relay.owner} ${from}`, env);
  openStreams(far, `${relay.owner} ${opposite(from)}`, env);
}

/** Frees the ports of a call that is over without a BYE; whether there were any. */
export function closeRelay(proxy: ProxyServer, callId: string, env: Env): boolean {
  const relay = proxy.relays.get(callId);
  if (relay === undefined) return false;
  close(proxy, relay, env);
  return true;
}

function close(proxy: ProxyServer, relay: Relay, env: Env): void {
  for (const session of Object.values(relay.legs)) {
    closeStreams(session, env);
    proxy.relayPorts.delete((session.port - LOWEST_PORT) / PORTS_OF_A_LEG);
  }
  proxy.relays.delete(relay.owner.slice('relay '.length));
}

/** The description with the relay's address and ports; ended streams and "nowhere" stay what they are. */
export function anchored(proxy: Pick<ProxyServer, 'spec'>, sdp: Sdp, port: number): Sdp {
  const { address } = proxy.spec;
  const here = (connection: Connection | null): Connection | null =>
    connection === null || connection.address === NOWHERE ? connection : connectionTo(address);
  return {
    ...sdp,
    connection: here(sdp.connection),
    media: sdp.media.map((section, i) => ({
      ...section,
      connection: here(section.connection),
      port: section.port === 0 ? 0 : port + 2 * i,
    })),
  };
}

const ANCHORED = rule('4', 'media comes to the relay: its address and port stand in the description', 7362);
