// What this end wants changed about a session and has not asked for yet: RFC 3261 §14.1. The first moment at which an
// offer may go is not always a request of its own: RFC 3262 §5 lets it ride in a PRACK. RFC 3264 §10.2: a caller that
// was left a choice of codecs may ask for one of them.

import type { Env } from '../model/output';
import { changeMachine } from './change.machine';
import { codecsOf } from './codecs';
import { drive, start } from './drive';
import { makeOffer } from './media';
import type { Asks, Call, Phone } from './phone';
import type { Session } from './session';

const NO_TIME = (): number => 0;

/** Notes what is to be asked for as soon as that is possible. */
export function wish(call: Call, asks: Asks, env: Env): void {
  if (call.change === null) {
    const { to: state } = start(changeMachine, call.owner, env, NO_TIME);
    const none = { request: null, transaction: null, attempts: 0, due: null, again: false };
    call.change = { state, method: 'INVITE', ...none, asks };
  }
  // A refresh needs no request of its own when another is to go anyway.
  if (asks !== 'refresh' || call.change.due === null) call.change.due = asks;
}

/**
 * RFC 3262 §5, RFC 6337 §2.2: what this end wants may be offered in the PRACK that acknowledges the answer to its first
 * offer. Empty when there is nothing to offer, or not yet.
 */
export function offerInPrack(phone: Phone, call: Call, session: Session, env: Env): string {
  const { change } = call;
  if (change === null || (change.due !== 'offer' && change.due !== 'status')) return '';
  if (change.state !== 'Idle' && change.state !== 'Waiting') return '';
  if (session !== call.session || session.state !== 'Agreed' || !session.firm || call.early.size !== 1) return '';
  if ((call.forks?.pracks ?? 0) > 0) return '';
  const move = drive(changeMachine, call.owner, change.state, 'send', env, NO_TIME);
  if (move === null) return '';
  Object.assign(change, { state: move.to, method: 'PRACK', asks: change.due, due: null, attempts: 0, again: false });
  return makeOffer(phone, call.owner, session, env);
}

/** RFC 3264 §10.2: the answer left more than one codec; a phone that is set to keeps to the first. */
export function chooseCodec(phone: Phone, call: Call, env: Env): void {
  const { session } = call;
  const { local, remote } = session;
  if (phone.spec.oneCodec !== true || session.state !== 'Agreed' || local === null || remote === null) return;
  for (const [at, theirs] of remote.media.entries()) {
    const mine = local.media[at];
    if (mine === undefined || mine.port === 0 || theirs.port === 0) continue;
    const own = codecsOf(mine).map(({ name }) => name);
    const shared = codecsOf(theirs)
      .map(({ name }) => name)
      .filter((name) => own.includes(name));
    const [first, ...others] = shared.filter((name) => name !== 'telephone-event');
    if (first === undefined || others.length === 0) continue;
    const kept = (session.wanted.codecs ?? phone.spec.codecs).filter((name) => !others.includes(name));
    session.wanted = { ...session.wanted, codecs: kept };
    env.out.push({
      type: 'decision',
      what: 'one-codec',
      data: { codec: first, not: others },
      rule: { rfc: 3264, section: '10.2', text: 'the answer left a choice: a second offer names one codec' },
    });
    wish(call, 'offer', env);
  }
}
