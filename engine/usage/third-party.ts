// Third-party call control: RFC 3725 §4.1, flow I. The controller calls the first phone without an offer, carries the
// offer of its answer to the second, and the answer back in the ACK; the media run between the two phones alone.
// Left out: flows II to IV (§4.2 to §4.4), in which the first phone need not wait for the second to be answered.

import type { Response } from '../message/message';
import { parseSdp, printSdp } from '../message/sdp';
import type { Env } from '../model/output';
import type { Act } from '../model/scenario';
import { acknowledgeHeld, callerHangsUp, dial } from '../session/caller';
import { talking } from '../session/find';
import { whoIs } from '../session/party';
import type { Call, Pair, Phone } from '../session/phone';
import { look } from '../session/requests';

/** A controller connects two phones: `connects alice with bob`. */
export function connect(phone: Phone, act: Act, _about: string | null, env: Env): string | null {
  const uri = look(phone, act.object ?? '');
  const other = look(phone, typeof act.options.with === 'string' ? act.options.with : '');
  if (uri === null || other === null) return 'one of them is not known';
  const pair: Pair = { key: act.key, other, first: null, second: null, held: null, answer: null };
  const purpose = { kind: 'leg', pair } as const;
  // 4.1: the first INVITE has no offer: the phone that is called makes it.
  pair.first = dial(phone, { uri, display: null, party: whoIs(phone, uri), key: act.key, late: true, purpose }, env);
  return null;
}

const bodyOf = (response: Response): string => (typeof response.body === 'string' ? response.body : '');

/** One of the two phones has answered, or refused. */
export function legAnswered(
  phone: Phone,
  call: Call,
  pair: Pair,
  outcome: Response | 'timeout' | 'transport',
  env: Env,
): void {
  const accepted = typeof outcome !== 'string' && outcome.status >= 200 && outcome.status < 300;
  if (pair.second === null) {
    if (!accepted || call !== pair.first || pair.held !== null) return;
    pair.held = outcome;
    const { other: uri } = pair;
    const purpose = { kind: 'leg', pair } as const;
    const body = bodyOf(outcome);
    pair.second = dial(
      phone,
      { uri, display: null, party: whoIs(phone, uri), key: `${pair.key} second`, body, purpose },
      env,
    );
    return;
  }
  if (call !== pair.second || pair.first === null || pair.held === null || pair.answer !== null) return;
  if (typeof outcome !== 'string' && outcome.status < 200) return;
  // 4.1: an offer must be answered even when nothing came of it; each stream is declined then.
  pair.answer = accepted ? bodyOf(outcome) : declined(bodyOf(pair.held));
  acknowledgeHeld(phone, pair.first, pair.held, env);
  if (!accepted) callerHangsUp(phone, pair.first, env);
}

/** RFC 3264 §6: an answer that takes no stream. */
function declined(offer: string): string {
  const read = parseSdp(offer);
  if (!read.ok) return '';
  const media = read.sdp.media.map((section) => ({ ...section, port: 0, attributes: [] }));
  return printSdp({ ...read.sdp, media });
}

/** One phone has hung up: so does the controller on the other. */
export function legEnded(phone: Phone, owner: string, env: Env): void {
  const call = phone.calls.get(owner);
  if (call?.purpose?.kind !== 'leg') return;
  const { first, second } = call.purpose.pair;
  const peer = call === first ? second : first;
  if (peer !== null && talking(peer)) callerHangsUp(phone, peer, env);
}
