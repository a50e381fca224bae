// Where the lines of a message come from, told by a run: RFC 3665 §3.2 through two proxies.

import { describe, expect, it } from 'vitest';
import { simulate } from '../../engine';
import { provenance } from '../../engine/explain/provenance';
import { sendingsOf } from '../../engine/trace/sending';
import { named } from '../support/scenarios';

const trace = simulate(named('rfc3665-3.2'));
const packetOf = (what: string, from: string, nth = 1): number => {
  const found = sendingsOf(trace).filter((s) => s.entry > trace.figure && s.what === what && s.sent.from === from)[
    nth - 1
  ];
  if (found === undefined) throw new Error(`no ${what} from ${from}`);
  return found.sent.packet;
};
const story = (packet: number, part: string) =>
  provenance(trace, packet)
    .lines.filter((line) => line.part === part)
    .map(({ how, rule }) => `${how}: ${rule === null ? '' : `RFC ${rule.rfc} §${rule.section}`}`);

describe('the INVITE that Proxy 1 passes on', () => {
  const packet = packetOf('INVITE', 'ss1');

  it('has a Via of its own on top of the caller’s (§16.6)', () => {
    expect(story(packet, 'via')).toEqual(['written: RFC 3261 §16.6', 'passed: RFC 3261 §16.6']);
  });

  it('counts Max-Forwards down and adds a Record-Route (§16.6)', () => {
    expect(story(packet, 'max-forwards')).toEqual(['changed: RFC 3261 §16.6']);
    expect(story(packet, 'record-route')).toEqual(['written: RFC 3261 §16.6']);
  });

  it('loses the Route that named this proxy (§16.4) and the credentials meant for it (§22.3)', () => {
    const removed = provenance(trace, packet).removed.map(({ part, rule }) => `${part} §${rule?.section}`);
    expect(removed).toContain('route §16.4');
    expect(removed).toContain('proxy-authorization §22.3');
  });

  it('passes From, To, Call-ID, CSeq and the body on as they came', () => {
    for (const part of ['from', 'to', 'call-id', 'cseq', 'body']) {
      expect(story(packet, part)[0], part).toMatch(/^passed/);
    }
  });
});

describe('the 180 of Bob’s phone', () => {
  const packet = packetOf('180 INVITE', 'bob');

  it('takes Via, From, Call-ID and CSeq from the request, and adds a tag to To (§8.2.6.2)', () => {
    for (const part of ['via', 'from', 'call-id', 'cseq']) {
      expect(new Set(story(packet, part)), part).toEqual(new Set(['passed: RFC 3261 §8.2.6.2']));
    }
    expect(story(packet, 'to')).toEqual(['changed: RFC 3261 §8.2.6.2']);
  });
});

describe('the ACK of Alice’s phone', () => {
  const packet = packetOf('ACK', 'alice', 2);

  it('goes to the Contact of the 200, by the route that was recorded (§12.2.1.1)', () => {
    expect(story(packet, 'request-line')).toEqual(['taken: RFC 3261 §12.2.1.1']);
    expect(story(packet, 'route')).toEqual(['taken: RFC 3261 §12.2.1.1']);
    const line = provenance(trace, packet).lines.find(({ part }) => part === 'request-line');
    expect(line?.from?.part).toBe('contact');
  });
});

describe('every line of every message', () => {
  it('has a story, and what is said to be passed on is there in the message it came in', () => {
    for (const { sent } of sendingsOf(trace)) {
      const { lines } = provenance(trace, sent.packet);
      for (const line of lines) {
        if (line.how === 'passed' && line.part !== 'via')
          expect(line.from?.text, `${sent.packet} ${line.part}`).toBe(line.text);
        if (line.how === 'written') expect(line.from).toBeNull();
      }
    }
  });
});
