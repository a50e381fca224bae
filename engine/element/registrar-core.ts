// What a registrar does with a REGISTER: RFC 3261 §10.3, steps 2 to 8, and RFC 3327 §5.3 for Path. A proxy that
// registers its domains' users and a registrar that stands alone share it. Nothing is written until every part of a
// request has been found good (§10.3 step 7).

import { respond } from '../message/build';
import { get, linesOf, list, make, param, withParam } from '../message/headers';
import type { AnyHeader, Params, Request, Response } from '../message/message';
import type { NameAddr, SipUri } from '../message/uri';
import { isSip, printUri } from '../message/uri-print';
import type { ElementId, Hop } from '../model/address';
import type { Env, Rule } from '../model/output';
import type { RegistrationSpec } from '../model/scenario';
import { type Micros, SECOND } from '../model/time';
import { authenticate, type Challenger } from './challenge';
import { dropLapsed, gruuParams, instanceOf, leadsBack, renewGruus } from './gruu';
import { aorOf, type Binding, bindingsOf, findBinding, type LocationService, writeBindings } from './location';
import { decide, rule } from './proxy/facts';
import { dateAt } from './registrar-date';
import { direct, flowsFor, regIdOf, sameFlow } from './registrar-flows';

export interface Registry {
  readonly owner: ElementId;
  readonly domains: ReadonlySet<string>;
  /** One for each domain, or one for all. */
  readonly locations: LocationService | ReadonlyMap<string, LocationService>;
  readonly challenger: Challenger | null;
  readonly spec: RegistrationSpec;
  /** Bindings whose end this registrar waits for, as owner and name of the timer: what it forgets when it restarts. */
  readonly lapsing: Set<string>;
}

/** Seconds a binding lives when nobody says how long. */
const DEFAULT_EXPIRES = 3600;
/** 10.2: longer is the same as this. */
const LONGEST = 4_294_967_295;
const HOUR = 3600;

/** Option tags a REGISTER may require (§10.3 step 2). */
const UNDERSTOOD: ReadonlySet<string> = new Set(['path', 'gruu']);
const WITH_FLOWS: ReadonlySet<string> = new Set([...UNDERSTOOD, 'outbound']);

/** What a step of §10.3 found: the refusal, or nothing to object to. */
interface Refusal {
  readonly status: number;
  readonly headers: readonly AnyHeader[];
  readonly why: string;
  readonly rule: Rule;
}

/**
 * Processes a REGISTER for a domain of this registrar.
 *
 * @param toTag of the response
 * @param flow where it came from, when its sender can be reached in no other way
 * @param source where it came from in any case (RFC 5626 §6)
 * @returns the response; bindings have been written when it is a 200
 */
export function register(
  registry: Registry,
  request: Request,
  toTag: string,
  env: Env,
  flow: Hop | null = null,
  source: Hop | null = null,
): Response {
  const refusal = acceptable(registry, request) ?? authorised(registry, request, env);
  if (refusal !== null) return refuse(request, toTag, refusal, env);
  const to = get(request, 'to')?.uri as SipUri;
  const location = locationFor(registry, to.host);
  const aor = aorOf(to);
  // Step 5.
  const known = registry.domains.has(to.host) && location !== undefined && (location.known?.has(aor) ?? true);
  if (!known) return refuse(request, toTag, refused(404, `${aor} is no user of this domain`, NO_USER), env);
  const current = bindingsOf(location, aor, env.now);
  const loop = list(request, 'contact').some((contact) => leadsBack(location, aor, contact, to));
  if (loop) return refuse(request, toTag, refused(403, 'a contact that is the address it is kept for', LOOP), env);
  const flows = flowsFor(registry.spec.outbound === true, request);
  if (typeof flows !== 'boolean') return refuse(request, toTag, refused(flows.status, flows.why, flows.rule), env);
  const next = updated(registry, request, aor, current, flows, flows ? (direct(request, source) ?? flow) : flow, env);
  if ('status' in next) return refuse(request, toTag, next, env);
  commit(registry, location, aor, current, next.bindings, env);
  return granted(registry, location, request, toTag, next.bindings, flows, env);
}

