// What a reader may do to a run from outside, and what comes of it: crash and restart, cuts, stalled and broken
// connections, edits, duplicates; and that what bit on nothing is told.

import { describe, expect, it } from 'vitest';
import type { Intervention } from '../../engine/model/intervention';
import type { Trace } from '../../engine/model/trace';
import { readInterventions, writeIntervention } from '../../engine/scenario/interventions';
import { outcome, sameOutcome } from '../../engine/trace/outcome';
import { sendingsOf } from '../../engine/trace/sending';
import { transcript } from '../../engine/trace/transcript';
import { simulate } from '../../engine/world/simulate';
import { broken } from '../support/laws';
import { over, scenarioOf } from '../support/laws-stages';
import { calmRun } from '../support/laws-weather';
import { ladder, perceptions, run, states } from '../support/run';

const stage = (transport: 'udp' | 'tcp', ...script: string[]): string => `
title: Interventions
transport: ${transport}
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: yes }
  bob: { phone: sip:bob@biloxi.example.com }
script:
${script.map((line) => `  - ${line}\n`).join('')}`;
const CALL = ['alice: calls bob', 'bob: answers after 2 s', 'bob: hangs up after 5 s'];

const changesIn = (trace: ReturnType<typeof run>, type: string) =>
  trace.entries.flatMap(({ changes, index }) =>
    changes.filter((c) => c.type === type).map((change) => ({ index, change })),
  );

describe('a crash', () => {
  it('of a phone: its timers die, what reaches it is swallowed, and nobody answers', () => {
    const trace = run(stage('udp', ...CALL), [{ kind: 'crash', element: 'bob', at: 1_000_000 }]);
    expect(perceptions(trace, 'bob')).toEqual(['ringing']);
    expect(trace.waiting.map(({ key }) => key)).toEqual(['bob answers 1', 'bob hangs up 1']);
    expect(broken(trace)).toEqual([]);
  });

  it('during the call: the BYE of the other end is swallowed until it gives up', () => {
    const text = stage('udp', 'alice: calls bob', 'bob: answers after 1 s', 'alice: hangs up after 3 s');
    const trace = run(text, [{ kind: 'crash', element: 'bob', at: 2_000_000 }]);
    expect(changesIn(trace, 'swallowed').length).toBeGreaterThan(5);
    expect(states(trace, 'alice', 'caller').at(-1)).toBe('Ended');
  });

  it('of a proxy over UDP, and its restart: the call goes on by retransmission', () => {
    const trace = run(stage('udp', ...CALL), [
      { kind: 'crash', element: 'p1', at: 10_000 },
      { kind: 'restart', element: 'p1', at: 900_000 },
    ]);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected', 'ended']);
    expect(ladder(trace).filter((line) => line.startsWith('alice > p1: INVITE')).length).toBeGreaterThan(1);
    expect(trace.unused).toEqual([]);
  });

  it('of a proxy that had answered 100: the INVITE is in nobody’s hands, and the caller waits (§17.1.1.2)', () => {
    const trace = run(stage('udp', ...CALL), [
      { kind: 'lose', message: 'first INVITE p1 -> bob' },
      { kind: 'crash', element: 'p1', at: 100_000 },
      { kind: 'restart', element: 'p1', at: 200_000 },
    ]);
    expect(perceptions(trace, 'alice')).toEqual(['dialling']);
    expect(perceptions(trace, 'bob')).toEqual([]);
  });

  it('over TCP breaks the connections: who sent what was under way hears of it', () => {
    const trace = run(stage('tcp', ...CALL), [{ kind: 'crash', element: 'p1', at: 50_000 }]);
    expect(changesIn(trace, 'connection').map(({ change }) => 'change' in change && change.change)).toContain('reset');
    expect(trace.entries.some(({ event, element }) => event.type === 'transport-error' && element === 'alice')).toBe(
      true,
    );
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'failed']);
  });

  it('leaves acts undone, and says that the machine is down', () => {
    const trace = run(stage('udp', 'alice: calls bob at 2 s'), [{ kind: 'crash', element: 'alice', at: 1_000_000 }]);
    const ignored = changesIn(trace, 'ignored').map(({ change }) => 'why' in change && change.why);
    expect(ignored).toEqual(['it is down']);
    expect(trace.waiting).toHaveLength(1);
  });
});

