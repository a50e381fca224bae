// What travels and is not SIP: questions to a location service or to name servers, which appear while they are asked,
// and signs of life.

import type { Trace } from '@/engine';
import type { LadderSatellite, Millis } from '../../ladder/model';
import { runText } from '../../text/run';
import { type Cast, shortHost } from './cast';
import { type Clock, HAIR } from './clock';
import type { Drawn } from './messages';

export interface Queries {
  readonly drawn: readonly Drawn[];
  readonly satellites: readonly LadderSatellite[];
  /** Arrow ids of a question and of its answer, by the entry it was asked in and its id. */
  readonly byQuestion: ReadonlyMap<string, { readonly question: string; readonly answer: string }>;
}

type Event = Trace['entries'][number]['event'];
type Answer = Extract<Event, { type: 'answer' }>['answer'];

/** Questions put at one instant to one service and answered at one instant: one pair of arrows. */
interface Asked {
  readonly service: 'location' | 'dns';
  readonly by: string;
  readonly asked: { readonly entry: number; readonly id: string; readonly question: string; answer: Answer | null }[];
  readonly t0: Millis;
  t1: Millis;
}

const SHARED = { number: '', kind: 'query', copy: 1, sdp: null, lost: null, sending: null } as const;

export function queriesOf(trace: Trace, cast: Cast, clock: Clock): Queries {
  const drawn: Drawn[] = [];
  const satellites: LadderSatellite[] = [];
  const byQuestion = new Map<string, { question: string; answer: string }>();
  const busy = new Map<string, Millis>();
  const all = askedIn(trace, cast, clock);
  all.forEach((batch, i) => {
    const { service, by, asked, t0, t1 } = batch;
    const n = i + 1;
    const ids = { place: `${service} ${n}`, question: `question ${n}`, answer: `answer ${n}` };
    // Questions asked together are drawn one below the other, each in its share of the time until their answers.
    const together = all.filter((q) => q.by === by && q.t0 < t1 && q.t1 > t0);
    const share = (t1 - t0) / together.length;
    const from = together.length > 1 ? Math.max(t0, busy.get(by) ?? t0) : t0;
    const until = together.length > 1 ? Math.min(t1, from + share) : t1;
    busy.set(by, until);
    const part = (f: number) => from + (until - from) * f;
    const { question, answer } = service === 'dns' ? dnsWords(asked) : locationWords(asked, cast);
    const [head, told] =
      service === 'dns'
        ? [runText.asksNames(cast.name(by), question[0] ?? ''), runText.namesTell(cast.name(by), answer[0] ?? '')]
        : [runText.asks(cast.name(by), question[0] ?? ''), runText.toldBy(cast.name(by), answer[0] ?? '')];
    satellites.push({
      id: ids.place,
      of: by,
      kind: service === 'dns' ? 'name-server' : 'location',
      name: service === 'dns' ? runText.nameServer : runText.locationService,
      t0: part(0.4),
      t1: part(0.6),
    });
    drawn.push(
      { ...SHARED, id: ids.question, from: by, to: ids.place, t0: from, t1: part(0.4), labels: question, said: head },
      { ...SHARED, id: ids.answer, from: ids.place, to: by, t0: part(0.6), t1: until, labels: answer, said: told },
    );
    for (const { entry, id } of asked) byQuestion.set(`${entry} ${id}`, ids);
  });
  return { drawn: [...drawn, ...pings(trace, cast, clock)], satellites, byQuestion };
}

/** The questions of the figure that were answered, in the order in which they were asked. */
function askedIn(trace: Trace, cast: Cast, clock: Clock): Asked[] {
  const open = new Map<string, { batch: Asked; at: number; index: number }>();
  const batches: Asked[] = [];
  for (const { index, at, event, element, changes } of trace.entries.slice(trace.figure)) {
    if (element === null || cast.place(element) === undefined) continue;
    const begun = new Map<string, Asked>();
    for (const change of changes) {
      if (change.type !== 'asked') continue;
      const { service, id, question } = change;
      const t0 = clock.asked(index, id);
      const batch = begun.get(service) ?? { service, by: element, asked: [], t0, t1: t0 };
      begun.set(service, batch);
      const place = batch.asked.push({ entry: index, id, question, answer: null }) - 1;
      open.set(`${element} ${id}`, { batch, at, index: place });
    }
    batches.push(...begun.values());
    const found = event.type === 'answer' ? open.get(`${element} ${event.id}`) : undefined;
    const question = found?.batch.asked[found.index];
    if (event.type !== 'answer' || !found || !question) continue;
    question.answer = event.answer;
    // Answered at once: question and answer stand before whatever else leaves at this instant.
    found.batch.t1 = at === found.at ? found.batch.t0 + HAIR * 0.9 : clock.entry(index);
  }
  return batches.filter(({ t0, t1 }) => t1 > t0).sort((a, b) => a.t0 - b.t0);
}

