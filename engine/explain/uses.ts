// Where the values of a line are taken up: which message is matched by a branch, becomes a target, a route, a dialog, a
// binding, an answer to a challenge. Facts of the run, found when somebody opens the line.

import { authParam } from '../message/digest';
import { get, param, tagIn, tagOf, top, topBranch } from '../message/headers';
import type { AnyHeader, AuthValue, Contact, Header, Via } from '../message/message';
import type { NameAddr } from '../message/uri';
import { printUri } from '../message/uri-print';
import type { Sending } from '../trace/sending';

import {
  arrivalsOf,
  changeFrom,
  hasBranch,
  type Link,
  laterInCall,
  laterInRun,
  names,
  onward,
  sameCall,
  targets,
  usesNonce,
} from './find';
import { callOf } from './run-index';
import { cite, lasting, type Said, say } from './say';
import type { Situation } from './situation';
import { usesOfService } from './uses-services';
import { nameOf, placeName, who } from './who';

const link = (value: string, said: Said, to: Sending | null): Link[] =>
  to === null ? [] : [{ value, text: said.text, packet: to.sent.packet, entry: null, rule: said.rule }];

/** Where the start line is taken up. */
export function usesOfStart(s: Situation): Link[] {
  const [next] = onward(s);
  if (s.message.kind === 'response') return link('', say(`${s.to.label} passes it on`, 3261, '16.7'), next ?? null);
  const { uri } = s.message;
  if (next === undefined) {
    const branch = topBranch(s.message);
    const answer = laterInCall(
      s,
      (message) => message.kind === 'response' && message.status > 100 && hasBranch(message, branch),
    );
    return link('', say(`${s.to.label} answers it`, 3261, '8.2.6'), answer);
  }
  return targets(next.sent.message, uri)
    ? link('', say(`${s.to.label} passes it on with the same target`, 3261, '16.6'), next)
    : link('', say(`${s.to.label} puts another target in its place`, 3261, '16.6'), next);
}

/** Where the values of a header are taken up. */
export function usesOf(s: Situation, header: AnyHeader): Link[] {
  switch (header.name) {
    case 'via':
      return (header.value as readonly Via[]).flatMap((via) => ofVia(s, via));
    case 'from':
    case 'to':
      return ofTag(s, header as Header<'from' | 'to'>);
    case 'call-id':
      return ofCallId(s, header.value as string);
    case 'cseq':
      return ofCSeq(s, header as Header<'cseq'>);
    case 'contact':
      return ofContact(s, header.value as Contact);
    case 'record-route':
      return ofRecordRoute(s, header.value as readonly NameAddr[]);
    case 'route':
      return (header.value as readonly NameAddr[]).flatMap((value) => ofRoute(s, value));
    case 'path':
      return ofPath(s, header.value as readonly NameAddr[]);
    case 'service-route':
      return ofServiceRoute(s, header.value as readonly NameAddr[]);
    case 'max-forwards':
      return ofMaxForwards(s);
    case 'www-authenticate':
    case 'proxy-authenticate':
      return ofChallenge(s, header.value as AuthValue);
    case 'authorization':
    case 'proxy-authorization':
      return ofCredentials(s, header.value as AuthValue);
    default:
      return usesOfService(s, header);
  }
}

function ofVia(s: Situation, via: Via): Link[] {
  const branch = param(via.params, 'branch') ?? '';
  if (branch === '') return [];
  const owner = placeName(s.trace, via.host);
  if (s.message.kind === 'response') {
    if (top(s.message, 'via') !== via) return wayBack(s, branch, owner);
    const asked = callOf(s.trace, s.sending).find(
      ({ sent }) => sent.message.kind === 'request' && sent.from === s.to.id && hasBranch(sent.message, branch),
    );
    const arrived = arrivalsOf(s).length > 0;
    const match = say(`${owner} finds the request by it that this answers`, 3261, '17.1.3');
    return [...(arrived ? link('branch', match, asked ?? null) : []), ...wayBack(s, branch, owner)];
  }
  const answer = laterInCall(s, (message) => message.kind === 'response' && hasBranch(message, branch));
  const matched = link('branch', say(`${owner} knows this answer by it`, 3261, '17.1.3'), answer);
  const source = param(via.params, 'received');
  const went = source && answer !== null && answer.sent.hop.host === source;
  const noted = went
    ? link('received', say('the answer was sent to this address because of it', 3261, '18.2.2'), answer)
    : [];
  if (top(s.message, 'via') !== via) return [...matched, ...noted];
  return [...matched, ...noted, ...companions(s, branch)];
}

