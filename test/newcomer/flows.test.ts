// Flows that nobody listed, written from the language page alone: what a newcomer would try first. Each names by its
// `expect` what must come out.

import { describe, expect, it } from 'vitest';
import { judge } from '../../engine';
import { broken } from '../support/laws';
import { ladder, run } from '../support/run';

/** Whatever does not come out as the scenario says, and every law that is broken. */
function wrong(text: string): string[] {
  const trace = run(text);
  return [...judge(trace).flatMap(({ holds, sentence }) => (holds ? [] : [sentence])), ...broken(trace)];
}

/** An attended transfer through two proxies; Ann sits behind a NAT box. */
const behindNat = (phone: string, proxy: string, expectations: string): string => `
title: An attended transfer with one phone behind a NAT box
nats:
  home: { label: Home router }
elements:
  ann: { phone: sip:ann@red.example.com, via: red, behind: home${phone} }
  red: { proxy: red.example.com, record-route: yes${proxy} }
  blue: { proxy: blue.example.com, record-route: yes }
  ben: { phone: sip:ben@blue.example.com, via: blue, lines: 2 }
  cia: { phone: sip:cia@blue.example.com, via: blue }
before:
  - ann: registers
  - ben: registers
  - cia: registers
script:
  - ann: calls ben
  - ben: answers after 1 s
  - ben: holds after 2 s
  - ben: calls cia after 1 s
  - cia: answers after 1 s
  - ben: transfers ann to cia after asking after 3 s
  - cia: hangs up 5 s after she is connected to ann
expect:
${expectations}`;

describe('an attended transfer through two proxies with one phone behind NAT', () => {
  it('works with rport, a proxy that helps and media anchored at it', () => {
    const text = behindNat(
      ', rport: yes, keeps-alive: yes',
      ', helps-nat: yes, relay: yes',
      `  - ann: is connected to cia
  - media: [ann, ben]
  - media: [ann, cia]
  - ben: is transferred
  - cia: hears the call end
  - ends: quiet
`,
    );
    expect(wrong(text)).toEqual([]);
  });

  it('fails without all of them: the BYE, the REFER and the voices find nobody at a private address', () => {
    const text = behindNat(
      '',
      '',
      `  - no media: [ann, ben]
  - ann: never hears ben
  - ben: hears the transfer fail
  - ann: never is connected to cia
`,
    );
    expect(wrong(text)).toEqual([]);
  });

  it('fails half with rport alone: answers come back, requests and voices do not', () => {
    const text = behindNat(
      ', rport: yes',
      '',
      `  - ann: is connected to ben
  - ann: never hears ben
  - ben: hears ann
  - ben: hears the transfer fail
`,
    );
    expect(wrong(text)).toEqual([]);
  });
});

describe('third-party call control', () => {
  const stage = (script: string, expectations: string): string => `
title: An application connects two people
elements:
  app: { phone: sip:app@service.example.net, behaviour: controller }
  ann: { phone: sip:ann@red.example.com, via: red }
  red: { proxy: red.example.com, record-route: yes }
  ben: { phone: sip:ben@blue.example.com }
before:
  - ann: registers
script:
  - app: connects ann with ben
${script}expect:
${expectations}`;

  it('leaves the two talking to each other, and ends both calls when one hangs up', () => {
    const text = stage(
      '  - ann: answers after 1 s\n  - ben: answers after 2 s\n  - ann: hangs up 5 s after ben is connected\n',
      `  - media: [ann, ben]
  - no media: [ann, app]
  - ben: hears the call end
  - ends: quiet
`,
    );
    expect(wrong(text)).toEqual([]);
  });

  it.each(['busy', 'declined', 'unavailable'])('lets the first go when the second is %s', (why) => {
    const text = stage(
      `  - ann: answers after 1 s\n  - ben: rejects as ${why} after 2 s\n`,
      `  - ann: hears the call end
  - no media: [ann, ben]
  - ends: quiet
`,
    );
    expect(wrong(text)).toEqual([]);
  });
});

describe('a conference joined by REFER', () => {
  const stage = (cia: string, expectations: string): string => `
title: Somebody in a conference has somebody else join
elements:
  room: { phone: sip:room@conf.example.com, behaviour: conference }
  ann: { phone: sip:ann@red.example.com }
  ben: { phone: sip:ben@blue.example.com }
  cia: { phone: sip:cia@green.example.com${cia} }
script:
  - ann: calls room
  - ben: calls room at 1 s
  - ann: lets cia call room at 4 s
  - ben: hangs up at 12 s
  - ann: hangs up at 14 s
expect:
${expectations}`;

  it('adds a third voice to the focus', () => {
    const text = stage(
      ', refers: anyone',
      `  - media: [ann, room]
  - media: [ben, room]
  - media: [cia, room]
  - cia: is connected to room
  - ann: is transferred
`,
    );
    expect(wrong(text)).toEqual([]);
    expect(ladder(run(text))).toContain('cia > room: INVITE');
  });

  it('does not come about when who is asked follows no strangers', () => {
    const text = stage('', '  - ann: hears the transfer fail\n  - no media: [cia, room]\n  - ends: quiet\n');
    expect(wrong(text)).toEqual([]);
  });
});
