// RFC 3264 §8 with RFC 6337 §5: what a description says when a session changes, and what flows then.
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../engine/model/trace';
import { mediaEvents } from '../../engine/trace/media';
import { perceptions, run } from '../support/run';

const stage = (alice: string, bob: string) => `
title: Descriptions
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com${alice} }
  bob: { phone: sip:bob@biloxi.example.com${bob} }
`;
const script = (...lines: string[]) =>
  `script:\n${['alice: calls bob', 'bob: answers after 1 s', ...lines].map((line) => `  - ${line}\n`).join('')}`;
const bodies = (trace: Trace, who: string): string[][] =>
  trace.entries
    .filter(({ element }) => element === who)
    .flatMap(({ changes }) =>
      changes.flatMap((c) =>
        c.type === 'sent' && c.copy === 0 && c.message.body.length > 0 ? [String(c.message.body).split('\r\n')] : [],
      ),
    );
const lines = (body: string[] | undefined, start: string): string[] =>
  (body ?? []).filter((line) => line.startsWith(start));
const versions = (trace: Trace, who: string): number[] =>
  bodies(trace, who).map((body) => Number(lines(body, 'o=')[0]?.split(' ')[2]));
const lastHeard = (trace: Trace): readonly string[] | undefined => mediaEvents(trace).at(-1)?.hears;

describe('§8: a new description counts its version up by one when it says something new, and only then', () => {
  it('hold and resume', () => {
    const [first = 0, ...rest] = versions(
      run(stage('', '') + script('alice: holds after 1 s', 'alice: resumes after 1 s')),
      'alice',
    );
    expect(rest.map((version) => version - first)).toEqual([1, 2]);
  });

  it('nothing new, the same version and the same text', () => {
    const [a, b] = bodies(run(stage('', '') + script('alice: renegotiates after 1 s')), 'alice');
    expect(b).toEqual(a);
  });
});

describe('§8.1 and §8.2: streams keep their places', () => {
  const video = ', codecs: [PCMU, H264]';
  const trace = run(
    stage(video, video) +
      script('alice: adds video after 1 s', 'bob: removes video after 3 s', 'alice: holds after 4 s'),
  );

  it('a new one comes after those there are, an ended one stays with port 0', () => {
    expect(bodies(trace, 'alice').map((body) => lines(body, 'm=').map((line) => line.split(' ')[0]))).toEqual([
      ['m=audio'],
      ['m=audio', 'm=video'],
      ['m=audio', 'm=video'],
      ['m=audio', 'm=video'],
    ]);
    const ports = bodies(trace, 'bob').map((body) => lines(body, 'm=video').map((line) => line.split(' ')[1]));
    expect(ports[2]).toEqual(['0']);
  });
});

describe('§8.4: putting a call on hold', () => {
  it.each([
    ['sendonly', 'a=sendonly', 'a=recvonly', ['bob']],
    ['inactive', 'a=inactive', 'a=inactive', undefined],
    ['0.0.0.0', 'c=IN IP4 0.0.0.0', undefined, ['bob']],
  ])('%s: offered, answered, and who still hears whom', (hold, offered, answered, hears) => {
    const trace = run(stage(`, hold: ${hold}`, '') + script('alice: holds after 1 s'));
    expect(bodies(trace, 'alice').at(-1)).toContain(offered);
    if (answered !== undefined) expect(bodies(trace, 'bob').at(-1)).toContain(answered);
    if (hears !== undefined) expect(lastHeard(trace)).toEqual(hears);
    expect(perceptions(trace, 'bob')).toContain('held');
  });

  it('both hold: an end that holds answers what it wants, and resumes one by one (RFC 6337 §5.3)', () => {
    const trace = run(
      stage('', '') +
        script(
          'alice: holds after 1 s',
          'bob: holds after 3 s',
          'alice: resumes after 4 s',
          'bob: resumes 7 s after he is connected',
        ),
    );
    const directions = (who: string) =>
      bodies(trace, who).map(
        (body) => body.find((line) => /^a=(sendonly|recvonly|inactive)$/.test(line)) ?? 'a=sendrecv',
      );
    expect(directions('alice')).toEqual(['a=sendrecv', 'a=sendonly', 'a=inactive', 'a=sendrecv', 'a=sendrecv']);
    expect(directions('bob')).toEqual(['a=sendrecv', 'a=recvonly', 'a=sendonly', 'a=sendonly', 'a=sendrecv']);
    expect(lastHeard(trace)).toEqual(['alice', 'bob']);
    expect(perceptions(trace, 'alice').slice(3)).toEqual(['holding', 'held', 'retrieved', 'resumed']);
  });
});

describe('§6: a stream that was offered and not taken', () => {
  it('leaves the call as it was, and whoever wanted it learns that', () => {
    const trace = run(`
elements:
  alice: { phone: sip:alice@atlanta.example.com, codecs: [PCMU, H264] }
  bob: { phone: sip:bob@biloxi.example.com }
script:
  - alice: calls bob
  - bob: answers after 1 s
  - alice: adds video after 2 s
  - alice: hangs up after 6 s
`);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected', 'change-refused', 'ended']);
  });
});

describe('§8.2: a stream that one side has ended', () => {
  it('comes back when the other offers it and its person agrees', () => {
    const trace = run(`
elements:
  alice: { phone: sip:alice@atlanta.example.com, codecs: [PCMU, H264], on-change: ask }
  bob: { phone: sip:bob@biloxi.example.com, codecs: [PCMU, H264] }
script:
  - alice: calls bob
  - bob: answers after 1 s
  - alice: adds video at 3 s
  - alice: removes video at 6 s
  - bob: adds video at 9 s
  - alice: agrees at 10 s
  - bob: hangs up at 12 s
`);
    expect(perceptions(trace, 'bob').filter((what) => what === 'changed')).toHaveLength(3);
    expect(perceptions(trace, 'bob')).not.toContain('change-refused');
  });
});
