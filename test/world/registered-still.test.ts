import { expect, it } from 'vitest';
import { ladder, perceptions, run } from '../support/run';

it('who asks the registrar in vain is registered as before, and acts that wait for that go on', () => {
  const trace = run(`
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
script:
  - alice: registers
  - alice: lists bindings at 2 s
  - alice: queries bob at 40 s
  - alice: calls bob when she is registered
faults:
  - { partition: [alice, p1], from: 1.5 s, until: 39 s }
`);
  expect(perceptions(trace, 'alice').slice(0, 2)).toEqual(['registered', 'registration-failed']);
  expect(ladder(trace)).toContain('p1 > bob: INVITE');
});
