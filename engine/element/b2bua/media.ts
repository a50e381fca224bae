// Media through a back-to-back user agent (RFC 7092 §3.2, RFC 7362 §4): where it anchors, each leg is told the box's own
// address and a port of its own, and what comes in there goes out on the other leg. Where it does not, descriptions pass
// as they are and media goes from end to end.

import type { Message } from '../../message/message';
import type { Sdp } from '../../message/sdp';
import { parseSdp, printSdp } from '../../message/sdp';
import type { Env } from '../../model/output';
import { drive } from '../../session/drive';
import { closeStreams, openStreams } from '../../session/media';
import { offerAnswerMachine } from '../../session/offer-answer.machine';
import type { Session } from '../../session/session';
import { decide, rule } from '../proxy/facts';
import { anchored } from '../proxy/relay';
import type { B2bua, Bridge, Side } from './state';
import { otherSide } from './state';

/** Ports one leg takes: RTP and RTCP of up to four streams. */
const PORTS_OF_A_LEG = 8;
const HIGHEST_PORT = 60_000;
const LOWEST_PORT = 16_384;

/** The media side of both legs of a new call. */
export function newSessions(b2bua: B2bua): Bridge['sessions'] {
  const leg = (): Session => {
    const port = b2bua.nextPort;
    b2bua.nextPort = port + PORTS_OF_A_LEG > HIGHEST_PORT ? LOWEST_PORT : port + PORTS_OF_A_LEG;
    return {
      state: 'Idle',
      local: null,
      remote: null,
      agreed: null,
      streams: new Map(),
      port,
      wanted: NOTHING,
      granted: NOTHING,
      held: false,
      firm: false,
    };
  };
  return { caller: leg(), callee: leg() };
}

/** The box wants nothing for itself. */
const NOTHING: Session['wanted'] = { hold: false, kinds: [], without: [], codecs: null };

/** The owner of a leg's streams and of its offer and answer. */
const ownerOf = (bridge: Bridge, side: Side): string => `${bridge.id} ${side}`;

/**
 * A message's body as the other leg gets it. Notes what it means for the media of both.
 *
 * @param from the leg it came in on
 * @param answers the message can only answer: it belongs to a request that made an offer
 */
export function relayed(
  b2bua: B2bua,
  bridge: Bridge,
  from: Side,
  message: Message,
  answers: boolean,
  env: Env,
): Message['body'] {
  const { body } = message;
  if (b2bua.spec.relay === false || typeof body !== 'string' || body === '') return body;
  const read = parseSdp(body);
  if (!read.ok) return body;
  const [near, far] = [bridge.sessions[from], bridge.sessions[otherSide(from)]];
  const shown = shownOn(b2bua, read.sdp, far.port);
  if (answers || near.state === 'OfferSent') settle(bridge, from, read.sdp, shown, env);
  else if (near.state !== 'OfferReceived') {
    move(bridge, from, 'receive-offer', env);
    move(bridge, otherSide(from), 'send-offer', env);
    bridge.offer = { from, theirs: read.sdp, shown };
    decide(env, 'media-anchored', ANCHORED, { leg: from, address: b2bua.spec.address, port: far.port });
  }
  return printSdp(shown);
}

/** The answer is there: both legs know where to send. */
function settle(bridge: Bridge, from: Side, theirs: Sdp, shown: Sdp, env: Env): void {
  const to = otherSide(from);
  const [near, far] = [bridge.sessions[from], bridge.sessions[to]];
  if (bridge.offer !== null) {
    far.remote = bridge.offer.theirs;
    near.local = bridge.offer.shown;
    bridge.offer = null;
    move(bridge, from, 'receive-answer', env);
    move(bridge, to, 'send-answer', env);
  }
  near.remote = theirs;
  far.local = shown;
  openStreams(near, ownerOf(bridge, from), env);
  openStreams(far, ownerOf(bridge, to), env);
}

/** An offer was refused: all stays as it was (RFC 3264 §4). */
export function offerRefused(bridge: Bridge, env: Env): void {
  if (bridge.offer === null) return;
  const { from } = bridge.offer;
  bridge.offer = null;
  const event = bridge.sessions[from].local === null ? 'refuse' : 'keep';
  move(bridge, from, event, env);
  move(bridge, otherSide(from), event, env);
}

/** The call is over: the box forwards nothing any more. */
export function closeMedia(bridge: Bridge, env: Env): void {
  closeStreams(bridge.sessions.caller, env);
  closeStreams(bridge.sessions.callee, env);
}

function move(bridge: Bridge, side: Side, event: string, env: Env): void {
  const session = bridge.sessions[side];
  const step = drive(offerAnswerMachine, ownerOf(bridge, side), session.state, event, env, () => 0);
  if (step !== null) session.state = step.to;
}

/** The description with the box's address and ports in it, and its name for the one who made it. */
function shownOn(b2bua: B2bua, sdp: Sdp, port: number): Sdp {
  const shown = anchored(b2bua.search, sdp, port);
  return { ...shown, origin: { ...shown.origin, address: b2bua.spec.host } };
}

const ANCHORED = rule('4', 'media comes to the box: its own address and port stand in the description', 7362);
