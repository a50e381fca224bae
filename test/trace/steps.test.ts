// The five steps, told by the facts of runs: which message opens, carries on, settles or fails which question.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readScenario, type StepKind, sendingsOf, simulate, stepsOf, type Trace } from '@/engine';

function run(id: string, text?: string): Trace {
  const file = new URL(`../../content/scenarios/${id}.yaml`, import.meta.url);
  const reading = readScenario(text ?? readFileSync(file, 'utf8'), { id });
  if (!reading.ok) throw new Error(reading.problems.map((p) => `${p.line}: ${p.message}`).join('\n'));
  return simulate(reading.scenario);
}

/** One line a fact: who to whom, what, and its marks as the pictures write them ('@': where it arrives). */
function told(trace: Trace): string[] {
  const sendings = sendingsOf(trace);
  const lines = new Map<string, string[]>();
  for (const { step, kind, fact } of stepsOf(trace).marks) {
    const sending = fact.kind === 'message' ? sendings[fact.sending] : undefined;
    const { sent, what } = sending ?? {};
    const copy = sent && sent.copy > 0 ? ' again' : '';
    const name = sent ? `${sent.from} > ${sent.to} ${what}${copy}` : fact.kind === 'query' ? fact.part : 'before';
    const at = fact.kind === 'message' && fact.on === 'arrival' ? '@' : '';
    lines.set(name, [...(lines.get(name) ?? []), `${step}${kind[0]}${at}`]);
  }
  return [...lines].map(([name, marks]) => `${name}: ${marks.join(' ')}`);
}

test('a call through two proxies whose first INVITE between them is lost', () => {
  expect(told(run('two-proxies-invite-lost'))).toEqual([
    'before: 1o',
    'alice > p1 INVITE: 3o',
    'p1 > p2 INVITE: 3p',
    'p1 > p2 INVITE again: 3p',
    'question: 1p',
    'answer: 1p',
    'p2 > bob INVITE: 1s 3p 2o@',
    'bob > p2 180 INVITE: 2p 4o',
    'p2 > p1 180 INVITE: 2p 4p',
    'p1 > alice 180 INVITE: 2p 4p',
    'bob > p2 200 INVITE: 2s 3p 4p',
    'p2 > p1 200 INVITE: 3p 4p',
    'p1 > alice 200 INVITE: 3p 4p 3s@',
    'alice > p1 ACK: 4p',
    'p1 > p2 ACK: 4p',
    'p2 > bob ACK: 4p 4s@',
    'bob > p2 BYE: 5o',
    'p2 > p1 BYE: 5p',
    'p1 > alice BYE: 5p',
    'alice > p1 200 BYE: 5p',
    'p1 > p2 200 BYE: 5p',
    'p2 > bob 200 BYE: 5p 5s@',
  ]);
});

test('an INVITE that comes to a crashed phone reaches nobody', () => {
  const text = readFileSync(new URL('../../content/scenarios/rfc3665-3.1.yaml', import.meta.url), 'utf8');
  const crashed = `${text.replace(/\nexpect:[\s\S]*$/, '\n')}\nfaults:\n  - { crash: bob, at: 10 ms }\n`;
  const marks = told(run('rfc3665-3.1', crashed)).join(' ');
  expect(marks).toContain('alice > bob INVITE: 3o');
  expect(marks).not.toContain('2o@');
});

test('two phones alone: nobody has to be located', () => {
  expect(told(run('rfc3665-3.1'))).toEqual([
    'alice > bob INVITE: 3o 2o@',
    'bob > alice 180 INVITE: 2p 4o',
    'bob > alice 200 INVITE: 2s 3p 4p 3s@',
    'alice > bob ACK: 4p 4s@',
    'bob > alice BYE: 5o',
    'alice > bob 200 BYE: 5p 5s@',
  ]);
});

test('a challenge, its ACK and the 100s bear on no step', () => {
  const lines = told(run('rfc3665-3.2')).join('\n');
  expect(lines).not.toMatch(/407|401|100/);
  expect(lines).not.toMatch(/alice > ss1 ACK: .*@/);
});

test('a call nobody answers: Connect fails with the CANCEL, Reach with the 487, Agree when the refusal is back', () => {
  const lines = told(run('rfc3665-3.8')).join('\n');
  expect(lines).toMatch(/alice > \w+ CANCEL: 4f/);
  expect(lines).toMatch(/bob > \w+ 487 INVITE: 2f/);
  expect(lines).toMatch(/> alice 487 INVITE: 3f@/);
});

