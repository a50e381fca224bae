// RFC 5359 §2.3: whom a music server entertains is taken back by an INVITE with Replaces (RFC 3891 §4).

import { describe, expect, it } from 'vitest';
import { perceptions, run } from '../support/run';
import { threePhones } from '../support/stage';

describe('a held call that a music server plays to', () => {
  const settings = { bob: 'hold-music: carol', carol: 'behaviour: music' };
  const trace = run(
    threePhones(
      [
        'alice: calls bob',
        'bob: answers after 1 s',
        'bob: holds after 2 s',
        'bob: resumes after 4 s',
        'bob: hangs up 2 s after he has the call back',
      ],
      settings,
    ),
  );

  it('is off hold for the person who takes it back, as any other call', () => {
    expect(perceptions(trace, 'bob').slice(-3)).toEqual(['connected', 'retrieved', 'ended']);
  });

  it('ends for both when that person hangs up', () => {
    expect(perceptions(trace, 'alice').at(-1)).toBe('ended');
  });
});
