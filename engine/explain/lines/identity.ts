// The lines that say who talks with whom in which dialog: From, To, Call-ID, CSeq, Contact, and the names beside them.
// RFC 3261 §8.1.1, §8.2.6.2, §10.2, §12.1, §12.2.1.1, §20.10; RFC 3323; RFC 3325; RFC 3892; RFC 4474's Identity.

import { get, param, tagOf } from '../../message/headers';
import type { Header } from '../../message/message';
import { isHopAck, retryOf } from '../purpose-call';
import { lifeOf } from '../purpose-other';
import { capital, counted, lasting, listed, ordinal, owned, quotedText, type Said, say } from '../say';
import type { Situation } from '../situation';
import { nameOf } from '../who';
import { uriText } from './routing';
import type { Place, Tellers } from './teller';

function from({ s }: Place, header: Header<'from'>): Said {
  const who = nameOf(s.trace, header.value.uri);
  if (s.message.kind === 'response')
    return say(
      `Who asked, exactly as in the request: ${who}. From and To never change sides between question and answer.`,
      3261,
      '8.2.6.2',
    );
  if (s.part === 'forwards') return say(`Who asks: ${who}. No proxy may change it.`, 3261, '16.6');
  if (s.inDialog)
    return say(`${capital(owned(who, 'end'))} of the dialog, with the tag that ${who} chose.`, 3261, '12.2.1.1');
  if (s.method === 'REGISTER') return say(`Who sends the registration: ${who}.`, 3261, '10.2');
  if (retryOf(s) !== null) return say('The same as in the try before, tag and all.', 3261, '8.1.3.5');
  return say(`Who asks: ${who}, with a tag that is one half of the dialog’s name.`, 3261, '8.1.1.3');
}

function to({ s, how }: Place, header: Header<'to'>): Said {
  const who = nameOf(s.trace, header.value.uri);
  const tag = tagOf(header.value);
  if (s.message.kind === 'response') return toInAnswer(s, how, tag);
  if (s.part === 'forwards')
    return say(`Whom it is for, in the words of whoever asked: ${who}. Proxies go by the Request-URI.`, 3261, '16.6');
  if (s.method === 'REGISTER') return say(`Whose calls it is about: the address of record of ${who}.`, 3261, '10.2');
  if (tag !== undefined && s.method === 'ACK' && isHopAck(s))
    return say('As in the refusal, with the tag that was given there.', 3261, '17.1.1.3');
  if (tag !== undefined)
    return say(`${capital(owned(who, 'end'))} of the dialog, with the tag that ${who} chose.`, 3261, '12.2.1.1');
  if (s.method === 'CANCEL') return say('As in the INVITE that it cancels.', 3261, '9.1');
  return say(`Who is meant: ${who}. No tag yet: whoever answers adds one.`, 3261, '8.1.1.2');
}

function toInAnswer(s: Situation, how: Place['how'], tag: string | undefined): Said {
  const { message } = s;
  const status = message.kind === 'response' ? message.status : 0;
  if (tag === undefined)
    return say('As in the request. A 100 speaks for one hop only, so it needs no tag.', 3261, '8.2.6.2');
  const author = s.author.label;
  if (s.inDialog) return say('As in the request: both ends of the dialog keep their tags.', 3261, '12.2.1.1');
  const added = s.part === 'answers' && how === 'changed';
  const dialog = s.method === 'INVITE' && status > 100 && status < 300;
  if (dialog)
    return say(
      `${author} ${added ? 'adds' : 'added'} a tag: with Call-ID and the tag in From it names the dialog that begins here.`,
      3261,
      '12.1.1',
    );
  return say(
    `As in the request, with a tag that ${author} chose: it tells this answer from that of another.`,
    3261,
    '8.2.6.2',
  );
}

function callId({ s, how }: Place): Said {
  if (s.method === 'REGISTER')
    return say('All registrations of this phone carry the same one, so that their order can be told.', 3261, '10.2');
  if (s.message.kind === 'response')
    return say('As in the request: to which call the answer belongs.', 3261, '8.2.6.2');
  if (s.part === 'forwards') return say('Names the call, and stays the same from end to end.', 3261, '16.6');
  if (s.inDialog) return say('Names the call: the same in every message of it.', 3261, '12.2.1.1');
  if (how === 'taken') return say('As in the try before: it is still the same call.', 3261, '8.1.3.5');
  return say(`Names the call, once in the world; ${s.from.label} made it up.`, 3261, '8.1.1.4');
}

