// Third-party call control: RFC 3725. A controller calls two phones and carries what each says of its media to the other
// one; the sound runs between the two alone. Which of the four flows of §4 it follows is a setting. What one phone wants
// changed later goes to the other (§7).
// Left out: preconditions (§9), and early media of the first phone (§8, figure 9): the second is called on its answer.

import { get } from '../message/headers';
import type { Message, Request, Response } from '../message/message';
import type { Sdp } from '../message/sdp';
import { parseSdp, printSdp } from '../message/sdp';
import type { Uri } from '../message/uri';
import { sameUri } from '../message/uri-compare';
import type { Env } from '../model/output';
import type { Act } from '../model/scenario';
import { acknowledgeChange } from '../session/ack';
import { acknowledgeFor } from '../session/acknowledge';
import { decideFor } from '../session/asked';
import { dial } from '../session/caller';
import { wantChange } from '../session/change';
import { drive, start } from '../session/drive';
import { endCall } from '../session/end';
import { endable, talking } from '../session/find';
import type { Leg, Pair } from '../session/leg';
import { partyUri, whoIs } from '../session/party';
import type { Call, Phone } from '../session/phone';
import { isReliable, sendPrackFor } from '../session/prack';
import type { Cause } from '../session/reason';
import { look } from '../session/requests';
import * as said from './passed-on';
import { thirdPartyMachine } from './third-party.machine';

type Outcome = Response | 'timeout' | 'transport';

const NO_TIME = (): number => 0;
/** §4.2: phones that never agree would be asked for ever. */
const MOST_ROUNDS = 4;
const NOTHING = 'Nothing in common';

const ownerOf = ({ key }: Pair): string => `pair ${key}`;
const legOf = (call: Call | null): Leg | null => (call?.purpose?.kind === 'leg' ? call.purpose : null);
const otherOf = (pair: Pair, call: Call): Call | null => (call === pair.first ? pair.second : pair.first);

/** A controller connects two phones: `connects alice with bob`. */
export function connect(phone: Phone, act: Act, _about: string | null, env: Env): string | null {
  const uri = look(phone, act.object ?? '');
  const other = look(phone, typeof act.options.with === 'string' ? act.options.with : '');
  if (uri === null || other === null) return 'one of them is not known';
  const flow = phone.spec.services?.connectsBy ?? 1;
  // 7: who is on the line already stays there, and is connected with somebody else.
  const kept = standing(phone, other) ?? standing(phone, uri) ?? null;
  const called = kept !== null && standing(phone, other) === undefined ? other : uri;
  const none = { first: null, second: null, asking: null, rounds: 0 };
  const pair: Pair = { key: act.key, state: '', flow, other, kept, ...none };
  pair.state = start(thirdPartyMachine, ownerOf(pair), env, NO_TIME).to;
  // 4.1 and 4.3: without an offer the phone makes one; 4.2 and 4.4: with one that leads nowhere yet.
  const opening =
    flow === 2 ? said.blackHole(phone, pair.key, env) : flow === 4 ? said.silent(phone, pair.key, env) : null;
  pair.first = callLeg(phone, pair, called, act.key, opening, env);
  return null;
}

/** The call with somebody that is one of a connected pair. */
const standing = (phone: Phone, uri: Uri): Call | undefined =>
  phone.going.calls.find((call) => {
    const party = partyUri(call);
    return legOf(call)?.pair.state === 'Connected' && talking(call) && party !== null && sameUri(party, uri);
  });

function callLeg(phone: Phone, pair: Pair, uri: Uri, key: string, offer: Sdp | null, env: Env): Call {
  const late = offer === null;
  const leg: Leg = { kind: 'leg', pair, late, said: offer, heard: null, held: null, offer: null };
  // An offer in a provisional response would have to be answered before there is anybody to ask.
  const supported = late && pair.first === null ? phone.spec.supported.filter((tag) => tag !== '100rel') : undefined;
  return dial(
    phone,
    {
      uri,
      display: null,
      party: whoIs(phone, uri),
      key,
      late,
      purpose: leg,
      ...(offer === null ? null : { body: printSdp(offer) }),
      ...(supported === undefined ? null : { supported }),
    },
    env,
  );
}

