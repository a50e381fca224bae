// Requests that stand by themselves: a text message (RFC 3428) and the question what a phone can do (RFC 3261 §11.1).
// A message may carry a link that calls somebody, even in the place of another call (RFC 5359 §2.6).
// Left out: the sessions of RFC 4975, for longer talks.

import { respond } from '../message/build';
import { get, list, make } from '../message/headers';
import type { AnyHeader, Request, Response } from '../message/message';
import type { Uri } from '../message/uri';
import { parseUri } from '../message/uri-parse';
import { printUri } from '../message/uri-print';
import type { Env } from '../model/output';
import type { Act } from '../model/scenario';
import { dial } from '../session/caller';
import { outboundOf } from '../session/elsewhere';
import { findCall, talking } from '../session/find';
import { bareUri, identifierIn, inUri, withUriHeaders } from '../session/identifiers';
import { isAsked, sendAgain } from '../session/in-dialog';
import { whoIs } from '../session/party';
import type { Page, Phone } from '../session/phone';
import { callIdFor, fresh, look, send, tagFor } from '../session/requests';
import type { Transaction } from '../transaction/layer';
import { respond as answer } from '../transaction/layer';
import { readDialogs } from './dialog-info';
import { takeOverUri } from './transfer';
import { escapeXml } from './xml';

/** A person writes a text message: `writes "Take this call?" to carol with the call from alice`. */
export function write(phone: Phone, act: Act, _about: string | null, env: Env): string | null {
  const to = typeof act.options.to === 'string' ? act.options.to : '';
  const text = act.object ?? '';
  const { link, join } = act.options;
  if (typeof join === 'string') {
    const uri = joinUri(phone, join);
    if (uri === null) return `no call of ${join} was known`;
    return sendPage(phone, act.key, to, 'MESSAGE', [HTML], linked(text, printUri(uri), join), env);
  }
  if (typeof link !== 'string') return sendPage(phone, act.key, to, 'MESSAGE', [PLAIN], text, env);
  const call = findCall(phone, link, null, talking);
  const uri = call === undefined ? null : takeOverUri(call);
  if (uri === null) return `there was no call with ${link} to pass on`;
  return sendPage(phone, act.key, to, 'MESSAGE', [HTML], linked(text, printUri(uri), link), env);
}

const linked = (text: string, href: string, words: string): string =>
  `<HTML>${escapeXml(text)} <A HREF="${escapeXml(href)}">${escapeXml(words)}</A></HTML>\r\n`;

/** An address from which a call of somebody can be joined (RFC 3911 §5): of a call that a notification named. */
function joinUri(phone: Phone, whom: string): Uri | null {
  const uri = look(phone, whom);
  const watching = [...phone.subscriptions.values()].findLast(
    ({ role, event, party }) => role === 'subscriber' && event === 'dialog' && party === whom,
  );
  const known = readDialogs(watching?.told ?? '').filter(({ callId }) => callId !== null);
  // RFC 3911 §4: a call that still rings may be joined too, once its other end has made itself known.
  const early = known.find(({ remoteTag, state }) => remoteTag !== null && state === 'early');
  const seen = known.find(({ state }) => state === 'confirmed') ?? early;
  if (uri === null || seen === undefined) return null;
  const params = [
    { name: 'to-tag', value: seen.localTag ?? '' },
    { name: 'from-tag', value: seen.remoteTag ?? '' },
  ];
  return withUriHeaders(uri, [{ name: 'Join', value: inUri({ value: seen.callId ?? '', params }) }]);
}

const PLAIN = make('content-type', { value: 'text/plain', params: [] });
const HTML = make('content-type', { value: 'text/html', params: [] });

/** A person asks what somebody's phone can do: `queries bob`. */
export function query(phone: Phone, act: Act, _about: string | null, env: Env): string | null {
  const accept = make('accept', [{ value: 'application/sdp', params: [] }]);
  const extra = [make('contact', [phone.contact]), accept];
  return sendPage(phone, act.key, act.object ?? '', 'OPTIONS', extra, '', env);
}