/** An answer on a later stretch of its way back, where this Via is on top. */
function wayBack(s: Situation, branch: string, owner: string): Link[] {
  const next = laterInCall(
    s,
    (message) => message.kind === 'response' && hasBranch(message, branch) && sameAnswer(s, message),
  );
  return link('', say(`on top here: it brings the answer to ${owner}`, 3261, '18.2.2'), next);
}

const sameAnswer = (s: Situation, message: Sending['sent']['message']): boolean =>
  message.kind === 'response' &&
  s.message.kind === 'response' &&
  message.status === s.message.status &&
  get(message, 'cseq')?.number === get(s.message, 'cseq')?.number &&
  get(message, 'cseq')?.method === get(s.message, 'cseq')?.method;

/** What else carries the branch of a request: its copies, its CANCEL, the ACK to its refusal. */
function companions(s: Situation, branch: string): Link[] {
  const copy = laterInCall(
    s,
    (message, other) => message.kind === 'request' && hasBranch(message, branch) && other.what === s.sending.what,
  );
  const cancel = laterInCall(
    s,
    (message) => message.kind === 'request' && message.method === 'CANCEL' && hasBranch(message, branch),
  );
  const ack = laterInCall(
    s,
    (message) => message.kind === 'request' && message.method === 'ACK' && hasBranch(message, branch),
  );
  const to = s.to.label;
  return [
    ...link('branch', say(`${to} knows by it that this is a copy`, 3261, '17.2.3'), copy),
    ...(s.method === 'CANCEL' ? [] : link('branch', say(`${to} knows by it what is cancelled`, 3261, '9.2'), cancel)),
    ...(s.method === 'ACK' ? [] : link('branch', say(`${to} knows by it what is confirmed`, 3261, '17.2.3'), ack)),
  ];
}

function ofTag(s: Situation, header: Header<'from' | 'to'>): Link[] {
  const tag = tagOf(header.value);
  if (tag === undefined) return [];
  const call = get(s.message, 'call-id');
  const begun = changeFrom(
    s,
    'dialog',
    (change) =>
      change.callId === call && (change.localTag === tag || change.remoteTag === tag) && change.change !== 'ended',
  );
  const dialog: Link[] =
    begun === null
      ? []
      : [
          {
            value: 'tag',
            text: `${who(s.trace, begun.entry.element).label} keeps it as half of the name of ${begun.change.change === 'early' ? 'an early' : 'the'} dialog`,
            packet: null,
            entry: begun.entry.index,
            rule: cite(3261, '12.1'),
          },
        ];
  const maker = nameOf(s.trace, header.value.uri);
  const used = laterInCall(
    s,
    (message, { sent }) =>
      message.kind === 'request' &&
      tagIn(message, 'to') === tag &&
      message.method !== 'ACK' &&
      sent.from !== s.sending.sent.to &&
      !targetsSame(message, s),
  );
  const next =
    used ??
    laterInCall(s, (message) => message.kind === 'request' && tagIn(message, 'to') === tag && !targetsSame(message, s));
  return [...dialog, ...link('tag', say(`by it ${maker} finds the dialog that this belongs to`, 3261, '12.2.2'), next)];
}

/** The same request on another stretch of its way. */
const targetsSame = (message: Sending['sent']['message'], s: Situation): boolean =>
  message.kind === s.message.kind &&
  get(message, 'cseq')?.number === get(s.message, 'cseq')?.number &&
  get(message, 'cseq')?.method === get(s.message, 'cseq')?.method &&
  tagIn(message, 'from') === tagIn(s.message, 'from');

