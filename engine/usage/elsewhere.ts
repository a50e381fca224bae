// Having another phone call (RFC 3515 outside of calls): to park a call (RFC 5359 §2.15), to have music played to whom
// one holds (§2.3), or to have one's own desk phone dial (§2.18).

import { get, make, tagOf } from '../message/headers';
import type { NameAddr, Uri } from '../message/uri';
import type { Env } from '../model/output';
import type { Act } from '../model/scenario';
import { perceive } from '../session/call';
import { dial } from '../session/caller';
import { findCall, talking } from '../session/find';
import { lineOf } from '../session/lines';
import { whoIs } from '../session/party';
import type { Call, Phone, Subscription } from '../session/phone';
import { look } from '../session/requests';
import { namesDialog, readSipfrag } from './sipfrag';
import { refer, takeOverUri } from './transfer';

const plain = (uri: Uri): NameAddr => ({ display: null, uri, params: [] });
const SILENT = make('refer-sub', { value: 'false', params: [] });

/** A person parks a call: the park server is asked to take it over. */
export function park(phone: Phone, act: Act, about: string | null, env: Env): string | null {
  const call = findCall(phone, act.object, about, talking);
  const at = typeof act.options.at === 'string' ? act.options.at : '';
  return call === undefined ? 'there was no such call to park' : handOver(phone, call, at, 'park', act.key, env);
}

function handOver(phone: Phone, call: Call, at: string, aim: string, key: string, env: Env): string | null {
  const uri = look(phone, at);
  const target = takeOverUri(call);
  if (uri === null || target === null) return `nobody is called ${at}`;
  refer(
    phone,
    { referTo: plain(target), call: null, to: { uri, party: whoIs(phone, uri), key }, aim, about: call },
    env,
  );
  return null;
}

/** A person has another phone of theirs dial: `lets bob call carol`. */
export function letCall(phone: Phone, act: Act, _about: string | null, env: Env): string | null {
  const uri = look(phone, act.object ?? '');
  const target = look(phone, typeof act.options.call === 'string' ? act.options.call : '');
  if (uri === null || target === null) return `nobody is called ${act.object ?? 'that'}`;
  const extra = act.options.report === 'none' ? [SILENT] : [];
  refer(
    phone,
    { referTo: plain(target), call: null, to: { uri, party: whoIs(phone, uri), key: act.key }, aim: 'call', extra },
    env,
  );
  return null;
}

/** The hold has taken effect: the music server is asked to play to whom is held, when the phone is set so. */
export function playMusic(phone: Phone, owner: string, env: Env): void {
  const server = phone.spec.services?.holdMusic;
  const call = lineOf(phone.going, owner);
  if (server === undefined || call === undefined) return;
  handOver(phone, call, server, 'music', `music ${owner}`, env);
}

/** A person takes back whom the music server entertains; false when nobody is there. */
export function takeBack(phone: Phone, act: Act, env: Env): boolean {
  const music = [...phone.subscriptions.values()].findLast(
    ({ aim, state, used }) => aim === 'music' && state === 'Transferred' && used !== true,
  );
  if (music === undefined) return false;
  const named = identifierOf(music);
  if (named === null) return false;
  music.used = true;
  const headers = [make('require', ['replaces']), make('replaces', named.identifier)];
  const party = music.about?.party ?? null;
  dial(phone, { uri: named.uri, display: null, party, key: act.key, headers, purpose: { kind: 'back', music } }, env);
  return true;
}

/** Whom the music server entertained is back, or is not: then they can be asked for once more. */
export function takenBack(call: Call, music: Subscription, env: Env): void {
  if (call.state === 'Confirmed') perceive(env, 'retrieved', call, null);
  else music.used = false;
}

/** The dialog that the last report names, as its other end sees it (RFC 5359 §2.3, F17). */
function identifierOf({ told }: Subscription) {
  const fragment = readSipfrag(told);
  if (fragment === null || !namesDialog(fragment)) return null;
  const [to, from, callId] = [get(fragment, 'to'), get(fragment, 'from'), get(fragment, 'call-id')];
  const contact = get(fragment, 'contact');
  if (to === undefined || from === undefined || callId === undefined) return null;
  const uri = contact === undefined || contact === '*' ? to.uri : (contact[0]?.uri ?? to.uri);
  const params = [
    { name: 'to-tag', value: tagOf(to) ?? '' },
    { name: 'from-tag', value: tagOf(from) ?? '' },
  ];
  return { uri, identifier: { value: callId, params } };
}
