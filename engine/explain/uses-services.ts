// Where the values of extension headers and of bodies are taken up: RFC 3261 §10; RFC 3262; RFC 3264; RFC 3515; RFC 3891;
// RFC 4028; RFC 6665.

import { get, list } from '../message/headers';
import type { AnyHeader, Header, Parameterised } from '../message/message';
import type { NameAddr } from '../message/uri';
import type { Sending } from '../trace/sending';
import { changeFrom, type Link, laterInCall, laterInRun, sameCall } from './find';
import { cite, passed, type Said, say } from './say';
import type { Situation } from './situation';
import { who } from './who';

const link = (value: string, said: Said, to: Sending | null): Link[] =>
  to === null ? [] : [{ value, text: said.text, packet: to.sent.packet, entry: null, rule: said.rule }];

/** Where a header beside the routing ones is taken up. */
export function usesOfService(s: Situation, header: AnyHeader): Link[] {
  switch (header.name) {
    case 'rseq':
      return ofRSeq(s, header.value as number);
    case 'rack':
      return link(
        '',
        say('by it the repeating ends, and this is answered', 3262, '3'),
        laterInCall(s, (message) => message.kind === 'response' && get(message, 'cseq')?.method === 'PRACK'),
      );
    case 'expires':
      return ofExpires(s);
    case 'session-expires':
      return ofSession(s);
    case 'min-expires':
      return link('', say('the next try asks for that long', 3261, '10.2.8'), nextTry(s));
    case 'min-se':
      return s.message.kind === 'response'
        ? link('', say('the next try asks for that long', 4028, '7.3'), nextTry(s))
        : [];
    case 'sip-etag':
      return link(
        '',
        say('the next PUBLISH names what it means by it', 3903, '4.1'),
        laterInCall(s, (message) => get(message, 'sip-if-match') === header.value),
      );
    case 'refer-to':
      return ofReferTo(s, header.value as NameAddr);
    case 'referred-by':
      return s.method === 'REFER'
        ? link(
            '',
            say('the call that comes of it repeats it', 3892, '2.2'),
            laterInRun(
              s,
              (message, { sent }) =>
                get(message, 'referred-by') !== undefined &&
                message.kind === 'request' &&
                message.method === 'INVITE' &&
                sent.from !== s.from.id,
            ),
          )
        : [];
    case 'replaces':
      return ofReplaces(s, header.value as Parameterised);
    case 'event':
      return s.method === 'SUBSCRIBE' && s.message.kind === 'request'
        ? link(
            '',
            say('the first report names it too', 6665, '4.2.2'),
            laterInCall(s, (message) => message.kind === 'request' && message.method === 'NOTIFY'),
          )
        : [];
    case 'supported':
    case 'require':
      return (header as Header<'supported' | 'require'>).value.flatMap((tag) => ofOption(s, tag));
    case 'allow':
      return ofAllow(s, (header as Header<'allow'>).value);
    default:
      return [];
  }
}

function ofRSeq(s: Situation, number: number): Link[] {
  const prack = laterInCall(s, (message) => get(message, 'rack')?.rseq === number);
  return link('', say('the PRACK confirms this number', 3262, '7.2'), prack);
}

const nextTry = (s: Situation): Sending | null =>
  laterInCall(
    s,
    (message, { sent }) => message.kind === 'request' && message.method === s.method && sent.from === s.to.id,
  );

function ofExpires(s: Situation): Link[] {
  if (s.message.kind === 'request') {
    const answer = laterInCall(
      s,
      (message, { sent }) =>
        message.kind === 'response' &&
        message.status === 200 &&
        sent.to === s.from.id &&
        get(message, 'cseq')?.number === get(s.message, 'cseq')?.number,
    );
    const rule = s.method === 'PUBLISH' ? cite(3903, '6') : cite(3261, '10.3');
    return link('', { text: 'the answer says what is granted', rule }, answer);
  }
  return [];
}

