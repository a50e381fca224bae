// What requests beside those of a call are for: RFC 3261 §10.2, §11.1; RFC 3428 §4; RFC 3515 §2.4.1; RFC 3903 §4;
// RFC 6086 §4.2; RFC 6665 §4.1 and §4.2. The author of the request is the subject.

import { get, param } from '../message/headers';
import type { Contact, Request } from '../message/message';
import { methodOf } from '../message/methods';
import { printUri } from '../message/uri-print';
import { phoneOf } from '../trace/why/whose';
import { readPidf } from '../usage/pidf';
import { retryOf } from './purpose-call';
import { callOf } from './run-index';
import { lasting, listed, owned, quotedText, type Said, say } from './say';
import type { Situation } from './situation';
import { nameOf } from './who';

/** When a contact of a REGISTER is to end, in seconds: its own parameter, else Expires (RFC 3261 §10.2.1.1). */
export function lifeOf(contact: Contact | undefined, expires: number | undefined): number | null {
  const own = contact === undefined || contact === '*' ? undefined : contact[0];
  const said = own === undefined ? undefined : param(own.params, 'expires');
  const seconds = said === undefined || said === null ? expires : Number(said);
  return seconds ?? null;
}

export function registerAim(s: Situation, request: Request): Said {
  const a = s.author.label;
  const contact = get(request, 'contact');
  const to = get(request, 'to');
  const user = to === undefined ? a : nameOf(s.trace, to.uri);
  const domain = 'host' in request.uri ? request.uri.host : printUri(request.uri);
  const retry = retryOf(s);
  const once = retry === null ? '' : ` once more, ${retry.text}`;
  const end = retry === null ? '.' : `;${once}.`;
  if (contact === undefined)
    return say(`${a} asks the registrar of ${domain} where calls for ${user} go at present${end}`, 3261, '10.2.3');
  if (contact === '*')
    return say(
      `${a} asks the registrar of ${domain} to forget every place where ${user} was reached${end}`,
      3261,
      '10.2.2',
    );
  const named = (those: typeof contact): string =>
    listed(those.map(({ uri }) => quotedText('host' in uri ? uri.host : printUri(uri))));
  const left = contact.filter(({ params }) => param(params, 'expires') === '0');
  if (left.length > 0 && left.length < contact.length) {
    const now = named(contact.filter((one) => !left.includes(one)));
    return say(
      `${a} has moved: it tells the registrar of ${domain} that calls for ${user} go to ${now} now, and no more to ${named(left)}${end}`,
      3261,
      '10.2.2',
    );
  }
  const places = named(contact);
  const life = lifeOf(contact, get(request, 'expires'));
  if (life === 0)
    return say(
      `${a} asks the registrar of ${domain} to send no more calls for ${user} to ${places}${end}`,
      3261,
      '10.2.2',
    );
  const length = life === null ? '' : `, for ${lasting(life)}`;
  if (retry === null && wasGranted(s))
    return say(
      `${a} renews its binding with the registrar of ${domain}: calls for ${user} still go to ${places}${length}.`,
      3261,
      '10.2.4',
    );
  return say(
    `${a} tells the registrar of ${domain} that calls for ${user} go to ${places}${length}${end}`,
    3261,
    '10.2.1',
  );
}

/** Whether an earlier REGISTER of the same phone was granted, and nothing ended since. */
function wasGranted(s: Situation): boolean {
  return callOf(s.trace, s.sending).some(
    ({ sent, entry }) =>
      entry < s.sending.entry &&
      sent.to === s.from.id &&
      sent.message.kind === 'response' &&
      sent.message.status === 200,
  );
}

/** What watching an event package tells, with its section. */
const WATCHED: Readonly<Record<string, (whom: string) => Said>> = {
  presence: (b) => say(`whether ${b} can be reached`, 3856, '6.1'),
  dialog: (b) => say(`about the calls of ${phoneOf(b)}`, 4235, '3.1'),
  'message-summary': (b) => say(`about messages that wait at ${b}`, 3842, '3.1'),
  reg: (b) => say(`about where ${b} is registered`, 3680, '4.1'),
  refer: (b) => say(`about the call that ${b} was asked to make`, 3515, '3.1'),
};

const watched = (event: string, whom: string): Said =>
  WATCHED[event]?.(whom) ?? say(`about “${quotedText(event)}” at ${whom}`, 6665, '3.1.2');

export function subscribeAim(s: Situation): Said {
  const a = s.author.label;
  // Within the subscription too it is about whom To names, whoever keeps the news.
  const to = get(s.message, 'to');
  const whom = to === undefined ? s.other : nameOf(s.trace, to.uri);
  const what = watched(get(s.message, 'event')?.value ?? '', whom).text;
  const expires = get(s.message, 'expires');
  const retry = retryOf(s);
  const end = retry === null ? '.' : `, and asks again, ${retry.text}.`;
  if (expires === 0)
    return s.inDialog
      ? say(`${a} no longer wants to be told ${what}${end}`, 6665, '4.1.2.3')
      : say(`${a} asks to be told ${what}, once and not again${end}`, 6665, '4.4.3');
  const length = expires === undefined ? '' : `, for ${lasting(expires)}`;
  if (s.inDialog) return say(`${a} wants to go on being told ${what}${length}${end}`, 6665, '4.1.2.2');
  return say(`${a} asks to be told ${what}, now and at each change${length}${end}`, 6665, '4.1.2.1');
}

