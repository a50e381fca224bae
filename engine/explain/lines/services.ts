// The lines of extensions: reliable provisional answers, session timers, events, REFER, Replaces, Join, publication.
// RFC 3262 §7; RFC 3326; RFC 3515 §2.1; RFC 3891; RFC 3903; RFC 3911; RFC 4028; RFC 4488; RFC 4538; RFC 6086; RFC 6665.

import { param } from '../../message/headers';
import type { Header, Parameterised } from '../../message/message';
import { type Cited, cite, lasting, listed, owned, quotedText, type Said, say } from '../say';
import type { Situation } from '../situation';
import { nameOf } from '../who';
import { uriText } from './routing';
import type { Place, Tellers } from './teller';

function expires({ s }: Place, { value }: Header<'expires'>): Said {
  if (s.method === 'REGISTER') {
    if (value === 0) return say('No longer: the binding ends at once.', 3261, '10.2.2');
    return say(`How long the binding is to last: ${lasting(value)}. The registrar may make it less.`, 3261, '10.2.1.1');
  }
  if (s.method === 'SUBSCRIBE') {
    if (s.message.kind === 'response')
      return say(`How long ${s.author.label} will tell: ${lasting(value)}.`, 6665, '4.2.1.1');
    return value === 0
      ? say('No longer: one last NOTIFY, and that is all.', 6665, '4.1.2.3')
      : say(`How long ${s.author.label} wants to be told: ${lasting(value)}.`, 6665, '4.1.2.1');
  }
  if (s.method === 'PUBLISH') {
    if (value === 0) return say('No longer: what was published is to be forgotten at once.', 3903, '4.5');
    return s.message.kind === 'response'
      ? say(`How long ${s.author.label} keeps it unless it is renewed: ${lasting(value)}.`, 3903, '6')
      : say(`How long the published state is to hold: ${lasting(value)}.`, 3903, '4.2');
  }
  return say(`After ${lasting(value)} nobody need answer any more.`, 3261, '20.19');
}

function sessionExpires({ s }: Place, { value }: Header<'session-expires'>): Said {
  const length = lasting(Number(value.value));
  const refresher = param(value.params, 'refresher');
  if (s.message.kind === 'response') {
    const who = refresher === 'uas' ? s.author.label : s.other;
    return say(`The session ends after ${length} without a refresh; ${who} is to refresh it in time.`, 4028, '9');
  }
  const wish =
    refresher === 'uac' ? ` ${s.author.label} wants to do it.` : refresher === 'uas' ? ` ${s.other} is to do it.` : '';
  return say(`${s.author.label} wants the session to end after ${length} unless it is refreshed.${wish}`, 4028, '7.1');
}

function minSe({ s }: Place, { value }: Header<'min-se'>): Said {
  const length = lasting(Number(value.value));
  return s.message.kind === 'response'
    ? say(`The shortest session interval ${s.author.label} takes: ${length}.`, 4028, '6')
    : say(`Nobody may make the session interval shorter than ${length}.`, 4028, '5');
}

function replaces({ s }: Place, { value }: Header<'replaces'>): Said {
  const early = value.params.some(({ name }) => name === 'early-only') ? ' Only while that one still rings.' : '';
  return say(`The dialog at ${s.other} whose place this call is to take, by its Call-ID and tags.${early}`, 3891, '3');
}

function event({ s }: Place, { value }: Header<'event'>): Said {
  const what = `“${quotedText(value.value)}”`;
  if (s.method === 'PUBLISH') return say(`Of what kind the published state is: ${what}.`, 3903, '4.1');
  if (s.method === 'NOTIFY') return say(`What it tells of: ${what}, as in the subscription.`, 6665, '8.2.1');
  return say(`What ${s.author.label} wants to know: ${what}.`, 6665, '8.2.1');
}

function subscriptionState({ s }: Place, { value: { value, params } }: Header<'subscription-state'>): Said {
  const state = value.toLowerCase();
  if (state === 'terminated') {
    const why = param(params, 'reason');
    return say(`The subscription ends with this${why ? ` (${quotedText(why)})` : ''}.`, 6665, '8.2.3');
  }
  const left = param(params, 'expires');
  const length = left ? `, for ${lasting(Number(left))} more` : '';
  return state === 'pending'
    ? say(`${s.author.label} has not decided yet whether ${s.other} may know${length}.`, 6665, '8.2.3')
    : say(`The subscription stands${length}.`, 6665, '8.2.3');
}

