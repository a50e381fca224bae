// Scenarios as a list: what happens, what to watch, where it comes from. With a thumbnail where there are few of them.

import type { LadderView } from '../ladder/model';
import { Thumb } from '../ladder/thumb';
import { scenariosText } from '../text/scenarios';
import { Link } from '../ui/link';
import { Said } from '../ui/said';

export interface ListedScenario {
  readonly id: string;
  readonly title: string;
  readonly source: string | null;
  /** What to watch, in a sentence. */
  readonly watch: string | null;
  readonly messages: number;
  /** The run, where a thumbnail of it is to be drawn. */
  readonly ladder: LadderView | null;
}

export function ScenarioList({ scenarios }: { scenarios: readonly ListedScenario[] }) {
  return (
    <ul className="lib">
      {scenarios.map((s) => (
        <li key={s.id}>
          <Link href={`/stage/${s.id}/`} className={s.ladder === null ? 'plain' : undefined}>
            {s.ladder !== null && <Thumb view={s.ladder} />}
            <span>
              <b>
                <Said>{s.title}</Said>
              </b>
              <span className="watch">
                <Said>{s.watch}</Said>
              </span>
            </span>
            <span className="meta">
              <span className="mono">{s.source}</span>
              {scenariosText.messageCount(s.messages)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
