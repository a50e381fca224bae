// RFC 6228 §6: a proxy that keeps a refusal back until its other branches have spoken tells the caller at once which early
// dialogs have ended with it, by a 199 each. Only a caller that asks for it hears one (§4), and none that wants all
// provisional answers reliable: a proxy can send nothing reliably.

import { respond as buildResponse } from '../../message/build';
import { get, list, tagOf } from '../../message/headers';
import type { Request, Response } from '../../message/message';
import type { Env, Rule } from '../../model/output';
import { reasonHeader } from '../../session/reason';
import { decide, rule } from './facts';
import { sendUpstream } from './search';
import type { Branch, ProxyServer } from './state';

/** A provisional answer of a branch goes upstream: which early dialog it is about, and whether that has ended. */
export function noteEarly(branch: Branch, response: Response): void {
  const to = get(response, 'to');
  const tag = to === undefined ? undefined : tagOf(to);
  if (tag === undefined || !isWanted(branch.context.request)) return;
  if (response.status === 199) branch.early?.delete(tag);
  else {
    branch.early ??= new Set();
    branch.early.add(tag);
  }
}

/** 6: the refusal of a branch waits here for those of the others, and ends the branch's early dialogs. */
export function tellTerminated(proxy: ProxyServer, branch: Branch, refusal: Response, env: Env): void {
  const { context, early } = branch;
  // 5: a back-to-back user agent answers for itself, and a user agent should not say it.
  if (early === undefined || early.size === 0 || context.answered !== null || proxy.dress !== null) return;
  const { status, reason } = refusal;
  for (const toTag of early) {
    decide(env, 'early-terminated', TERMINATED, { status, tag: toTag });
    const headers = [reasonHeader({ status, text: reason })];
    sendUpstream(proxy, context, buildResponse(context.request, 199, { toTag, headers }), env);
  }
  early.clear();
}

const isWanted = (request: Request): boolean =>
  list(request, 'supported').includes('199') && !list(request, 'require').includes('100rel');

const TERMINATED: Rule = rule(
  '6',
  'the refusal waits for the other branches; that its early dialog is over does not',
  6228,
);
