import type { Metadata } from 'next';
import { MachineList } from '@/components/machines/machine-list';
import { listedMachines } from '@/components/machines/view';
import { stateText } from '@/components/text/state';

export const metadata: Metadata = { title: stateText.machines, description: stateText.machinesIntro };

export default function Page() {
  return <MachineList machines={listedMachines()} />;
}
