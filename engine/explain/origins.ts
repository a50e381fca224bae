// Where the values of a line come from, beyond the line it was copied from: a binding, a challenge, a reference, the
// answer to another request. RFC 3261 §8.1.3.4, §12.1, §16.6, §22; RFC 3262 §7.2; RFC 3327 §5.4; RFC 3515; RFC 4028 §7.3.

import { authParam } from '../message/digest';
import { get, tagIn, tagOf } from '../message/headers';
import type { AnyHeader, AuthValue, Header } from '../message/message';
import type { Sending } from '../trace/sending';

import { earlierInRun, type Link, names, sameCall, usesNonce } from './find';
import { cite, owned, type Said, say } from './say';
import type { Situation } from './situation';
import { nameOf, who } from './who';

const link = (value: string, said: Said, from: Sending | null): Link[] =>
  from === null ? [] : [{ value, text: said.text, packet: from.sent.packet, entry: null, rule: said.rule }];

/** Where the target of a request was learnt. */
export function originsOfTarget(s: Situation): Link[] {
  if (s.message.kind !== 'request') return [];
  const { uri } = s.message;
  const registered = earlierInRun(
    s,
    (message) => message.kind === 'request' && message.method === 'REGISTER' && names(message, 'contact', uri),
  );
  if (registered !== null && !s.inDialog && s.method !== 'REGISTER')
    return link(
      'address',
      say(`${who(s.trace, registered.sent.from).label} had registered this address`, 3261, '16.5'),
      registered,
    );
  const referred = earlierInRun(s, (message) => {
    const target = get(message, 'refer-to')?.uri;
    return (
      target !== undefined && 'host' in target && 'host' in uri && target.host === uri.host && target.user === uri.user
    );
  });
  if (referred !== null && !s.inDialog)
    return link('address', say('a REFER asked to call this address', 3515, '2.4.3'), referred);
  const redirected = earlierInRun(
    s,
    (message) =>
      message.kind === 'response' && message.status >= 300 && message.status < 400 && names(message, 'contact', uri),
  );
  return s.inDialog ? [] : link('address', say('a redirection named this address', 3261, '8.1.3.4'), redirected);
}

/** Where the values of a header come from. */
export function originsOf(s: Situation, header: AnyHeader): Link[] {
  switch (header.name) {
    case 'to':
      return ofTag(s, header as Header<'to'>);
    case 'authorization':
    case 'proxy-authorization':
      return ofNonce(s, header.value as AuthValue);
    case 'rack':
      return ofRack(s, header as Header<'rack'>);
    case 'route':
      return ofRoute(s, header as Header<'route'>);
    case 'replaces':
      return ofReplaces(s, header as Header<'replaces'>);
    case 'referred-by':
      return link(
        '',
        say('the REFER that asked for this call said so', 3892, '2.2'),
        s.method === 'REFER' ? null : earlierInRun(s, (message) => get(message, 'refer-to') !== undefined),
      );
    case 'event':
      return ofEvent(s, header as Header<'event'>);
    case 'sip-if-match':
      return link(
        '',
        say('the answer to the PUBLISH before gave this name', 3903, '4.1'),
        earlierInRun(s, (message) => get(message, 'sip-etag') === header.value),
      );
    case 'min-se':
    case 'session-expires':
    case 'expires':
      return ofInterval(s, header.name);
    default:
      return [];
  }
}

/** The answer that brought the tag which a request in a dialog carries. */
function ofTag(s: Situation, { value }: Header<'to'>): Link[] {
  const tag = tagOf(value);
  if (tag === undefined || s.message.kind === 'response' || s.part !== 'asks') return [];
  const brought = earlierInRun(
    s,
    (message, { sent }) =>
      sameCall(message, s.message) &&
      sent.to === s.from.id &&
      tagIn(message, message.kind === 'response' ? 'to' : 'from') === tag,
  );
  return link('tag', say(`${nameOf(s.trace, value.uri)} chose this tag`, 3261, '12.1.2'), brought);
}

function ofNonce(s: Situation, value: AuthValue): Link[] {
  const nonce = authParam(value, 'nonce');
  const challenge = earlierInRun(s, (message) => usesNonce(message, 'challenge', nonce));
  const whose = challenge === null ? '' : owned(who(s.trace, challenge.sent.from).label, 'challenge');
  return link('nonce', say(`from ${whose}, as are realm and algorithm`, 3261, '22.3'), challenge);
}

function ofRack(s: Situation, { value }: Header<'rack'>): Link[] {
  const answer = earlierInRun(s, (message) => sameCall(message, s.message) && get(message, 'rseq') === value.rseq);
  return link('RSeq', say('the answer that it confirms gave this number', 3262, '7.2'), answer);
}

function ofRoute(s: Situation, { value }: Header<'route'>): Link[] {
  const [first] = value;
  if (first === undefined || s.inDialog) return [];
  const prescribed = earlierInRun(
    s,
    (message, { sent }) =>
      sent.to === s.from.id &&
      get(message, 'service-route') !== undefined &&
      value.some(({ uri }) => names(message, 'service-route', uri)),
  );
  if (prescribed !== null)
    return link('way', say('the registrar told the phone this way in Service-Route', 3608, '6.1'), prescribed);
  const registered = earlierInRun(
    s,
    (message) => get(message, 'path') !== undefined && names(message, 'path', first.uri),
  );
  return link('way', say('the registration recorded this way in Path', 3327, '5.4'), registered);
}

function ofReplaces(s: Situation, { value }: Header<'replaces'>): Link[] {
  const referred = earlierInRun(s, (message) => {
    const target = get(message, 'refer-to')?.uri;
    return (
      target !== undefined &&
      'headers' in target &&
      target.headers.some((one) => decoded(one.value).includes(value.value))
    );
  });
  if (referred !== null) return link('', say('the REFER named the dialog to replace', 3891, '4'), referred);
  const named = earlierInRun(s, (message) => get(message, 'call-id') === value.value);
  return link('Call-ID', say('the call that is to be replaced', 3891, '3'), named);
}

const decoded = (text: string | null): string => (text ?? '').replace(/%40/gi, '@');

function ofEvent(s: Situation, { value }: Header<'event'>): Link[] {
  if (s.method !== 'NOTIFY') return [];
  const asked = earlierInRun(s, (message) => {
    if (message.kind !== 'request' || !sameCall(message, s.message)) return false;
    return value.value === 'refer' ? message.method === 'REFER' : message.method === 'SUBSCRIBE';
  });
  return link('', say('the request that asked to be told', 6665, '8.2.1'), asked);
}

/** An interval that somebody had asked for or insisted on. */
function ofInterval(s: Situation, name: 'min-se' | 'session-expires' | 'expires'): Link[] {
  if (s.message.kind === 'response') {
    if (name === 'min-se' || s.request === null || get(s.request, name) === undefined || s.basis === null) return [];
    const text = `${s.other} had asked for ${name === 'expires' ? get(s.request, 'expires') : get(s.request, 'session-expires')?.value} s`;
    const rule = name === 'expires' ? cite(3261, '10.3') : cite(4028, '9');
    return [{ value: '', text, packet: s.basis.packet, entry: null, rule }];
  }
  const refused = earlierInRun(s, (message, { sent }) => {
    if (message.kind !== 'response' || sent.to !== s.from.id || !sameCall(message, s.message)) return false;
    return name === 'expires' ? message.status === 423 : message.status === 422;
  });
  const rule =
    name === 'expires'
      ? say('the refusal said how long at least', 3261, '10.2.8')
      : say('the refusal said how long at least', 4028, '7.3');
  return link('', rule, refused);
}
