// With whom a call is: people know whom they hear, where no address in a message tells it.

import { describe, expect, it } from 'vitest';
import { simulate } from '../../engine';
import { readScenario } from '../../engine/scenario/read';
import { judge } from '../../engine/trace/expect';

const unmet = (text: string): string[] => {
  const read = readScenario(text, { id: 'test' });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return judge(simulate(read.scenario)).flatMap(({ holds, sentence }) => (holds ? [] : [sentence]));
};

const stage = (middle: string, phones = '') => `
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: m }
  m: { ${middle} }
  desk: { phone: sip:bob@atlanta.example.com, via: m${phones} }
  sofa: { phone: sip:bob@atlanta.example.com, via: m${phones} }
before:
  - desk: registers
  - sofa: registers
script:
  - alice: calls sip:bob@atlanta.example.com
  - sofa: answers after 1 s
  - alice: hangs up 2 s after she is connected to sofa
expect:
  - alice: is connected to sofa
  - sofa: hears the call end
`;

describe('which of several phones has answered', () => {
  it.each([
    ['through a proxy', 'proxy: atlanta.example.com', ''],
    ['through a back-to-back user agent, which hides it', 'b2bua: atlanta.example.com', ''],
    ['where it goes by an address of the domain (RFC 5627)', 'proxy: atlanta.example.com', ', gruu: yes'],
  ])('is known to whoever hears it: %s', (_, middle, phones) => {
    expect(unmet(stage(middle, phones))).toEqual([]);
  });
});
