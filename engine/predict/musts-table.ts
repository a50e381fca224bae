// What nobody may send at a moment, as rows: what the row is about, when it forbids, and the section that says so. A
// row speaks only where it is sure; a guess that no row forbids is not called wrong (RFC 3261 §8, §9, §13 to §18).

import type { Rule } from '../model/output';
import type { Sends } from './action';
import { isFinal } from './exchanges';
import type { Moment } from './moment';

export interface Must {
  readonly rule: Rule;
  forbids(guess: Sends, moment: Moment): boolean;
}

const row = (rfc: number, section: string, text: string, forbids: Must['forbids']): Must => ({
  rule: { rfc, section, text },
  forbids,
});

const isAnswer = ({ status }: Sends): boolean => status !== null;
const asksFor =
  (method: string) =>
  ({ status, method: own }: Sends): boolean =>
    status === null && own === method;
const isAck = asksFor('ACK');
const isCancel = asksFor('CANCEL');
const isBye = (guess: Sends): boolean => asksFor('BYE')(guess) && !guess.again;
const isInvite = asksFor('INVITE');
const isPrack = asksFor('PRACK');

/** Elements that pass on what others say. */
const passesOn = (guess: Sends, moment: Moment): boolean => moment.kindOf(guess.by) === 'proxy';

