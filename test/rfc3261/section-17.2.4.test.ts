// RFC 3261 §17.2.4, as RFC 6026 §8.8 replaces it: a response that cannot be sent.
import { describe, expect, it } from 'vitest';
import { aRequest, aResponse, Bench } from '../transaction/harness';

describe('17.2.4: a server transaction whose response cannot be sent', () => {
  it.each([
    ['INVITE', 180, 'Proceeding'],
    ['INVITE', 486, 'Completed'],
    ['INVITE', 200, 'Accepted'],
    ['OPTIONS', 200, 'Completed'],
  ] as const)('%s %i: SHOULD inform the user, and MUST remain %s', (method, status, state) => {
    const bench = new Bench();
    const request = aRequest(method);
    const server = bench.serve(request);
    bench.respond(server, aResponse(request, status));
    const timers = bench.pending;
    expect(bench.fail(server)).toEqual({ kind: 'transport-error', transaction: server });
    expect(server.state).toBe(state);
    expect(bench.pending).toEqual(timers);
    expect(bench.states.at(-1)?.rule).toMatchObject({ rfc: 6026, section: '8.8' });
  });

  it('a repeat of the request is still absorbed then', () => {
    const bench = new Bench();
    const invite = aRequest('INVITE');
    const server = bench.serve(invite);
    bench.respond(server, aResponse(invite, 486));
    bench.fail(server);
    expect(bench.receive(invite)).toBeNull();
    expect(bench.kinds).toEqual(['request', 'transport-error']);
  });

  it('a state in which nothing was sent has nothing to report', () => {
    const bench = new Bench();
    const server = bench.serve(aRequest('OPTIONS'));
    expect(bench.fail(server)).toBeNull();
    expect(bench.ignored).toMatchObject([{ why: 'nothing is sent in this state that could fail' }]);
  });
});
