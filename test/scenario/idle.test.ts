import { describe, expect, it } from 'vitest';
import { readScenario } from '../../engine/scenario/read';

const elements = (lines: string): string => `elements:\n  bob: { phone: sip:bob@biloxi.example.com }\n${lines}`;
/** 'line: message' of every problem. */
const problems = (text: string): string[] => {
  const read = readScenario(text, { id: 'test' });
  return read.ok ? [] : read.problems.map(({ line, message }) => `${line}: ${message}`);
};
const proxy = (settings: string): string => elements(`  p1: { proxy: biloxi.example.com, ${settings} }\n`);
const phone = (settings: string): string =>
  elements(`  alice: { phone: sip:alice@atlanta.example.com, ${settings} }\n`);

describe('a setting that changes nothing because of another is told with its line and word', () => {
  it.each([
    [proxy('stateful: no, relay: yes'), 'relay'],
    [proxy('stateful: no, auth: yes'), 'auth'],
    [proxy('stateful: no, ring-limit: 5 s'), 'ring-limit'],
    [proxy('stateful: no, redirection: follow'), 'redirection'],
    [proxy('stateful: no, session-expires: 30 min'), 'session-expires'],
    [proxy('stateful: no, min-se: 5 min'), 'min-se'],
    [proxy('stateful: no, timer-c: 4 min'), 'timer-c'],
    [proxy('stateful: no, processing: 2 s'), 'processing'],
    [proxy('stateful: no, forking: sequential'), 'forking'],
    [proxy('stateful: no, says-why: yes'), 'says-why'],
    [proxy('stateful: no, policies: [{ block: incoming, from: example.org }]'), 'policies'],
    [proxy('screening: before'), 'screening'],
    [proxy('flow-timer: 1 min'), 'flow-timer'],
    [elements('  r1: { registrar: biloxi.example.com, flow-timer: 1 min }\n'), 'flow-timer'],
    [phone('reservation-fails: yes'), 'reservation-fails'],
    [phone('connects-by: flow I'), 'connects-by'],
    [phone('rejects: ["+19725552222 486"]'), 'rejects'],
    [phone('plays-for: 6 s'), 'plays-for'],
  ])('%s', (text, word) => {
    expect(problems(text)).toEqual([expect.stringMatching(`^3: "${word}" changes nothing here: `)]);
  });

  it('a word of a policy that its kind has no use for', () => {
    const policy = (words: string): string[] => problems(proxy(`policies: [{ ${words} }]`));
    expect(policy('forward: bob, to: sip:desk@x.example, each: 5 s')[0]).toMatch(/^3: "each" changes nothing here/);
    expect(policy('forward: bob, to: sip:desk@x.example, after: 5 s')[0]).toMatch(/^3: "after" changes nothing here/);
    expect(policy('block: incoming, for: bob, to: sip:x@x.example')[0]).toMatch(/^3: "to" changes nothing here/);
    expect(policy('block: outgoing, for: bob, from: x.example')[0]).toMatch(/^3: "from" changes nothing here/);
    expect(policy('find: bob, at: [sip:desk@x.example], with: 480')[0]).toMatch(/^3: "with" changes nothing here/);
  });

  it('and so is a line of a gateway that names no number, or a status that is no refusal', () => {
    const gateway = (line: string): string[] => problems(phone(`behaviour: gateway, rejects: ["${line}"]`));
    for (const line of ['+1972* banana', '+44* 200', '+44* 407', 'banana 404', '+44* 404 Gone'])
      expect(gateway(line)).toEqual([expect.stringMatching(/^3: Expected a telephone number, /)]);
    for (const line of ['+4420 404', '+1-972*', '5551 486', '+44* 603']) expect(gateway(line)).toEqual([]);
  });

  it('but not one that says what holds anyway, nor one for a back-to-back user agent', () => {
    expect(problems(proxy('stateful: no, relay: no, auth: no, redirection: pass on'))).toEqual([]);
    expect(problems(proxy('stateful: no, role: b2bua, relay: yes'))).toEqual([]);
    expect(problems(phone('reservation-fails: no'))).toEqual([]);
  });
});
