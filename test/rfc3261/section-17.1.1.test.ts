// RFC 3261 §17.1.1: the INVITE client transaction (with the states RFC 6026 gave it).
import { describe, expect, it } from 'vitest';
import { get, list, top } from '@/engine/message/headers';
import type { Request } from '@/engine/message/message';
import { printMessage } from '@/engine/message/print';
import { aRequest, aResponse, Bench, read, T1, T2, T4 } from '../transaction/harness';

const calling = (transport: 'UDP' | 'TCP' = 'UDP') => {
  const bench = new Bench(transport);
  const invite = aRequest('INVITE', { transport });
  return { bench, invite, client: bench.start(invite) };
};

describe('17.1.1.2: the INVITE client transaction', () => {
  it('MUST enter Calling and pass the request to the transport', () => {
    const { bench, invite, client } = calling();
    expect(client.state).toBe('Calling');
    expect(bench.sends.map(({ sent }) => sent)).toMatchObject([
      { message: invite, hop: bench.hop, copy: 0, transaction: client.id },
    ]);
    expect(bench.states).toMatchObject([
      { owner: client.id, machine: 'invite-client', from: null, to: 'Calling', rule: { section: '17.1.1.2' } },
    ]);
  });

  it('MUST start Timer A with T1 and Timer B with 64*T1 over UDP', () => {
    const { bench } = calling();
    expect([bench.due('A'), bench.due('B')]).toEqual([500, 32_000]);
  });

  it('SHOULD NOT start Timer A over a reliable transport, but MUST start Timer B', () => {
    const { bench } = calling('TCP');
    expect(bench.pending).toEqual(['B']);
    bench.wait(31_999_000);
    expect(bench.sends).toHaveLength(1);
  });

  it('MUST retransmit at intervals that double: seven sends in all before Timer B', () => {
    const { bench } = calling();
    bench.wait(40_000_000);
    expect(bench.sentAt('INVITE')).toEqual([0, 500, 1_500, 3_500, 7_500, 15_500, 31_500]);
    expect(bench.sends.map(({ sent }) => sent.copy)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(new Set(bench.sends.map(({ sent }) => sent.message)).size).toBe(1);
  });

  it('scales its timers with T1', () => {
    const bench = new Bench('UDP', 'at once', { t1: 2 * T1, t2: T2, t4: T4 });
    bench.start(aRequest('INVITE'));
    bench.wait(100_000_000);
    expect(bench.sentAt('INVITE')).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000, 63_000]);
    expect(bench.indications).toMatchObject([{ at: 64_000_000, indication: { kind: 'timeout' } }]);
  });

  it('SHOULD inform the user when Timer B fires in Calling, and MUST NOT send an ACK', () => {
    const { bench, client } = calling();
    bench.wait(40_000_000);
    expect(bench.indications).toMatchObject([{ at: 32_000_000, indication: { kind: 'timeout', transaction: client } }]);
    expect(client.state).toBe('Terminated');
    expect(bench.sentAt('ACK')).toEqual([]);
    expect(bench.pending).toEqual([]);
  });

  it('enters Proceeding on a provisional response, passes it on and retransmits no longer', () => {
    const { bench, invite, client } = calling();
    bench.wait(600_000);
    const trying = aResponse(invite, 100);
    expect(bench.receive(trying)).toEqual({ kind: 'response', response: trying, transaction: client });
    expect(client.state).toBe('Proceeding');
    bench.wait(600_000_000);
    expect(bench.sentAt('INVITE')).toEqual([0, 500]);
    expect(bench.pending).toEqual([]);
  });

  it('MUST pass up further provisional responses in Proceeding', () => {
    const { bench, invite, client } = calling();
    for (const status of [100, 180, 180, 183]) bench.receive(aResponse(invite, status));
    expect(bench.kinds).toEqual(['response', 'response', 'response', 'response']);
    expect(client.response?.status).toBe(183);
  });

  it.each([300, 404, 486, 503, 603])('MUST go to Completed on a %i, pass it up and send an ACK', (status) => {
    for (const ringing of [false, true]) {
      const { bench, invite, client } = calling();
      if (ringing) bench.receive(aResponse(invite, 180));
      const final = aResponse(invite, status);
      expect(bench.receive(final)).toEqual({ kind: 'response', response: final, transaction: client });
      expect(client.state).toBe('Completed');
      expect(bench.sentAt('ACK')).toEqual([0]);
      expect(bench.pending).toEqual(['D']);
    }
  });

  it('MUST send the ACK over a reliable transport too, and Timer D is zero there', () => {
    const { bench, invite, client } = calling('TCP');
    bench.receive(aResponse(invite, 486));
    expect(bench.sentAt('ACK')).toEqual([0]);
    expect(client.state).toBe('Terminated');
    expect(bench.states.map(({ to, event }) => `${event} ${to}`)).toEqual([
      'begin.reliable Calling',
      '300-699 Completed',
      'timer.D Terminated',
    ]);
    expect(bench.pending).toEqual([]);
  });

  it('MUST send the ACK to the address, port and transport of the INVITE', () => {
    const { bench, invite, client } = calling();
    bench.receive(aResponse(invite, 486));
    expect(bench.sends[1]?.sent).toMatchObject({ hop: bench.hop, transaction: client.id, copy: 0 });
  });

  it('SHOULD stay in Completed for at least 32 s over UDP', () => {
    const { bench, invite, client } = calling();
    bench.receive(aResponse(invite, 486));
    bench.wait(31_999_999);
    expect(client.state).toBe('Completed');
    bench.wait(32_000_000);
    expect(client.state).toBe('Terminated');
  });

  it('MUST acknowledge a repeat of the final response again and MUST NOT pass it up', () => {
    const { bench, invite } = calling();
    bench.receive(aResponse(invite, 486));
    bench.wait(1_000_000);
    expect(bench.receive(aResponse(invite, 486))).toBeNull();
    expect(bench.sentAt('ACK')).toEqual([0, 1_000]);
    const acks = bench.sends.slice(1).map(({ sent }) => sent);
    expect(acks.map(({ copy }) => copy)).toEqual([0, 1]);
    expect(acks[0]?.message).toBe(acks[1]?.message);
  });

  it('acknowledges a final response with another To tag by an ACK of its own', () => {
    const { bench, invite } = calling();
    bench.receive(aResponse(invite, 486, 'first'));
    bench.receive(aResponse(invite, 603, 'second'));
    const tags = bench.sends.slice(1).map(({ sent }) => get(sent.message, 'to')?.params[0]?.value);
    expect(tags).toEqual(['first', 'second']);
  });

  it.each([100, 180, 200])('discards a %i in Completed, and says why', (status) => {
    const { bench, invite } = calling();
    bench.receive(aResponse(invite, 486));
    expect(bench.receive(aResponse(invite, status))).toBeNull();
    expect(bench.ignored).toMatchObject([{ why: 'a final response has come already', rule: { rfc: 6026 } }]);
  });

  it('is forgotten the instant it is Terminated', () => {
    const { bench } = calling();
    expect(bench.layer.byId.size).toBe(1);
    bench.wait(32_000_000);
    expect([bench.layer.clients.size, bench.layer.byId.size]).toEqual([0, 0]);
  });
});