function sdpIn(message: Message): Sdp | null {
  const read = typeof message.body === 'string' && message.body !== '' ? parseSdp(message.body) : null;
  return read?.ok === true ? read.sdp : null;
}

/** One of the two phones has answered, or refused. */
export function legAnswered(phone: Phone, call: Call, leg: Leg, outcome: Outcome, env: Env): void {
  const { pair } = leg;
  const first = call === pair.first || pair.first === null;
  if (typeof outcome !== 'string' && outcome.status < 300) {
    leg.heard = sdpIn(outcome) ?? leg.heard;
    if (outcome.status < 200) {
      if (first || !leg.late || !isReliable(outcome) || sdpIn(outcome) === null) return;
      if (pair.state !== 'CallingSecond') return;
      leg.held = outcome;
      happen(phone, pair, 'describes-early', null, env);
      return;
    }
    // 13.2.2.4: a 2xx that comes again is answered by the ACK there was, and says nothing new.
    const awaited = first ? ['CallingFirst'] : ['CallingSecond', 'Alerting'];
    if (!awaited.includes(pair.state) || call.state !== 'Confirmed') return;
    if (leg.late) leg.held = outcome;
    if (first) happen(phone, pair, 'first-answered', null, env);
    else if (pair.state === 'Alerting') answerHeld(phone, call, leg, '', env);
    if (first) return;
    happen(phone, pair, pair.flow === 1 || pair.state === 'Alerting' ? 'answers' : 'describes', null, env);
  } else if (call.state === 'Ended') {
    const cause =
      typeof outcome === 'string'
        ? { status: 408, text: 'No answer' }
        : { status: outcome.status, text: outcome.reason };
    happen(phone, pair, 'refused', cause, env);
  }
}

/** The phone that was asked to change and has not answered yet. */
function askedNow(pair: Pair): Call | null {
  if (pair.state === 'AskingFirst' || pair.state === 'AskingEarly') return pair.first;
  if (pair.state === 'CallingSecond' || pair.state === 'AskingSecond') return pair.second;
  return pair.state === 'Passing' && pair.asking !== null ? otherOf(pair, pair.asking) : null;
}

/** What came of asking a phone to change. */
export function legChanged(phone: Phone, call: Call, leg: Leg, outcome: Outcome, env: Env): void {
  const { pair } = leg;
  const { change } = call;
  if (change === null || change.state !== 'Idle' || change.due !== null || call.state !== 'Confirmed') return;
  // 13.2.2.4: a 2xx that comes again says nothing new, so only the phone asked is listened to.
  if (call !== askedNow(pair)) return;
  if (typeof outcome === 'string' || outcome.status >= 300) {
    const cause = typeof outcome === 'string' ? null : { status: outcome.status, text: outcome.reason };
    happen(phone, pair, 'refused', cause, env);
    return;
  }
  const heard = sdpIn(outcome);
  const before = leg.heard;
  leg.heard = heard ?? leg.heard;
  if (pair.state === 'CallingSecond') {
    if (change.asks === 'late') leg.held = outcome;
    if (heard === null || said.takesNothing(heard)) happen(phone, pair, 'refused', { status: 488, text: NOTHING }, env);
    else happen(phone, pair, pair.flow === 1 ? 'answers' : 'describes', null, env);
  } else if (pair.state === 'Passing') {
    if (change.asks === 'late') leg.held = outcome;
    happen(phone, pair, change.asks === 'late' ? 'describes' : 'agreed', null, env);
  } else if (heard === null || said.takesNothing(heard)) {
    happen(phone, pair, 'refused', { status: 488, text: NOTHING }, env);
  } else if (pair.flow === 2 && before !== null && !said.saysTheSame(before, heard) && pair.rounds < MOST_ROUNDS) {
    pair.rounds++;
    happen(phone, pair, 'differs', null, env);
  } else happen(phone, pair, 'agreed', null, env);
}

