// RFC 3261 §17.1.2: the non-INVITE client transaction.
import { describe, expect, it } from 'vitest';
import { aRequest, aResponse, Bench } from '../transaction/harness';

const asking = (transport: 'UDP' | 'TCP' = 'UDP') => {
  const bench = new Bench(transport);
  const request = aRequest('OPTIONS', { transport });
  return { bench, request, client: bench.start(request) };
};

describe('17.1.2.2: the non-INVITE client transaction', () => {
  it('enters Trying, MUST pass the request to the transport and sets Timers E and F over UDP', () => {
    const { bench, request, client } = asking();
    expect(client.state).toBe('Trying');
    expect(bench.lastSent).toBe(request);
    expect([bench.due('E'), bench.due('F')]).toEqual([500, 32_000]);
  });

  it('sets only Timer F over a reliable transport', () => {
    expect(asking('TCP').bench.pending).toEqual(['F']);
  });

  it('MUST retransmit at intervals that double up to T2: eleven sends in all before Timer F', () => {
    const { bench } = asking();
    bench.wait(40_000_000);
    const at = [0, 500, 1_500, 3_500, 7_500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500];
    expect(bench.sentAt('OPTIONS')).toEqual(at);
    expect(bench.sends.map(({ sent }) => sent.copy)).toEqual(at.map((_, i) => i));
  });

  it('SHOULD inform the user when Timer F fires in Trying', () => {
    const { bench, client } = asking('TCP');
    bench.wait(40_000_000);
    expect(bench.indications).toEqual([{ at: 32_000_000, indication: { kind: 'timeout', transaction: client } }]);
    expect(client.state).toBe('Terminated');
  });

  it('MUST pass a provisional response up and go to Proceeding, where Timers E and F run on', () => {
    const { bench, request, client } = asking();
    bench.wait(1_000_000);
    bench.receive(aResponse(request, 100));
    expect(client.state).toBe('Proceeding');
    expect(bench.kinds).toEqual(['response']);
    expect([bench.due('E'), bench.due('F')]).toEqual([1_500, 32_000]);
  });

  it('MUST retransmit every T2 in Proceeding', () => {
    const { bench, request } = asking();
    bench.receive(aResponse(request, 100));
    bench.wait(40_000_000);
    expect(bench.sentAt('OPTIONS')).toEqual([0, 500, 4_500, 8_500, 12_500, 16_500, 20_500, 24_500, 28_500]);
  });

  it('does not retransmit in Proceeding over a reliable transport', () => {
    const { bench, request } = asking('TCP');
    bench.receive(aResponse(request, 100));
    bench.wait(31_000_000);
    expect(bench.sends).toHaveLength(1);
    expect(bench.pending).toEqual(['F']);
  });

  it('MUST inform the user when Timer F fires in Proceeding', () => {
    const { bench, request, client } = asking();
    bench.receive(aResponse(request, 100));
    bench.wait(40_000_000);
    expect(bench.indications.at(-1)).toEqual({ at: 32_000_000, indication: { kind: 'timeout', transaction: client } });
    expect(bench.pending).toEqual([]);
  });

  it.each([200, 302, 404, 481, 503, 603])(
    'MUST pass a %i up and go to Completed, from Trying and Proceeding',
    (status) => {
      for (const provisional of [false, true]) {
        const { bench, request, client } = asking();
        if (provisional) bench.receive(aResponse(request, 100));
        const final = aResponse(request, status);
        expect(bench.receive(final)).toEqual({ kind: 'response', response: final, transaction: client });
        expect(client.state).toBe('Completed');
        expect(bench.pending).toEqual(['K']);
      }
    },
  );

  it('MUST set Timer K to T4 over UDP, absorbs repeats until then, and ends', () => {
    const { bench, request, client } = asking();
    bench.receive(aResponse(request, 200));
    expect(bench.due('K')).toBe(5_000);
    bench.wait(4_999_999);
    expect(bench.receive(aResponse(request, 200))).toBeNull();
    expect(bench.kinds).toEqual(['response']);
    bench.wait(5_000_000);
    expect(client.state).toBe('Terminated');
    expect(bench.layer.byId.size).toBe(0);
  });

  it('MUST set Timer K to zero over a reliable transport', () => {
    const { bench, request, client } = asking('TCP');
    bench.receive(aResponse(request, 200));
    expect(client.state).toBe('Terminated');
    expect(bench.pending).toEqual([]);
    expect(bench.states.at(-1)).toMatchObject({ from: 'Completed', event: 'timer.K', rule: { section: '17.1.2.2' } });
  });

  it('17.1.4: SHOULD inform the user and end when the request cannot be sent', () => {
    for (const provisional of [false, true]) {
      const { bench, request, client } = asking();
      if (provisional) bench.receive(aResponse(request, 100));
      expect(bench.fail(client)).toEqual({ kind: 'transport-error', transaction: client });
      expect(client.state).toBe('Terminated');
      expect(bench.pending).toEqual([]);
    }
  });
});
