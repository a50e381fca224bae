// Why an element sends what it sends when a message comes to it, where the machine of its transaction only says that
// somebody above it heard of something: the duty of that somebody, as rows of what came and what was made of it
// (RFC 3261 §6, §8, §9, §12 to §17; RFC 3262 §4, RFC 3311 §5.2, RFC 3515 §2.4, RFC 6665 §4.2).

import { get, tagOf } from '../message/headers';
import type { Message } from '../message/message';
import type { Rule, Sent } from '../model/output';
import type { ElementSpec } from '../model/scenario';
import type { Micros } from '../model/time';
import type { Entry, Trace } from '../model/trace';
import { type Action, actionsIn, isSame, nameOf, sendingAs } from './action';

type Kind = ElementSpec['kind'];

interface Duty {
  readonly rule: Rule;
  readonly kinds: readonly Kind[];
  holds(made: Message, came: Message): boolean;
}

const ANY: readonly Kind[] = ['user-agent', 'b2bua', 'proxy', 'registrar', 'redirect'];
const PROXY: readonly Kind[] = ['proxy'];
const BOX: readonly Kind[] = ['b2bua'];
const PHONE: readonly Kind[] = ['user-agent'];
const ENDS: readonly Kind[] = ['user-agent', 'b2bua'];

const duty = (
  kinds: readonly Kind[],
  rfc: number,
  section: string,
  text: string,
  holds: (made: Message, came: Message) => boolean,
): Duty => ({ rule: { rfc, section, text }, kinds, holds });

const methodOf = (m: Message): string => (m.kind === 'request' ? m.method : (get(m, 'cseq')?.method ?? ''));

const asks = (m: Message, ...methods: readonly string[]): boolean =>
  m.kind === 'request' && (methods.length === 0 || methods.includes(m.method));

/** An answer to a request of that method, with a status of `from` to `to`, which is not of them any more. */
const says = (m: Message, method: string | null, from: number, to: number): boolean =>
  m.kind === 'response' && (method === null || methodOf(m) === method) && m.status >= from && m.status < to;

/** 12.2: a request within a dialog names the tag of its other end. */
const isWithin = (m: Message): boolean => {
  const to = get(m, 'to');
  return to !== undefined && tagOf(to) !== undefined;
};

const isRefer = (m: Message): boolean => get(m, 'event')?.value === 'refer';

