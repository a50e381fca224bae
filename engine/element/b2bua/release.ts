// A back-to-back user agent ends a leg by itself: RFC 3261 §15.1.1, as any user agent does.

import { requestInDialog } from '../../dialog/dialog';
import { make } from '../../message/headers';
import type { Env } from '../../model/output';
import { sendOn } from './legs';
import type { B2bua, Pair, Side } from './state';

/** A BYE of the box's own. */
export function release(b2bua: B2bua, pair: Pair, side: Side, env: Env): void {
  const leg = pair[side];
  const bye = requestInDialog(leg.dialog, 'BYE', { via: make('via', []) });
  sendOn(b2bua, leg, bye, { kind: 'own' }, () => undefined, env);
}
