// Responses, and what stands in for them when none comes: RFC 3261 §16.7, §16.8, §16.9. What the branches say is
// classified here; the machines decide what it means.

import { withoutTop } from '../../message/headers';
import type { AnyHeader, Response } from '../../message/message';
import { printUri } from '../../message/uri-print';
import type { Env, Rule } from '../../model/output';
import { COMPLETED_ELSEWHERE, reasonHeader } from '../../session/reason';
import type { Transaction } from '../../transaction/layer';
import { decide, ignore, rule } from './facts';
import { recurse } from './recurse';
import {
  branchByTimer,
  branchEvent,
  contextEvent,
  goOn,
  LIMIT,
  sendUpstream,
  settlePhone,
  standIn,
  tidyUp,
  tryNextHop,
} from './search';
import { answerForTimer } from './session-timer';
import { type Branch, hasEnded, type ProxyServer } from './state';
import { sentOn } from './targets';
import { noteEarly, tellTerminated } from './terminated';

/** A client transaction passed a response up (§16.7). */
export function onResponse(proxy: ProxyServer, received: Response, transaction: Transaction, env: Env): void {
  // 16.7, item 1. What answers a CANCEL of this proxy has no context: item 3.
  const branch = proxy.branches.get(transaction.id);
  if (branch === undefined) return;
  const { context } = branch;
  const { status } = received;
  const ended = hasEnded(branch);
  const event = classOf(proxy, status, context.request.method);
  const actions = branchEvent(proxy, branch, event, env);
  // 16.7, item 3.
  const forward = event === '2xx' || actions.includes('forward');
  if (forward) passUp(proxy, branch, withoutTop(received, 'via'), env);
  else if (actions.includes('collect') && !ended) collect(proxy, branch, withoutTop(received, 'via'), env);
  if (!ended && hasEnded(branch)) goOn(proxy, context, env);
  if (event === '3-6xx') tellTerminated(proxy, branch, received, env);
  tidyUp(proxy, context, env);
}

function classOf({ spec }: ProxyServer, status: number, method: string): '100' | '101-199' | '2xx' | '3-6xx' {
  // RFC 4320 §4.1: no provisional response but a 100 goes on to whoever sent another request than INVITE; a proxy from
  // before that passes them on.
  if (status === 100 || (status < 200 && method !== 'INVITE' && spec.rfc2543 !== true)) return '100';
  if (status < 200) return '101-199';
  return status < 300 ? '2xx' : '3-6xx';
}

/** 16.7, item 5: what goes upstream at once. */
function passUp(proxy: ProxyServer, branch: Branch, response: Response, env: Env): void {
  const { context } = branch;
  // RFC 2543 had a proxy pass every 2xx on; since RFC 3261 only those to an INVITE.
  const invite = context.request.method === 'INVITE' || proxy.spec.rfc2543 === true;
  if (context.answered !== null && !(response.status >= 200 && invite)) {
    ignore(env, `${response.status}`, 'a final response has gone upstream already', AFTER_FINAL);
    return;
  }
  if (context.answered !== null && context.answered >= 300) {
    ignore(env, `${response.status}`, 'the server transaction has ended with another final response', GONE);
    return;
  }
  if (response.status < 200) noteEarly(branch, response);
  sendUpstream(proxy, context, answerForTimer(context.timed, response, env), env);
  if (response.status >= 200) contextEvent(proxy, context, '2xx', env, COMPLETED);
}

/** 16.7, item 4: a final response that is no 2xx waits in the context. */
function collect(proxy: ProxyServer, branch: Branch, response: Response, env: Env): void {
  const { context } = branch;
  const { status } = response;
  if (status === 487 && branch.gaveUp && sentOn(proxy, branch, 408, env)) {
    // The proxy ended this branch itself, because nobody answered, and a policy says where to go then.
    decide(env, 'no-answer', NO_ANSWER, { target: printUri(branch.target.uri), status: 408 });
    return;
  }
  if (status === 503 && tryNextHop(proxy, branch, false, env)) return;
  const left = status < 400 ? recurse(proxy, branch, response, env) : response;
  if (left === null) return;
  settlePhone(context, branch, status);
  if (sentOn(proxy, branch, status, env)) return;
  // A refusal that crossed the CANCEL of an impatient proxy: nobody answered all the same.
  if (branch.gaveUp && sentOn(proxy, branch, 408, env)) return;
  context.finals.push(left);
  if (status >= 600) contextEvent(proxy, context, '6xx', env, [reasonHeader({ status, text: response.reason })]);
}

/** No response came (Timer B or F), or the request could not be sent. */
export function onFailure(
  proxy: ProxyServer,
  event: 'timeout' | 'transport-error',
  transaction: Transaction,
  env: Env,
): void {
  const branch = proxy.branches.get(transaction.id);
  if (branch === undefined) {
    ignore(env, event, 'nothing hangs on this transaction any more', null);
    return;
  }
  const { context } = branch;
  const ended = hasEnded(branch);
  const actions = branchEvent(proxy, branch, event, env);
  // RFC 5626 §5.3.1: a flow that is gone is told as such.
  const gone = event === 'transport-error' && transaction.hop.existing === true;
  const status = event === 'timeout' ? 408 : gone ? 430 : 503;
  if (!ended) {
    decide(env, 'branch-failed', event === 'timeout' ? TIMEOUT : gone ? FLOW_FAILED : UNSENT, {
      target: printUri(branch.target.uri),
      status,
    });
    const again = actions.includes('tryNextHop') && tryNextHop(proxy, branch, event === 'transport-error', env);
    if (!again) {
      const elsewhere = sentOn(proxy, branch, status, env);
      if (!elsewhere) context.finals.push(standIn(proxy, context, status, env));
    }
    goOn(proxy, context, env);
  }
  tidyUp(proxy, context, env);
}

/** Timer C, the limit an administrator set for one target, or the wait after a CANCEL (§16.8, §9.1). */
export function onBranchTimer(proxy: ProxyServer, owner: string, name: string, env: Env): boolean {
  const branch = branchByTimer(proxy, owner);
  if (branch === undefined) return false;
  const { context } = branch;
  if (name === LIMIT) branch.limited = false;
  if (name !== 'cancelled') branch.gaveUp = true;
  branchEvent(proxy, branch, name === LIMIT ? 'give-up' : `timer.${name}`, env);
  if (hasEnded(branch)) {
    // 16.8 and 9.1: as if a 408 had come.
    const elsewhere = (name !== 'cancelled' || branch.gaveUp) && sentOn(proxy, branch, 408, env);
    if (!elsewhere) context.finals.push(standIn(proxy, context, 408, env));
    goOn(proxy, context, env);
  }
  tidyUp(proxy, context, env);
  return true;
}

/** RFC 3326 §3.1: the 2xx that the others need not wait for. */
const COMPLETED: readonly AnyHeader[] = [reasonHeader(COMPLETED_ELSEWHERE)];

const AFTER_FINAL: Rule = rule('16.7', 'after a final response only a 2xx to an INVITE still goes upstream');
const GONE: Rule = rule('8.3', 'a response whose server transaction can no longer send it is discarded', 6026);
const NO_ANSWER: Rule = rule('16.7', 'the proxy cancelled this branch because nobody answered: its policy goes on');
const TIMEOUT: Rule = rule('16.6', 'no hop of this target answered: as if it had said 408');
const FLOW_FAILED: Rule = rule('5.3.1', 'the flow to the phone is gone: 430', 5626);
const UNSENT: Rule = rule('16.9', 'the request could not be delivered: as if a 503 had come back');
