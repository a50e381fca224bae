// The calls of `calls.bench.ts` with every message printed by its sender and parsed by its receiver, as all peers do.
// Aim: 4 times npm sip.

import { npmSip, sipJs, sipscope } from './call-contenders';
import type { Bench } from './harness';

const bench: Bench = {
  title: 'A call between two phones, every message printed and parsed',
  operation: 'call',
  reference: 'Sipscope, wire mode',
  contenders: [sipscope('Sipscope, wire mode', true), npmSip, sipJs],
  aims: { 'npm sip': 4 },
  packages: ['sip', 'sip.js'],
};

export default bench;