test('a busy phone answers the question of Reach, and leaves nothing open', () => {
  const lines = told(run('rfc3665-3.9')).join('\n');
  expect(lines).toMatch(/bob > \w+ 486 INVITE: 2s/);
  expect(lines).toMatch(/> alice 486 INVITE: 3f@/);
});

/** The steps in the order in which their questions open, and in which they settle; one that opens again stands twice. */
function orderOf(trace: Trace): { opens: number[]; settles: number[] } {
  const of = (kind: StepKind) => stepsOf(trace).marks.flatMap((mark) => (mark.kind === kind ? [mark.step] : []));
  return { opens: of('opens'), settles: of('settles') };
}

/** Alice asks Bob's phone what it can do before she calls him. */
const ASKS_FIRST = `
title: Asked first
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  p1: { proxy: biloxi.example.com, record-route: yes }
  bob: { phone: sip:bob@biloxi.example.com, via: p1 }
before:
  - bob: registers
script:
  - alice: queries bob
  - alice: calls bob at 1 s
  - bob: answers after 1 s
  - alice: hangs up after 2 s
`;

describe('runs order their steps differently, and rightly', () => {
  test('a plain call: located, reached, agreed by the answer in the 200, connected', () => {
    expect(orderOf(run('two-proxies-udp'))).toEqual({ opens: [1, 3, 2, 4, 5], settles: [1, 2, 3, 4, 5] });
  });
  test('without an offer in the INVITE, Agree opens only when the phone was reached, and the ACK settles it', () => {
    expect(orderOf(run('late-offer'))).toEqual({ opens: [2, 4, 3, 5], settles: [2, 3, 4, 5] });
  });
  test('asked with OPTIONS first, what the phone can do is known before anybody rings', () => {
    const trace = run('asks-first', ASKS_FIRST);
    expect(orderOf(trace)).toEqual({ opens: [1, 3, 3, 1, 2, 4, 5], settles: [1, 3, 1, 2, 3, 4, 5] });
    expect(told(trace)).toContain('p1 > bob OPTIONS: 1s 3p');
  });
  test('with preconditions, both answers leave before the phone rings, and Agree has settled twice when it is answered', () => {
    const trace = run('room-before-ringing');
    expect(orderOf(trace)).toEqual({ opens: [3, 2, 4, 3, 5], settles: [3, 3, 2, 4, 5] });
    const order = told(trace).map((line) => line.replace(/: .*/, ''));
    expect(order.indexOf('bob > alice 183 INVITE')).toBeLessThan(order.indexOf('bob > alice 180 INVITE'));
    expect(order.indexOf('bob > alice 200 UPDATE')).toBeLessThan(order.indexOf('bob > alice 180 INVITE'));
  });
});

describe('each branch of a fork answers for itself', () => {
  test('two phones are reached, both answer, and each is connected by its own ACK', () => {
    const lines = told(run('both-phones-answer'));
    expect(lines).toContain('p1 > desk INVITE: 1s 3p 2o@');
    expect(lines).toContain('p1 > sofa INVITE: 3p 2o@');
    expect(lines).toContain('desk > p1 200 INVITE: 2s 3p 4p');
    expect(lines).toContain('sofa > p1 200 INVITE: 2s 3p 4p');
    expect(lines).toContain('p1 > desk ACK: 4p 4s@');
    expect(lines).toContain('p1 > sofa ACK: 4p 4s@');
  });
  test('a phone that gave up sends the proxy to the next place, which answers Locate anew', () => {
    const lines = told(run('one-after-the-other'));
    expect(lines).toContain('desk > p1 487 INVITE: 2f 4f');
    expect(lines).toContain('p1 > sofa INVITE: 1o 1s 3p 2o@');
    expect(lines).toContain('p1 > car INVITE: 3p 2o@');
    expect(lines).toContain('sofa > p1 487 INVITE: 2f 4f');
  });
  test('one decline leaves the others ringing until they are called off', () => {
    const { marks } = stepsOf(run('declined-everywhere'));
    const threads = new Set(marks.filter(({ step }) => step === 2).map(({ thread }) => thread));
    expect(threads.size).toBe(3);
  });
});

