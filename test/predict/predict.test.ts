// What comes next, judged: over moments of every scenario what the run does is accepted, what is forbidden is named with
// its rule and can be run, and a seed asks the same questions everywhere.

import { beforeAll, describe, expect, it } from 'vitest';
import { scenarios } from '../../content';
import { simulate } from '../../engine';
import { nameOf } from '../../engine/predict/action';
import { askable } from '../../engine/predict/ask';
import { forbidden, judgeAt } from '../../engine/predict/judge';
import { Moment } from '../../engine/predict/moment';
import { guessesAt, questionAt } from '../../engine/predict/question';
import { refute } from '../../engine/predict/refute';
import { draw } from '../../engine/random';
import { rfc } from '../../engine/rfc';
import { named, twoPhones } from '../support/scenarios';

const SLOW = 240_000;

/** A moment of every fourth run, drawn anew for each scenario, with its judge and its question. */
const sampled = () =>
  scenarios()
    .filter((_, i) => i % 4 === 0)
    .flatMap((scenario) => {
      const trace = simulate(scenario);
      const place = (entry: number) => draw(7, 'sample', scenario.id, entry);
      const [asked] = askable(trace).toSorted((a, b) => place(a.entry) - place(b.entry));
      if (asked === undefined) return [];
      const question = questionAt(trace, asked.entry, 1);
      return [{ id: scenario.id, trace, asked, question, judge: question?.judge ?? judgeAt(trace, asked) }];
    });

describe('the rules', () => {
  it('forbid nothing that a run does, at any moment of any scenario', { timeout: SLOW }, () => {
    let count = 0;
    const wrong = scenarios().flatMap((scenario) => {
      const trace = simulate(scenario);
      return askable(trace).flatMap((asked) => {
        const moment = new Moment(trace, asked);
        count += asked.next.length;
        return asked.next.flatMap((action) => {
          const rule = forbidden(moment, action);
          return rule === null
            ? []
            : [`${scenario.id} ${asked.entry}: ${nameOf(action)} (${rule.rfc} ${rule.section} ${rule.text})`];
        });
      });
    });
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(1_500);
  });
});

