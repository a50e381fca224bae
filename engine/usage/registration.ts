// Registering: RFC 3261 §10.2. The phone sends REGISTER with one Call-ID and a growing CSeq, answers challenges,
// takes a longer Min-Expires, refreshes its binding before it expires, and tries again after a while where nobody answered.

import { get, list, make, param } from '../message/headers';
import type { AnyHeader, Response } from '../message/message';
import type { NameAddr, Uri } from '../message/uri';
import { sameUri } from '../message/uri-compare';
import { printUri } from '../message/uri-print';
import type { Input } from '../model/element';
import type { Env } from '../model/output';
import type { Act } from '../model/scenario';
import { SECOND } from '../model/time';
import { canAnswer, remember } from '../session/credentials';
import { drive } from '../session/drive';
import { wayOut } from '../session/elsewhere';
import { forgetGruu, learnGruu, ownContact } from '../session/gruu';
import type { Phone, Registration } from '../session/phone';
import { callIdFor, fresh, look, send, tagFor } from '../session/requests';
import { retryAfterOf } from '../session/retry-after';
import { learnServiceRoute } from '../session/service-route';
import { flowBroken, flowTimer, goesTo, isFlowOf, leaveFlow, newFlow, ponged, recoveryTime, watchFlow } from './flow';
import { KEEP_ALIVE, keepAlive, startKeepAlive, stopKeepAlive } from './keep-alive';
import { registrationMachine } from './registration.machine';
import { isKnownToFail } from './registration-news';

/** RFC 3261 §10.2: what a registrar keeps a binding for when nobody says how long. */
const DEFAULT_EXPIRES = 3600;
/** A binding is refreshed this long before it ends, or at half its time when it is shorter than twice that. */
const REFRESH_BEFORE = 60;

/** A person switches the phone on or off, or wants to know where calls for them go. */
export function turnToRegistrar(phone: Phone, act: Act, env: Env): void {
  const registration = phone.registration ?? create(phone, 1, env);
  if (phone.registration === null) {
    phone.registration = registration;
    // RFC 5626 §4.2.1: one over each of its outbound proxies.
    const { length } = phone.spec.outbound === true ? phone.outbound : [];
    for (let regId = 2; regId <= length; regId++) phone.otherFlows.push(create(phone, regId, env));
  }
  for (const one of act.verb === 'registers' || act.verb === 'unregisters' ? registrationsOf(phone) : [registration])
    turn(phone, one, act, env);
}

/** All registrations of the phone: one, or one for each flow. */
const registrationsOf = ({ registration, otherFlows }: Phone): readonly Registration[] =>
  registration === null ? [] : [registration, ...otherFlows];

function turn(phone: Phone, registration: Registration, act: Act, env: Env): void {
  // 10.2: no new registration before the one under way is answered, or has timed out.
  if (isSettled(registration)) begin(phone, registration, act, env);
  else registration.waiting.push(act);
}

const isSettled = ({ state }: Registration): boolean =>
  state === 'Registered' || state === 'Unregistered' || state === 'Waiting';

function begin(phone: Phone, registration: Registration, act: Act, env: Env): void {
  if (act.verb === 'registers') {
    registration.expires = typeof act.options.expires === 'number' ? act.options.expires : DEFAULT_EXPIRES;
    if (phone.spec.outbound === true && typeof act.options.also === 'string') registration.regId = null;
    registration.contacts = contactsOf(phone, registration, act.options.also);
    happen(phone, registration, 'register', null, env);
  } else if (act.verb === 'unregisters') {
    // 10.2.2: the star stands for every binding, whoever made it.
    registration.contacts = act.options.everywhere === 'yes' ? '*' : [ownContact(phone, registration.regId)];
    happen(phone, registration, 'unregister', null, env);
  } else {
    // 10.2.3: a REGISTER without Contact.
    happen(phone, registration, 'ask', null, env);
  }
}

/** 10.2.1: where this phone is reached, how much it wants to be the one (§10.2.1.2), and another place besides. */
function contactsOf(phone: Phone, { regId }: Registration, also: unknown): readonly NameAddr[] {
  const q = phone.spec.services?.q;
  const own = q === undefined ? ownContact(phone, regId) : withQ(ownContact(phone, regId), q);
  const other = typeof also === 'string' ? look(phone, also) : null;
  return other === null ? [own] : [own, { display: null, uri: other, params: [] }];
}

const withQ = (contact: NameAddr, q: number): NameAddr => ({
  ...contact,
  params: [...contact.params, { name: 'q', value: String(Math.round(q * 1000) / 1000) }],
});

