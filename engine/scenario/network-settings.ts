// Settings of what lies between the elements: names, addresses and who may reach whom. `settings.ts` says what a
// setting is and holds those of scenarios and elements.

import * as kind from './kinds';
import { many, one, type Settings } from './setting';

/** What every element says of its place in the network. */
export const PLACE = {
  listens: many(
    kind.transport,
    'The transports it can be reached over; a connection it does not take is refused.',
    'all of them',
    'listens: [udp]',
  ),
} as const satisfies Settings;

/** What a phone does about the boxes between it and the others. */
export const PHONE_PLACE = {
  'registers-anew': one(
    kind.yesNo,
    'Whether a registered phone that moves to another network tells its registrar so by itself.',
    'yes',
    'registers-anew: no',
  ),
  gruu: one(
    kind.choice({ no: 'no', yes: 'public', temporary: 'temporary' } as const),
    'Whether it gets an address of its own from its registrar, and says that it is reached there (RFC 5627): what is sent to that address reaches just this phone, not the others of the same person. A temporary one does not tell whose it is.',
    'no: it says where it is',
    'gruu: yes',
  ),
  'keeps-alive': one(
    kind.yesNo,
    'Whether it sends a sign of life every half minute, or every two minutes over a connection, once it is registered, so that the way back stays open (RFC 5626).',
    'no',
    'keeps-alive: yes',
  ),
  outbound: one(
    kind.yesNo,
    'Whether it registers over a lasting flow to each proxy of `via`, watches over it by signs of life that must be answered, and opens another one when it fails (RFC 5626). The proxies, or the registrar behind them, need `outbound: yes` too.',
    'no',
    'outbound: yes',
  ),
  ...PLACE,
} as const satisfies Settings;

/** What a proxy does about them. */
export const PROXY_PLACE = {
  'helps-nat': one(
    kind.yesNo,
    'Whether it remembers over which way it hears a phone, and reaches it over that way (RFC 5626): requests then find phones behind NAT boxes, and phones that keep a TLS connection open.',
    'no; phones on WebSocket are always helped',
    'helps-nat: yes',
  ),
  relay: one(
    kind.yesNo,
    'Whether media passes through it: it puts its own address into every session description.',
    'no; yes for a back-to-back user agent',
    'relay: yes',
  ),
  ...PLACE,
} as const satisfies Settings;

/** What the scenario says of its name servers. */
export const NAMES = {
  'dns-delay': one(kind.duration, 'How long a name server takes to answer.', '20 ms', 'dns-delay: 60 ms'),
  'dns-ttl': one(kind.duration, 'How long its answers are kept.', '5 min', 'dns-ttl: 30 s'),
} as const satisfies Settings;

/** Settings of each name of `dns:`. */
export const DNS_NAME = {
  naptr: many(
    kind.transport,
    'The transports its domain offers, the best first (NAPTR).',
    'each transport is asked about by itself',
    'dns: { biloxi.example.com: { naptr: [tcp, udp] } }',
  ),
  a: many(
    kind.place,
    'Its IPv4 addresses, or the elements that have them (A).',
    'none',
    'dns: { biloxi.example.com: { a: 192.0.2.222 } }',
  ),
  aaaa: many(
    kind.place,
    'Its IPv6 addresses, or the elements that have them (AAAA); asked for where there is no A.',
    'none',
    "dns: { biloxi.example.com: { aaaa: '2001:db8::9' } }",
  ),
} as const satisfies Settings;

/** Settings of each server in a name's `srv:`. */
export const DNS_SERVER = {
  over: one(
    kind.transport,
    'The transport the server is for.',
    'udp',
    'dns: { biloxi.example.com: { srv: [{ over: tcp, host: bob }] } }',
  ),
  host: one(
    kind.hostOrElement,
    'The server: an element, or a host name.',
    'needed',
    'dns: { biloxi.example.com: { srv: [{ host: bob }] } }',
  ),
  port: one(
    kind.port,
    'Its port.',
    "the transport's own",
    'dns: { biloxi.example.com: { srv: [{ host: bob, port: 5080 }] } }',
  ),
  priority: one(
    kind.whole(0, 65_535),
    'Servers with a higher number are tried only when those with a lower one fail.',
    '0',
    'dns: { biloxi.example.com: { srv: [{ host: bob, priority: 10 }] } }',
  ),
  weight: one(
    kind.whole(0, 65_535),
    'Its part of the calls, among servers of the same priority.',
    '0',
    'dns: { biloxi.example.com: { srv: [{ host: bob, weight: 60 }] } }',
  ),
} as const satisfies Settings;
