// Whole calls between two phones: 300 that overlap, over UDP, the virtual clock running on until the last timer is
// over, every entry of the trace kept. Aims: 10 times npm sip and 500 times SIP.js.

import type { Trace } from '../../engine/model/trace';
import { simulate } from '../../engine/world/simulate';
import { npmSip, sipJs, sipscope } from './call-contenders';
import { checkCalls, manyCalls } from './call-scenario';
import type { Bench, Reading } from './harness';
import { median, spend } from './harness';

const collect = (globalThis as { gc?: () => void }).gc ?? (() => undefined);

/** What a run of 1,000 calls keeps: the trace, once everything else is gone. */
function traceMegabytes(): number {
  const thousand = manyCalls(1_000);
  const used = (): number => {
    collect();
    collect();
    return process.memoryUsage().heapUsed;
  };
  const kept: Trace[] = [];
  simulate(thousand);
  const before = used();
  kept.push(simulate(thousand));
  return (used() - before) / 1e6 / kept.length;
}

/** CPU time of a call, in microseconds, with so many overlapping. */
async function costAt(overlapping: number): Promise<number> {
  const crowd = manyCalls(overlapping);
  const calls = 10_000;
  let shown = simulate(crowd);
  const run = (): void => {
    for (let made = 0; made < calls; made += overlapping) shown = simulate(crowd);
  };
  const samples: number[] = [];
  for (let i = 0; i < 5; i++) samples.push((await spend({ name: '', run }, 1)) / calls);
  checkCalls(shown, overlapping);
  return median(samples);
}

async function readings(): Promise<Reading[]> {
  const [few, many] = [await costAt(100), await costAt(10_000)];
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
  contenders: [sipscope('Sipscope', false), npmSip, sipJs],
  aims: { 'npm sip': 10, 'SIP.js': 500 },
  readings,
  packages: ['sip', 'sip.js'],
};

export default bench;