const DUTIES: readonly Duty[] = [
  duty(
    ANY,
    3261,
    '17.1.1.3',
    'A refusal is acknowledged by the neighbour that asked: then its copies stop.',
    (made, came) => asks(made, 'ACK') && says(came, 'INVITE', 300, 700),
  ),

  duty(
    PROXY,
    3261,
    '16.10',
    'A proxy answers a CANCEL by itself, and cancels what it has sent on.',
    (made, came) => asks(came, 'CANCEL') && methodOf(made) === 'CANCEL' && !says(made, 'CANCEL', 300, 700),
  ),
  duty(
    PROXY,
    3261,
    '16.7',
    'One phone has said its last word for all of them: the proxy calls the others off.',
    (made, came) => asks(made, 'CANCEL') && (says(came, 'INVITE', 200, 300) || says(came, 'INVITE', 600, 700)),
  ),
  duty(
    [...PROXY, ...ENDS],
    3261,
    '9.1',
    'The call was given up before. Its CANCEL had to wait for a first answer, and here that is.',
    (made, came) => asks(made, 'CANCEL') && says(came, 'INVITE', 100, 200),
  ),
  duty(
    PROXY,
    3261,
    '16.7',
    'What rings, or goes on in another way, a proxy passes on at once; only a 100 stays with it.',
    (made, came) => says(made, 'INVITE', 101, 200) && says(came, 'INVITE', 101, 200),
  ),
  duty(
    PROXY,
    3261,
    '16.7',
    'A 200 to an INVITE is passed on at once, whatever other phones still do.',
    (made, came) => says(made, 'INVITE', 200, 300) && says(came, 'INVITE', 200, 300),
  ),
  duty(
    PROXY,
    3261,
    '16.7',
    'All that the proxy has asked have answered: it passes on the best of their refusals.',
    (made, came) => says(made, 'INVITE', 300, 700) && says(came, 'INVITE', 300, 700),
  ),
  duty(
    PROXY,
    3261,
    '16.7',
    'A proxy passes the answer back to where the request came from.',
    (made, came) => says(made, null, 200, 700) && says(came, methodOf(made), 200, 700),
  ),
  duty(
    PROXY,
    3261,
    '16.3',
    'What may not pass, a proxy answers by itself, and says what is wrong with it.',
    (made, came) => asks(came) && made.kind === 'response' && [401, 407, 416, 420, 482, 483].includes(made.status),
  ),
  duty(
    PROXY,
    3261,
    '16.5',
    'There is nobody to whom the proxy could pass this on, and so it answers by itself.',
    (made, came) => asks(came) && made.kind === 'response' && [404, 480, 485, 604].includes(made.status),
  ),
  duty(
    PROXY,
    3261,
    '16.6',
    'A proxy sends on what it is asked, to the next stop on the way.',
    (made, came) => asks(made) && asks(came, methodOf(made)),
  ),

  duty(
    BOX,
    3261,
    '6',
    'A back-to-back user agent is a phone on both sides: it says on one what it has heard on the other.',
    (made, came) =>
      (made.kind === 'response' && came.kind === 'response') || (asks(made) && asks(came, methodOf(made))),
  ),

  duty(
    ENDS,
    3261,
    '13.2.2.4',
    'A 200 to an INVITE is acknowledged by who called, and the ACK goes all the way to who answered.',
    (made, came) => asks(made, 'ACK') && says(came, 'INVITE', 200, 300),
  ),
  duty(
    ENDS,
    3262,
    '4',
    'A provisional answer asked for a confirmation. A PRACK is that.',
    (made, came) => asks(made, 'PRACK') && says(came, 'INVITE', 101, 200),
  ),
  duty(
    ENDS,
    3261,
    '15.1.2',
    'A BYE is answered with 200: both ends know now that the call is over.',
    (made, came) => asks(came, 'BYE') && says(made, 'BYE', 200, 300),
  ),
  duty(
    ENDS,
    3261,
    '15.1.2',
    'The call is over before it was taken: the INVITE that is still open is refused with 487.',
    (made, came) => asks(came, 'BYE') && says(made, 'INVITE', 487, 488),
  ),
  duty(
    ENDS,
    3261,
    '9.2',
    'A CANCEL has an answer of its own: it was read. What becomes of the INVITE is said by another one.',
    (made, came) => asks(came, 'CANCEL') && says(made, 'CANCEL', 200, 300),
  ),
  duty(
    ENDS,
    3261,
    '9.2',
    'Somebody has given the call up, and so its INVITE is refused with 487.',
    (made, came) => asks(came, 'CANCEL') && says(made, 'INVITE', 487, 488),
  ),
  duty(
    ANY,
    3261,
    '9.2',
    'There is no open INVITE that this CANCEL could mean, and 481 says so.',
    (made, came) => asks(came, 'CANCEL') && says(made, 'CANCEL', 481, 482),
  ),
  duty(
    ENDS,
    3261,
    '14.2',
    'The change of the call is taken, and a 200 says so.',
    (made, came) => asks(came, 'INVITE') && isWithin(came) && says(made, 'INVITE', 200, 300),
  ),
  duty(
    ENDS,
    3261,
    '14.2',
    'The change of the call cannot be taken. A 488 says so, and the call stays as it was.',
    (made, came) => asks(came, 'INVITE') && isWithin(came) && says(made, 'INVITE', 488, 489),
  ),
  duty(
    ENDS,
    3261,
    '14.2',
    'A change of its own is under way: until that is settled no other one is taken.',
    (made, came) => asks(came, 'INVITE') && says(made, 'INVITE', 491, 492),
  ),
  duty(
    ENDS,
    3311,
    '5.2',
    'An offer is open already: until that is answered no other one is taken.',
    (made, came) => asks(came, 'UPDATE') && says(made, 'UPDATE', 491, 492),
  ),
  duty(
    ENDS,
    3261,
    '13.3.1.3',
    'Nothing of what is offered can be used here. A 488 says so, and nothing rings.',
    (made, came) => asks(came, 'INVITE') && says(made, 'INVITE', 488, 489),
  ),
  duty(
    PHONE,
    3261,
    '13.3.1.3',
    'Whoever cannot take the call, or will not, says so at once.',
    (made, came) => asks(came, 'INVITE') && made.kind === 'response' && [480, 486, 600, 603].includes(made.status),
  ),
  duty(
    PHONE,
    3261,
    '13.3.1.1',
    'The phone rings, and tells the caller so.',
    (made, came) => asks(came, 'INVITE') && !isWithin(came) && says(made, 'INVITE', 180, 181),
  ),
  duty(
    PHONE,
    3261,
    '13.3.1.4',
    'Whoever takes a call says 200, and says it again until the ACK comes.',
    (made, came) => asks(came, 'INVITE') && says(made, 'INVITE', 200, 300),
  ),
  duty(
    ENDS,
    3261,
    '12.2.2',
    'It knows no call that this belongs to, and 481 says so.',
    (made, came) => asks(came) && isWithin(came) && says(made, methodOf(came), 481, 482),
  ),
  duty(
    PHONE,
    3515,
    '2.4.2',
    'Whoever takes a REFER does what it asks: it asks that other address itself.',
    (made, came) => asks(came, 'REFER') && asks(made, 'INVITE'),
  ),
  duty(
    ENDS,
    3515,
    '2.4.4',
    'Whoever was asked to call somebody reports how it goes.',
    (made) => asks(made, 'NOTIFY') && isRefer(made),
  ),
  duty(
    ANY,
    6665,
    '4.2.1.2',
    'Whoever takes a watch, or its renewal, tells at once how things stand.',
    (made, came) => asks(made, 'NOTIFY') && asks(came, 'SUBSCRIBE'),
  ),
  duty(
    ANY,
    6665,
    '4.2.2',
    'Something has changed, and whoever watches is told.',
    (made) => asks(made, 'NOTIFY') && !isRefer(made),
  ),
  duty(
    ANY,
    3261,
    '8.2.6',
    'A request that is taken is answered, so that it is not sent again.',
    (made, came) => asks(came) && methodOf(came) !== 'INVITE' && says(made, methodOf(came), 200, 300),
  ),
];

