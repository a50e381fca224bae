// Publishing: RFC 3903 §4 and §5. A phone that is set to hands its presence to the server of its domain, and keeps it
// true there: it renews it, changes it, takes it back, and begins anew where the server has lost it (412).
// Left out: publishing within a dialog (§4 allows it and advises against it).

import { get, make } from '../message/headers';
import type { AnyHeader, Request, Response } from '../message/message';
import type { Env } from '../model/output';
import type { Act } from '../model/scenario';
import { SECOND } from '../model/time';
import { drive } from '../session/drive';
import { outboundOf } from '../session/elsewhere';
import { isAsked, sendAgain } from '../session/in-dialog';
import type { Phone, Publication } from '../session/phone';
import { callIdFor, fresh, send, tagFor } from '../session/requests';
import { retryAfterOf } from '../session/retry-after';
import { PIDF, presenceDocument, presenceOf, tupleOf } from './pidf';
import { publicationMachine } from './publication.machine';

/** Seconds a publication is to hold when the phone is not set otherwise (RFC 3856 §6.4). */
const DEFAULT_EXPIRES = 3600;
/** It is renewed this long before its end, or at half its time when that is brief. */
const REFRESH_BEFORE = 60;
/** RFC 3903 names no time after which to try again; this is that of RFC 5626 §4.5. */
const RECOVERY = 30;

/** The words of `appears`, and what each says in a presence document. */
const MOODS: Readonly<Record<string, string>> = {
  available: 'open',
  away: 'open: away',
  busy: 'open: busy',
  offline: 'closed',
};

/** A person says how they are: `appears away`, `appears "at lunch"`. */
export function appear(phone: Phone, act: Act): string | null {
  const shown = MOODS[act.object ?? ''] ?? `open: ${act.object ?? ''}`;
  const instead = phone.shown === shown ? 'it was shown so already' : null;
  phone.shown = shown;
  return instead;
}

/** After anything that happened: whether the server knows how things stand, and is to know (RFC 3903 §4). */
export function publishAnew(phone: Phone, env: Env): void {
  if (phone.offline) return;
  const here = phone.registration?.state;
  const wanted = here === 'Unregistered' ? null : presenceOf(phone);
  const begins = here === 'Registered' || phone.shown !== null;
  if (phone.publication === null && (!begins || wanted === null)) return;
  phone.publication ??= create(phone, env);
  const { publication } = phone;
  const { state, told } = publication;
  if (state === 'Unpublished' && begins && wanted !== null && wanted !== told)
    happen(phone, publication, 'publish', env);
  else if (state === 'Published' && wanted !== null && wanted !== told) happen(phone, publication, 'changed', env);
  else if ((state === 'Published' || state === 'Waiting' || state === 'Unsure') && wanted === null)
    happen(phone, publication, 'remove', env);
}

function create(phone: Phone, env: Env): Publication {
  const callId = callIdFor(phone, env, 'publication');
  return {
    owner: `publication ${callId}`,
    state: 'Unpublished',
    callId,
    localTag: tagFor(phone, env, callId, 'publication'),
    attempts: 0,
    etag: null,
    expires: phone.spec.services?.publishesFor ?? DEFAULT_EXPIRES,
    granted: 0,
    told: null,
    retry: null,
    request: null,
  };
}

/** A timer of a publication fired; false when the owner is none. */
export function publicationTimer(phone: Phone, owner: string, name: string, env: Env): boolean {
  if (phone.publication?.owner !== owner) return false;
  happen(phone, phone.publication, `timer.${name}`, env);
  return true;
}

/** An answer to PUBLISH, or none. */
export function publicationAnswered(
  phone: Phone,
  publication: Publication,
  outcome: Response | 'timeout' | 'transport',
  env: Env,
): void {
  if (typeof outcome === 'string') {
    // A phone without a network waits for that to come back.
    happen(phone, publication, phone.offline && publication.state !== 'Removing' ? 'refused' : 'unanswered', env);
    if (phone.offline) publication.told = null;
    return;
  }
  if (outcome.status < 200) return;
  publication.retry = retryAfterOf(outcome);
  happen(phone, publication, classify(phone, publication, outcome, env), env, outcome);
}

/** What says that the server, or the way to it, fails just now (RFC 3261 §21.5, §21.4.9). */
const OUT_OF_ORDER: ReadonlySet<number> = new Set([408, 480, 500, 503, 504]);