export function notifyAim(s: Situation): Said {
  const [a, b] = [s.author.label, s.other];
  const event = get(s.message, 'event')?.value ?? '';
  const state = get(s.message, 'subscription-state');
  const over = state?.value.toLowerCase() === 'terminated' ? ' Nothing follows after that.' : '';
  if (event === 'refer') {
    const line =
      typeof s.message.body === 'string' ? /^SIP\/2\.0 (\d{3}[^\r\n]*)/.exec(s.message.body)?.[1] : undefined;
    const said = line === undefined ? 'how it goes' : `“${quotedText(line)}”`;
    return say(`${a} reports to ${b} how the call it was asked to make goes: ${said}.${over}`, 3515, '2.4.5');
  }
  // A presence server tells of others: the address it answers for is in From.
  const about = get(s.message, 'from')?.uri;
  const { text, rule } = watched(event, about === undefined ? a : nameOf(s.trace, about));
  return { text: `${a} tells ${b} ${text}.${over}`, rule };
}

export function referAim(s: Situation): Said {
  const [a, b] = [s.author.label, s.other];
  const target = get(s.message, 'refer-to')?.uri;
  const whom = target === undefined ? 'somebody' : nameOf(s.trace, target);
  const headers = target !== undefined && 'headers' in target ? target.headers : [];
  const named = (name: string): boolean => headers.some((header) => header.name.toLowerCase() === name);
  if (named('replaces'))
    return say(`${a} asks ${b} to call ${whom} and to take ${owned(a, 'place')} in the call they have.`, 5589, '7.3');
  if (named('join')) return say(`${a} asks ${b} to call ${whom} and to join the call there.`, 3911, '5');
  if (target !== undefined && 'params' in target && param(target.params, 'method') === 'BYE')
    return say(`${a} asks ${b} to let ${whom} go.`, 4579, '5.11');
  return say(`${a} asks ${b} to call ${whom}.`, 3515, '2.4.1');
}

export function infoAim(s: Situation): Said {
  const [a, b] = [s.author.label, s.other];
  const signal = typeof s.message.body === 'string' ? /^Signal\s*=\s*(\S+)/im.exec(s.message.body)?.[1] : undefined;
  if (signal !== undefined)
    return say(`${a} pressed the key ${quotedText(signal)}: ${b} learns of it within the call.`, 2976, '2');
  const packet = get(s.message, 'info-package')?.value;
  const what = packet === undefined ? 'something' : `something of the kind “${quotedText(packet)}”`;
  return say(`${a} tells ${b} ${what} within the call, without changing it.`, 6086, '4.2.1');
}

/** RFC 3903 §4.1: whether there is a body, a tag and a time says which of the four operations it is. */
export function publishAim(s: Situation): Said {
  const a = s.author.label;
  const event = get(s.message, 'event')?.value ?? 'presence';
  const named = get(s.message, 'sip-if-match') !== undefined;
  const expires = get(s.message, 'expires');
  const length = expires === undefined ? '' : `, for ${lasting(expires)}`;
  const body = typeof s.message.body === 'string' ? s.message.body : '';
  const state = event === 'presence' && body !== '' ? ` (“${quotedText(readPidf(body))}”)` : '';
  const what = event === 'presence' ? `how ${s.other} is${state}` : `its ${quotedText(event)}`;
  const retry = retryOf(s);
  const end = retry === null ? '.' : `; once more, ${retry.text}.`;
  if (expires === 0) return say(`${a} has the server forget what it had published${end}`, 3903, '4.5');
  if (!named) return say(`${a} publishes ${what}${length}: a server is to tell whoever watches${end}`, 3903, '4.2');
  return body !== ''
    ? say(`${a} publishes a change: ${what} now${length}${end}`, 3903, '4.4')
    : say(`${a} has the server keep what it had published${length} more: nothing has changed${end}`, 3903, '4.3');
}

export const optionsAim = (s: Situation): Said =>
  say(`${s.author.label} asks what ${s.other} can do, without calling.`, 3261, '11.1');

export const messageAim = (s: Situation): Said =>
  say(`${s.author.label} sends ${s.other} a text, which begins no call.`, 3428, '4');

/** Any other method: nobody need know it but the two ends (RFC 3261 §8.2.1, §16.3). */
export function otherAim(s: Situation, request: Request): Said {
  const known = methodOf(request.method);
  const text = `${s.author.label} sends ${s.other} a ${quotedText(request.method)}`;
  return known === undefined
    ? say(`${text}, a method that is unknown here; whoever does not know it answers 405 or 501.`, 3261, '8.2.1')
    : say(`${text}, ${known.dialog}.`, 3261, '8.1');
}
