// The first run of a fresh process, in milliseconds: no code is warm, no machine has been asked anything.

import { flow, play } from './flow';

export default function cold(): number {
  const scenario = flow();
  const before = performance.now();
  play(scenario);
  return performance.now() - before;
}