/** One of the two phones asks for a change: the other one is asked (RFC 3725 §7). */
export function legAsked(phone: Phone, call: Call, leg: Leg, request: Request, env: Env): void {
  if (call.asked?.request !== request || call.asked.state !== 'Thinking') return;
  leg.heard = sdpIn(request) ?? leg.heard;
  leg.pair.asking = call;
  happen(phone, leg.pair, 'offers', null, env);
}

/** The ACK to what a phone asked for: it has the answer where the request had no offer. */
export function legAcknowledged(phone: Phone, call: Call, leg: Leg, ack: Request, env: Env): void {
  const { pair } = leg;
  if (pair.state !== 'Completing' || pair.asking !== call) return;
  leg.heard = sdpIn(ack) ?? leg.heard;
  happen(phone, pair, 'acknowledged', null, env);
}

/** One phone has hung up: so does the controller on the other. */
export function legEnded(phone: Phone, owner: string, env: Env): void {
  const call = phone.calls.get(owner);
  const leg = legOf(call ?? null);
  if (call === undefined || leg === null || leg.pair.state === 'Over') return;
  leg.pair.asking = call;
  happen(phone, leg.pair, 'ended', null, env);
}

function happen(phone: Phone, pair: Pair, event: string, cause: Cause | null, env: Env): void {
  const move = drive(thirdPartyMachine, ownerOf(pair), pair.state, event, env, NO_TIME);
  if (move === null) return;
  pair.state = move.to;
  for (const { type } of move.actions) act(phone, pair, type, cause, env);
}

function act(phone: Phone, pair: Pair, action: string, cause: Cause | null, env: Env): void {
  const { first, second, asking } = pair;
  switch (action) {
    case 'callSecond':
      callSecond(phone, pair, env);
      break;
    case 'settleFirst':
      pass(phone, second, first, env);
      break;
    case 'settleSecond':
      pass(phone, first, second, env);
      break;
    case 'askFirst':
      ask(phone, second, first, env);
      break;
    case 'askSecond':
      ask(phone, first, second, env);
      break;
    case 'passOffer':
      if (asking !== null) passOffer(phone, asking, otherOf(pair, asking), env);
      break;
    case 'passAnswer':
      if (asking !== null) passAnswer(phone, asking, otherOf(pair, asking), env);
      break;
    case 'passRefusal':
      if (asking !== null) decideFor(phone, asking, refusalFor(cause), env);
      break;
    case 'passLateAnswer':
      if (asking !== null) pass(phone, asking, otherOf(pair, asking), env);
      break;
    case 'releaseFirst':
      release(phone, first, cause, env);
      // A second phone that was on the line before is left with nobody.
      release(phone, second, cause, env);
      break;
    case 'releaseOther':
      declineHeld(phone, asking, env);
      if (asking !== null) release(phone, otherOf(pair, asking), cause, env);
      break;
    case 'releaseBoth':
      release(phone, second, cause, env);
      release(phone, first, cause, env);
      break;
    default:
  }
}

/** 6: a refusal that means something to the other phone too; one that is about this way only becomes 488. */
const refusalFor = (cause: Cause | null): number =>
  cause !== null && [488, 491, 606, 500, 504].includes(cause.status) ? cause.status : 488;

function callSecond(phone: Phone, pair: Pair, env: Env): void {
  const { first, flow, other } = pair;
  const leg = legOf(first);
  if (first === null || leg === null) return;
  // 4.3: the first phone's offer is answered at once, by a description that leads nowhere.
  if (flow === 3 && leg.heard !== null) {
    leg.said = said.blackHoleFor(phone, pair.key, leg.heard, env);
    answerHeld(phone, first, leg, printSdp(leg.said), env);
  }
  // 4.1 and 4.2: what the first phone has said, be it an offer or an answer, is the offer to the second.
  const offer = flow === 1 || flow === 2 ? leg.heard : null;
  if (pair.kept !== null) {
    takeOver(phone, pair, pair.kept, offer !== null, env);
    return;
  }
  pair.second = callLeg(phone, pair, other, `${pair.key} second`, offer, env);
}

