// Who makes calls: this engine with all of its calls overlapping, and the peers of `call-peers.ts`, which make one call
// after the other and so keep less in memory. Every run is checked: all calls made, answered, ended, with seven messages.

import { simulate } from '../../engine/world/simulate';
import { kirmCalls, type MakeCall, sipJsCalls } from './call-peers';
import { checkCalls, manyCalls } from './call-scenario';
import type { Contender } from './harness';

const OVERLAPPING = 300;
const scenario = manyCalls(OVERLAPPING);
for (const wire of [false, true]) checkCalls(simulate(scenario, [], { wire }), OVERLAPPING);

/**
 * This engine; in wire mode every message is printed and parsed on its way. The last run is kept, as a page keeps the
 * one it shows.
 */
export function sipscope(name: string, wire: boolean): Contender {
  let shown = simulate(scenario, [], { wire });
  const run = (times: number): void => {
    for (let i = 0; i < times; i++) shown = simulate(scenario, [], { wire });
    if (shown.ended !== 'quiet') throw new Error(`the calls ended by ${shown.ended}`);
  };
  return { name, run, operations: OVERLAPPING };
}

/** A peer, made ready when it is first asked for a call. */
function peer(name: string, make: () => MakeCall | Promise<MakeCall>): Contender {
  let call: MakeCall | null = null;
  const run = async (times: number): Promise<void> => {
    call ??= await make();
    for (let i = 0; i < times; i++) await call();
  };
  return { name, run };
}

export const npmSip = peer('npm sip', kirmCalls);
export const sipJs = peer('SIP.js', sipJsCalls);
