// The digest of a message, worked step by step from the run, comes to the response that the message carries: RFC 3261
// §22.4, RFC 7616 §3.4.1 to §3.4.3.

import { describe, expect, it } from 'vitest';
import { digestOf } from '../../engine/explain/digest-steps';
import { hashOf } from '../../engine/message/digest';
import { ran } from './support';

describe('the credentials of a registration', () => {
  const run = ran('rfc3665-2.1');
  const [work] = digestOf(run.trace, run.packet('REGISTER', 'bob', 2));

  it('hashes who, what, and both with the nonce between them', () => {
    expect(work?.steps.map(({ name }) => name)).toEqual(['A1', 'A2', 'response']);
    expect(work?.steps[1]?.input).toBe('REGISTER:sips:biloxi.example.com');
    for (const step of work?.steps ?? []) expect(step.hash).toBe(hashOf('MD5', step.input));
    expect(work?.steps[2]?.pieces.map(({ name }) => name)).toEqual([
      'hash of A1',
      'nonce',
      'nc',
      'cnonce',
      'qop',
      'hash of A2',
    ]);
  });

  it('comes to the response in the message, answers the 401, and passes at the server', () => {
    expect(work?.agrees).toBe(true);
    expect(work?.steps.at(-1)?.hash).toBe(work?.said);
    expect(work?.challenge?.packet).toBe(run.packet('401 REGISTER', 'server'));
    expect(work?.checked?.text).toContain('it is right');
  });
});

it('a wrong password makes a sum that agrees with itself and not with the server’s', () => {
  const run = ran('wrong-password');
  const [work] = digestOf(run.trace, run.packet('INVITE', 'alice', 2));
  expect(work?.agrees).toBe(true);
  expect(work?.checked?.text).toContain('it does not pass');
});

it('a message without credentials has none', () => {
  const run = ran('two-proxies-udp');
  expect(digestOf(run.trace, run.packet('INVITE', 'alice'))).toEqual([]);
});
