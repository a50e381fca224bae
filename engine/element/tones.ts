// Keys pressed in a call whose media passes an element, a relay or a back-to-back user agent: RFC 4733 §2.1.

import type { Env } from '../model/output';
import type { Session } from '../session/session';
import { ignore } from './proxy/facts';

/**
 * RFC 4733 §2.1: keys are events of the stream itself, so what comes in at one port goes out at the other like any sound.
 *
 * @param calls the two legs of each call whose media pass here
 */
export function passTone(
  calls: Iterable<{ readonly owner: string; readonly legs: readonly Session[] }>,
  keys: string,
  port: number,
  env: Env,
): void {
  for (const { owner, legs } of calls) {
    const near = legs.find((leg) => [...leg.streams.values()].some(({ local }) => local.port === port));
    if (near === undefined) continue;
    const far = legs.find((leg) => leg !== near);
    for (const { direction, remote } of far?.streams.values() ?? []) {
      if (direction !== 'sendrecv' && direction !== 'sendonly') continue;
      env.out.push({ type: 'toned', keys, call: owner, to: remote });
      return;
    }
  }
  ignore(env, 'keys in the media', 'no call takes sound there now', null);
}