function locationWords(asked: Asked['asked'], cast: Cast): Words {
  const [first] = asked;
  const uri = first?.question ?? '';
  const person = uri.replace(/^sips?:/, '').split('@')[0] ?? uri;
  const name = cast.nodes.find((node) => node.id === person || node.name.toLowerCase() === person)?.name ?? person;
  const contacts = first?.answer?.kind === 'bindings' ? first.answer.contacts : [];
  const [contact] = contacts;
  if (contact === undefined) return { question: runText.whereIs(name), answer: [runText.nobody, runText.nobodyShort] };
  if (contacts.length > 1) return { question: runText.whereIs(name), answer: [runText.places(contacts.length)] };
  const host = contact.uri.replace(/^.*@|^sips?:|[;?].*$/g, '');
  return { question: runText.whereIs(name), answer: [...new Set([host, shortHost(host), runText.there])] };
}

interface Words {
  /** Ways to write it, the longest first. */
  readonly question: readonly string[];
  readonly answer: readonly string[];
}

/** RFC 3263 §4: NAPTR says which transports, SRV which hosts and ports, A which address. */
function dnsWords(asked: Asked['asked']): Words {
  const types = [...new Set(asked.map(({ question }) => question.split(' ')[0] ?? ''))];
  const names = asked.map(({ question }) => question.split(' ')[1] ?? '');
  const [name = ''] = names;
  const what = `${types.join(', ')}${asked.length > 1 ? ` × ${asked.length}` : ''}`;
  const domain = name.replace(/^_[^.]*\._[^.]*\./, '');
  const question = [`${what} ${asked.length > 1 ? domain : name}?`, `${what} ${shortHost(domain)}?`, `${what}?`];
  const records = asked.flatMap(({ answer }) => (answer?.kind === 'records' ? answer.records : []));
  const [first] = records.map(recordWords);
  if (first === undefined) return { question: [...new Set(question)], answer: [runText.noRecord, runText.nothing] };
  const more = records.length > 1 ? runText.andMore(records.length - 1) : '';
  const [host, port] = first;
  const ways = [`${host}${port}${more}`, `${shortHost(host)}${port}${more}`, `${shortHost(host)}${more}`];
  return { question: [...new Set(question)], answer: [...new Set([...ways, runText.records(records.length)])] };
}

/** The host a record names, and its port as it is written behind a host. */
function recordWords(record: Readonly<Record<string, string | number>>): readonly [string, string] {
  const { target, replacement, address, port } = record;
  return [String(target ?? replacement ?? address ?? ''), port === undefined ? '' : `:${port}`];
}

/** Signs of life that keep a way open (RFC 5626 §3.5). */
function pings(trace: Trace, cast: Cast, clock: Clock): readonly Drawn[] {
  const drawn: Drawn[] = [];
  for (const entry of trace.entries.slice(trace.figure)) {
    for (const change of entry.changes) {
      if (change.type !== 'pinged' || change.to === null) continue;
      const { from, to, arrives, lost } = change;
      if (cast.place(from) === undefined || cast.place(to) === undefined) continue;
      const t0 = clock.entry(entry.index);
      const t1 = t0 + (arrives === null ? trace.origin.scenario.network.latency : arrives - entry.at) / 1000;
      const said = runText.pings(cast.name(from), cast.name(to));
      drawn.push({ ...SHARED, id: `ping ${drawn.length + 1}`, from, to, t0, t1, labels: runText.ping, lost, said });
    }
  }
  return drawn;
}