/** The phone's network goes, or comes back; a phone that was registered tells the registrar anew (§10.2.4). */
export function goOnline(phone: Phone, online: boolean, env: Env): boolean {
  if (phone.offline !== online) return false;
  phone.offline = !online;
  if (online) for (const one of registrationsOf(phone)) happen(phone, one, 'register', null, env);
  return true;
}

/**
 * The phone has moved: its registrar learns the new place, and that the old one is none any more (RFC 3261 §10.2.1 and
 * §10.2.2). A phone that is not registered, or is set not to, tells nobody.
 */
export function registerAnew(phone: Phone, before: NameAddr, env: Env): void {
  if (phone.spec.registersAnew === false) return;
  for (const registration of registrationsOf(phone)) {
    if (registration.state === 'Unregistered' || registration.state === 'Unregistering') continue;
    registration.left = before;
    if (isSettled(registration)) moveBinding(phone, registration, env);
  }
}

function moveBinding(phone: Phone, registration: Registration, env: Env): void {
  const { left } = registration;
  if (left === null) return;
  registration.left = null;
  // RFC 5626 §6: a flow has one contact, whatever it was before.
  const gone = registration.regId === null ? [{ ...left, params: GONE }] : [];
  registration.contacts = [...contactsOf(phone, registration, null), ...gone];
  happen(phone, registration, 'register', null, env);
}

const GONE: NameAddr['params'] = [{ name: 'expires', value: '0' }];

/** An answer to REGISTER, or none: `response` is null when the transaction timed out or its transport failed. */
export function registrationAnswered(
  phone: Phone,
  registration: Registration,
  response: Response | null,
  env: Env,
): void {
  if (response !== null && response.status < 200) return;
  if (failedOver(phone, registration, response, env)) return;
  happen(phone, registration, classify(phone, registration, response, env), response, env);
  // What is gone is said once.
  if (registration.state === 'Registered' && registration.contacts !== '*')
    registration.contacts = registration.contacts.filter(({ params }) => params !== GONE);
  if (isSettled(registration) && registration.expires > 0) moveBinding(phone, registration, env);
  while (isSettled(registration)) {
    const next = registration.waiting.shift();
    if (next === undefined) return;
    begin(phone, registration, next, env);
  }
}

/** 8.1.3.1: an outbound proxy that is silent or out of service gives way to the next one; false when there is none. */
function failedOver(phone: Phone, registration: Registration, response: Response | null, env: Env): boolean {
  const { registersDirectly } = phone.spec;
  const failed = phone.outbound[phone.preferred];
  const next = phone.outbound[phone.preferred + 1];
  if (registration.flow !== null || registersDirectly === true || failed === undefined || next === undefined)
    return false;
  if (response !== null && response.status !== 503 && response.status !== 408) return false;
  phone.preferred++;
  env.out.push({
    type: 'decision',
    what: 'failed-over',
    data: { from: printUri(failed.uri), to: printUri(next.uri) },
    rule: {
      rfc: 3261,
      section: '8.1.3.1',
      text: 'no answer counts as a 408, no way as a 503: the next proxy is tried',
    },
  });
  transmit(phone, registration, env, registration.state.startsWith('Asking'));
  return true;
}

/** A timer of a registration, or of its flow, fired. */
export function registrationTimer(phone: Phone, owner: string, name: string, env: Env): void {
  for (const registration of registrationsOf(phone)) {
    if (isFlowOf(registration, owner)) {
      if (flowTimer(phone, registration, name, env)) mend(phone, registration, env);
    } else if (registration.owner !== owner) continue;
    else if (name !== KEEP_ALIVE) happen(phone, registration, `timer.${name}`, null, env);
    else keepAlive(phone, registration, env);
    return;
  }
}

/** A sign of life was answered (RFC 5626 §4.4). */
export function signAnswered(phone: Phone, { source, transport, mapped }: Pong, env: Env): void {
  for (const registration of registrationsOf(phone)) {
    if (!goesTo(phone, registration, source, transport, env)) continue;
    if (ponged(phone, registration, transport, mapped, env)) mend(phone, registration, env);
  }
}

/** A connection is gone: a phone that can be reached over it alone opens another one (RFC 5626 §4.5). */
export function disconnected(phone: Phone, { peer, transport }: Disconnected, env: Env): void {
  for (const registration of registrationsOf(phone)) {
    if (!goesTo(phone, registration, peer, transport, env)) continue;
    flowBroken(phone, registration, env);
    mend(phone, registration, env);
  }
}

type Pong = Extract<Input, { type: 'pong' }>;
type Disconnected = Extract<Input, { type: 'disconnected' }>;