export const MUSTS: readonly Must[] = [
  // answers
  row(
    3261,
    '17',
    'An ACK is never answered: it ends a handshake that would otherwise never end.',
    (g) => isAnswer(g) && g.method === 'ACK',
  ),
  row(
    3261,
    '18.2.2',
    'An answer goes back to where its request came from, hop by hop, as the Via lines say.',
    (g, m) => isAnswer(g) && m.answerable(g).length === 0 && m.taken(g.by, g.method).length > 0,
  ),
  row(
    3261,
    '8.2.6',
    'An answer needs a request: no such request has come.',
    (g, m) => isAnswer(g) && m.taken(g.by, g.method).length === 0,
  ),
  row(
    4320,
    '4.1',
    'Only an INVITE may be answered with 101 to 199; anything else gets its final answer at once.',
    (g) => isAnswer(g) && g.method !== 'INVITE' && (g.status ?? 0) > 100 && (g.status ?? 0) < 200,
  ),
  row(3261, '17.2.1', 'The final answer has been sent: nothing else may follow it in this transaction.', (g, m) => {
    if (!isAnswer(g) || g.again) return false;
    const open = m.answerable(g);
    // A proxy passes on every 2xx to an INVITE, however many there are (16.7).
    const several = passesOn(g, m) && g.method === 'INVITE' && (g.status ?? 0) >= 200 && (g.status ?? 0) < 300;
    // The same final answer may go once more: a copy of the request asks for it, or a timer does.
    const repeats =
      isFinal({ status: g.status ?? 0 }) && open.some(({ answers }) => answers.some((a) => a.status === g.status));
    return open.length > 0 && !several && !repeats && open.every(({ answers }) => answers.some(isFinal));
  }),
  row(3261, '16.7', 'A proxy does not ring and does not pick up: it passes on what comes from further on.', (g, m) => {
    if (!isAnswer(g) || !passesOn(g, m) || !['INVITE', 'BYE'].includes(g.method) || g.status === null) return false;
    const isOthers = g.status === 180 || g.status === 183 || (g.status >= 200 && g.status < 300);
    return isOthers && !m.hasHeard(g.by, g.method, g.status);
  }),

  // ACK
  row(3261, '13.2.2.4', 'The ACK to a 2xx is made by the phone that called; a proxy only passes it on.', (g, m) => {
    if (!isAck(g) || !passesOn(g, m) || m.taken(g.by, 'ACK').length > 0) return false;
    const heard = m.asks(g.by, 'INVITE', g.to).flatMap(({ answers }) => answers.filter((a) => a.arrived && isFinal(a)));
    return heard.length > 0 && heard.every(({ status }) => status < 300);
  }),
  row(3261, '17.1.1.3', 'An ACK says that the final answer to an INVITE has come. None has come here.', (g, m) => {
    if (!isAck(g)) return false;
    if (passesOn(g, m) && m.taken(g.by, 'ACK').length > 0) return false;
    return !m.asks(g.by, 'INVITE').some(({ answers }) => answers.some((a) => a.arrived && isFinal(a)));
  }),

  // CANCEL
  row(
    3261,
    '9.1',
    'Only who sent a request can cancel it, and only where it was sent to.',
    (g, m) => isCancel(g) && m.asks(g.by, 'INVITE', g.to).length === 0,
  ),
  row(3261, '9.1', 'A CANCEL waits for a first answer: it could overtake the INVITE that it is about.', (g, m) => {
    const own = m.asks(g.by, 'INVITE', g.to);
    return isCancel(g) && own.length > 0 && own.every(({ answers }) => !answers.some((a) => a.arrived));
  }),
  row(
    3261,
    '9.1',
    'A CANCEL has no effect on a request that has its final answer; a call that stands ends with BYE.',
    (g, m) => {
      const own = m.asks(g.by, 'INVITE', g.to);
      const ends = m.kindOf(g.by) === 'user-agent';
      return (
        ends &&
        isCancel(g) &&
        own.length > 0 &&
        own.every(({ answers }) => answers.some((a) => a.arrived && isFinal(a)))
      );
    },
  ),

  // BYE
  row(
    3261,
    '15',
    'Only the two ends of a call may end it with BYE; a proxy passes theirs on.',
    (g, m) => isBye(g) && passesOn(g, m) && m.taken(g.by, 'BYE').length === 0,
  ),
  row(
    3261,
    '15',
    'A BYE ends a dialog, and this end has none.',
    (g, m) => isBye(g) && m.kindOf(g.by) === 'user-agent' && ['none', 'asked'].includes(m.callOf(g.by)),
  ),
  row(3261, '15', 'Who was called may not send BYE before the call is accepted and its ACK has come.', (g, m) => {
    if (!isBye(g) || m.kindOf(g.by) !== 'user-agent') return false;
    const called = m.exchanges.filter((e) => e.method === 'INVITE' && e.server === g.by && e.arrived);
    return m.asks(g.by, 'INVITE').length === 0 && called.length === 1 && m.awaitsAck(g.by);
  }),

  // others
  row(
    3262,
    '4',
    'A PRACK answers a provisional answer that asks for one, and none has come.',
    (g, m) => isPrack(g) && m.kindOf(g.by) === 'user-agent' && !m.hasReliable(g.by),
  ),
  row(
    3261,
    '8.3',
    'A redirect server sends no request of its own: it says where else to ask.',
    (g, m) => g.status === null && m.kindOf(g.by) === 'redirect',
  ),
  row(3261, '17.1.1.2', 'Over a connection an INVITE is not repeated: the transport repeats what is lost.', (g, m) => {
    const own = m.asks(g.by, 'INVITE', g.to);
    return isInvite(g) && g.again && own.length > 0 && own.every(({ reliable }) => reliable);
  }),
  row(3261, '17.1.1.2', 'The first answer has come: from then on the INVITE is not repeated.', (g, m) => {
    const own = m.asks(g.by, 'INVITE', g.to);
    return isInvite(g) && g.again && own.length > 0 && own.every(({ answers }) => answers.some((a) => a.arrived));
  }),
  row(3261, '14.1', 'While an INVITE waits for its final answer, no other one may begin in this call.', (g, m) => {
    const own = m.asks(g.by, 'INVITE', g.to);
    const waits = own.some(({ answers }) => answers.some((a) => a.arrived) && !answers.some(isFinal));
    return isInvite(g) && !g.again && m.kindOf(g.by) === 'user-agent' && m.callOf(g.by) === 'early' && waits;
  }),
];