interface Happened {
  /** Index of the entry in which it happens. */
  readonly entry: number;
  /** What makes the element send it, by the message that has just come to it; null where no row says it. */
  readonly duty: Rule | null;
}

/** Where an action happens at a moment of a run, and whose duty it is; null where it does not happen then. */
export function happened(trace: Trace, at: Micros, action: Action): Happened | null {
  const entry = trace.entries.find((e) => e.at === at && actionsIn(trace, e).some((a) => isSame(a, action)));
  return entry === undefined ? null : { entry: entry.index, duty: dutyOf(trace, entry, action) };
}

function dutyOf(trace: Trace, { element, event, changes }: Entry, action: Action): Rule | null {
  if (event.type !== 'arrival' || action.kind === 'fires' || action.again) return null;
  const kind = trace.origin.scenario.elements.find(({ id }) => id === element)?.kind;
  const made = changes.find((change): change is Sent => {
    const sends = change.type === 'sent' ? sendingAs(change) : null;
    return sends !== null && nameOf(sends) === nameOf(action);
  });
  if (kind === undefined || made === undefined) return null;
  const found = DUTIES.find(({ kinds, holds }) => kinds.includes(kind) && holds(made.message, event.message));
  return found?.rule ?? null;
}

/** The rules of all rows. */
export const dutyRules = (): readonly Rule[] => DUTIES.map(({ rule }) => rule);
