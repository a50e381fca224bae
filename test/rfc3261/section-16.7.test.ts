// RFC 3261 §16.7: what a proxy does with responses.

import { describe, expect, it } from 'vitest';
import { BOB, headersOf, invite, lines, ProxyTable, request, toTagOf } from '../element/proxy-stage';

const CONTACTS = [
  '<sip:bob@client.biloxi.example.com>',
  '<sip:bob@client2.biloxi.example.com>',
  '<sip:bob@client3.biloxi.example.com>',
];

function forked(count: number, changes = {}, message = invite()): ProxyTable {
  const table = new ProxyTable(changes).bind(...CONTACTS.slice(0, count));
  table.hear(message);
  return table;
}
const finals = (table: ProxyTable) => table.statuses.filter((status) => status >= 200);

describe('§16.7 response processing', () => {
  it('item 2: 101 to 199 MUST reset Timer C, 100 does not', () => {
    const table = forked(1);
    table.pass(10_000_000);
    table.reply('INVITE', 0, 100);
    const first = table.timers('C')[0]?.at;
    table.pass(10_000_000);
    table.reply('INVITE', 0, 180);
    expect(table.timers('C')[0]!.at).toBeGreaterThan(first!);
    const direct = forked(1);
    direct.pass(10_000_000);
    direct.reply('INVITE', 0, 180);
    expect(direct.timers('C').map(({ at }) => at)).toEqual([191_000_000]);
  });

  it('item 5: a provisional response to another request than INVITE goes no further (RFC 4320 §4.1)', () => {
    const table = forked(1, {}, request({ method: 'MESSAGE' }));
    table.reply('MESSAGE', 0, 183);
    expect(table.statuses).toEqual([]);
    table.reply('MESSAGE', 0, 200);
    expect(table.statuses).toEqual([200]);
  });

  it('item 3: a response to its own CANCEL goes no further', () => {
    const table = forked(1);
    table.reply('INVITE', 0, 180);
    table.hear(request({ method: 'CANCEL' }));
    const before = table.statuses.length;
    table.reply('CANCEL', 0, 200);
    expect(table.statuses.slice(before)).toEqual([]);
  });

  it('item 5: MUST NOT forward a 100; MUST forward other provisional responses at once', () => {
    const table = forked(2);
    table.reply('INVITE', 0, 100);
    table.reply('INVITE', 0, 180);
    table.reply('INVITE', 1, 183);
    expect(table.statuses).toEqual([100, 180, 183]);
  });

  it('item 5: MUST forward every 2xx to an INVITE at once, also after the first', () => {
    const table = forked(2);
    table.reply('INVITE', 0, 200);
    table.reply('INVITE', 1, 200);
    table.reply('INVITE', 0, 200);
    expect(finals(table)).toEqual([200, 200, 200]);
    expect(table.responses(200).map(({ message }) => toTagOf(message))).toEqual(['tag0', 'tag1', 'tag0']);
  });

  it('item 5: forwards exactly one final response to another request', () => {
    const table = forked(2, {}, request({ method: 'MESSAGE' }));
    table.reply('MESSAGE', 0, 200);
    table.reply('MESSAGE', 1, 200);
    expect(finals(table)).toEqual([200]);
  });

  it('item 5: a 6xx cancels what is pending, begins nothing new, and waits for the others', () => {
    const table = forked(3, { forking: 'by q' }, invite());
    table.reply('INVITE', 0, 180);
    table.reply('INVITE', 1, 180);
    table.reply('INVITE', 2, 603);
    expect(table.requests('CANCEL')).toHaveLength(2);
    expect(finals(table)).toEqual([]);
    table.reply('INVITE', 0, 487);
    table.reply('INVITE', 1, 487);
    expect(finals(table)).toEqual([603]);
  });

  it('item 5: a 2xx that crosses a 6xx wins', () => {
    const table = forked(2);
    table.reply('INVITE', 0, 180);
    table.reply('INVITE', 1, 600);
    table.reply('INVITE', 0, 200);
    expect(finals(table)).toEqual([200]);
  });

  it('item 5: after a 6xx no new branch is begun', () => {
    const table = forked(2, { forking: 'sequential' });
    table.reply('INVITE', 0, 603);
    expect(table.requests('INVITE')).toHaveLength(1);
    expect(finals(table)).toEqual([603]);
  });

  it('item 6: MUST send a final response once all branches have ended', () => {
    const table = forked(2);
    table.reply('INVITE', 0, 486);
    expect(finals(table)).toEqual([]);
    table.reply('INVITE', 1, 480);
    expect(finals(table)).toHaveLength(1);
  });

  it.each([
    [[486, 600], 600],
    [[486, 302], 302],
    [[500, 404], 404],
    [[503, 480], 480],
    [[486, 407], 407],
    [[480, 415], 415],
    [[486, 480], 486],
    [[503, 500], 500],
  ])('item 6: of %j the best is %i', (answers, best) => {
    const table = forked(2);
    table.reply('INVITE', 0, answers[0]!);
    table.reply('INVITE', 1, answers[1]!);
    expect(finals(table)).toEqual([best]);
  });

  it('item 6: without any final response it MUST send 408', () => {
    const table = forked(1);
    table.pass(32_000_000);
    expect(finals(table)).toEqual([408]);
  });

  it('item 6: a lone 503 becomes a 500', () => {
    const table = forked(1);
    table.reply('INVITE', 0, 503);
    expect(finals(table)).toEqual([500]);
  });

  it('item 6: MUST NOT send a 408 to another request than INVITE (RFC 4320 §4.2)', () => {
    const table = forked(1, {}, request({ method: 'MESSAGE' }));
    table.pass(33_000_000);
    expect(finals(table)).toEqual([]);
    table.pass(60_000_000);
    expect(table.proxy.contexts.size).toBe(0);
  });

  it('item 6: keeps the To tag of the response it forwards', () => {
    const table = forked(1);
    table.reply('INVITE', 0, 486, { toTag: 'busy' });
    expect(toTagOf(table.responses(486)[0]!.message)).toBe('busy');
  });

  it('item 7: MUST gather the challenges of all 401 and 407', () => {
    const table = forked(3);
    table.reply('INVITE', 0, 407, { headers: headersOf('Proxy-Authenticate: Digest realm="one", nonce="1"') });
    table.reply('INVITE', 1, 401, { headers: headersOf('WWW-Authenticate: Digest realm="two", nonce="2"') });
    table.reply('INVITE', 2, 407, { headers: headersOf('Proxy-Authenticate: Digest realm="three", nonce="3"') });
    const [answer] = table.responses().slice(-1);
    const challenges = [...lines(answer!.message, 'Proxy-Authenticate'), ...lines(answer!.message, 'WWW-Authenticate')];
    expect(challenges.map((line) => /realm="(\w+)"/.exec(line)?.[1]).sort()).toEqual(['one', 'three', 'two']);
  });

  it('item 9: MUST NOT remove `received` from the next Via, nor any other header', () => {
    const table = forked(1);
    table.reply('INVITE', 0, 180, { headers: headersOf('X-Mood: good') });
    const { message } = table.responses(180)[0]!;
    expect(lines(message, 'Via')[0]).toContain('received=192.0.2.101');
    expect(lines(message, 'X-Mood')).toEqual(['good']);
    expect(lines(message, 'Record-Route')).toEqual(['<sip:ss2.biloxi.example.com;lr>']);
  });

  it('item 10: MUST cancel pending branches when it forwards a final response, once each', () => {
    const table = forked(3);
    table.reply('INVITE', 0, 180);
    table.reply('INVITE', 1, 180);
    table.reply('INVITE', 2, 200);
    table.reply('INVITE', 2, 200);
    expect(table.requests('CANCEL').map((sent) => sent.hop.host)).toEqual(['192.0.2.201', '192.0.2.202']);
  });

  it('item 10: a branch without a provisional response gets its CANCEL when one comes (§9.1)', () => {
    const table = forked(2);
    table.reply('INVITE', 0, 200);
    expect(table.requests('CANCEL')).toHaveLength(0);
    table.reply('INVITE', 1, 100);
    expect(table.requests('CANCEL').map((sent) => sent.hop.host)).toEqual(['192.0.2.202']);
  });

  it('MUST NOT forward a response that matches no client transaction (RFC 6026 §8.2)', () => {
    const table = forked(1);
    const other = forked(1, {}, invite({ branch: 'z9hG4bKother' }));
    const before = table.sent.length;
    table.hear(other.requests('INVITE')[0]!.message, BOB);
    const sent = other.requests('INVITE')[0]!.message;
    table.hear({ kind: 'response', status: 200, reason: 'OK', headers: sent.headers, body: '' }, BOB);
    expect(table.responses(200)).toEqual([]);
    expect(table.sent.length).toBeGreaterThanOrEqual(before);
  });

  it('MUST keep the context until its transactions have ended: a late 2xx still goes upstream', () => {
    const table = forked(2);
    table.reply('INVITE', 0, 200);
    table.pass(20_000_000);
    table.reply('INVITE', 1, 200);
    expect(finals(table)).toEqual([200, 200]);
  });
});

