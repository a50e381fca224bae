// All machines, by what they are for, one line each.

import { machineGroups, stateText } from '../text/state';
import { Link } from '../ui/link';
import { SiteFooter, SiteHeader } from '../ui/site';
import type { ListedMachine } from './model';

export function MachineList({ machines }: { machines: readonly ListedMachine[] }) {
  return (
    <>
      <SiteHeader />
      <main className="machines">
        <h1>{stateText.machines}</h1>
        <p className="lead">{stateText.machinesIntro}</p>
        {machineGroups.map(({ title, says, machines: names }) => (
          <section key={title}>
            <h2>{title}</h2>
            <p>{says}</p>
            <ul className="mc-list">
              {machines
                .filter(({ name }) => names.includes(name))
                .map((machine) => (
                  <li key={machine.name}>
                    <Link href={`/machines/${machine.name}/`}>
                      <b>{machine.title}</b>
                      <span className="purpose">{machine.purpose}</span>
                      <span className="meta">
                        <span className="mono">{machine.source}</span>
                        {stateText.size(machine.states, machine.edges)}
                      </span>
                    </Link>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </main>
      <SiteFooter />
    </>
  );
}
