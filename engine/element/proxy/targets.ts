// Which URIs a request is tried at: RFC 3261 §16.5, with the location service asked for the proxy's own users and the
// policies of `policy.ts`. Questions go out as facts; their answers come back as inputs.

import { get, list, make, param } from '../../message/headers';
import type { Request } from '../../message/message';
import type { SipUri, Uri } from '../../message/uri';
import { parseUri } from '../../message/uri-parse';
import { isSip, printUri } from '../../message/uri-print';
import type { Hop } from '../../model/address';
import type { Answer } from '../../model/element';
import type { Env, Rule } from '../../model/output';
import { questionFor } from '../gruu';
import type { Located } from '../location';
import { decide, ignore, rule } from './facts';
import { routeFor } from './forward';
import { isMyVia, isResponsible } from './identity';
import { type Numbered, numbered } from './numbers';
import { diversionFor, type Forward, forwardingAfter, limitFor } from './policy';
import { addTarget, answer, contextEvent, goOn, standIn } from './search';
import type { Branch, ProxyServer, ResponseContext, Target } from './state';

/** What a target takes over from what led to it. */
interface Heritage {
  readonly q: number;
  readonly limit: number | null;
  readonly forwarded: boolean;
}

const PLAIN: Heritage = { q: 1, limit: null, forwarded: false };

/** 16.5: finds the first targets of a request that has passed every check. */
export function determineTargets(proxy: ProxyServer, context: ResponseContext, env: Env): void {
  enter(proxy, context, context.request.uri, PLAIN, env);
  begin(proxy, context, env);
}

/** Adds what a URI leads to: itself, or, for a user of this proxy, what policies and the location service say. */
export function enter(proxy: ProxyServer, context: ResponseContext, uri: Uri, heritage: Heritage, env: Env): void {
  const flow = uri === context.request.uri ? context.flow : null;
  const number = numbered(proxy, uri, env);
  if (number !== null) {
    enterNumber(proxy, context, uri, number, heritage, env);
    return;
  }
  if (isSip(uri) && param(uri.params, 'maddr') !== undefined) {
    decide(env, 'target', MADDR, { uri: printUri(uri) });
    addTarget(context, targetOf(proxy, uri, null, heritage, env, NO_PATH, flow));
  } else if (!isResponsible(proxy, uri) || (uri.user === null && routeFor(proxy, uri) !== null)) {
    if (context.targets.length === 0) decide(env, 'target', ELSEWHERE, { uri: printUri(uri) });
    addTarget(context, targetOf(proxy, uri, null, heritage, env, NO_PATH, flow));
  } else {
    enterOwn(proxy, context, uri, heritage, env);
  }
}

/** What the numbers of this proxy say of an address; each is asked about once. */
function enterNumber(
  proxy: ProxyServer,
  context: ResponseContext,
  uri: Uri,
  number: Numbered,
  heritage: Heritage,
  env: Env,
): void {
  const name = `number ${printUri(uri)}`;
  if (context.asked.includes(name)) {
    ignore(env, 'target', `${printUri(uri)} was looked up for this request already`, ONCE);
    return;
  }
  context.asked.push(name);
  if (number.kind === 'unknown') {
    context.refusal = 404;
    return;
  }
  if (number.kind === 'server') {
    addTarget(context, { ...targetOf(proxy, number.uri, null, heritage, env), via: number.element });
    return;
  }
  const read = typeof number.uri === 'string' ? parseUri(number.uri) : null;
  const to = read === null ? (number.uri as Uri) : read.ok ? read.uri : null;
  if (to === null) return;
  if (number.own) enter(proxy, context, to, heritage, env);
  else addTarget(context, targetOf(proxy, to, null, heritage, env));
}

function enterOwn(proxy: ProxyServer, context: ResponseContext, uri: SipUri, heritage: Heritage, env: Env): void {
  // RFC 5627 §6.1: a GRUU is looked up as it is, and means one phone.
  const aor = questionFor(uri);
  if (context.asked.includes(aor)) {
    ignore(env, 'target', `${aor} was looked up for this request already`, ONCE);
    return;
  }
  context.asked.push(aor);
  const { presence } = proxy.spec;
  if (presence !== undefined && isForPresence(context.request)) {
    decide(env, 'presence-server', PRESENCE, { aor, server: presence });
    addTarget(context, { ...targetOf(proxy, uri, null, heritage, env), via: presence });
    return;
  }
  const single = param(uri.params, 'gr') !== undefined;
  // RFC 5627 §6.1: nothing that is meant for one phone is forwarded to another place.
  const diversion = single ? undefined : diversionFor(proxy, aor, env);
  if (diversion?.kind === 'forward') {
    divert(proxy, context, diversion, heritage, env);
  } else if (diversion?.kind === 'find me') {
    decide(env, 'find-me', POLICY, { aor, places: diversion.places.map((place) => place.to) });
    context.inTurn = true;
    diversion.places.forEach((place, index) => {
      const to = parseUri(place.to);
      if (to.ok) enter(proxy, context, to.uri, { ...heritage, q: 1 - index / 1000, limit: place.for }, env);
    });
  } else {
    if (single) decide(env, 'one-phone', GRUU, { domain: uri.host, gruu: printUri(uri) });
    else decide(env, 'responsible', OWN, { domain: uri.host, aor });
    const id = `${context.id} ${aor}`;
    context.asking.push({ id, aor, heritage });
    proxy.asked.set(id, context);
    env.out.push({
      type: 'asked',
      id,
      service: 'location',
      question: aor,
      to: null,
      arrives: null,
    });
  }
}

