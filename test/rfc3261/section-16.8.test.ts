// RFC 3261 §16.8 to §16.10: Timer C, transport errors, CANCEL.

import { describe, expect, it } from 'vitest';
import { ALICE, invite, lines, ProxyTable, request } from '../element/proxy-stage';

const CONTACTS = ['<sip:bob@client.biloxi.example.com>', '<sip:bob@client2.biloxi.example.com>'];

function forked(count: number, changes = {}): ProxyTable {
  const table = new ProxyTable(changes).bind(...CONTACTS.slice(0, count));
  table.hear(invite());
  return table;
}
const cancel = request({ method: 'CANCEL' });
const finals = (table: ProxyTable) => table.statuses.filter((status) => status >= 200);

describe('§16.8 Timer C', () => {
  it('after a provisional response it MUST cancel the branch; the 487 it draws is a final response like any other (§16.7)', () => {
    const table = forked(1);
    table.reply('INVITE', 0, 180);
    table.pass(181_000_000);
    expect(table.requests('CANCEL')).toHaveLength(1);
    table.reply('INVITE', 0, 487);
    expect(finals(table)).toEqual([487]);
  });

  it('before any response it MUST behave as if a 408 had come: the INVITE is repeated no more', () => {
    const table = forked(1, { timerC: 20_000_000 });
    table.pass(20_000_000);
    expect(finals(table)).toEqual([408]);
    const sent = table.requests('INVITE').length;
    table.pass(12_000_000);
    expect(table.requests('INVITE')).toHaveLength(sent);
  });

  it('a refusal that somebody meant is better than the 487 of a branch it cancelled (§16.7)', () => {
    const table = forked(2, { timerC: 200_000_000 });
    table.reply('INVITE', 0, 180);
    table.reply('INVITE', 1, 486);
    table.pass(200_000_000);
    table.reply('INVITE', 0, 487);
    expect(finals(table)).toEqual([486]);
  });

  it('no answer on one branch and a 503 on another is 408: the lower class (§16.7)', () => {
    const table = forked(2, { timerC: 20_000_000 });
    table.reply('INVITE', 1, 503);
    table.pass(20_000_000);
    expect(finals(table)).toEqual([408]);
  });

  it('without one it MUST act as if a 408 had come', () => {
    const table = forked(1, { timerC: 20_000_000 });
    table.pass(20_000_000);
    expect(table.requests('CANCEL')).toHaveLength(0);
    expect(finals(table)).toEqual([408]);
  });

  it('stops when the branch has its final response', () => {
    const table = forked(1);
    table.reply('INVITE', 0, 486);
    expect(table.timers('C')).toEqual([]);
  });
});

describe('§16.9 transport errors', () => {
  const fail = (table: ProxyTable, index: number) => {
    const sent = table.requests('INVITE')[index]!;
    table.feed({ type: 'transport-error', message: sent.message, transaction: sent.transaction });
  };

  it('a request that cannot be delivered MUST count as 503, which goes upstream as 500', () => {
    const table = forked(1);
    fail(table, 0);
    expect(finals(table)).toEqual([500]);
  });

  it('another target is tried', () => {
    const table = forked(2, { forking: 'sequential' });
    fail(table, 0);
    expect(table.requests('INVITE')).toHaveLength(2);
    table.reply('INVITE', 1, 200);
    expect(finals(table)).toEqual([200]);
  });

  it('a next hop without an address counts as 503', () => {
    const table = new ProxyTable();
    table.hear(invite({ uri: 'sip:x@nowhere.invalid' }));
    expect(table.statuses).toEqual([100, 500]);
    expect(table.decisions('unreachable')[0]?.rule.section).toBe('16.9');
  });

  it('a response that cannot be delivered is dropped, and nothing is cancelled', () => {
    const table = forked(1);
    table.reply('INVITE', 0, 180);
    const sent = table.responses(180)[0]!;
    table.feed({ type: 'transport-error', message: sent.message, transaction: sent.transaction });
    expect(table.requests('CANCEL')).toEqual([]);
  });
});

