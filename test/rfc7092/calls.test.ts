// RFC 7092 §3 and RFC 3261 §6: a back-to-back user agent is a user agent to either side.
import { describe, expect, it } from 'vitest';
import { get, list, tagOf, top } from '@/engine/message/headers';
import type { Request } from '@/engine/message/message';
import { judge } from '@/engine/trace/expect';
import { sendingsOf } from '@/engine/trace/sending';
import { ladder, perceptions, run, states } from '../support/run';

const stage = (box: string, rest: string) => `
title: Through a box
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: box }
  box: { ${box} }
  bob: { phone: sip:bob@biloxi.example.com }
  carol: { phone: sip:carol@biloxi.example.com }
${rest}`;
const PLAIN = `script:
  - alice: calls bob
  - bob: answers after 1 s
  - alice: hangs up after 2 s
`;
const BOX = 'b2bua: atlanta.example.com';

const sent = (text: string, from: string, what: string) => {
  const found = sendingsOf(run(text)).find((one) => one.sent.from === from && one.what === what);
  if (found === undefined) throw new Error(`${from} sends no ${what}`);
  return found.sent.message as Request;
};

describe('a call through a back-to-back user agent', () => {
  it('is two calls: neither side sees the Call-ID, tag, Via, route or Contact of the other (§3.1.2)', () => {
    const text = stage(BOX, PLAIN);
    const [near, far] = [sent(text, 'alice', 'INVITE'), sent(text, 'box', 'INVITE')];
    expect(get(far, 'call-id')).not.toBe(get(near, 'call-id'));
    const tags = [near, far].map((message) => tagOf(get(message, 'from') as never));
    expect(tags[0]).not.toBe(tags[1]);
    expect(list(far, 'via')).toHaveLength(1);
    expect(list(far, 'route')).toEqual([]);
    expect(list(far, 'record-route')).toEqual([]);
    expect(top(far, 'contact')?.uri).toMatchObject({ host: 'ss1.atlanta.example.com', user: null });
    expect(get(far, 'from')?.uri).toEqual(get(near, 'from')?.uri);
  });

  it('counts Max-Forwards on (RFC 7332 §5) and refuses what has none left', () => {
    const text = stage(BOX, PLAIN);
    expect(get(sent(text, 'box', 'INVITE'), 'max-forwards')).toBe(69);
  });

  it('hands on ringing, answer, ACK and BYE, each made for its leg', () => {
    expect(ladder(run(stage(BOX, PLAIN)))).toEqual([
      'alice > box: INVITE',
      'box > alice: 100 INVITE',
      'box > bob: INVITE',
      'bob > box: 180 INVITE',
      'box > alice: 180 INVITE',
      'bob > box: 200 INVITE',
      'box > alice: 200 INVITE',
      'alice > box: ACK',
      'box > bob: ACK',
      'alice > box: BYE',
      'box > bob: BYE',
      'bob > box: 200 BYE',
      'box > alice: 200 BYE',
    ]);
  });

  it('is ended by either side', () => {
    const trace = run(stage(BOX, PLAIN.replace('alice: hangs up', 'bob: hangs up')));
    expect(ladder(trace).slice(-4)).toEqual([
      'bob > box: BYE',
      'box > alice: BYE',
      'alice > box: 200 BYE',
      'box > bob: 200 BYE',
    ]);
    expect(perceptions(trace, 'alice')).toContain('ended');
  });

  it('is cancelled through it', () => {
    const trace = run(stage(BOX, 'script:\n  - alice: calls bob\n  - alice: cancels after 1 s\n'));
    expect(ladder(trace).filter((line) => /: CANCEL|487/.test(line))).toEqual([
      'alice > box: CANCEL',
      'box > bob: CANCEL',
      'bob > box: 487 INVITE',
      'box > alice: 487 INVITE',
    ]);
    expect(perceptions(trace, 'bob')).toEqual(['ringing', 'stopped-ringing']);
  });

  it('answers a CANCEL for an INVITE it does not know with 481, and passes none on (RFC 3261 §9.2)', () => {
    const trace = run(
      stage(
        `${BOX}, when-down: silent`,
        `script:
  - alice: calls bob
  - alice: cancels at 4 s
faults:
  - { crash: box, at: 1 s }
  - { restart: box, at: 2 s }
`,
      ),
    );
    expect(ladder(trace)).toContain('box > alice: 481 CANCEL');
    expect(ladder(trace)).not.toContain('box > bob: CANCEL');
  });

  it('owes the 2xx of the other leg its ACK, although the caller hangs up before hers came (RFC 3261 §13.2.2.4)', () => {
    const faults = 'faults:\n  - { delay: first ACK alice -> box, by: 30 ms }\n';
    const hurried = 'script:\n  - alice: calls bob\n  - bob: answers after 1 s\n  - alice: hangs up\n';
    const lines = ladder(run(stage(BOX, hurried + faults)));
    expect(lines.filter((line) => line.startsWith('box > bob')).slice(1)).toEqual(['box > bob: ACK', 'box > bob: BYE']);
  });

  it('passes a refusal back', () => {
    const trace = run(stage(BOX, 'script:\n  - alice: calls bob\n  - bob: rejects as declined after 1 s\n'));
    expect(ladder(trace)).toContain('box > alice: 603 INVITE');
    expect(perceptions(trace, 'alice')).toContain('failed');
  });

  it('passes a change of the session to the other leg, and its answer back', () => {
    const trace = run(
      stage(
        BOX,
        'script:\n  - alice: calls bob\n  - bob: answers\n  - bob: holds after 1 s\n  - bob: resumes after 1 s\n',
      ),
    );
    const invites = ladder(trace).filter((line) => line.endsWith(': INVITE'));
    expect(invites.slice(2)).toEqual([
      'bob > box: INVITE',
      'box > alice: INVITE',
      'bob > box: INVITE',
      'box > alice: INVITE',
    ]);
    expect(perceptions(trace, 'alice')).toEqual(expect.arrayContaining(['held', 'resumed']));
  });

  it('gives a late offer to the caller, and the answer in its ACK to the callee', () => {
    const trace = run(
      stage(
        BOX,
        `script:
  - alice: calls bob without an offer
  - bob: answers after 1 s
  - alice: hangs up after 2 s
expect:
  - media: [alice, bob]
`,
      ),
    );
    expect(judge(trace).filter(({ holds }) => !holds)).toEqual([]);
  });

  it('repeats its own 2xx while no ACK comes, and lets the end of one leg be the end of the other (§13.3.1.4)', () => {
    const trace = run(
      stage(BOX, `${PLAIN.slice(0, PLAIN.lastIndexOf('  - alice'))}faults:\n  - lose: every ACK alice -> box\n`),
    );
    const lines = ladder(trace);
    expect(lines.filter((line) => line === 'box > alice: 200 INVITE').length).toBeGreaterThan(5);
    expect(lines.filter((line) => line.endsWith(': BYE'))).toEqual(['bob > box: BYE', 'box > alice: BYE']);
  });

  it('acknowledges a second phone that answers, and hangs it up', () => {
    const trace = run(`
title: Two phones
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: box }
  box: { b2bua: biloxi.example.com }
  b1: { phone: sip:bob@biloxi.example.com }
  b2: { phone: sip:bob@biloxi.example.com }
before:
  - b1: registers
  - b2: registers
script:
  - alice: calls sip:bob@biloxi.example.com
  - b1: answers after 1 s
  - b2: answers after 1 s
`);
    expect(ladder(trace).filter((line) => /box > alice: 200/.test(line))).toHaveLength(1);
    expect(ladder(trace).filter((line) => /box > b[12]: BYE/.test(line))).toHaveLength(1);
    expect(trace.ended).toBe('quiet');
  });

  describe('of two phones that ring', () => {
    const forked = (answer: string, faults = '') =>
      run(`
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: box, reaction: 0 }
  box: { b2bua: biloxi.example.com }
  b1: { phone: sip:bob@biloxi.example.com, reaction: 0 }
  b2: { phone: sip:bob@biloxi.example.com, reaction: 0 }
before:
  - b1: registers
  - b2: registers
script:
  - alice: calls sip:bob@biloxi.example.com
  - alice: gives up on b2 after 1 s
${answer}${faults}`);

    it('ends the one that the caller gives up on with a BYE, and no other (RFC 3261 §15)', () => {
      const trace = forked('  - b1: answers after 3 s\n  - alice: hangs up after 2 s\n');
      expect(ladder(trace)).toContain('box > b2: BYE');
      expect(perceptions(trace, 'b2').at(-1)).toBe('stopped-ringing');
      expect(perceptions(trace, 'b1').slice(-2)).toEqual(['connected', 'ended']);
      expect(states(trace, 'box', 'bridge')).toEqual(['Connecting', 'Accepted', 'Connected', 'Releasing', 'Ended']);
    });

    it('acknowledges a 2xx that crosses that BYE, and nothing is left of the call', () => {
      const trace = forked('  - b2: answers after 1070 ms\n');
      expect(ladder(trace)).toEqual(expect.arrayContaining(['b2 > box: 200 INVITE', 'box > b2: ACK']));
      expect(perceptions(trace, 'alice')).not.toContain('connected');
      expect(states(trace, 'box', 'bridge')).toEqual(['Connecting', 'Accepted', 'Ended']);
      expect(trace.ended).toBe('quiet');
    });
  });
});

