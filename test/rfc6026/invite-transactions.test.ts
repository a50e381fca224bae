// RFC 6026: INVITE transactions outlive their 2xx, and stray responses go no further.
import { describe, expect, it } from 'vitest';
import { aRequest, aResponse, Bench } from '../transaction/harness';

const calling = (transport: 'UDP' | 'TCP' = 'UDP') => {
  const bench = new Bench(transport);
  const invite = aRequest('INVITE', { transport });
  return { bench, invite, client: bench.start(invite) };
};
const invited = (transport: 'UDP' | 'TCP' = 'UDP') => {
  const bench = new Bench(transport);
  const invite = aRequest('INVITE', { transport });
  return { bench, invite, server: bench.serve(invite) };
};

describe('7.2, 8.4: the INVITE client transaction', () => {
  it.each(['UDP', 'TCP'] as const)(
    'MUST go to Accepted on a 2xx, pass it up and set Timer M to 64*T1, over %s',
    (transport) => {
      for (const ringing of [false, true]) {
        const { bench, invite, client } = calling(transport);
        if (ringing) bench.receive(aResponse(invite, 180));
        const accepted = aResponse(invite, 200);
        expect(bench.receive(accepted)).toEqual({ kind: 'response', response: accepted, transaction: client });
        expect(client.state).toBe('Accepted');
        expect(bench.pending).toEqual(['M']);
        expect(bench.due('M')).toBe(32_000);
      }
    },
  );

  it('MUST NOT generate an ACK to any 2xx', () => {
    const { bench, invite } = calling();
    for (const tag of ['one', 'one', 'two']) bench.receive(aResponse(invite, 200, tag));
    expect(bench.sentAt('ACK')).toEqual([]);
  });

  it('MUST pass up every 2xx in Accepted: repeats, and those of other branches', () => {
    const { bench, invite, client } = calling();
    for (const tag of ['one', 'one', 'two']) bench.receive(aResponse(invite, 200, tag));
    expect(bench.kinds).toEqual(['response', 'response', 'response']);
    expect(client.state).toBe('Accepted');
  });

  it('MUST go to Terminated when Timer M fires, and be destroyed', () => {
    const { bench, invite, client } = calling();
    bench.receive(aResponse(invite, 200));
    bench.wait(32_000_000);
    expect(client.state).toBe('Terminated');
    expect(bench.layer.clients.size).toBe(0);
    expect(bench.receive(aResponse(invite, 200))).toMatchObject({ kind: 'stray-response' });
  });

  it.each([180, 486])('takes no further action on a %i in Accepted, and says why', (status) => {
    const { bench, invite } = calling();
    bench.receive(aResponse(invite, 200));
    expect(bench.receive(aResponse(invite, status))).toBeNull();
    expect(bench.ignored).toHaveLength(1);
    expect(bench.sentAt('ACK')).toEqual([]);
  });
});

describe('7.1, 8.5 to 8.7: the INVITE server transaction', () => {
  it.each(['UDP', 'TCP'] as const)(
    'MUST go to Accepted when the user passes a 2xx and set Timer L to 64*T1, over %s',
    (transport) => {
      const { bench, invite, server } = invited(transport);
      bench.respond(server, aResponse(invite, 200));
      expect(server.state).toBe('Accepted');
      expect(bench.sentAt('200')).toEqual([0]);
      expect(bench.due('L')).toBe(32_000);
      expect(bench.pending).toEqual(['L']);
    },
  );

  it('MUST NOT retransmit the 2xx on its own', () => {
    const { bench, invite, server } = invited();
    bench.respond(server, aResponse(invite, 200));
    bench.wait(40_000_000);
    expect(bench.sentAt('200')).toEqual([0]);
  });

  it('absorbs repeats of the INVITE in Accepted: not passed up, not answered', () => {
    const { bench, invite, server } = invited();
    bench.respond(server, aResponse(invite, 200));
    bench.wait(500_000);
    expect(bench.receive(invite)).toBeNull();
    expect(bench.sends).toHaveLength(1);
    expect(bench.states.at(-1)).toMatchObject({
      from: 'Accepted',
      to: 'Accepted',
      rule: { rfc: 6026, section: '8.7' },
    });
  });

  it('MUST pass repeats of the 2xx from the user to the transport', () => {
    const { bench, invite, server } = invited();
    const accepted = aResponse(invite, 200);
    for (let i = 0; i < 3; i++) bench.respond(server, accepted);
    expect(bench.sends.map(({ sent }) => sent.copy)).toEqual([0, 1, 2]);
  });

  it('and 2xx of other branches, counting the copies of each', () => {
    const { bench, invite, server } = invited();
    for (const tag of ['one', 'one', 'two', 'one', 'two']) bench.respond(server, aResponse(invite, 200, tag));
    expect(bench.sends.map(({ sent }) => sent.copy)).toEqual([0, 1, 0, 2, 1]);
  });

  it('MUST pass an ACK in Accepted to the user and not absorb it', () => {
    const { bench, invite, server } = invited();
    bench.respond(server, aResponse(invite, 200));
    const ack = aRequest('ACK', { toTag: 'to1' });
    expect(bench.receive(ack)).toEqual({ kind: 'ack', request: ack, transaction: server });
    expect(server.state).toBe('Accepted');
  });

  it('6: and that of a client of RFC 2543, whose ACK matches for want of a branch', () => {
    const bench = new Bench();
    const invite = aRequest('INVITE', { branch: null });
    const server = bench.serve(invite);
    bench.respond(server, aResponse(invite, 200));
    expect(bench.receive(aRequest('ACK', { branch: null, toTag: 'to1' }))).toMatchObject({
      kind: 'ack',
      transaction: server,
    });
  });

  it('MUST go to Terminated when Timer L fires, and be destroyed', () => {
    const { bench, invite, server } = invited();
    bench.respond(server, aResponse(invite, 200));
    bench.wait(32_000_000);
    expect(server.state).toBe('Terminated');
    expect([bench.layer.servers.size, bench.layer.byId.size]).toEqual([0, 0]);
  });

  it('refuses a failure response after the 2xx', () => {
    const { bench, invite, server } = invited();
    bench.respond(server, aResponse(invite, 200));
    bench.respond(server, aResponse(invite, 486));
    expect(server.state).toBe('Accepted');
    expect(bench.sends).toHaveLength(1);
    expect(bench.ignored).toMatchObject([{ rule: { rfc: 6026 } }]);
  });
});

describe('8.9: a response that matches no client transaction', () => {
  it('is dropped, with the reason, and told to the user', () => {
    const bench = new Bench();
    const response = aResponse(aRequest('INVITE'), 200);
    expect(bench.receive(response)).toEqual({ kind: 'stray-response', response });
    expect(bench.ignored).toMatchObject([{ what: '200 INVITE', rule: { rfc: 6026, section: '8.9' } }]);
    expect(bench.sends).toEqual([]);
  });
});
