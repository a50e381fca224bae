// What comes next, judged: over moments of every scenario what the run does is accepted, what is forbidden is named with
// its rule and can be run, and a seed asks the same questions everywhere.

import { beforeAll, describe, expect, it } from 'vitest';
import { scenarios } from '../../content';
import { simulate } from '../../engine';
import { METHODS as METHOD_LIST } from '../../engine/message/methods';
import type { Trace } from '../../engine/model/trace';
import { nameOf, type Sends } from '../../engine/predict/action';
import { askable } from '../../engine/predict/ask';
import { dutyRules, happened } from '../../engine/predict/duties-table';
import { forbidden, judgeAt } from '../../engine/predict/judge';
import { MAYS } from '../../engine/predict/mays-table';
import { Moment } from '../../engine/predict/moment';
import { MUSTS } from '../../engine/predict/musts-table';
import { guessesAt, questionAt } from '../../engine/predict/question';
import { refute } from '../../engine/predict/refute';
import { draw } from '../../engine/random';
import { rfc } from '../../engine/rfc';
import { named, twoPhones } from '../support/scenarios';

const SLOW = 240_000;

const METHODS = METHOD_LIST.map(({ name }) => name);
const ANSWERS = [100, 180, 200, 302, 401, 403, 407, 408, 423, 481, 483, 486, 487, 489, 491, 503, 603];

/** Every message that anybody on the stage could send to anybody. */
function* everything({ origin: { scenario } }: Trace): Iterable<Sends> {
  const ids = scenario.elements.map(({ id }) => id).filter((id) => !scenario.offstage.includes(id));
  for (const by of ids)
    for (const to of ids)
      for (const method of by === to ? [] : METHODS)
        for (const status of [null, ...ANSWERS])
          for (const again of [false, true]) yield { kind: 'sends', by, to, method, status, again };
}

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

