// What somebody may send at a moment although this run does otherwise, as rows: the RFCs' MAYs, and what they leave to a
// person or to whoever sets up an element. Each row says when it allows and where that is written (RFC 3261 §8 to §16).

import { get, list, tagOf } from '../message/headers';
import type { Request } from '../message/message';
import type { Sends } from './action';
import { type Exchange, isFinal } from './exchanges';
import { elementAt } from './legs';
import { MAYS_BEYOND } from './mays-beyond-table';
import type { Moment } from './moment';
import { isAnswered, isSettled, type May, may, mayAgain, open, owes, request, within } from './rows';

const toInvite = (g: Sends, m: Moment): boolean => g.method === 'INVITE' && g.status !== null && owes(g, m);

/** Requests that a proxy has, and has neither answered for good nor sent on. */
const unsent = (g: Sends, m: Moment): readonly Exchange[] =>
  ['ACK', 'CANCEL'].includes(g.method) ? [] : waiting(g, m);

const waiting = (g: Sends, m: Moment): readonly Exchange[] =>
  m
    .taken(g.by, g.method)
    .filter(({ answers, call }) => !answers.some(isFinal) && !m.asks(g.by, g.method).some((e) => e.call === call));

const CALLS: readonly May[] = [
  may(
    3261,
    '17.2.1',
    'A 100 may go at once; it must go when nothing else does within 200 ms.',
    (g, m) => g.status === 100 && toInvite(g, m) && open(g, m).some(({ answers }) => answers.length === 0),
  ),
  may(
    3261,
    '13.3.1.1',
    'A phone may send as many provisional answers as it likes: 180, 181, 182, 183.',
    (g, m) => toInvite(g, m) && within(g, 101, 200),
  ),
  may(
    3261,
    '13.3.1.4',
    'A phone may accept a call whenever it will: by a person, or by itself.',
    (g, m) => toInvite(g, m) && within(g, 200, 300),
  ),
  may(3261, '13.3.1.2', 'A phone may send its callers elsewhere.', (g, m) => toInvite(g, m) && within(g, 300, 400)),
  may(
    3261,
    '13.3.1.3',
    'A phone may refuse a call, whatever its person or its settings want.',
    (g, m) => toInvite(g, m) && within(g, 400, 700) && ![407, 481, 482, 483, 487, 489, 423].includes(g.status ?? 0),
  ),
  may(
    3261,
    '9.2',
    'Once somebody has given up, the INVITE is refused with 487.',
    (g, m) =>
      g.status === 487 && toInvite(g, m) && (m.taken(g.by, 'CANCEL').length > 0 || m.taken(g.by, 'BYE').length > 0),
  ),
  may(
    3261,
    '22.2',
    'A phone may ask who is calling before it answers.',
    (g, m) => g.status === 401 && !['ACK', 'CANCEL'].includes(g.method) && owes(g, m),
  ),
  may(
    3261,
    '8.2.6',
    'A request that has come may be answered at any time.',
    (g, m) => g.method !== 'INVITE' && g.method !== 'ACK' && within(g, 200, 300) && owes(g, m),
  ),
  may(
    3261,
    '13.2.2.4',
    'A final answer to an INVITE is acknowledged as soon as it has come.',
    (g, m) =>
      request(g, m, 'ACK') &&
      m
        .asks(g.by, 'INVITE')
        .some((e) => isSettled(e) && !m.owesNoAck(g.by) && (e.server === g.to || leadsTo(e.call, g, m))),
  ),
  may(
    3261,
    '9.1',
    'Who called may give up once a first answer has come: that is a CANCEL.',
    (g, m) => request(g, m, 'CANCEL') && m.asks(g.by, 'INVITE', g.to).some((e) => isAnswered(e) && !isSettled(e)),
  ),
  may(
    3261,
    '15',
    'Either end may hang up a call that stands, and who called may even end it early.',
    (g, m) =>
      request(g, m, 'BYE') &&
      m.legsTo(g).some((leg) => leg.stage === 'confirmed' || (leg.caller && ['early', 'accepted'].includes(leg.stage))),
  ),
  may(
    3261,
    '14.1',
    'Either end of a call that stands may change it with a new INVITE.',
    (g, m) => request(g, m, 'INVITE') && m.legsTo(g).some(({ stage }) => stage === 'confirmed'),
  ),
  may(
    3261,
    '13.2.1',
    'A phone may begin a call at any time, beside those it has.',
    (g, m) => request(g, m, 'INVITE'),
    true,
  ),
  mayAgain(
    3261,
    '17.1.1.2',
    'Over UDP an INVITE without any answer goes once more when Timer A fires.',
    (g, m) =>
      g.status === null &&
      g.method === 'INVITE' &&
      m.runs(g.by, 'A') &&
      m.asks(g.by, 'INVITE', g.to).some((e) => !e.reliable && !isAnswered(e)),
  ),
  mayAgain(
    3261,
    '13.3.1.4',
    'Until the ACK comes, the phone that accepted repeats its 200.',
    (g, m) =>
      g.method === 'INVITE' &&
      m.isEnd(g.by) &&
      m.runs(g.by, 'no-ACK') &&
      m
        .answerable(g)
        .some((e) => within(g, 200, 300) && !m.isAcknowledged(g.by, e) && e.answers.some((a) => a.status === g.status)),
  ),
];

