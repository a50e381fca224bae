// A request arrives at a stateful proxy: checked, and then answered here or made into a response context.
// RFC 3261 §16.2 to §16.5, §16.10 for CANCEL, §10.3 for REGISTER, §11 for OPTIONS.

import { begin } from '../../machine';
import { respond as buildResponse } from '../../message/build';
import { get, linesOf, list, make, param, tagOf } from '../../message/headers';
import type { AnyHeader, Message, Request } from '../../message/message';
import type { Uri } from '../../message/uri';
import { isSip } from '../../message/uri-print';
import type { Hop, Transport } from '../../model/address';
import type { Env, Rule } from '../../model/output';
import { letGo, pendingRequest, respond, type Transaction, trying } from '../../transaction/layer';
import { authenticate } from '../challenge';
import { register } from '../registrar-core';
import { asserted, knownCaller } from './asserted';
import { loopPart } from './branch-id';
import { check, type Rejection, screen } from './checks';
import { contextMachine } from './context.machine';
import { MAX_BREADTH } from './copy';
import { decide, ignore, rule } from './facts';
import { askedFlow, flowFrom, hiddenFlow } from './flows';
import { isMine, isMyVia, isResponsible } from './identity';
import { preprocess } from './preprocess';
import { relayRequest } from './relay';
import { contextEvent, goOn, tidyUp } from './search';
import { askForTimer, tooShort } from './session-timer';
import type { ProxyServer, ResponseContext } from './state';
import { forwardAlone } from './stateless';
import { determineTargets } from './targets';
import { tagFor } from './uas';

/**
 * A new request other than ACK and CANCEL, with its server transaction.
 *
 * @param over the flow it is to go on over, where it does not name one itself
 */
export function onRequest(
  proxy: ProxyServer,
  received: Request,
  server: Transaction,
  transport: Transport,
  env: Env,
  over: Hop | null = null,
): void {
  const loop = loopPart(proxy, received, env);
  const rejection = check(proxy, received, loop);
  if (rejection !== null) {
    reject(proxy, received, server, rejection, env);
    return;
  }
  const registers = isRegistration(proxy, received);
  const proof = registers ? UNASKED : admit(proxy, received, server, env);
  if (proof === null) return;
  const flow = askedFlow(proxy, received, server.source, env);
  if (flow === 'forged') {
    reject(proxy, received, server, FORGED, env);
    return;
  }
  const routed = preprocess(proxy, received, transport, env);
  const request = asserted(proxy, routed, server.source, proof.proven, env);
  if (registers) {
    const hidden = hiddenFlow(proxy, request, server.source, transport, env);
    const source = server.source === null ? null : flowFrom(server.source, server.hop.transport);
    const response = register(proxy.registry, request, tagFor(proxy, request, env), env, hidden, source);
    respond(proxy.layer, server, response, env);
  } else if (isForProxy(proxy, request)) {
    serve(proxy, request, server, env);
  } else {
    const short = tooShort(proxy, request);
    if (short === null) accept(proxy, request, server, loop, flow ?? over, env);
    else reject(proxy, request, server, short, env);
  }
}

/** Whether this proxy, as a registrar, is meant (§10.3 step 1). */
export const isRegistration = (
  proxy: ProxyServer,
  request: Message,
): proxy is ProxyServer & { registry: NonNullable<ProxyServer['registry']> } =>
  proxy.registry !== null &&
  request.kind === 'request' &&
  request.method === 'REGISTER' &&
  isResponsible(proxy, request.uri);

/** Whether a request that may pass has proved who sends it. */
interface Proof {
  readonly proven: boolean;
}
const UNASKED: Proof = { proven: false };
const PROVEN: Proof = { proven: true };

/** 16.3, item 6, and block lists before or after it; null for a request that goes no further. */
function admit(proxy: ProxyServer, request: Request, server: Transaction, env: Env): Proof | null {
  const early = proxy.spec.screening === 'before';
  const caller = (proven: boolean): Uri | null => knownCaller(proxy, request, server.source, proven, env);
  const blocked = early ? screen(proxy, request, caller(false), env) : null;
  const proof = blocked === null ? prove(proxy, request, env) : UNASKED;
  // Who has proved who it is, is looked for in the lists by that, also when it calls as nobody.
  const refusal = blocked ?? ('status' in proof ? proof : screen(proxy, request, caller(proof.proven), env));
  if (refusal === null && 'proven' in proof) return proof;
  if (refusal !== null) reject(proxy, request, server, refusal, env);
  return null;
}

