// One run of rfc3665-3.2 with its text: warm, and the first one of a process. Aims: 0.5 ms and 16 ms.

import { flow, play } from './flow';
import type { Bench, Reading } from './harness';
import { median, spend } from './harness';

const scenario = flow();
// The last run is kept, as a page keeps the one it shows.
let shown = play(scenario);
const run = (times: number): void => {
  for (let i = 0; i < times; i++) shown = play(scenario);
  if (shown.texts.length === 0) throw new Error('no message was sent');
};

async function readings(): Promise<Reading[]> {
  run(5_000);
  const samples: number[] = [];
  for (let i = 0; i < 20; i++) samples.push((await spend({ name: '', run }, 100)) / 100 / 1_000);
  return [{ name: 'a warm run', value: median(samples), unit: 'ms of CPU', aim: 'at most 0.5' }];
}

const bench: Bench = {
  title: 'One run of rfc3665-3.2, every message printed',
  operation: 'run',
  reference: 'Sipscope',
  contenders: [{ name: 'Sipscope', run }],
  readings,
  cold: [{ name: 'the first run of a process', entry: 'flow-cold.ts', unit: 'ms of CPU', aim: 'at most 16' }],
};

export default bench;