function ofSession(s: Situation): Link[] {
  if (s.message.kind === 'request') {
    const answer = laterInCall(
      s,
      (message) => message.kind === 'response' && get(message, 'session-expires') !== undefined,
    );
    return link('', say('the answer says what is agreed', 4028, '9'), answer);
  }
  const timer = changeFrom(
    s,
    'timer-started',
    ({ name }, entry) =>
      name === 'refresh' &&
      (entry.element === s.to.id || entry.element === s.from.id) &&
      entry.event.type === 'arrival' &&
      sameCall(entry.event.message, s.message),
  );
  if (timer === null) return [];
  const at = who(s.trace, timer.entry.element).label;
  const text = `${at} sets a timer to refresh the session after ${passed(timer.change.duration)}`;
  const set: Link = { value: '', text, packet: null, entry: timer.entry.index, rule: cite(4028, '10') };
  const refresh = laterInCall(
    s,
    (message) =>
      message.kind === 'request' &&
      (message.method === 'UPDATE' || message.method === 'INVITE') &&
      get(message, 'session-expires') !== undefined,
  );
  return [set, ...link('', say('the refresh that comes of it', 4028, '7.4'), refresh)];
}

function ofReferTo(s: Situation, { uri }: NameAddr): Link[] {
  const made = laterInRun(s, (message) => {
    if (message.kind !== 'request' || message.method !== 'INVITE' || sameCall(message, s.message)) return false;
    return 'host' in uri && 'host' in message.uri && uri.host === message.uri.host && uri.user === message.uri.user;
  });
  const by = made === null ? '' : who(s.trace, made.sent.from).label;
  return link('', say(`${by} calls this address`, 3515, '2.4.3'), made);
}

function ofReplaces(s: Situation, { value }: Parameterised): Link[] {
  const taken = changeFrom(s, 'decision', (change) => change.what === 'replaced' && change.data.callId === value);
  const ended = laterInRun(
    s,
    (message) => message.kind === 'request' && message.method === 'BYE' && get(message, 'call-id') === value,
  );
  const at = taken === null ? '' : who(s.trace, taken.entry.element).label;
  const replaced: Link[] =
    taken === null
      ? []
      : [
          {
            value: '',
            text: `${at} finds the call it names and puts this one in its place`,
            packet: null,
            entry: taken.entry.index,
            rule: cite(3891, '3'),
          },
        ];
  return [...replaced, ...link('', say('the old call is ended', 3891, '3'), ended)];
}

/** The header by which an option shows that it is in use. */
const SIGNS: Readonly<
  Record<string, 'rseq' | 'replaces' | 'join' | 'session-expires' | 'path' | 'refer-sub' | 'target-dialog'>
> = {
  '100rel': 'rseq',
  replaces: 'replaces',
  join: 'join',
  timer: 'session-expires',
  path: 'path',
  norefersub: 'refer-sub',
  tdialog: 'target-dialog',
};

function ofOption(s: Situation, tag: string): Link[] {
  const sign = SIGNS[tag];
  if (sign === undefined) {
    const required = laterInCall(s, (message) => list(message, 'require').includes(tag));
    return link(tag, say('here it is required', 3261, '8.2.2.3'), required);
  }
  const used = laterInRun(s, (message) => get(message, sign) !== undefined);
  return link(tag, say('here it is used', 3261, '19.2'), used);
}

const EVERYDAY = new Set(['INVITE', 'ACK', 'CANCEL', 'BYE']);

/** Whether somebody makes use of what is allowed. */
function ofAllow(s: Situation, methods: readonly string[]): Link[] {
  const used = laterInCall(
    s,
    (message, { sent }) =>
      message.kind === 'request' &&
      !EVERYDAY.has(message.method) &&
      methods.includes(message.method) &&
      sent.from !== s.author.id,
  );
  const method = used?.sent.message.kind === 'request' ? used.sent.message.method : '';
  const by = used === null ? '' : who(s.trace, used.sent.from).label;
  return link(method, say(`${by} makes use of it`, 3261, '20.5'), used);
}

/** Where a description is taken up: by its answer, and by the media that flow (RFC 3264 §6, §7). */
export function usesOfBody(s: Situation): Link[] {
  if (s.sdp === null) return [];
  const answer =
    s.sdp === 'offer'
      ? laterInCall(
          s,
          (message) =>
            message.body.length > 0 &&
            get(message, 'content-type')?.value === 'application/sdp' &&
            message.body !== s.message.body,
        )
      : null;
  const call = get(s.message, 'call-id') ?? '';
  const flow = changeFrom(s, 'media', (change) => change.call.includes(call) && change.change !== 'closed');
  const flows: Link[] =
    flow === null
      ? []
      : [
          {
            value: '',
            text: `${who(s.trace, flow.entry.element).label} takes up ${flow.change.kind} as agreed: ${flow.change.codec}, ${flow.change.direction}`,
            packet: null,
            entry: flow.entry.index,
            rule: cite(3264, '7'),
          },
        ];
  return [...link('', say('the answer to this offer', 3264, '6'), answer), ...flows];
}
