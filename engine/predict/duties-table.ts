// Why an element sends what it sends, where the machine of its transaction only says that somebody above it heard of
// something: the duty of that somebody, a phone or a proxy, as rows (RFC 3261 §8, §9, §13, §15, §16; RFC 3262, 3515, 6665).

import type { Rule } from '../model/output';
import type { Sends } from './action';
import type { Exchange } from './exchanges';
import type { Moment } from './moment';
import { isAnswer, isSettled, type Test, within } from './rows';

interface Duty {
  readonly rule: Rule;
  readonly holds: Test;
}

const duty = (rfc: number, section: string, text: string, holds: Test): Duty => ({
  rule: { rfc, section, text },
  holds,
});

const settledWith = (e: Exchange, from: number, to: number): boolean =>
  isSettled(e) && e.answers.some(({ status, arrived }) => arrived && status >= from && status < to);

const invited = ({ by, to }: Sends, m: Moment, from: number, most: number): boolean =>
  m.asks(by, 'INVITE', to).some((e) => settledWith(e, from, most) && !m.isAcknowledged(by, e));

const isAck = ({ method, status }: Sends): boolean => method === 'ACK' && status === null;

const BOTH: readonly Duty[] = [
  duty(
    3261,
    '17.1.1.3',
    'A refusal is acknowledged by the neighbour that asked: then its copies stop.',
    (g, m) => isAck(g) && invited(g, m, 300, 700),
  ),
];

const PROXIES: readonly Duty[] = [
  duty(
    3261,
    '16.10',
    'A proxy answers a CANCEL by itself, and cancels what it has sent on.',
    (g, m) => g.method === 'CANCEL' && (g.status === 200 || m.taken(g.by, 'CANCEL').length > 0),
  ),
  duty(
    3261,
    '16.7',
    'One phone has said its last word for all of them: the proxy calls the others off.',
    (g) => g.method === 'CANCEL' && g.status === null,
  ),
  duty(
    3261,
    '16.7',
    'What rings, or goes on in another way, a proxy passes on at once; only a 100 stays with it.',
    (g, m) => g.method === 'INVITE' && within(g, 101, 200) && m.hasHeard(g),
  ),
  duty(
    3261,
    '16.7',
    'A 200 to an INVITE is passed on at once, whatever other phones still do.',
    (g, m) => g.method === 'INVITE' && within(g, 200, 300) && m.hasHeard(g),
  ),
  duty(
    3261,
    '16.7',
    'All that the proxy has asked have answered: it passes on the best of their refusals.',
    (g, m) => g.method === 'INVITE' && within(g, 300, 700) && m.hasHeard(g),
  ),
  duty(
    3261,
    '16.7',
    'A proxy passes the answer back to where the request came from.',
    (g, m) => within(g, 200, 700) && m.hasHeard(g),
  ),
];

const ENDS: readonly Duty[] = [
  duty(
    3261,
    '13.2.2.4',
    'A 200 to an INVITE is acknowledged by who called, and the ACK goes all the way to who answered.',
    (g, m) => isAck(g) && m.asks(g.by, 'INVITE').some((e) => settledWith(e, 200, 300)),
  ),
  duty(
    3261,
    '15.1.2',
    'A BYE is answered with 200: both ends know now that the call is over.',
    (g) => g.method === 'BYE' && g.status === 200,
  ),
  duty(
    3261,
    '9.2',
    'A CANCEL has an answer of its own: it was read. What becomes of the INVITE is said by another one.',
    (g) => g.method === 'CANCEL' && g.status === 200,
  ),
  duty(
    3261,
    '9.2',
    'Somebody has given the call up, and so its INVITE is refused with 487.',
    (g, m) => g.method === 'INVITE' && g.status === 487 && m.taken(g.by, 'CANCEL').length > 0,
  ),
  duty(
    3261,
    '13.3.1.3',
    'Nothing of what is offered can be used here. A 488 says so, and nothing rings.',
    (g) => g.method === 'INVITE' && g.status === 488,
  ),
  duty(3261, '13.3.1.1', 'The phone rings, and tells the caller so.', (g) => g.method === 'INVITE' && g.status === 180),
  duty(
    3261,
    '13.3.1.4',
    'Whoever takes a call says 200, and says it again until the ACK comes.',
    (g) => g.method === 'INVITE' && within(g, 200, 300),
  ),
  duty(
    3261,
    '14.2',
    'A change of its own is under way: until that is settled no other one is taken.',
    (g) => g.method === 'INVITE' && g.status === 491,
  ),
  duty(
    3311,
    '5.2',
    'An offer is open already: until that is answered no other one is taken.',
    (g) => g.method === 'UPDATE' && g.status === 491,
  ),
  duty(
    3262,
    '4',
    'The ringing asked for a confirmation. A PRACK is that.',
    (g, m) => g.method === 'PRACK' && g.status === null && m.reliable(g.by) > 0,
  ),
  duty(
    3261,
    '9.1',
    'The call was given up before; the CANCEL had to wait for a first answer.',
    (g, m) => g.method === 'CANCEL' && g.status === null && m.asks(g.by, 'INVITE', g.to).some((e) => !isSettled(e)),
  ),
  duty(
    3515,
    '2.4.4',
    'Whoever was asked to call somebody reports how it goes.',
    (g, m) => g.method === 'NOTIFY' && g.status === null && m.reports(g.by).some(({ by }) => by === 'REFER'),
  ),
  duty(
    6665,
    '4.2.2',
    'Something has changed, and whoever watches is told.',
    (g, m) => g.method === 'NOTIFY' && g.status === null && m.reports(g.by).length > 0,
  ),
  duty(
    3261,
    '8.2.6',
    'A request that is taken is answered, so that it is not sent again.',
    (g) => isAnswer(g) && g.method !== 'INVITE' && within(g, 200, 300),
  ),
];

/** What makes an element send this now; null where no row says it. */
export function dutyOf(sends: Sends, moment: Moment): Rule | null {
  if (sends.again) return null;
  const own = moment.passesOn(sends.by) ? PROXIES : moment.isEnd(sends.by) ? ENDS : [];
  return [...BOTH, ...own].find(({ holds }) => holds(sends, moment))?.rule ?? null;
}
