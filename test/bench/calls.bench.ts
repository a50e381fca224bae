// Whole calls between two phones: 300 that overlap, over UDP, all timers of the virtual clock until nothing is left to
// come, every entry of the trace kept. The peers make one call after the other, which suits them better.
// Aims: 10 times npm sip and 500 times SIP.js; with every hop printed and parsed (wire mode) 4 times npm sip.
//
// Their messages: ours and 'npm sip, no 100' six (INVITE, 180, 200, ACK, BYE, 200), the others seven, with a 100.

import type { Trace } from '../../engine/model/trace';
import { simulate } from '../../engine/world/simulate';
import { jsSipCalls, kirmCalls, type MakeCall, sipJsCalls } from './call-peers';
import { checkCalls, manyCalls } from './call-scenario';
import type { Bench, Contender, Reading } from './harness';
import { median } from './harness';

const OVERLAPPING = 300;
const scenario = manyCalls(OVERLAPPING);
for (const wire of [false, true]) checkCalls(simulate(scenario, [], { wire }), OVERLAPPING);

function ours(name: string, wire: boolean): Contender {
  const run = (times: number): void => {
    for (let i = 0; i < times; i++) simulate(scenario, [], { wire });
  };
  return { name, run, operations: OVERLAPPING };
}

function peer(name: string, call: MakeCall): Contender {
  const run = async (times: number): Promise<void> => {
    for (let i = 0; i < times; i++) await call();
  };
  return { name, run };
}

const collect = (globalThis as { gc?: () => void }).gc ?? (() => undefined);

/** What stays in memory of a run of 1,000 calls: the trace, once everything else is gone. */
function traceMegabytes(): number {
  const thousand = manyCalls(1_000);
  const kept: Trace[] = [];
  const used = (): number => {
    collect();
    collect();
    return process.memoryUsage().heapUsed;
  };
  simulate(thousand);
  const before = used();
  kept.push(simulate(thousand));
  return (used() - before) / 1e6 / kept.length;
}

/** CPU time of a call, in microseconds, with so many overlapping. */
function costAt(overlapping: number, times: number): number {
  const crowd = manyCalls(overlapping);
  checkCalls(simulate(crowd), overlapping);
  const samples: number[] = [];
  for (let i = 0; i < times; i++) {
    collect();
    const { user, system } = process.cpuUsage();
    for (let calls = 0; calls < 10_000; calls += overlapping) simulate(crowd);
    const after = process.cpuUsage();
    samples.push((after.user + after.system - user - system) / 10_000);
  }
  return median(samples);
}

function readings(): Reading[] {
  const [few, many] = [costAt(100, 5), costAt(10_000, 5)];
  return [
    { name: 'trace of 1,000 calls', value: traceMegabytes(), unit: 'MB', aim: 'at most 5' },
    { name: 'a call with 100 overlapping', value: few, unit: 'us of CPU' },
    { name: 'a call with 10,000 overlapping', value: many, unit: 'us of CPU' },
    { name: 'the second over the first', value: many / few, unit: 'times', aim: 'at most 2' },
  ];
}

const bench: Bench = {
  title: 'A call between two phones',
  operation: 'call',
  reference: 'Sipscope',
  contenders: [
    ours('Sipscope', false),
    ours('Sipscope, wire mode', true),
    peer('npm sip', kirmCalls(true)),
    peer('npm sip, no 100', kirmCalls(false)),
    peer('JsSIP', await jsSipCalls()),
    peer('SIP.js', await sipJsCalls()),
  ],
  aims: { 'npm sip': 10, 'SIP.js': 500 },
  readings,
  packages: ['sip', 'jssip', 'sip.js'],
};

export default bench;
