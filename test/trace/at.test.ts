import { describe, expect, it } from 'vitest';
import { afterEntry, at, type Change, type Entry, figureStart, simulate, type Trace } from '../../engine';
import { named } from '../support/scenarios';

const IDS = ['five-steps', 'bad-weather', 'proxy-crash-mid-call', 'connection-lost', 'one-way-cut', 'path-home'];
const runs = IDS.map((id) => ({ id, trace: simulate(named(id)) }));

/** What holds after each entry, by folding all changes from the start: the long way. */
function* folded(trace: Trace, key: (entry: Entry, change: Change) => { key: string; value: string | null } | null) {
  const holds = new Map<string, { element: string | null; value: string }>();
  for (const entry of trace.entries) {
    if (entry.event.type === 'crash' || entry.event.type === 'restart')
      for (const [name, { element }] of holds) if (element === entry.element) holds.delete(name);
    for (const change of entry.changes) {
      const found = key(entry, change);
      if (found === null) continue;
      if (found.value === null) holds.delete(found.key);
      else holds.set(found.key, { element: entry.element, value: found.value });
    }
    yield { index: entry.index, holds: new Map([...holds].map(([name, { value }]) => [name, value])) };
  }
}

describe('a moment asked for by itself equals the fold of everything before it', () => {
  it.each(runs)('$id: states', ({ trace }) => {
    const moves = folded(trace, ({ element }, change) =>
      change.type === 'state' ? { key: `${element} ${change.owner} ${change.machine}`, value: change.to } : null,
    );
    for (const { index, holds } of moves) {
      const { states } = afterEntry(trace, index);
      expect(new Map(states.map((s) => [`${s.element} ${s.owner} ${s.machine}`, s.state]))).toEqual(holds);
    }
  });

  it.each(runs)('$id: timers', ({ trace }) => {
    const moves = folded(trace, ({ element, at: now }, change) => {
      if (change.type === 'timer-started')
        return { key: `${element} ${change.owner} ${change.name}`, value: String(now + change.duration) };
      const over = change.type === 'timer-cancelled' || change.type === 'timer-fired';
      return over ? { key: `${element} ${change.owner} ${change.name}`, value: null } : null;
    });
    for (const { index, holds } of moves) {
      const { timers } = afterEntry(trace, index);
      expect(new Map(timers.map((t) => [`${t.element} ${t.owner} ${t.name}`, String(t.fires)]))).toEqual(holds);
    }
  });

  it('asked in any order gives the same', () => {
    for (const { trace } of runs) {
      const forwards = trace.entries.map(({ at: time }) => at(trace, time));
      const fresh = simulate(trace.origin.scenario);
      const backwards = trace.entries.toReversed().map(({ at: time }) => at(fresh, time));
      expect(backwards.reverse().map(({ states, timers }) => ({ states, timers }))).toEqual(
        forwards.map(({ states, timers }) => ({ states, timers })),
      );
    }
  });
});

describe('a moment', () => {
  const five = simulate(named('five-steps'));
  const start = figureStart(five);

  it('knows the questions under way and when they are answered', () => {
    const [question] = at(five, start + 2_085_000).questions;
    expect(question).toMatchObject({ element: 'p2', service: 'location', answered: start + 2_092_000 });
    expect(at(five, start + 2_092_000).questions).toEqual([]);
  });

  it('knows connections: opening, open, broken', () => {
    const { trace } = runs.find(({ id }) => id === 'connection-lost')!;
    const kinds = (index: number) => afterEntry(trace, index).connections.map(({ state }) => state);
    const brought = (change: string) =>
      kinds(trace.entries.findIndex(({ event }) => event.type === 'connection' && event.change === change));
    expect(kinds(trace.entries.findIndex(({ changes }) => changes.some(({ type }) => type === 'sent')))).toEqual([
      'opening',
    ]);
    expect(brought('open')).toContain('open');
    expect(brought('reset')).toEqual(['open']);
  });

  it('knows cuts while they last', () => {
    const { trace } = runs.find(({ id }) => id === 'one-way-cut')!;
    const cut = trace.entries.find(({ event }) => event.type === 'partition');
    const until = cut?.event.type === 'partition' ? cut.event.until : 0;
    expect(at(trace, until - 1).cuts).toMatchObject([{ until }]);
    expect(at(trace, until).cuts).toEqual([]);
  });

  it('says which entry brought each fact', () => {
    const moment = at(five, start + 6_000_000);
    for (const { entry, element } of [...moment.dialogs, ...moment.timers, ...moment.bindings, ...moment.perceived])
      expect(five.entries[entry]?.element).toBe(element);
  });
});