/** RFC 3903 §4.1, RFC 3856 §6.6: what is published, and questions about it, are for the server that keeps it. */
const isForPresence = (request: Request): boolean =>
  request.method === 'PUBLISH' || (request.method === 'SUBSCRIBE' && get(request, 'event')?.value === 'presence');

/** The location service answered. */
export function onAnswer(proxy: ProxyServer, id: string, reply: Answer, env: Env): void {
  const context = proxy.asked.get(id);
  const index = context?.asking.findIndex((question) => question.id === id) ?? -1;
  proxy.asked.delete(id);
  const question = context?.asking[index];
  if (context === undefined || question === undefined) {
    ignore(env, 'answer', 'nobody waits for it any more', null);
    return;
  }
  context.asking.splice(index, 1);
  if (context.state !== 'Deciding' && context.state !== 'Collecting') {
    ignore(env, 'answer', 'the search has ended', ENDED);
    if (context.state === 'Cancelling') goOn(proxy, context, env);
    return;
  }
  const { aor, heritage } = question;
  const contacts: readonly Located[] = reply.kind === 'bindings' ? reply.contacts : [];
  if (reply.kind === 'unknown') context.refusal = Math.min(context.refusal, 404);
  for (const contact of contacts) {
    const read = parseUri(contact.uri);
    const uri = read.ok ? fit(context, read.uri) : null;
    if (uri === null) {
      decide(env, 'contact-unfit', SIPS, { contact: contact.uri });
      context.unfit = true;
      continue;
    }
    const q = heritage.forwarded || context.inTurn ? heritage.q : contact.q;
    const single = aor.includes(';gr');
    // RFC 5627 §6.1: within a dialog the Route leads the way, and a Path would make it a spiral.
    const path = single && list(context.request, 'route').length > 0 ? NO_PATH : contact.path;
    const owner = single ? null : aor;
    const target = {
      ...targetOf(proxy, uri, owner, { ...heritage, q }, env, path, contact.flow),
      ...(contact.instance === undefined ? null : { instance: contact.instance }),
      ...(contact.regId === undefined ? null : { regId: contact.regId }),
    };
    addTarget(context, read.ok && uri !== read.uri ? { ...target, secure: true } : target);
  }
  decide(env, 'target', CONTACTS, {
    aor: aor.replace(/;.*$/, ''),
    contacts: contacts.map(({ uri, q }) => ({ uri, q })),
  });
  if (contacts.length === 0) nowhere(proxy, context, aor, reply.kind === 'unknown' ? 404 : 480, heritage, env);
  begin(proxy, context, env);
}

/** This user is not to be found: a policy may know another place, else it is one more place without success. */
function nowhere(
  proxy: ProxyServer,
  context: ResponseContext,
  aor: string,
  status: 404 | 480,
  heritage: Heritage,
  env: Env,
): void {
  const forwarding = forwardingAfter(proxy, aor, 480, env);
  if (forwarding !== undefined && !context.applied.includes(forwarding)) {
    divert(proxy, context, forwarding, heritage, env);
  } else if (context.state === 'Collecting') {
    context.finals.push(standIn(proxy, context, status, env));
  }
}

/** Starts the search once every question has its answer. */
function begin(proxy: ProxyServer, context: ResponseContext, env: Env): void {
  if (context.asking.length > 0) return;
  if (context.state === 'Collecting') goOn(proxy, context, env);
  if (context.state !== 'Deciding') return;
  if (isTooNarrow(proxy, context)) {
    decide(env, 'rejected', TOO_NARROW, {
      status: 440,
      why: `${context.targets.length} targets, and room for ${context.breadth}`,
    });
    answer(proxy, context, 440, env);
    contextEvent(proxy, context, 'rejected', env);
    return;
  }
  if (context.targets.length > 0) {
    contextEvent(proxy, context, 'targets', env);
    goOn(proxy, context, env);
    return;
  }
  // 16.5: a user who does not exist is 404, one who is nowhere registered 480.
  const status = context.unfit ? 480 : context.refusal;
  decide(env, 'no-target', status === 404 ? NOT_FOUND : NOBODY, { uri: printUri(context.request.uri), status });
  const headers = context.unfit
    ? [make('warning', [{ code: 380, agent: proxy.spec.host, text: 'SIPS Not Allowed' }])]
    : [];
  answer(proxy, context, status, env, headers);
  contextEvent(proxy, context, 'rejected', env);
}

