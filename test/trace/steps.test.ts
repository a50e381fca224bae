// The five steps, told by the facts of runs: which message opens, carries on, settles or fails which question.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readScenario, sendingsOf, simulate, stepsOf, type Trace } from '@/engine';

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

test('every phase belongs to a question that is open', () => {
  for (const id of ['two-proxies-udp', 'rfc3665-3.2', 'rfc3665-3.8']) {
    const { marks, phases } = stepsOf(run(id));
    for (const phase of phases) {
      const before = marks.filter((mark) => mark.step === phase.step && mark.at <= phase.at);
      expect(before.length, `${id}: ${phase.situation}`).toBeGreaterThan(0);
    }
  }
});
