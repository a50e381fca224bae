// What comes next, asked in place: the ladder ends at the moment, a seed is a seed, and what a reader has done stays done.

import { describe, expect, it } from 'vitest';
import { openScenario, readChanges } from '../../components/lab/open';
import { questionAfter } from '../../components/practice/question';
import { readLink } from '../../components/stage/read-link';
import { readText } from '../support/source';

const ID = 'two-proxies-udp';
const TEXT = readText(`content/scenarios/${ID}.yaml`);

function opened(changes: Parameters<typeof openScenario>[2] = []) {
  const opening = openScenario(TEXT, ID, changes);
  if (!opening.ok) throw new Error(opening.problems[0]?.message);
  return opening.run;
}

describe('a question on the stage', () => {
  it('shows nothing that happens after its moment, and every lifeline', () => {
    const run = opened();
    let at = 0;
    for (let n = 0; n < 40; n++) {
      const question = questionAfter(run, [], at, 1);
      if (question === null) break;
      const { view } = question;
      expect(view.messages.filter(({ t0 }) => t0 >= question.at)).toEqual([]);
      expect(view.nodes).toEqual(run.view.ladder.nodes);
      expect(question.at).toBeGreaterThanOrEqual(at - 1e-3);
      at = question.at + 1e-2;
    }
    expect(at).toBeGreaterThan(3_000);
  });

  it('shows after the check what happens until the next question, and no more', () => {
    const run = opened();
    const first = questionAfter(run, [], 0, 1);
    const second = first && questionAfter(run, [], first.at + 1e-2, 1);
    if (!first?.after || !second) throw new Error('two questions are asked of this run');
    expect(first.after.messages.length).toBeGreaterThan(first.view.messages.length);
    expect(first.after.messages.filter(({ t0 }) => t0 >= second.at)).toEqual([]);
  });

  it('asks of the changed run, and its links keep the change', () => {
    const key = opened().view.ladder.messages.find(({ number }) => number === 'F3');
    const lost = { kind: 'lose', message: opened().keyOf(key?.id ?? '') };
    const read = readChanges([lost], TEXT, ID);
    if (!read.ok) throw new Error(read.message);
    const question = questionAfter(opened(read.changes), read.changes, 30, 1);
    if (question === null) throw new Error('nothing is asked');
    expect(readLink(question.link).linked.changes).toEqual([lost]);
    const happens = question.options.find(({ kind }) => kind === 'happens');
    expect(happens?.words).toBe('Timer A fires at Proxy 1');
    const wrong = question.options.find(({ show }) => show !== null);
    const ran = wrong?.show?.();
    if (!ran) throw new Error('a wrong answer can be run');
    expect(readLink(ran.link).linked.changes?.[0]).toEqual(lost);
  });
});