/** More Vias than most calls ever collect: two proxies and a box or two. */
const LONG_WAY = 4;

/**
 * RFC 5393 §5.3.3: where Max-Breadth leaves no room for a parallel fork, this proxy tries the targets as branches end. Not
 * so for a request that has been here before or comes a long way: addresses that lead to each other would have it tried
 * for ever.
 */
function isTooNarrow(proxy: ProxyServer, context: ResponseContext): boolean {
  if (context.targets.length <= context.breadth || context.inTurn || proxy.spec.forking !== 'parallel') return false;
  const way = list(context.request, 'via');
  return way.length > LONG_WAY || way.some((via) => isMyVia(proxy, via));
}

/**
 * A branch came to nothing: whether a policy of its user sends the call on.
 *
 * @param status the final response, or what stands in for it
 */
export function sentOn(proxy: ProxyServer, branch: Branch, status: number, env: Env): boolean {
  const { context, target } = branch;
  if (context.state !== 'Collecting' || target.aor === null) return false;
  const forwarding = forwardingAfter(proxy, target.aor, status, env);
  if (forwarding === undefined || context.applied.includes(forwarding)) return false;
  divert(proxy, context, forwarding, PLAIN, env);
  return true;
}

function divert(proxy: ProxyServer, context: ResponseContext, forwarding: Forward, heritage: Heritage, env: Env): void {
  const to = parseUri(forwarding.to);
  if (!to.ok) return;
  context.applied.push(forwarding);
  decide(env, 'forwarded', POLICY, { aor: forwarding.who, when: forwarding.when, to: forwarding.to });
  if (forwarding.announce && context.request.method === 'INVITE') answer(proxy, context, 181, env);
  enter(proxy, context, to.uri, { ...heritage, forwarded: true }, env);
}

/** The target for a URI that is not asked about any further. */
function targetOf(
  proxy: ProxyServer,
  uri: Uri,
  aor: string | null,
  { q, limit, forwarded }: Heritage,
  env: Env,
  path: Target['path'] = NO_PATH,
  flow: Hop | null = null,
): Target {
  const patience = limit ?? limitFor(proxy, aor, env);
  return {
    uri,
    aor,
    q,
    path,
    via: routeFor(proxy, uri),
    flow,
    limit: patience,
    secure: false,
    forwarded,
    tried: false,
  };
}

const NO_PATH: Target['path'] = [];

/**
 * The contact as it may be used for this request: a sips request goes to sips contacts only; a sip request goes to a
 * sips contact as sip, over TLS (RFC 5630 §5.3).
 */
function fit(context: ResponseContext, uri: Uri): Uri | null {
  // A tel: request asks for no more safety than a sip: one.
  const secure = context.request.uri.scheme === 'sips';
  if (!isSip(uri) || (uri.scheme === 'sips') === secure) return uri;
  return secure ? null : { ...uri, scheme: 'sip' };
}

const MADDR: Rule = rule('16.5', 'a Request-URI with maddr is the only target');
const ELSEWHERE: Rule = rule('16.5', 'not a domain of this proxy: the Request-URI is the only target');
const OWN: Rule = rule('16.5', 'a domain of this proxy: the location service is asked');
const PRESENCE: Rule = rule('6.6', 'presence of a user of this domain: its presence server keeps that', 3856);
const GRUU: Rule = rule('6.1', 'a GRUU of this domain: the location service knows which phone it means', 5627);
const TOO_NARROW: Rule = rule(
  '5.3.3',
  'Max-Breadth leaves no room for this fork, and the request has wandered enough: 440',
  5393,
);
const ONCE: Rule = rule('16.5', 'a target is tried only once');
const POLICY: Rule = rule('16.5', 'a policy of the provider shapes the target set');
const CONTACTS: Rule = rule('16.5', 'the contacts of the address of record are the targets');
const NOBODY: Rule = rule('16.5', 'the target set is empty: 480');
const NOT_FOUND: Rule = rule('16.5', 'no such user here: 404');
const ENDED: Rule = rule('16.5', 'no targets are added once the search has ended');
const SIPS: Rule = rule('5.3', 'a sips request goes to sips contacts only', 5630);
