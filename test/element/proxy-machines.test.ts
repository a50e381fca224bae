// The two machines of a stateful proxy against RFC 3261 §16.7 and §16.8, edge by edge.

import { describe, expect, it } from 'vitest';
import { branchMachine } from '@/engine/element/proxy/branch.machine';
import { contextMachine } from '@/engine/element/proxy/context.machine';
import { advance, begin, type Machine } from '@/engine/machine';

/** Every state that can be reached, and where each event leads from there; `-` where it is not handled. */
function walk(machine: Machine, events: readonly string[]): Record<string, string> {
  const table: Record<string, string> = {};
  const open = [begin(machine).to];
  for (const state of open) {
    const row = events.map((event) => {
      const move = advance(machine, state, event);
      if (move !== null && !open.includes(move.to)) open.push(move.to);
      if (move !== null) expect(move.rule, `${state} ${event} cites no rule`).not.toBeNull();
      return move === null ? '-' : move.to === state ? '=' : move.to;
    });
    table[state] = row.join(' ');
  }
  return table;
}

describe('proxy-branch', () => {
  const events = [
    '100',
    '101-199',
    '2xx',
    '3-6xx',
    'timeout',
    'transport-error',
    'cancel',
    'give-up',
    'timer.C',
    'timer.cancelled',
  ];
  const finals = 'Answered Refused Failed Failed';

  it('has the edges of §16.7 and §16.8', () => {
    const { Idle, ...table } = walk(branchMachine, ['INVITE', 'other', ...events]);
    expect(Idle).toBe('Calling Trying - - - - - - - - - -');
    expect(table).toEqual({
      Calling: `- - Proceeding Proceeding ${finals} CancelHeld GivenUp Failed -`,
      Trying: `- - = = ${finals} - - - -`,
      Proceeding: '- - = = Answered Refused - - Cancelled Cancelled Cancelled -',
      Answered: '- - - - - - - - - - - -',
      Refused: '- - - - - - - - - - - -',
      Failed: '- - - - - - - - - - - -',
      CancelHeld: `- - Cancelled Cancelled ${finals} = - - -`,
      GivenUp: `- - Dismissed Dismissed ${finals} - - - -`,
      Cancelled: '- - = = Answered Refused - - = - - Failed',
      Dismissed: '- - = = Answered Refused - - - - - Failed',
    });
  });

  it('sets Timer C with the INVITE, again with 101 to 199, and not with 100', () => {
    expect(begin(branchMachine, 'INVITE').start).toEqual(['C']);
    expect(advance(branchMachine, 'Calling', '101-199')?.actions.map(({ type }) => type)).toContain('resetTimerC');
    expect(advance(branchMachine, 'Proceeding', '101-199')?.start).toEqual(['C']);
    expect(advance(branchMachine, 'Proceeding', '100')?.start).toEqual([]);
    expect(advance(branchMachine, 'Proceeding', '2xx')?.cancel).toEqual(['C']);
  });
});

describe('proxy-context', () => {
  it('has the edges of §16.7 and §16.10', () => {
    expect(walk(contextMachine, ['targets', 'rejected', 'cancel', '6xx', '2xx', 'best', 'all-ended'])).toEqual({
      Deciding: 'Collecting Answered Answered - - - -',
      Collecting: '- - Cancelling Cancelling Answered Answered -',
      Answered: '- - = = = - Done',
      Cancelling: '- - = = Answered Answered -',
      Done: '- - - - - - -',
    });
  });
});
