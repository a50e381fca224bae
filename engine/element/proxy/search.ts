// The search for someone who answers: which targets are tried now, what their ends lead to, and the one answer that
// goes upstream. RFC 3261 §16.6 and §16.7 items 5, 6, 9 and 10; RFC 5393 §5.3.3 for how wide a request may fork.

import { assert } from '../../assert';
import { begin, type Move } from '../../machine';
import { respond as buildResponse, cancelFor } from '../../message/build';
import type { AnyHeader, Response } from '../../message/message';
import { printUri } from '../../message/uri-print';
import type { Hop } from '../../model/address';
import type { Env, Rule } from '../../model/output';
import { forSize, hopsAfter } from '../../resolve/datagram';
import { destroy, respond, startClient } from '../../transaction/layer';
import { withheld } from './asserted';
import { bestOf, withChallenges } from './best';
import { branchMachine } from './branch.machine';
import { newBranch } from './branch-id';
import { rememberCall } from './call-state';
import { contextMachine } from './context.machine';
import { decide, ignore, report, rule, take } from './facts';
import { prepare, readyFor } from './forward';
import { relayResponse } from './relay';
import type { Branch, ProxyServer, ResponseContext, Target } from './state';
import { hasEnded } from './state';
import { tagFor } from './uas';

/**
 * An event of the whole context; what its machine asks for is done here.
 *
 * @param why what the CANCELs that follow from it say of why
 */
export function contextEvent(
  proxy: ProxyServer,
  context: ResponseContext,
  event: string,
  env: Env,
  why: readonly AnyHeader[] | null = null,
): void {
  const move = take(env, context.id, contextMachine, context.state, event, noTimer);
  if (move === null) {
    ignore(env, event, `the response context is ${context.state}`, OVER);
    return;
  }
  context.state = move.to;
  // What was cancelled for one reason is not cancelled again for another.
  if (why !== null && move.from === 'Collecting' && proxy.spec.saysWhy !== false) context.why = why;
  for (const action of move.actions) {
    if (action.type === 'cancelPending') cancelPending(proxy, context, env);
    else if (action.type === 'reportTerminated') answer(proxy, context, 487, env);
  }
}

const noTimer = (name: string): number => assert(false, `a response context has no timer ${name}`) as never;

/** An event of one branch; returns the names of the actions left to whoever knows the message. */
export function branchEvent(proxy: ProxyServer, branch: Branch, event: string, env: Env): readonly string[] {
  const move = take(env, branch.id, branchMachine, branch.state, event, durationOf(proxy));
  if (move === null) {
    // Repeats of a 2xx, and 2xx of other branches further on, come to an answered branch.
    if (event !== '2xx') ignore(env, event, `the branch is ${branch.state}`, OVER);
    return NOTHING;
  }
  branch.state = move.to;
  // What is being cancelled has no time left to answer in.
  if (branch.state !== 'Calling' && branch.state !== 'Proceeding') stopWaiting(branch, env);
  const actions = namesOf(move);
  if (actions.includes('sendCancel')) sendCancel(proxy, branch, env);
  if (actions.includes('destroyTransaction')) destroy(proxy.layer, branch.transaction, env);
  if (actions.includes('resetTimerC')) {
    // 16.7, item 2. The timer runs on from Calling into Proceeding, so it is set again here.
    const duration = proxy.spec.timerC;
    env.out.push({ type: 'timer-started', owner: branch.id, name: 'C', duration, background: false });
  }
  return actions;
}

const NOTHING: readonly string[] = [];

/** The names of a move's actions, made once: moves are kept by the machines. */
function namesOf(move: Move): readonly string[] {
  let names = actionNames.get(move);
  if (names === undefined) {
    names = move.actions.map((action) => action.type);
    actionNames.set(move, names);
  }
  return names;
}
const actionNames = new WeakMap<Move, readonly string[]>();

/** Timer C is the administrator's (§16.6 item 11); a CANCEL is given 64*T1 to bring a final response (§9.1). */
const durationOf = (proxy: ProxyServer) => (timer: string) =>
  timer === 'C' ? proxy.spec.timerC : 64 * proxy.layer.timers.t1;

