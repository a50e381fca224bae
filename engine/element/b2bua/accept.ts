// The 2xx a leg gave to an INVITE, as RFC 3261 §13.3.1.4 wants it of every user agent that answers: repeated until its ACK
// comes, whoever has hung up meanwhile.
// Departs from RFC 3261 §15: a leg passes a BYE of the other one on at once, although the 2xx it gave may still be without its ACK.

import type { Env } from '../../model/output';
import { acceptMachine } from '../../session/accept.machine';
import { start } from '../../session/drive';
import type { B2bua, Exchange } from './state';

/** How the owner of a repeated 2xx's timers is named: this, and the id of the server transaction. */
export const ACCEPT = 'accept ';

/** The durations of those timers. */
export const patienceOf = (b2bua: B2bua, exchange: Exchange) => (name: string) => {
  const { t1, t2 } = b2bua.search.layer.timers;
  return name === 'repeat' ? Math.min(t1 * 2 ** exchange.repeats, t2) : 64 * t1;
};

/** The 2xx went out on this leg. */
export function startAccept(b2bua: B2bua, exchange: Exchange, env: Env): void {
  exchange.accept = start(acceptMachine, `${ACCEPT}${exchange.server.id}`, env, patienceOf(b2bua, exchange)).to;
}
