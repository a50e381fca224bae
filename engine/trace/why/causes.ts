// One entry of a chain, told: what happened there, what the element decided, and what it did that led on.

import { get } from '../../message/headers';
import type { Decided, Rule, Sent } from '../../model/output';
import type { Act } from '../../model/scenario';
import type { Change, Entry, Occurrence } from '../../model/trace';
import { sendingOf } from '../sending';
import { deedOf, sensed } from './acts-table';
import { decisionSays, weightOf } from './decisions-table';
import { behind, isReaders } from './losses';
import { sentOn } from './messages';
import type { Reason } from './reason';
import { sentence, spoken, type Teller } from './teller';
import { armed, fired, ledOn } from './timers';
import { does, type Told } from './told';
import { phoneOf } from './whose';

/** An entry, and the change in it that made the next link of the chain come; null when nothing is known to have. */
export interface Cause {
  readonly entry: Entry;
  readonly link: Change | null;
}

/** Tells one cause; usually in one link. */
export function tell({ entry, link }: Cause, teller: Teller): Reason {
  const told = titleAndText(entry, link, teller);
  const decided = decisionsBefore(entry, link).map((decision) => ({
    text: decisionSays(decision, teller),
    rule: decision.rule,
  }));
  const said = decided.filter(({ text }) => text !== '').slice(0, 2);
  const machine = moveBehind(entry, link);
  const rule = said[0]?.rule ?? told.rule ?? machine?.rule ?? null;
  const silent = said.length === 0 && told.text === '' && (told.led ?? '') === '';
  const because = silent && rule !== null ? [sentence(rule.text)] : said.map(({ text }) => text);
  const fault = behind(teller.trace, entry);
  const by = fault === null ? null : isReaders(teller.trace, fault) ? ('reader' as const) : ('scenario' as const);
  const yours = by === 'reader' && told.yours === undefined ? 'You asked for it.' : '';
  return {
    kind: kindOf(entry.event),
    entry: entry.index,
    at: entry.at,
    element: entry.element,
    title: by === 'reader' ? (told.yours ?? told.title) : told.title,
    text: [...because, told.text, told.led ?? '', yours].filter(Boolean).join(' '),
    rule,
    packet: link?.type === 'sent' ? link.packet : (told.packet ?? null),
    machine: link?.type === 'timer-started' ? ownerOf(entry, link.owner) : null,
    by,
  };
}

function kindOf({ type }: Occurrence): Reason['kind'] {
  if (type === 'act') return 'act';
  if (type === 'timer') return 'timer';
  if (type === 'answer') return 'answer';
  if (type === 'start' || type === 'mark') return 'start';
  return WIRE.has(type) ? 'message' : 'fault';
}

const WIRE: ReadonlySet<string> = new Set([
  ...['arrival', 'unreadable', 'tone', 'transport-error'],
  ...['ping', 'pong', 'disconnected'],
]);

