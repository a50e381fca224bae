// RFC 6665 §4: who watches and who is watched, over the packages of RFC 4235, RFC 3856 and RFC 3842.

import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run, states } from '../support/run';
import { threePhones, wire } from '../support/stage';

const lose = (message: string) => ({ kind: 'lose', message }) as const;

describe('§4.1.2: a subscriber', () => {
  it('asks, is told at once, and says when it has seen enough (§4.1.2.3)', () => {
    const trace = run(threePhones(['alice: watches bob', 'alice: stops watching bob at 9 s']));
    expect(ladder(trace)).toEqual([
      'alice > bob: SUBSCRIBE',
      'bob > alice: 200 SUBSCRIBE',
      'bob > alice: NOTIFY',
      'alice > bob: 200 NOTIFY',
      'alice > bob: SUBSCRIBE',
      'bob > alice: 200 SUBSCRIBE',
      'bob > alice: NOTIFY',
      'alice > bob: 200 NOTIFY',
    ]);
    expect(states(trace, 'alice', 'subscriber')).toEqual(['NotifyWait', 'Active', 'Leaving', 'Terminated']);
    expect(wire(trace, 'SUBSCRIBE', 2)).toMatch(/^Expires: 0\r$/m);
  });

  it('takes a NOTIFY that overtakes the answer to its SUBSCRIBE (§4.1.2.4)', () => {
    const trace = run(threePhones(['alice: watches bob', 'alice: stops watching at 9 s']), [
      { kind: 'delay', message: 'first 200 SUBSCRIBE bob -> alice', by: 300_000 },
    ]);
    expect(states(trace, 'alice', 'subscriber').slice(0, 2)).toEqual(['NotifyWait', 'Active']);
  });

  it('gives up when no NOTIFY comes within 64*T1 (Timer N)', () => {
    const trace = run(threePhones(['alice: watches bob']), [lose('every NOTIFY bob -> alice')]);
    expect(perceptions(trace, 'alice')).toEqual(['not-told']);
  });

  it('refreshes before its subscription expires (§4.1.2.2)', () => {
    const script = ['alice: watches bob during 20 s', 'carol: calls bob at 30 s', 'carol: cancels after 1 s'];
    expect(ladder(run(threePhones(script))).filter((line) => line === 'alice > bob: SUBSCRIBE').length).toBeGreaterThan(
      2,
    );
  });
});

describe('§4.1.2.2: a refresh', () => {
  const brief = ['alice: watches bob during 60 s'];
  // Something to wait for: nobody watches a run only to see a watch refreshed.
  const longer = ['alice: watches bob during 90 s', 'carol: calls alice at 46 s', 'carol: cancels after 1 s'];

  it('that is taken and that no NOTIFY follows within 64*T1 ends the subscription (Timer N)', () => {
    const trace = run(threePhones(longer), [
      lose('second NOTIFY bob -> alice'),
      ...Array.from({ length: 20 }, (_, i) => lose(`${i + 3}th NOTIFY bob -> alice`)),
    ]);
    expect(perceptions(trace, 'alice').at(-1)).toBe('not-told');
    const passed = ['NotifyWait', 'Active', 'Refreshing', 'Renewing', 'Terminated'];
    expect(states(trace, 'alice', 'subscriber')).toEqual(passed);
    expect(trace.ended).toBe('quiet');
  });

  it('that gets no answer fails like any other: the subscription stays valid for the time that was agreed', () => {
    const trace = run(threePhones([...longer, 'bob: loses the network at 10 s']));
    expect(perceptions(trace, 'alice').at(-1)).toBe('not-told');
    const passed = ['NotifyWait', 'Active', 'Refreshing', 'Expiring', 'Terminated'];
    expect(states(trace, 'alice', 'subscriber')).toEqual(passed);
    const over = trace.entries.find(({ changes }) =>
      changes.some((c) => c.type === 'perceived' && c.what === 'not-told'),
    );
    // Asked again after 45 s, given up 32 s later; agreed were 90 s.
    expect(over?.at).toBeGreaterThan(90_000_000);
    expect(trace.ended).toBe('quiet');
  });

  it('that is refused leaves the subscription valid for the time that was agreed', () => {
    const stage = threePhones(brief);
    const refused = wire(run(stage), '200 SUBSCRIBE', 2).replace(/^SIP\/2.0 200 OK/, 'SIP/2.0 500 Oh');
    const trace = run(stage, [
      { kind: 'edit', message: 'second 200 SUBSCRIBE bob -> alice', text: refused },
      lose('second NOTIFY bob -> alice'),
      ...Array.from({ length: 12 }, (_, i) => lose(`${i + 3}th NOTIFY bob -> alice`)),
    ]);
    expect(states(trace, 'alice', 'subscriber')).toEqual([
      'NotifyWait',
      'Active',
      'Refreshing',
      'Expiring',
      'Terminated',
    ]);
    const over = trace.entries.find(({ changes }) =>
      changes.some((c) => c.type === 'perceived' && c.what === 'not-told'),
    );
    const told = trace.entries.find(({ changes }) =>
      changes.some((c) => c.type === 'perceived' && c.what === 'notified'),
    );
    expect((over?.at ?? 0) - (told?.at ?? 0)).toBeLessThanOrEqual(60_000_000);
  });

  it('that is refused with a NOTIFY all the same goes on', () => {
    const stage = threePhones([...brief, 'alice: stops watching at 40 s']);
    const refused = wire(run(stage), '200 SUBSCRIBE', 2).replace(/^SIP\/2.0 200 OK/, 'SIP/2.0 500 Oh');
    const trace = run(stage, [{ kind: 'edit', message: 'second 200 SUBSCRIBE bob -> alice', text: refused }]);
    expect(states(trace, 'alice', 'subscriber').slice(2, 5)).toEqual(['Refreshing', 'Expiring', 'Active']);
  });
});