function sendPage(
  phone: Phone,
  key: string,
  to: string,
  method: string,
  extra: readonly AnyHeader[],
  body: string,
  env: Env,
): string | null {
  const uri = look(phone, to);
  if (uri === null) return `nobody is called ${to}`;
  const callId = callIdFor(phone, env, key);
  const localTag = tagFor(phone, env, callId, method);
  const from = { ...phone.self, params: [{ name: 'tag', value: localTag }] };
  const target = { display: null, uri, params: [] };
  const request = fresh(
    phone,
    { method, uri, from, to: target, callId, cseq: 1, routes: outboundOf(phone), extra, body },
    env,
  );
  const page: Page = { owner: `${method} ${callId}`, method, party: whoIs(phone, uri), request, attempts: 0 };
  const sent = send(phone, request, { kind: 'page', page }, env);
  if (sent === null) failed(page, 'its host has no address', env);
  else page.request = sent.request;
  return null;
}

const failed = ({ method, party }: Page, detail: string, env: Env): void => {
  const what = method === 'MESSAGE' ? 'undelivered' : 'not-told';
  env.out.push({ type: 'perceived', what, call: null, party, detail });
};

/** An answer to a MESSAGE or OPTIONS, or none. */
export function pageAnswered(phone: Phone, page: Page, outcome: Response | 'timeout' | 'transport', env: Env): void {
  if (typeof outcome === 'string') {
    failed(page, 'no answer', env);
    return;
  }
  if (outcome.status < 200) return;
  if (isAsked(phone, outcome, page.attempts, env)) {
    page.attempts++;
    const sent = sendAgain(phone, page.request, outcome, null, { kind: 'page', page }, env);
    if (sent !== null) page.request = sent.request;
  } else if (outcome.status >= 300 && page.method === 'MESSAGE')
    failed(page, `${outcome.status} ${outcome.reason}`, env);
  else if (page.method === 'OPTIONS') learn(page, outcome, env);
}

/** 11.2: what the answer tells; a refusal tells how an INVITE would fare. */
function learn(page: Page, response: Response, env: Env): void {
  const methods = list(response, 'allow');
  const can = methods.length === 0 ? '' : `; takes ${methods.join(', ')}`;
  const detail = `${response.status} ${response.reason}${can}`;
  env.out.push({ type: 'perceived', what: 'notified', call: null, party: page.party, detail });
}

/** RFC 3428 §7: a message is shown, and answered with a 200 that makes no dialog. */
export function read(phone: Phone, request: Request, server: Transaction, env: Env): void {
  answer(phone.layer, server, respond(request, 200, { toTag: toTagOf(phone, request, env) }), env);
  const from = get(request, 'from');
  const text = typeof request.body === 'string' ? request.body : '';
  phone.letter = request;
  env.out.push({
    type: 'perceived',
    what: 'message',
    call: null,
    party: from === undefined ? null : whoIs(phone, from.uri),
    detail: text.replace(/<[^>]*>/g, '').trim(),
  });
}

const toTagOf = (phone: Phone, request: Request, env: Env): string =>
  tagFor(phone, env, get(request, 'call-id') ?? '', 'MESSAGE');

/** A person opens the link of the last message: the phone calls where it points, in the place of whom it names. */
export function openLink(phone: Phone, act: Act, _about: string | null, env: Env): string | null {
  const body = typeof phone.letter?.body === 'string' ? phone.letter.body : '';
  const href = /HREF="([^"]*)"/i.exec(body)?.[1]?.replace(/&amp;/g, '&') ?? /\bsips?:[^\s<>"]+/.exec(body)?.[0];
  const link = href === undefined ? null : parseUri(href);
  if (link === null || !link.ok) return 'no message had a link';
  const headers: AnyHeader[] = [];
  const replaces = identifierIn(link.uri, 'replaces');
  const join = identifierIn(link.uri, 'join');
  if (replaces !== undefined) headers.push(make('require', ['replaces']), make('replaces', replaces));
  if (join !== undefined) headers.push(make('join', join));
  dial(phone, { uri: bareUri(link.uri), display: null, party: null, key: act.key, headers }, env);
  return null;
}
