// What a proxy checks before it forwards a request, in the order of RFC 3261 §16.3 items 1 to 5 (RFC 5393 §4.2.2 for
// loops). Credentials, item 6, are the business of `../challenge.ts`; what is forbidden by a user, of `screen` here.

import { get, list, make } from '../../message/headers';
import type { AnyHeader, Request } from '../../message/message';
import type { Uri } from '../../message/uri';
import { parseUri } from '../../message/uri-parse';
import { validate } from '../../message/validate';
import type { Env, Rule } from '../../model/output';
import { hasLooped } from './branch-id';
import { rule } from './facts';
import { blockFor } from './policy';
import type { ProxyServer } from './state';

/** Why a request goes no further, and what it is answered with. */
export interface Rejection {
  readonly status: number;
  readonly reason?: string;
  readonly headers: readonly AnyHeader[];
  readonly why: string;
  readonly rule: Rule;
}

/** Option tags this proxy knows how to honour (§16.3 item 5). */
const UNDERSTOOD: ReadonlySet<string> = new Set(['path']);

/** Headers a proxy reads; it leaves others alone, whatever they say (§16.3 item 1). */
const NEEDED: ReadonlySet<string> = new Set([
  'via',
  'from',
  'to',
  'call-id',
  'cseq',
  'max-forwards',
  'route',
  'record-route',
  'proxy-require',
  'content-length',
]);

/**
 * The first of §16.3's checks, items 1 to 5, that the request does not pass; null when it passes them all.
 *
 * @param loop the second part its branch would get here
 */
export function check(proxy: ProxyServer, request: Request, loop: string): Rejection | null {
  // Items 1 and 2.
  const verdict = validate(request, { schemes: proxy.schemes });
  if (!verdict.ok) {
    const concerned = request.headers[verdict.header];
    if (concerned === undefined || NEEDED.has(concerned.name)) {
      return reject(verdict.status, verdict.why, verdict.status === 416 ? SCHEME : SYNTAX);
    }
  }
  // Item 3.
  if (get(request, 'max-forwards') === 0) {
    if (request.method === 'OPTIONS') return reject(200, 'OPTIONS came to the end of its hops here', LAST_HOP);
    return reject(483, 'Max-Forwards is 0', HOPS);
  }
  // Item 4.
  if (hasLooped(proxy, request, loop)) return reject(482, 'it has been here before, exactly as it is', LOOP);
  // Item 5.
  const strange = list(request, 'proxy-require').filter((tag) => !UNDERSTOOD.has(tag.toLowerCase()));
  if (strange.length > 0) {
    return reject(420, `Proxy-Require asks for ${strange.join(', ')}`, REQUIRE, [make('unsupported', strange)]);
  }
  return null;
}

/** 16.5: block lists: who may not call whom. */
export function screen(proxy: ProxyServer, request: Request, caller: Uri | null, env: Env): Rejection | null {
  const block = blockFor(proxy, request, caller, env);
  if (block === undefined) return null;
  const announcement = block.announcement ? parseUri(block.announcement) : null;
  const headers: AnyHeader[] = [];
  if (announcement?.ok) headers.push(make('error-info', [{ display: null, uri: announcement.uri, params: [] }]));
  if (block.retryAfter !== undefined)
    headers.push(make('retry-after', { seconds: block.retryAfter, comment: null, params: [] }));
  const rejection = reject(block.status ?? 403, `${block.direction} calls are blocked here`, SCREEN, headers);
  return block.reason === undefined ? rejection : { ...rejection, reason: block.reason };
}

function reject(status: number, why: string, because: Rule, headers: readonly AnyHeader[] = []): Rejection {
  return { status, why, rule: because, headers };
}

const SYNTAX: Rule = rule('16.3', 'what the proxy needs must be well-formed');
const SCHEME: Rule = rule('16.3', 'a Request-URI whose scheme the proxy does not understand: 416');
const HOPS: Rule = rule('16.3', 'Max-Forwards has run out: 483');
const LAST_HOP: Rule = rule('11', 'an OPTIONS whose Max-Forwards has run out is answered by the hop it reached');
const LOOP: Rule = rule('4.2.2', 'a Via of this proxy with the same second part: the request has looped', 5393);
const REQUIRE: Rule = rule('16.3', 'Proxy-Require names what this proxy does not know: 420');
const SCREEN: Rule = rule('21.4.4', 'the provider understood the request and refuses it');