/** Whether what is said in a call goes there first. */
const leadsTo = (call: string, g: Sends, m: Moment): boolean =>
  m.legs(g.by).some((leg) => leg.call === call && leg.hops.has(g.to));

const PROXIES: readonly May[] = [
  may(
    3261,
    '16.2',
    'A proxy may say at once that it has the INVITE, and so stop its copies.',
    (g, m) =>
      g.status === 100 &&
      g.method === 'INVITE' &&
      m.passesOn(g.by) &&
      m.answerable(g).some(({ answers }) => answers.length === 0),
  ),
  may(
    3261,
    '22.3',
    'A proxy may ask who is calling before it passes a request on.',
    (g, m) =>
      g.status === 407 &&
      (m.passesOn(g.by) || m.kindOf(g.by) === 'b2bua') &&
      unsent(g, m).some(({ client }) => client === g.to),
  ),
  may(
    3261,
    '16.5',
    'Where a request goes next is for the proxy to decide: its rules, its location service, other servers.',
    (g, m) =>
      g.status === null &&
      m.passesOn(g.by) &&
      unsent(g, m).some(({ client, request: r }) => client !== g.to && isChosen(r)),
  ),
  may(
    3261,
    '16.6',
    'Within a call a proxy passes everything on along the route that is written in it.',
    (g, m) =>
      g.status === null &&
      g.method !== 'CANCEL' &&
      m.passesOn(g.by) &&
      waiting(g, m).some(({ client, request: r }) => client !== g.to && wayOf(r, g, m) === g.to),
  ),
  may(
    3261,
    '16.10',
    'A proxy answers a CANCEL itself, and then sends its own.',
    (g, m) =>
      g.status === 200 &&
      g.method === 'CANCEL' &&
      m.passesOn(g.by) &&
      m.answerable(g).some((e) => !e.answers.some(isFinal)),
  ),
  may(
    3261,
    '16.5',
    'A server may send the caller elsewhere instead of passing the request on.',
    (g, m) => within(g, 300, 400) && m.passesOn(g.by) && unsent(g, m).some(({ client }) => client === g.to),
  ),
  may(
    3261,
    '16.5',
    'A proxy that does not know the person, or has nowhere to send the request, says so itself.',
    (g, m) =>
      [404, 480].includes(g.status ?? 0) && m.passesOn(g.by) && unsent(g, m).some(({ client }) => client === g.to),
  ),
  may(
    3261,
    '21.4.4',
    'A provider may forbid what it does not want to carry.',
    (g, m) => g.status === 403 && m.passesOn(g.by) && unsent(g, m).some(({ client }) => client === g.to),
  ),
  may(
    3261,
    '21.5.4',
    'A server may be too busy for now.',
    (g, m) => g.status === 503 && m.passesOn(g.by) && unsent(g, m).some(({ client }) => client === g.to),
  ),
  may(
    3261,
    '16.10',
    'A proxy may cancel what it has sent on, once a first answer has come.',
    (g, m) =>
      g.status === null &&
      g.method === 'CANCEL' &&
      m.passesOn(g.by) &&
      m.asks(g.by, 'INVITE', g.to).some((e) => isAnswered(e) && !isSettled(e)),
  ),
  may(
    3261,
    '16.7',
    'A proxy passes on what it hears from further on; of several refusals it chooses the best.',
    (g, m) =>
      m.passesOn(g.by) &&
      g.status !== null &&
      g.status !== 100 &&
      (g.method === 'INVITE' || g.status >= 200) &&
      m.hasHeard(g) &&
      m.answerable(g).some(({ answers }) => !answers.some(isFinal)),
  ),
];

/** Outside of a dialog, and not told whom to pass: then the proxy chooses. */
const isChosen = (r: Request): boolean => {
  const to = get(r, 'to');
  return (to === undefined || tagOf(to) === undefined) && list(r, 'route').length < 2;
};

/** 16.12: the next in the route that is not this proxy itself, else where the Request-URI leads. */
function wayOf(r: Request, { by }: Sends, { trace }: Moment): string | undefined {
  const { elements } = trace.origin.scenario;
  const [next] = [...list(r, 'route').map(({ uri }) => uri), r.uri]
    .map((uri) => elementAt(elements, uri))
    .filter((id) => id !== by);
  return next;
}

export const MAYS: readonly May[] = [...CALLS, ...PROXIES, ...MAYS_BEYOND];