/** Adds a target unless an equal one is there already (§16.5). */
export function addTarget(context: ResponseContext, target: Target): boolean {
  const key = nameOf(target);
  if (context.targets.some((known) => nameOf(known) === key)) return false;
  context.targets.push(target);
  return true;
}

/** Two flows of one phone are two targets, whatever their contacts say (RFC 5626 §7). */
const nameOf = ({ uri, instance, regId }: Target): string =>
  regId === undefined ? printUri(uri) : `${instance} ${regId}`;

/** Begins the branches whose turn it is; when nothing is open and nothing left, answers upstream. */
export function goOn(proxy: ProxyServer, context: ResponseContext, env: Env): void {
  while (context.state === 'Collecting') {
    const group = nextGroup(proxy, context);
    if (group.length === 0) break;
    const share = Math.max(1, Math.floor(breadthLeft(context) / group.length));
    for (const target of group) {
      target.tried = true;
      if (context.state === 'Collecting') startBranch(proxy, context, target, 0, null, share, env);
    }
  }
  if (context.asking.length === 0 && context.resolving === 0 && context.branches.every(hasEnded))
    finish(proxy, context, env);
}

/** 16.6: all at once, one after the other, or by q: equal ones at once, the others after them. */
function nextGroup(proxy: ProxyServer, context: ResponseContext): readonly Target[] {
  const waiting = oneFlowEach(context);
  // Whose turn it is shows when it is known where those before them are.
  if (waiting.length === 0 || context.resolving > 0) return NOBODY;
  const open = context.branches.filter((branch) => !hasEnded(branch));
  // RFC 5393 §5.3.3: no more branches at once than Max-Breadth allows; the others wait for one to end.
  const room = breadthLeft(context);
  if (room <= 0) return [];
  const forking = context.inTurn ? 'sequential' : proxy.spec.forking;
  if (forking === 'parallel') return waiting.slice(0, room);
  const best = waiting.reduce((one, other) => (other.q > one.q ? other : one));
  if (forking === 'by q') {
    const inTurn = open.some((branch) => branch.target.q > best.q);
    return inTurn ? [] : waiting.filter((target) => target.q === best.q).slice(0, room);
  }
  return open.length > 0 ? [] : [best];
}

const NOBODY: readonly Target[] = [];

/** RFC 5626 §7: of the contacts of one phone never more than one at a time. */
function oneFlowEach(context: ResponseContext): readonly Target[] {
  const waiting = context.targets.filter((target) => !target.tried);
  if (!waiting.some(({ regId }) => regId !== undefined)) return waiting;
  const busy = context.branches.filter((branch) => !hasEnded(branch)).map(({ target }) => target);
  return waiting.filter((target, i) => ![...busy, ...waiting.slice(0, i)].some((other) => samePhone(other, target)));
}

const samePhone = (a: Target, b: Target): boolean =>
  a.instance !== undefined && a.instance === b.instance && a.aor === b.aor && b.regId !== undefined;

/**
 * RFC 5626 §7: a phone that has answered over one flow has answered: its others are not tried. Only a flow that failed
 * (430), or was silent (408), has another in its place.
 */
export function settlePhone(context: ResponseContext, { target }: Branch, status: number): void {
  if (target.regId === undefined || status === 430 || status === 408) return;
  for (const other of context.targets) if (samePhone(target, other)) other.tried = true;
}

const breadthLeft = (context: ResponseContext): number =>
  context.branches.reduce((left, branch) => (hasEnded(branch) ? left : left - branch.breadth), context.breadth);