describe('17.1.1.3: the ACK to a final response other than 2xx', () => {
  const invite = read(`
    INVITE sip:bob@biloxi.example.com SIP/2.0
    Via: SIP/2.0/UDP pc33.atlanta.example.com;branch=z9hG4bKkjshdyff, SIP/2.0/UDP below.example.com;branch=z9hG4bKbelow
    Route: <sip:one.example.com;lr>
    Route: <sip:two.example.com;lr>, <sip:three.example.com;lr>
    To: Bob <sip:bob@biloxi.example.com>
    From: Alice <sip:alice@atlanta.example.com>;tag=88sja8x
    Max-Forwards: 70
    Call-ID: 987asjd97y7atg
    CSeq: 986759 INVITE
    Content-Length: 0`) as Request;

  const acknowledged = () => {
    const bench = new Bench();
    bench.start(invite);
    const response = aResponse(invite, 404, '99sa0xk');
    bench.receive(response);
    return { ack: bench.lastSent as Request, response };
  };

  it('MUST have the Call-ID, From and Request-URI of the INVITE', () => {
    const { ack } = acknowledged();
    expect(ack.method).toBe('ACK');
    expect(ack.uri).toEqual(invite.uri);
    expect(get(ack, 'call-id')).toBe('987asjd97y7atg');
    expect(get(ack, 'from')).toEqual(get(invite, 'from'));
  });

  it('MUST have the To of the response', () => {
    const { ack, response } = acknowledged();
    expect(get(ack, 'to')).toEqual(get(response, 'to'));
  });

  it('MUST have a single Via, equal to the topmost one of the INVITE', () => {
    expect(list(acknowledged().ack, 'via')).toEqual([top(invite, 'via')]);
  });

  it('MUST have the CSeq number of the INVITE with the method ACK', () => {
    expect(get(acknowledged().ack, 'cseq')).toEqual({ number: 986759, method: 'ACK' });
  });

  it('MUST have the Route header fields of the INVITE', () => {
    expect(list(acknowledged().ack, 'route')).toEqual(list(invite, 'route'));
  });

  it('has no body, and prints as it should', () => {
    const text = printMessage(acknowledged().ack);
    expect(text).toMatch(/^ACK sip:bob@biloxi\.example\.com SIP\/2\.0\r\n/);
    expect(text).toMatch(/\r\nContent-Length: 0\r\n\r\n$/);
  });
});

describe('17.1.4: transport errors', () => {
  it('SHOULD inform the user and end the transaction when the INVITE cannot be sent', () => {
    const { bench, client } = calling();
    expect(bench.fail(client)).toEqual({ kind: 'transport-error', transaction: client });
    expect(client.state).toBe('Terminated');
    expect(bench.pending).toEqual([]);
  });

  it('and when the ACK cannot be sent', () => {
    const { bench, invite, client } = calling();
    bench.receive(aResponse(invite, 486));
    expect(bench.fail(client)).toEqual({ kind: 'transport-error', transaction: client });
    expect(client.state).toBe('Terminated');
  });

  it('a failure reported after the transaction ended changes nothing, and says why', () => {
    const { bench, client } = calling();
    bench.fail(client);
    expect(bench.fail(client)).toBeNull();
    expect(bench.ignored).toMatchObject([{ what: 'transport-error', why: 'its transaction has ended' }]);
  });
});
