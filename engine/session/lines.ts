// The lines of a phone that are in use: its calls that have not ended, and the ports their media take (RFC 3264 §5.1).
// Kept so that a phone with ten thousand calls finds a free port, or the latest call, as fast as one with two.

import type { Call } from './phone';

export interface Lines {
  /** In the order in which they began. */
  readonly calls: Call[];
  /** The first media port of each of them. */
  readonly ports: Set<number>;
  /** No port below this one is free. */
  lowest: number;
}

/** Ports that one call's streams take: RTP and RTCP of up to four. */
const PORTS_OF_A_CALL = 8;

/** A phone without a call, whose media ports begin at `port`. */
export const noLines = (port: number): Lines => ({ calls: [], ports: new Set(), lowest: port });

/** The call of that owner, while it has not ended. */
export const lineOf = (lines: Lines, owner: string): Call | undefined =>
  lines.calls.find((call) => call.owner === owner);

/** The call takes a line. */
export function seize(lines: Lines, call: Call): void {
  lines.calls.push(call);
  lines.ports.add(call.session.port);
}

/** The call has ended: its line is free. */
export function release(lines: Lines, call: Call): void {
  const at = lines.calls.lastIndexOf(call);
  if (at < 0) return;
  lines.calls.splice(at, 1);
  lines.ports.delete(call.session.port);
  lines.lowest = Math.min(lines.lowest, call.session.port);
}

/** The first port that no call uses. It stays free until a call with it takes a line. */
export function freePort(lines: Lines): number {
  while (lines.ports.has(lines.lowest)) lines.lowest += PORTS_OF_A_CALL;
  return lines.lowest;
}
