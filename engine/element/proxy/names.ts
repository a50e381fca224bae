// What a proxy has to put off until name servers have answered (RFC 3263 §4), and how it takes it up again.

import type { Request } from '../../message/message';
import { printUri } from '../../message/uri-print';
import type { Answer } from '../../model/element';
import type { Env } from '../../model/output';
import { keep } from '../../resolve/resolver';
import { ignore, rule } from './facts';
import { forwardStatelessly } from './forward';
import { goOn, startBranch, tidyUp } from './search';
import type { ProxyServer } from './state';

/** A name server answered: every branch and every message that waited is tried again, in the order they came. */
export function onNames(proxy: ProxyServer, question: string, answer: Answer, env: Env): void {
  if (proxy.resolver === null) return;
  keep(proxy.resolver, question, answer, env);
  for (const held of proxy.held.splice(0)) {
    if (held.kind === 'alone') {
      const { request, target, loop, breadth } = held;
      if (!forwardStatelessly(proxy, request, target, loop, breadth, env)) unsent(request, printUri(target.uri), env);
      continue;
    }
    const { context, target, breadth } = held;
    context.resolving--;
    if (context.state === 'Collecting') startBranch(proxy, context, target, 0, null, breadth, env);
    goOn(proxy, context, env);
    tidyUp(proxy, context, env);
  }
}

function unsent(request: Request, to: string, env: Env): void {
  ignore(env, request.method, `no address for ${to}`, rule('4', 'without an address nothing can be sent', 3263));
}
