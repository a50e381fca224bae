// The settings of a scenario: every word that may stand before a colon, what it takes, what it means, and what
// holds when it is left out. Validation, the JSON Schema and the language page are all made from this table.

import { IN_CALLS } from './call-settings';
import * as kind from './kinds';
import { NAMES, PHONE_PLACE, PLACE, PROXY_PLACE } from './network-settings';
import { REDIRECT, REGISTRAR, REGISTRATION, ROUTING } from './policy-settings';
import { SERVICES } from './services';
import { many, one, type Settings } from './setting';

/** Settings of the whole scenario that are one value. */
export const SCENARIO = {
  title: one(kind.text, 'What the flow is called.', 'the id of the file', 'title: Session via two proxies'),
  source: one(kind.text, 'Where the flow comes from.', 'nothing', 'source: RFC 3665 §3.2'),
  watch: one(kind.text, 'One or two sentences: what to watch.', 'nothing', 'watch: Who hears the ringing, and when.'),
  transport: one(
    kind.transport,
    'What SIP travels over: udp, tcp, tls, ws or wss. A phone can have its own, and `dns:` can name another for a domain.',
    'udp',
    'transport: tcp',
  ),
  latency: one(kind.duration, 'How long a packet travels from one element to another.', '20 ms', 'latency: 22 ms'),
  jitter: one(kind.duration, 'Up to this much more, at random for each packet.', 'none', 'jitter: 5 ms'),
  loss: one(kind.share, 'The part of datagrams the network loses by itself.', 'none', 'loss: 2 %'),
  seed: one(kind.seed, 'Another seed is another run of the same chances: jitter, loss, identifiers.', '1', 'seed: 7'),
  starts: one(
    kind.dateTime,
    'Date and time when the run begins, in UTC; what `before:` prepares comes first and takes half a minute or so.',
    '2026-01-05 09:00',
    'starts: 2026-01-05 17:30',
  ),
  horizon: one(
    kind.duration,
    'The run stops this long after the figure starts, if anything still goes on.',
    '5 min',
    'horizon: 40 s',
  ),
  offstage: many(
    kind.elementId,
    'Elements that take part but are not part of the figure.',
    'all are part of it',
    'offstage: [carol]',
  ),
  ...NAMES,
} as const satisfies Settings;

/** Settings of `timers:`. */
export const TIMERS = {
  T1: one(
    kind.duration,
    'An estimate of the round trip: the first retransmission waits this long.',
    '500 ms',
    'timers: { T1: 250 ms }',
  ),
  T2: one(kind.duration, 'The longest time between two retransmissions.', '4 s', 'timers: { T2: 2 s }'),
  T4: one(kind.duration, 'How long a message may linger in the network.', '5 s', 'timers: { T4: 2500 ms }'),
} as const satisfies Settings;

/** Settings of each of the `links:`. */
export const LINK = {
  between: many(
    kind.elementId,
    'The two elements it joins.',
    'needed',
    'links: [{ between: [alice, p1], latency: 80 ms }]',
  ),
  latency: one(
    kind.duration,
    'How long a packet travels here.',
    "the scenario's",
    'links: [{ between: [p1, p2], latency: 5 ms }]',
  ),
  jitter: one(
    kind.duration,
    'Up to this much more, at random.',
    "the scenario's",
    'links: [{ between: [p1, p2], jitter: 5 ms }]',
  ),
  loss: one(
    kind.share,
    'The part of datagrams lost here.',
    "the scenario's",
    'links: [{ between: [p1, p2], loss: 10 % }]',
  ),
  blocks: many(
    kind.choice({ SIP: 'SIP', media: 'media' } as const),
    'What a firewall stops here, both ways.',
    'nothing',
    'links: [{ between: [alice, bob], blocks: media }]',
  ),
  only: one(
    kind.elementId,
    'Whose packets pass; those of the other side do not.',
    "both sides'",
    'links: [{ between: [alice, bob], only: alice }]',
  ),
  opens: one(
    kind.elementId,
    'Who is behind a firewall here: what it sends opens the way back for half a minute, and connections it opens go both ways; nothing comes in unasked.',
    'no firewall',
    'links: [{ between: [alice, bob], opens: alice }]',
  ),
} as const satisfies Settings;