describe('a restart', () => {
  it('forgets everything: a request in the old dialog is answered with 481 (§12.2.2)', () => {
    const text = stage('udp', 'alice: calls bob', 'bob: answers after 1 s', 'alice: hangs up after 3 s');
    const trace = run(text, [
      { kind: 'crash', element: 'bob', at: 2_000_000 },
      { kind: 'restart', element: 'bob', at: 2_500_000 },
    ]);
    expect(ladder(trace)).toContain('bob > p1: 481 BYE');
    expect(states(trace, 'alice', 'caller').at(-1)).toBe('Ended');
  });

  it('of a machine that is up is a crash and a restart at once: no timer survives it', () => {
    const trace = run(stage('udp', ...CALL), [{ kind: 'restart', element: 'bob', at: 1_000_000 }]);
    expect(broken(trace)).toEqual([]);
    expect(trace.unused).toEqual([]);
  });

  it('draws other tags and branches than before (§19.3)', () => {
    const text = stage('udp', 'alice: calls bob', 'bob: answers after 1 s');
    const trace = run(text, [
      { kind: 'lose', message: 'every 180 bob -> p1' },
      { kind: 'restart', element: 'bob', at: 250_000 },
    ]);
    const tags = sendingsOf(trace)
      .filter(({ sent }) => sent.from === 'bob')
      .map(({ key }) => key.split('/').at(-1)?.split('~')[0]);
    expect(new Set(tags).size).toBe(2);
  });
});

describe('a partition', () => {
  it('loses datagrams by name, and only on that path', () => {
    const trace = run(stage('udp', ...CALL), [
      { kind: 'partition', between: ['p1', 'bob'], from: 0, until: 1_800_000 },
    ]);
    const lost = sendingsOf(trace).filter(({ lost: why }) => why !== null);
    expect(lost.map(({ lost: why }) => why)).toEqual([
      'the network is cut here',
      'the network is cut here',
      'the network is cut here',
    ]);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected', 'ended']);
  });

  it('makes a TCP connection wait, and nothing is lost', () => {
    const trace = run(stage('tcp', ...CALL), [
      { kind: 'partition', between: ['p1', 'bob'], from: 0, until: 1_800_000 },
    ]);
    expect(sendingsOf(trace).filter(({ lost }) => lost !== null)).toEqual([]);
    expect(perceptions(trace, 'bob')).toEqual(['ringing', 'connected', 'ended']);
  });
});

describe('a stalled connection', () => {
  it('delivers everything, in order, once it goes on', () => {
    const trace = run(stage('tcp', ...CALL), [
      { kind: 'stall', between: ['alice', 'p1'], from: 30_000, until: 3_000_000 },
    ]);
    const arrivals = trace.entries.flatMap(({ event, element }) =>
      event.type === 'arrival' && element === 'alice' ? [event.packet] : [],
    );
    expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b));
    expect(sendingsOf(trace).filter(({ lost }) => lost !== null)).toEqual([]);
    expect(broken(trace)).toEqual([]);
  });

  it('stops nothing over UDP, and says that it was not used', () => {
    const stall = { kind: 'stall', between: ['alice', 'p1'], from: 30_000, until: 3_000_000 } as const;
    const trace = run(stage('udp', ...CALL), [stall]);
    expect(trace.unused).toEqual([stall]);
    expect(sameOutcome(outcome(trace), outcome(run(stage('udp', ...CALL))))).toBe(true);
  });
});

describe('a broken connection', () => {
  it('swallows what is under way, tells its sender, and the next message opens another one', () => {
    const trace = run(stage('tcp', ...CALL), [{ kind: 'reset', between: ['p1', 'bob'], at: 2_135_000 }]);
    const swallowed = changesIn(trace, 'swallowed');
    expect(swallowed).toHaveLength(1);
    const openings = changesIn(trace, 'connection').filter(
      ({ change }) => 'change' in change && change.change === 'opening',
    );
    expect(openings.length).toBeGreaterThan(2);
    // 13.3.1.4: the phone repeats its 2xx over any transport, so the call comes about all the same.
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected', 'ended']);
    expect(broken(trace)).toEqual([]);
  });

  it('with nothing under way harms nobody', () => {
    const trace = run(stage('tcp', ...CALL), [{ kind: 'reset', between: ['p1', 'bob'], at: 1_000_000 }]);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected', 'ended']);
    expect(trace.unused).toEqual([]);
  });

  it('swallows all of many messages under way', () => {
    const many = Array.from({ length: 12 }, (_, i) => `alice: calls sip:user${i}@biloxi.example.com at 0 s`);
    const scenario = scenarioOf(
      'many',
      stage('tcp', ...many).replace(
        'phone: sip:alice@atlanta.example.com',
        'phone: sip:alice@atlanta.example.com, lines: 12',
      ),
    );
    const trace = simulate(scenario, [{ kind: 'reset', between: ['alice', 'p1'], at: 45_000 }]);
    expect(changesIn(trace, 'swallowed')).toHaveLength(12);
    expect(perceptions(trace, 'alice').filter((what) => what === 'failed')).toHaveLength(12);
    expect(broken(trace)).toEqual([]);
  });
});