/** One target over one hop: a client transaction (§16.6 items 7 to 11). */
export function startBranch(
  proxy: ProxyServer,
  context: ResponseContext,
  target: Target,
  attempt: number,
  hopsLeft: readonly Hop[] | null,
  breadth: number,
  env: Env,
): void {
  const prepared = prepare(proxy, context.request, target, context.incoming, env);
  if (prepared.hops === null && hopsLeft === null) {
    context.resolving++;
    proxy.held.push({ kind: 'branch', context, target, breadth });
    return;
  }
  // 18.1.1: this proxy's own headers come on top of what the request has now.
  const [hop, ...others] = hopsLeft ?? forSize(context.request, prepared.hops ?? [], OWN_HEADERS, env);
  if (hop === undefined) {
    // 16.9: as if a 503 had come back.
    decide(env, 'unreachable', NO_WAY, { target: printUri(target.uri) });
    context.finals.push(standIn(proxy, context, 503, env));
    return;
  }
  const to = printUri(target.uri);
  let id = newBranch(proxy, context.request, context.loop, to, attempt, env);
  for (let again = 1; proxy.layer.clients.has(id); again++) {
    id = newBranch(proxy, context.request, context.loop, to, attempt, env, again);
  }
  const copy = readyFor(proxy, context.request, prepared, hop, id, breadth);
  const request = withheld(proxy, proxy.dress === null ? copy : proxy.dress(context, copy, env), hop, env);
  const invite = request.method === 'INVITE';
  const event = invite ? 'INVITE' : 'other';
  const move = begin(branchMachine, event);
  const transaction = startClient(proxy.layer, request, hop, env);
  const branch: Branch = {
    id: `${BRANCH}${transaction.key}`,
    context,
    target,
    transaction,
    hops: others,
    attempt,
    breadth,
    state: move.to,
    limited: invite && target.limit !== null,
    gaveUp: false,
  };
  report(env, branch.id, branchMachine, event, move, durationOf(proxy));
  if (branch.limited) {
    env.out.push({
      type: 'timer-started',
      owner: branch.id,
      name: LIMIT,
      duration: target.limit as number,
      background: false,
    });
  }
  context.branches.push(branch);
  proxy.branches.set(transaction.id, branch);
}

/** About as long as a Via and a Record-Route value. */
const OWN_HEADERS = 150;

/** How the owner of a branch's timers is named, and how to get back from there to the branch. */
const BRANCH = 'branch ';
export const branchByTimer = (proxy: ProxyServer, owner: string): Branch | undefined => {
  if (!owner.startsWith(BRANCH)) return undefined;
  const key = owner.slice(BRANCH.length);
  return proxy.branches.get(`invite-client ${key}`) ?? proxy.branches.get(`non-invite-client ${key}`);
};

/** Name of the timer that ends an administrator's patience with one target. */
export const LIMIT = 'limit';

function stopWaiting(branch: Branch, env: Env): void {
  if (!branch.limited) return;
  branch.limited = false;
  env.out.push({ type: 'timer-cancelled', owner: branch.id, name: LIMIT });
}

/** The next hop for the same target (RFC 3263 §4.3), or false when there is none left or no reason to try. */
export function tryNextHop(proxy: ProxyServer, branch: Branch, refused: boolean, env: Env): boolean {
  const { context } = branch;
  const hops = hopsAfter(branch.transaction.hop, branch.hops, refused);
  if (hops.length === 0 || context.state !== 'Collecting') return false;
  decide(env, 'next-hop', FAILOVER, { target: printUri(branch.target.uri), hops });
  startBranch(proxy, context, branch.target, branch.attempt + 1, hops, branch.breadth, env);
  return true;
}

/** 16.7, item 10: every branch that waits for a final response is cancelled, once (§9.1). */
function cancelPending(proxy: ProxyServer, context: ResponseContext, env: Env): void {
  if (context.request.method !== 'INVITE') return;
  // What was never sent needs no CANCEL.
  proxy.held.splice(
    0,
    proxy.held.length,
    ...proxy.held.filter((held) => held.kind === 'alone' || held.context !== context),
  );
  context.resolving = 0;
  for (const branch of context.branches) {
    if (!hasEnded(branch)) branchEvent(proxy, branch, 'cancel', env);
  }
}

const NO_REASON: readonly AnyHeader[] = [];

function sendCancel(proxy: ProxyServer, branch: Branch, env: Env): void {
  const { why } = branch.context;
  // RFC 3326 §3.1. A branch that took too long is ended for no reason of the call's.
  const cancel = cancelFor(branch.transaction.request, branch.gaveUp ? NO_REASON : why);
  startClient(proxy.layer, cancel, branch.transaction.hop, env);
}

