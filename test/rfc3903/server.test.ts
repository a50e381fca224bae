// RFC 3903 §6: what a presence server does with a PUBLISH, step by step.

import { describe, expect, it } from 'vitest';
import { get, list } from '../../engine/message/headers';
import { Alone, aRequest, messagesIn, responseIn, statusesIn, timersIn } from '../support/laws-phone';

const OPEN = '<presence><tuple id="a"><status><basic>open</basic></status></tuple></presence>';
const BUSY = '<presence><tuple id="a"><status><basic>open</basic></status><note>busy</note></tuple></presence>';

const server = (more = ''): Alone => new Alone(`behaviour: presence${more}`);

let nth = 0;
function publish(change: Readonly<Record<string, string | null>> = {}, body = ''): string {
  nth++;
  return aRequest(
    'PUBLISH',
    {
      uri: 'sip:carol@atlanta.example.com',
      Via: `SIP/2.0/UDP 192.0.2.201;branch=z9hG4bKp${nth}`,
      To: '<sip:carol@atlanta.example.com>',
      'Call-ID': `p${nth}@biloxi.example.com`,
      Event: 'presence',
      Expires: '600',
      'Content-Type': body === '' ? null : 'application/pidf+xml',
      ...change,
    },
    body,
  );
}

const watch = (): string =>
  aRequest('SUBSCRIBE', {
    uri: 'sip:carol@atlanta.example.com',
    To: '<sip:carol@atlanta.example.com>',
    Event: 'presence',
    Expires: '600',
  });

/** The tag of the answer. */
const tagged = (alone: Alone, text: string): string => get(responseIn(alone.hear(text)), 'sip-etag') ?? '';

describe('RFC 3903 §6 step 1: the resource', () => {
  it('an address whose state is not kept here MUST be answered with 404', () => {
    expect(statusesIn(server().hear(publish({ uri: 'sip:carol@chicago.example.com' }, OPEN)))).toEqual([404]);
  });
});

describe('RFC 3903 §6 step 2: the event', () => {
  it('a package that is not supported MUST be answered with 489, and Allow-Events says what is', () => {
    const answer = responseIn(server().hear(publish({ Event: 'weather' }, OPEN)));
    expect(answer.status).toBe(489);
    expect(list(answer, 'allow-events')).toEqual(['presence']);
  });

  it('so MUST a PUBLISH without Event', () => {
    expect(statusesIn(server().hear(publish({ Event: null }, OPEN)))).toEqual([489]);
  });
});

describe('RFC 3903 §6 step 3: the entity-tag', () => {
  it('an initial publication is given a tag, and the answer says for how long it holds', () => {
    const answer = responseIn(server().hear(publish({}, OPEN)));
    expect(answer.status).toBe(200);
    expect(get(answer, 'sip-etag')).toMatch(/^\S+$/);
    expect(get(answer, 'expires')).toBe(600);
  });

  it('each successful PUBLISH MUST get another tag, and the one before names nothing any more', () => {
    const alone = server();
    const first = tagged(alone, publish({}, OPEN));
    const second = tagged(alone, publish({ 'SIP-If-Match': first }));
    expect(second).not.toBe(first);
    expect(statusesIn(alone.hear(publish({ 'SIP-If-Match': first })))).toEqual([412]);
    expect(statusesIn(alone.hear(publish({ 'SIP-If-Match': second })))).toEqual([200]);
  });

  it('a tag that names nothing MUST be answered with 412', () => {
    expect(statusesIn(server().hear(publish({ 'SIP-If-Match': 'unknown' }, OPEN)))).toEqual([412]);
  });

  it('a tag of another address names nothing here', () => {
    const alone = server();
    const tag = tagged(alone, publish({}, OPEN));
    const other = { uri: 'sip:dave@atlanta.example.com', To: '<sip:dave@atlanta.example.com>' };
    expect(statusesIn(alone.hear(publish({ ...other, 'SIP-If-Match': tag })))).toEqual([412]);
  });

  it('more than one tag MUST be answered with 400', () => {
    expect(statusesIn(server().hear(publish({ 'SIP-If-Match': 'one, two' }, OPEN)))).toEqual([400]);
  });
});

