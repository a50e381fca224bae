// What a provider does for its users: forwarding, find-me lists, block lists, hours (RFC 3261 §16.5, RFC 5359).

import { describe, expect, it } from 'vitest';
import type { Policy } from '@/engine/model/scenario';
import { AUTH, invite, lines, ProxyTable } from './proxy-stage';

const BOB = 'sip:bob@biloxi.example.com';
const HOME = '<sip:bob@client.biloxi.example.com>';
const ELSEWHERE = 'sip:bob@chicago.example.com';

const forward = (changes: Partial<Extract<Policy, { kind: 'forward' }>>): Policy => ({
  kind: 'forward',
  who: BOB,
  when: 'always',
  to: ELSEWHERE,
  announce: false,
  ...changes,
});

function called(policies: Policy[], changes = {}): ProxyTable {
  const table = new ProxyTable({ policies, ...changes }).bind(HOME);
  table.hear(invite());
  return table;
}
const tried = (table: ProxyTable) => table.requests('INVITE').map((sent) => sent.hop.host.split('.').at(-1));

describe('forwarding', () => {
  it('always: the phone never rings; a 181 tells the caller if asked to', () => {
    const table = called([forward({ announce: true })]);
    expect(tried(table)).toEqual(['33']);
    expect(table.statuses).toEqual([100, 181]);
    expect(table.decisions('forwarded')[0]?.data).toMatchObject({ when: 'always', to: ELSEWHERE });
  });

  it('on busy: after a 486, and only then', () => {
    const table = called([forward({ when: 'busy', announce: true })]);
    expect(tried(table)).toEqual(['201']);
    table.reply('INVITE', 0, 486);
    expect(tried(table)).toEqual(['201', '33']);
    expect(table.statuses).toEqual([100, 181]);
    table.reply('INVITE', 1, 486);
    expect(table.statuses).toEqual([100, 181, 486]);
    const away = called([forward({ when: 'busy' })]);
    away.reply('INVITE', 0, 480);
    expect(away.statuses).toEqual([100, 480]);
  });

  it('on no answer: rings for its time, is cancelled, then goes on (RFC 5359 §2.9)', () => {
    const table = called([forward({ when: 'no answer', after: 15_000_000, announce: true })]);
    table.reply('INVITE', 0, 180);
    table.pass(15_000_000);
    table.reply('CANCEL', 0, 200);
    expect(tried(table)).toEqual(['201']);
    table.reply('INVITE', 0, 487);
    expect(tried(table)).toEqual(['201', '33']);
    table.reply('INVITE', 1, 180);
    table.reply('INVITE', 1, 200);
    expect(table.statuses).toEqual([100, 180, 181, 180, 200]);
  });

  it('on no answer: also when a refusal crosses the CANCEL', () => {
    const table = called([forward({ when: 'no answer', after: 15_000_000 })]);
    table.reply('INVITE', 0, 180);
    table.pass(15_000_000);
    table.reply('INVITE', 0, 486);
    expect(tried(table)).toEqual(['201', '33']);
  });

  it('on no answer: a phone that says nothing at all is left behind, and cancelled when it stirs', () => {
    const table = called([forward({ when: 'no answer', after: 15_000_000 })]);
    table.pass(15_000_000);
    expect(tried(table).filter((host) => host === '33')).toHaveLength(1);
    table.reply('INVITE', 0, 180);
    expect(table.requests('CANCEL').map((sent) => sent.hop.host)).toEqual(['192.0.2.201']);
    expect(table.statuses).toEqual([100]);
  });

  it('when unavailable: nobody registered, 480, or out of reach', () => {
    const nobody = new ProxyTable({ policies: [forward({ when: 'unavailable' })] });
    nobody.hear(invite());
    expect(tried(nobody)).toEqual(['33']);
    const table = called([forward({ when: 'unavailable' })]);
    table.reply('INVITE', 0, 480);
    expect(tried(table)).toEqual(['201', '33']);
  });

  it('to another user of this proxy: that user is looked up, with policies of their own', () => {
    const toCarol = forward({ to: 'sip:carol@biloxi.example.com' });
    const onwards = forward({ who: 'sip:carol@biloxi.example.com' });
    expect(tried(called([toCarol, onwards]))).toEqual(['33']);
    expect(called([toCarol]).statuses).toEqual([100, 480]);
  });

  it('in a circle: ends with 480', () => {
    const toCarol = forward({ to: 'sip:carol@biloxi.example.com' });
    const toBob = forward({ who: 'sip:carol@biloxi.example.com', to: BOB });
    expect(called([toCarol, toBob]).statuses).toEqual([100, 480]);
  });

  it('only in its hours', () => {
    // The table's clock says 22:13.
    const evening = { from: 18 * 60, until: 6 * 60 };
    expect(tried(called([forward({ hours: evening })]))).toEqual(['33']);
    expect(tried(called([forward({ hours: { from: 8 * 60, until: 17 * 60 } })]))).toEqual(['201']);
  });
});

describe('find me (RFC 5359 §2.12)', () => {
  it('tries one place after the other, each for its time', () => {
    const places = ['client', 'client2', 'client3', 'client4'].map((host) => ({
      to: `sip:bob@${host}.biloxi.example.com`,
      for: 10_000_000,
    }));
    const table = called([{ kind: 'find me', who: BOB, places }]);
    table.reply('INVITE', 0, 180);
    table.pass(10_000_000);
    table.reply('CANCEL', 0, 200);
    table.reply('INVITE', 0, 487);
    table.reply('INVITE', 1, 480);
    table.reply('INVITE', 2, 486);
    table.reply('INVITE', 3, 180);
    table.reply('INVITE', 3, 200);
    expect(tried(table)).toEqual(['201', '202', '203', '204']);
    expect(table.statuses).toEqual([100, 180, 180, 200]);
  });
});

describe('block lists', () => {
  const incoming: Policy = { kind: 'block', direction: 'incoming', who: BOB, party: 'sip:alice@atlanta.example.com' };

  it('a blocked caller gets a 403, with an announcement where there is one (RFC 5359 §2.13)', () => {
    const table = called([
      { ...incoming, reason: 'Screening Failure', announcement: 'sip:sorry@ms.biloxi.example.com' },
    ]);
    const response = table.responses(403)[0]!.message;
    expect(response.reason).toBe('Screening Failure');
    expect(lines(response, 'Error-Info')).toEqual(['<sip:sorry@ms.biloxi.example.com>']);
    expect(table.requests()).toEqual([]);
  });

  it('holds for who and whom it names: a user, a domain, everyone', () => {
    expect(called([{ ...incoming, party: 'atlanta.example.com' }]).statuses).toEqual([403]);
    expect(called([{ ...incoming, party: null }]).statuses).toEqual([403]);
    expect(called([{ ...incoming, party: 'sip:eve@atlanta.example.com' }]).statuses).toEqual([100]);
    expect(called([{ ...incoming, who: 'sip:carol@biloxi.example.com' }]).statuses).toEqual([100]);
  });

  it('outgoing calls are blocked by who calls whom', () => {
    const outgoing: Policy = {
      kind: 'block',
      direction: 'outgoing',
      who: 'sip:alice@atlanta.example.com',
      party: 'biloxi.example.com',
    };
    expect(called([outgoing]).statuses).toEqual([403]);
  });

  it('is looked at after the caller has proved who it is, or before, as set', () => {
    expect(called([incoming], { auth: AUTH }).statuses).toEqual([407]);
    expect(called([incoming], { auth: AUTH, screening: 'before' }).statuses).toEqual([403]);
  });
});
