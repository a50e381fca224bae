// RFC 7362 §4: a relay in the path puts its own address into both descriptions, and media come to it.

import { describe, expect, it } from 'vitest';
import { simulate } from '../../engine';
import { readScenario } from '../../engine/scenario/read';
import { judge } from '../../engine/trace/expect';
import { wire } from '../support/stage';

function told(text: string) {
  const read = readScenario(text, { id: 'test' });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  const trace = simulate(read.scenario);
  return { trace, not: judge(trace).filter(({ holds }) => !holds) };
}

describe('§4: a relay and a call with several branches', () => {
  const stage = (script: string, expected: string) => `
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: [atlanta.example.com, biloxi.example.com], record-route: yes, relay: yes }
  desk: { phone: sip:bob@biloxi.example.com }
  sofa: { phone: sip:bob@biloxi.example.com }
before:
  - desk: registers
  - sofa: registers
script:
  - alice: calls sip:bob@biloxi.example.com
${script}
expect:
  - media: [alice, desk]
${expected}`;

  it('a BYE that ends one of the branches before the answer leaves the media of the others alone', () => {
    const { not } = told(
      stage('  - alice: gives up on sofa after 1 s\n  - desk: answers after 3 s\n', '  - sofa: stops ringing\n'),
    );
    expect(not).toEqual([]);
  });

  it('whoever answers first has the media, also when another answers before the CANCEL is there', () => {
    const { trace, not } = told(
      stage(
        '  - desk: answers after 1 s\n  - sofa: answers after 1010 ms\n  - alice: hangs up after 3 s\n',
        '  - no media: [alice, sofa]\n',
      ),
    );
    expect(not).toEqual([]);
    expect(wire(trace, 'BYE')).not.toBe('');
  });
});

describe('§4: a call that comes past the same relay twice', () => {
  const stage = (p2: string) => `
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: yes, relay: yes }
  p2: { proxy: biloxi.example.com, record-route: yes${p2}, policies: [{ forward: bob, to: carol }] }
  bob: { phone: sip:bob@biloxi.example.com }
  carol: { phone: sip:carol@atlanta.example.com }
before:
  - carol: registers
script:
  - alice: calls bob
  - carol: answers after 1 s
  - alice: holds after 2 s
  - alice: resumes after 2 s
  - alice: hangs up after 8 s
expect:
  - media: [alice, carol]
  - carol: is held
`;

  it('is heard at both ends', () => {
    expect(told(stage('')).not).toEqual([]);
  });

  it('also with another relay on the way between', () => {
    expect(told(stage(', relay: yes')).not).toEqual([]);
  });

  it('keeps what the relay wrote the first time', () => {
    const { trace } = told(stage(''));
    const port = (nth: number) => /m=audio (\d+)/.exec(wire(trace, 'INVITE', nth))?.[1];
    expect(port(2)).not.toBe(port(1));
    expect(port(3)).toBe(port(2));
    expect(port(4)).toBe(port(2));
  });
});
