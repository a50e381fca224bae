// What a message belongs to: its transaction, dialog, session and call, as brackets beside the lifelines that keep them.

import { describe, expect, test } from 'vitest';
import { placeBrackets } from '@/components/ladder/brackets';
import { layout } from '@/components/ladder/layout';
import { COMFORTABLE, SCOPES } from '@/components/ladder/options';
import { scopeOf } from '@/components/ladder/scopes';
import { scopeText } from '@/components/text/scopes';
import { viewOf } from './support/runs';

const { ladder, wires } = viewOf('two-proxies-udp');
const find = (from: string, to: string, label: string) =>
  ladder.messages.find((m) => m.from === from && m.to === to && m.labels[0] === label)?.id ?? '';
const said = (id: string, kind: (typeof SCOPES)[number]) => {
  const scope = scopeOf(ladder, wires, id, kind);
  return ladder.messages.filter((m) => scope?.messages.has(m.id)).map((m) => `${m.from} > ${m.to} ${m.labels[0]}`);
};

describe('from narrow to wide', () => {
  const invite = find('p1', 'p2', 'INVITE');
  test('a transaction is a request and its answers on one hop (RFC 3261 §17)', () => {
    expect(said(invite, 'transaction')).toEqual([
      'p1 > p2 INVITE',
      'p2 > p1 100 Trying',
      'p2 > p1 180 Ringing',
      'p2 > p1 200 OK',
    ]);
  });
  test('the ACK of a 2xx is a transaction of its own (§13.2.2.4), that of a refusal belongs to its INVITE (§17.1.1.3)', () => {
    expect(said(find('p1', 'p2', 'ACK'), 'transaction')).toEqual(['p1 > p2 ACK']);
    const refused = viewOf('rfc3665-3.9');
    const request = refused.ladder.messages.find((m) => m.labels[0] === 'INVITE' && m.to === 'bob')?.id ?? '';
    const scope = scopeOf(refused.ladder, refused.wires, request, 'transaction');
    expect(refused.ladder.messages.filter((m) => scope?.messages.has(m.id)).map((m) => m.labels[0])).toEqual([
      'INVITE',
      '486 Busy Here',
      'ACK',
    ]);
  });
  test('a session is what the ends described to each other', () => {
    expect(said(invite, 'session').every((m) => /INVITE|200 OK/.test(m))).toBe(true);
    expect(said(invite, 'session')).toContain('bob > p2 200 OK');
  });
  test('a dialog and a call hold everything here, from the INVITE to the answer to the BYE', () => {
    const sip = ladder.messages.filter(({ kind }) => kind !== 'query');
    expect(said(invite, 'call')).toHaveLength(sip.length);
    expect(said(invite, 'dialog')).toHaveLength(sip.length);
  });
  test('calls of one run stay apart', () => {
    const five = viewOf('five-steps');
    const ids = (from: string) => {
      const message = five.ladder.messages.find((m) => m.from === from && m.labels[0] === '180 Ringing');
      return scopeOf(five.ladder, five.wires, message?.id ?? '', 'call')?.messages ?? new Set<string>();
    };
    const [bob, carol] = [ids('bob'), ids('carol')];
    expect([...bob].filter((id) => carol.has(id))).toEqual([]);
    expect([bob.size > 0, carol.size > 0]).toEqual([true, true]);
  });
});

test('brackets stand where it is kept: transactions on both ends of a hop, dialogs at the phones', () => {
  const at = (kind: (typeof SCOPES)[number]) =>
    scopeOf(ladder, wires, find('p1', 'p2', 'INVITE'), kind)?.brackets.map((b) => `${b.node} ${b.machine}`);
  expect(at('transaction')).toEqual(['p1 invite-client', 'p2 invite-server']);
  expect(at('dialog')?.map((b) => b.split(' ')[0])).toEqual(['alice', 'bob']);
});

test('a question to a service belongs to nothing', () => {
  const query = ladder.messages.find(({ kind }) => kind === 'query')?.id ?? '';
  for (const kind of SCOPES) expect(scopeOf(ladder, wires, query, kind)).toBeNull();
});

test.each(['two-proxies-udp', 'five-steps', 'rfc3665-3.8'])('the words of brackets keep off all others in %s', (id) => {
  const view = viewOf(id);
  for (const width of [1024, 976, 1456]) {
    const laid = layout(view.ladder, { ...COMFORTABLE, width });
    for (const kind of SCOPES)
      for (const message of view.ladder.messages.slice(0, 12)) {
        const scope = scopeOf(view.ladder, view.wires, message.id, kind);
        const labels = scope ? placeBrackets(laid, scope, scopeText.says).flatMap(({ label }) => label ?? []) : [];
        for (const { box } of labels) expect(laid.free(box)).toBe(true);
        for (const a of labels)
          for (const b of labels)
            if (a !== b)
              expect(a.box.x0 < b.box.x1 && b.box.x0 < a.box.x1 && a.box.y0 < b.box.y1 && b.box.y0 < a.box.y1).toBe(
                false,
              );
      }
  }
});