function titleAndText(entry: Entry, link: Change | null, teller: Teller): Told {
  const { event, element } = entry;
  const name = teller.name(element);
  switch (event.type) {
    case 'start':
      return { title: 'The run began', text: '' };
    case 'mark':
      return { title: 'The figure began', text: '' };
    case 'act':
      return acted(entry, event.act, link, teller);
    case 'arrival':
      return arrived(entry, event.packet, link, teller);
    case 'unreadable':
      return { title: `Nonsense reached ${name}`, text: 'What came is no SIP message.', packet: event.packet };
    case 'timer':
      return fired(entry, event, link, teller);
    case 'tone':
      return { title: `${name} heard ${event.keys}`, text: 'Keys travel as events in the sound itself.' };
    case 'answer':
      return answered(entry, event, link, teller);
    case 'transport-error': {
      const what = spoken(event.message);
      return {
        title: `${name} learned that ${what} could not be delivered`,
        text: '',
        led: does(link, name, teller),
        rule: { rfc: 3261, section: '18.4', text: 'the transport tells who sent it' },
      };
    }
    case 'injected':
      return {
        title: `Somebody sent ${spoken(event.message)} in the name of ${name}`,
        yours: `You sent ${spoken(event.message)} in the name of ${name}`,
        text: `${name} itself knows nothing of it.`,
      };
    case 'ping':
      return { title: `A sign of life reached ${name}`, text: 'It is no SIP message, and asks only for an answer.' };
    case 'pong':
      return { title: `Its sign of life was answered`, text: 'The way there and back is open.' };
    case 'disconnected':
      return { title: `${name} learned that a connection was gone`, text: '', led: does(link, name, teller) };
    case 'crash':
      return { title: `${name} crashed`, yours: `You crashed ${name}`, text: 'It forgot all calls and timers.' };
    case 'restart':
      return { title: `${name} started again`, yours: `You restarted ${name}`, text: 'It remembers nothing.' };
    case 'connection':
      return between(
        event.between,
        teller,
        {
          open: ['The connection opened', '', 'Now it carries what waited.'],
          reset: ['The connection broke', 'You reset the connection', 'Both ends are told.'],
          resumed: ['The connection carried again', '', 'What waited goes on.'],
        }[event.change],
      );
    case 'stall':
      return between(event.between, teller, [
        'The connection stalled',
        'You stalled the connection',
        'It carries nothing.',
      ]);
    case 'partition':
      return between(event.between, teller, ['The path was cut', 'You cut the path', 'Nothing passes for a while.']);
  }
}

function between(
  ends: readonly string[],
  teller: Teller,
  [title, yours, text]: readonly [string, string, string] | string[],
): Told {
  const where = `between ${teller.name(ends[0] ?? null)} and ${teller.name(ends[1] ?? null)}`;
  return { title: `${title} ${where}`, ...(yours ? { yours: `${yours} ${where}` } : null), text: text ?? '' };
}

const RULE = {
  outbound: { rfc: 3261, section: '8.1.2', text: 'a request goes to the proxy a phone is configured with' },
  inDialog: { rfc: 3261, section: '12.2.1.1', text: 'the route set and the remote target lead the way' },
} as const;

function acted(entry: Entry, act: Act, link: Change | null, teller: Teller): Told {
  const name = teller.name(entry.element);
  const deed = deedOf(act, teller);
  const taken = entry.changes.find((change) => change.type === 'act');
  const instead = taken?.type === 'act' && taken.instead !== null ? sentence(taken.instead) : '';
  const way = link?.type === 'sent' ? wayOut(link, teller) : null;
  return {
    title: `${name} ${deed}`,
    text: instead,
    led: [ledOn(entry, link, phoneOf(name), teller), way?.text ?? ''].filter(Boolean).join(' '),
    rule: way?.rule ?? null,
  };
}

/** Why a phone sends a request where it does. */
function wayOut({ message, from, to }: Sent, teller: Teller): { readonly text: string; readonly rule: Rule } | null {
  const spec = teller.trace.origin.scenario.elements.find(({ id }) => id === from);
  if (spec?.kind !== 'user-agent' || message.kind !== 'request' || to === null) return null;
  const inDialog = get(message, 'to')?.params.some(({ name }) => name === 'tag') === true;
  if (!inDialog && !spec.via.includes(to)) return null;
  if (!inDialog) return { text: `${teller.name(to)} is the proxy it is told to use.`, rule: RULE.outbound };
  const text =
    get(message, 'route') === undefined
      ? 'It goes straight to the Contact of the other side: nobody on the way asked to stay.'
      : 'It takes the way that was recorded when the dialog began.';
  return { text, rule: RULE.inDialog };
}