/** 7: the second phone is on the line with somebody else, who is left now; it is asked instead of called. */
function takeOver(phone: Phone, pair: Pair, kept: Call, offers: boolean, env: Env): void {
  const leg = legOf(kept);
  if (leg === null || leg.pair.state !== 'Connected' || !talking(kept)) {
    happen(phone, pair, 'refused', { status: 480, text: 'Hung up meanwhile' }, env);
    return;
  }
  leg.pair.asking = kept;
  happen(phone, leg.pair, 'ended', null, env);
  leg.pair = pair;
  pair.second = kept;
  leg.offer = null;
  if (offers) ask(phone, pair.first, kept, env);
  else wantChange(phone, kept, 'late', env);
}

/** What one phone answered goes to the other in what acknowledges its offer. */
function pass(phone: Phone, from: Call | null, to: Call | null, env: Env): void {
  const [source, leg] = [legOf(from), legOf(to)];
  if (to === null || leg === null || leg.held === null || source === null || source.heard === null) return;
  answerHeld(phone, to, leg, said.answerTo(leg, source.heard), env);
}

function answerHeld(phone: Phone, call: Call, leg: Leg, answer: string, env: Env): void {
  const { held } = leg;
  leg.held = null;
  if (held === null) return;
  const about = get(held, 'cseq')?.number;
  const { change, dialog } = call;
  if (held.status < 200) sendPrackFor(phone, call, held, answer, env);
  else if (dialog !== null && change?.request && get(change.request, 'cseq')?.number === about)
    acknowledgeChange(phone, call, dialog, change.request, answer, env);
  else acknowledgeFor(phone, call, held, answer, env);
}

/** What one phone said is offered to the other. */
function ask(phone: Phone, from: Call | null, to: Call | null, env: Env): void {
  const [source, leg] = [legOf(from), legOf(to)];
  if (to === null || leg === null || source === null || source.heard === null) return;
  leg.offer = said.offerTo(leg, source.heard);
  wantChange(phone, to, 'offer', env);
}

function passOffer(phone: Phone, from: Call, to: Call | null, env: Env): void {
  const leg = legOf(to);
  if (to === null || leg === null) return;
  const offers = (from.asked?.request.body.length ?? 0) > 0;
  leg.offer = null;
  if (offers) ask(phone, from, to, env);
  else wantChange(phone, to, 'late', env);
}

function passAnswer(phone: Phone, asking: Call, from: Call | null, env: Env): void {
  const [source, leg] = [legOf(from), legOf(asking)];
  if (leg === null || source === null || source.heard === null) return;
  const late = (asking.asked?.request.body.length ?? 0) === 0;
  decideFor(phone, asking, late ? said.offerTo(leg, source.heard) : said.answerTo(leg, source.heard), env);
}

/** The controller ends a call; an offer in it that waits for its answer is declined first (RFC 3264 §6). */
function release(phone: Phone, call: Call | null, cause: Cause | null, env: Env): void {
  if (call === null || legOf(call) === null || !endable(call)) return;
  declineHeld(phone, call, env);
  endCall(phone, call, cause, env);
}

/** RFC 3261 §13.2.2.4: a 2xx whose answer will not come is acknowledged all the same, whoever has hung up. */
function declineHeld(phone: Phone, call: Call | null, env: Env): void {
  const leg = legOf(call);
  if (call !== null && leg !== null && leg.held !== null && leg.held.status >= 200 && leg.heard !== null)
    answerHeld(phone, call, leg, printSdp(said.decliningAll(leg.heard)), env);
}
