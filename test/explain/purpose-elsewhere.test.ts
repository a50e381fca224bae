// What a message is for when things went another way than somebody asked for: calls sent on, phones that moved, and
// requests tried again.

import { describe, expect, it } from 'vitest';
import { ran } from './support';

const says = (scenario: string, what: string, from: string, nth?: number): string =>
  ran(scenario).explained(what, from, nth).purpose.text;

describe('a call that goes elsewhere', () => {
  it('names the policy that sends it on, and when that holds (§16.5)', () => {
    expect(says('the-lamp-goes-out', 'INVITE', 'ss1', 2)).toContain(
      'on to Mailbox: calls for Bob go there when nobody answers.',
    );
  });

  it('is ended with the one who took it, not with whom the caller asked for (§12.2.1.1)', () => {
    expect(says('the-lamp-goes-out', 'BYE', 'alice')).toBe('Alice hangs up: the call with Mailbox ends.');
  });

  it('names the redirection that a proxy follows itself (§16.5)', () => {
    expect(says('the-number-has-moved', 'INVITE', 'ss1', 3)).toContain('the 302 names that place');
  });
});

describe('a registration', () => {
  it('is tried again after a while where nobody answered (§10.2.7)', () => {
    expect(says('registrar-out-of-order', 'REGISTER', 'bob', 12)).toContain(
      'once more, after a while, since the registrar could not be reached.',
    );
  });

  it('takes back the place that a phone has left (§10.2.2)', () => {
    const text = says('a-phone-on-the-move', 'REGISTER', 'bob');
    expect(text).toContain('Bob has moved:');
    expect(text).toMatch(/go to \S+ now, and no more to \S+\.$/);
  });
});
