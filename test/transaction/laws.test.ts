// What holds for a transaction layer whatever arrives, fails or is answered, and in whatever order.
// The bench itself fails the test when a timer outlives its owner or is cancelled without running.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cancelFor } from '@/engine/message/build';
import type { Transaction } from '@/engine/transaction/layer';
import { aRequest, aResponse, Bench } from './harness';

const METHODS = ['INVITE', 'OPTIONS', 'BYE', 'CANCEL', 'ACK'] as const;
const branch = fc.constantFrom('z9hG4bKone', 'z9hG4bKtwo', null);
const method = fc.constantFrom(...METHODS);
const status = fc.constantFrom(100, 180, 183, 200, 202, 302, 408, 486, 603);
const tag = fc.constantFrom('one', 'two');

const act = fc.oneof(
  fc.record({ kind: fc.constant('request' as const), method, branch, tag }),
  fc.record({ kind: fc.constant('response' as const), method, branch, tag, status }),
  fc.record({
    kind: fc.constant('start' as const),
    method: fc.constantFrom('INVITE', 'OPTIONS', 'BYE'),
    branch: fc.constantFrom('z9hG4bKone', 'z9hG4bKtwo'),
  }),
  fc.record({ kind: fc.constant('respond' as const), which: fc.nat(9), status, tag }),
  fc.record({ kind: fc.constant('trying' as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant('fail' as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant('cancel' as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(1, 200, 500, 4_000, 32_000) }),
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

function run(bench: Bench, acts: readonly Act[]): void {
  const { layer, transport } = bench;
  for (const one of acts) {
    const pick = (all: Iterable<Transaction>, which: number) => [...all].at(which);
    if (one.kind === 'request') bench.receive(aRequest(one.method, { branch: one.branch, toTag: one.tag, transport }));
    else if (one.kind === 'response')
      bench.receive(aResponse(aRequest(one.method, { branch: one.branch, transport }), one.status, one.tag));
    else if (one.kind === 'start') {
      const request = aRequest(one.method, { branch: one.branch, transport });
      if (!layer.clients.has(one.branch)) bench.start(request);
    } else if (one.kind === 'wait') bench.wait(bench.now + one.ms * 1_000);
    else {
      const server = pick(layer.servers.values(), one.which);
      const any = pick(layer.byId.values(), one.which);
      const client = pick(layer.clients.values(), one.which);
      if (one.kind === 'respond' && server) bench.respond(server, aResponse(server.request, one.status, one.tag));
      if (one.kind === 'trying' && server) bench.trying(server);
      if (one.kind === 'fail' && any) bench.fail(any);
      if (one.kind === 'cancel' && client?.request.method === 'INVITE' && !layer.clients.has(`${client.key} CANCEL`))
        bench.start(cancelFor(client.request));
    }
  }
}

const benches = fc.record({
  transport: fc.constantFrom('UDP' as const, 'TCP' as const),
  trying: fc.constantFrom('at once' as const, 'after 200 ms' as const),
  acts: fc.array(act, { maxLength: 40 }),
});

describe('a transaction layer, whatever happens', () => {
  it('keeps its books: states follow each other, timers end once, what is over is forgotten', () => {
    fc.assert(
      fc.property(benches, ({ transport, trying, acts }) => {
        const bench = new Bench(transport, trying);
        run(bench, acts);
        bench.wait(bench.now + 400_000_000);
        const last = new Map<string, string>();
        for (const { owner, from, to, rule } of bench.states) {
          if (from !== null) expect(from).toBe(last.get(owner));
          expect(rule).not.toBeNull();
          last.set(owner, to);
        }
        const { byId, clients, servers } = bench.layer;
        expect(byId.size).toBe(clients.size + servers.size);
        for (const [id, transaction] of byId) {
          expect(transaction.state).toBe(last.get(id));
          // What nobody answers stays, waiting for its user; everything else has ended by now.
          expect(['Proceeding', 'Trying']).toContain(transaction.state);
        }
        expect(bench.pending).toEqual([]);
        for (const { sent } of bench.sends) {
          if (sent.message.kind !== 'request' || sent.message.method === 'ACK') continue;
          // 17.1.1.2: seven sends of an INVITE. 17.1.2.2: eleven of any other request.
          expect(sent.copy).toBeLessThan(sent.message.method === 'INVITE' ? 7 : 11);
        }
        // Nothing is ignored without a reason.
        for (const { rule, why } of bench.ignored) expect([why.length > 0, rule !== null]).toEqual([true, true]);
      }),
      { numRuns: 150 },
    );
  });

  it('is plain data: a copy of it carries on in the same way', () => {
    fc.assert(
      fc.property(benches, fc.array(act, { maxLength: 15 }), ({ transport, trying, acts }, more) => {
        const bench = new Bench(transport, trying);
        run(bench, acts);
        const copy = structuredClone({ ...bench });
        const other = Object.assign(new Bench(transport, trying), copy);
        const before = bench.out.length;
        run(bench, more);
        run(other, more);
        expect(other.out.slice(before)).toEqual(bench.out.slice(before));
      }),
      { numRuns: 60 },
    );
  });
});