describe('RFC 3903 §6 step 4: the time', () => {
  it('a time that is too brief is refused with 423, and Min-Expires MUST say the least', () => {
    const answer = responseIn(server(', shortest-publication: 60 s').hear(publish({ Expires: '20' }, OPEN)));
    expect(answer.status).toBe(423);
    expect(get(answer, 'min-expires')).toBe(60);
  });

  it('too brief is what was asked for, not what would be granted', () => {
    const brief = server(', shortest-publication: 2 min, longest-publication: 2 min');
    expect(statusesIn(brief.hear(publish({ Expires: '600' }, OPEN)))).toEqual([200]);
  });

  it('but 0 is never too brief', () => {
    const alone = server(', shortest-publication: 60 s');
    const tag = tagged(alone, publish({}, OPEN));
    expect(statusesIn(alone.hear(publish({ Expires: '0', 'SIP-If-Match': tag })))).toEqual([200]);
  });

  it('the server may grant less than was asked for, and without Expires it chooses', () => {
    const alone = server(', longest-publication: 5 min');
    expect(get(responseIn(alone.hear(publish({}, OPEN))), 'expires')).toBe(300);
    expect(get(responseIn(server().hear(publish({ Expires: null }, OPEN))), 'expires')).toBe(3600);
  });
});

describe('RFC 3903 §6 step 5: the state', () => {
  it('a body of a type that does not fit the package MUST be refused: 415', () => {
    expect(statusesIn(server().hear(publish({ 'Content-Type': 'text/plain' }, 'open')))).toEqual([415]);
  });

  it('neither body nor tag: there is nothing to keep, 400', () => {
    expect(statusesIn(server().hear(publish()))).toEqual([400]);
  });

  it('a change takes the place of what the tag names, and who watches is told', () => {
    const alone = server();
    const tag = tagged(alone, publish({}, OPEN));
    alone.hear(watch());
    const pace = timersIn(alone.hear(publish({ 'SIP-If-Match': tag }, BUSY)));
    expect(pace.map(({ name }) => name)).toContain('expiry');
    expect(statusesIn(alone.hear(publish({ 'SIP-If-Match': tag }, BUSY)))).toEqual([412]);
  });

  it('with Expires: 0 it MUST be removed at once: its tag names nothing any more', () => {
    const alone = server();
    const tag = tagged(alone, publish({}, OPEN));
    const removed = tagged(alone, publish({ Expires: '0', 'SIP-If-Match': tag }));
    expect(statusesIn(alone.hear(publish({ 'SIP-If-Match': tag })))).toEqual([412]);
    expect(statusesIn(alone.hear(publish({ 'SIP-If-Match': removed })))).toEqual([412]);
  });

  it('MUST NOT store anything of an initial publication with Expires: 0', () => {
    const alone = server();
    alone.hear(publish({ Expires: '0' }, OPEN));
    const told = messagesIn(alone.hear(watch())).find((one) => one.kind === 'request');
    expect(told?.body).toContain('<basic>closed</basic>');
  });

  it('what nobody renews is forgotten when its time is over (§4.2)', () => {
    const alone = server();
    const outputs = alone.hear(publish({}, OPEN));
    const tag = get(responseIn(outputs), 'sip-etag') ?? '';
    const expiry = timersIn(outputs).find(({ name }) => name === 'expiry');
    expect(expiry?.duration).toBe(600_000_000);
    if (expiry !== undefined) alone.fires(expiry);
    expect(statusesIn(alone.hear(publish({ 'SIP-If-Match': tag })))).toEqual([412]);
  });
});

describe('RFC 3856 §6: the presence agent', () => {
  it('tells what the phones of one person published, side by side', () => {
    const alone = server();
    alone.hear(publish({}, OPEN));
    alone.hear(publish({}, BUSY.replace('id="a"', 'id="b"')));
    const told = messagesIn(alone.hear(watch())).find((one) => one.kind === 'request');
    expect(String(told?.body).match(/<tuple /g)).toHaveLength(2);
    expect(told?.body).toContain('entity="pres:carol@atlanta.example.com"');
  });

  it('the id of a tuple MUST be there once: the later one counts (RFC 3863 §4.1.2)', () => {
    const alone = server();
    alone.hear(publish({}, OPEN));
    alone.hear(publish({}, BUSY));
    const told = messagesIn(alone.hear(watch())).find((one) => one.kind === 'request');
    expect(String(told?.body).match(/<tuple id="a">/g)).toHaveLength(1);
    expect(told?.body).toContain('busy');
  });

  it('of others than its own users it tells nothing: 404', () => {
    const elsewhere = watch().replaceAll('carol@atlanta', 'carol@chicago');
    expect(statusesIn(server().hear(elsewhere))).toEqual([404]);
  });

  it('a phone that is no presence server does not allow the method (RFC 3261 §8.2.1)', () => {
    expect(statusesIn(new Alone().hear(publish({}, OPEN)))).toEqual([405]);
  });
});