describe('where the callee is', () => {
  test('opens with the questions for the registration, and the call takes that up: bound, then asked for, then found', () => {
    const lines = told(run('five-steps'));
    expect(lines[0]).toMatch(/^question: 1o( 1p)+$/);
    expect(lines).toContain('bob > p2 REGISTER: 1p');
    expect(lines).toContain('p2 > bob INVITE: 1s 3p 2o@');
    const { marks } = stepsOf(run('five-steps'));
    expect(new Set(marks.filter(({ step }) => step === 1).map(({ thread }) => thread)).size).toBe(1);
  });
  test.each([
    ['rfc3665-2.1', ['bob registering', 'bob registered']],
    ['rfc3665-2.3', ['bob asking for bindings', 'bob registered']],
    ['rfc3665-2.4', ['bob unregistering', 'bob not registered']],
    ['gone-home', ['bob unregistering', 'bob not registered']],
  ])('%s: nobody is said to be found whose bindings are gone (RFC 3261 §10.2.2)', (id, words) => {
    const located = stepsOf(run(id)).phases.filter(({ step }) => step === 1);
    const said = located.map(({ who, situation }) => `${who} ${situation}`);
    expect(said.filter((one) => /regist|bindings/.test(one))).toEqual(words);
  });
  test('a registration that proxies pass on is still that of its phone', () => {
    const { phases } = stepsOf(run('out-by-way-of-home'));
    const who = phases.filter(({ situation }) => /regist/.test(situation)).map((phase) => phase.who);
    expect([...new Set(who)]).toEqual(['alice']);
  });
  test('a redirection is part of it', () => {
    expect(told(run('moved-permanently'))).toContain('old > alice 301 INVITE: 1p');
  });
});

test('requests in a dialog that stood before the figure are Manage', () => {
  const trace = run(
    'stood-before',
    `
title: Stood before
transport: udp
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
before:
  - alice: calls bob
  - bob: answers after 1 s
script:
  - bob: hangs up at 1 s
`,
  );
  expect(told(trace)).toEqual(['bob > alice BYE: 5o', 'alice > bob 200 BYE: 5p 5s@']);
});

describe('a question that nobody answers any more is not left open', () => {
  /** What closes questions, in order: the step, how, and the fact ('@': where it arrives). */
  const closings = (id: string): string[] => {
    const trace = run(id);
    const sendings = sendingsOf(trace);
    return stepsOf(trace).marks.flatMap(({ step, kind, fact }) => {
      if (kind !== 'settles' && kind !== 'fails') return [];
      const sending = fact.kind === 'message' ? sendings[fact.sending] : undefined;
      const what = sending ? `${sending.sent.from} > ${sending.sent.to} ${sending.what}` : fact.kind;
      return [`${step} ${kind}: ${what}${fact.kind === 'message' && fact.on === 'arrival' ? '@' : ''}`];
    });
  };

  test('a BYE without an answer fails Manage when its sender stops waiting (RFC 3261 §8.1.3.1)', () => {
    expect(closings('nat-and-the-lost-bye').at(-1)).toBe('5 fails: unanswered');
  });
  test('a change that was challenged is managed once its next attempt is answered (§22.1)', () => {
    const lines = closings('asked-again-far-away');
    expect(lines.slice(-2)).toEqual(['5 settles: p1 > alice 200 INVITE@', '5 settles: p1 > alice 200 BYE@']);
  });
  test('a challenge that nobody takes up is a refusal', () => {
    expect(closings('wrong-password')).toEqual(['1 fails: p1 > alice 407 INVITE@', '3 fails: p1 > alice 407 INVITE@']);
  });
  test('the BYE of the callee says that no ACK came (§13.3.1.4, §15)', () => {
    expect(closings('ack-lost-for-good')).toContain('4 fails: bob > alice BYE');
  });
  test('an offer ends with its call', () => {
    expect(closings('bye-before-the-answer').at(-1)).toBe('3 fails: bob > alice 487 INVITE@');
  });
  test('a box goes on with the question of the call that it passes on: where is the callee?', () => {
    const located = stepsOf(run('box-in-the-middle-of-it')).marks.filter(({ step }) => step === 1);
    expect(new Set(located.slice(0, 2).map(({ thread }) => thread)).size).toBe(1);
    expect(closings('box-in-the-middle-of-it')[0]).toBe('1 settles: box > bob INVITE');
  });
  test('a phone goes on with what a proxy began that spoke for itself (§21.1.3)', () => {
    const connected = stepsOf(run('rfc5359-2.9')).marks.filter(({ step }) => step === 4);
    const last = new Map(connected.map(({ thread, kind }) => [thread, kind]));
    expect([...last.values()]).toEqual(['fails', 'settles']);
  });
});

test('every phase belongs to a question that is open', () => {
  for (const id of ['two-proxies-udp', 'rfc3665-3.2', 'rfc3665-3.8']) {
    const { marks, phases } = stepsOf(run(id));
    for (const phase of phases) {
      const before = marks.filter((mark) => mark.step === phase.step && mark.at <= phase.at);
      expect(before.length, `${id}: ${phase.situation}`).toBeGreaterThan(0);
    }
  }
});
