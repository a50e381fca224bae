// What nobody may send beyond plain calls, as rows: reports nobody asked for, changes of a call that is none, requests of
// elements that make none, copies of what is answered, and answers that such requests never get (RFC 3261 §8.3, §10, §16,
// §17; RFC 3262, 3311, 4320, 6086, 6665).

import { get } from '../message/headers';
import type { Micros } from '../model/time';
import { isFinal } from './exchanges';
import type { Moment } from './moment';
import { asksFor, isAnswer, isLongSettled, isSettled, type Must, must, within } from './rows';
import { asksBriefly } from './subscriptions';

const isPrack = asksFor('PRACK');
const isNotify = asksFor('NOTIFY');
const isRegister = asksFor('REGISTER');
const ofItsOwn = asksFor(
  'INVITE',
  'REGISTER',
  'SUBSCRIBE',
  'NOTIFY',
  'REFER',
  'MESSAGE',
  'PUBLISH',
  'INFO',
  'UPDATE',
  'PRACK',
  'OPTIONS',
);

/** 4320 4.1: as long as it takes until Timer E of the client has grown to T2. */
const untilSlow = ({ trace }: Moment): Micros => {
  const { t1, t2 } = trace.origin.scenario.network.timers;
  return t2 - t1;
};

export const MUSTS_BEYOND: readonly Must[] = [
  // answers
  must(
    4320,
    '4.1',
    'Over UDP nothing but an INVITE gets a 100 so early: it would only be one more message.',
    (g, m) =>
      g.status === 100 &&
      !['INVITE', 'ACK'].includes(g.method) &&
      m.answerable(g).length > 0 &&
      m.answerable(g).every((e) => !e.reliable && m.asked.at - e.sent < untilSlow(m)),
  ),
  must(
    4320,
    '4.2',
    'Nothing but an INVITE is ever answered with 408: by then nobody waits for it.',
    (g) => g.status === 408 && !['INVITE', 'ACK'].includes(g.method),
  ),
  must(
    3261,
    '21.4.17',
    'A 423 says that the time asked for is too brief. No such time is in this request.',
    (g, m) =>
      g.status === 423 &&
      m.kindOf(g.by) !== 'b2bua' &&
      m.answerable(g).length > 0 &&
      !m.hasHeard(g) &&
      m.answerable(g).every((e) => !['REGISTER', 'SUBSCRIBE', 'PUBLISH'].includes(e.method) || !asksBriefly(e.request)),
  ),
  must(
    6665,
    '8.3.2',
    'A 489 says that a kind of news is not known: only requests about such news name one.',
    (g) => g.status === 489 && !['SUBSCRIBE', 'NOTIFY', 'PUBLISH', 'REFER', 'ACK'].includes(g.method),
  ),
  must(
    3261,
    '8.3',
    'A redirect server does not ring and does not pick up: it says where else to ask, or refuses.',
    (g, m) =>
      m.kindOf(g.by) === 'redirect' &&
      isAnswer(g) &&
      !['ACK', 'CANCEL'].includes(g.method) &&
      (within(g, 101, 200) || (within(g, 200, 300) && g.method === 'INVITE')),
  ),

  // elements that ask for nothing themselves
  must(
    3261,
    '8.3',
    'A redirect server sends no request of its own: it says where else to ask.',
    (g, m) => g.status === null && m.kindOf(g.by) === 'redirect',
  ),
  must(
    3261,
    '6',
    'A proxy asks on behalf of others only, and nobody has asked it for this.',
    (g, m) => ofItsOwn(g) && m.passesOn(g.by) && m.taken(g.by, g.method).length === 0,
  ),
  must(
    3261,
    '6',
    'A proxy asks on behalf of others only, and all that came has its answer.',
    (g, m) =>
      ofItsOwn(g) &&
      !g.again &&
      m.passesOn(g.by) &&
      m.keepsState(g.by) &&
      m.taken(g.by, g.method).length > 0 &&
      m.taken(g.by, g.method).every(({ answers }) => answers.some(isFinal)),
  ),
  must(
    3261,
    '10.3',
    'A registrar answers and writes down; it does not register with phones.',
    (g, m) => isRegister(g) && m.kindOf(g.by) === 'registrar',
  ),

  // within a dialog only
  must(
    3262,
    '4',
    'A PRACK answers a provisional answer that asks for one, and none has come.',
    (g, m) => isPrack(g) && m.isEnd(g.by) && m.reliable(g.by) === 0,
  ),
  must(
    3262,
    '4',
    'Every provisional answer that asked for a PRACK has had its own.',
    (g, m) =>
      isPrack(g) &&
      !g.again &&
      m.isEnd(g.by) &&
      m.reliable(g.by) > 0 &&
      m.asks(g.by, 'PRACK').length >= m.reliable(g.by),
  ),
  must(
    6086,
    '4.2.1',
    'An INFO is sent within a call, and this end has none.',
    (g, m) => asksFor('INFO')(g) && !g.again && m.isEnd(g.by) && ['none', 'asked'].includes(m.callOf(g.by)),
  ),
  must(
    3311,
    '5.1',
    'An UPDATE changes a call that has at least begun to ring; this end has none.',
    (g, m) => asksFor('UPDATE')(g) && !g.again && m.isEnd(g.by) && ['none', 'asked'].includes(m.callOf(g.by)),
  ),
  must(
    3261,
    '12.2',
    'What is said within a call goes to its other end, and these two have no call with each other.',
    (g, m) =>
      asksFor('INFO', 'UPDATE')(g) && !g.again && m.isEnd(g.by) && m.legs(g.by).length > 0 && m.legsTo(g).length === 0,
  ),

  // reports
  must(
    6665,
    '4.2.1',
    'A NOTIFY reports to whoever asked, with SUBSCRIBE or REFER. Nobody has asked this end, or its report has ended.',
    (g, m) => isNotify(g) && !g.again && m.isEnd(g.by) && m.reports(g.by).length === 0,
  ),

  // registrations
  must(
    3261,
    '10.2',
    'An earlier REGISTER waits for its answer: until then the phone sends no other.',
    (g, m) =>
      isRegister(g) &&
      !g.again &&
      m.kindOf(g.by) === 'user-agent' &&
      m.runs(g.by, 'F') &&
      m.asks(g.by, 'REGISTER', g.to).some((e) => !isSettled(e)),
  ),

  // publication
  must(
    3903,
    '4',
    'An earlier PUBLISH waits for its answer: until then the phone sends no other.',
    (g, m) =>
      asksFor('PUBLISH')(g) &&
      !g.again &&
      m.kindOf(g.by) === 'user-agent' &&
      m.runs(g.by, 'F') &&
      m.asks(g.by, 'PUBLISH', g.to).some((e) => !isSettled(e)),
  ),
  must(
    3903,
    '6',
    'A 412 says that the tag a PUBLISH names is unknown. This request names none.',
    (g, m) =>
      g.status === 412 &&
      m.answerable(g).length > 0 &&
      !m.hasHeard(g) &&
      m.answerable(g).every((e) => get(e.request, 'sip-if-match') === undefined),
  ),

  // copies
  must(3261, '17.1.2.2', 'Its final answer has come: the request is not repeated any more.', (g, m) => {
    if (!g.again || g.status !== null || ['INVITE', 'ACK'].includes(g.method) || !m.isEnd(g.by)) return false;
    const own = m.asks(g.by, g.method, g.to);
    return own.length > 0 && own.every(isLongSettled);
  }),
  must(3261, '17.1.2.2', 'Over a connection no request is repeated: the transport repeats what is lost.', (g, m) => {
    if (!g.again || g.status !== null || ['INVITE', 'ACK'].includes(g.method) || !m.isEnd(g.by)) return false;
    const own = m.asks(g.by, g.method, g.to);
    return own.length > 0 && own.every(({ reliable }) => reliable);
  }),
  must(
    3261,
    '17.1.2.2',
    'What was never sent there cannot be sent there again.',
    (g, m) => g.again && g.status === null && m.asks(g.by, g.method, g.to).length === 0,
  ),
  must(3261, '17.2.1', 'What was never answered so cannot be answered so again.', (g, m) => {
    if (!g.again || g.status === null) return false;
    const own = m.answerable(g);
    return own.length > 0 && !own.some(({ answers }) => answers.some(({ status }) => status === g.status));
  }),
];
