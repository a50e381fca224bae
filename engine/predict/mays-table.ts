// What somebody may send at a moment although this run does otherwise, as rows: the RFCs' MAYs, and what they leave to a
// person or to whoever sets up an element. Each row says when it allows and where that is written (RFC 3261 §8 to §16).

import type { Rule } from '../model/output';
import type { Sends } from './action';
import { isFinal } from './exchanges';
import type { Moment } from './moment';

export interface May {
  readonly rule: Rule;
  allows(guess: Sends, moment: Moment): boolean;
}

const row = (rfc: number, section: string, text: string, allows: May['allows']): May => ({
  rule: { rfc, section, text },
  allows,
});

/** The phone has such a request and owes it a final answer. */
const owes = (g: Sends, m: Moment): boolean =>
  m.kindOf(g.by) === 'user-agent' && m.answerable(g).some(({ answers }) => !answers.some(isFinal));

const toInvite = (g: Sends, m: Moment): boolean => g.method === 'INVITE' && g.status !== null && owes(g, m);

const within = ({ status }: Sends, from: number, to: number): boolean =>
  status !== null && status >= from && status < to;

const request = (g: Sends, m: Moment, method: string): boolean =>
  g.status === null && g.method === method && !g.again && m.kindOf(g.by) === 'user-agent';

export const MAYS: readonly May[] = [
  row(
    3261,
    '17.2.1',
    'A 100 may go at once; it must go when nothing else does within 200 ms.',
    (g, m) => g.status === 100 && toInvite(g, m),
  ),
  row(
    3261,
    '13.3.1.1',
    'A phone may send as many provisional answers as it likes: 180, 181, 182, 183.',
    (g, m) => toInvite(g, m) && within(g, 101, 200),
  ),
  row(
    3261,
    '13.3.1.4',
    'A phone may accept a call whenever it will: by a person, or by itself.',
    (g, m) => toInvite(g, m) && within(g, 200, 300),
  ),
  row(3261, '13.3.1.2', 'A phone may send its callers elsewhere.', (g, m) => toInvite(g, m) && within(g, 300, 400)),
  row(
    3261,
    '13.3.1.3',
    'A phone may refuse a call, whatever its person or its settings want.',
    (g, m) => toInvite(g, m) && within(g, 400, 700) && ![487, 481].includes(g.status ?? 0),
  ),
  row(
    3261,
    '22.2',
    'A phone may ask who is calling before it answers.',
    (g, m) => g.status === 401 && !['ACK', 'CANCEL'].includes(g.method) && owes(g, m),
  ),
  row(
    3261,
    '8.2.6',
    'A request that has come may be answered at any time.',
    (g, m) => g.method !== 'INVITE' && g.method !== 'ACK' && within(g, 200, 300) && owes(g, m),
  ),
  row(
    3261,
    '16.2',
    'A proxy may say at once that it has the INVITE, and so stop its copies.',
    (g, m) =>
      g.status === 100 &&
      g.method === 'INVITE' &&
      ['proxy', 'b2bua'].includes(m.kindOf(g.by) ?? '') &&
      m.answerable(g).some(({ answers }) => answers.length === 0),
  ),
  row(
    3261,
    '22.3',
    'A proxy may ask who is calling before it passes a request on.',
    (g, m) =>
      g.status === 407 &&
      !['ACK', 'CANCEL'].includes(g.method) &&
      m.kindOf(g.by) === 'proxy' &&
      m
        .answerable(g)
        .some(({ answers, call }) => !answers.some(isFinal) && !m.asks(g.by, g.method).some((e) => e.call === call)),
  ),
  row(
    3261,
    '9.1',
    'Who called may give up once a first answer has come: that is a CANCEL.',
    (g, m) =>
      request(g, m, 'CANCEL') &&
      m.asks(g.by, 'INVITE', g.to).some(({ answers }) => answers.some((a) => a.arrived) && !answers.some(isFinal)),
  ),
  row(
    3261,
    '15',
    'Either end may hang up a call that stands, and who called may even end it early.',
    (g, m) =>
      request(g, m, 'BYE') &&
      (m.callOf(g.by) === 'confirmed' || (m.asks(g.by, 'INVITE').length > 0 && m.callOf(g.by) !== 'none')),
  ),
  row(
    3261,
    '14.1',
    'Either end of a call that stands may change it with a new INVITE.',
    (g, m) => request(g, m, 'INVITE') && m.callOf(g.by) === 'confirmed',
  ),
  row(
    3311,
    '5.1',
    'Either end of a call may change it with UPDATE, even before it is accepted.',
    (g, m) => request(g, m, 'UPDATE') && ['early', 'accepted', 'confirmed'].includes(m.callOf(g.by)),
  ),
  row(3261, '10.2', 'A phone may register at any time.', (g, m) => request(g, m, 'REGISTER')),
  row(3261, '11', 'Anybody may ask at any time what somebody else can do.', (g, m) => request(g, m, 'OPTIONS')),
  row(
    3261,
    '13.2.1',
    'A phone may begin a call at any time.',
    (g, m) => request(g, m, 'INVITE') && m.callOf(g.by) === 'none',
  ),
];
