// Every scenario, run while the pages about machines are built, so that each machine is shown in runs that really are.

import type { MachineView } from '@/components/machines/model';
import type { Ran } from '@/components/machines/runs';
import { machineView } from '@/components/machines/view';
import { allTraces } from './traces';

let ran: readonly Ran[] | null = null;
const views = new Map<string, MachineView>();

/** What a machine's page shows. */
export function shownMachine(name: string): MachineView {
  ran ??= allTraces().map(({ trace }) => ({ trace, changes: [] }));
  const view = views.get(name) ?? machineView(name, ran);
  views.set(name, view);
  return view;
}
