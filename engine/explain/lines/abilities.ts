// The lines that say what an end can do, demands or lacks: Allow, Supported, Require, Proxy-Require, Unsupported,
// Accept and its kin, Allow-Events, Recv-Info, caller preferences. RFC 3261 §8.1.1.9, §8.2.2.3, §20; RFC 3841.

import type { Header, Parameterised } from '../../message/message';
import { cite, counted, listed, owned, quotedText, type Said, say } from '../say';
import type { Place, Tellers } from './teller';

const words = (values: readonly string[]): string => listed(values.slice(0, 12).map(quotedText));

/** What each option tag stands for, after RFC 3261 §19.2. */
export const OPTIONS: Readonly<Record<string, Said>> = {
  '100rel': say('provisional answers that must arrive', 3262, '3'),
  replaces: say('a call that takes the place of another', 3891, '6.2'),
  join: say('a call that joins another', 3911, '7.2'),
  timer: say('sessions that end unless they are refreshed', 4028, '3'),
  path: say('registrations that remember the way', 3327, '4'),
  precondition: say('nothing rings before the network has room', 3312, '11'),
  norefersub: say('a REFER without reports', 4488, '4'),
  tdialog: say('requests that name another dialog as their reason', 4538, '11.3'),
  outbound: say('connections that the phone keeps open', 5626, '11.4'),
  gruu: say('addresses that lead to one phone of a user', 5627, '11.3'),
  pref: say('wishes of the caller about the phone to reach', 3840, '12.3'),
  histinfo: say('a list of the places the request was sent to before', 7044, '5'),
  privacy: say('a network that hides who calls', 3323, '4.2'),
  eventlist: say('one subscription for a list', 6665, '3.1'),
};

const tags = (values: readonly string[]): string =>
  listed(
    values.map((tag) =>
      OPTIONS[tag.toLowerCase()] === undefined ? quotedText(tag) : (OPTIONS[tag.toLowerCase()]?.text ?? tag),
    ),
  );

function allow({ s }: Place, { value }: Header<'allow'>): Said {
  const { message } = s;
  if (message.kind === 'response' && message.status === 405)
    return say(`What ${s.author.label} would do instead: ${words(value)}.`, 3261, '21.4.6');
  const section = message.kind === 'request' ? cite(3261, '13.2.1') : cite(3261, '13.3.1.4');
  return { text: `What ${s.author.label} can be asked: ${counted(value.length)} methods.`, rule: section };
}

function supported({ s }: Place, { value }: Header<'supported'>): Said {
  if (value.length === 0) return say(`${s.author.label} knows no extensions.`, 3261, '20.37');
  return say(`Extensions ${s.author.label} knows, for ${s.other} to use or not: ${tags(value)}.`, 3261, '8.1.1.9');
}

function require({ s }: Place, { value }: Header<'require'>): Said {
  return s.message.kind === 'request'
    ? say(`${s.other} must know this, or refuse with 420: ${tags(value)}.`, 3261, '8.2.2.3')
    : say(`What applies to this answer: ${tags(value)}.`, 3261, '8.2.4');
}

const medias = (values: readonly Parameterised[]): string => words(values.map(({ value }) => value));

export const abilities: Tellers = {
  allow,
  supported,
  require,
  'proxy-require': (_, { value }) =>
    say(`Every proxy on the way must know this, or refuse with 420: ${tags(value)}.`, 3261, '20.29'),
  unsupported: ({ s }, { value }) => say(`What ${s.author.label} lacks: ${tags(value)}.`, 3261, '20.40'),
  accept: ({ s }, { value }) =>
    value.length === 0
      ? say(`${s.author.label} takes no bodies at all.`, 3261, '20.1')
      : say(`The kinds of body ${s.author.label} can read: ${medias(value)}.`, 3261, '20.1'),
  'accept-encoding': ({ s }) => say(`How a body for ${s.author.label} may be packed.`, 3261, '20.2'),
  'accept-language': ({ s }, { value }) =>
    say(`The languages that ${owned(s.author.label, 'person')} reads: ${medias(value)}.`, 3261, '20.3'),
  'allow-events': ({ s }, { value }) =>
    say(`What ${s.author.label} can be watched for: ${words(value)}.`, 6665, '8.2.2'),
  'recv-info': ({ s }, { value }) =>
    value.length === 0
      ? say(`${s.author.label} takes no information packages within the call.`, 6086, '7.3')
      : say(`Information that ${s.author.label} takes within the call: ${medias(value)}.`, 6086, '7.3'),
  'accept-contact': ({ s }) => say(`Which phones ${s.author.label} would like to reach.`, 3841, '9.2'),
  'reject-contact': ({ s }) => say(`Which phones ${s.author.label} would rather not reach.`, 3841, '9.2'),
  'request-disposition': ({ s }) => say(`How ${s.author.label} would like proxies to go about it.`, 3841, '9.1'),
};