describe('§4.2: a notifier', () => {
  it('answers 489 and names what can be watched when it knows no such package', () => {
    const subscribe = wire(run(threePhones(['alice: watches bob'])), 'SUBSCRIBE');
    const edited = subscribe.replace('Event: presence', 'Event: weather');
    const trace = run(threePhones(['alice: watches bob']), [
      { kind: 'edit', message: 'first SUBSCRIBE alice -> bob', text: edited },
    ]);
    expect(ladder(trace)).toContain('bob > alice: 489 SUBSCRIBE');
    expect(wire(trace, '489 SUBSCRIBE')).toMatch(/^Allow-Events: dialog, ?presence\r$/m);
  });

  it('tells only those it means to (§4.2.1.3)', () => {
    const script = ['alice: watches bob', 'carol: watches bob'];
    const lines = ladder(run(threePhones(script, { bob: 'watchers: [carol]' })));
    expect(lines).toContain('bob > alice: 403 SUBSCRIBE');
    expect(lines).toContain('bob > carol: NOTIFY');
  });

  it('may ask for a longer subscription with 423 and Min-Expires (§4.2.1.1)', () => {
    const trace = run(
      threePhones(['alice: watches bob during 5 s', 'alice: stops watching at 9 s'], { bob: 'shortest-watch: 60 s' }),
    );
    expect(wire(trace, '423 SUBSCRIBE')).toMatch(/^Min-Expires: 60\r$/m);
    expect(wire(trace, 'SUBSCRIBE', 2)).toMatch(/^Expires: 60\r$/m);
  });

  it('SHOULD refuse a refresh that is too brief in the same way, and the subscription stands (§4.2.1.4)', () => {
    const reword = {
      kind: 'reword',
      message: 'second SUBSCRIBE alice -> bob',
      words: [['Expires: 80', 'Expires: 5']],
    } as const;
    const script = ['alice: watches bob during 80 s', 'alice: stops watching at 50 s'];
    const trace = run(threePhones(script, { bob: 'shortest-watch: 60 s' }), [reword]);
    expect(wire(trace, '423 SUBSCRIBE')).toMatch(/^Min-Expires: 60\r$/m);
    expect(wire(trace, 'SUBSCRIBE', 3)).toMatch(/^Expires: 60\r$/m);
    expect(ladder(trace).filter((line) => line === 'bob > alice: 481 SUBSCRIBE')).toEqual([]);
  });

  it('answers Expires: 0 with one look, which is also the last (§4.4.3)', () => {
    const trace = run(threePhones(['alice: watches bob once']));
    expect(wire(trace, 'NOTIFY')).toMatch(/^Subscription-State: terminated;reason=timeout\r$/m);
    expect(ladder(trace)).toHaveLength(4);
  });

  it('MUST say in every active notification how long the subscription has (§4.1.3)', () => {
    const trace = run(threePhones(['alice: watches bob during 60 s', 'alice: stops watching at 9 s']));
    expect(wire(trace, 'NOTIFY')).toMatch(/^Subscription-State: active;expires=60\r$/m);
  });

  it('tells a change not more often than the package allows, and then tells it all (§5.4.10)', () => {
    const script = [
      'alice: watches bob for calls',
      'carol: calls bob at 2 s',
      'bob: answers after 100 ms',
      'bob: hangs up after 5 s',
      'alice: stops watching at 20 s',
    ];
    const trace = run(threePhones(script));
    expect(perceptions(trace, 'alice')).toHaveLength(5);
    const told = trace.entries.flatMap(({ element, at, changes }) =>
      element === 'bob' ? changes.flatMap((c) => (c.type === 'sent' && wireIsNotify(c.message) ? [at] : [])) : [],
    );
    for (let i = 2; i < told.length - 1; i++)
      expect((told[i] as number) - (told[i - 1] as number)).toBeGreaterThanOrEqual(1_000_000);
  });

  it('ends the subscription when its NOTIFY finds nobody (§4.2.2)', () => {
    const trace = run(
      threePhones(['alice: watches bob during 60 s', 'carol: calls bob at 40 s', 'carol: cancels after 1 s']),
      [{ kind: 'crash', element: 'alice', at: 2_000_000 }],
    );
    expect(states(trace, 'bob', 'notifier').at(-1)).toBe('Terminated');
  });
});