describe('media through it', () => {
  it('comes to the box on both legs where it anchors (§3.2.1)', () => {
    const text = stage(BOX, `${PLAIN}expect:\n  - media: [alice, bob]\n`);
    expect(judge(run(text)).filter(({ holds }) => !holds)).toEqual([]);
  });

  it('goes from end to end where it does not (§3.1.2)', () => {
    const text = stage(`${BOX}, relay: no`, `${PLAIN}expect:\n  - media: [alice, bob]\n`);
    expect(judge(run(text)).filter(({ holds }) => !holds)).toEqual([]);
  });

  it('finds a phone behind a NAT box by where its media comes from (RFC 7362 §4)', () => {
    const text = (box: string, expected: string) => `
title: Behind a box
transport: udp
latency: 20 ms
nats: { home: {} }
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: box, behind: home, rport: yes }
  box: { ${box} }
  bob: { phone: sip:bob@biloxi.example.com }
${PLAIN}expect:
${expected}`;
    const anchored = run(text(`${BOX}, helps-nat: yes`, '  - media: [alice, bob]\n'));
    expect(judge(anchored).filter(({ holds }) => !holds)).toEqual([]);
    const plain = run(
      text('proxy: atlanta.example.com, record-route: yes, helps-nat: yes', '  - no media: [alice, bob]\n'),
    );
    expect(judge(plain).filter(({ holds }) => !holds)).toEqual([]);
  });
});

