// Progress of practice: what is kept comes back as it was, what is hostile does no harm, and boxes space what one knows.

import { describe, expect, it } from 'vitest';
import { readWish, writeWish } from '../../components/practice/link';
import { answered, DAYS, dueOn, type Progress, readProgress, writeProgress } from '../../components/practice/progress';

const NOTHING: Progress = new Map();
const kept = (cards: string): string => `{"kind":"sipscope-practice","version":1,"cards":${cards}}`;

describe('spaced repetition', () => {
  it('moves a question one box on with each right answer, and back to the first with a wrong one', () => {
    let progress = NOTHING;
    let day = 20_000;
    for (const days of DAYS.slice(1)) {
      progress = answered(progress, 'a/1', true, day);
      expect(progress.get('a/1')?.due).toBe(day + days);
      expect(dueOn(progress, day)).toEqual([]);
      day += days;
      expect(dueOn(progress, day)).toEqual(['a/1']);
    }
    progress = answered(progress, 'a/1', true, day);
    expect(progress.get('a/1')?.box).toBe(DAYS.length - 1);
    progress = answered(progress, 'a/1', false, day);
    expect(progress.get('a/1')).toEqual({ box: 0, due: day, right: 6, wrong: 1 });
    expect(dueOn(progress, day)).toEqual(['a/1']);
  });
});

describe('what is kept', () => {
  it('comes back as it was', () => {
    const progress = answered(answered(NOTHING, 'rfc3665-3.2/14', true, 20_000), 'five-steps/9', false, 20_001);
    expect(readProgress(writeProgress(progress))).toEqual(progress);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['another kind', '{"kind":"sipscope-playlist","version":1,"cards":{}}'],
    ['another version', '{"kind":"sipscope-practice","version":2,"cards":{}}'],
    ['no cards', '{"kind":"sipscope-practice","version":1}'],
    ['a list', kept('[]')],
    ['null', 'null'],
    ['too much', `"${'x'.repeat(2_000_001)}"`],
  ])('is nothing when it is %s', (_, text) => {
    expect(readProgress(text)).toBeNull();
  });

  it('leaves out cards that are none, and keeps the others', () => {
    const good = '{"box":1,"due":3,"right":1,"wrong":0}';
    const text = kept(
      `{"__proto__":${good},"a/1":${good},"../b/2":${good},"<script>/3":${good},"c/4":{"box":9,"due":1,"right":0,"wrong":0},
        "d/5":{"box":1,"due":1e99,"right":0,"wrong":0},"e/6":{"box":1.5,"due":1,"right":0,"wrong":0},"f/7":null,"g/8":"x",
        "h/9":{"box":1,"due":-1,"right":0,"wrong":0}}`,
    );
    expect([...(readProgress(text)?.keys() ?? [])]).toEqual(['a/1']);
    expect(({} as { box?: number }).box).toBeUndefined();
  });
});

describe('an address with a set', () => {
  it('asks for the set that was written into it', () => {
    const set = { step: 4, level: 2, seed: 77 };
    expect(readWish(writeWish(set))).toEqual({ n: 1, ...set });
  });

  it.each(['', '#', '#seed=x', '#seed=-1', '#of=plain-call&t=1', `#seed=1&${'x'.repeat(400)}`])(
    'asks for nothing when it is %s',
    (fragment) => {
      expect(readWish(fragment)).toBeNull();
    },
  );

  it('asks for any step of plain calls when its step or level cannot be', () => {
    expect(readWish('#step=9&level=-1&seed=5')).toEqual({ n: 1, step: 0, level: 0, seed: 5 });
  });
});