describe('an edit', () => {
  it('to garbage is unreadable: over UDP the next copy of the request makes up for it', () => {
    const trace = run(stage('udp', ...CALL), [
      { kind: 'edit', message: 'first INVITE alice -> p1', text: '\u0000\u0001garbage' },
    ]);
    expect(trace.entries.some(({ event }) => event.type === 'unreadable')).toBe(true);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected', 'ended']);
  });

  it('to another request is taken for what it says', () => {
    const text =
      'OPTIONS sip:bob@client.biloxi.example.com SIP/2.0\r\nVia: SIP/2.0/UDP client.atlanta.example.com;branch=z9hG4bKedited\r\nMax-Forwards: 70\r\nFrom: <sip:alice@atlanta.example.com>;tag=e\r\nTo: <sip:bob@biloxi.example.com>\r\nCall-ID: edited\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n';
    const trace = run(stage('udp', ...CALL), [{ kind: 'edit', message: 'first INVITE p1 -> bob', text }]);
    expect(ladder(trace).filter((line) => line.endsWith('200 OPTIONS'))).toHaveLength(1);
  });

  it.each([
    '',
    '\r\n',
    'SIP/2.0',
    'INVITE',
    'SIP/2.0 200 OK\r\n\r\n',
    'INVITE sip:bob@biloxi.example.com SIP/2.0\r\n\r\n',
  ])('to %j breaks no law, whichever message it befalls', (text) => {
    const scenario = scenarioOf('edited', stage('udp', ...CALL));
    for (const { key } of sendingsOf(simulate(scenario))) {
      expect(broken(simulate(scenario, [{ kind: 'edit', message: key, text }]))).toEqual([]);
    }
  });
});

describe('a message in other words', () => {
  const OTHER = [['180 Ringing', '182 Queued']] as const;

  it('reaches its receiver so, and its length is right again', () => {
    const words = [['m=audio', 'i=a longer body\nm=audio']] as const;
    const trace = run(stage('udp', ...CALL), [{ kind: 'reword', message: 'first INVITE alice -> p1', words }]);
    expect(trace.entries.some(({ event }) => event.type === 'unreadable')).toBe(false);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected', 'ended']);
  });

  const ringing = { kind: 'reword', message: 'first 180 bob -> p1' } as const;
  const queued = { ...ringing, words: [['180 Ringing', '182 Queued']] } as const;
  const longer = { ...ringing, words: [['182 Queued', '183 Queued for long']] } as const;
  const missed = { ...ringing, words: [['nowhere', 'there']] } as const;
  const arrivedAtP1 = (trace: Trace): string[] =>
    trace.entries.flatMap(({ element, event }) =>
      element === 'p1' && event.type === 'arrival' && event.message.kind === 'response' && event.message.status > 100
        ? [`${event.message.status} ${event.message.reason}`]
        : [],
    );

  it('is put into other words by each that is about it, in their order, and by none that finds no words', () => {
    const trace = run(stage('udp', ...CALL), [missed, queued, longer]);
    expect(arrivedAtP1(trace)).toContain('183 Queued for long');
    expect(trace.unused).toEqual([missed]);
    const disturbed = changesIn(trace, 'disturbed').map(({ change }) => change);
    expect(disturbed).toEqual([queued, longer].map((intervention) => expect.objectContaining({ intervention })));
  });

  it('is reworded no more where another text stands in its place', () => {
    const edit = { kind: 'edit', message: ringing.message, text: 'nonsense' } as const;
    const trace = run(stage('udp', ...CALL), [queued, edit]);
    expect(trace.entries.some(({ element, event }) => element === 'p1' && event.type === 'unreadable')).toBe(true);
    expect(arrivedAtP1(trace)).not.toContain('182 Queued');
    expect(trace.unused).toEqual([queued]);
  });

  it('says so beside its arrow in the ladder as text', () => {
    const marked = (of: readonly Intervention[]): string[] =>
      transcript(run(stage('udp', ...CALL), of))
        .split('\n')
        .filter((line) => /, re(worded|written)/.test(line))
        .map((line) => line.slice(line.indexOf('-> ')).replace(/^.*?, /, ''));
    expect(marked([queued, missed])).toEqual(['reworded']);
    expect(marked([{ kind: 'edit', message: ringing.message, text: 'nonsense' }])).toEqual(['rewritten']);
    expect(marked([missed])).toEqual([]);
  });

  it('meets nothing where the message has none of the words', () => {
    const fault = { kind: 'reword', message: 'first INVITE alice -> p1', words: OTHER } as const;
    expect(run(stage('udp', ...CALL), [fault]).unused).toEqual([fault]);
  });
});