function referTo({ s }: Place, { value }: Header<'refer-to'>): Said {
  const { uri } = value;
  const carries = 'headers' in uri && uri.headers.length > 0;
  const more = carries ? ' What follows the question mark becomes headers of that request.' : '';
  return say(`Whom ${s.other} is to call: ${nameOf(s.trace, uri)}.${more}`, 3515, '2.1');
}

function reason({ s }: Place, { value }: Header<'reason'>): Said {
  const said = value.map(({ value, params }) => {
    const text = param(params, 'text')?.replace(/^"|"$/g, '');
    return quotedText(text ?? `${value} ${param(params, 'cause') ?? ''}`.trim());
  });
  return say(`Why ${s.author.label} ${s.method === 'CANCEL' ? 'gives up' : 'ends it'}: ${listed(said)}.`, 3326, '2');
}

const dialogNamed = (s: Situation, section: Cited): Said => ({
  text: `Names a dialog that ${s.author.label} and ${s.other} both know, as the reason to trust this request.`,
  rule: section,
});

const requestOf = (value: Parameterised): string => quotedText(value.value);

export const services: Tellers = {
  expires,
  'min-expires': ({ s }, { value }) =>
    say(`The shortest time ${s.author.label} keeps anything: ${lasting(value)}.`, 3261, '20.23'),
  'session-expires': sessionExpires,
  'min-se': minSe,
  rseq: ({ s }, { value }) =>
    say(
      `Numbers this answer, so that a PRACK can say which one has arrived: ${value} at ${s.author.label}.`,
      3262,
      '7.1',
    ),
  rack: ({ s }, { value }) =>
    say(
      `Which provisional answer ${s.author.label} has got: number ${value.rseq}, to ${value.method} ${value.cseq}.`,
      3262,
      '7.2',
    ),
  event,
  'subscription-state': subscriptionState,
  'refer-to': referTo,
  'refer-sub': ({ s }, { value }) =>
    value.value.toLowerCase() === 'false'
      ? say(`${s.author.label} wants no reports about how it goes.`, 4488, '4')
      : say('Reports about how it goes are wanted.', 4488, '4'),
  replaces,
  join: ({ s }) => say(`The dialog at ${s.other} that this call is to join, by its Call-ID and tags.`, 3911, '4'),
  'target-dialog': ({ s }) => dialogNamed(s, cite(4538, '7')),
  reason,
  'info-package': (_, { value }) => say(`The kind of information in the body: ${requestOf(value)}.`, 6086, '7.2'),
  'sip-etag': ({ s }) => say(`${s.author.label} will know the published state by this name.`, 3903, '11.3.1'),
  'sip-if-match': () =>
    say('Which published state is meant, by the name that the last answer gave it.', 3903, '11.3.2'),
  'flow-timer': ({ s }, { value }) =>
    say(
      `The phone is to give a sign of life every ${lasting(value)}, or ${s.author.label} takes the flow for broken.`,
      5626,
      '11.1',
    ),
  'retry-after': ({ s }, { value }) => say(`${s.other} may try again after ${lasting(value.seconds)}.`, 3261, '20.33'),
  warning: ({ s }, { value }) =>
    say(
      `What the trouble is, in the words of ${owned(s.author.label, 'software')}: ${quotedText(value.map(({ text }) => text).join('; '))}.`,
      3261,
      '20.43',
    ),
  'error-info': (_, { value }) =>
    say(`Where an announcement explains the refusal: ${listed(value.map(({ uri }) => uriText(uri)))}.`, 3261, '20.18'),
  'alert-info': (_, { value }) =>
    say(`What to ring with: ${listed(value.map(({ uri }) => uriText(uri)))}.`, 3261, '20.4'),
  'call-info': (_, { value }) =>
    say(`More about the caller or the callee: ${listed(value.map(({ uri }) => uriText(uri)))}.`, 3261, '20.9'),
  'in-reply-to': () => say('The calls that this one answers, by their Call-IDs.', 3261, '20.21'),
  'history-info': () => say('The addresses the request was sent to before it came here.', 7044, '5'),
};