/** Step 2, and RFC 3327 §5.3: a Path is of no use to a phone that does not know of it. */
function acceptable({ spec }: Registry, request: Request): Refusal | null {
  const understood = spec.outbound === true ? WITH_FLOWS : UNDERSTOOD;
  const strange = list(request, 'require').filter((tag) => !understood.has(tag.toLowerCase()));
  if (strange.length > 0) {
    return refused(420, `Require asks for ${strange.join(', ')}`, REQUIRE, [make('unsupported', strange)]);
  }
  const supported = [...list(request, 'supported'), ...list(request, 'require')];
  if (list(request, 'path').length > 0 && !supported.some((tag) => tag.toLowerCase() === 'path')) {
    return refused(420, 'a proxy added Path, and the phone does not support it', PATH, [make('unsupported', ['path'])]);
  }
  return null;
}

/** Steps 3 and 4: who asks, and may they? */
function authorised(registry: Registry, request: Request, env: Env): Refusal | null {
  const to = get(request, 'to');
  if (to === undefined || !isSip(to.uri) || to.uri.user === null) return refused(404, 'To names no user', NO_USER);
  if (registry.challenger === null) return null;
  const identity = authenticate(registry.challenger, request, 'www', env);
  if (!identity.ok) return refused(401, identity.why, AUTHENTICATE, [identity.challenge]);
  const aor = aorOf(to.uri);
  const { username } = identity;
  const own = username.includes('@') ? `sip:${username}` : `sip:${username}@${to.uri.host}`;
  const others = registry.spec.authority?.[username] ?? [];
  if (aor === own || others.some((other) => `sip:${other.replace(/^sips?:/, '')}` === aor)) return null;
  return refused(403, `${username} may not register ${aor}`, AUTHORISE);
}

/** Steps 6 and 7: the bindings as they will be. */
function updated(
  registry: Registry,
  request: Request,
  aor: string,
  current: readonly Binding[],
  flows: boolean,
  flow: Hop | null,
  env: Env,
): Refusal | { readonly bindings: readonly Binding[] } {
  const lines = linesOf(request, 'contact');
  const callId = get(request, 'call-id') ?? '';
  const cseq = get(request, 'cseq')?.number ?? 0;
  if (lines.some((line) => line.value === '*')) {
    if (lines.length > 1 || get(request, 'expires') !== 0)
      return refused(400, '* needs Expires: 0 and no other Contact', STAR);
    const late = current.some((binding) => binding.callId === callId && binding.cseq >= cseq);
    return late ? refused(500, 'an older request than the one before', ORDER) : { bindings: [] };
  }
  let bindings = current;
  for (const contact of list(request, 'contact')) {
    const seconds = expiresOf(registry, request, contact);
    // Step 7: a wish too short is refused only below an hour.
    const least = registry.spec.minExpires ?? 0;
    if (seconds > 0 && seconds < HOUR && seconds < least) {
      return refused(423, `${seconds} s is too short`, BRIEF, [make('min-expires', least)]);
    }
    const instance = instanceOf(contact.params);
    const regId = flows ? regIdOf(contact.params) : null;
    const key = regId === null ? printUri(contact.uri) : `${instance} flow ${regId}`;
    // 5626 §6: a flow is known by its phone and its number, whatever its contact says.
    const old = regId === null ? findBinding(bindings, contact.uri) : bindings.find((binding) => binding.key === key);
    if (old !== undefined && old.callId === callId && old.cseq >= cseq) {
      // The same request may name a contact twice; only an older request is out of order.
      if (current.includes(old)) return refused(500, 'an older request than the one before', ORDER);
    }
    const rest = old === undefined ? bindings : bindings.filter((binding) => binding !== old);
    if (seconds === 0) {
      bindings = rest;
      continue;
    }
    const fresh: Binding = {
      aor,
      contact: contact.uri,
      params: kept(contact.params),
      text: printUri(contact.uri),
      q: preference(contact.params),
      expires: env.now + seconds * SECOND,
      callId,
      cseq,
      path: list(request, 'path'),
      flow,
      instance,
      regId,
      key,
      at: env.now,
    };
    bindings = old === undefined ? [...rest, fresh] : bindings.map((binding) => (binding === old ? fresh : binding));
  }
  return { bindings };
}

