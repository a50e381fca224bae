// What a phone does for its person with what it learns of another phone's calls (RFC 4235): takes one of them over
// (RFC 5359 §2.15 and §2.16), or calls again once the other phone is free (RFC 5359 §2.17).

import { make } from '../message/headers';
import type { Uri } from '../message/uri';
import { parseUri } from '../message/uri-parse';
import type { Env } from '../model/output';
import type { Act } from '../model/scenario';
import { dial } from '../session/caller';
import { partyUri } from '../session/party';
import type { Call, Phone, Subscription } from '../session/phone';
import { look } from '../session/requests';
import { callAgain, waitOf } from './call-again';
import type { SeenDialog } from './dialog-info';
import { readDialogs } from './dialog-info';
import type { Aims } from './subscriber';
import { stopWatching, subscribe } from './subscriber';

/** A person takes a call that rings or waits elsewhere: `picks up from bob`. */
export function pickUpFrom(phone: Phone, act: Act, _about: string | null, env: Env): string | null {
  const uri = look(phone, act.object ?? '');
  if (uri === null) return `nobody is called ${act.object ?? 'that'}`;
  subscribe(phone, { uri, party: act.object, event: 'dialog', aim: 'pick up', key: act.key, expires: 0 }, env);
  return null;
}

/** A person wants the last call that failed to be made again when the other is free: `redials`. */
export function redial(phone: Phone, act: Act, about: string | null, env: Env): string | null {
  const failed = about === null ? undefined : phone.calls.get(about);
  const own = (call: Call): boolean => call.role === 'caller' && call.dialog === null;
  const call = failed ?? [...phone.calls.values()].findLast(own);
  const uri = call === undefined ? null : partyUri(call);
  if (call === undefined || uri === null) return 'no call had failed';
  // RFC 3261 §20.33: who says when to try again is not asked before.
  const wait = waitOf(call);
  if (wait !== null) {
    callAgain(phone, call, wait, env);
    return null;
  }
  subscribe(phone, { uri, party: call.party, event: 'dialog', aim: 'redial', key: act.key, about: call }, env);
  return null;
}

/** What each aim makes of a notification. */
export const AIMS: Aims = {
  'pick up': (phone, subscription, body, env) => {
    const told = readDialogs(body);
    const seen = told.find(
      (one) => one.callId !== null && one.remoteTag !== null && (one.state === 'early' || one.state === 'confirmed'),
    );
    const uri = seen === undefined ? null : whereIs(phone, seen);
    if (seen === undefined || uri === null) {
      const rule = { rfc: 4235, section: '6', text: 'identifiers are for those who may take calls over' };
      env.out.push({ type: 'ignored', what: 'NOTIFY', why: 'it names no call that could be taken', rule });
      const { party } = subscription;
      // RFC 4235 §6: a phone that tells of calls and not which trusts others with that, and not this one.
      const kept = told.some(({ callId, state }) => callId === null && state !== 'terminated');
      const detail = kept ? 'it has a call, and does not trust this phone to take it over' : 'no call to take over';
      env.out.push({ type: 'perceived', what: 'not-told', call: null, party, detail });
      return;
    }
    takeOver(phone, seen, uri, `picked up ${subscription.callId}`, env);
  },
  redial: (phone, subscription, body, env) => {
    const busy = readDialogs(body).some(({ state }) => state !== 'terminated');
    const again = redialled(phone, subscription);
    if (again !== undefined && again.state !== 'Ended') {
      // The call stands, or is on its way: when the other phone says so too, there is nothing left to watch for.
      if (again.dialog?.state === 'confirmed' && subscription.state === 'Active')
        stopWatching(phone, subscription, env);
      return;
    }
    const { about } = subscription;
    const uri = about === null ? null : partyUri(about);
    if (busy || uri === null || about === null || subscription.state !== 'Active') return;
    subscription.attempts++;
    dial(
      phone,
      { uri, display: null, party: about.party, key: `${keyOf(subscription)} ${subscription.attempts}` },
      env,
    );
  },
};

const keyOf = ({ callId }: Subscription): string => `redial ${callId}`;

/** The call that was made because the other phone was free. */
const redialled = (phone: Phone, { about, party }: Subscription): Call | undefined => {
  const calls = [...phone.calls.values()];
  const after = about === null ? 0 : calls.indexOf(about) + 1;
  return calls.slice(after).findLast((call) => call.role === 'caller' && call.party === party);
};

/** The other end of the call: its Contact where that can be reached, else its address. */
function whereIs(phone: Phone, seen: SeenDialog): Uri | null {
  const direct = phone.outbound.length === 0 || (seen.remoteTarget ?? '').includes(';gr');
  const text = (direct ? seen.remoteTarget : seen.remoteIdentity) ?? seen.remoteTarget ?? seen.remoteIdentity;
  const read = text === null ? null : parseUri(text);
  return read?.ok ? read.uri : null;
}

/** RFC 3891 §4: an INVITE to the other end of somebody's call, to take their place. */
function takeOver(phone: Phone, seen: SeenDialog, uri: Uri, key: string, env: Env): void {
  const named = {
    value: seen.callId ?? '',
    params: [
      { name: 'to-tag', value: seen.remoteTag ?? '' },
      { name: 'from-tag', value: seen.localTag ?? '' },
      // 7.1: a call that only rang is not to be torn from whoever answers it meanwhile.
      ...(seen.state === 'early' ? [{ name: 'early-only', value: null }] : []),
    ],
  };
  const headers = [make('require', ['replaces']), make('replaces', named)];
  dial(phone, { uri, display: null, party: null, key, headers }, env);
}
