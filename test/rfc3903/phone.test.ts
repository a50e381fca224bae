// RFC 3903 §4 and §5: what a phone publishes, and what it makes of the answers.

import { describe, expect, it } from 'vitest';
import { get } from '../../engine/message/headers';
import type { Request } from '../../engine/message/message';
import type { Trace } from '../../engine/model/trace';
import { readScenario } from '../../engine/scenario/read';
import { sendingsOf } from '../../engine/trace/sending';
import { run, states } from '../support/run';

const text = (script: readonly string[], alice = '', more = '', faults = ''): string => `
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1, publishes: yes${alice} }
  bob: { phone: sip:bob@biloxi.example.com }
  p1: { proxy: atlanta.example.com, presence: ps }
  ps: { phone: sip:presence@atlanta.example.com, behaviour: presence${more} }
script:
${script.map((line) => `  - ${line}\n`).join('')}${faults}`;

/** Each PUBLISH of Alice's, without its copies. */
const published = (trace: Trace): Request[] =>
  sendingsOf(trace).flatMap(({ sent }) =>
    sent.from === 'alice' && sent.copy === 0 && sent.message.kind === 'request' && sent.message.method === 'PUBLISH'
      ? [sent.message]
      : [],
  );

const tagsGiven = (trace: Trace): (string | undefined)[] =>
  sendingsOf(trace).flatMap(({ sent }) =>
    sent.to === 'alice' && sent.message.kind === 'response' && get(sent.message, 'sip-etag') !== undefined
      ? [get(sent.message, 'sip-etag')]
      : [],
  );

const told = (trace: Trace): (string | null)[] =>
  trace.entries.flatMap(({ element, changes }) =>
    element === 'bob'
      ? changes.flatMap((change) => (change.type === 'perceived' && change.what === 'notified' ? [change.detail] : []))
      : [],
  );

describe('RFC 3903 §4.1, table 1: the four operations', () => {
  const trace = run(
    text(
      ['alice: registers', 'bob: watches alice at 1 s', 'alice: appears away at 40 s', 'alice: unregisters at 50 s'],
      ', publishes-for: 60 s',
    ),
  );
  const [initial, refresh, modify, remove] = published(trace);

  it('an initial one MUST NOT have SIP-If-Match and MUST have a body (§4.2)', () => {
    expect(initial && get(initial, 'sip-if-match')).toBeUndefined();
    expect(initial?.body).toContain('<basic>open</basic>');
    expect(initial && get(initial, 'event')?.value).toBe('presence');
  });

  it('a refresh MUST name the tag of the last answer, and MUST NOT have a body (§4.3)', () => {
    expect(refresh && get(refresh, 'sip-if-match')).toBe(tagsGiven(trace)[0]);
    expect(refresh?.body).toBe('');
  });

  it('a modifying one MUST name the newest tag and MUST have a body (§4.4)', () => {
    expect(modify && get(modify, 'sip-if-match')).toBe(tagsGiven(trace)[1]);
    expect(modify?.body).toContain('<note>away</note>');
  });

  it('a removal MUST have Expires: 0 and the tag, and MUST NOT have a body (§4.5)', () => {
    expect(remove && get(remove, 'expires')).toBe(0);
    expect(remove && get(remove, 'sip-if-match')).toBe(tagsGiven(trace)[2]);
    expect(remove?.body).toBe('');
  });

  it('who watches hears of what changed, and not of the refresh', () => {
    expect(told(trace)).toEqual(['open', 'open: away', 'closed']);
  });
});

describe('RFC 3903 §4: one at a time', () => {
  it('MUST NOT send another PUBLISH before the last one has its final answer', () => {
    const trace = run(
      text(['alice: appears away', 'alice: appears busy at 10 ms', 'alice: appears "at lunch" at 20 ms']),
    );
    // What came in between is passed over: the last state is what is published.
    expect(published(trace).map(({ body }) => /<note>(.*)<\/note>/.exec(String(body))?.[1])).toEqual([
      'away',
      'at lunch',
    ]);
  });
});

describe('RFC 3903 §5: the answers', () => {
  it('after a 412 it MUST discard the tag, and publishes all of it anew without one', () => {
    const faults = 'faults:\n  - { crash: ps, at: 2 s }\n  - { restart: ps, at: 3 s }\n';
    const trace = run(text(['alice: appears away', 'alice: appears busy at 5 s'], '', '', faults));
    expect(published(trace).map((one) => get(one, 'sip-if-match'))).toEqual([
      undefined,
      tagsGiven(trace)[0],
      undefined,
    ]);
    expect(published(trace)[2]?.body).toContain('<note>busy</note>');
  });

  it('after a 423 it asks for at least what Min-Expires names', () => {
    const trace = run(text(['alice: appears away'], ', publishes-for: 20 s', ', shortest-publication: 90 s'));
    expect(published(trace).map((one) => get(one, 'expires'))).toEqual([20, 90]);
  });

  it('without an answer it begins anew after a while', () => {
    const faults = 'faults:\n  - { crash: ps, at: 1 s }\n  - { restart: ps, at: 50 s }\n';
    const trace = run(text(['alice: appears away at 2 s', 'bob: watches alice at 70 s'], '', '', faults));
    expect(states(trace, 'alice', 'publication')).toEqual(['Publishing', 'Waiting', 'Publishing', 'Published']);
    expect(told(trace)).toEqual(['open: away']);
  });
});

