// The list of machines is the machines there are, and each says where it comes from.

import { describe, expect, it } from 'vitest';
import { chartOf, edgesFrom, figureOf, machineInfo, machineNames, stateAfter } from '@/engine';
import { rfc } from '@/engine/rfc';
import { allMachines } from '../support/machines';

describe('the list of machines', () => {
  it('names every machine of the engine, once', async () => {
    const ids = (await allMachines()).map(({ id }) => id);
    expect([...machineNames].sort()).toEqual(ids.sort());
    expect(new Set(machineNames).size).toBe(machineNames.length);
  });

  it('knows no other name', () => {
    expect(() => machineInfo('teapot')).toThrow('no machine is called teapot');
  });

  it.each(machineNames)('%s has a title, a purpose in a sentence, and a section that exists', (name) => {
    const { title, purpose, rfc: number, section, figure, compare } = machineInfo(name);
    expect(title).toMatch(/^[A-Z0-9]/);
    expect(purpose).toMatch(/^[A-Z].*\.$/);
    expect(rfc(number)?.sections.has(section), `RFC ${number} §${section}`).toBe(true);
    for (const known of [figure, compare?.figure]) if (known !== undefined) expect(known).toMatch(/^Figure \d+$|§/);
  });

  it('the four transactions carry the numbers of their figures', () => {
    const numbers = ['invite-client', 'non-invite-client', 'invite-server', 'non-invite-server'].map((name) => {
      const { rfc: number, figure } = machineInfo(name);
      return `RFC ${number} ${figure}`;
    });
    expect(numbers).toEqual(['RFC 6026 Figure 5', 'RFC 3261 Figure 6', 'RFC 6026 Figure 7', 'RFC 3261 Figure 8']);
  });
});

describe('the state after an event', () => {
  it('is a nested one where the machine has them', () => {
    expect(stateAfter('invite-client', null, 'begin.reliable')).toBe('Calling.reliable');
    expect(stateAfter('invite-client', 'Calling.reliable', '1xx')).toBe('Proceeding');
    expect(stateAfter('accept', null, 'start')).toBe('Repeating.Waiting');
    expect(stateAfter('invite-client', 'Proceeding', 'timer.B')).toBeNull();
  });

  it('leaves open only what that state knows: no Timer A over TCP (§17.1.1.2)', () => {
    const events = (state: string) => edgesFrom(figureOf('invite-client'), state).map(({ event }) => event);
    expect(events('Calling.unreliable')).toContain('timer.A');
    expect(events('Calling.reliable')).not.toContain('timer.A');
    expect(events('Calling.reliable')).toContain('timer.B');
    expect(events('Calling')).toContain('timer.A');
  });

  it('a figure folds nested states, and remembers which of them an edge belongs to', () => {
    const changed = figureOf('notifier').edges.filter(({ event }) => event === 'changed');
    expect(changed.map(({ actions, within }) => [actions, within])).toEqual([
      [['notify'], ['Active.Ready']],
      [[], ['Active.Pacing', 'Active.Owing']],
    ]);
    expect(chartOf('notifier').edges.filter(({ event }) => event === 'changed')).toHaveLength(3);
  });
});
