// RFC 4538: a request outside of any dialog that proves to know one.

import { describe, expect, it } from 'vitest';
import { get, tagOf } from '../../engine/message/headers';
import type { Message } from '../../engine/message/message';
import { printMessage } from '../../engine/message/print';
import type { Trace } from '../../engine/model/trace';
import { sendingsOf } from '../../engine/trace/sending';
import { ladder, perceptions, run } from '../support/run';
import { threePhones } from '../support/stage';

const SCRIPT = [
  'alice: calls bob',
  'bob: answers after 1 s',
  'bob: transfers alice to carol after 2 s',
  'carol: answers the call from alice after 1 s',
  'carol: hangs up after 4 s',
];
const OWN = 'transfer-in: a dialog of its own';
const text = (settings: Record<string, string> = {}) => threePhones(SCRIPT, { bob: OWN, ...settings });
const sent = (trace: Trace, what: string): Message | undefined =>
  sendingsOf(trace).find((sending) => sending.what === what)?.sent.message;
const name = (message: Message | undefined, tag: string): string | null | undefined =>
  (message && get(message, 'target-dialog'))?.params.find((param) => param.name === tag)?.value;

describe('§3: the UAC', () => {
  const trace = run(text());
  const refer = sent(trace, 'REFER');

  it('sends the request outside of the call, with a Call-ID of its own and no tag in To', () => {
    const to = refer && get(refer, 'to');
    expect(to && tagOf(to)).toBeUndefined();
    expect(refer && get(refer, 'call-id')).not.toBe(get(sent(trace, 'INVITE') as Message, 'call-id'));
  });

  it('MUST name the call with the tags as the recipient sees them', () => {
    const answer = sent(trace, '200 INVITE') as Message;
    const [from, to] = [get(answer, 'from'), get(answer, 'to')];
    expect(get(refer as Message, 'target-dialog')?.value).toBe(get(answer, 'call-id'));
    // Alice made the call: her tag, which is local to her, is in From.
    expect(name(refer, 'local-tag')).toBe(from && tagOf(from));
    expect(name(refer, 'remote-tag')).toBe(to && tagOf(to));
  });

  it('SHOULD require that the extension be understood', () => {
    expect(get(refer as Message, 'require')).toEqual(['tdialog']);
  });

  it('SHOULD send it within the call when the other phone does not say that it knows the extension', () => {
    const old = sent(run(text({ alice: 'supported: [replaces]' })), 'REFER');
    const to = old && get(old, 'to');
    expect(to && tagOf(to)).toBeDefined();
    expect(old && get(old, 'target-dialog')).toBeUndefined();
  });

  it('hears of the outcome, and leaves the call then', () => {
    expect(perceptions(trace, 'bob')).toContain('transferred');
    expect(ladder(trace)).toContain('bob > alice: BYE');
  });
});

describe('§4: the UAS', () => {
  const REFER = printMessage(sent(run(text()), 'REFER') as Message);
  const edited = (change: (raw: string) => string): string[] =>
    ladder(run(text(), [{ kind: 'edit', message: 'first REFER bob -> alice', text: change(REFER) }]));
  // Without the header, a stranger: what makes Bob more than one is the call alone.
  const stranger = (raw: string) => raw.replaceAll('sip:bob@biloxi', 'sip:eve@evil');

  it('authorises who names a dialog it has', () => {
    expect(edited((raw) => stranger(raw))).toContain('alice > bob: 200 REFER');
  });

  it.each([
    ['a dialog it does not have', (raw: string) => raw.replace(/Target-Dialog: [^;]+/, 'Target-Dialog: another')],
    ['only one tag', (raw: string) => raw.replace(/;remote-tag=[^;\r]+/, '')],
    [
      'the tags in the places of one another',
      (raw: string) => raw.replace('local-tag', 'x').replace('remote-tag', 'local-tag').replace('x=', 'remote-tag='),
    ],
    ['no dialog', (raw: string) => raw.replace(/Target-Dialog: [^\r]+\r\n/, '')],
  ])('ignores the header, and refuses a stranger, for %s', (_, change) => {
    expect(edited((raw) => change(stranger(raw)))).toContain('alice > bob: 403 REFER');
  });
});
