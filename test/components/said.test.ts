// The ladder as text: what somebody hears who sees no picture. Each sentence says what it means to the five steps, once.

import { describe, expect, test } from 'vitest';
import { saidFacts } from '@/components/ladder/facts';
import { pageViewOf, scenarioIds, viewOf } from './support/runs';

const said = (id: string) => saidFacts(viewOf(id).ladder).map(({ sentence }) => sentence);

describe('the call as text', () => {
  test('begins with what was prepared, and with the step that is open before anybody has sent anything', () => {
    expect(said('two-proxies-udp')[0]).toBe('Before the first message: Bob registered. Locate opens.');
    expect(said('five-steps')[0]).not.toMatch(/^Before/);
  });
  test('says each kind of turn once, and not that a step goes on which turns', () => {
    const all = said('two-proxies-udp').join('\n');
    expect(all).toMatch(/180 Ringing to Proxy 1, F7\. .*Reach and Connect go on\.$/m);
    expect(all).toMatch(/ACK to Bob, F14\. Connect settles\.$/m);
    expect(all).toMatch(/INVITE to Bob, F5, .*Reach opens\. Locate settles\. Agree goes on\.$/m);
  });
  test.each(scenarioIds.filter((_, i) => i % 10 === 0))('no sentence of %s has a hole', (id) => {
    for (const sentence of saidFacts(pageViewOf(id).ladder).map((fact) => fact.sentence))
      expect(sentence).not.toMatch(/undefined|null| {2}|\s[.,]|\.\.|^$/);
  });
});