describe('what may stand although nobody said so', () => {
  const cut = 'faults:\n  - { partition: [p1, ps], from: 10 s, until: 50 s }\n';

  it('a change without an answer is tried again by the tag of what may stand (§4.4)', () => {
    const trace = run(
      text(['alice: appears away', 'alice: appears busy at 12 s', 'bob: watches alice at 90 s'], '', '', cut),
    );
    const [tag] = tagsGiven(trace);
    expect(published(trace).map((one) => get(one, 'sip-if-match'))).toEqual([undefined, tag, tag]);
    expect(states(trace, 'alice', 'publication')).toEqual([
      'Publishing',
      'Published',
      'Updating',
      'Unsure',
      'Updating',
      'Published',
    ]);
  });

  it('and is taken back by it, where the phone goes offline meanwhile (§4.5)', () => {
    const script = ['alice: registers', 'alice: appears busy at 12 s', 'alice: unregisters at 60 s'];
    const trace = run(text([...script, 'bob: watches alice at 80 s'], '', '', cut));
    expect(get(published(trace).at(-1) as never, 'expires')).toBe(0);
    expect(told(trace)).toEqual(['closed']);
  });

  it('a 423 that asks for no more than was asked for is taken for a refusal', () => {
    const faults = 'faults:\n  - { reword: first 423 ps -> p1, replace: "Min-Expires: 90", with: "Min-Expires: 10" }\n';
    const settings = [', publishes-for: 20 s', ', shortest-publication: 90 s'] as const;
    expect(published(run(text(['alice: appears away'], ...settings, faults)))).toHaveLength(1);
  });
});

describe('RFC 3856 §6: whom a watch is about', () => {
  it('is whom the SUBSCRIBE came for (its Request-URI), also where somebody forwarded it', () => {
    const trace = run(
      text(['alice: registers', 'bob: watches carol at 2 s']).replace(
        'script:',
        `  carol: { phone: sip:carol@biloxi.example.com }
  p2: { proxy: biloxi.example.com, policies: [{ forward: carol, to: sip:alice@atlanta.example.com }] }
script:`,
      ),
    );
    expect(told(trace)[0]).toBe('open');
  });
});

describe('what shows by itself', () => {
  it('a call is published, and its end', () => {
    const trace = run(
      text([
        'alice: registers',
        'bob: watches alice at 1 s',
        'alice: calls bob at 10 s',
        'bob: answers after 2 s',
        'bob: hangs up after 10 s',
        'bob: stops watching alice at 40 s',
      ]),
    );
    expect(told(trace)).toEqual(['open', 'open: in a call', 'open', 'open']);
  });

  it('who appears offline is closed, though the phone is there (RFC 3863 §4.1.4)', () => {
    expect(told(run(text(['alice: appears offline', 'bob: watches alice once at 5 s'])))).toEqual(['closed']);
  });

  it('without a server whoever watches the phone itself is told of it', () => {
    const trace = run(`
transport: udp
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
script:
  - bob: watches alice
  - alice: appears "at lunch" at 8 s
  - bob: stops watching alice at 20 s
`);
    expect(told(trace)).toEqual(['open', 'open: at lunch', 'open: at lunch']);
  });
});

describe('files that cannot be read say where', () => {
  const problems = (written: string): string[] => {
    const read = readScenario(written, { id: 'test' });
    return read.ok ? [] : read.problems.map(({ line, message }) => `${line}: ${message}`);
  };

  it('a mood nobody knows', () => {
    expect(problems(text(['alice: appears awy']))).toEqual([
      expect.stringContaining('10: How? One of available, away, busy, offline was expected here'),
    ]);
  });

  it('a presence server that is none', () => {
    expect(problems(text(['alice: appears away']).replace('presence: ps', 'presence: bob'))).toEqual([
      '7: bob is no presence server: that is a phone with "behaviour: presence".',
    ]);
  });

  it('times that change nothing', () => {
    expect(problems(text(['alice: appears away']).replace('publishes: yes', 'publishes-for: 60 s'))).toEqual([
      expect.stringContaining('5: "publishes-for" changes nothing here'),
    ]);
  });
});
