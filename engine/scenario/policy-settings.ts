// Settings of servers beyond plain routing: how a proxy forks and forwards, what a provider does for its users, what a
// registrar grants, where a redirect server sends callers. Tables of their own; `settings.ts` takes them in.

import * as kind from './kinds';
import { many, one, type Settings } from './setting';

/** What a registrar grants; a proxy that registers knows these words too. */
export const REGISTRATION = {
  expires: one(kind.duration, 'How long a binding holds when the phone does not say.', '1 h', 'expires: 30 min'),
  'min-expires': one(
    kind.duration,
    'The shortest binding it takes; less is refused with 423.',
    'any',
    'min-expires: 1 min',
  ),
  'max-expires': one(kind.duration, 'The longest binding it grants; more is cut.', 'any', 'max-expires: 10 min'),
  outbound: one(
    kind.yesNo,
    'Whether it serves phones with `outbound: yes` (RFC 5626): it answers their signs of life, stays between them and the others with the flow in its own address, and as a registrar keeps one binding for each of their flows.',
    'no',
    'outbound: yes',
  ),
  'service-route': many(
    kind.elementId,
    'The proxies it tells registered phones to start their requests out through, in this order (RFC 3608).',
    'none: phones go by their own proxy, if they have one',
    'service-route: p1',
  ),
  'flow-timer': one(
    kind.duration,
    'Within which time it wants signs of life from those phones.',
    'it leaves that to the phones',
    'outbound: yes\nflow-timer: 1 min',
  ),
} as const satisfies Settings;

/** How a proxy treats several targets, and what it forwards. */
export const ROUTING = {
  stateful: one(
    kind.yesNo,
    'Whether it keeps transactions; without, it only passes messages on: to one phone of each user, asking nobody for a password and following no policies.',
    'yes',
    'stateful: no',
  ),
  role: one(
    kind.choice({ proxy: 'proxy', b2bua: 'b2bua' } as const),
    'Whether it passes calls on as a proxy, or ends them and makes new ones as a back-to-back user agent: two calls that know nothing of each other.',
    'proxy',
    'role: b2bua',
  ),
  rfc2543: one(
    kind.yesNo,
    'Whether it is a proxy of the first days of SIP, from before RFC 3261: it marks its branches with no cookie, routes strictly, and passes on every answer to a request other than INVITE, as was done before RFC 4320.',
    'no',
    'rfc2543: yes',
  ),
  routing: one(
    kind.choice({ loose: 'loose', strict: 'strict' } as const),
    'How it finds the next hop of a call that stands: by the Route, as RFC 3261 has it, or as proxies of old do, which put the next hop into the first line.',
    'loose',
    'routing: strict',
  ),
  'ring-limit': one(
    kind.duration,
    'How long one phone may ring before the next is tried.',
    'as long as Timer C',
    'ring-limit: 10 s',
  ),
  redirection: one(
    kind.choice({ follow: 'follow', 'pass on': 'pass on' } as const),
    'What it does with the addresses of a redirection: tries them itself, or leaves that to the caller.',
    'pass on',
    'redirection: follow',
  ),
  'session-expires': one(
    kind.duration,
    'The longest that a call through it may last without being refreshed; it asks for that in the name of phones that do not (RFC 4028). It has to stay in the path (record-route) to see the refreshes.',
    'calls have no end set',
    'session-expires: 30 min',
  ),
  'min-se': one(
    kind.duration,
    'The shortest time between refreshes it allows; less is refused with 422. 90 s at least.',
    '90 s',
    'min-se: 10 min',
  ),
  'says-why': one(
    kind.yesNo,
    'Whether the CANCELs it sends say why: that another phone has answered, above all, so that this one shows no missed call (RFC 3326).',
    'yes',
    'says-why: no',
  ),
  path: one(
    kind.yesNo,
    'Whether it signs registrations that pass through it, so that calls come back its way (RFC 3327). A phone that lists what it supports has to list path, or the registrar refuses.',
    'no',
    'path: yes',
  ),
  presence: one(
    kind.elementId,
    'The presence server (a phone with `behaviour: presence`): what users publish, and whoever watches them for presence, is led there. It keeps the users of the domain of its own address; about others it answers 404.',
    'none: who watches somebody watches their phones',
    'presence: ps',
  ),
  vouches: one(
    kind.yesNo,
    'Whether it writes down who the caller is, for the servers it trusts, once the caller has proved it with a password (RFC 3325). What a stranger says of that it takes out. With `whom: own users` nobody who calls anonymously is asked, and so nobody vouches for them.',
    'no',
    'auth: yes\nvouches: yes',
  ),
  'trust-domain': many(
    kind.elementId,
    'Whom it believes when they say who a caller is, and tells so even when the caller wants to be unknown.',
    'nobody',
    'auth: yes\nvouches: yes\ntrust-domain: p2',
  ),
  screening: one(
    kind.choice({ before: 'before', after: 'after' } as const),
    'Whether block lists count before or after the caller has proved who it is.',
    'after',
    'auth: yes\npolicies: [{ block: outgoing, for: alice, to: sip:900@premium.example.com }]\nscreening: before',
  ),
} as const satisfies Settings;

