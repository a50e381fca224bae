// RFC 6665 §4.2.1.3, §4.1.3 and §4.2.2: a person is asked who may watch; what the watcher hears meanwhile and at the end.
import { describe, expect, it } from 'vitest';
import { get, param } from '../../engine/message/headers';
import type { Trace } from '../../engine/model/trace';
import { sendingsOf } from '../../engine/trace/sending';
import { perceptions, run } from '../support/run';

const stage = (settings: string, script: string): Trace =>
  run(`
title: Who may watch
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com, ${settings} }
script:
${script}`);
const ASKS = 'asks-about-watchers: yes';
const WATCH = '  - alice: watches bob during 20 s\n';

/** What each NOTIFY says of the subscription: state and reason, or how long to wait; a star where it tells something. */
const told = (trace: Trace): string[] =>
  sendingsOf(trace)
    .filter(({ what, sent }) => what === 'NOTIFY' && sent.copy === 0)
    .map(({ sent: { message } }) => {
      const state = get(message, 'subscription-state');
      const [reason, after] = ['reason', 'retry-after'].map((name) => (state && param(state.params, name)) ?? '');
      return [state?.value, reason, after, message.body.length > 0 ? '*' : ''].filter((part) => part !== '').join(' ');
    });

describe('§4.2.1.3: who has to ask before it may tell', () => {
  it('MUST notify at once all the same: the subscription is pending, and nothing of the state is told', () => {
    const trace = stage(ASKS, WATCH);
    expect(told(trace)[0]).toBe('pending');
    expect(perceptions(trace, 'bob')).toContain('asked');
    expect(perceptions(trace, 'alice')).not.toContain('notified');
  });

  it('says again that it is pending when the watch is refreshed meanwhile', () => {
    expect(told(stage(ASKS, `${WATCH}  - bob: agrees at 14 s\n`)).slice(0, 3)).toEqual([
      'pending',
      'pending',
      'active *',
    ]);
  });

  it('tells the state when the person agrees, and from then on', () => {
    const trace = stage(ASKS, `${WATCH}  - bob: agrees after 2 s\n`);
    expect(told(trace).slice(0, 2)).toEqual(['pending', 'active *']);
    expect(perceptions(trace, 'alice')).toContain('notified');
  });

  it('asks nobody about those whom its settings name', () => {
    expect(told(stage(`${ASKS}, watchers: [alice]`, WATCH))[0]).toBe('active *');
  });

  it('tells a look nothing, for nobody can be asked in time (§4.4.3)', () => {
    expect(told(stage(ASKS, '  - alice: watches bob once\n'))).toEqual(['terminated timeout']);
  });
});

describe('§4.1.3: the last notification says why', () => {
  it('rejected, when the person declines: the watcher SHOULD NOT ask again', () => {
    const trace = stage(ASKS, `${WATCH}  - bob: declines after 2 s\n`);
    expect(told(trace)).toEqual(['pending', 'terminated rejected']);
    expect(perceptions(trace, 'alice')).toEqual(['not-told']);
    expect(sendingsOf(trace).filter(({ what }) => what === 'SUBSCRIBE')).toHaveLength(1);
  });

  it('giveup, when nobody says anything until its time is over, and when to ask again if the phone knows', () => {
    const silent = (settings: string) =>
      told(stage(settings, '  - alice: watches bob during 20 s\n  - alice: loses the network at 1 s\n'));
    expect(silent(ASKS)).toEqual(['pending', 'terminated giveup']);
    expect(silent(`${ASKS}, retry-after: 30 s`)).toEqual(['pending', 'terminated giveup 30']);
  });

  it('rejected, when somebody who watched is turned away, with nothing of the state in it', () => {
    const trace = stage('lines: 1', `${WATCH}  - bob: turns away alice at 4 s\n`);
    expect(told(trace)).toEqual(['active *', 'terminated rejected']);
    expect(perceptions(trace, 'alice')).toEqual(['notified', 'not-told']);
  });

  it('probation and a time, when it is for a while: the watcher asks anew then', () => {
    const trace = stage(
      'lines: 1',
      `${WATCH}  - bob: turns away alice for 10 s at 4 s\n  - alice: stops watching at 20 s\n`,
    );
    expect(told(trace).slice(0, 3)).toEqual(['active *', 'terminated probation 10', 'active *']);
  });

  it('and an act that meets nobody says so', () => {
    const acts = stage(ASKS, '  - bob: turns away alice\n  - bob: agrees at 1 s\n').entries.flatMap(({ changes }) =>
      changes.flatMap((change) => (change.type === 'act' ? [change.instead] : [])),
    );
    expect(acts).toEqual(['nobody of that name was watching', 'nobody had asked for anything']);
  });
});