/** Step 7: the Contact's own wish, else that of the request, else the registrar's. */
function expiresOf(registry: Registry, request: Request, contact: NameAddr): number {
  const asked = param(contact.params, 'expires');
  const { expires = DEFAULT_EXPIRES, maxExpires = LONGEST } = registry.spec;
  let seconds = get(request, 'expires') ?? expires;
  // 10.2: what cannot be read counts as 3600.
  if (asked !== undefined) seconds = asked !== null && /^\d+$/.test(asked) ? Number(asked) : DEFAULT_EXPIRES;
  return Math.min(seconds, maxExpires, LONGEST);
}

function preference(params: Params): number {
  const q = Number(param(params, 'q') ?? 1);
  return q >= 0 && q <= 1 ? q : 1;
}

/** What the 200 gives back as it came: everything but the lifetime, which is the registrar's to say. */
const kept = (params: Params): Params => params.filter(({ name }) => !OURS.has(name));
const OURS: ReadonlySet<string> = new Set(['expires', 'pub-gruu', 'temp-gruu']);

/** Step 7: written when all of it succeeded; every change is a fact, and every binding will lapse. */
function commit(
  registry: Registry,
  location: LocationService,
  aor: string,
  before: readonly Binding[],
  after: readonly Binding[],
  env: Env,
): void {
  if (before === after) return;
  writeBindings(location, aor, after);
  renewGruus(location, aor, before, after, env);
  const owner = ownerOf(aor);
  for (const old of before) {
    if (after.some((binding) => binding.key === old.key)) continue;
    env.out.push(changeOf('removed', old, 0));
    if (registry.lapsing.delete(`${owner} ${old.key}`)) env.out.push({ type: 'timer-cancelled', owner, name: old.key });
  }
  for (const binding of after) {
    if (before.includes(binding)) continue;
    const refreshed = before.some((old) => old.key === binding.key);
    const life = binding.expires - env.now;
    env.out.push(changeOf(refreshed ? 'refreshed' : 'added', binding, life));
    registry.lapsing.add(`${owner} ${binding.key}`);
    env.out.push({ type: 'timer-started', owner, name: binding.key, duration: life, background: true });
  }
  decide(env, 'bindings-written', COMMIT, { registrar: registry.owner, aor, contacts: after.map(({ text }) => text) });
}

const changeOf = (change: 'added' | 'refreshed' | 'removed' | 'expired', binding: Binding, expires: Micros) =>
  ({
    type: 'binding',
    change,
    aor: binding.aor,
    contact: binding.text,
    expires,
    q: binding.q,
    ...(binding.regId === null ? null : { flow: binding.regId }),
  }) as const;

const ownerOf = (aor: string): string => `bindings of ${aor}`;

/** A binding's time is up; false when the timer is none of the registrar's. */
export function onBindingTimer(registry: Registry, owner: string, name: string, env: Env): boolean {
  if (!owner.startsWith(ownerOf(''))) return false;
  registry.lapsing.delete(`${owner} ${name}`);
  const aor = owner.slice(ownerOf('').length);
  const location = locationFor(registry, aor.slice(aor.lastIndexOf('@') + 1));
  if (location === undefined) return true;
  const all = location.bindings.get(aor) ?? [];
  const lapsed = all.find((binding) => binding.key === name && binding.expires <= env.now);
  if (lapsed === undefined) return true;
  const left = all.filter((binding) => binding !== lapsed);
  writeBindings(location, aor, left);
  dropLapsed(location, aor, [lapsed], left);
  env.out.push(changeOf('expired', lapsed, 0));
  return true;
}