describe('§16.10 CANCEL', () => {
  it('MUST be answered 200 at once, and MUST cancel every pending branch', () => {
    const table = forked(2);
    table.reply('INVITE', 0, 180);
    table.reply('INVITE', 1, 183);
    table.hear(cancel);
    expect(finals(table)).toEqual([200]);
    expect(table.requests('CANCEL').map((sent) => sent.hop.host)).toEqual(['192.0.2.201', '192.0.2.202']);
  });

  it('the CANCEL is built from the INVITE as forwarded (§9.1)', () => {
    const table = forked(1);
    table.reply('INVITE', 0, 180);
    table.hear(cancel);
    const [sent, original] = [table.requests('CANCEL')[0]!.message, table.requests('INVITE')[0]!.message];
    expect(lines(sent, 'Via')).toEqual(lines(original, 'Via').slice(0, 1));
    expect(lines(sent, 'CSeq')).toEqual(['1 CANCEL']);
    expect(lines(sent, 'To')).toEqual(lines(original, 'To'));
  });

  it('the 487 of the callee goes upstream when all branches have ended', () => {
    const table = forked(2);
    table.reply('INVITE', 0, 180);
    table.reply('INVITE', 1, 180);
    table.hear(cancel);
    table.reply('INVITE', 0, 487);
    expect(finals(table)).toEqual([200]);
    table.reply('INVITE', 1, 487);
    expect(finals(table)).toEqual([200, 487]);
  });

  it('a 200 that crosses it goes upstream', () => {
    const table = forked(1);
    table.reply('INVITE', 0, 180);
    table.hear(cancel);
    table.reply('INVITE', 0, 200);
    expect(table.responses(200).map(({ message }) => lines(message, 'CSeq')[0])).toEqual(['1 CANCEL', '1 INVITE']);
  });

  it('a branch without any response gets its CANCEL later', () => {
    const table = forked(1);
    table.hear(cancel);
    expect(table.requests('CANCEL')).toEqual([]);
    table.reply('INVITE', 0, 180);
    expect(table.requests('CANCEL')).toHaveLength(1);
  });

  it('no target is tried after it', () => {
    const table = forked(2, { forking: 'sequential' });
    table.reply('INVITE', 0, 180);
    table.hear(cancel);
    table.reply('INVITE', 0, 487);
    expect(table.requests('INVITE')).toHaveLength(1);
    expect(finals(table)).toEqual([200, 487]);
  });

  it('before the location service has answered it ends the request with 487', () => {
    const table = new ProxyTable().bind(CONTACTS[0]!);
    table.answers = false;
    table.hear(invite());
    table.hear(cancel);
    expect(table.statuses).toEqual([100, 200, 487]);
    const asked = table.outputs.find((output) => output.type === 'asked');
    table.answer(asked!.id, asked!.question);
    expect(table.requests('INVITE')).toEqual([]);
  });

  it('after the final response it is answered and changes nothing', () => {
    const table = forked(1);
    table.reply('INVITE', 0, 486);
    table.hear(cancel);
    expect(finals(table)).toEqual([486, 200]);
    expect(table.requests('CANCEL')).toEqual([]);
  });

  it('for an unknown request it MUST be forwarded statelessly', () => {
    const table = new ProxyTable();
    table.hear(request({ method: 'CANCEL', uri: 'sip:carol@chicago.example.com' }), ALICE);
    expect(table.requests('CANCEL').map((sent) => [sent.hop.host, sent.transaction])).toEqual([['192.0.2.33', null]]);
  });

  it('a callee that never answers the CANCEL ends the branch after 64*T1 (§9.1)', () => {
    const table = forked(1);
    table.reply('INVITE', 0, 180);
    table.hear(cancel);
    table.pass(32_000_000);
    expect(finals(table)).toEqual([200, 408]);
  });

  it('never challenges a CANCEL or an ACK (§22.1)', () => {
    const auth = { realm: 'biloxi.example.com', algorithm: 'MD5', qop: 'auth', nonceLife: 1_000_000 } as const;
    const table = new ProxyTable({ auth });
    table.hear(request({ method: 'ACK', uri: 'sip:x@chicago.example.com' }));
    table.hear(request({ method: 'CANCEL', uri: 'sip:x@chicago.example.com', branch: 'z9hG4bKc' }));
    expect(table.statuses).toEqual([]);
    expect(table.requests().map((sent) => sent.message.method)).toEqual(['ACK', 'CANCEL']);
  });
});
