// An INVITE that takes the place of another call: RFC 3891 §3. The phone takes it at once, without ringing, and ends the
// call it replaces: with a BYE when that was answered, with a CANCEL when it was still being set up from here.

import { respond } from '../message/build';
import { get, linesOf, param } from '../message/headers';
import type { Request } from '../message/message';
import { sameUri } from '../message/uri-compare';
import type { Env, Rule } from '../model/output';
import type { Transaction } from '../transaction/layer';
import { respond as answer } from '../transaction/layer';
import { calleeHangsUp, takeAtOnce } from './callee';
import { callerHangsUp } from './caller';
import { endable } from './find';
import { callNamed } from './identifiers';
import { partyUri } from './party';
import type { Call, Phone } from './phone';
import { tagFor } from './requests';

/** An INVITE with a Replaces header, outside of any dialog. */
export function replace(phone: Phone, invite: Request, server: Transaction, env: Env): void {
  const refuse = (status: number, text: string): void => {
    const rule: Rule = { rfc: 3891, section: '3', text };
    env.out.push({ type: 'decision', what: 'refused', data: { method: 'INVITE', status }, rule });
    const toTag = tagFor(phone, env, get(invite, 'call-id') ?? '', 'refusal');
    answer(phone.layer, server, respond(invite, status, { toTag }), env);
  };
  const lines = linesOf(invite, 'replaces');
  const named = lines[0]?.value;
  if (named === undefined || lines.length > 1 || get(invite, 'join') !== undefined) {
    refuse(400, 'one Replaces, and nothing that contradicts it');
    return;
  }
  const found = callNamed(phone, named);
  if (found === null) {
    refuse(481, 'no such call here');
    return;
  }
  const { call } = found;
  if (!endable(call)) {
    refuse(603, 'the call to be replaced is over: so is this one');
    return;
  }
  const answered = call.state === 'Confirmed' || call.state === 'Accepted';
  if (answered && param(named.params, 'early-only') !== undefined) {
    refuse(486, 'only an unanswered call was to be replaced, and this one is answered');
    return;
  }
  if (!answered && call.role === 'callee') {
    refuse(481, 'a call that only rings here cannot be replaced from outside');
    return;
  }
  env.out.push({
    type: 'decision',
    what: 'replaced',
    data: { callId: call.callId, because: grounds(invite, call) },
    rule: { rfc: 3891, section: '3', text: 'the new call is taken, and the one it names is ended' },
  });
  if (!takeAtOnce(phone, invite, server, env)) return;
  if (call.role === 'caller') callerHangsUp(phone, call, env);
  else calleeHangsUp(phone, call, env);
}

/** 3: why the caller may take the other's place; where nothing proves it, the phone's own policy allows it. */
function grounds(invite: Request, call: Call): string {
  const party = partyUri(call);
  const by = get(invite, 'referred-by');
  if (party !== null && by !== undefined && sameUri(by.uri, party)) return 'it comes on behalf of the other party';
  const from = get(invite, 'from');
  if (party !== null && from !== undefined && sameUri(from.uri, party)) return 'it is the other party';
  return 'whoever knows the call may take it';
}
