// RFC 3428: text messages between phones.

import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run } from '../support/run';
import { threePhones, wire } from '../support/stage';

describe('a MESSAGE', () => {
  it('is answered 200, without Contact and without a dialog (§4, §7)', () => {
    const trace = run(threePhones(['bob: writes "Lunch, at noon?" to carol']));
    expect(ladder(trace)).toEqual(['bob > carol: MESSAGE', 'carol > bob: 200 MESSAGE']);
    expect(wire(trace, 'MESSAGE')).not.toMatch(/^Contact:/m);
    expect(wire(trace, '200 MESSAGE')).not.toMatch(/^Contact:/m);
    expect(wire(trace, 'MESSAGE').endsWith('\r\n\r\nLunch, at noon?')).toBe(true);
    expect(perceptions(trace, 'carol')).toEqual(['message']);
  });

  it('that arrives nowhere is known not to have arrived', () => {
    const trace = run(threePhones(['bob: writes "Hello" to carol']), [
      { kind: 'lose', message: 'every MESSAGE bob -> carol' },
    ]);
    expect(perceptions(trace, 'bob')).toEqual(['undelivered']);
  });

  it('is refused 415 when its type cannot be shown (§7)', () => {
    const text = wire(run(threePhones(['bob: writes "Hello" to carol'])), 'MESSAGE').replace('text/plain', 'image/png');
    const trace = run(threePhones(['bob: writes "Hello" to carol']), [
      { kind: 'edit', message: 'first MESSAGE bob -> carol', text },
    ]);
    expect(ladder(trace)).toContain('carol > bob: 415 MESSAGE');
    expect(perceptions(trace, 'bob')).toEqual(['undelivered']);
  });
});

describe('RFC 3261 §11: OPTIONS', () => {
  it('tells what a phone can do, and 486 while it is busy', () => {
    const trace = run(threePhones(['alice: queries bob']));
    expect(wire(trace, '200 OPTIONS')).toMatch(/^Allow: INVITE, ACK/m);
    expect(perceptions(trace, 'alice')).toEqual(['notified']);
    const busy = ['carol: calls bob', 'bob: answers after 1 s', 'alice: queries bob at 2 s', 'bob: hangs up at 3 s'];
    expect(ladder(run(threePhones(busy)))).toContain('bob > alice: 486 OPTIONS');
  });
});
