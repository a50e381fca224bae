// RFC 6228: 199, the end of one early dialog of several.

import { describe, expect, it } from 'vitest';
import { ladder, run } from '../support/run';
import { wire } from '../support/stage';

const stage = (alice: string, script: string, proxy = '') => `
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com${alice} }
  p1: { proxy: biloxi.example.com${proxy} }
  sofa: { phone: sip:bob@biloxi.example.com, early-media: yes }
  desk: { phone: sip:bob@biloxi.example.com, early-media: yes }
before:
  - sofa: registers
  - desk: registers
script:
  - alice: calls sip:bob@biloxi.example.com
${script}`;

const ONE_OUT = '  - desk: rejects at 2 s\n  - sofa: answers at 4 s\n  - alice: hangs up at 6 s\n';
const knows = ', supported: [199]';
const told = (text: string): string[] => ladder(run(text)).filter((line) => line.includes(': 199'));

describe('§6: a forking proxy that keeps a refusal back', () => {
  const trace = run(stage(knows, ONE_OUT));
  const text = wire(trace, '199 INVITE');

  it('MUST tell a caller who supports 199 that the early dialog is over, once', () => {
    expect(told(stage(knows, ONE_OUT))).toEqual(['p1 > alice: 199 INVITE']);
  });

  it('names the dialog by its To tag, and MUST say why in a Reason', () => {
    const tag = (message: string): string => /^To: .*;tag=(\w+)/m.exec(message)?.[1] ?? 'none';
    expect(tag(text)).toBe(tag(wire(trace, '486 INVITE')));
    expect(text).toMatch(/^Reason: SIP;cause=486/im);
  });

  it('SHOULD NOT put a Contact or a Record-Route into it', () => {
    expect(text).not.toMatch(/^(Contact|Record-Route):/m);
  });

  it('sends none to a caller who does not know it, nor where all provisional answers must be reliable', () => {
    expect(told(stage('', ONE_OUT))).toEqual([]);
    expect(told(stage(', supported: [199], reservation: 10 ms', ONE_OUT))).toEqual([]);
  });

  it('is a proxy’s affair: a back-to-back user agent, which answers for itself, SHOULD NOT send one (§5)', () => {
    expect(told(stage(knows, ONE_OUT, ', role: b2bua'))).toEqual([]);
  });

  it('sends none when the refusal itself goes upstream at once', () => {
    expect(told(stage(knows, '  - desk: rejects at 2 s\n  - sofa: rejects at 3 s\n'))).toHaveLength(1);
    expect(
      told(
        stage(knows, '  - desk: rejects as declined at 2 s\n')
          .replace(/ {2}sofa:.*\n/, '')
          .replace('  - sofa: registers\n', ''),
      ),
    ).toEqual([]);
  });
});

describe('§4: the caller', () => {
  it('MUST NOT take media of that dialog any more, and goes on with the others', () => {
    const trace = run(stage(knows, ONE_OUT));
    const start = trace.entries[trace.figure]?.at ?? 0;
    const ended = trace.entries
      .filter(({ element }) => element === 'alice')
      .flatMap(({ at, changes }) =>
        changes.flatMap((c) =>
          c.type === 'dialog' && c.change === 'ended' ? [Math.round((at - start) / 1_000_000)] : [],
        ),
      );
    expect(ended[0]).toBe(2);
    expect(ladder(trace)).toContain('sofa > p1: 200 INVITE');
    expect(ladder(trace).filter((line) => line === 'alice > desk: BYE')).toEqual([]);
  });

  it('SHALL discard a 199 for a dialog that was never established', () => {
    const text = stage(knows, ONE_OUT);
    const strange = wire(run(text), '199 INVITE').replace(/^(To: .*;tag=)\w+/m, '$1nobody');
    const trace = run(text, [{ kind: 'edit', message: 'first 199 INVITE p1 -> alice', text: strange }]);
    const ignored = trace.entries.flatMap(({ changes }) =>
      changes.flatMap((c) => (c.type === 'ignored' && c.rule?.rfc === 6228 ? [c.what] : [])),
    );
    expect(ignored).toEqual(['199']);
  });
});