describe('the two tables', () => {
  it('never forbid what the other allows, whoever sends what to whom', { timeout: SLOW }, () => {
    const wrong: string[] = [];
    const judged = { may: 0, must: 0, neither: 0 };
    scenarios().forEach((scenario, i) => {
      const trace = simulate(scenario);
      askable(trace).forEach((asked, j) => {
        if ((i + j) % 11 !== 0) return;
        const moment = new Moment(trace, asked);
        for (const guess of everything(trace)) {
          if (moment.isDown(guess.by)) continue;
          const must = forbidden(moment, guess);
          const may = MAYS.find(({ allows }) => allows(guess, moment))?.rule;
          judged[must ? 'must' : may ? 'may' : 'neither'] += 1;
          if (must && may)
            wrong.push(
              `${scenario.id} ${asked.entry}: ${nameOf(guess)}: ${must.section} forbids, ${may.section} allows`,
            );
        }
      });
    });
    expect(wrong).toEqual([]);
    expect(judged.may).toBeGreaterThan(8_000);
    // What neither speaks of is never offered; it must stay rare.
    expect(judged.neither / (judged.may + judged.must + judged.neither)).toBeLessThan(0.02);
  });

  it('cite sections that exist', () => {
    const rules = [...MAYS, ...MUSTS].map(({ rule }) => rule);
    expect(rules.filter((rule) => !rfc(rule.rfc)?.sections.has(rule.section))).toEqual([]);
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

const sends = (by: string, to: string, method: string, status: number | null = null, again = false) =>
  ({ kind: 'sends', by, to, method, status, again }) as const;

/** The verdict on a guess just before the run does something. */
function verdictIn(trace: Trace, what: string, guess: Parameters<ReturnType<typeof judgeAt>['verdict']>[0]) {
  const asked = askable(trace).find(({ next }) => next.some((action) => nameOf(action) === what));
  if (asked === undefined) throw new Error(`the run never does ${what}`);
  return judgeAt(trace, asked).verdict(guess);
}

const ruleOf = (verdict: ReturnType<typeof verdictIn>) =>
  verdict.kind === 'illegal' ? `${verdict.rule.rfc} ${verdict.rule.section}` : verdict.kind;

describe('verdicts', () => {
  const trace = simulate(
    twoPhones(`script:
  - alice: calls bob
  - bob: answers after 2 s
  - bob: hangs up after 3 s`),
  );
  const judged = (what: string, guess: Parameters<typeof verdictIn>[2]) => verdictIn(trace, what, guess);

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

  it('lets who called begin another call beside this one, and who was called ask for a REFER (RFC 3261 §13.2.1, RFC 3515 §2.4.1)', () => {
    expect(judged('bob>alice 200 INVITE', sends('alice', 'bob', 'INVITE')).kind).toBe('legal');
    expect(judged('bob>alice BYE', sends('bob', 'alice', 'REFER')).kind).toBe('legal');
  });

  it('lets a call that rings be changed by UPDATE, and none that has not begun to (RFC 3311 §5.1)', () => {
    expect(judged('bob>alice 200 INVITE', sends('alice', 'bob', 'UPDATE')).kind).toBe('legal');
    expect(ruleOf(judged('bob>alice 180 INVITE', sends('alice', 'bob', 'UPDATE')))).toBe('3311 5.1');
  });

  it('lets nobody report who was not asked to (RFC 6665 §4.2.1), and no INFO go outside of a call (RFC 6086 §4.2.1)', () => {
    expect(ruleOf(judged('bob>alice BYE', sends('bob', 'alice', 'NOTIFY')))).toBe('6665 4.2.1');
    expect(ruleOf(judged('bob>alice 180 INVITE', sends('alice', 'bob', 'INFO')))).toBe('6086 4.2.1');
    expect(judged('bob>alice BYE', sends('bob', 'alice', 'INFO')).kind).toBe('legal');
  });

  it('lets nobody turn a BYE down (RFC 3261 §15.1.2), nor answer it with 180 or too early with 100 (RFC 4320 §4.1)', () => {
    expect(ruleOf(judged('alice>bob 200 BYE', sends('alice', 'bob', 'BYE', 486)))).toBe('3261 15.1.2');
    expect(ruleOf(judged('alice>bob 200 BYE', sends('alice', 'bob', 'BYE', 180)))).toBe('4320 4.1');
    expect(ruleOf(judged('alice>bob 200 BYE', sends('alice', 'bob', 'BYE', 100)))).toBe('4320 4.1');
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

describe('duties', () => {
  /** The duties by which a run does something, one after the other. */
  const dutiesIn = (id: string, what: string): readonly string[] => {
    const trace = simulate(named(id));
    const found = askable(trace).flatMap(({ at, next }) =>
      next.flatMap((action) => {
        if (nameOf(action) !== what) return [];
        const rule = happened(trace, at, action)?.duty ?? null;
        return [rule === null ? 'none' : `${rule.rfc} ${rule.section}`];
      }),
    );
    expect(found, `${id} never does ${what}`).not.toEqual([]);
    return [...new Set(found)];
  };

  it('cite sections that there are', () => {
    for (const { rfc: number, section } of dutyRules()) expect(rfc(number)?.sections.has(section), section).toBe(true);
  });

  it.each([
    ['a proxy passes on what rings, and the 200 at once', 'two-proxies-udp', 'p2>p1 180 INVITE', '3261 16.7'],
    ['a proxy passes an answer back', 'two-proxies-udp', 'p2>bob 200 BYE', '3261 16.7'],
    ['who called acknowledges the 200', 'two-proxies-udp', 'alice>p1 ACK', '3261 13.2.2.4'],
    ['a BYE is answered', 'two-proxies-udp', 'alice>p1 200 BYE', '3261 15.1.2'],
    ['a change is taken, which is no picking up', 'a-phone-on-the-move', 'alice>bob 200 INVITE', '3261 14.2'],
    ['a box says on one side what it has heard on the other', 'box-and-a-transfer', 'box>alice 180 INVITE', '3261 6'],
    ['a CANCEL waits for a first answer', 'wakes-up-too-late', 'p>desk CANCEL', '3261 9.1'],
    ['a phone that says no for all has the others called off', 'declined-everywhere', 'p1>car CANCEL', '3261 16.7'],
    ['a proxy cancels what it has sent on', 'cancel-before-they-spoke', 'p1>desk CANCEL', '3261 16.10'],
    ['a BYE, too, has the open INVITE refused', 'rings-on-after-the-bye', 'desk>p1 487 INVITE', '3261 15.1.2'],
    ['a watch that is taken is told at once', 'rfc5359-2.16', 'bob>bill NOTIFY', '6665 4.2.1.2'],
    ['what asks for a PRACK need not ring', 'room-before-ringing', 'alice>bob PRACK', '3262 4'],
    ['each refusal of a fork has its ACK', 'answered-as-it-was-cancelled', 'p1>sofa ACK', '3261 17.1.1.3'],
  ])('%s', (_, id, what, section) => {
    expect(dutiesIn(id, what)).toContain(section);
  });

  it('are of the message that came last: nobody gave the call up where a CANCEL goes because of a BYE', () => {
    expect(dutiesIn('third-party-first-says-no', 'desk>bob CANCEL')).not.toContain('3261 9.1');
  });
});

describe('what a proxy has heard', () => {
  it('is of one request: the ringing of a call is none of the change that its other end asks for (RFC 3261 §12.2.1.1)', () => {
    const trace = simulate(named('out-of-the-house'));
    const what = 'p1>bob 200 INVITE';
    expect(verdictIn(trace, what, sends('p1', 'bob', 'INVITE', 180)).kind).not.toBe('legal');
  });
});

describe('a guess that is run', () => {
  it('is dropped by whoever gets an answer to an INVITE that it never sent (RFC 3261 §13.2.2.4)', () => {
    const trace = simulate(named('ack-lost-for-good'));
    const asked = askable(trace).find(({ next }) => next.some((a) => nameOf(a) === 'bob>alice 200 INVITE again'));
    if (asked === undefined) throw new Error('Bob does not repeat his 200');
    const moment = new Moment(trace, asked);
    expect(refute(moment, sends('bob', 'alice', 'INVITE'))?.receptions.map(({ kind }) => kind)).toEqual(['answered']);
  });
});

describe('verdicts beyond plain calls', () => {
  it('lets whoever is watched report at any time, and not once it has said that this was the last (RFC 6665 §4.2.2, §4.4.1)', () => {
    const trace = simulate(named('is-he-there'));
    const [first] = askable(trace).flatMap(({ next }) =>
      next.flatMap((a) => (a.kind === 'sends' && a.method === 'NOTIFY' && a.status === null ? [a] : [])),
    );
    if (first === undefined) throw new Error('nobody reports');
    const back = { ...first, by: first.to, to: first.by };
    expect(ruleOf(verdictIn(trace, nameOf(first), back))).toBe('6665 4.2.1');
    expect(verdictIn(trace, nameOf(first), { ...first, method: 'SUBSCRIBE' }).kind).toBe('legal');

    const transfer = simulate(named('rfc5359-2.4'));
    const report = askable(transfer).flatMap(({ next }) =>
      next.filter((a) => a.kind === 'sends' && a.method === 'NOTIFY' && a.status === null),
    )[0];
    const last = askable(transfer).at(-1);
    if (report === undefined || last === undefined) throw new Error('nobody is transferred');
    expect(ruleOf(judgeAt(transfer, last).verdict(report))).toBe('6665 4.2.1');
  });

  it('lets a registrar take, forbid or question a REGISTER, and not ring for it (RFC 3261 §10.3, RFC 4320 §4.1)', () => {
    const trace = simulate(named('rfc3665-2.1'));
    const what = 'server>bob 401 REGISTER';
    for (const status of [200, 403, 404])
      expect(verdictIn(trace, what, sends('server', 'bob', 'REGISTER', status)).kind).toBe('legal');
    expect(ruleOf(verdictIn(trace, what, sends('server', 'bob', 'REGISTER', 180)))).toBe('4320 4.1');
    expect(ruleOf(verdictIn(trace, what, sends('bob', 'server', 'REGISTER')))).toBe('3261 10.2');
    expect(ruleOf(verdictIn(trace, what, sends('server', 'bob', 'REGISTER', 423)))).toBe('3261 21.4.17');
  });

  it('lets a redirect server only send elsewhere or refuse (RFC 3261 §8.3)', () => {
    const trace = simulate(named('rfc3665-3.6'));
    const what = 'redirect>alice 302 INVITE';
    expect(ruleOf(verdictIn(trace, what, sends('redirect', 'alice', 'INVITE', 180)))).toBe('3261 8.3');
    expect(ruleOf(verdictIn(trace, what, sends('redirect', 'alice', 'BYE')))).toBe('3261 8.3');
    expect(verdictIn(trace, what, sends('redirect', 'alice', 'INVITE', 301)).kind).toBe('legal');
  });

  it('lets a box in between be a phone on both sides: it may ring, refuse and hang up itself (RFC 3261 §6)', () => {
    const trace = simulate(named('box-hides-both'));
    const rings = askable(trace).find(({ next }) =>
      next.some((a) => a.kind === 'sends' && a.method === 'INVITE' && a.status === null && a.by === 'box'),
    );
    const from = rings && new Moment(trace, rings).taken('box', 'INVITE')[0]?.client;
    if (rings === undefined || from === undefined) throw new Error('the box calls nobody');
    const judge = judgeAt(trace, rings);
    for (const status of [180, 200, 486])
      expect(judge.verdict(sends('box', from, 'INVITE', status)).kind).toBe('legal');
  });
});
