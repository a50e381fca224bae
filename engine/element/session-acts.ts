// Acts that change a call that stands: hold and resume, video, codec, place, keys (RFC 3261 §14, RFC 3264 §8).

import type { Env } from '../model/output';
import type { Act } from '../model/scenario';
import type { SessionVerb } from '../model/verbs';
import { decideChange } from '../session/asked';
import { turnDown } from '../session/callee';
import { wantChange } from '../session/change';
import { FAX } from '../session/fax';
import { findCall, ringing } from '../session/find';
import { press } from '../session/keys';
import { move } from '../session/move';
import type { Call, Phone } from '../session/phone';
import { kindsOf } from '../session/sdp-of';
import type { Wanted } from '../session/session';
import { decideWatch } from '../usage/notifier';
import { registerAnew } from '../usage/registration';
import { refreshPlaces } from '../usage/subscriber';

type Take = (phone: Phone, act: Act, about: string | null, env: Env) => void;

/** Calls whose session can be changed: those that stand, and those on their way to it. */
const changeable = (call: Call): boolean =>
  ['Proceeding', 'Alerting', 'Accepted', 'Confirmed'].includes(call.state) && call.session.local !== null;

/** What the person wants from now on; null when it is so already. */
type Wish = (wanted: Wanted, act: Act) => Wanted | null;

const wishing =
  (wish: Wish, otherwise: string, kind: string | null = null): Take =>
  (phone, act, about, env) => {
    const call = findCall(phone, whomOf(act), about, changeable);
    const able = kind === null || (kind === FAX ? phone.spec.fax === true : kindsOf(phone).includes(kind));
    const wanted = call === undefined || !able ? null : wish(call.session.wanted, act);
    if (call === undefined || wanted === null) {
      const instead =
        call === undefined ? 'there was no call' : able ? otherwise : `the phone has no ${kind === FAX ? 'fax' : kind}`;
      env.out.push({ type: 'act', verb: act.verb, taken: false, instead });
      return;
    }
    env.out.push({ type: 'act', verb: act.verb, taken: true, instead: null });
    call.session.wanted = wanted;
    wantChange(phone, call, 'offer', env);
  };

const whomOf = (act: Act): string | null => (typeof act.options.whom === 'string' ? act.options.whom : null);

const deciding =
  (yes: boolean): Take =>
  (phone, act, about, env) => {
    const call = findCall(phone, whomOf(act), about, ({ asked }) => asked?.state === 'Thinking');
    const asked = call === undefined ? decideWatch(phone, yes, env) : decideChange(phone, call, yes, env);
    // Who says no while the phone rings wants no call (RFC 3261 §21.6.2).
    const rings = asked || yes ? undefined : findCall(phone, null, about, ringing);
    const done = asked || (rings !== undefined && turnDown(phone, rings, 603, env));
    tell(act, done ? null : 'nobody had asked for anything', env);
  };

function tell(act: Act, instead: string | null, env: Env): void {
  env.out.push({ type: 'act', verb: act.verb, taken: instead === null, instead });
}

export const SESSION_ACTS: { readonly [V in SessionVerb]: Take } = {
  holds: wishing((wanted) => (wanted.hold ? null : { ...wanted, hold: true }), 'the call was on hold already'),
  resumes: wishing((wanted) => (wanted.hold ? { ...wanted, hold: false } : null), 'the call was not on hold'),
  'adds video': wishing(
    (wanted) => {
      const without = wanted.without.filter((kind) => kind !== 'video');
      return wanted.kinds.includes('video') ? null : { ...wanted, without, kinds: [...wanted.kinds, 'video'] };
    },
    'there was video already',
    'video',
  ),
  'removes video': wishing((wanted) => {
    const kinds = wanted.kinds.filter((kind) => kind !== 'video');
    return wanted.without.includes('video') ? null : { ...wanted, kinds, without: [...wanted.without, 'video'] };
  }, 'there was no video'),
  'sends a fax': wishing(
    (wanted) => (wanted.kinds.includes(FAX) ? null : { ...wanted, kinds: [FAX] }),
    'a fax was under way already',
    FAX,
  ),
  'ends the fax': wishing(
    (wanted) => (wanted.kinds.includes(FAX) ? { ...wanted, kinds: ['audio'] } : null),
    'there was no fax',
  ),
  'changes codec': wishing((wanted, act) => {
    const codec = typeof act.options.codec === 'string' ? act.options.codec : null;
    return codec === null ? { ...wanted, codecs: null } : { ...wanted, codecs: [codec] };
  }, ''),
  renegotiates: (phone, act, about, env) => {
    const call = findCall(phone, whomOf(act), about, changeable);
    const instead = call === undefined ? 'there was no call' : null;
    env.out.push({ type: 'act', verb: act.verb, taken: call !== undefined, instead });
    if (call !== undefined) wantChange(phone, call, act.options.offer === 'late' ? 'late' : 'offer', env);
  },
  moves: (phone, act, _about, env) => {
    const before = phone.place;
    const instead = move(phone, act, env);
    tell(act, instead, env);
    if (instead !== null) return;
    registerAnew(phone, before, env);
    refreshPlaces(phone, env);
  },
  presses: (phone, act, about, env) => tell(act, press(phone, act, about, env), env),
  agrees: deciding(true),
  declines: deciding(false),
};
