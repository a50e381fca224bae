// RFC 3261 §8.1.3: what a user agent client makes of responses, and of none.

import { describe, expect, it } from 'vitest';
import type { Request } from '../../engine/message/message';
import type { Output } from '../../engine/model/output';
import { Alone, anAnswer, ignoredIn, perceivedIn, requestIn, sentIn, timersIn } from '../support/laws-phone';

function calling(): { alone: Alone; outputs: readonly Output[]; invite: Request } {
  const alone = new Alone();
  const outputs = alone.does('calls', 'sip:bob@biloxi.example.com');
  return { alone, outputs, invite: requestIn(outputs) };
}

const detailIn = (outputs: readonly Output[]): (string | null)[] =>
  outputs.flatMap((output) => (output.type === 'perceived' ? [output.detail] : []));

describe('§8.1.3.1: transaction layer errors', () => {
  it('a timeout MUST be treated as a 408', () => {
    const { alone, outputs } = calling();
    const timerB = timersIn(outputs).find(({ name }) => name === 'B');
    expect(timerB?.duration).toBe(32_000_000);
    const after = alone.fires(timerB as NonNullable<typeof timerB>);
    expect(perceivedIn(after)).toEqual(['failed']);
    expect(detailIn(after)).toEqual(['408 Request Timeout']);
  });

  it('a fatal transport error MUST be treated as a 503', () => {
    const { alone, outputs } = calling();
    const after = alone.fails(sentIn(outputs)[0] as NonNullable<ReturnType<typeof sentIn>[number]>);
    expect(perceivedIn(after)).toEqual(['failed']);
    expect(detailIn(after)).toEqual(['503 Service Unavailable']);
  });

  it('so does a host without an address', () => {
    const after = new Alone().does('calls', 'sip:bob@nowhere.invalid');
    expect(sentIn(after)).toEqual([]);
    expect(perceivedIn(after)).toEqual(['dialling', 'failed']);
  });
});

describe('§8.1.3.2: unrecognized responses', () => {
  it.each([
    [499, 'failed'],
    [599, 'failed'],
    [699, 'failed'],
    [399, 'failed'],
  ])('a final status MUST be treated as the x00 of its class: %d', (status, what) => {
    const { alone, invite } = calling();
    const after = alone.hear(anAnswer(invite, status, 'bobs'));
    expect(perceivedIn(after)).toEqual([what]);
    expect(requestIn(after).method).toBe('ACK');
  });

  it('an unknown 2xx counts as 200: it is acknowledged, and the call is up', () => {
    const { alone, invite } = calling();
    const after = alone.hear(anAnswer(invite, 299, 'bobs', 'Contact: <sip:bob@192.0.2.201>'));
    expect(requestIn(after).method).toBe('ACK');
    expect(perceivedIn(after)).toContain('connected');
  });

  it('an unknown provisional status counts as 183', () => {
    const { alone, invite } = calling();
    const after = alone.hear(anAnswer(invite, 185, 'bobs', 'Contact: <sip:bob@192.0.2.201>'));
    expect(after.filter(({ type }) => type === 'dialog')).toHaveLength(1);
    expect(perceivedIn(after)).toEqual([]);
  });
});

describe('§8.1.3.3: Vias', () => {
  it('a response with more than one Via SHOULD be discarded', () => {
    const { alone, invite } = calling();
    const answer = anAnswer(invite, 486, 'bobs').replace(
      '\r\nFrom:',
      '\r\nVia: SIP/2.0/UDP 192.0.2.99;branch=z9hG4bKelse\r\nFrom:',
    );
    const after = alone.hear(answer);
    expect(perceivedIn(after)).toEqual([]);
    expect(ignoredIn(after)).toHaveLength(1);
  });

  it('a response whose topmost Via is somebody else’s is discarded (§18.1.2)', () => {
    const { alone, invite } = calling();
    const after = alone.hear(anAnswer(invite, 486, 'bobs').replace('client.atlanta.example.com', '192.0.2.99'));
    expect(perceivedIn(after)).toEqual([]);
    expect(ignoredIn(after)).toHaveLength(1);
  });
});

describe('§8.1.3.5: 4xx responses', () => {
  it.each([400, 403, 404, 410, 415, 416, 420, 480, 482, 483, 486, 488])('%d ends the call, with an ACK', (status) => {
    const { alone, invite } = calling();
    const after = alone.hear(anAnswer(invite, status, 'bobs'));
    expect(requestIn(after).method).toBe('ACK');
    expect(perceivedIn(after)).toEqual(['failed']);
  });
});
