// Who hears whom when something other than a message ends it: a lost network, a box that forgets, a handset put down.

import { describe, expect, it } from 'vitest';
import { SECOND } from '../../engine/model/time';
import { mediaEvents } from '../../engine/trace/media';
import { run } from '../support/run';

const text = (script: readonly string[], alice = '', more = '') => `
transport: udp
latency: 20 ms
${more}
elements:
  alice: { phone: sip:alice@atlanta.example.com${alice} }
  p2: { proxy: biloxi.example.com, helps-nat: yes, relay: yes, record-route: yes }
  bob: { phone: sip:bob@biloxi.example.com, via: p2 }
before:
  - bob: registers
script:
  - alice: calls bob
  - bob: answers after 1 s
${script.map((line) => `  - ${line}\n`).join('')}`;

/** 'at 3 s: alice, bob hear' for each change. */
function sounds(scenario: string): string[] {
  const trace = run(scenario);
  const origin = trace.entries[trace.figure]?.at ?? 0;
  return mediaEvents(trace).map(
    ({ at, hears }) =>
      `${Math.round((at - origin) / SECOND)} s: ${hears.length === 0 ? 'nobody hears' : `${hears.join(', ')} hear`}`,
  );
}

const HOLD = ['bob: holds at 4 s', 'bob: hangs up at 60 s'];

describe('a way through a NAT box that earlier media have opened', () => {
  it('stays open while the box remembers, and no longer', () => {
    const nat = text(HOLD, ', behind: home, rport: yes', 'nats: { home: { forgets: 20 s } }');
    expect(sounds(nat)).toEqual(['1 s: alice, bob hear', '4 s: alice hear', '24 s: nobody hears']);
  });

  it('of a firewall too, for half a minute', () => {
    const wall = text(HOLD, '', 'links: [{ between: [alice, p2], opens: alice }]');
    expect(sounds(wall)).toEqual(['1 s: alice, bob hear', '4 s: alice hear', '34 s: nobody hears']);
  });

  it('needs no keeping open where nothing is in between', () => {
    expect(sounds(text(HOLD))).toEqual(['1 s: alice, bob hear', '4 s: alice hear', '60 s: nobody hears']);
  });
});

describe('a phone that has lost its network', () => {
  it('hears nobody and is heard by nobody, until it has one again', () => {
    const lost = text([
      'bob: loses the network at 5 s',
      'bob: gets the network back at 9 s',
      'alice: hangs up at 15 s',
    ]);
    expect(sounds(lost)).toEqual([
      '1 s: alice, bob hear',
      '5 s: nobody hears',
      '9 s: alice, bob hear',
      '15 s: nobody hears',
    ]);
  });
});

describe('a handset that is put down before the ACK has come', () => {
  it('is silent at once, although the BYE has to wait (RFC 3261 §15)', () => {
    const trace = run(text(['bob: hangs up after 5 ms']));
    const entry = trace.entries.find(({ changes }) => changes.some((c) => c.type === 'state' && c.to === 'ByeHeld'));
    expect(entry?.changes.some((change) => change.type === 'media' && change.change === 'closed')).toBe(true);
  });
});