/** Settings of each of the `nats:`. */
export const NAT = {
  label: one(kind.text, 'What it is called.', 'made from the id', 'nats: { home: { label: Home router } }'),
  address: one(
    kind.address,
    'The one address everybody behind it is seen at.',
    'the next free one of 203.0.113.0/24',
    'nats: { home: { address: 203.0.113.7 } }',
  ),
  forgets: one(
    kind.duration,
    'A way back closes after this long without a packet from inside, connections too.',
    '1 min for datagrams, 15 min for connections',
    'nats: { home: { forgets: 30 s } }',
  ),
  symmetric: one(
    kind.yesNo,
    'Whether each host written to sees another public port.',
    'no',
    'nats: { office: { symmetric: yes } }',
  ),
} as const satisfies Settings;

/** Settings every element knows. */
const COMMON = {
  label: one(kind.text, 'The name shown above its lifeline.', 'made from the id', 'label: Proxy 1'),
  host: one(
    kind.host,
    'Its host name, as in Via and Contact.',
    'client.<domain> for the first phone of a domain, <id>.<domain> for others, ss1.<domain> for proxies',
    'host: pc.atlanta.example.com',
  ),
  address: one(kind.address, 'Its IP address.', 'the next free one of 192.0.2.0/24', 'address: 192.0.2.101'),
  port: one(kind.port, 'The port it listens on.', '5060', 'port: 5070'),
  trying: one(
    kind.choice({ 'at once': 'at once', 'after 200 ms': 'after 200 ms' } as const),
    'When it sends 100 Trying for an INVITE it has accepted for processing.',
    'at once for proxies, after 200 ms for others',
    'trying: after 200 ms',
  ),
  behind: one(
    kind.elementId,
    'The NAT box it is behind: its address is private then, and nobody outside can reach it unasked.',
    'none',
    'behind: home',
  ),
  'when-down': one(
    kind.choice({ silent: false, refuses: true }),
    'What senders notice while it is down: nothing at all, or that its port is closed.',
    'silent over UDP; connections are refused',
    'when-down: refuses',
  ),
} as const satisfies Settings;

/** Settings of a phone. */
export const PHONE = {
  phone: one(
    kind.sipUri,
    'Makes it a phone, and says whose: the address of record.',
    'needed',
    'phone: sip:alice@atlanta.example.com',
  ),
  display: one(
    kind.text,
    'The name others see.',
    'the user of its address with a capital letter',
    'display: Alice Miller',
  ),
  via: many(
    kind.elementId,
    'Its outbound proxy, or several in order.',
    'none: it finds each domain by itself',
    'via: p1',
  ),
  registrar: one(kind.elementId, 'Where it registers.', 'the registrar of its domain', 'registrar: p2'),
  'registers-through': one(
    kind.choice({ 'its proxy': true, 'no proxy': false }),
    'The way its registrations take: by its outbound proxy, like every other request, or straight to the registrar.',
    'its proxy',
    'registers-through: no proxy',
  ),
  username: one(kind.text, 'The user name of its password.', 'the user of its address', 'username: alice'),
  password: one(kind.text, 'What it answers a challenge with.', 'the right one', 'password: correct horse'),
  codecs: many(kind.codec, 'What it can speak, best first.', 'PCMU', 'codecs: [opus, PCMU]'),
  'media-port': one(
    kind.port,
    'Where it takes its first audio stream.',
    'an even port of its own',
    'media-port: 49172',
  ),
  'do-not-disturb': one(
    kind.yesNo,
    'Whether its person wants no calls: it answers 480 (Temporarily Unavailable) at once, without ringing.',
    'no',
    'do-not-disturb: yes',
  ),
  'retry-after': one(
    { ...kind.duration, schema: kind.scaled(kind.duration, 1_000_000) },
    'What it tells whom it refuses: after how long to try again.',
    'it does not say',
    'retry-after: 30 s',
  ),
  rport: one(
    kind.yesNo,
    'Whether it asks for answers to come back to the very port its request came from (RFC 3581).',
    'no',
    'rport: yes',
  ),
  ...IN_CALLS,
  reaction: one(
    kind.duration,
    'How long it takes to react: to start ringing, for instance.',
    '10 ms',
    'reaction: 50 ms',
  ),
  methods: many(
    kind.token,
    'The methods it accepts; others get 405.',
    'INVITE, ACK, CANCEL, BYE, OPTIONS, REFER, SUBSCRIBE, NOTIFY, MESSAGE, INFO; PRACK with 100rel; UPDATE with timer, precondition or changes-by: UPDATE',
    'methods: [INVITE, ACK, CANCEL, BYE]',
  ),
  supported: many(
    kind.token,
    'The extensions it understands, by option tag.',
    'replaces, join, norefersub, tdialog; path behind a proxy with path: yes; what reservation, session-expires, min-se and gruu need',
    'supported: [100rel]',
  ),
  transport: one(
    kind.transport,
    'What its SIP travels over. Others reach a phone with a `sip:` address over UDP although it sends over tls (RFC 5630 §3.1.4): a `sips:` address is for TLS all the way, and `helps-nat: yes` at its proxy for the TLS connection of the phone.',
    "the scenario's",
    'transport: tcp',
  ),
  ...SERVICES,
  ...COMMON,
  ...PHONE_PLACE,
} as const satisfies Settings;