function classify(phone: Phone, publication: Publication, response: Response, env: Env): string {
  const { status } = response;
  if (status < 300) {
    // 4.1, 8.2: the tag of the answer takes the place of the one before.
    publication.etag = get(response, 'sip-etag') ?? null;
    publication.granted = get(response, 'expires') ?? publication.expires;
    return 'accepted';
  }
  if (isAsked(phone, response, publication.attempts, env)) return 'challenged';
  if (publication.state === 'Removing') return status === 412 ? 'gone' : 'unanswered';
  if (status === 412 && publication.state === 'Updating') return 'gone';
  const least = get(response, 'min-expires') ?? 0;
  if (status === 423 && publication.state === 'Publishing' && least > publication.expires) return 'too-brief';
  return OUT_OF_ORDER.has(status) || publication.state === 'Updating' ? 'unanswered' : 'refused';
}

function happen(
  phone: Phone,
  publication: Publication,
  event: string,
  env: Env,
  response: Response | null = null,
): void {
  const { granted, retry, owner, state } = publication;
  const refresh = granted > 2 * REFRESH_BEFORE ? granted - REFRESH_BEFORE : granted / 2;
  const durations = (name: string): number => (name === 'recovery' ? (retry ?? RECOVERY) : refresh) * SECOND;
  const move = drive(publicationMachine, owner, state, event, env, durations, true);
  if (move === null) return;
  publication.state = move.to;
  // 5: a tag that named nothing is of no use any more.
  if (event === 'gone' || move.to === 'Unpublished') publication.etag = null;
  if (move.to === 'Unpublished' && event !== 'refused') publication.told = null;
  for (const { type } of move.actions) act(phone, publication, type, env, response);
}

function act(phone: Phone, publication: Publication, action: string, env: Env, response: Response | null): void {
  switch (action) {
    case 'sendInitial':
    case 'sendModify':
      publication.attempts = 0;
      publication.told = presenceOf(phone);
      publish(phone, publication, publication.expires, documentOf(phone, publication), env);
      break;
    case 'sendRefresh':
      publication.attempts = 0;
      publish(phone, publication, publication.expires, '', env);
      break;
    case 'sendRemoval':
      publication.attempts = 0;
      publish(phone, publication, 0, '', env);
      break;
    case 'sendLonger':
      publication.expires = (response === null ? undefined : get(response, 'min-expires')) ?? publication.expires;
      again(phone, publication, null, [make('expires', publication.expires)], env);
      break;
    case 'sendAgain':
      again(phone, publication, response, [], env);
      break;
    case 'reportRefused': {
      const detail = `presence: ${response === null ? 'no answer' : `${response.status} ${response.reason}`}`;
      env.out.push({ type: 'perceived', what: 'undelivered', call: null, detail });
      break;
    }
    default:
  }
}

const documentOf = (phone: Phone, { callId }: Publication): string =>
  presenceDocument(phone.self.uri, [tupleOf(phone, `t${callId.slice(0, 6)}`)]);

/** 4: a request outside of every dialog, to the address it is about. */
function publish(phone: Phone, publication: Publication, expires: number, body: string, env: Env): void {
  const { localTag, callId, etag, request } = publication;
  const extra: AnyHeader[] = [
    make('event', { value: 'presence', params: [] }),
    make('expires', expires),
    // 4.1: it names what it renews, changes or removes.
    ...(etag === null ? [] : [make('sip-if-match', etag)]),
    ...(body === '' ? [] : [make('content-type', PIDF)]),
  ];
  const message = fresh(
    phone,
    {
      method: 'PUBLISH',
      uri: phone.self.uri,
      from: { ...phone.self, params: [{ name: 'tag', value: localTag }] },
      to: { ...phone.self, params: [] },
      callId,
      cseq: request === null ? 1 : (get(request, 'cseq')?.number ?? 0) + 1,
      routes: outboundOf(phone),
      extra,
      body,
    },
    env,
  );
  publication.request = message;
  keep(phone, publication, send(phone, message, { kind: 'publish', publication }, env), env);
}

/** The same once more: with credentials, or for longer. */
function again(
  phone: Phone,
  publication: Publication,
  response: Response | null,
  changes: readonly AnyHeader[],
  env: Env,
): void {
  const { request } = publication;
  if (request === null) return;
  publication.attempts++;
  const usage = { kind: 'publish', publication } as const;
  keep(phone, publication, sendAgain(phone, request, response, null, usage, env, changes), env);
}

function keep(phone: Phone, publication: Publication, sent: { readonly request: Request } | null, env: Env): void {
  if (sent === null) publicationAnswered(phone, publication, 'transport', env);
  else publication.request = sent.request;
}