/** One line of a proxy's `policies:`. The first word decides what the line is. */
export const POLICY = {
  forward: one(
    kind.party,
    'Whose calls go elsewhere.',
    'nobody',
    'policies: [{ forward: alice, to: sip:desk@atlanta.example.com }]',
  ),
  to: one(kind.party, 'Where they go.', 'needed with forward', 'policies: [{ forward: alice, to: bob, when: busy }]'),
  when: one(
    kind.choice({
      always: 'always',
      busy: 'busy',
      'no answer': 'no answer',
      unavailable: 'unavailable',
    } as const),
    'On which occasion.',
    'always',
    'policies: [{ forward: alice, to: bob, when: no answer, after: 10 s }]',
  ),
  after: one(
    kind.duration,
    'How long the phone rings before nobody has answered.',
    'as long as Timer C',
    'policies: [{ forward: alice, to: bob, when: no answer, after: 5 s }]',
  ),
  announce: one(
    kind.yesNo,
    'Whether the caller is told with a 181.',
    'no',
    'policies: [{ forward: alice, to: bob, announce: yes }]',
  ),
  find: one(
    kind.party,
    'Who is looked for in several places, one after the other.',
    'nobody',
    'policies: [{ find: alice, at: [bob, sip:home@atlanta.example.com], each: 8 s }]',
  ),
  at: many(
    kind.party,
    'The places, in order.',
    'needed with find',
    'policies: [{ find: alice, at: [bob], each: 8 s }]',
  ),
  each: one(kind.duration, 'How long each place rings.', '10 s', 'policies: [{ find: alice, at: [bob], each: 5 s }]'),
  block: one(
    kind.choice({ incoming: 'incoming', outgoing: 'outgoing' } as const),
    'Which calls are refused: those to somebody, or those by somebody.',
    'none',
    'policies: [{ block: incoming, for: alice, from: sip:pest@example.org }]',
  ),
  for: one(
    kind.party,
    'Whose calls the block is about.',
    "everybody's",
    'policies: [{ block: outgoing, for: alice, to: sip:900@premium.example.com }]',
  ),
  from: one(
    kind.text,
    'The caller an incoming block is about: a person, an address or a whole domain.',
    'everybody',
    'policies: [{ block: incoming, from: example.org }]',
  ),
  with: one(
    kind.whole(400, 699, 'a SIP status from 400 to 699'),
    'The status of the refusal.',
    '403',
    'policies: [{ block: incoming, for: alice, with: 603 }]',
  ),
  'retry-after': one(
    kind.duration,
    'What the refusal says of when to try again.',
    'nothing',
    'policies: [{ block: outgoing, for: alice, with: 480, retry-after: 30 s }]',
  ),
  announcement: one(
    kind.party,
    'Where a voice explains the refusal; the caller gets the address with it.',
    'none',
    'policies: [{ block: incoming, for: alice, announcement: sip:sorry@ann.example.com }]',
  ),
  between: one(
    kind.timeSpan,
    'At which hours, in UTC.',
    'at all hours',
    'policies: [{ forward: alice, to: bob, between: 18:00-08:00 }]',
  ),
} as const satisfies Settings;

/** Settings of a redirect server. */
export const REDIRECT = {
  redirect: many(
    kind.host,
    'Makes it a redirect server, and says for which domains.',
    'needed',
    'redirect: biloxi.example.com',
  ),
  status: one(
    kind.choice({ 300: 300, 301: 301, 302: 302, 380: 380 } as const),
    'How it answers: several choices (300), moved for good (301), moved for now (302), another service (380).',
    '302',
    'status: 301',
  ),
  lookup: one(kind.duration, 'How long the location service takes to answer it.', 'none', 'lookup: 8 ms'),
} as const satisfies Settings;

/** Settings of a registrar that is nothing else. */
export const REGISTRAR = {
  registrar: many(
    kind.host,
    'Makes it a registrar, and says for which domains.',
    'needed',
    'registrar: biloxi.example.com',
  ),
  ...REGISTRATION,
} as const satisfies Settings;
