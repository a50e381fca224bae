// RFC 3261 §17.2.3 and §9.2: to which server transaction a request belongs.
import { describe, expect, it } from 'vitest';
import { cancelFor } from '@/engine/message/build';
import { aRequest, aResponse, Bench } from '../transaction/harness';

describe('17.2.3: a request matches a server transaction by its branch', () => {
  it('when branch, sent-by and method are equal', () => {
    const bench = new Bench();
    bench.serve(aRequest('OPTIONS'));
    expect(bench.receive(aRequest('OPTIONS'))).toBeNull();
    expect(bench.layer.servers.size).toBe(1);
  });

  it('whatever else differs', () => {
    const bench = new Bench();
    bench.serve(aRequest('OPTIONS'));
    expect(
      bench.receive(aRequest('OPTIONS', { uri: 'sip:carol@chicago.example.com', callId: 'x', cseq: 9 })),
    ).toBeNull();
  });

  it('another branch is another transaction', () => {
    const bench = new Bench();
    const one = bench.serve(aRequest('INVITE', { branch: 'z9hG4bKone' }));
    const two = bench.serve(aRequest('INVITE', { branch: 'z9hG4bKtwo' }));
    expect(one).not.toBe(two);
  });

  it('another sent-by is another transaction, host or port', () => {
    const bench = new Bench();
    const requests = ['192.0.2.1:5060', '192.0.2.1:5070', '192.0.2.2:5060'].map((sentBy) =>
      aRequest('INVITE', { sentBy }),
    );
    const servers = requests.map((request) => bench.serve(request));
    expect(new Set(servers.map(({ id }) => id)).size).toBe(3);
    for (const request of requests) expect(bench.receive(request)).toBeNull();
    bench.respond(servers[1]!, aResponse(requests[1]!, 486));
    expect(servers.map(({ state }) => state)).toEqual(['Proceeding', 'Completed', 'Proceeding']);
    expect(bench.receive(aRequest('ACK', { sentBy: '192.0.2.1:5070', toTag: 'to1' }))).toBeNull();
    expect(servers[1]?.state).toBe('Confirmed');
  });

  it('another method is another transaction', () => {
    const bench = new Bench();
    bench.serve(aRequest('OPTIONS'));
    expect(bench.receive(aRequest('MESSAGE'))).toMatchObject({ kind: 'request' });
    expect(bench.receive(aRequest('OPTIONS'))).toBeNull();
    expect(bench.receive(aRequest('MESSAGE'))).toBeNull();
    expect(bench.layer.servers.size).toBe(2);
  });

  it('an ACK matches the transaction of its INVITE', () => {
    const bench = new Bench();
    const invite = aRequest('INVITE');
    const server = bench.serve(invite);
    bench.respond(server, aResponse(invite, 486));
    bench.receive(aRequest('ACK', { toTag: 'to1' }));
    expect(server.state).toBe('Confirmed');
  });

  it('an ACK with a branch of its own matches none and goes to the core', () => {
    const bench = new Bench();
    const ack = aRequest('ACK', { branch: 'z9hG4bKack', toTag: 'to1' });
    expect(bench.receive(ack)).toEqual({ kind: 'ack', request: ack, transaction: null });
    expect(bench.layer.servers.size).toBe(0);
  });
});

describe('9.2: a CANCEL is about the transaction it would match with another method', () => {
  it('makes a transaction of its own and names the INVITE', () => {
    const bench = new Bench();
    const invite = aRequest('INVITE');
    const server = bench.serve(invite);
    const cancel = cancelFor(invite);
    const indication = bench.receive(cancel);
    expect(indication).toMatchObject({ kind: 'cancel', request: cancel, invite: server, matched: server });
    expect(indication).toMatchObject({ transaction: { machine: 'non-invite-server', state: 'Trying' } });
    expect(bench.receive(cancel)).toBeNull();
  });

  it('names nothing when there is nothing to cancel', () => {
    const bench = new Bench();
    expect(bench.receive(aRequest('CANCEL'))).toMatchObject({ kind: 'cancel', invite: null, matched: null });
  });

  it('has no INVITE to cancel when it is about another method', () => {
    const bench = new Bench();
    const server = bench.serve(aRequest('OPTIONS'));
    expect(bench.receive(aRequest('CANCEL'))).toMatchObject({ kind: 'cancel', invite: null, matched: server });
  });

  it('does not reach the INVITE of another client with the same branch', () => {
    const bench = new Bench();
    bench.serve(aRequest('INVITE'));
    expect(bench.receive(aRequest('CANCEL', { sentBy: '192.0.2.66:5060' }))).toMatchObject({ matched: null });
  });
});

describe.each([null, '1', 'kj8'])(
  '17.2.3: without the magic cookie (branch %s) the rules of RFC 2543 hold',
  (branch) => {
    const request = (method: string, options: object = {}) => aRequest(method, { branch, ...options });

    it('an INVITE matches by Request-URI, tags, Call-ID, CSeq and topmost Via', () => {
      const bench = new Bench();
      bench.serve(request('INVITE'));
      expect(bench.receive(request('INVITE'))).toBeNull();
      const others = [
        { uri: 'sip:carol@biloxi.example.com' },
        { toTag: 'x' },
        { fromTag: 'x' },
        { callId: 'x' },
        { cseq: 2 },
        { sentBy: '192.0.2.2:5060' },
      ];
      for (const other of others) expect(bench.receive(request('INVITE', other))).toMatchObject({ kind: 'request' });
      expect(bench.layer.servers.size).toBe(1 + others.length);
    });

    it('by the comparison rules of each header: an equivalent Request-URI is the same', () => {
      const bench = new Bench();
      bench.serve(request('INVITE', { uri: 'sip:bob@biloxi.example.com' }));
      expect(bench.receive(request('INVITE', { uri: 'sip:%62ob@BILOXI.example.com' }))).toBeNull();
    });

    it('an ACK matches with the To tag of the response that was sent', () => {
      const bench = new Bench();
      const invite = request('INVITE');
      const server = bench.serve(invite);
      bench.respond(server, aResponse(invite, 486, 'mine'));
      expect(bench.receive(request('ACK', { toTag: 'theirs' }))).toMatchObject({ kind: 'ack', transaction: null });
      expect(server.state).toBe('Completed');
      expect(bench.receive(request('ACK', { toTag: 'mine' }))).toBeNull();
      expect(server.state).toBe('Confirmed');
    });

    it('other methods match by the method too, and a CANCEL finds its INVITE', () => {
      const bench = new Bench();
      bench.serve(request('OPTIONS'));
      expect(bench.receive(request('OPTIONS'))).toBeNull();
      expect(bench.receive(request('MESSAGE'))).toMatchObject({ kind: 'request' });
      const invite = bench.serve(request('INVITE', { cseq: 7 }));
      expect(bench.receive(request('CANCEL', { cseq: 7 }))).toMatchObject({ kind: 'cancel', invite });
    });
  },
);
