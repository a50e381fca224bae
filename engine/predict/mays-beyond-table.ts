// What the RFCs leave open beyond plain calls, as rows: transfers, subscriptions, messages, changes of a call that
// stands, registrations, boxes in between and redirect servers (RFC 3261 §8.3, §10, §11; RFC 3311, 3428, 3515, 6086, 6665).

import { get } from '../message/headers';
import { isSettled, type May, may, mayAgain, open, owes, request, within } from './rows';
import { asksBriefly } from './subscriptions';

/** What a phone may turn down for reasons of its own: nobody has a right to it. */
const OPTIONAL = ['SUBSCRIBE', 'PUBLISH', 'REFER', 'MESSAGE', 'OPTIONS', 'INFO', 'UPDATE'];

/** Refusals that say why, each of them by an end about itself. */
const REFUSALS = [403, 480, 486, 488, 501, 503, 600, 603];

export const MAYS_BEYOND: readonly May[] = [
  // transfers
  may(
    3515,
    '2.4.1',
    'A phone may ask another at any time to call somebody: in a call, or outside of one.',
    (g, m) => request(g, m, 'REFER'),
    true,
  ),
  may(
    3515,
    '2.4.4',
    'Whoever follows a REFER may report on it at any time, as it goes on.',
    (g, m) => request(g, m, 'NOTIFY') && m.reports(g.by).some(({ by }) => by === 'REFER'),
  ),

  // subscriptions
  may(
    6665,
    '4.1.2.1',
    'Anybody may ask at any time to be told of changes: that is a SUBSCRIBE.',
    (g, m) => request(g, m, 'SUBSCRIBE'),
    true,
  ),
  may(
    6665,
    '4.2.2',
    'Whoever is watched may report at any time: something has changed, or the end is near.',
    (g, m) => request(g, m, 'NOTIFY') && m.reports(g.by).some(({ by }) => by === 'SUBSCRIBE'),
  ),
  may(
    6665,
    '4.2.1.1',
    'A wish to watch for less than an hour may be called too brief.',
    (g, m) =>
      g.status === 423 && g.method === 'SUBSCRIBE' && owes(g, m) && open(g, m).some((e) => asksBriefly(e.request)),
  ),
  may(
    6665,
    '4.2.1.1',
    'What is asked for may be a kind of news that the phone does not know: that is a 489.',
    (g, m) => g.status === 489 && g.method === 'SUBSCRIBE' && owes(g, m),
  ),

  // publication
  may(
    3903,
    '4',
    'A phone may publish at any time, but for while an earlier PUBLISH waits for its answer.',
    (g, m) => request(g, m, 'PUBLISH') && m.kindOf(g.by) === 'user-agent' && m.asks(g.by, 'PUBLISH').every(isSettled),
    true,
  ),
  may(
    3903,
    '6',
    'A server may have lost what a PUBLISH names: that is a 412.',
    (g, m) =>
      g.status === 412 &&
      g.method === 'PUBLISH' &&
      owes(g, m) &&
      open(g, m).some((e) => get(e.request, 'sip-if-match') !== undefined),
  ),
  may(
    3903,
    '6',
    'A time that is too brief for the server is refused with 423.',
    (g, m) =>
      g.status === 423 && g.method === 'PUBLISH' && owes(g, m) && open(g, m).some((e) => asksBriefly(e.request)),
  ),
  may(
    3903,
    '6',
    'What is published may be of a kind that the server does not keep: that is a 489.',
    (g, m) => g.status === 489 && g.method === 'PUBLISH' && owes(g, m),
  ),

  // what may be turned down
  may(
    3261,
    '8.2.6',
    'A phone may turn down what is asked of it, and says why with a number.',
    (g, m) => OPTIONAL.includes(g.method) && REFUSALS.includes(g.status ?? 0) && owes(g, m),
  ),
  may(
    3311,
    '5.2',
    'An UPDATE that meets an open offer is refused with 491 or 500, and may be tried again.',
    (g, m) => g.method === 'UPDATE' && [491, 500, 504].includes(g.status ?? 0) && owes(g, m),
  ),
  may(
    3261,
    '8.1.3.4',
    'Any request may be sent elsewhere.',
    (g, m) => within(g, 300, 400) && ['MESSAGE', 'SUBSCRIBE', 'OPTIONS'].includes(g.method) && owes(g, m),
  ),

  // within a call that stands
  may(
    3311,
    '5.1',
    'Either end of a call may change it with UPDATE, even before it is accepted.',
    (g, m) =>
      request(g, m, 'UPDATE') && m.legsTo(g).some(({ stage }) => ['early', 'accepted', 'confirmed'].includes(stage)),
  ),
  may(
    6086,
    '4.2.1',
    'Within a call an INFO may carry what both ends understand, a pressed key for example.',
    (g, m) =>
      request(g, m, 'INFO') && m.legsTo(g).some(({ stage }) => ['early', 'accepted', 'confirmed'].includes(stage)),
  ),
  may(
    3262,
    '4',
    'A provisional answer that asks for it is acknowledged with PRACK.',
    (g, m) => request(g, m, 'PRACK') && m.reliable(g.by) > m.asks(g.by, 'PRACK').length,
  ),

  // alone
  may(3428, '4', 'A phone may send a text at any time.', (g, m) => request(g, m, 'MESSAGE'), true),
  may(3261, '11', 'Anybody may ask at any time what somebody else can do.', (g, m) => request(g, m, 'OPTIONS'), true),
  may(
    3261,
    '10.2',
    'A phone may register at any time, but for while an earlier wish waits for its answer.',
    (g, m) => request(g, m, 'REGISTER') && m.kindOf(g.by) === 'user-agent' && m.asks(g.by, 'REGISTER').every(isSettled),
    true,
  ),
  mayAgain(
    3261,
    '17.1.2.2',
    'Over UDP a request without its final answer goes once more when Timer E fires.',
    (g, m) =>
      g.status === null &&
      !['INVITE', 'ACK'].includes(g.method) &&
      m.runs(g.by, 'E') &&
      m.asks(g.by, g.method, g.to).some((e) => !e.reliable && !isSettled(e)),
  ),
  may(
    4320,
    '4.1',
    'Over a connection any request may be answered with 100 first.',
    (g, m) => g.status === 100 && !['INVITE', 'ACK'].includes(g.method) && open(g, m).some(({ reliable }) => reliable),
  ),

  // registrars
  may(
    3261,
    '10.3',
    'A registrar answers by itself: it takes the wish, forbids it, or does not know the address.',
    (g, m) =>
      g.method === 'REGISTER' &&
      [200, 403, 404, 500, 503].includes(g.status ?? 0) &&
      m.isRegistrar(g.by) &&
      open(g, m).length > 0,
  ),
  may(
    3261,
    '10.3',
    'A registrar may ask who it is before it writes anything down.',
    (g, m) => g.method === 'REGISTER' && g.status === 401 && m.isRegistrar(g.by) && open(g, m).length > 0,
  ),
  may(
    3261,
    '10.3',
    'A registrar may call a wish for less than an hour too brief.',
    (g, m) =>
      g.method === 'REGISTER' &&
      g.status === 423 &&
      m.isRegistrar(g.by) &&
      open(g, m).some((e) => asksBriefly(e.request)),
  ),

  // redirect servers
  may(
    3261,
    '8.3',
    'A redirect server says where else to ask, or refuses.',
    (g, m) =>
      m.kindOf(g.by) === 'redirect' &&
      !['ACK', 'CANCEL'].includes(g.method) &&
      (within(g, 300, 400) || [401, 403, 404, 480, 503].includes(g.status ?? 0)) &&
      open(g, m).length > 0,
  ),
];