/** What is only ever sent within a dialog, also by phones from before RFC 3261, which set no tags. */
const WITHIN: ReadonlySet<string> = new Set(['BYE', 'PRACK', 'UPDATE']);

/** 22.3: the 407 for a request that lacks good credentials, or whether it has them. */
function prove(proxy: ProxyServer, request: Request, env: Env): Rejection | Proof {
  const { challenger, spec } = proxy;
  if (challenger === null) return UNASKED;
  // Within a dialog both sides have come past this proxy before; what it asks for all the same is a matter of its own.
  const to = get(request, 'to');
  const within = (to !== undefined && tagOf(to) !== undefined) || WITHIN.has(request.method);
  if (within && spec.auth?.withinCalls !== true) return UNASKED;
  const from = get(request, 'from')?.uri;
  if (spec.auth?.whom === 'own users' && !(from && isSip(from) && proxy.names.has(from.host))) return UNASKED;
  if (spirals(proxy, request)) {
    decide(env, 'let-through-before', SPIRAL, { realm: challenger.spec.realm });
    return UNASKED;
  }
  const identity = authenticate(challenger, request, 'proxy', env);
  return identity.ok ? PROVEN : { status: 407, headers: [identity.challenge], why: identity.why, rule: CHALLENGE };
}

/**
 * A reading of this project: a request that comes by a second time has proved itself the first time, and the credentials
 * for this realm went no further (22.3 says nothing of spirals). This proxy's own Via says so, as long as what went on with
 * that branch has no answer. Whoever got it knows the branch as well, so it must be that very request: Call-ID, From tag
 * and CSeq stay on its whole way.
 */
const spirals = (proxy: ProxyServer, request: Request): boolean =>
  list(request, 'via').some((via) => {
    const branch = param(via.params, 'branch');
    if (typeof branch !== 'string' || !isMyVia(proxy, via)) return false;
    const sent = pendingRequest(proxy.layer, branch, request.method);
    return sent !== undefined && isSame(sent, request);
  });

function isSame(one: Request, other: Request): boolean {
  const [from, theirs] = [get(one, 'from'), get(other, 'from')];
  return (
    get(one, 'call-id') === get(other, 'call-id') &&
    get(one, 'cseq')?.number === get(other, 'cseq')?.number &&
    from !== undefined &&
    theirs !== undefined &&
    tagOf(from) === tagOf(theirs)
  );
}

function reject(proxy: ProxyServer, request: Request, server: Transaction, rejection: Rejection, env: Env): void {
  const { status, reason, why } = rejection;
  // A challenge has said so itself.
  if (status !== 407) decide(env, 'rejected', rejection.rule, { status, why });
  const headers = status === 200 ? capabilities(proxy) : rejection.headers;
  const parts = { toTag: tagFor(proxy, request, env), headers };
  respond(
    proxy.layer,
    server,
    buildResponse(request, status, reason === undefined ? parts : { ...parts, reason }),
    env,
  );
}

/** Whether the request is for the proxy itself: its Request-URI names the host or domain and no user (§11). */
function isForProxy(proxy: ProxyServer, request: Request): boolean {
  const { uri } = request;
  return isMine(proxy, uri) && uri.user === null && !proxy.spec.routes[uri.host];
}

/** 11: a proxy answers OPTIONS about itself; nothing else can be done here. */
function serve(proxy: ProxyServer, request: Request, server: Transaction, env: Env): void {
  const options = request.method === 'OPTIONS';
  const status = options ? 200 : 405;
  decide(env, 'served', options ? OPTIONS : NO_METHOD, { method: request.method, status });
  const headers = capabilities(proxy);
  respond(proxy.layer, server, buildResponse(request, status, { toTag: tagFor(proxy, request, env), headers }), env);
}

function capabilities(proxy: ProxyServer): readonly AnyHeader[] {
  const methods = proxy.registry === null ? ['OPTIONS'] : ['OPTIONS', 'REGISTER'];
  return [make('allow', methods), make('supported', ['path'])];
}

