// RFC 3261 §17.2.2: the non-INVITE server transaction.
import { describe, expect, it } from 'vitest';
import { aRequest, aResponse, Bench } from '../transaction/harness';

const asked = (transport: 'UDP' | 'TCP' = 'UDP') => {
  const bench = new Bench(transport);
  const request = aRequest('BYE', { transport, toTag: 'to1' });
  return { bench, request, server: bench.serve(request) };
};

describe('17.2.2: the non-INVITE server transaction', () => {
  it('begins in Trying and passes the request up', () => {
    const { bench, request, server } = asked();
    expect(server).toMatchObject({ machine: 'non-invite-server', state: 'Trying' });
    expect(bench.indications[0]?.indication).toEqual({ kind: 'request', request, transaction: server });
  });

  it('discards repeats in Trying', () => {
    const { bench, request } = asked();
    expect(bench.receive(request)).toBeNull();
    expect(bench.sends).toEqual([]);
    expect(bench.kinds).toEqual(['request']);
  });

  it('MUST send a provisional response and go to Proceeding', () => {
    const { bench, request, server } = asked('TCP');
    bench.respond(server, aResponse(request, 100));
    expect(server.state).toBe('Proceeding');
    bench.respond(server, aResponse(request, 100));
    expect(bench.sentAt('100')).toEqual([0, 0]);
  });

  it('MUST answer a repeat in Proceeding with the most recent provisional response', () => {
    const { bench, request, server } = asked('TCP');
    bench.respond(server, aResponse(request, 100));
    expect(bench.receive(request)).toBeNull();
    expect(bench.sends.map(({ sent }) => sent.copy)).toEqual([0, 1]);
  });

  it.each([200, 302, 404, 500, 603])('MUST send a %i and go to Completed', (status) => {
    const { bench, request, server } = asked();
    bench.respond(server, aResponse(request, status));
    expect(bench.sentAt(String(status))).toEqual([0]);
    expect(server.state).toBe('Completed');
  });

  it('MUST set Timer J to 64*T1 over UDP', () => {
    const { bench, request, server } = asked();
    bench.respond(server, aResponse(request, 200));
    expect(bench.due('J')).toBe(32_000);
    bench.wait(32_000_000);
    expect(server.state).toBe('Terminated');
    expect(bench.layer.byId.size).toBe(0);
  });

  it('MUST set Timer J to zero over a reliable transport', () => {
    const { bench, request, server } = asked('TCP');
    bench.respond(server, aResponse(request, 200));
    expect(server.state).toBe('Terminated');
    expect(bench.pending).toEqual([]);
  });

  it('MUST answer a repeat in Completed with the final response', () => {
    const { bench, request, server } = asked();
    bench.respond(server, aResponse(request, 200));
    bench.wait(500_000);
    bench.receive(request);
    bench.wait(1_500_000);
    bench.receive(request);
    expect(bench.sentAt('200')).toEqual([0, 500, 1_500]);
    expect(bench.kinds).toEqual(['request']);
  });

  it('MUST discard any other final response of the user', () => {
    const { bench, request, server } = asked();
    bench.respond(server, aResponse(request, 200));
    bench.respond(server, aResponse(request, 500));
    bench.receive(request);
    expect(bench.sends.map(({ sent }) => 'status' in sent.message && sent.message.status)).toEqual([200, 200]);
  });
});
