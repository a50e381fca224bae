// RFC 3261 §17.1.3 and §18.1.2: to which client transaction a response belongs.
import { describe, expect, it } from 'vitest';
import { cancelFor } from '@/engine/message/build';
import { aRequest, aResponse, Bench } from '../transaction/harness';

describe('17.1.3: a response matches a client transaction', () => {
  it('when the branch of its topmost Via and the method of its CSeq are those of the request', () => {
    const bench = new Bench();
    const [one, two] = [aRequest('INVITE', { branch: 'z9hG4bKone' }), aRequest('INVITE', { branch: 'z9hG4bKtwo' })];
    const [first, second] = [bench.start(one), bench.start(two)];
    expect(bench.receive(aResponse(two, 180))).toMatchObject({ transaction: second });
    expect(bench.receive(aResponse(one, 180))).toMatchObject({ transaction: first });
  });

  it('by the method too, since a CANCEL has the branch of its INVITE', () => {
    const bench = new Bench();
    const invite = aRequest('INVITE');
    const call = bench.start(invite);
    bench.receive(aResponse(invite, 180));
    const cancel = cancelFor(invite);
    const giveUp = bench.start(cancel);
    expect(bench.receive(aResponse(cancel, 200))).toMatchObject({ kind: 'response', transaction: giveUp });
    expect(bench.receive(aResponse(invite, 487))).toMatchObject({ kind: 'response', transaction: call });
  });

  it('and one with another branch, method or sent-by matches none', () => {
    const bench = new Bench();
    bench.start(aRequest('INVITE'));
    const strays = [
      aRequest('INVITE', { branch: 'z9hG4bKother' }),
      aRequest('OPTIONS'),
      aRequest('INVITE', { sentBy: '192.0.2.77:5060' }),
      aRequest('INVITE', { branch: null }),
    ];
    for (const request of strays) {
      const response = aResponse(request, 200);
      expect(bench.receive(response)).toEqual({ kind: 'stray-response', response });
    }
    expect(bench.ignored).toHaveLength(strays.length);
    expect(bench.ignored[0]).toMatchObject({ what: '200 INVITE', rule: { rfc: 6026, section: '8.9' } });
  });

  it('whatever its To tag: further responses to a request other than INVITE count as repeats', () => {
    const bench = new Bench();
    const request = aRequest('OPTIONS');
    bench.start(request);
    expect(bench.receive(aResponse(request, 200, 'one'))).not.toBeNull();
    expect(bench.receive(aResponse(request, 200, 'two'))).toBeNull();
  });
});
