// The message that somebody thinks comes next, made as its sender would have to make it at that moment: an answer from
// the request it would answer (RFC 3261 §8.2.6), ACK and CANCEL from the INVITE (§17.1.1.3, §9.1), anything else from
// what the sender has said before (§12.2.1.1), or from what was said to it.

import { ackFor, cancelFor, maxForwards, request, respond } from '../message/build';
import { get, headerOf, linesOf, list, make, tagOf, top, withHeader, withParam } from '../message/headers';
import type { AnyHeader, Message, Request } from '../message/message';
import { printMessage } from '../message/print';
import type { NameAddr } from '../message/uri';
import type { ElementId } from '../model/address';
import type { Intervention } from '../model/intervention';
import { MILLISECOND } from '../model/time';
import { base36, draw } from '../random';
import { figureStart, sendingsOf } from '../trace/sending';
import { nameOf, type Sends } from './action';
import type { Exchange } from './exchanges';
import type { Moment } from './moment';

/** Long enough after the moment for what the run itself does at it. */
const SOON = MILLISECOND;

/** Puts the message on its way right after the moment; null when nothing was said yet that it could be made from. */
export function injectionOf(moment: Moment, guess: Sends): Intervention | null {
  if (moment.isDown(guess.by)) return null;
  const message = guess.status === null ? requestOf(moment, guess) : responseOf(moment, guess);
  if (message === null) return null;
  const text = printMessage(message);
  if (typeof text !== 'string') return null;
  const at = moment.asked.at - figureStart(moment.trace) + SOON;
  return { kind: 'inject', at, from: guess.by, to: guess.to, transport: transportOf(moment, guess), text };
}

/** The way that other messages took between the two. */
function transportOf({ trace, asked }: Moment, { by, to }: Sends) {
  const used = sendingsOf(trace).findLast(
    ({ sent, entry }) =>
      entry <= asked.entry && ((sent.from === by && sent.to === to) || (sent.from === to && sent.to === by)),
  );
  return used?.sent.hop.transport ?? trace.origin.scenario.network.transport;
}

function responseOf(moment: Moment, guess: Sends): Message | null {
  const { by, method } = guess;
  const asked =
    moment.answerable(guess).at(-1) ?? moment.taken(by, method).at(-1) ?? moment.asks(by, method).at(-1) ?? null;
  const base = asked?.request ?? withMethod(lastRequest(moment, by), method);
  if (base === null) return null;
  const said = asked?.answers.find(({ message }) => toTag(message) !== undefined);
  const tag = (said && toTag(said.message)) ?? fresh(moment, guess);
  const status = guess.status ?? 200;
  return respond(base, status, status > 100 ? { toTag: tag } : {});
}

const toTag = (message: Message): string | undefined => {
  const to = get(message, 'to');
  return to && tagOf(to);
};

/** A value for this guess at this moment and no other. */
const fresh = ({ trace, asked }: Moment, guess: Sends): string =>
  base36(draw(trace.origin.scenario.seed, 'guess', asked.entry, nameOf(guess)));

/** A request that never was, to be answered. */
function withMethod(base: Request | null, method: string): Request | null {
  if (base === null) return null;
  const number = get(base, 'cseq')?.number ?? 1;
  return withHeader({ ...base, method }, make('cseq', { number, method }));
}

const lastOf = (exchanges: readonly Exchange[]): Request | null => exchanges.at(-1)?.request ?? null;

const ofEither = (moment: Moment, by: ElementId): readonly Exchange[] =>
  moment.exchanges.filter((e) => e.method !== 'ACK' && (e.client === by || (e.server === by && e.arrived)));

const lastRequest = (moment: Moment, by: ElementId): Request | null => lastOf(ofEither(moment, by));

function requestOf(moment: Moment, guess: Sends): Request | null {
  const { by, to, method } = guess;
  const own = moment.asks(by, 'INVITE', to).at(-1) ?? moment.asks(by, 'INVITE').at(-1);
  const invite = own ?? moment.taken(by, 'INVITE').at(-1);
  if (method === 'CANCEL') return invite === undefined ? anew(moment, guess) : cancelFor(invite.request);
  if (method === 'ACK') {
    if (invite === undefined) return anew(moment, guess);
    const answer = invite.answers.findLast(({ arrived }) => arrived)?.message;
    return ackFor(invite.request, answer ?? invite.request);
  }
  if (guess.again) return lastOf(moment.asks(by, method, to)) ?? anew(moment, guess);
  return anew(moment, guess);
}

/** A new request of an element: in what it takes part in already, with the next number. */
function anew(moment: Moment, guess: Sends): Request | null {
  const { by, to, method } = guess;
  const mine = ofEither(moment, by).filter(({ client }) => client === by);
  const base = mine.findLast((e) => e.server === to) ?? mine.at(-1) ?? ofEither(moment, by).at(-1);
  const spec = moment.trace.origin.scenario.elements.find(({ id }) => id === by);
  const { request: said, client } = base ?? {};
  const via = said && top(said, 'via');
  const [from, peer, cseq] = said ? [headerOf(said, 'from'), headerOf(said, 'to'), get(said, 'cseq')] : [];
  if (!said || !base || !via || !from || !peer || !cseq || !spec) return null;
  const isMine = client === by;
  const answer = base.answers.findLast(({ message }) => toTag(message) !== undefined)?.message;
  const tagged = answer && headerOf(answer, 'to');
  const far = isMine ? (tagged ?? peer) : make('to', from.value);
  const near = isMine ? from : make('from', (tagged ?? peer).value);
  // 12.1: the contact of the other end, and the recorded route, which who called sees the other way round.
  const [contact] = list((isMine ? answer : said) ?? said, 'contact');
  const uri = isMine && answer === undefined ? said.uri : ((contact as NameAddr | undefined)?.uri ?? from.value.uri);
  const recorded = isMine ? (answer ? list(answer, 'record-route').toReversed() : []) : list(said, 'record-route');
  const branch = `z9hG4bK${fresh(moment, guess)}`;
  const headers: AnyHeader[] = [
    make('via', [
      { ...via, host: spec.host, port: spec.port === 5060 ? null : spec.port, params: withParam([], 'branch', branch) },
    ]),
    maxForwards(),
    ...(recorded.length > 0 ? [make('route', recorded)] : isMine ? linesOf(said, 'route') : []),
    near,
    far,
    make('call-id', base.call),
    make('cseq', { number: isMine ? cseq.number + 1 : 1, method }),
    ...(isMine ? linesOf(said, 'contact') : []),
  ];
  return request({ method, uri, headers });
}