describe('duplicates', () => {
  const scenarios = over('UDP').filter(({ network }) => network.loss === 0 && network.jitter === 0);

  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    'of every message, a little later, lead to the same place: %s',
    (_, scenario) => {
      const duplicates = sendingsOf(calmRun(scenario)).map(
        ({ key }) => ({ kind: 'duplicate', message: key, after: 1_000 }) as const,
      );
      const trace = simulate(scenario, duplicates);
      expect(broken(trace)).toEqual([]);
      expect(outcome(trace)).toEqual(outcome(calmRun(scenario)));
    },
  );

  it('never happen over TCP, and the run says that they were not used', () => {
    const duplicate = { kind: 'duplicate', message: 'every message', after: 5_000 } as const;
    const trace = run(stage('tcp', ...CALL), [duplicate]);
    expect(changesIn(trace, 'duplicated')).toEqual([]);
    expect(trace.unused).toEqual([duplicate]);
  });
});

describe('an act from outside', () => {
  const scenario = scenarioOf('act', stage('udp', 'alice: calls bob', 'bob: answers after 2 s'));

  it('are read as a scenario file has them, too', () => {
    const written = [
      { kind: 'crash', element: 'bob', at: '3 s' },
      { kind: 'lose', message: 'first INVITE alice -> bob' },
      { kind: 'partition', between: ['alice', 'bob'], from: '1 s', until: '2 s' },
    ];
    const spoken = [
      { crash: 'bob', at: '3 s' },
      { drop: 'first INVITE alice -> bob' },
      { partition: ['alice', 'bob'], from: '1 s', until: '2 s' },
    ];
    expect(readInterventions(spoken, scenario)).toEqual(readInterventions(written, scenario));
    expect(readInterventions(spoken, scenario).ok).toBe(true);
  });

  it('happens at its time, beside the script', () => {
    const read = readInterventions([{ kind: 'act', act: 'alice: hangs up at 1 s' }], scenario);
    if (!read.ok) throw new Error(read.message);
    const trace = simulate(scenario, read.interventions);
    expect(ladder(trace)).toContain('alice > p1: CANCEL');
    expect(trace.unused).toEqual([]);
  });
});

describe('what bit on nothing is told', () => {
  it.each([
    ['a message that is never sent', { kind: 'lose', message: 'third BYE bob -> p1' }],
    ['a key of another run', { kind: 'delay', message: 'alice>p1/INVITE/1/nobody/none', by: 1_000 }],
    ['a crash after all is quiet', { kind: 'crash', element: 'carol', at: 1_000 }],
    ['a path nobody uses', { kind: 'partition', between: ['alice', 'bob'], from: 0, until: 60_000_000 }],
    ['a connection that is not there', { kind: 'reset', between: ['alice', 'bob'], at: 1_000_000 }],
    ['a time after the horizon', { kind: 'reset', between: ['alice', 'p1'], at: 4_000_000_000 }],
  ] as const)('%s', (_, intervention) => {
    expect(run(stage('udp', ...CALL), [intervention]).unused).toEqual([intervention]);
  });

  it('a second crash of what is down already', () => {
    const crash = (at: number) => ({ kind: 'crash', element: 'bob', at }) as const;
    expect(run(stage('udp', ...CALL), [crash(1_000), crash(2_000)]).unused).toEqual([crash(2_000)]);
  });
});

describe('a message put on the way in somebody’s name', () => {
  const bye = [
    'BYE sip:bob@192.0.2.102 SIP/2.0',
    'Via: SIP/2.0/UDP client.atlanta.example.com;branch=z9hG4bKexperiment',
    'Max-Forwards: 70',
    'From: <sip:alice@atlanta.example.com>;tag=nobody',
    'To: <sip:bob@biloxi.example.com>;tag=nowhere',
    'Call-ID: never@atlanta.example.com',
    'CSeq: 7 BYE',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
  const inject = { kind: 'inject', at: 500_000, from: 'alice', to: 'bob', transport: 'UDP', text: bye } as const;

  it('arrives like any other, and is answered by the rules: 481, since there is no such call (§12.2.2)', () => {
    const trace = run(stage('udp', ...CALL), [inject]);
    expect(trace.unused).toEqual([]);
    expect(ladder(trace)).toContain('alice > bob: BYE');
    expect(ladder(trace)).toContain('bob > alice: 481 BYE');
    expect(sameOutcome(outcome(run(stage('udp', ...CALL))), outcome(trace))).toBe(true);
  });

  it('is written and read like any other intervention', () => {
    const { scenario } = run(stage('udp', ...CALL)).origin;
    const read = readInterventions([writeIntervention(inject)], scenario);
    expect(read).toEqual({ ok: true, interventions: [inject] });
    expect(readInterventions([{ ...writeIntervention(inject), from: 'nobody' }], scenario).ok).toBe(false);
  });

  it('that is no message meets nothing', () => {
    expect(run(stage('udp', ...CALL), [{ ...inject, text: 'hello' }]).unused).toHaveLength(1);
  });
});
