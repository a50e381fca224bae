// Settings of what lies between the elements: names, addresses and who may reach whom. `settings.ts` says what a
// setting is and holds those of scenarios and elements.

import * as kind from './kinds';
import { many, one, type Settings } from './setting';

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