/** The flow has failed; a REGISTER that is under way finds out for itself. */
function mend(phone: Phone, registration: Registration, env: Env): void {
  if (registration.state === 'Registered') happen(phone, registration, 'flow-failed', null, env);
}

function create(phone: Phone, regId: number, env: Env): Registration {
  const outbound = phone.spec.outbound === true;
  // 10.2: all registrations of a phone share one Call-ID; RFC 5626 §4.2.1: over each flow another one.
  const callId = callIdFor(phone, env, regId === 1 ? 'registration' : `registration ${regId}`);
  const localTag = tagFor(phone, env, callId, 'registration');
  return {
    owner: `registration ${callId}`,
    state: 'Unregistered',
    callId,
    localTag,
    cseq: 0,
    request: null,
    attempts: 0,
    expires: 0,
    contacts: [ownContact(phone)],
    waiting: [],
    left: null,
    regId: outbound ? regId : null,
    route: outbound ? (phone.outbound[regId - 1] ?? null) : null,
    flow: outbound ? newFlow() : null,
    failures: 0,
  };
}

function classify(phone: Phone, registration: Registration, response: Response | null, env: Env): string {
  const { flow, state } = registration;
  const forming = flow !== null && (state === 'Registering' || state === 'Refreshing');
  // A phone without a network waits for that to come back.
  const lasting = (state === 'Registering' || state === 'Refreshing') && phone.offline !== true;
  if (response === null) return forming ? 'no-flow' : lasting ? 'unanswered' : 'refused';
  const { status } = response;
  if (status < 300) return 'accepted';
  if (forming && (status === 503 || status === 408 || status === 430)) return 'no-flow';
  if (flow === null && lasting && OUT_OF_ORDER.has(status)) return 'unanswered';
  if (status === 439 && state === 'Registering' && registration.regId !== null) return 'unaided';
  if ((status === 401 || status === 407) && canAnswer(phone, response, registration.attempts, env)) return 'challenged';
  return status === 423 && (get(response, 'min-expires') ?? 0) > registration.expires ? 'too-brief' : 'refused';
}

/** What says that the registrar, or the way to it, fails just now: another try can do better (RFC 3261 §21.5, §21.4.9). */
const OUT_OF_ORDER: ReadonlySet<number> = new Set([408, 500, 503, 504]);

function happen(phone: Phone, registration: Registration, event: string, response: Response | null, env: Env): boolean {
  const until = response === null ? registration.expires : granted(phone, registration, response);
  const refresh = (until > 2 * REFRESH_BEFORE ? until - REFRESH_BEFORE : until / 2) * SECOND;
  if (event === 'no-flow' || event === 'unanswered') registration.failures++;
  const duration = (name: string): number =>
    name === 'recovery' ? recovery(phone, registration, response, env) : refresh;
  const move = drive(registrationMachine, registration.owner, registration.state, event, env, duration, true);
  if (move === null) return false;
  registration.state = move.to;
  // RFC 5627 §4.2: each 200 tells the phone's GRUUs, be it to a refresh or not.
  if (move.to === 'Registered' && event === 'accepted') {
    learnGruu(phone, response, env);
    learnServiceRoute(phone, response, env);
    watchFlow(phone, registration, response, env);
    if (registration.flow === null) registration.failures = 0;
  }
  // RFC 3608 §6.1: with the registration goes the way that came with it.
  else if (move.to === 'Unregistered' && phone.serviceRoute.length > 0) learnServiceRoute(phone, null, env);
  for (const action of move.actions) act(phone, registration, action.type, response, env);
  return true;
}

/** 10.2.7 names no interval: RFC 5626 §4.5 has one. RFC 3261 §20.33: a server can ask for more. */
function recovery(phone: Phone, registration: Registration, response: Response | null, env: Env): number {
  const least = (retryAfterOf(response) ?? 0) * SECOND;
  return Math.max(least, recoveryTime(phone, registration, worksBeside(phone, registration), env));
}

/** Whether another flow of the phone works. */
const worksBeside = (phone: Phone, registration: Registration): boolean =>
  registrationsOf(phone).some((other) => other !== registration && other.state === 'Registered');

/** 10.2.4: the registrar may have kept the binding for less than was asked. */
function granted(phone: Phone, registration: Registration, response: Response): number {
  const contacts = get(response, 'contact') === '*' ? [] : list(response, 'contact');
  const own = contacts.find((contact) => sameUri(contact.uri, phone.place.uri));
  const expires = own === undefined ? undefined : param(own.params, 'expires');
  return Number(expires ?? get(response, 'expires') ?? registration.expires);
}

