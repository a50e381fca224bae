// RFC 3515 §2.4: REFER between two phones in a call, and what its sender is told.

import { describe, expect, it } from 'vitest';
import { sendingsOf } from '../../engine/trace/sending';
import { ladder, perceptions, run, states } from '../support/run';
import { threePhones, wire } from '../support/stage';

const BLIND = [
  'alice: calls bob',
  'bob: answers after 1 s',
  'bob: transfers alice to carol after 2 s',
  'carol: answers after 1 s',
  'carol: hangs up after 3 s',
];

const between = (trace: ReturnType<typeof run>, ...pair: string[]) =>
  ladder(trace).filter((line) => pair.every((id) => line.includes(id)));

describe('§2.4.1: a REFER', () => {
  it('MUST have exactly one Refer-To, and says who asks (RFC 3892 §2.1)', () => {
    const refer = wire(run(threePhones(BLIND)), 'REFER');
    expect(refer.match(/^Refer-To: (.*)$/m)?.[1]).toContain('sip:carol@chicago.example.com');
    expect(refer.match(/^Refer-To/gm)).toHaveLength(1);
    expect(refer).toMatch(/^Referred-By: .*sip:bob@biloxi.example.com/m);
  });
});

describe('§2.4.2 and §2.4.4: whoever accepts a REFER', () => {
  const trace = run(threePhones(BLIND));

  it('answers 200, not 202 (RFC 7647 §5), and sends a NOTIFY at once', () => {
    expect(between(trace, 'alice', 'bob').slice(4, 8)).toEqual([
      'bob > alice: REFER',
      'alice > bob: 200 REFER',
      'alice > bob: NOTIFY',
      'bob > alice: 200 NOTIFY',
    ]);
  });

  it('reports in message/sipfrag that it tries, and that the report goes on (§2.4.5, §2.4.7)', () => {
    const notify = wire(trace, 'NOTIFY');
    expect(notify).toMatch(/^Event: refer\r$/m);
    expect(notify).toMatch(/^Subscription-State: active;expires=\d+\r$/m);
    expect(notify).toMatch(/^Content-Type: message\/sipfrag/m);
    expect(notify).toContain('\r\n\r\nSIP/2.0 100 Trying\r\n');
  });

  it('MUST end the report with "terminated;reason=noresource" and the final status (§2.4.7)', () => {
    const notify = wire(trace, 'NOTIFY', 2);
    expect(notify).toMatch(/^Subscription-State: terminated;reason=noresource\r$/m);
    expect(notify).toContain('\r\n\r\nSIP/2.0 200 OK\r\n');
  });

  it('calls the place named, and says on whose behalf (RFC 3892 §2.2)', () => {
    const invite = wire(trace, 'INVITE', 2);
    expect(invite).toMatch(/^INVITE sip:carol@chicago.example.com SIP\/2.0/);
    expect(invite).toMatch(/^Referred-By: .*bob@biloxi/m);
  });

  it('reports a failure as such', () => {
    const script = [...BLIND.slice(0, 3), 'carol: rejects after 1 s', 'alice: hangs up at 10 s'];
    const failed = run(threePhones(script));
    expect(wire(failed, 'NOTIFY', 2)).toContain('\r\n\r\nSIP/2.0 486 Busy Here\r\n');
    expect(perceptions(failed, 'bob')).toContain('transfer-failed');
  });

  it('may refuse (§5.2), and nothing else changes', () => {
    const refused = run(threePhones([...BLIND.slice(0, 3), 'alice: hangs up at 10 s'], { alice: 'refers: nobody' }));
    expect(ladder(refused)).toContain('alice > bob: 603 REFER');
    expect(perceptions(refused, 'bob')).toEqual(['ringing', 'connected', 'transfer-failed', 'ended']);
  });
});

describe('§2.4.6: a second REFER in a dialog', () => {
  it('MUST be reported with its CSeq number as the id of the event', () => {
    const script = [
      ...BLIND.slice(0, 3),
      'carol: rejects after 1 s',
      'bob: transfers alice to carol 1 s after he hears the transfer fail',
      'carol: answers after 1 s',
      'carol: hangs up after 1 s',
    ];
    const trace = run(threePhones(script));
    const number = /^CSeq: (\d+) REFER/m.exec(wire(trace, 'REFER', 2))?.[1];
    expect(wire(trace, 'NOTIFY', 3)).toMatch(new RegExp(`^Event: refer;id=${number}\\r$`, 'm'));
    expect(states(trace, 'bob', 'transfer')).toEqual([
      'Referring',
      'Trying',
      'Reporting',
      'Failed',
      'Referring',
      'Trying',
      'Reporting',
      'Transferred',
    ]);
  });
});

describe('RFC 4488 §4: a REFER with Refer-Sub: false', () => {
  it('is agreed to in the same words, and nothing is reported', () => {
    const script = [...BLIND];
    script[2] = 'bob: transfers alice to carol without a report after 2 s';
    const trace = run(threePhones(script));
    expect(wire(trace, '200 REFER')).toMatch(/^Refer-Sub: false\r$/m);
    expect(ladder(trace).filter((line) => line.includes('NOTIFY'))).toEqual([]);
    expect(perceptions(trace, 'carol')).toContain('connected');
  });
});

describe('§2.4.5: how far the call is', () => {
  const phones = (settings: string) =>
    run(`elements:
  alice: { phone: sip:alice@atlanta.example.com${settings} }
  bob: { phone: sip:bob@biloxi.example.com }
  carol: { phone: sip:carol@chicago.example.com }
script:
${BLIND.map((line) => `  - ${line}\n`).join('')}`);
  const reports = (trace: ReturnType<typeof run>) =>
    sendingsOf(trace)
      .filter(({ what }) => what === 'NOTIFY')
      .map(({ sent: { message } }) => `${String(message.body).split('\r\n')[0]}`);

  it('MAY be left out: the first report and the last are enough', () => {
    expect(reports(phones(''))).toEqual(['SIP/2.0 100 Trying', 'SIP/2.0 200 OK']);
  });

  it('is told step by step by a phone that is set to, in a subscription that goes on until the last', () => {
    const trace = phones(', reports-progress: yes');
    expect(reports(trace)).toEqual(['SIP/2.0 100 Trying', 'SIP/2.0 180 Ringing', 'SIP/2.0 200 OK']);
    expect(perceptions(trace, 'bob')).toContain('transferred');
  });
});

describe('§2.4.5: a report that comes too late', () => {
  it('is refused as out of order, and does not replace the one that came before it (RFC 3261 §12.2.2)', () => {
    const trace = run(
      `elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com, hold-music: server }
  server: { phone: sip:music@server.example.com, behaviour: music }
script:
  - alice: calls bob
  - bob: answers after 1 s
  - bob: holds after 2 s
  - bob: resumes 5 s after alice is connected to server
`,
      [{ kind: 'lose', message: 'first NOTIFY server -> bob' }],
    );
    expect(ladder(trace)).toContain('bob > server: 500 NOTIFY');
    // What the last report named is still known: Bob gets Alice back by it.
    expect(ladder(trace).filter((line) => line === 'bob > alice: INVITE').length).toBe(2);
    expect(perceptions(trace, 'alice').at(-1)).toBe('ended');
    expect(perceptions(trace, 'server').at(-1)).toBe('ended');
  });
});