function ofCallId(s: Situation, value: string): Link[] {
  const named = laterInRun(s, (message) => {
    const dialogs = [get(message, 'replaces'), get(message, 'join'), get(message, 'target-dialog')];
    return dialogs.some((dialog) => dialog?.value === value);
  });
  const count = callOf(s.trace, s.sending).length;
  const all: Link = {
    value: '',
    text: `${count} messages of this run carry it`,
    packet: null,
    entry: null,
    rule: cite(3261, '8.1.1.4'),
  };
  return [all, ...link('', say('another call names this one by it', 3891, '3'), named)];
}

function ofCSeq(s: Situation, { value: { number, method } }: Header<'cseq'>): Link[] {
  if (s.message.kind === 'response') return [];
  const from = tagIn(s.message, 'from');
  const repeats = (message: Sending['sent']['message'], other: string): boolean =>
    get(message, 'cseq')?.number === number &&
    get(message, 'cseq')?.method === other &&
    tagIn(message, 'from') === from;
  const answer = laterInCall(
    s,
    (message) => message.kind === 'response' && message.status >= 200 && repeats(message, method),
  );
  const ack =
    method === 'INVITE' ? laterInCall(s, (message) => message.kind === 'request' && repeats(message, 'ACK')) : null;
  const prack =
    method === 'INVITE'
      ? laterInCall(s, (message) => get(message, 'rack')?.cseq === number && tagIn(message, 'from') === from)
      : null;
  const next = laterInCall(
    s,
    (message) =>
      message.kind === 'request' && get(message, 'cseq')?.number === number + 1 && tagIn(message, 'from') === from,
  );
  return [
    ...link('', say('the final answer repeats it', 3261, '8.2.6.2'), answer),
    ...link('number', say('the PRACK names it', 3262, '7.2'), prack),
    ...link('number', say('the ACK repeats the number', 3261, '13.2.2.4'), ack),
    ...link('number', say(`the next request of ${s.author.label} has one more`, 3261, '12.2.1.1'), next),
  ];
}

function ofContact(s: Situation, value: Contact): Link[] {
  if (value === '*') return [];
  return value.flatMap((contact) => {
    const text = printUri(contact.uri);
    if (s.method === 'REGISTER') return ofBinding(s, contact, text);
    const used = laterInRun(s, (message, { sent }) => targets(message, contact.uri) && sent.from !== s.author.id);
    const by = used === null ? '' : who(s.trace, used.sent.from).label;
    const redirects = s.message.kind === 'response' && s.message.status >= 300;
    const said = redirects
      ? say(`${by} tries this address`, 3261, '8.1.3.4')
      : say(`${by} sends this straight to the address`, 3261, '12.2.1.1');
    return link('address', said, used);
  });
}

function ofBinding(s: Situation, contact: NameAddr, text: string): Link[] {
  const kept = changeFrom(s, 'binding', (change) => change.contact === text);
  const at = kept === null ? '' : who(s.trace, kept.entry.element).label;
  const verb =
    kept?.change.change === 'removed'
      ? 'removes it'
      : `keeps it for ${lasting((kept?.change.expires ?? 0) / 1_000_000)}`;
  const binding: Link[] =
    kept === null || s.message.kind === 'response'
      ? []
      : [{ value: 'address', text: `${at} ${verb}`, packet: null, entry: kept.entry.index, rule: cite(3261, '10.3') }];
  const called = laterInRun(
    s,
    (message) => message.kind === 'request' && message.method !== 'REGISTER' && targets(message, contact.uri),
  );
  return [...binding, ...link('address', say('a request is sent to it', 3261, '16.6'), called)];
}