/** The request will be forwarded: a response context, and a 100 (§16.2). */
function accept(
  proxy: ProxyServer,
  received: Request,
  server: Transaction,
  loop: string,
  flow: Hop | null,
  env: Env,
): void {
  const { request: asking, timed } = askForTimer(proxy, received, env);
  const request = proxy.spec.relay === true ? relayRequest(proxy, asking, env) : asking;
  const first = begin(contextMachine);
  const asked = get(request, 'max-breadth') ?? MAX_BREADTH;
  // A late copy of a request whose server transaction has ended, while its branches have not, is a request of its own.
  const before = proxy.contexts.get(server.id);
  const context: ResponseContext = {
    id: before === undefined ? `${CONTEXT}${server.key}` : `${before.id}${AGAIN}`,
    server,
    request,
    loop,
    incoming: hiddenFlow(proxy, request, server.source, server.hop.transport, env),
    flow,
    state: first.to,
    targets: [],
    branches: [],
    finals: [],
    asking: [],
    resolving: 0,
    asked: [],
    applied: [],
    inTurn: false,
    refusal: 480,
    unfit: false,
    breadth: asked >= 1 ? Math.min(Math.floor(asked), MAX_BREADTH) : 1,
    cancelled: false,
    thinking: proxy.spec.processing > 0,
    timed,
    why: NOTHING,
    answered: null,
  };
  proxy.contexts.set(server.id, context);
  const { id } = context;
  env.out.push({
    type: 'state',
    owner: id,
    machine: contextMachine.id,
    from: null,
    to: first.to,
    event: '',
    rule: null,
  });
  trying(proxy.layer, server, env);
  const duration = proxy.spec.processing;
  if (duration > 0) env.out.push({ type: 'timer-started', owner: id, name: PROCESSING, duration, background: false });
  else determine(proxy, context, env);
}

const NOTHING: readonly AnyHeader[] = [];

/** How the owner of a context's timers is named. */
const CONTEXT = 'context ';
const AGAIN = ' again';
/** Name of the timer that makes a proxy think. */
const PROCESSING = 'processing';

function determine(proxy: ProxyServer, context: ResponseContext, env: Env): void {
  determineTargets(proxy, context, env);
  tidyUp(proxy, context, env);
}

/** The proxy has thought long enough; false when the timer is another's. */
export function onContextTimer(proxy: ProxyServer, owner: string, name: string, env: Env): boolean {
  if (name !== PROCESSING || !owner.startsWith(CONTEXT)) return false;
  let key = owner.slice(CONTEXT.length);
  while (key.endsWith(AGAIN)) key = key.slice(0, -AGAIN.length);
  const context = proxy.contexts.get(`invite-server ${key}`) ?? proxy.contexts.get(`non-invite-server ${key}`);
  if (context?.state === 'Deciding') {
    context.thinking = false;
    determine(proxy, context, env);
  }
  return true;
}

/** 16.10: a CANCEL. `invite` is the server transaction it is about. */
export function onCancel(
  proxy: ProxyServer,
  cancel: Request,
  own: Transaction,
  invite: Transaction | null,
  env: Env,
): void {
  const context = invite === null ? undefined : proxy.contexts.get(invite.id);
  if (context === undefined && invite === null) {
    // 16.10: nothing is known of the request: it may have been forwarded statelessly.
    ignore(env, 'CANCEL', 'no response context matches it: it is forwarded statelessly', UNKNOWN_CANCEL);
    letGo(proxy.layer, own, env);
    forwardAlone(proxy, cancel, own.source, env);
    return;
  }
  const toTag = tagFor(proxy, invite?.request ?? cancel, env);
  respond(proxy.layer, own, buildResponse(cancel, 200, { toTag }), env);
  if (context === undefined) return;
  context.cancelled = true;
  if (context.state === 'Deciding' && context.thinking) {
    context.thinking = false;
    env.out.push({ type: 'timer-cancelled', owner: context.id, name: PROCESSING });
  }
  // RFC 3326 §2: what the previous hop says of its reasons is told to the next ones.
  contextEvent(proxy, context, 'cancel', env, linesOf(cancel, 'reason'));
  if (context.state === 'Cancelling') goOn(proxy, context, env);
  tidyUp(proxy, context, env);
}

/** RFC 5626 §5.3.1. */
const FORGED: Rejection = {
  status: 403,
  headers: NOTHING,
  why: 'the flow in its Route was not written here',
  rule: rule('5.3.1', 'somebody has tampered with the flow that the Route names: 403', 5626),
};
const SPIRAL: Rule = rule(
  '22.3',
  'it was let through before, and a proxy MAY ask: this one reads that as asking once for one request',
);
const CHALLENGE: Rule = rule('22.3', 'the proxy wants to know who asks: 407');
const OPTIONS: Rule = rule('11', 'an OPTIONS for the proxy itself');
const NO_METHOD: Rule = rule('8.2.1', 'the proxy itself serves no such method: 405');
const UNKNOWN_CANCEL: Rule = rule('16.10', 'a CANCEL for an unknown request is forwarded statelessly');
