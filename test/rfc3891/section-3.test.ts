// RFC 3891 §3: an INVITE that names a call to be replaced, and every way it can be refused.

import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run } from '../support/run';
import { threePhones, wire } from '../support/stage';

const ASKED = [
  'alice: calls bob',
  'bob: answers after 1 s',
  'bob: calls carol after 2 s',
  'carol: answers after 1 s',
  'bob: transfers alice to carol after asking 1 s after he is connected to carol',
  'carol: hangs up on alice after 3 s',
];
const base = run(threePhones(ASKED));
const invite = wire(base, 'INVITE', 3);
const edited = (text: string) =>
  run(threePhones(ASKED), [{ kind: 'edit', message: 'first INVITE alice -> carol', text }]);

describe('§3: the phone that gets a Replaces', () => {
  it('takes the call without ringing and ends the other with a BYE', () => {
    expect(perceptions(base, 'carol')).toEqual(['ringing', 'connected', 'connected', 'ended', 'ended']);
    expect(ladder(base)).toContain('carol > bob: BYE');
  });

  it('answers 481 when it has no such call', () => {
    expect(ladder(edited(invite.replace(/to-tag=\w+/, 'to-tag=other')))).toContain('carol > alice: 481 INVITE');
  });

  it('answers 400 to two of them', () => {
    const line = /^Replaces: .*\r\n/m.exec(invite)?.[0] ?? '';
    expect(ladder(edited(invite.replace(line, line + line)))).toContain('carol > alice: 400 INVITE');
  });

  it('answers 486 to early-only for an answered call, and leaves it alone', () => {
    const trace = edited(invite.replace(/^(Replaces: .*)\r$/m, '$1;early-only\r'));
    expect(ladder(trace)).toContain('carol > alice: 486 INVITE');
    expect(ladder(trace)).not.toContain('carol > bob: BYE');
  });

  it('declines with 603 when the call is just over', () => {
    const script = [...ASKED.slice(0, 5), 'carol: hangs up on bob at 5110 ms', 'bob: hangs up at 12 s'];
    expect(ladder(run(threePhones(script)))).toContain('carol > alice: 603 INVITE');
  });

  it('answers 420 when it does not know the extension that is required', () => {
    expect(ladder(run(threePhones(ASKED, { carol: 'supported: [tdialog]' })))).toContain('carol > alice: 420 INVITE');
  });
});
