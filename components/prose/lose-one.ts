// Runs a scenario without one of its messages, and shows the part of it that a figure shows. Loaded when it is needed.

import { consequences } from '@/engine';
import { openScenario, withOriginal, writeChanges } from '../lab/open';
import { nameIn } from '../lab/words';
import type { LadderView } from '../ladder/model';
import { changeText } from '../text/change';
import { endsText } from '../text/ends';
import { excerpt } from './excerpt';

/** The figure with the message lost, and in a sentence how the call ends because of it. */
export function loseOne(
  source: string,
  scenario: string,
  page: LadderView,
  message: string,
): { view: LadderView; ends: string; changes: readonly unknown[] } {
  const base = openScenario(source, scenario, []);
  const key = base.ok ? base.run.keyOf(message) : null;
  if (!base.ok || key === null) return { view: page, ends: changeText.failed, changes: [] };
  const changes = [{ kind: 'happens', intervention: { kind: 'lose', message: key } }] as const;
  const changed = openScenario(source, scenario, changes);
  if (!changed.ok) return { view: page, ends: changeText.failed, changes: [] };
  const whole = withOriginal(base.run, changed.run, changes);
  // The part shown ends where the same message ends that ended it before, however much later that is.
  const last = page.messages.at(-1);
  const lastKey = last && base.run.keyOf(last.id);
  const lastId = lastKey ? changed.run.messageByKey(lastKey) : null;
  const end = whole.messages.find(({ id }) => id === lastId)?.t1 ?? whole.end;
  return {
    view: { ...excerpt(whole, page.messages[0]?.t0 ?? page.start, Math.max(end, page.end)), nodes: page.nodes },
    ends: endsText.ends(consequences(base.run.trace, changed.run.trace), (id) => nameIn(changed.run, id)),
    changes: writeChanges(changes),
  };
}
