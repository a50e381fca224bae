// Laws of RFC 3261 §16.7 that hold whatever the branches say and in whatever order, with fast-check as the branches.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProxySpec } from '@/engine/model/scenario';
import { BOB, invite, ProxyTable, request, toTagOf } from './proxy-stage';

const CONTACTS = ['client', 'client2', 'client3', 'client4'].map(
  (host, i) => `<sip:bob@${host}.biloxi.example.com>;q=0.${9 - (i >> 1)}`,
);

const step = fc.oneof(
  fc.record({
    kind: fc.constant('reply' as const),
    branch: fc.nat(5),
    status: fc.constantFrom(100, 180, 183, 200, 302, 401, 407, 486, 487, 500, 503, 600),
  }),
  fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(10, 500, 5_000, 31_000, 200_000) }),
  fc.record({ kind: fc.constant('fail' as const), branch: fc.nat(5) }),
  fc.constant({ kind: 'cancel' as const }),
  fc.constant({ kind: 'again' as const }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const spec: fc.Arbitrary<Partial<ProxySpec>> = fc.record({
  forking: fc.constantFrom('parallel' as const, 'sequential' as const, 'by q' as const),
  redirection: fc.constantFrom('follow' as const, 'pass on' as const),
  ringLimit: fc.constantFrom(null, 12_000_000),
});

/** Runs a history, then lets every timer run out. */
function run(changes: Partial<ProxySpec>, contacts: number, steps: readonly Step[], method: string): ProxyTable {
  const table = new ProxyTable(changes).bind(...CONTACTS.slice(0, contacts));
  const message = method === 'INVITE' ? invite() : request({ method });
  table.hear(message);
  for (const one of steps) {
    if (one.kind === 'pass') table.pass(one.ms * 1000);
    else if (one.kind === 'cancel') table.hear(request({ method: 'CANCEL' }));
    // A repeat comes while its transaction lives; after that it would be a new request.
    else if (one.kind === 'again' && table.now < 5_000_000) table.hear(message);
    else if (one.kind === 'again') continue;
    else {
      const sent = table.requests(method).filter(({ copy }) => copy === 0);
      const target = sent[one.branch];
      if (target === undefined) continue;
      if (one.kind === 'fail')
        table.feed({ type: 'transport-error', message: target.message, transaction: target.transaction });
      else
        table.reply(
          method,
          table.requests(method).indexOf(target),
          one.status,
          one.status === 302 ? { contact: '<sip:x@chicago.example.com>' } : {},
        );
    }
  }
  table.pass(3_600_000_000);
  return table;
}

/** Final responses to the first request, each once. */
const finals = (table: ProxyTable, method: string): number[] =>
  table
    .responses()
    .filter(
      ({ message, copy, transaction }) =>
        message.status >= 200 &&
        copy === 0 &&
        transaction?.includes(method === 'INVITE' ? 'invite-server z9hG4bK74b43' : 'z9hG4bK74b43'),
    )
    .filter(({ transaction }) => method !== 'INVITE' || transaction?.startsWith('invite-server'))
    .map(({ message }) => message.status);

describe('§16.7 laws', () => {
  it('an INVITE ends with one final response other than 2xx, or with nothing but 2xx', () => {
    fc.assert(
      fc.property(
        spec,
        fc.integer({ min: 1, max: 4 }),
        fc.array(step, { maxLength: 12 }),
        (changes, contacts, steps) => {
          const answers = finals(run(changes, contacts, steps, 'INVITE'), 'INVITE');
          expect(answers.length).toBeGreaterThan(0);
          if (answers[0]! >= 300) expect(answers).toHaveLength(1);
          else expect(answers.every((status) => status < 300)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('every 2xx of a branch that still lives goes upstream unless another final response has', () => {
    fc.assert(
      fc.property(spec, fc.integer({ min: 2, max: 4 }), (changes, contacts) => {
        const steps: Step[] = Array.from({ length: contacts }, (_, branch) => ({
          kind: 'reply' as const,
          branch,
          status: 200,
        }));
        const table = run({ ...changes, forking: 'parallel' }, contacts, steps, 'INVITE');
        expect(new Set(table.responses(200).map(({ message }) => toTagOf(message))).size).toBe(contacts);
      }),
      { numRuns: 30 },
    );
  });

  it('another request ends with at most one final response, never 408', () => {
    fc.assert(
      fc.property(
        spec,
        fc.integer({ min: 1, max: 4 }),
        fc.array(step, { maxLength: 12 }),
        (changes, contacts, steps) => {
          const kept = steps.filter(({ kind }) => kind !== 'cancel' && kind !== 'again');
          const answers = finals(run(changes, contacts, kept, 'MESSAGE'), 'MESSAGE');
          expect(answers.length).toBeLessThanOrEqual(1);
          expect(answers).not.toContain(408);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('nothing is left behind, and every timer has an end', () => {
    fc.assert(
      fc.property(
        spec,
        fc.integer({ min: 1, max: 4 }),
        fc.array(step, { maxLength: 12 }),
        (changes, contacts, steps) => {
          const table = run(changes, contacts, steps, 'INVITE');
          expect(table.proxy.contexts.size).toBe(0);
          expect(table.proxy.branches.size).toBe(0);
          expect(table.proxy.asked.size).toBe(0);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('at most one CANCEL for each branch, never before a provisional response', () => {
    fc.assert(
      fc.property(
        spec,
        fc.integer({ min: 1, max: 4 }),
        fc.array(step, { maxLength: 12 }),
        (changes, contacts, steps) => {
          const table = run(changes, contacts, steps, 'INVITE');
          const cancels = table.requests('CANCEL').filter(({ copy }) => copy === 0);
          expect(new Set(cancels.map(({ transaction }) => transaction)).size).toBe(cancels.length);
          for (const cancel of cancels) {
            const key = cancel.transaction?.split(' ')[1]?.replace(/CANCEL$/, '') ?? '';
            const at = table.outputs.indexOf(cancel);
            const heard = table.outputs
              .slice(0, at)
              .some(
                (output) =>
                  output.type === 'state' && output.owner === `invite-client ${key}` && output.to === 'Proceeding',
              );
            expect(heard || key === '').toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes any message without a throw', () => {
    const table = new ProxyTable().bind(...CONTACTS);
    const whole = invite({ headers: ['Route: <sip:ss2.biloxi.example.com;lr>', 'Proxy-Require: a', 'Max-Breadth: 2'] });
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(20), fc.string({ maxLength: 20 }), (at, cut, insert) => {
        table.hear(whole.slice(0, at) + insert + whole.slice(at + cut), BOB);
        table.pass(1_000_000);
      }),
      { numRuns: 500 },
    );
  });
});