function ofRecordRoute(s: Situation, value: readonly NameAddr[]): Link[] {
  const call = get(s.message, 'call-id');
  const [first] = value;
  if (first === undefined) return [];
  const text = printUri(first.uri);
  const set = changeFrom(
    s,
    'dialog',
    (change) => change.callId === call && change.routeSet.some((one) => one.includes(text)),
  );
  const kept: Link[] =
    set === null
      ? []
      : [
          {
            value: 'way',
            text: `${who(s.trace, set.entry.element).label} keeps it as part of the route set of the dialog`,
            packet: null,
            entry: set.entry.index,
            rule: cite(3261, '12.1'),
          },
        ];
  const used = laterInCall(s, (message) => message.kind === 'request' && names(message, 'route', first.uri));
  return [...kept, ...link('way', say('becomes the Route of this', 3261, '12.2.1.1'), used)];
}

function ofRoute(s: Situation, value: NameAddr): Link[] {
  const text = printUri(value.uri);
  const reached = changeFrom(
    s,
    'decision',
    (change, { event }) =>
      change.what === 'route-removed' &&
      change.data.route === text &&
      event.type === 'arrival' &&
      sameCall(event.message, s.message) &&
      get(event.message, 'cseq')?.number === get(s.message, 'cseq')?.number,
  );
  if (reached === null) return [];
  const at = who(s.trace, reached.entry.element).label;
  return [
    {
      value: text,
      text: `${at} finds itself on top and takes it off`,
      packet: null,
      entry: reached.entry.index,
      rule: cite(3261, '16.4'),
    },
  ];
}

function ofPath(s: Situation, value: readonly NameAddr[]): Link[] {
  const [first] = value;
  if (first === undefined) return [];
  const used = laterInRun(
    s,
    (message) => message.kind === 'request' && message.method !== 'REGISTER' && names(message, 'route', first.uri),
  );
  return link('way', say('becomes the Route of this', 3327, '5.4'), used);
}

function ofServiceRoute(s: Situation, value: readonly NameAddr[]): Link[] {
  const used = laterInRun(
    s,
    (message, { sent }) =>
      message.kind === 'request' &&
      message.method !== 'REGISTER' &&
      sent.from === s.to.id &&
      value.some(({ uri }) => names(message, 'route', uri)),
  );
  return link('way', say('becomes the Route of this', 3608, '6.1'), used);
}

function ofMaxForwards(s: Situation): Link[] {
  const refused = laterInCall(
    s,
    (message, { sent }) => message.kind === 'response' && message.status === 483 && sent.from === s.to.id,
  );
  const passed = onward(s).flatMap((next) =>
    link(
      '',
      say(`${s.to.label} passes it on with ${get(next.sent.message, 'max-forwards') ?? 'none'}`, 3261, '16.6'),
      next,
    ),
  );
  return [...passed, ...link('', say(`${s.to.label} refuses to pass it on`, 3261, '16.3'), refused)];
}

function ofChallenge(s: Situation, value: AuthValue): Link[] {
  const nonce = authParam(value, 'nonce');
  const used = laterInRun(s, (message) => usesNonce(message, 'credentials', nonce));
  const by = used === null ? '' : who(s.trace, used.sent.from).label;
  return link('nonce', say(`${by} answers it with credentials`, 3261, '22.2'), used);
}

function ofCredentials(s: Situation, value: AuthValue): Link[] {
  const [nonce, nc] = [authParam(value, 'nonce'), authParam(value, 'nc') ?? ''];
  const checked = changeFrom(
    s,
    'decision',
    (change, { event }) =>
      change.what === 'credentials' &&
      change.data.accepted !== undefined &&
      change.data.realm === authParam(value, 'realm') &&
      (change.data.nonce === undefined || (change.data.nonce === nonce && change.data.nc === nc)) &&
      event.type === 'arrival' &&
      sameCall(event.message, s.message),
  );
  if (checked === null) return [];
  const at = who(s.trace, checked.entry.element).label;
  const said =
    checked.change.data.accepted === true ? 'it is right' : `it does not pass: ${String(checked.change.data.why)}`;
  return [
    {
      value: 'response',
      text: `${at} makes the same sum: ${said}`,
      packet: null,
      entry: checked.entry.index,
      rule: cite(3261, '22.4'),
    },
  ];
}
