// What a line opens to: its parts, where its values come from, and where they are taken up, as facts of the run.

import { describe, expect, it } from 'vitest';
import { ran } from './support';

const opened = (scenario: string, what: string, from: string, part: string, message?: number, nth?: number) => {
  const run = ran(scenario);
  const explained = run.explained(what, from, message);
  const details = run.details(explained, run.line(explained, part, nth));
  return {
    parts: new Map(details.parts.map(({ name, value, said }) => [name, { value, text: said.text }])),
    origins: details.origins.map((link) => `${link.text}: ${run.names(link)}`),
    uses: details.uses.map((link) => `${link.text}: ${run.names(link)}`),
  };
};

describe('where a value is taken up', () => {
  it('a branch: by the answer that carries it back (§17.1.3)', () => {
    expect(opened('two-proxies-udp', 'INVITE', 'p1', 'via').uses).toContain(
      'Proxy 1 knows this answer by it: 100 INVITE of p2',
    );
  });

  it('a branch: by the copy, the CANCEL and the ACK that carry it too (§17.2.3, §9.2)', () => {
    const uses = opened('rfc3665-3.8', 'INVITE', 'ss1', 'via').uses.join('\n');
    expect(uses).toContain('Proxy 2 knows by it what is cancelled: CANCEL of ss1');
    expect(uses).toContain('Proxy 2 knows by it what is confirmed: ACK of ss1');
    expect(opened('two-proxies-invite-lost', 'INVITE', 'p1', 'via').uses).toContain(
      'Proxy 2 knows by it that this is a copy: INVITE of p1',
    );
  });

  it('received: the answer is sent there (§18.2.2)', () => {
    expect(opened('two-proxies-udp', 'INVITE', 'p1', 'via', 1, 2).uses.join('\n')).toContain(
      'was sent to this address',
    );
  });

  it('a tag: it becomes half of a dialog’s name, and a later request carries it (§12.1, §12.2.2)', () => {
    const uses = opened('two-proxies-udp', 'INVITE', 'alice', 'from').uses.join('\n');
    expect(uses).toContain('Bob keeps it as half of the name of an early dialog');
    expect(uses).toContain('BYE of bob');
  });

  it('a Contact: the ACK and the BYE go straight there (§12.2.1.1)', () => {
    expect(opened('two-proxies-udp', '200 INVITE', 'bob', 'contact').uses).toContain(
      'Alice sends this straight to the address: ACK of alice',
    );
  });

  it('a Record-Route: kept in the route set, and becomes the Route of the ACK (§12.1.1, §12.2.1.1)', () => {
    const uses = opened('two-proxies-udp', 'INVITE', 'p1', 'record-route').uses.join('\n');
    expect(uses).toContain('as part of the route set');
    expect(uses).toContain('becomes the Route of this: ACK of alice');
  });

  it('a Route: each proxy takes its own entry off (§16.4)', () => {
    const uses = opened('two-proxies-udp', 'ACK', 'alice', 'route').uses.map((use) => use.replace(/: $/, ''));
    expect(uses).toEqual([
      'Proxy 1 finds itself on top and takes it off',
      'Proxy 2 finds itself on top and takes it off',
    ]);
  });

  it('a nonce: answered with credentials, which the server checks (§22.2, §22.4)', () => {
    expect(opened('rfc3665-2.1', '401 REGISTER', 'server', 'www-authenticate').uses).toContain(
      'Bob answers it with credentials: REGISTER of bob',
    );
    expect(opened('rfc3665-2.1', 'REGISTER', 'bob', 'authorization', 2).uses.join()).toContain(
      'SIP Server makes the same sum: it is right',
    );
    expect(opened('wrong-password', 'INVITE', 'alice', 'proxy-authorization', 2).uses.join()).toContain(
      'does not pass',
    );
  });

  it('a binding: kept by the registrar, and an INVITE is sent to it (§10.3, §16.6)', () => {
    const uses = opened('five-steps', 'REGISTER', 'bob', 'contact').uses.join('\n');
    expect(uses).toContain('Proxy 2 keeps it for an hour');
    expect(uses).toContain('INVITE of p2');
  });

  it('RSeq, Min-SE, Refer-To and Replaces: by the requests that answer to them', () => {
    expect(opened('ringing-that-must-arrive', '180 INVITE', 'bob', 'rseq').uses.join()).toContain('PRACK of alice');
    expect(opened('session-interval-too-small', '422 INVITE', 'bob', 'min-se').uses.join()).toContain(
      'INVITE of alice',
    );
    expect(opened('five-steps', 'REFER', 'bob', 'refer-to').uses.join()).toContain('INVITE of alice');
    expect(opened('rfc5359-2.5', 'INVITE', 'alice', 'replaces', 2).uses.join()).toContain('BYE of carol');
  });

  it('nothing is made up: a Date is taken up by nobody', () => {
    expect(opened('rfc3665-2.1', '200 REGISTER', 'server', 'date').uses).toEqual([]);
  });
});

describe('where a value comes from', () => {
  it('the target that a proxy put in: from the REGISTER of that phone (§16.5)', () => {
    expect(opened('five-steps', 'INVITE', 'p2', 'request-line').origins).toEqual([
      'Bob had registered this address: REGISTER of bob',
    ]);
  });

  it('the target of a call that somebody asked for: from the REFER (RFC 3515 §2.4.3)', () => {
    expect(opened('five-steps', 'INVITE', 'alice', 'request-line', 2).origins.join()).toContain('REFER of');
  });

  it('a nonce: from the challenge, which may have been passed on (§22.3)', () => {
    expect(opened('rfc3665-2.1', 'REGISTER', 'bob', 'authorization', 2).origins).toEqual([
      'from SIP Server’s challenge, as are realm and algorithm: 401 REGISTER of server',
    ]);
  });

  it('RAck: from the RSeq of the answer it confirms (RFC 3262 §7.2)', () => {
    expect(opened('ringing-that-must-arrive', 'PRACK', 'alice', 'rack').origins.join()).toContain('180 INVITE of bob');
  });

  it('the dialog to replace: from the REFER that named it (RFC 3891 §4)', () => {
    expect(opened('rfc5359-2.5', 'INVITE', 'alice', 'replaces', 2).origins.join()).toContain('REFER of bob');
  });

  it('the Route to a phone behind a Path: from its registration (RFC 3327 §5.4)', () => {
    expect(opened('path-home', 'INVITE', 'home', 'route').origins.join()).toContain('REGISTER of');
  });
});

describe('the parts of a line', () => {
  it('explains branch, received and rport each by itself', () => {
    const { parts } = opened('nat-helped', 'INVITE', 'p1', 'via', 1, 2);
    expect(parts.get('branch')?.text).toContain('z9hG4bK');
    expect([...parts.keys()]).toEqual(expect.arrayContaining(['transport', 'sent by', 'branch']));
  });

  it('reads the nonce count as a number (RFC 7616 §3.4)', () => {
    const { parts } = opened('rfc3665-3.3', 'INVITE', 'alice', 'proxy-authorization', 3);
    expect(parts.get('nc')?.text).toMatch(/this time included: \d/);
  });

  it('says of several addresses whose each is, and of a shared parameter only once', () => {
    const { parts } = opened('two-proxies-udp', 'ACK', 'alice', 'route');
    expect(parts.get('first')?.text).toBe('Proxy 1.');
    expect(parts.get('second')?.text).toBe('Proxy 2.');
    expect(parts.get('lr')?.text).toContain('A loose router');
  });
});
