// RFC 3261 §10.2: how a phone keeps the registrar informed, and what happens when it cannot.

import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run } from '../support/run';
import { wire } from '../support/stage';

const stage = (script: readonly string[], more = '') => `latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com${more} }
  desk: { phone: sip:bob@biloxi.example.com }
  p: { proxy: biloxi.example.com, record-route: yes }
script:
${script.map((line) => `  - ${line}\n`).join('')}`;

describe('§10.2.1: adding bindings', () => {
  it('says how much each is wanted (§10.2.1.2)', () => {
    expect(wire(run(stage(['bob: registers'], ', q: 0.7')), 'REGISTER')).toMatch(/^Contact: <[^>]+>;q=0.7\r$/m);
  });

  it('may add several at once', () => {
    const trace = run(stage(['bob: registers also at sip:bob@home.example.com', 'bob: lists bindings at 1 s']));
    expect(wire(trace, '200 REGISTER', 2).match(/sip:bob@/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it('keeps those of the other phones of one person', () => {
    const trace = run(
      stage([
        'bob: registers',
        'desk: registers at 1 s',
        'alice: calls bob at 2 s',
        'desk: answers after 1 s',
        'alice: hangs up after 1 s',
      ]),
    );
    expect(ladder(trace).filter((line) => /p > (bob|desk): INVITE/.test(line))).toHaveLength(2);
  });
});

describe('§10.2.2: removing bindings', () => {
  it('takes back its own with Expires: 0', () => {
    const trace = run(
      stage(['bob: registers', 'desk: registers at 1 s', 'bob: unregisters at 2 s', 'desk: lists bindings at 3 s']),
    );
    expect(wire(trace, 'REGISTER', 3)).toMatch(/^Expires: 0\r$/m);
    expect(wire(trace, '200 REGISTER', 4).match(/^Contact:/gm)).toHaveLength(1);
  });

  it('takes back all of them with the star', () => {
    const trace = run(stage(['bob: registers', 'desk: registers at 1 s', 'bob: unregisters everywhere at 2 s']));
    expect(wire(trace, 'REGISTER', 3)).toMatch(/^Contact: \*\r$/m);
    expect(wire(trace, '200 REGISTER', 3)).not.toMatch(/^Contact:/m);
  });
});

describe('§10.2.3: fetching bindings', () => {
  it('is a REGISTER without a Contact, and changes nothing', () => {
    const trace = run(stage(['bob: registers', 'bob: lists bindings at 1 s']));
    expect(wire(trace, 'REGISTER', 2)).not.toMatch(/^Contact:/m);
    expect(perceptions(trace, 'bob')).toEqual(['registered', 'notified']);
  });
});

describe('§10.2.7: every REGISTER of a phone', () => {
  it('has the same Call-ID and a higher CSeq', () => {
    const trace = run(stage(['bob: registers', 'bob: registers at 2 s']));
    const [first, second] = [wire(trace, 'REGISTER'), wire(trace, 'REGISTER', 2)];
    expect(/^Call-ID: .*$/m.exec(second)?.[0]).toBe(/^Call-ID: .*$/m.exec(first)?.[0]);
    expect(second).toMatch(/^CSeq: 2 REGISTER\r$/m);
  });
});

describe('a phone that loses its network', () => {
  const trace = run(
    stage([
      'bob: registers',
      'bob: loses the network at 1 s',
      'alice: calls bob at 2 s',
      'bob: gets the network back at 50 s',
      'alice: calls bob at 52 s',
      'bob: answers after 1 s',
      'bob: hangs up after 1 s',
    ]),
  );

  it('tells nobody: calls still go to where it was', () => {
    expect(ladder(trace).filter((line) => line.startsWith('p > bob: INVITE')).length).toBeGreaterThan(6);
    expect(perceptions(trace, 'alice').slice(0, 2)).toEqual(['dialling', 'failed']);
  });

  it('registers anew when it has one again', () => {
    expect(ladder(trace).filter((line) => line === 'bob > p: REGISTER')).toHaveLength(2);
    expect(perceptions(trace, 'bob')).toContain('connected');
  });
});

describe('§10.2: one registration at a time', () => {
  it('waits for the answer to the one before, and then does what its person wanted next', () => {
    const trace = run(
      stage([
        'bob: registers',
        'bob: registers also at sip:bob@home.example.com',
        'bob: lists bindings',
        'bob: unregisters',
      ]),
    );
    const sent = ladder(trace).filter((line) => /REGISTER|200/.test(line));
    expect(sent).toEqual(Array.from({ length: 4 }, () => ['bob > p: REGISTER', 'p > bob: 200 REGISTER']).flat());
    expect(perceptions(trace, 'bob')).toEqual(['registered', 'notified', 'unregistered']);
  });

  it('goes on when the one before got no answer', () => {
    const text = `${stage(['bob: registers', 'bob: lists bindings'])}faults:\n  - { crash: p, at: 0 }\n  - { restart: p, at: 33 s }\n`;
    expect(perceptions(run(text), 'bob')).toEqual(['registration-failed', 'notified']);
  });
});

describe('§10.2.6: which registrar', () => {
  it('is the registrar of the domain, where no proxy of the domain registers', () => {
    const text = `elements:
  bob: { phone: sip:bob@biloxi.example.com }
  desk: { phone: sip:bob@biloxi.example.com }
  r: { registrar: biloxi.example.com, auth: yes }
script:
  - desk: registers
`;
    expect(ladder(run(text))).toEqual([
      'desk > r: REGISTER',
      'r > desk: 401 REGISTER',
      'desk > r: REGISTER',
      'r > desk: 200 REGISTER',
    ]);
  });
});
