// RFC 4320: what may be answered to a request other than INVITE.
import { describe, expect, it } from 'vitest';
import { aRequest, aResponse, Bench } from '../transaction/harness';

const asked = (transport: 'UDP' | 'TCP' = 'UDP') => {
  const bench = new Bench(transport);
  const request = aRequest('OPTIONS', { transport });
  return { bench, request, server: bench.serve(request) };
};

describe('an element from before RFC 4320', () => {
  it('sends what it hears: every provisional answer, and a 408', () => {
    const bench = new Bench('UDP', undefined, undefined, true);
    const request = aRequest('OPTIONS', { transport: 'UDP' });
    const server = bench.serve(request);
    for (const status of [100, 182, 408]) bench.respond(server, aResponse(request, status));
    expect(bench.sends.map(({ sent: { message } }) => message.kind === 'response' && message.status)).toEqual([
      100, 182, 408,
    ]);
  });
});

describe('4.1: provisional responses', () => {
  it.each([180, 183])('MUST NOT send a %i', (status) => {
    const { bench, request, server } = asked('TCP');
    bench.respond(server, aResponse(request, status));
    expect(bench.sends).toEqual([]);
    expect(server.state).toBe('Trying');
    expect(bench.ignored).toMatchObject([{ what: `${status} OPTIONS`, rule: { rfc: 4320, section: '4.1' } }]);
  });

  it('MUST NOT send a 100 over UDP before a Timer E would be set to T2, 3.5 s after the request', () => {
    const { bench, request, server } = asked();
    bench.wait(3_499_999);
    bench.respond(server, aResponse(request, 100));
    expect(bench.sends).toEqual([]);
    bench.wait(3_500_000);
    bench.respond(server, aResponse(request, 100));
    expect(bench.sentAt('100')).toEqual([3_500]);
  });

  it('MAY send a 100 over a reliable transport at any time', () => {
    const { bench, request, server } = asked('TCP');
    bench.respond(server, aResponse(request, 100));
    expect(bench.sentAt('100')).toEqual([0]);
  });

  it.each(['UDP', 'TCP'] as const)(
    'MUST send a 100 after that time when the user has not answered, over %s',
    (transport) => {
      const { bench, server } = asked(transport);
      bench.trying(server);
      bench.wait(10_000_000);
      expect(bench.sentAt('100')).toEqual([3_500]);
      expect(server.state).toBe('Proceeding');
    },
  );

  it('and not when it has', () => {
    const { bench, request, server } = asked();
    bench.trying(server);
    bench.respond(server, aResponse(request, 200));
    bench.wait(10_000_000);
    expect(bench.sentAt('100')).toEqual([]);
  });
});

describe('4.2: 408', () => {
  it('MUST NOT be sent to a request other than INVITE', () => {
    const { bench, request, server } = asked();
    bench.respond(server, aResponse(request, 408));
    expect(bench.sends).toEqual([]);
    expect(bench.ignored).toMatchObject([{ what: '408 OPTIONS', rule: { rfc: 4320, section: '4.2' } }]);
  });

  it('may be sent to an INVITE', () => {
    const bench = new Bench();
    const invite = aRequest('INVITE');
    bench.respond(bench.serve(invite), aResponse(invite, 408));
    expect(bench.sentAt('408')).toEqual([0]);
  });
});
