import { describe, expect, it } from 'vitest';
import { scenarios } from '../../content';
import {
  figureStart,
  type Intervention,
  ledTo,
  type Reason,
  sendingsOf,
  simulate,
  type Trace,
  why,
} from '../../engine';
import { rfc } from '../../engine/rfc';
import { timerStory } from '../../engine/trace/why/timers-table';
import { named } from '../support/scenarios';

const naming = (packet: number, what: string) => `${what} [${packet}]`;
const told = (reasons: readonly Reason[]) => reasons.map(({ title }) => title);
const packet = (trace: Trace, what: string, from: string, nth = 0): number => {
  const found = sendingsOf(trace).filter(
    (sending) => sending.what === what && sending.sent.from === from && sending.entry >= trace.figure,
  )[nth];
  if (found === undefined) throw new Error(`${from} sends no ${what}`);
  return found.sent.packet;
};

describe('every message of every scenario', () => {
  const traces = scenarios().map((scenario) => ({ id: scenario.id, trace: simulate(scenario) }));

  it.each(traces)('$id: its chain begins with a person, an accident or the start', ({ trace }) => {
    for (const { sent } of sendingsOf(trace)) {
      const reasons = why(trace, { packet: sent.packet });
      expect(reasons.length).toBeGreaterThan(0);
      expect(['act', 'fault', 'start']).toContain(reasons[0]?.kind);
    }
  });

  it.each(traces)('$id: causes come before effects, in whole sentences, by rules that exist', ({ trace }) => {
    for (const { sent } of sendingsOf(trace)) {
      const subject = { packet: sent.packet };
      const reasons = why(trace, subject, naming);
      for (let i = 1; i < reasons.length; i++) expect(reasons[i]!.at).toBeGreaterThanOrEqual(reasons[i - 1]!.at);
      for (const { title, text, rule } of [...reasons, ...ledTo(trace, subject, naming)]) {
        expect(`${title} ${text}`).not.toMatch(/undefined|null|NaN|\s\s|\.\.|\[object|’s’s/);
        expect(title).toMatch(/^\S/);
        expect(text).toMatch(/^$|^[A-Z“\d].*[.!?]$/s);
        if (rule !== null) expect(rfc(rule.rfc)?.sections.has(rule.section), `${rule.rfc} §${rule.section}`).toBe(true);
      }
    }
  });

  it.each(traces)('$id: so do those of every state and timer', ({ trace }) => {
    for (const { index, changes } of trace.entries) {
      for (const change of changes) {
        const subject =
          change.type === 'state'
            ? { machine: change.machine, owner: change.owner, entry: index }
            : change.type === 'timer-started'
              ? { timer: change.name, owner: change.owner, entry: index }
              : null;
        if (subject !== null) expect(['act', 'fault', 'start']).toContain(why(trace, subject)[0]?.kind);
      }
    }
  });

  it('every timer that runs has a story, by a rule that exists', () => {
    const started = traces.flatMap(({ trace }) =>
      trace.entries.flatMap(({ changes }) => changes.filter((change) => change.type === 'timer-started')),
    );
    for (const timer of started) {
      const { runs, rule } = timerStory(timer);
      expect(runs, `${timer.owner} ${timer.name}`).not.toBe('');
      if (rule !== null) expect(rfc(rule.rfc)?.sections.has(rule.section), `${rule.rfc} §${rule.section}`).toBe(true);
    }
  });
});

describe('why', () => {
  const drop: Intervention = { kind: 'lose', message: 'first INVITE p1 -> p2' };

  it('tells the reader of the message they dropped', () => {
    const trace = simulate(named('two-proxies-udp'), [drop]);
    const reasons = why(trace, { packet: packet(trace, 'INVITE', 'p1', 1) });
    expect(told(reasons)).toEqual([
      'Alice called Bob',
      'Proxy 1 sent INVITE and started Timer A',
      'You dropped INVITE',
      'Timer A fired',
      'INVITE left again',
    ]);
    expect(reasons.map(({ by }) => by)).toEqual([null, null, 'reader', null, null]);
    expect(reasons.at(-1)?.text).toBe('Same branch, same bytes: Proxy 2 takes all copies for one.');
  });

  it('tells a loss of the script from one by the reader', () => {
    const trace = simulate(named('two-proxies-invite-lost'));
    const loss = why(trace, { packet: packet(trace, 'INVITE', 'p1') }).at(-1);
    expect(loss).toMatchObject({ title: 'INVITE was lost', by: 'scenario', kind: 'fault' });
  });

  it('says what decided it: right credentials, and who is asked where somebody is', () => {
    const trace = simulate(named('rfc3665-3.2'));
    const texts = sendingsOf(trace).flatMap(({ sent }) => why(trace, { packet: sent.packet }).map(({ text }) => text));
    expect(texts.join('\n')).toMatch(/The credentials are right\./);
    expect(texts.join('\n')).toMatch(/It asks who is there: no credentials for/);
    expect(texts.join('\n')).toMatch(/so the location service must say where Bob is\./);
  });

  it('names messages as the page does', () => {
    const trace = simulate(named('two-proxies-udp'));
    const [first] = why(trace, { packet: packet(trace, 'INVITE', 'alice') }, () => 'INVITE F1');
    expect(first?.text).toContain('sent INVITE F1 to Proxy 1.');
  });

  it('knows who made a proxy crash, and what its silence led to', () => {
    const scenario = named('two-proxies-udp');
    const trace = simulate(scenario, [{ kind: 'crash', element: 'p1', at: 6_000_000 }]);
    const crash = trace.entries.findIndex(({ event }) => event.type === 'crash');
    expect(why(trace, crash)).toMatchObject([{ title: 'You crashed Proxy 1', by: 'reader' }]);
    const again = why(trace, { packet: packet(trace, 'BYE', 'p2', 1) });
    expect(told(again)).toContain('BYE found Proxy 1 down');
  });

  it('tells a timer that fires over and over once', () => {
    const trace = simulate(named('proxy-crash-mid-call'));
    const last = sendingsOf(trace).findLast(({ what }) => what === 'BYE');
    const titles = told(why(trace, { packet: last?.sent.packet ?? -1 }));
    expect(titles.filter((title) => title.startsWith('Timer E fired')).length).toBe(3);
    expect(titles.join()).toMatch(/Timer E fired \d more times/);
  });

  it('tells of a delay, a copy and a rewriting by the reader', () => {
    const scenario = named('two-proxies-udp');
    const invite = 'first INVITE p1 -> p2';
    const toldAfter = (intervention: Intervention) => {
      const trace = simulate(scenario, [intervention]);
      return told(why(trace, { packet: packet(trace, '100 INVITE', 'p2') }));
    };
    expect(toldAfter({ kind: 'delay', message: invite, by: 200_000 })).toContain('You delayed INVITE');
    expect(toldAfter({ kind: 'duplicate', message: invite, after: 200_000 })).toContain('You duplicated INVITE');
  });

  it('of a state names the machine, the move and its rule', () => {
    const trace = simulate(named('two-proxies-udp'));
    const entry = trace.entries.find(
      ({ element, changes }) =>
        element === 'alice' &&
        changes.some((c) => c.type === 'state' && c.machine === 'invite-client' && c.to === 'Proceeding'),
    )!;
    const change = entry.changes.find((c) => c.type === 'state' && c.machine === 'invite-client');
    const owner = change?.type === 'state' ? change.owner : '';
    expect(why(trace, { machine: 'invite-client', owner, entry: entry.index }).at(-1)).toMatchObject({
      kind: 'state',
      title: 'INVITE client transaction at Alice: Proceeding',
      rule: { rfc: 3261, section: '17.1.1.2' },
    });
  });
});

describe('led to', () => {
  const plain = simulate(named('two-proxies-udp'));

  it('says what a message set off where it arrived', () => {
    expect(told(ledTo(plain, { packet: packet(plain, 'INVITE', 'p1') }))).toEqual([
      'Proxy 2 sent 100 Trying to Proxy 1.',
      'Proxy 2 asked the location service where Bob is.',
    ]);
  });

  it('of the INVITE at the phone names the ringing, a moment later', () => {
    expect(told(ledTo(plain, { packet: packet(plain, 'INVITE', 'p2') }))).toEqual([
      'Bob sent 180 Ringing to Proxy 2.',
      'Bob’s phone rang.',
    ]);
  });

  it('of a lost message names the timer that fires because of it', () => {
    const lossy = simulate(named('two-proxies-invite-lost'));
    const [timer] = ledTo(lossy, { packet: packet(lossy, 'INVITE', 'p1') });
    expect(timer).toMatchObject({
      title: 'Timer A fired at Proxy 1',
      text: 'Proxy 1 sent INVITE to Proxy 2 again.',
      at: figureStart(lossy) + 522_000,
    });
  });
});
