// What nobody may send at a moment, as rows: what the row is about, when it forbids, and the section that says so. A
// row speaks only where it is sure; a guess that no row forbids is not called wrong (RFC 3261 §8, §9, §13 to §18).

import { get } from '../message/headers';
import type { Sends } from './action';
import { isFinal } from './exchanges';
import type { Moment } from './moment';
import { MUSTS_BEYOND } from './musts-beyond-table';
import { asksFor, isAnswer, isAnswered, isLongSettled, isSettled, type Must, must, within } from './rows';

const isAck = asksFor('ACK');
const isCancel = (guess: Sends): boolean => asksFor('CANCEL')(guess) && !guess.again;
const isBye = (guess: Sends): boolean => asksFor('BYE')(guess) && !guess.again;
const isInvite = asksFor('INVITE');

/** Elements that pass on what others say. */
const passesOn = (guess: Sends, moment: Moment): boolean => moment.passesOn(guess.by);

const CALLS: readonly Must[] = [
  // answers
  must(
    3261,
    '17',
    'An ACK is never answered: it ends a handshake that would otherwise never end.',
    (g) => isAnswer(g) && g.method === 'ACK',
  ),
  must(
    3261,
    '18.2.2',
    'An answer goes back to where its request came from, hop by hop, as the Via lines say.',
    (g, m) => isAnswer(g) && m.answerable(g).length === 0 && m.taken(g.by, g.method).length > 0,
  ),
  must(
    3261,
    '8.2.6',
    'An answer needs a request: no such request has come.',
    (g, m) => isAnswer(g) && m.taken(g.by, g.method).length === 0,
  ),
  must(
    4320,
    '4.1',
    'Only an INVITE may be answered with 101 to 199; anything else gets its final answer at once.',
    (g) => isAnswer(g) && g.method !== 'INVITE' && (g.status ?? 0) > 100 && (g.status ?? 0) < 200,
  ),
  must(3261, '17.2.1', 'The final answer has been sent: nothing else may follow it in this transaction.', (g, m) => {
    if (!isAnswer(g) || g.again) return false;
    const open = m.answerable(g);
    // A proxy passes on every 2xx to an INVITE, however many there are (16.7).
    const several = passesOn(g, m) && g.method === 'INVITE' && within(g, 200, 300);
    // The same final answer may go once more: a copy of the request asks for it, or a timer does.
    const repeats =
      isFinal({ status: g.status ?? 0 }) && open.some(({ answers }) => answers.some((a) => a.status === g.status));
    return open.length > 0 && !several && !repeats && open.every(({ answers }) => answers.some(isFinal));
  }),
  must(3261, '16.7', 'A proxy does not ring and does not pick up: it passes on what comes from further on.', (g, m) => {
    if (!isAnswer(g) || !passesOn(g, m) || g.status === null) return false;
    // What it answers itself: a CANCEL (16.10), what is meant for its registrar, and questions about itself (11).
    if (['CANCEL', 'OPTIONS'].includes(g.method) || (g.method === 'REGISTER' && m.isRegistrar(g.by))) return false;
    const isOthers = g.status === 180 || g.status === 183 || within(g, 200, 300);
    return isOthers && !m.hasHeard(g);
  }),
  must(
    3261,
    '21.4.2',
    'A proxy asks for a password with 407; 401 is what phones and registrars say.',
    (g, m) => g.status === 401 && passesOn(g, m) && !(g.method === 'REGISTER' && m.isRegistrar(g.by)) && !m.hasHeard(g),
  ),
  must(
    3261,
    '21.4.2',
    'A phone asks for a password with 401; 407 is what proxies say.',
    (g, m) => g.status === 407 && m.kindOf(g.by) === 'user-agent',
  ),
  must(
    3261,
    '21.4.24',
    'This answer says that the phone was reached and will not: a proxy cannot know that by itself.',
    (g, m) => [486, 600, 603].includes(g.status ?? 0) && passesOn(g, m) && !m.hasHeard(g),
  ),
  must(
    3261,
    '12',
    'Only the ends of a call keep a dialog: a proxy has none that could be missing or busy.',
    (g, m) => [481, 491].includes(g.status ?? 0) && g.method !== 'CANCEL' && passesOn(g, m) && !m.hasHeard(g),
  ),
  must(
    3261,
    '15.1.2',
    'A BYE cannot be turned down: the call ends, and the answer is 200.',
    (g, m) =>
      g.method === 'BYE' && m.isEnd(g.by) && [302, 403, 404, 480, 486, 487, 488, 491, 600, 603].includes(g.status ?? 0),
  ),
  must(
    3261,
    '22.1',
    'A CANCEL is not asked for a password: it cannot be sent again with one.',
    (g) => g.method === 'CANCEL' && (g.status === 401 || g.status === 407),
  ),
  must(
    3261,
    '21.4.25',
    'A 487 says that somebody gave up: neither CANCEL nor BYE has come.',
    (g, m) =>
      g.status === 487 &&
      g.method === 'INVITE' &&
      m.kindOf(g.by) === 'user-agent' &&
      !m.exchanges.some((e) => ['CANCEL', 'BYE'].includes(e.method) && e.server === g.by && e.arrived) &&
      // What was pending when this end hung up by itself is terminated as well.
      m.asks(g.by, 'BYE').length === 0 &&
      m.answerable(g).every(({ request: r }) => get(r, 'expires') === undefined),
  ),
  must(
    3261,
    '21.4.25',
    'A 487 is about the INVITE: the CANCEL itself gets 200.',
    (g) => g.status === 487 && g.method === 'CANCEL',
  ),
  must(
    3261,
    '16.3',
    'The request has hops left: its Max-Forwards is not 0.',
    (g, m) =>
      g.status === 483 &&
      m.kindOf(g.by) !== 'b2bua' &&
      !m.hasHeard(g) &&
      m.answerable(g).every(({ request: r }) => (get(r, 'max-forwards') ?? 70) > 0),
  ),
  must(
    3261,
    '13.3.1.4',
    'The ACK has come: the 200 is not repeated any more.',
    (g, m) =>
      g.again &&
      g.method === 'INVITE' &&
      within(g, 200, 300) &&
      m.isEnd(g.by) &&
      m.answerable(g).length > 0 &&
      m.answerable(g).every((e) => m.isAcknowledged(g.by, e)),
  ),

  // ACK
  must(3261, '13.2.2.4', 'The ACK to a 2xx is made by the phone that called; a proxy only passes it on.', (g, m) => {
    if (!isAck(g) || !passesOn(g, m) || m.taken(g.by, 'ACK').length > 0) return false;
    const heard = m.asks(g.by, 'INVITE', g.to).flatMap(({ answers }) => answers.filter((a) => a.arrived && isFinal(a)));
    return heard.length > 0 && heard.every(({ status }) => status < 300);
  }),
  must(3261, '17.1.1.3', 'An ACK says that the final answer to an INVITE has come. None has come here.', (g, m) => {
    if (!isAck(g)) return false;
    if (passesOn(g, m) && m.taken(g.by, 'ACK').length > 0) return false;
    return !m.asks(g.by, 'INVITE').some(({ answers }) => answers.some((a) => a.arrived && isFinal(a)));
  }),

  must(
    3261,
    '13.2.2.4',
    'Each final answer has had its ACK: another one needs another answer.',
    (g, m) =>
      isAck(g) &&
      !g.again &&
      m.isEnd(g.by) &&
      m.asks(g.by, 'INVITE').some(isLongSettled) &&
      m.asks(g.by, 'INVITE').every((e) => isLongSettled(e) || !isSettled(e)) &&
      m.owesNoAck(g.by),
  ),

  // CANCEL
  must(
    3261,
    '9.1',
    'Only who sent a request can cancel it, and only where it was sent to.',
    (g, m) => isCancel(g) && m.asks(g.by, 'INVITE', g.to).length === 0,
  ),
  must(3261, '9.1', 'A CANCEL waits for a first answer: it could overtake the INVITE that it is about.', (g, m) => {
    const own = m.asks(g.by, 'INVITE', g.to);
    return isCancel(g) && own.length > 0 && !own.some(isAnswered);
  }),
  must(
    3261,
    '9.1',
    'A CANCEL has no effect on a request that has its final answer; a call that stands ends with BYE.',
    (g, m) => {
      const own = m.asks(g.by, 'INVITE', g.to);
      return m.isEnd(g.by) && isCancel(g) && own.length > 0 && own.every(isLongSettled);
    },
  ),

  // BYE
  must(
    3261,
    '15',
    'Only the two ends of a call may end it with BYE; a proxy passes theirs on.',
    (g, m) => isBye(g) && passesOn(g, m) && m.taken(g.by, 'BYE').length === 0,
  ),
  must(
    3261,
    '15',
    'A BYE ends a dialog, and this end has none.',
    (g, m) => isBye(g) && m.isEnd(g.by) && ['none', 'asked'].includes(m.callOf(g.by)),
  ),
  must(
    3261,
    '15',
    'A BYE ends a dialog, and these two have none with each other.',
    (g, m) => isBye(g) && m.isEnd(g.by) && m.legs(g.by).length > 0 && m.legsTo(g).length === 0,
  ),
  must(3261, '15', 'Who was called may not send BYE before the call is accepted and its ACK has come.', (g, m) => {
    if (!isBye(g) || !m.isEnd(g.by)) return false;
    const legs = m.legsTo(g);
    return legs.length > 0 && legs.every((leg) => m.awaitsAck(g.by, leg));
  }),

  // INVITE again
  must(3261, '17.1.1.2', 'Over a connection an INVITE is not repeated: the transport repeats what is lost.', (g, m) => {
    const own = m.asks(g.by, 'INVITE', g.to);
    return isInvite(g) && g.again && own.length > 0 && own.every(({ reliable }) => reliable);
  }),
  must(3261, '17.1.1.2', 'The first answer has come: from then on the INVITE is not repeated.', (g, m) => {
    const own = m.asks(g.by, 'INVITE', g.to);
    return isInvite(g) && g.again && own.length > 0 && own.every(isAnswered);
  }),
];

export const MUSTS: readonly Must[] = [...CALLS, ...MUSTS_BEYOND];
