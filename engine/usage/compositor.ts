// A presence server: the event state compositor of RFC 3903 §6, and the presence agent of RFC 3856 §6. It keeps what
// phones publish, each publication under an entity-tag and for a time, and tells whoever watches (`notifier.ts`).
// Composed is what the phones of one person published, side by side, the oldest first: RFC 3903 §3 leaves that to the server.

import { respond } from '../message/build';
import { get, make } from '../message/headers';
import type { AnyHeader, Request } from '../message/message';
import type { Uri } from '../message/uri';
import { isSip, printUri } from '../message/uri-print';
import type { Env, Rule } from '../model/output';
import { SECOND } from '../model/time';
import { base36 } from '../random';
import { behaviourOf } from '../session/behaviour';
import type { Phone, Published, Subscription } from '../session/phone';
import { tagFor } from '../session/requests';
import type { Transaction } from '../transaction/layer';
import { respond as answer } from '../transaction/layer';
import { idOf, presenceDocument, tuplesIn } from './pidf';

/** Seconds a publication holds when the phone names no time (RFC 3903 §6 step 4; RFC 3856 §6.4). */
const DEFAULT_EXPIRES = 3600;

export const isCompositor = (phone: Phone): boolean => behaviourOf(phone) === 'presence';

/** Whether this server keeps the state of an address: of every user of its own domain (RFC 3903 §6 step 1). */
export function keepsStateOf(phone: Phone, uri: Uri): boolean {
  const own = phone.self.uri;
  return isSip(uri) && isSip(own) && uri.user !== null && uri.host.toLowerCase() === own.host.toLowerCase();
}

/** One name for an address, however it is written. */
const resourceOf = (uri: Uri): string =>
  'host' in uri ? `${uri.user ?? ''}@${uri.host.toLowerCase()}` : printUri(uri);

/** What a refusal says, besides its status. */
interface Refusal {
  readonly status: number;
  readonly section: string;
  readonly why: string;
  readonly headers?: readonly AnyHeader[];
}

/** A PUBLISH passed the checks of every request: the steps of RFC 3903 §6. */
export function published(phone: Phone, request: Request, server: Transaction, env: Env): void {
  const toTag = tagFor(phone, env, get(request, 'call-id') ?? '', 'PUBLISH', get(request, 'cseq')?.number ?? 0);
  const { store } = phone;
  const resource = resourceOf(request.uri);
  const named = get(request, 'sip-if-match')?.trim();
  const known = store.find((one) => one.resource === resource && one.etag === named);
  const asked = get(request, 'expires') ?? DEFAULT_EXPIRES;
  const granted = Math.min(asked, phone.spec.services?.longestPublication ?? DEFAULT_EXPIRES);
  const refusal = refusalOf(phone, request, named, known, asked);
  if (refusal !== null) {
    const { status, section, why, headers = [] } = refusal;
    decide(env, 'refused', { method: 'PUBLISH', status }, section, why);
    answer(phone.layer, server, respond(request, status, { toTag, headers }), env);
    return;
  }
  const etag = base36(
    env.draw('entity-tag', phone.id, get(request, 'call-id') ?? '', get(request, 'cseq')?.number ?? 0),
  );
  if (granted === 0) {
    if (known !== undefined) forget(phone, known, env);
    decide(env, 'publication-removed', { resource }, '6', 'step 5: Expires: 0 removes it at once');
  } else if (known === undefined) {
    const fresh: Published = { owner: `published ${etag}`, resource, etag, body: bodyOf(request) };
    store.push(fresh);
    decide(env, 'published', { resource, etag }, '6', 'step 3: a new publication, and a tag that names it');
    expire(fresh, granted, env);
  } else {
    const changes = request.body.length > 0;
    if (changes) known.body = bodyOf(request);
    known.etag = etag;
    const text = changes ? 'step 5: the new state takes the place of the old one' : 'step 5: it holds for longer';
    decide(env, changes ? 'publication-changed' : 'publication-refreshed', { resource, etag }, '6', text);
    expire(known, granted, env);
  }
  const headers = [make('sip-etag', etag), make('expires', granted)];
  answer(phone.layer, server, respond(request, 200, { toTag, headers }), env);
}

