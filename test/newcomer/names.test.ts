// Names as newcomers use them: whom a call really reaches, who is called where a domain has no server, and whom a
// redirect server means.

import { describe, expect, it } from 'vitest';
import { judge } from '../../engine';
import { ladder, perceptions, run } from '../support/run';

const verdicts = (text: string): string[] =>
  judge(run(text)).flatMap(({ holds, sentence }) => (holds ? [] : [sentence]));

describe('who one is connected to', () => {
  const stage = (policy: string, script: string) => `elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: yes }
  p2: { proxy: biloxi.example.com, record-route: yes${policy} }
  bob: { phone: sip:bob@biloxi.example.com }
  desk: { phone: sip:bob@biloxi.example.com }
  vm: { phone: sip:vm@biloxi.example.com, behaviour: voicemail }
before:
  - bob: registers
  - desk: registers
  - vm: registers
script:
  - alice: calls bob
${script}`;

  it('is who answers, not who was called, when a proxy forwards', () => {
    const policy = ', policies: [{ forward: bob, to: vm, when: no answer, after: 2 s }]';
    const script = `  - alice: hangs up on vm 3 s after she is connected to vm
expect:
  - alice: is connected to vm
  - alice: never is connected to bob
  - ends: quiet
`;
    expect(verdicts(stage(policy, script))).toEqual([]);
  });

  it('is the person called and the very phone, when one of several phones answers', () => {
    const script = `  - desk: answers after 1 s
  - alice: hangs up after 1 s
expect:
  - alice: is connected to bob
  - alice: is connected to desk
  - alice: never is connected to vm
`;
    expect(verdicts(stage('', script))).toEqual([]);
  });

  it('is who was called, when a box hides who answers', () => {
    const text = stage('', '  - desk: answers after 1 s\nexpect:\n  - alice: is connected to bob\n');
    expect(verdicts(text.replace('p2: { proxy', 'p2: { b2bua'))).toEqual([]);
  });
});

describe('a domain that nobody passes calls on for', () => {
  const stage = (more: string) => `elements:
  alice: { phone: sip:alice@example.com }
  bob: { phone: sip:bob@example.com }
${more}script:
  - alice: calls bob
  - bob: answers after 1 s
  - bob: holds after 1 s
  - alice: hangs up at 5 s
`;

  it.each([
    ['no server at all', ''],
    ['a registrar alone', '  r: { registrar: example.com }\n'],
  ])('lets people call each other at their phones: %s', (_, more) => {
    const trace = run(stage(more));
    expect(ladder(trace).slice(0, 2)).toEqual(['alice > bob: INVITE', 'bob > alice: 180 INVITE']);
    expect(perceptions(trace, 'bob')).toContain('holding');
    expect(perceptions(trace, 'alice')).toContain('held');
  });

  it('still leads through the proxy where there is one', () => {
    const trace = run(stage('  p: { proxy: example.com }\nbefore:\n  - bob: registers\n'));
    expect(ladder(trace)[0]).toBe('alice > p: INVITE');
  });
});

describe('a redirect server', () => {
  const stage = (moved: string) => `elements:
  alice: { phone: sip:alice@atlanta.example.com }
  r: { redirect: biloxi.example.com, moved: { ${moved} } }
  bob: { phone: sip:bob@chicago.example.com }
script:
  - alice: calls sip:bob@biloxi.example.com
`;

  it('means a person by their name at its own domain', () => {
    expect(ladder(run(stage('bob: bob')))).toContain('alice > bob: INVITE');
  });

  it('tells how to name somebody who has no phone here', () => {
    expect(() => run(stage('nobody: bob'))).toThrow(/write the address: sip:nobody@biloxi.example.com/);
  });
});
