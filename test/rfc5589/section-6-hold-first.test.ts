// RFC 5589 §6.1 and §7.1: the transferor holds the call, and then asks the other side to call somebody else.

import { describe, expect, it } from 'vitest';
import { ladder, run } from '../support/run';
import { threePhones } from '../support/stage';

const order = (bob: string, hold: string): string[] =>
  ladder(
    run(
      threePhones(['alice: calls bob', 'bob: answers after 1 s', hold, 'bob: transfers alice to carol'], {
        alice: bob,
        carol: 'do-not-disturb: yes',
      }),
    ),
  ).filter((line) => /INVITE|REFER/.test(line) && line.includes('bob >'));

describe('§6.1: a call that is held and handed over', () => {
  it('is held first: the REFER goes when the hold has taken effect', () => {
    expect(order('', 'bob: holds after 2 s')).toEqual([
      'bob > alice: 180 INVITE',
      'bob > alice: 200 INVITE',
      'bob > alice: INVITE',
      'bob > alice: REFER',
    ]);
  });

  it('is handed over all the same when the other side does not take the hold', () => {
    expect(order('on-change: refuse', 'bob: holds after 2 s').at(-1)).toBe('bob > alice: REFER');
  });
});