describe('§16.7 item 4: a 3xx', () => {
  const moved = { contact: '<sip:bob@chicago.example.com>, <mailto:bob@biloxi.example.com>' };

  it('is passed on when the proxy does not recurse', () => {
    const table = forked(1);
    table.reply('INVITE', 0, 302, moved);
    expect(finals(table)).toEqual([302]);
  });

  it('joins the target set when it does; the contacts followed are taken out of the response', () => {
    const table = forked(1, { redirection: 'follow' });
    table.reply('INVITE', 0, 302, moved);
    expect(table.requests('INVITE').map((sent) => sent.hop.host)).toEqual(['192.0.2.201', '192.0.2.33']);
    table.reply('INVITE', 1, 486);
    expect(finals(table)).toEqual([302]);
    expect(lines(table.responses(302)[0]!.message, 'Contact')).toEqual(['<mailto:bob@biloxi.example.com>']);
  });

  it('leaves no trace when every contact is followed', () => {
    const table = forked(1, { redirection: 'follow' });
    table.reply('INVITE', 0, 301, { contact: '<sip:bob@chicago.example.com>' });
    table.reply('INVITE', 1, 486);
    expect(finals(table)).toEqual([486]);
  });

  it('that names none but targets tried already is no recursion: it is passed on (§16.5)', () => {
    const table = forked(1, { redirection: 'follow' });
    table.reply('INVITE', 0, 302, { contact: '<sip:bob@biloxi.example.com>' });
    expect(finals(table)).toEqual([302]);
  });

  it('305 and 380 are left to the caller', () => {
    const table = forked(1, { redirection: 'follow' });
    table.reply('INVITE', 0, 305, { contact: '<sip:chicago.example.com>' });
    expect(finals(table)).toEqual([305]);
  });

  it('contacts of this proxy’s own users are looked up', () => {
    const table = forked(1, { redirection: 'follow' });
    table.reply('INVITE', 0, 302, { contact: '<sip:carol@biloxi.example.com>' });
    expect(finals(table)).toEqual([480]);
  });
});