it('is one setting away from a proxy', () => {
  const [word, setting] = [stage(BOX, PLAIN), stage('proxy: atlanta.example.com, role: b2bua', PLAIN)];
  expect(ladder(run(setting))).toEqual(ladder(run(word)));
});

describe('what names a call', () => {
  const handedOver = (transport: string) => `
title: Handed over through a box
transport: ${transport}
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: box, lines: 2 }
  box: { b2bua: atlanta.example.com }
  bob: { phone: sip:bob@atlanta.example.com, via: box, lines: 2 }
  carol: { phone: sip:carol@atlanta.example.com, via: box, lines: 2 }
before:
  - alice: registers
  - bob: registers
  - carol: registers
script:
  - alice: calls bob
  - bob: answers after 1 s
  - bob: holds the call with alice after 2 s
  - bob: calls carol after 1 s
  - carol: answers after 1 s
  - bob: transfers alice to carol after asking 2 s after he is connected to carol
expect:
  - bob: is transferred
  - media: [alice, carol]
`;

  it('leads to phones that are reached over the flow they opened (RFC 5626 §5.3, RFC 7118 §5)', () => {
    const trace = run(handedOver('ws'));
    expect(judge(trace).filter(({ holds }) => !holds)).toEqual([]);
    expect(perceptions(trace, 'alice').at(-1)).not.toBe('failed');
  });

  it('is said anew for each leg: Replaces names the call as its reader knows it (RFC 3891 §3)', () => {
    const trace = run(handedOver('udp'));
    expect(judge(trace).filter(({ holds }) => !holds)).toEqual([]);
    const replaces = (from: string) =>
      sendingsOf(trace).flatMap(({ sent: { from: sender, message } }) =>
        sender === from ? (get(message, 'replaces')?.value ?? []) : [],
      );
    const [asked] = replaces('alice');
    const [told] = replaces('box');
    const first = sendingsOf(trace).find((one) => one.sent.to === 'carol' && one.what === 'INVITE')?.sent.message;
    expect(told).not.toBe(asked);
    expect(told).toBe(first && get(first, 'call-id'));
  });

  it('is numbered anew too: a PRACK finds its INVITE through the box (RFC 3262 §7.2)', () => {
    const text = stage(BOX, PLAIN).replace(/(phone: [^ ,]+)/g, '$1, supported: [100rel]');
    const trace = run(text);
    expect(ladder(trace)).toEqual(
      expect.arrayContaining(['alice > box: PRACK', 'box > bob: PRACK', 'box > alice: 200 PRACK']),
    );
    expect(ladder(trace).filter((line) => /: 481/.test(line))).toEqual([]);
  });
});