function act(phone: Phone, registration: Registration, action: string, response: Response | null, env: Env): void {
  const detail = response === null ? 'no answer' : `${response.status} ${response.reason}`;
  switch (action) {
    case 'sendRegister':
      registration.attempts = 0;
      transmit(phone, registration, env);
      break;
    case 'sendRemoval':
      registration.attempts = 0;
      registration.expires = 0;
      transmit(phone, registration, env);
      break;
    case 'sendAgain':
      if (response !== null) remember(phone, response, env);
      registration.attempts++;
      transmit(phone, registration, env);
      break;
    case 'sendPlain':
      registration.regId = null;
      registration.contacts = contactsOf(phone, registration, null);
      transmit(phone, registration, env);
      break;
    case 'sendQuestion':
      registration.attempts = 0;
      transmit(phone, registration, env, true);
      break;
    case 'sendQuestionAgain':
      if (response !== null) remember(phone, response, env);
      registration.attempts++;
      transmit(phone, registration, env, true);
      break;
    case 'reportBindings':
      env.out.push({ type: 'perceived', what: 'notified', call: null, detail: bindingsIn(response) });
      break;
    case 'sendLonger':
      registration.expires = (response === null ? undefined : get(response, 'min-expires')) ?? registration.expires;
      transmit(phone, registration, env);
      break;
    case 'reportRegistered':
      startKeepAlive(phone, registration, env);
      if (registration.flow !== null) registration.flow.told = false;
      if (worksBeside(phone, registration)) break;
      env.out.push({ type: 'perceived', what: 'registered', call: null, detail: null });
      break;
    case 'reportUnregistered':
      forgetGruu(phone);
      stopKeepAlive(phone, registration, env);
      leaveFlow(phone, registration, env);
      if (worksBeside(phone, registration)) break;
      env.out.push({ type: 'perceived', what: 'unregistered', call: null, detail: null });
      break;
    case 'reportRefused':
      if (worksBeside(phone, registration) || isKnownToFail(registration)) break;
      env.out.push({
        type: 'perceived',
        what: 'registration-failed',
        call: null,
        detail,
        ...(registration.state === 'Registered' ? { still: true } : null),
      });
      break;
    default:
  }
}

function transmit(phone: Phone, registration: Registration, env: Env, asking = false): void {
  registration.cseq++;
  const tag = { name: 'tag', value: registration.localTag };
  // 10.2.3: without a Contact nothing changes, and the answer lists what there is.
  const extra: AnyHeader[] = asking
    ? []
    : [make('contact', registration.contacts), make('expires', registration.expires)];
  // RFC 5626 §4.2: who says so may be reached through the proxies its REGISTER passes (RFC 3327 §5.1).
  const flows = phone.spec.outbound === true;
  const pathed = flows || phone.spec.keepsAlive === true || phone.spec.supported.includes('path');
  const supported = [
    ...(pathed ? ['path'] : []),
    ...(flows && registration.regId !== null ? ['outbound'] : []),
    ...(phone.spec.gruu === undefined ? [] : ['gruu']),
  ];
  if (supported.length > 0) extra.push(make('supported', supported));
  const message = fresh(
    phone,
    {
      method: 'REGISTER',
      // 10.2.6: a registrar it is set to use, else the domain of its address.
      uri: phone.registrar ?? registrarOf(phone.self.uri),
      from: { ...phone.self, params: [tag] },
      to: { ...phone.self, params: [] },
      callId: registration.callId,
      cseq: registration.cseq,
      // 8.1.2: by the outbound proxy, as every request outside of a dialog.
      routes: routesOf(phone, registration),
      extra,
    },
    env,
  );
  registration.request = message;
  const transaction = send(phone, message, { kind: 'register', registration }, env);
  if (transaction === null) registrationAnswered(phone, registration, null, env);
}

function routesOf(phone: Phone, { route }: Registration): readonly NameAddr[] {
  if (phone.spec.registersDirectly === true) return [];
  return route === null ? wayOut(phone) : [route];
}

/** What the registrar lists, in words. */
function bindingsIn(response: Response | null): string {
  const contacts = response === null ? [] : list(response, 'contact');
  return contacts.length === 0 ? 'no bindings' : contacts.map(({ uri }) => printUri(uri)).join(', ');
}

/** 10.2: the Request-URI names the domain of the registration, without a user. */
function registrarOf(aor: Uri): Uri {
  return aor.scheme === 'sip' || aor.scheme === 'sips'
    ? ({ ...aor, user: null, password: null, params: [], headers: [] } as Uri)
    : aor;
}
