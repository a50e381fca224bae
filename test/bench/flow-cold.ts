// The first run of a fresh process, in milliseconds of CPU time: no code is warm, no machine has been asked anything.

import { flow, play } from './flow';

export default function cold(): number {
  const scenario = flow();
  const before = process.cpuUsage();
  play(scenario);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