describe('a moment of many scenarios', () => {
  let all: ReturnType<typeof sampled> = [];
  beforeAll(() => {
    all = sampled();
  }, SLOW);

  it('what the run really does next is in the legal set', () => {
    const wrong = all.flatMap(({ id, asked, judge }) =>
      asked.next
        .filter((action) => judge.verdict(action).kind !== 'happens')
        .map((action) => `${id} ${asked.entry}: ${nameOf(action)}`),
    );
    expect(wrong).toEqual([]);
    expect(all.length).toBeGreaterThan(30);
  });

  // What is under way may come first, and then more is allowed than what has come so far allows.
  it('no rule forbids what people or other settings make the engine do next', () => {
    const wrong = all.flatMap(({ id, asked, judge }) =>
      judge.others.flatMap(({ action, because }) => {
        const rule = forbidden(judge.moment, action);
        return rule === null || because.kind === 'time'
          ? []
          : [`${id} ${asked.entry}: ${nameOf(action)} by ${because.kind} (${rule.section} ${rule.text})`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('what is forbidden cites a section that exists', () => {
    const wrong = all.flatMap(({ trace, asked, judge }) =>
      guessesAt(trace, asked).flatMap((guess) => {
        const verdict = judge.verdict(guess);
        if (verdict.kind !== 'illegal') return [];
        const { rule } = verdict;
        return rfc(rule.rfc)?.sections.has(rule.section) ? [] : [`RFC ${rule.rfc} §${rule.section}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('a question offers what happens once, and only what could be judged', () => {
    for (const { question } of all) {
      if (question === null) continue;
      const kinds = question.options.map(({ verdict }) => verdict.kind);
      expect(kinds.filter((kind) => kind === 'happens')).toHaveLength(1);
      expect(kinds).not.toContain('unknown');
      expect(kinds.filter((kind) => kind === 'illegal').length).toBeGreaterThanOrEqual(2);
      expect(new Set(question.options.map(({ action }) => nameOf(action))).size).toBe(kinds.length);
    }
    expect(all.filter(({ question }) => question !== null).length).toBeGreaterThan(all.length * 0.8);
  });

  it('each wrong answer is run, and somebody does something with it, or nobody gets it', { timeout: SLOW }, () => {
    const silent = all.flatMap(({ id, asked, question }) =>
      (question?.options ?? []).flatMap(({ action, verdict }) => {
        if (verdict.kind !== 'illegal' || question === null) return [];
        const refutation = refute(question.judge.moment, action);
        const told = refutation !== null && (action.kind === 'fires' || refutation.receptions.length > 0);
        return told ? [] : [`${id} ${asked.entry}: ${nameOf(action)}`];
      }),
    );
    expect(silent).toEqual([]);
  });
});

describe('a seed', () => {
  it('asks the same question of the same run, and another seed another', { timeout: SLOW }, () => {
    const told = (seed: number) => {
      const trace = simulate(named('rfc3665-3.1'));
      return askable(trace).map(({ entry }) =>
        questionAt(trace, entry, seed)?.options.map(({ action, verdict }) => `${nameOf(action)} ${verdict.kind}`),
      );
    };
    const first = told(3);
    expect(told(3)).toEqual(first);
    expect(told(4)).not.toEqual(first);
  });
});

describe('verdicts', () => {
  const trace = simulate(
    twoPhones(`script:
  - alice: calls bob
  - bob: answers after 2 s
  - bob: hangs up after 3 s`),
  );
  const judged = (what: string, guess: Parameters<ReturnType<typeof judgeAt>['verdict']>[0]) => {
    const asked = askable(trace).find(({ next }) => next.some((action) => nameOf(action) === what));
    if (asked === undefined) throw new Error(`the run never does ${what}`);
    return judgeAt(trace, asked).verdict(guess);
  };
  const sends = (by: string, to: string, method: string, status: number | null = null, again = false) =>
    ({ kind: 'sends', by, to, method, status, again }) as const;
  const ruleOf = (verdict: ReturnType<typeof judged>) =>
    verdict.kind === 'illegal' ? `${verdict.rule.rfc} ${verdict.rule.section}` : verdict.kind;

  it('lets a phone that is called ring, accept, refuse or send elsewhere (RFC 3261 §13.3.1)', () => {
    for (const status of [100, 180, 183, 200, 302, 486, 603]) {
      const { kind } = judged('bob>alice 180 INVITE', sends('bob', 'alice', 'INVITE', status));
      expect([status, kind]).toEqual([status, status === 180 ? 'happens' : 'legal']);
    }
  });

  it('lets who called give up while it rings, and not before (RFC 3261 §9.1)', () => {
    expect(judged('bob>alice 200 INVITE', sends('alice', 'bob', 'CANCEL')).kind).toBe('legal');
    expect(ruleOf(judged('bob>alice 180 INVITE', sends('alice', 'bob', 'CANCEL')))).toBe('3261 9.1');
  });

  it('lets nobody who was called send BYE before the ACK (RFC 3261 §15)', () => {
    expect(ruleOf(judged('alice>bob ACK', sends('bob', 'alice', 'BYE')))).toBe('3261 15');
    expect(judged('bob>alice BYE', sends('alice', 'bob', 'BYE')).kind).toBe('legal');
  });

  it('knows which timer is due first (RFC 3261 §17.1.1.2)', () => {
    expect(judged('bob>alice 180 INVITE', { kind: 'fires', by: 'alice', timer: 'A' }).kind).toBe('legal');
    expect(ruleOf(judged('bob>alice 180 INVITE', { kind: 'fires', by: 'alice', timer: 'B' }))).toBe('3261 17.1.1.2');
    expect(ruleOf(judged('bob>alice 180 INVITE', { kind: 'fires', by: 'alice', timer: 'F' }))).toBe('3261 17.1.2.2');
  });

  it('refuses an ACK before the final answer, and shows that it is dropped (RFC 3261 §17.1.1.3)', () => {
    const asked = askable(trace).find(({ next }) => next.some((a) => nameOf(a) === 'bob>alice 180 INVITE'));
    if (asked === undefined) throw new Error('Bob never rings');
    const judge = judgeAt(trace, asked);
    const guess = sends('alice', 'bob', 'ACK');
    expect(ruleOf(judge.verdict(guess))).toBe('3261 17.1.1.3');
    expect(refute(judge.moment, guess)?.receptions.map(({ kind }) => kind)).toEqual(['ignored']);
  });
});