/** The first step of §6 that objects. */
function refusalOf(
  phone: Phone,
  request: Request,
  named: string | undefined,
  known: Published | undefined,
  asked: number,
): Refusal | null {
  if (!isCompositor(phone) || !keepsStateOf(phone, request.uri))
    return { status: 404, section: '6', why: 'step 1: no state of this address is kept here' };
  if (get(request, 'event')?.value !== 'presence')
    return {
      status: 489,
      section: '6',
      why: 'step 2: nothing of that kind can be published here',
      headers: [make('allow-events', ['presence'])],
    };
  if (named !== undefined && (named === '' || /[\s,]/.test(named)))
    return { status: 400, section: '6', why: 'step 3: one entity-tag, and no more' };
  if (named !== undefined && known === undefined)
    return { status: 412, section: '6', why: 'step 3: the tag names nothing that is kept here' };
  const least = phone.spec.services?.shortestPublication ?? 0;
  if (asked > 0 && asked < least)
    return {
      status: 423,
      section: '6',
      why: 'step 4: too brief for this server',
      headers: [make('min-expires', least)],
    };
  if (named === undefined && request.body.length === 0)
    return { status: 400, section: '6', why: 'step 5: an initial publication without a state' };
  return null;
}

const bodyOf = ({ body }: Request): string => (typeof body === 'string' ? body : '');

/** Step 4: it is kept for so long; setting the timer again replaces the one before. */
function expire({ owner }: Published, seconds: number, env: Env): void {
  env.out.push({ type: 'timer-started', owner, name: 'expiry', duration: seconds * SECOND, background: true });
}

function forget(phone: Phone, one: Published, env: Env): void {
  phone.store.splice(phone.store.indexOf(one), 1);
  env.out.push({ type: 'timer-cancelled', owner: one.owner, name: 'expiry' });
}

/** Nobody has renewed a publication; false when the timer is another one's. */
export function publishedTimer(phone: Phone, owner: string, env: Env): boolean {
  if (!owner.startsWith('published ')) return false;
  const at = phone.store.findIndex((one) => one.owner === owner);
  const [gone] = at < 0 ? [] : phone.store.splice(at, 1);
  if (gone !== undefined)
    decide(env, 'publication-expired', { resource: gone.resource }, '4.2', 'nobody renewed it: it is kept no longer');
  return true;
}

/** RFC 3856 §6: whom a subscription to a presence server is about. */
const aboutOf = ({ resource }: Subscription): Uri => resource;

const tuplesOf = (phone: Phone, subscription: Subscription): readonly string[] => {
  const resource = resourceOf(aboutOf(subscription));
  const kept = phone.store.filter((one) => one.resource === resource).flatMap(({ body }) => tuplesIn(body));
  // RFC 3863 §4.1.2: an id is there once. A phone that has lost count publishes its tuple again: the later one counts.
  const tuples = [...new Map(kept.map((tuple) => [idOf(tuple), tuple])).values()];
  // RFC 3863 §4.1.4: of whom nothing is published nothing is open.
  return tuples.length === 0 ? ['<tuple id="none"><status><basic>closed</basic></status></tuple>'] : tuples;
};

/** What has changed when this text is another. */
export const composedKey = (phone: Phone, subscription: Subscription): string =>
  tuplesOf(phone, subscription).join('\n');

/** What the phones of one person published, as one document. */
export const composed = (phone: Phone, subscription: Subscription): string =>
  presenceDocument(aboutOf(subscription), tuplesOf(phone, subscription));

function decide(env: Env, what: string, data: Readonly<Record<string, unknown>>, section: string, text: string): void {
  const rule: Rule = { rfc: 3903, section, text };
  env.out.push({ type: 'decision', what, data, rule });
}
