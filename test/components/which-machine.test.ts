// Which machine the State panel shows: the reader's, else the one that tells most about the message in hand.

import { describe, expect, it } from 'vitest';
import { lifeInHand, machinesAt, nodesWithMachines } from '@/components/inspector/which-machine';
import { type PanelProps, type Run, runOf } from '@/components/stage/run';
import { scenario } from '@/content';

const runFor = (id: string): Run => {
  const found = scenario(id);
  if (found === undefined) throw new Error(`no scenario ${id}`);
  return runOf(found, []);
};
const run = runFor('two-proxies-udp');

const props = (at: number, what: Partial<PanelProps> = {}): PanelProps => ({
  run,
  at,
  message: null,
  machine: null,
  jump: () => undefined,
  tabs: null,
  pinned: false,
  onPin: () => undefined,
  ...what,
});
const shown = (at: number, what: Partial<PanelProps> = {}): string => {
  const life = lifeInHand(props(at, what), run.timeAt(at));
  return life ? `${life.name} at ${life.node}` : 'none';
};
const messages = run.view.ladder.messages;
const message = (label: string, from: string) => {
  const found = messages.find((m) => m.labels[0]?.startsWith(label) && m.from === from);
  if (!found) throw new Error(`no ${label} from ${from}`);
  return found;
};

describe('the machine of a message', () => {
  it('is the client transaction that sent a request', () => {
    const invite = message('INVITE', 'p1');
    expect(shown(invite.t0, { message: invite.id })).toBe('invite-client at p1');
    expect(shown(invite.t1 + 1, { message: invite.id })).toBe('invite-client at p1');
    const bye = message('BYE', 'bob');
    expect(shown(bye.t1, { message: bye.id })).toBe('non-invite-client at bob');
  });

  it('is the server transaction that sends a response, and the client transaction once it has arrived', () => {
    const ringing = message('180', 'p2');
    expect(shown((ringing.t0 + ringing.t1) / 2, { message: ringing.id })).toBe('invite-server at p2');
    expect(shown(ringing.t1 + 1, { message: ringing.id })).toBe('invite-client at p1');
  });

  it('is the call itself for an ACK to a 2xx, which no transaction carries (§13.2.2.4)', () => {
    const ack = message('ACK', 'alice');
    expect(shown(ack.t0, { message: ack.id })).toBe('caller at alice');
    const last = message('ACK', 'p2');
    expect(shown(last.t1 + 1, { message: last.id })).toBe('callee at bob');
  });
});

describe('the machine the reader chose', () => {
  const life = lifeInHand(props(500), run.timeAt(500));

  it('stays, whatever the message', () => {
    const machine = { node: 'alice', owner: life?.owner ?? '', name: 'caller' };
    const caller = machinesAt(run.trace, 'alice', run.timeAt(500)).find(({ life: one }) => one.name === 'caller');
    const chosen = { ...machine, owner: caller?.life.owner ?? '' };
    const bye = message('BYE', 'bob');
    expect(shown(500, { machine: chosen, message: bye.id })).toBe('caller at alice');
    expect(shown(-30, { machine: chosen })).toBe('caller at alice');
  });

  it('is the busiest of an element when only that was chosen', () => {
    expect(shown(500, { machine: { node: 'bob', owner: '', name: '' } })).toMatch(/ at bob$/);
  });
});

describe('the machines of an element', () => {
  it('are those that have begun: running ones first, ended ones after them', () => {
    const early = machinesAt(run.trace, 'p1', run.timeAt(500));
    expect(early.every(({ over }) => !over)).toBe(true);
    const late = machinesAt(run.trace, 'p1', run.timeAt(run.view.ladder.end) + 60_000_000);
    expect(late.length).toBeGreaterThan(early.length);
    const firstOver = late.findIndex(({ over }) => over);
    expect(late.slice(firstOver).every(({ over }) => over)).toBe(true);
    expect(machinesAt(run.trace, 'p1', 0)).toEqual([]);
  });

  it('are gone with a crash', () => {
    const crash = runFor('proxy-crash-mid-call');
    const node = crash.trace.entries.find(({ event }) => event.type === 'crash')?.element ?? '';
    const when = crash.trace.entries.find(({ event }) => event.type === 'crash')?.at ?? 0;
    expect(machinesAt(crash.trace, node, when).every(({ over }) => over)).toBe(true);
  });

  it('belong to the elements of the figure, in its order', () => {
    expect(nodesWithMachines(run)).toEqual(['alice', 'p1', 'p2', 'bob']);
  });
});