/** Settings of a proxy. */
export const PROXY = {
  proxy: many(
    kind.host,
    'Makes it a proxy, and says for which domains it is responsible.',
    'needed',
    'proxy: atlanta.example.com',
  ),
  'record-route': one(kind.yesNo, 'Whether later requests of a call pass through it too.', 'no', 'record-route: yes'),
  registrar: one(
    kind.yesNo,
    'Whether it also registers the users of its domains. Without, it sends them on to a registrar of the domain, where there is one.',
    'yes',
    'registrar: no',
  ),
  'timer-c': one(kind.duration, 'How long an INVITE may ring before it gives up.', '3 min 1 s', 'timer-c: 4 min'),
  forking: one(
    kind.choice({ parallel: 'parallel', sequential: 'sequential', 'by q': 'by q' } as const),
    'Whether a user with several phones is tried at all of them at once, one after the other, or in the order their phones prefer (q).',
    'parallel',
    'forking: sequential',
  ),
  processing: one(kind.duration, 'How long it thinks before it acts on a request.', 'none', 'processing: 5 ms'),
  lookup: one(kind.duration, 'How long the location service takes to answer it.', 'none', 'lookup: 8 ms'),
  ...ROUTING,
  ...REGISTRATION,
  ...COMMON,
  ...PROXY_PLACE,
} as const satisfies Settings;

const { proxy: _, ...SHARED } = PROXY;

/** Settings of a back-to-back user agent: those of a proxy. */
export const B2BUA = {
  b2bua: many(
    kind.host,
    'Makes it a back-to-back user agent, and says for which domains it is responsible. Short for `proxy:` with `role: b2bua`.',
    'needed',
    'b2bua: atlanta.example.com',
  ),
  ...SHARED,
} as const satisfies Settings;

/** Settings of a redirect server, with those every element knows. */
export const REDIRECT_SERVER = { ...REDIRECT, ...COMMON, ...PLACE } as const satisfies Settings;

/** Settings of a registrar, with those every element knows. */
export const REGISTRAR_SERVER = { ...REGISTRAR, ...COMMON, ...PLACE } as const satisfies Settings;

/** Settings of a proxy's `auth:`; `auth: yes` takes them all as they are. */
export const AUTH = {
  realm: one(
    kind.text,
    'The realm it names in its challenge.',
    'its first domain',
    'auth: { realm: atlanta.example.com }',
  ),
  algorithm: one(
    kind.choice({ MD5: 'MD5', 'SHA-256': 'SHA-256', 'SHA-512-256': 'SHA-512-256' } as const),
    'How the digest is computed.',
    'MD5',
    'auth: { algorithm: SHA-256 }',
  ),
  qop: one(
    kind.choice({ auth: 'auth', 'auth-int': 'auth-int', none: 'none' } as const),
    'What the digest protects: the request line, the body too, or as in old days.',
    'auth',
    'auth: { qop: auth-int }',
  ),
  'nonce-life': one(
    kind.duration,
    'How long a nonce can be used; then the challenge says it is stale.',
    '5 min',
    'auth: { nonce-life: 30 s }',
  ),
  whom: one(
    kind.choice({ everyone: 'everyone', 'own users': 'own users' } as const),
    'Whom it asks: everyone, or only who says to be of its own domains, so that strangers can call in.',
    'everyone',
    'auth: { whom: own users }',
  ),
  'within-calls': one(
    kind.yesNo,
    'Whether it also asks for what belongs to a call or a watch that stands: a hold, a BYE, a NOTIFY. Both sides need a password then.',
    'no: only for what begins something',
    'auth: { within-calls: yes }',
  ),
} as const satisfies Settings;

export { BLOCKS } from './block-words';