function cseq({ s }: Place, { value: { number, method } }: Header<'cseq'>): Said {
  if (s.message.kind === 'response')
    return say(`Which request is answered: number ${number}, the ${quotedText(method)}.`, 3261, '8.2.6.2');
  if (method === 'ACK')
    return say(
      `The number of the INVITE it confirms; only the method differs.`,
      3261,
      s.inDialog && !isHopAck(s) ? '13.2.2.4' : '17.1.1.3',
    );
  if (method === 'CANCEL') return say('The number of the INVITE it cancels; only the method differs.', 3261, '9.1');
  if (s.part === 'forwards')
    return say(`Number ${number} of ${owned(s.author.label, 'requests')} in this call.`, 3261, '16.6');
  if (retryOf(s) !== null)
    return say('One more than the try before: the same call, and a new request.', 3261, '8.1.3.5');
  if (s.method === 'REGISTER')
    return say('Counts the registrations of this phone, so that an old one cannot undo a newer.', 3261, '10.2');
  if (s.inDialog)
    return say(
      `${capital(place(number))} of ${owned(s.author.label, 'requests')} in this call: each has the next number.`,
      3261,
      '12.2.1.1',
    );
  return say(`Numbers the requests of ${s.from.label} in this call; the answer repeats it.`, 3261, '8.1.1.5');
}

const place = (number: number): string => (number <= 10 && number > 0 ? ordinal(number) : `number ${number}`);

function contact(at: Place, header: Header<'contact'>): Said {
  const { s } = at;
  if (header.value === '*')
    return say('The star stands for every binding of this user, whoever made it.', 3261, '10.2.2');
  const who = listed(header.value.map(({ uri }) => uriText(uri)));
  if (s.method === 'REGISTER') return s.message.kind === 'request' ? binding(s, header, who) : kept(s, header);
  const { message } = s;
  if (message.kind === 'response') {
    if (message.status >= 300 && message.status < 400) return say(`Where to try instead: ${who}.`, 3261, '8.1.3.4');
    if (s.method === 'OPTIONS') return say(`Where ${s.author.label} could be reached.`, 3261, '11.2');
    if (message.status >= 300) return say(`Another way to reach ${s.author.label}.`, 3261, '20.10');
    if (s.part === 'forwards') return say(`Where ${s.other} reaches ${s.author.label} from now on.`, 3261, '12.1.2');
    return say(
      `Where ${s.other} is to send later requests of this dialog: straight to ${owned(s.author.label, 'address')}.`,
      3261,
      '12.1.1',
    );
  }
  if (s.inDialog && s.method !== 'ACK')
    return say(`Where ${s.author.label} is reached from now on: it refreshes the dialog’s target.`, 3261, '12.2.1.1');
  return say(
    `Where ${s.other} is to send later requests: straight to ${owned(s.author.label, 'address')}.`,
    3261,
    '8.1.1.8',
  );
}

function binding(s: Situation, header: Header<'contact'>, who: string): Said {
  const life = lifeOf(header.value, get(s.message, 'expires'));
  if (life === 0) return say(`The binding to remove: no more calls to ${who}.`, 3261, '10.2.2');
  const q = header.value === '*' ? undefined : header.value[0] && param(header.value[0].params, 'q');
  const rank = q === undefined || q === null ? '' : ` The q says how much it wants to be the first.`;
  return say(`Where calls for ${s.other} are to go.${rank}`, 3261, q === undefined ? '10.2.1' : '10.2.1.2');
}

function kept(s: Situation, header: Header<'contact'>): Said {
  if (header.value === '*') return say('Every binding.', 3261, '10.2.2');
  const seconds = header.value[0] === undefined ? undefined : param(header.value[0].params, 'expires');
  const length = seconds === undefined || seconds === null ? '' : `, for ${lasting(Number(seconds))} more`;
  const many = header.value.length > 1 ? `${counted(header.value.length)} places` : 'a place';
  return say(`The registrar lists ${many} where ${s.other} is reached${length}.`, 3261, '10.3');
}

export const identity: Tellers = {
  from,
  to,
  'call-id': callId,
  cseq,
  contact,
  'reply-to': ({ s }, { value }) => say(`Who wants to be called back: ${nameOf(s.trace, value.uri)}.`, 3261, '20.31'),
  'p-asserted-identity': ({ s }, { value }) =>
    say(`The network vouches that it comes from ${listed(value.map(({ uri }) => nameOf(s.trace, uri)))}.`, 3325, '9.1'),
  'p-preferred-identity': ({ s }, { value }) =>
    say(
      `${s.author.label} would like the network to vouch for ${listed(value.map(({ uri }) => nameOf(s.trace, uri)))}.`,
      3325,
      '9.2',
    ),
  privacy: ({ s }) => say(`${s.author.label} asks the network to hide who it is.`, 3323, '4.2'),
  'referred-by': ({ s }, { value }) =>
    s.method === 'REFER'
      ? say(`Who asks for the call, to be shown to whoever is called: ${nameOf(s.trace, value.uri)}.`, 3892, '2.1')
      : say(`Why ${s.other} is called: ${nameOf(s.trace, value.uri)} asked for it.`, 3892, '2.2'),
};
