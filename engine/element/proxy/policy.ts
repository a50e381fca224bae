// What an administrator or a user has asked the proxy to do beyond plain routing: forwarding, find-me lists and block
// lists (RFC 3261 §16.5: anything may shape the target set; RFC 5359 §2.7 to §2.9 and §2.12 to §2.14 show them).
// Only questions are answered here; `targets.ts` and `screen.ts` act on them.

import { get } from '../../message/headers';
import type { Request } from '../../message/message';
import type { Uri } from '../../message/uri';
import { isSip } from '../../message/uri-print';
import type { Env } from '../../model/output';
import type { Hours, Policy } from '../../model/scenario';
import { SECOND } from '../../model/time';
import { aorOf, indexOf } from '../location';
import type { ProxyServer } from './state';

export type Forward = Extract<Policy, { kind: 'forward' }>;
export type FindMe = Extract<Policy, { kind: 'find me' }>;
export type Block = Extract<Policy, { kind: 'block' }>;

/** The first policy in force that sends calls for this address of record elsewhere before anything is tried. */
export function diversionFor(proxy: ProxyServer, aor: string, env: Env): Forward | FindMe | undefined {
  for (const policy of proxy.spec.policies ?? []) {
    if (policy.kind === 'block' || !isOf(policy, aor) || !inForce(policy.hours, env)) continue;
    if (policy.kind === 'find me' || policy.when === 'always') return policy;
  }
  return undefined;
}

/** The forwarding asked for when a call to this address of record came to nothing with this status. */
export function forwardingAfter(proxy: ProxyServer, aor: string, status: number, env: Env): Forward | undefined {
  for (const policy of proxy.spec.policies ?? []) {
    if (policy.kind !== 'forward' || !isOf(policy, aor) || !inForce(policy.hours, env)) continue;
    if (occasions(status).includes(policy.when)) return policy;
  }
  return undefined;
}

/** 486 and 600 mean busy; 408 that nobody answered; 480 and 503 that the phone is not there. */
function occasions(status: number): readonly Forward['when'][] {
  if (status === 486 || status === 600) return ['busy'];
  if (status === 408) return ['no answer', 'unavailable'];
  return status === 480 || status === 503 ? ['unavailable'] : [];
}

/** How long a contact of this address of record may ring. */
export function limitFor(proxy: ProxyServer, aor: string | null, env: Env): number | null {
  for (const policy of proxy.spec.policies ?? []) {
    if (policy.kind !== 'forward' || policy.when !== 'no answer' || policy.after === undefined) continue;
    if (aor !== null && isOf(policy, aor) && inForce(policy.hours, env)) return policy.after;
  }
  return proxy.spec.ringLimit ?? null;
}

/**
 * The block list entry that forbids this request, if any.
 *
 * @param known who is known to call, whatever From says (RFC 3325 §4); null when nobody knows
 */
export function blockFor(proxy: ProxyServer, request: Request, known: Uri | null, env: Env): Block | undefined {
  if (proxy.spec.policies === undefined) return undefined;
  const caller = known ?? get(request, 'from')?.uri;
  for (const policy of proxy.spec.policies) {
    if (policy.kind !== 'block' || !inForce(policy.hours, env)) continue;
    const [subject, party] = policy.direction === 'incoming' ? [request.uri, caller] : [caller, request.uri];
    if (names(policy.who, subject) && names(policy.party, party)) return policy;
  }
  return undefined;
}

const isOf = (policy: Forward | FindMe, aor: string): boolean => indexOf(policy.who) === aor;

/** Whether a URI is the address of record `who`, or lies in the domain `who`; null names everyone. */
function names(who: string | null, uri: Uri | undefined): boolean {
  if (who === null) return true;
  if (uri === undefined || !isSip(uri)) return false;
  return who.includes('@') ? aorOf(uri) === indexOf(who) : uri.host === who.toLowerCase();
}

function inForce(hours: Hours | undefined, env: Env): boolean {
  if (hours === undefined) return true;
  const minute = Math.floor((env.epoch + env.now / SECOND) / 60) % (24 * 60);
  const { from, until } = hours;
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}
