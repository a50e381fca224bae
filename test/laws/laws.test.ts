// Do the laws see anything? Each is shown a run that somebody tampered with, and must object.

import { describe, expect, it } from 'vitest';
import { make, withHeader, without } from '../../engine/message/headers';
import type { Request } from '../../engine/message/message';
import type { Sent } from '../../engine/model/output';
import type { Change, Entry, Trace } from '../../engine/model/trace';
import { simulate } from '../../engine/world/simulate';
import { broken, LAWS } from '../support/laws';
import { all } from '../support/laws-stages';

const scenario = (id: string): Trace => {
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return simulate(found);
};
const trace = scenario('answered, proxies, udp');
const overTcp = scenario('answered, proxies, tcp');

/** The run with some entries changed, or left out by null. */
const tampered = (run: Trace, change: (entry: Entry) => Entry | null): Trace => ({
  ...run,
  entries: run.entries.flatMap((entry) => change(entry) ?? []),
});
const withChanges = (run: Trace, change: (change: Change, entry: Entry) => Change | null): Trace =>
  tampered(run, (entry) => ({ ...entry, changes: entry.changes.flatMap((one) => change(one, entry) ?? []) }));

const isRequest = (change: Change, method: string): change is Sent & { message: Request } =>
  change.type === 'sent' && change.message.kind === 'request' && change.message.method === method;

/** The names of the laws that object. */
const objections = (run: Trace): string[] => [...new Set(broken(run).map((line) => line.split(': ')[0] as string))];

describe('a run as it was', () => {
  it('breaks no law', () => {
    expect(objections(trace)).toEqual([]);
    expect(objections(overTcp)).toEqual([]);
  });
});

describe('a law sees', () => {
  it('an effect before its cause', () => {
    const changed = tampered(trace, (entry) => (entry.index === 9 ? { ...entry, cause: 12 } : entry));
    expect(objections(changed)).toContain('causality');
  });

  it('time that falls', () => {
    const changed = tampered(trace, (entry) => (entry.index === 9 ? { ...entry, at: 1 } : entry));
    expect(objections(changed)).toContain('causality');
  });

  it('a timer that never fires', () => {
    const isTimer = ({ event }: Entry): boolean => event.type === 'timer';
    const last = trace.entries.findLast(isTimer);
    expect(objections(tampered(trace, (entry) => (entry === last ? null : entry)))).toContain('timers');
  });

  it('a timer cancelled twice', () => {
    const changed = tampered(trace, (entry) => ({
      ...entry,
      changes: entry.changes.flatMap((one): Change[] => (one.type === 'timer-cancelled' ? [one, one] : [one])),
    }));
    expect(objections(changed)).toContain('timers');
  });

  it('a message that vanishes', () => {
    const arrival = trace.entries.find(({ event }) => event.type === 'arrival');
    const changed = tampered(trace, (entry) =>
      entry === arrival ? { ...entry, event: { type: 'start' }, cause: entry.cause } : entry,
    );
    expect(objections(changed)).toContain('conservation');
  });

  it('a message nobody sent', () => {
    expect(objections(withChanges(trace, (one) => (isRequest(one, 'BYE') ? null : one)))).toContain('conservation');
  });

  it('a loss nobody is told of, over a connection', () => {
    const changed = withChanges(overTcp, (one) =>
      isRequest(one, 'BYE') ? { ...one, arrives: null, lost: 'just so' } : one,
    );
    expect(objections(changed)).toContain('a broken connection is told');
  });

  it('a message that does not say what it means', () => {
    const changed = withChanges(trace, (one) => {
      if (!isRequest(one, 'INVITE')) return one;
      const via = make('max-forwards', -3);
      return { ...one, message: withHeader(one.message, via) };
    });
    expect(objections(changed)).toContain('parse(print(m)) = m');
  });

  it('a 2xx without an ACK', () => {
    const changed = withChanges(trace, (one) => (isRequest(one, 'ACK') ? null : one));
    expect(objections(changed)).toContain('every 2xx to an INVITE is acknowledged');
  });

  it('an offer beside an open one', () => {
    const changed = tampered(trace, (entry) => ({
      ...entry,
      changes: entry.changes.flatMap((one) => {
        if (!isRequest(one, 'INVITE') || entry.element !== 'alice') return [one];
        const again = withHeader(one.message, make('cseq', { number: 2, method: 'INVITE' }));
        return [one, { ...one, message: again }];
      }),
    }));
    expect(objections(changed)).toContain('one offer at a time');
  });

  it('a request in a dialog that is not there', () => {
    const changed = withChanges(trace, (one) => {
      if (!isRequest(one, 'BYE')) return one;
      return { ...one, message: withHeader(one.message, make('call-id', 'another@example.com')) };
    });
    expect(objections(changed)).toContain('a To tag stays within its dialog');
  });

  it('an event that passes in silence', () => {
    const arrival = trace.entries.findLast(({ event }) => event.type === 'arrival');
    const changed = tampered(trace, (entry) => (entry === arrival ? { ...entry, changes: [] } : entry));
    expect(objections(changed)).toContain('nothing is silent');
  });

  it('a machine that jumps', () => {
    const changed = withChanges(trace, (one) =>
      one.type === 'state' && one.machine === 'caller' && one.to === 'Confirmed' ? { ...one, from: 'Nowhere' } : one,
    );
    expect(objections(changed)).toContain('states follow each other');
  });

  it('a transaction that stays for ever', () => {
    const changed = withChanges(trace, (one) =>
      one.type === 'state' && one.machine === 'non-invite-server' && one.to === 'Terminated' ? null : one,
    );
    expect(objections(changed)).toContain('no transaction is left');
  });

  it('a run that ended by limit', () => {
    expect(objections({ ...trace, ended: 'limit' })).toContain('nothing ends by limit');
  });

  it('a response without what it must copy is still read back', () => {
    const changed = withChanges(trace, (one) =>
      one.type === 'sent' ? { ...one, message: without(one.message, 'max-forwards') } : one,
    );
    expect(objections(changed)).not.toContain('parse(print(m)) = m');
  });

  it('as many things as there are laws', () => {
    expect(Object.keys(LAWS)).toHaveLength(12);
  });
});