/** 16.7, item 6: every branch has ended without a 2xx, so the best of their answers goes upstream. */
function finish(proxy: ProxyServer, context: ResponseContext, env: Env): void {
  if (context.answered !== null) return;
  const { finals, cancelled } = context;
  const best = bestOf(finals, cancelled);
  if (best === undefined && context.cancelled && context.branches.length === 0) {
    answer(proxy, context, 487, env);
  } else if (best === undefined) {
    decide(env, 'best-response', NONE_CAME, { status: 408, from: [] });
    answer(proxy, context, 408, env);
  } else if (best.status === 430 && context.branches.some(({ target }) => target.aor !== null)) {
    // RFC 5626 §11.5: no phone is to hear of a 430: nobody is there now.
    decide(env, 'best-response', NO_430, { status: 480, from: finals.map(({ status }) => status) });
    answer(proxy, context, 480, env);
  } else if (best.status === 503) {
    // 16.7, item 6: a 503 would say that this proxy can serve nothing at all.
    decide(env, 'best-response', NO_503, { status: 500, from: finals.map(({ status }) => status) });
    answer(proxy, context, 500, env);
  } else {
    const response = withChallenges(best, finals);
    if (finals.length > 1)
      decide(env, 'best-response', BEST, { status: best.status, from: finals.map(({ status }) => status) });
    sendUpstream(proxy, context, response, env);
  }
  if (context.state !== 'Answered') contextEvent(proxy, context, 'best', env);
}

/** A final response nobody sent, for the choice of the best one (§16.9). */
export const standIn = (proxy: ProxyServer, context: ResponseContext, status: number, env: Env): Response =>
  buildResponse(context.request, status, { toTag: tagFor(proxy, context.request, env) });

/** A response of the proxy's own making (§8.2.6). */
export function answer(
  proxy: ProxyServer,
  context: ResponseContext,
  status: number,
  env: Env,
  headers: readonly AnyHeader[] = [],
  reason?: string,
): void {
  const toTag = tagFor(proxy, context.request, env);
  const parts = reason === undefined ? { toTag, headers } : { toTag, headers, reason };
  sendUpstream(proxy, context, buildResponse(context.request, status, parts), env);
}

/** 16.7, item 9: by the server transaction. */
export function sendUpstream(proxy: ProxyServer, context: ResponseContext, response: Response, env: Env): void {
  if (response.status >= 200) context.answered = response.status;
  const passed = proxy.spec.relay === true ? relayResponse(proxy, context.request, response, env) : response;
  respond(proxy.layer, context.server, passed, env);
  rememberCall(proxy, context.request, passed, env);
}

/** 16.7, item 9: the context goes when all its transactions have ended. */
export function tidyUp(proxy: ProxyServer, context: ResponseContext, env: Env): void {
  if (context.state !== 'Answered') return;
  for (const branch of context.branches) {
    if (branch.transaction.state !== 'Terminated') return;
  }
  contextEvent(proxy, context, 'all-ended', env);
  // A repeat that outlived the server transaction may have made another context under the same name.
  if (proxy.contexts.get(context.server.id) === context) proxy.contexts.delete(context.server.id);
  for (const branch of context.branches) proxy.branches.delete(branch.transaction.id);
}

const OVER: Rule = rule('16.7', 'what has ended is not changed by what comes later');
const NO_WAY: Rule = rule('16.9', 'no address for the next hop: as if it had answered 503');
const FAILOVER: Rule = rule('4.3', 'this hop failed: the next one of the ordered set', 3263);
const NONE_CAME: Rule = rule('16.7', 'no branch brought a final response: 408');
const NO_503: Rule = rule('16.7', 'a 503 is about one target, not about this proxy: it becomes 500');
const NO_430: Rule = rule('11.5', 'every flow to the phone has failed, which is nothing a caller can mend: 480', 5626);
const BEST: Rule = rule('16.7', '6xx first, else the lowest class, and what helps the caller to ask again');
