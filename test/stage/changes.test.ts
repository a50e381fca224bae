import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, type History, type HistoryAction, historyOf, remember } from '@/components/stage/changes';
import { saidOf } from '@/components/stage/spoken';

const lose = (message: string): Change => ({ kind: 'happens', intervention: { kind: 'lose', message } });
const set = (name: string, value: string): Change => ({
  kind: 'setting',
  adjustment: { element: 'p1', name, value },
});
const all = (...actions: HistoryAction[]) => actions.reduce(remember, historyOf([]));
const doing = (change: Change): HistoryAction => ({ type: 'do', change });

describe('what a reader did', () => {
  it('keeps the order of changes, and the same setting once, at its last value', () => {
    const { now } = all(doing(set('forking', 'parallel')), doing(lose('a')), doing(set('forking', 'sequential')));
    expect(now).toEqual([lose('a'), set('forking', 'sequential')]);
  });

  it('takes back any change, and that can be undone too', () => {
    const dropped = all(doing(lose('a')), doing(lose('b')), { type: 'drop', index: 0 });
    expect(dropped.now).toEqual([lose('b')]);
    expect(remember(dropped, { type: 'undo' }).now).toEqual([lose('a'), lose('b')]);
  });

  it('takes a link as one step more, and one that says the same as none', () => {
    const opened = all(doing(lose('a')), { type: 'open', changes: [lose('b')] });
    expect(opened.now).toEqual([lose('b')]);
    expect(remember(opened, { type: 'undo' }).now).toEqual([lose('a')]);
    expect(remember(opened, { type: 'open', changes: [lose('b')] })).toBe(opened);
    expect(all({ type: 'open', changes: [lose('b')] })).toEqual(historyOf([lose('b')]));
  });

  it('knows what made it so: a change taken back is none undone, and what is redone may be shorter', () => {
    const by = (...actions: HistoryAction[]) => all(doing(lose('a')), doing(lose('b')), ...actions).by;
    expect(by()).toBe('do');
    expect(by({ type: 'drop', index: 0 })).toBe('drop');
    expect(by({ type: 'drop', index: 0 }, { type: 'undo' })).toBe('undo');
    expect(by({ type: 'clear' }, { type: 'undo' }, { type: 'redo' })).toBe('redo');
    expect(by({ type: 'clear' })).toBe('clear');
    expect(by({ type: 'open', changes: [] })).toBe('open');
    expect(by({ type: 'redo' })).toBe('do');
    expect(all({ type: 'open', changes: [lose('b')] }).by).toBeNull();
  });

  it('forgets what could be redone once something new is done', () => {
    const history = all(doing(lose('a')), { type: 'undo' }, doing(lose('b')));
    expect(history.future).toEqual([]);
    expect(remember(history, { type: 'redo' })).toBe(history);
  });

  it('comes back to where it was: n undos and n redos', () => {
    const actions = fc.array(fc.constantFrom(doing(lose('a')), doing(set('seed', '2')), { type: 'clear' } as const));
    fc.assert(
      fc.property(actions, fc.integer({ min: 0, max: 8 }), (list, n) => {
        const history = list.reduce(remember, historyOf([]));
        const steps = Math.min(n, history.past.length);
        let moved = history;
        for (let i = 0; i < steps; i++) moved = remember(moved, { type: 'undo' });
        for (let i = 0; i < steps; i++) moved = remember(moved, { type: 'redo' });
        expect(moved.now).toEqual(history.now);
      }),
    );
  });

  it('is spoken as what it was: undone, done again, taken back, or nothing of its own', () => {
    const one = all(doing(lose('a')));
    const two = remember(one, doing(lose('b')));
    const told = (history: History, action: HistoryAction) => saidOf(history, remember(history, action));
    expect(told(one, doing(lose('b')))).toBe('');
    expect(told(two, { type: 'undo' })).toBe('Undone: 1 change is left');
    expect(told(one, { type: 'undo' })).toBe('Undone: the call as it was');
    expect(told(remember(two, { type: 'undo' }), { type: 'redo' })).toBe('Done again: 2 changes');
    expect(told(two, { type: 'drop', index: 0 })).toBe('Taken back: 1 change is left');
    expect(told(two, { type: 'clear' })).toBe('All taken back: the call as it was');
    expect(told(two, { type: 'open', changes: [] })).toBe('From the link: the call as it was');
    expect(told(two, { type: 'open', changes: [lose('c')] })).toBe('From the link: 1 change');
    const cleared = remember(two, { type: 'clear' });
    expect(told(remember(cleared, { type: 'undo' }), { type: 'redo' })).toBe('Done again: the call as it was');
    expect(told(remember(one, { type: 'undo' }), doing(lose('b')))).toBe('');
  });
});
