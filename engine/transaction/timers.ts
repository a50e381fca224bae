// RFC 3261 §17, Table 4, with RFC 6026 §8.11 (L and M) and RFC 4320 §4.1: how long each timer runs.
// The machines say when a timer starts, by its letter; this table says for how long. Times are microseconds.

import { assert } from '../assert';
import { MILLISECOND, type Micros, SECOND } from '../model/time';
import type { TimerValues } from './transaction';

/** 17.2.1: a 100 is due this long after the INVITE, unless another response goes first. */
export const TRYING_DELAY: Micros = 200 * MILLISECOND;

/** 17.1.1.2: Timer D is at least this long, whatever T1 the other side uses. */
const SHORTEST_D: Micros = 32 * SECOND;

/**
 * The duration of a transaction timer; 0 means that its time is up at once.
 *
 * @param name the letter: A, B, or D to M
 * @param values T1, T2 and T4
 * @param reliable whether the transport is
 * @param state the state the transaction is in: Timer E depends on it
 * @param repeats how many times the retransmission timer fired before
 * @throws Error for a name that is no transaction timer
 */
export function durationOf(
  name: string,
  values: TimerValues,
  reliable: boolean,
  state: string,
  repeats: number,
): Micros {
  const { t1, t2, t4 } = values;
  switch (name) {
    case 'A': // 17.1.1.2: T1, then doubles without a limit.
      return t1 * 2 ** repeats;
    case 'E': // 17.1.2.2: T1, doubles up to T2; in Proceeding always T2.
      return state === 'Proceeding' ? t2 : Math.min(t1 * 2 ** repeats, t2);
    case 'G': // 17.2.1: T1, doubles up to T2.
      return Math.min(t1 * 2 ** repeats, t2);
    case 'B': // 17.1.1.2
    case 'F': // 17.1.2.2
    case 'H': // 17.2.1
    case 'L': // RFC 6026 8.7: on every transport.
    case 'M': // RFC 6026 8.4
      return 64 * t1;
    case 'D': // 17.1.1.2: at least 32 s, and long enough for the other side's Timer H.
      return reliable ? 0 : Math.max(SHORTEST_D, 64 * t1);
    case 'J': // 17.2.2
      return reliable ? 0 : 64 * t1;
    case 'I': // 17.2.1
    case 'K': // 17.1.2.2
      return reliable ? 0 : t4;
    default:
      return assert(false, `no transaction timer is called ${name}`) as never;
  }
}

/**
 * How long a client's Timer E takes until it is set to T2: the time after which RFC 4320 §4.1 asks for a 100 to a
 * request other than INVITE, and before which it forbids one over UDP. 3.5 s with the usual T1 and T2.
 */
export function timeToT2({ t1, t2 }: TimerValues): Micros {
  let sum = 0;
  for (let interval = t1; interval < t2; interval *= 2) sum += interval;
  return sum;
}