function arrived(entry: Entry, packet: number, link: Change | null, teller: Teller): Told {
  const name = teller.name(entry.element);
  const incoming = sendingOf(teller.trace, packet);
  const came = teller.message(packet);
  if (link?.type === 'sent') return sentOn(incoming.sent, link, name, teller);
  if (link?.type === 'timer-started') return { ...armed(entry, link, name, teller), packet };
  if (link === null || link.type === 'perceived' || link.type === 'state') {
    const title = link?.type === 'perceived' ? sensed(link, name) : `${came} reached ${name}`;
    return { title, text: link?.type === 'perceived' ? `${came} had reached the phone.` : '', packet };
  }
  return { title: `${came} reached ${name}`, text: '', led: does(link, name, teller), packet };
}

function answered(
  entry: Entry,
  event: Extract<Occurrence, { type: 'answer' }>,
  link: Change | null,
  teller: Teller,
): Told {
  const name = teller.name(entry.element);
  const led = does(link, name, teller);
  const { answer } = event;
  if (event.service === 'dns') {
    const rule = { rfc: 3263, section: '4', text: 'a name is turned into an address' };
    const named = recordsAt(entry, teller).flatMap(({ target }) => (typeof target === 'string' ? [target] : []));
    const title = named.length > 0 ? `The name server named ${named.join(', ')}` : `The name server answered ${name}`;
    return { title, text: '', led, rule };
  }
  const [first, ...rest] = answer.kind === 'bindings' ? answer.contacts : [];
  if (first === undefined) return { title: 'The location service knew nobody', text: '', led };
  const where = rest.length === 0 ? first.uri.replace(/^sips?:|[;?].*$/g, '') : `${rest.length + 1} places`;
  return { title: `The location service named ${where}`, text: '', led };
}

/** The records that came at one instant: several questions are put together, and the last answer leads on. */
function recordsAt({ index, at, element }: Entry, { trace }: Teller): readonly Readonly<Record<string, unknown>>[] {
  const found: Readonly<Record<string, unknown>>[] = [];
  for (let i = index; i >= 0; i--) {
    const other = trace.entries[i];
    if (other === undefined || other.at !== at) break;
    const { event } = other;
    if (other.element !== element || event.type !== 'answer' || event.answer.kind !== 'records') continue;
    found.unshift(...event.answer.records);
  }
  return found;
}

/** The decisions of an entry that led to the link, what decides most first. */
function decisionsBefore(entry: Entry, link: Change | null): Decided[] {
  const end = link === null ? entry.changes.length : entry.changes.indexOf(link);
  const before = entry.changes.slice(0, end).filter((change): change is Decided => change.type === 'decision');
  // With several branches each has its own next hop: the last before the link is the link's.
  const lastHop = before.findLast(({ what }) => what === 'next-hop');
  const named = before.some(({ what, data }) => what === 'target' && data.contacts !== undefined);
  const worth = (decision: Decided): boolean => {
    const { what, data } = decision;
    if (what === 'route-removed') return before.length === 1;
    if (what === 'next-hop') return decision === lastHop && !(named && data.from === 'Request-URI');
    // Where the message goes is said once.
    return what !== 'target' || data.contacts !== undefined || lastHop === undefined;
  };
  return before.filter(worth).toSorted((a, b) => weightOf(a) - weightOf(b));
}

/** The move of the machine behind a change; else the first that has a rule. */
function moveBehind(entry: Entry, link: Change | null): { readonly rule: Rule | null } | null {
  const owner = link?.type === 'sent' ? link.transaction : link?.type === 'timer-started' ? link.owner : null;
  const moves = entry.changes.filter((change) => change.type === 'state');
  return (
    moves.find((move) => move.owner === owner && move.rule !== null) ?? moves.find(({ rule }) => rule !== null) ?? null
  );
}

/** The machine that a timer of this owner belongs to. */
function ownerOf(entry: Entry, owner: string): Reason['machine'] {
  const moved = entry.changes.find((change) => change.type === 'state' && change.owner === owner);
  return moved?.type === 'state' ? { owner, name: moved.machine } : null;
}
