// What people notice when a session changes: the other side put the call on hold or took it back, their own hold
// took effect, something else changed (RFC 3264 §8).

import type { Env } from '../model/output';
import { perceive } from './call';
import { FAX } from './fax';
import type { Call } from './phone';
import type { Session } from './session';

/** The session before a change, as far as anybody notices. */
export interface Before {
  readonly hold: boolean;
  readonly held: boolean;
  readonly streams: string;
}

export const lookAt = ({ granted, held, streams }: Session): Before => ({
  hold: granted.hold,
  held,
  streams: [...streams.values()].map(({ kind, codec }) => `${kind === FAX ? 'fax' : kind} in ${codec}`).join(', '),
});

/** Tells the person what is different now. */
export function noticeChange(call: Call, before: Before, env: Env): void {
  const now = lookAt(call.session);
  if (now.hold !== before.hold) perceive(env, now.hold ? 'holding' : 'retrieved', call, null);
  if (now.held !== before.held) perceive(env, now.held ? 'held' : 'resumed', call, null);
  // What opens before the answer is early media, and told as such.
  if (now.streams !== before.streams && call.dialog?.state === 'confirmed')
    perceive(env, 'changed', call, now.streams === '' ? 'no media' : now.streams);
}