const wireIsNotify = (message: { readonly kind: string }): boolean =>
  message.kind === 'request' && (message as unknown as { method: string }).method === 'NOTIFY';

describe('a SUBSCRIBE or NOTIFY without its subscription', () => {
  it('is answered 481', () => {
    const trace = run(threePhones(['alice: watches bob', 'carol: calls bob at 40 s', 'carol: cancels after 1 s']), [
      { kind: 'crash', element: 'alice', at: 2_000_000 },
      { kind: 'restart', element: 'alice', at: 3_000_000 },
    ]);
    expect(ladder(trace)).toContain('alice > bob: 481 NOTIFY');
    expect(states(trace, 'bob', 'notifier').at(-1)).toBe('Terminated');
  });
});

describe('§4.1.2.3: who has seen enough', () => {
  it('says so where somebody is watched by an address that several phones share', () => {
    const trace = run(`
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p }
  p: { proxy: biloxi.example.com, record-route: yes }
  desk: { phone: sip:bob@biloxi.example.com }
  sofa: { phone: sip:bob@biloxi.example.com }
before:
  - desk: registers
  - sofa: registers
script:
  - alice: watches sip:bob@biloxi.example.com
  - alice: stops watching sip:bob@biloxi.example.com at 9 s
`);
    expect(wire(trace, 'SUBSCRIBE', 4)).toMatch(/^Expires: 0\r$/m);
  });
});

describe('§4.2.2: a notification that is challenged', () => {
  it('goes again with credentials, each time anew, the last one too', () => {
    const trace = run(`
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: yes, auth: { nonce-life: 5 s, within-calls: yes } }
  bob: { phone: sip:bob@atlanta.example.com, via: p1 }
before:
  - bob: registers
script:
  - alice: watches bob for presence during 24 s
  - alice: stops watching bob at 100 s
`);
    const lines = ladder(trace);
    const asked = lines.filter((line) => line === 'p1 > bob: 407 NOTIFY').length;
    expect(asked).toBeGreaterThan(5);
    expect(lines.filter((line) => line === 'bob > p1: NOTIFY')).toHaveLength(
      asked + lines.filter((line) => line === 'p1 > bob: 200 NOTIFY').length,
    );
    expect(perceptions(trace, 'alice')).not.toContain('not-told');
  });
});