/**
 * 5626 §7: nothing will come over this flow any more, so no binding that needs it stays. What came over a flow of the
 * phone's own comes back by itself.
 */
export function dropFlow(registry: Registry, flow: Hop, env: Env): void {
  const { locations } = registry;
  for (const location of 'bindings' in locations ? [locations] : new Set(locations.values())) {
    for (const [aor, all] of [...location.bindings]) {
      const left = all.filter((binding) => binding.flow === null || !sameFlow(binding.flow, flow));
      if (left.length === all.length) continue;
      decide(env, 'flow-gone', GONE, { aor, flow });
      commit(registry, location, aor, all, left, env);
    }
  }
}

/** Step 8: everything that is bound now, with the time it has left. */
function granted(
  { spec }: Registry,
  location: LocationService,
  request: Request,
  toTag: string,
  bindings: readonly Binding[],
  flows: boolean,
  env: Env,
): Response {
  const headers: AnyHeader[] = [];
  const contacts = bindings.map((binding) => {
    const left = String(Math.ceil((binding.expires - env.now) / SECOND));
    const params = withParam([...gruuParams(location, request, binding), ...binding.params], 'expires', left);
    return { display: null, uri: binding.contact, params };
  });
  if (contacts.length > 0) headers.push(make('contact', contacts));
  if (flows && list(request, 'supported').includes('outbound')) {
    headers.push(make('require', ['outbound']));
    if (spec.flowTimer !== undefined) headers.push(make('flow-timer', spec.flowTimer));
  }
  // RFC 3608 §6.3: whoever is registered learns through whom its own requests are to go.
  if (contacts.length > 0 && spec.serviceRoute !== undefined)
    headers.push(make('service-route', spec.serviceRoute.map(looseRoute)));
  headers.push(...linesOf(request, 'path'), make('date', dateAt(env.epoch, env.now)));
  return respond(request, 200, { toTag, headers });
}

/** RFC 3608 §5: a value of it is a Route value, with lr. */
const looseRoute = (host: string): NameAddr => ({
  display: null,
  uri: {
    scheme: 'sip',
    user: null,
    password: null,
    host,
    port: null,
    params: [{ name: 'lr', value: null }],
    headers: [],
  },
  params: [],
});

function locationFor({ locations }: Registry, domain: string): LocationService | undefined {
  return 'bindings' in locations ? locations : locations.get(domain);
}

function refused(status: number, why: string, because: Rule, headers: readonly AnyHeader[] = []): Refusal {
  return { status, why, rule: because, headers };
}

function refuse(request: Request, toTag: string, { status, headers, why, rule: because }: Refusal, env: Env): Response {
  // A challenge has said so itself.
  if (status !== 401) decide(env, 'registration-refused', because, { status, why });
  return respond(request, status, { toTag, headers });
}

const GONE: Rule = rule('7', 'the flow is gone: no binding that needs it stays', 5626);
const LOOP: Rule = rule('5.1', 'a contact that leads back to its own address of record is refused: 403', 5627);
const REQUIRE: Rule = rule('10.3', 'step 2: Require names what this registrar does not know: 420');
const PATH: Rule = rule('5.3', 'a Path for a phone that does not support it is refused: 420', 3327);
const AUTHENTICATE: Rule = rule('10.3', 'step 3: the registrar wants to know who asks');
const AUTHORISE: Rule = rule('10.3', 'step 4: this user may not change these bindings: 403');
const NO_USER: Rule = rule('10.3', 'step 5: the address of record is not valid here: 404');
const STAR: Rule = rule('10.3', 'step 6: * removes everything, alone and with Expires: 0 only');
const BRIEF: Rule = rule('10.3', 'step 7: shorter than this registrar grants: 423 with Min-Expires');
const ORDER: Rule = rule('10.3', 'step 7: same Call-ID and no higher CSeq: the request comes late and changes nothing');
const COMMIT: Rule = rule('10.3', 'step 7: all changes become visible together');
