// RFC 3261 §17.2.1: the INVITE server transaction (with the states RFC 6026 gave it).
import { describe, expect, it } from 'vitest';
import { get, tagOf } from '@/engine/message/headers';
import { aRequest, aResponse, Bench } from '../transaction/harness';

const invited = (transport: 'UDP' | 'TCP' = 'UDP', trying: 'at once' | 'after 200 ms' = 'at once') => {
  const bench = new Bench(transport, trying);
  const invite = aRequest('INVITE', { transport });
  return { bench, invite, server: bench.serve(invite) };
};
const ackOf = (toTag = 'to1') => aRequest('ACK', { toTag });

describe('17.2.1: the INVITE server transaction', () => {
  it('is made in Proceeding, and MUST pass the request to the user', () => {
    const { bench, invite, server } = invited();
    expect(server).toMatchObject({ machine: 'invite-server', state: 'Proceeding', request: invite });
    expect(bench.indications[0]?.indication).toEqual({ kind: 'request', request: invite, transaction: server });
    expect(bench.pending).toEqual([]);
  });

  it('sends no 100 by itself: the user may yet challenge the request', () => {
    const { bench } = invited();
    bench.wait(10_000_000);
    expect(bench.sends).toEqual([]);
  });

  it('MUST generate a 100 when the user takes its time; at once, where so configured', () => {
    const { bench, server } = invited();
    bench.trying(server);
    expect(bench.sentAt('100')).toEqual([0]);
    expect(server.state).toBe('Proceeding');
  });

  it('or after 200 ms', () => {
    const { bench, server } = invited('UDP', 'after 200 ms');
    bench.trying(server);
    bench.wait(1_000_000);
    expect(bench.sentAt('100')).toEqual([200]);
  });

  it('unless the user answers within 200 ms', () => {
    const { bench, invite, server } = invited('UDP', 'after 200 ms');
    bench.trying(server);
    bench.wait(199_999);
    bench.respond(server, aResponse(invite, 180));
    bench.wait(1_000_000);
    expect([bench.sentAt('100'), bench.sentAt('180')]).toEqual([[], [199.999]]);
  });

  it('and never after another response', () => {
    const { bench, invite, server } = invited();
    bench.respond(server, aResponse(invite, 180));
    bench.trying(server);
    bench.trying(server);
    expect(bench.sentAt('100')).toEqual([]);
  });

  it('SHOULD NOT put a tag on the To of its 100', () => {
    const { bench, server } = invited();
    bench.trying(server);
    const to = bench.lastSent && get(bench.lastSent, 'to');
    expect(to && tagOf(to)).toBeUndefined();
  });

  it('MUST pass provisional responses to the transport, and does not retransmit them', () => {
    const { bench, invite, server } = invited();
    for (const status of [180, 183]) bench.respond(server, aResponse(invite, status));
    bench.wait(60_000_000);
    expect(bench.sends.map(({ sent }) => sent.copy)).toEqual([0, 0]);
    expect(server.state).toBe('Proceeding');
  });

  it('MUST answer a repeat of the request with the most recent provisional response', () => {
    const { bench, invite, server } = invited();
    for (const status of [100, 180]) bench.respond(server, aResponse(invite, status));
    expect(bench.receive(invite)).toBeNull();
    expect(bench.sends.map(({ sent }) => [('status' in sent.message && sent.message.status) || 0, sent.copy])).toEqual([
      [100, 0],
      [180, 0],
      [180, 1],
    ]);
  });

  it('has nothing to answer a repeat with before the first response, and says so', () => {
    const { bench, invite } = invited();
    expect(bench.receive(invite)).toBeNull();
    expect(bench.sends).toEqual([]);
    expect(bench.ignored).toMatchObject([{ what: 'INVITE', rule: { section: '17.2.1' } }]);
    expect(bench.layer.servers.size).toBe(1);
  });

  it.each([300, 401, 404, 486, 487, 500, 603])('MUST send a %i and enter Completed', (status) => {
    const { bench, invite, server } = invited();
    bench.respond(server, aResponse(invite, status));
    expect(bench.sentAt(String(status))).toEqual([0]);
    expect(server.state).toBe('Completed');
  });

  it('sets Timer G to T1 over UDP only, and MUST set Timer H to 64*T1 on every transport', () => {
    for (const transport of ['UDP', 'TCP'] as const) {
      const { bench, invite, server } = invited(transport);
      bench.respond(server, aResponse(invite, 486));
      expect([bench.due('G'), bench.due('H')]).toEqual([transport === 'UDP' ? 500 : undefined, 32_000]);
    }
  });

  it('retransmits the final response at intervals that double up to T2: eleven sends in all', () => {
    const { bench, invite, server } = invited();
    bench.respond(server, aResponse(invite, 486));
    bench.wait(40_000_000);
    const at = [0, 500, 1_500, 3_500, 7_500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500];
    expect(bench.sentAt('486')).toEqual(at);
    expect(bench.sends.map(({ sent }) => sent.copy)).toEqual(at.map((_, i) => i));
  });

  it('SHOULD answer a repeat of the request with the final response, without moving Timer G', () => {
    const { bench, invite, server } = invited();
    bench.respond(server, aResponse(invite, 486));
    bench.wait(700_000);
    expect(bench.receive(invite)).toBeNull();
    bench.wait(3_500_000);
    expect(bench.sentAt('486')).toEqual([0, 500, 700, 1_500, 3_500]);
  });

  it('MUST go to Confirmed on the ACK, which ends the retransmissions and is not passed up', () => {
    const { bench, invite, server } = invited();
    bench.respond(server, aResponse(invite, 486));
    bench.wait(600_000);
    expect(bench.receive(ackOf())).toBeNull();
    expect(server.state).toBe('Confirmed');
    expect(bench.pending).toEqual(['I']);
    bench.wait(60_000_000);
    expect(bench.sentAt('486')).toEqual([0, 500]);
  });

  it('stays in Confirmed for T4 over UDP to absorb further ACKs', () => {
    const { bench, invite, server } = invited();
    bench.respond(server, aResponse(invite, 486));
    bench.receive(ackOf());
    expect(bench.due('I')).toBe(5_000);
    expect(bench.receive(ackOf())).toBeNull();
    bench.wait(5_000_000);
    expect(server.state).toBe('Terminated');
    expect(bench.layer.byId.size).toBe(0);
  });

  it('leaves Confirmed at once over a reliable transport', () => {
    const { bench, invite, server } = invited('TCP');
    bench.respond(server, aResponse(invite, 486));
    bench.receive(aRequest('ACK', { toTag: 'to1', transport: 'TCP' }));
    expect(bench.states.map(({ to }) => to)).toEqual(['Proceeding', 'Completed', 'Confirmed', 'Terminated']);
    expect(server.state).toBe('Terminated');
    expect(bench.pending).toEqual([]);
  });

  it('MUST end and inform the user when Timer H fires', () => {
    const { bench, invite, server } = invited('TCP');
    bench.respond(server, aResponse(invite, 486));
    bench.wait(40_000_000);
    expect(bench.indications.at(-1)).toEqual({ at: 32_000_000, indication: { kind: 'no-ack', transaction: server } });
    expect(server.state).toBe('Terminated');
  });

  it('discards an ACK in Proceeding, an INVITE in Confirmed and a second final response, and says why', () => {
    const { bench, invite, server } = invited();
    bench.receive(ackOf());
    bench.respond(server, aResponse(invite, 486));
    bench.respond(server, aResponse(invite, 603));
    bench.respond(server, aResponse(invite, 180));
    bench.receive(ackOf());
    bench.receive(invite);
    expect(bench.sends).toHaveLength(1);
    expect(server.response?.status).toBe(486);
    expect(bench.ignored.map(({ what }) => what)).toEqual(['ACK', '603 INVITE', '180 INVITE', 'INVITE']);
  });
});
