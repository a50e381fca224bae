// An INVITE that wants to join a call: RFC 3911 §4. The phone rings; whoever answers makes it the focus of both calls.

import { respond } from '../message/build';
import { get, linesOf } from '../message/headers';
import type { Request } from '../message/message';
import type { Env, Rule } from '../model/output';
import type { Transaction } from '../transaction/layer';
import { respond as answer } from '../transaction/layer';
import { ring } from './callee';
import { endable } from './find';
import { callNamed } from './identifiers';
import type { Phone } from './phone';
import { tagFor } from './requests';

/** An INVITE with a Join header, outside of any dialog. */
export function join(phone: Phone, invite: Request, server: Transaction, env: Env): void {
  const refuse = (status: number, text: string): void => {
    const rule: Rule = { rfc: 3911, section: '4', text };
    env.out.push({ type: 'decision', what: 'refused', data: { method: 'INVITE', status }, rule });
    const toTag = tagFor(phone, env, get(invite, 'call-id') ?? '', 'refusal');
    answer(phone.layer, server, respond(invite, status, { toTag }), env);
  };
  const lines = linesOf(invite, 'join');
  const named = lines[0]?.value;
  if (named === undefined || lines.length > 1) {
    refuse(400, 'exactly one Join');
    return;
  }
  const found = callNamed(phone, named);
  if (found === null) {
    refuse(481, 'no such call here');
    return;
  }
  // 4: a call that is still being set up may be joined like any other.
  if (!endable(found.call)) {
    refuse(603, 'the call to be joined is over');
    return;
  }
  ring(phone, invite, server, env);
  const call = phone.served.get(server.id);
  if (call !== undefined) call.purpose = { kind: 'joins', call: found.call };
}
