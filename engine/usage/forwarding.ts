// A phone that sends its callers elsewhere: to another address (301, 302, 380), or to the proxy they must come by (305,
// which only the phone itself may say: RFC 3261 §21.3.4); and a caller that lets itself be told why it was refused
// (Error-Info, §20.18).

import { respond } from '../message/build';
import { get, make, top } from '../message/headers';
import type { Request, Response } from '../message/message';
import type { NameAddr, Uri } from '../message/uri';
import type { Env } from '../model/output';
import { dial } from '../session/caller';
import type { Call, Phone } from '../session/phone';
import { look, tagFor } from '../session/requests';
import type { Transaction } from '../transaction/layer';
import { respond as answer } from '../transaction/layer';

/** An INVITE that the phone itself sends elsewhere; false when it may ring here. */
export function sendElsewhere(phone: Phone, invite: Request, server: Transaction, env: Env): boolean {
  const { services } = phone.spec;
  const toTag = tagFor(phone, env, get(invite, 'call-id') ?? '', 'elsewhere');
  const direct = phone.gate !== null && top(invite, 'via')?.host !== hostOf(phone.gate.uri);
  const target = services?.forward === undefined ? null : look(phone, services.forward);
  const contact: NameAddr | null = direct
    ? phone.gate
    : target === null
      ? null
      : { display: null, uri: target, params: [] };
  if (contact === null) return false;
  const status = direct ? 305 : (services?.forwardAs ?? 302);
  env.out.push({
    type: 'decision',
    what: 'sent-elsewhere',
    data: { status },
    rule: { rfc: 3261, section: direct ? '21.3.4' : '21.3', text: 'the caller is told where to call instead' },
  });
  answer(phone.layer, server, respond(invite, status, { toTag, headers: [make('contact', [contact])] }), env);
  return true;
}

const hostOf = (uri: Uri): string => ('host' in uri ? uri.host : '');

/** The caller is refused, and calls the announcement that says why, when its phone is set so. */
export function followRefusal(phone: Phone, call: Call, response: Response, env: Env): void {
  if (phone.spec.services?.announcements !== true || response.status < 400) return;
  const info = get(response, 'error-info')?.find(({ uri }) => uri.scheme === 'sip' || uri.scheme === 'sips');
  if (info === undefined) return;
  env.out.push({
    type: 'decision',
    what: 'announcement',
    data: { because: `${response.status} ${response.reason}` },
    rule: { rfc: 3261, section: '20.18', text: 'Error-Info names a place that explains the refusal' },
  });
  dial(phone, { uri: info.uri, display: null, party: null, key: `announcement ${call.owner}` }, env);
}
