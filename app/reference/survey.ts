// What all runs together show of each method, header, code and timer: who writes it, in what, how often, and where it is seen
// best. A line is written by whoever sends it without having received it.

import { allTraces } from '@/app/traces';
import { printHeader, sendingsOf, type Trace } from '@/engine';

export interface Place {
  readonly scenario: string;
  /** The packet that shows it; null where it is a moment. */
  readonly packet: number | null;
  /** The entry in which a timer fires. */
  readonly entry: number | null;
}

/** What runs show of one entry. */
export interface Seen {
  readonly runs: number;
  readonly times: number;
  /** Kinds of elements, the most frequent first. */
  readonly writers: readonly string[];
  /** Of requests and answers: 'INVITE', '200'. */
  readonly requests: readonly string[];
  readonly answers: readonly string[];
  readonly place: Place;
}

interface Tally {
  runs: Set<string>;
  times: number;
  writers: Map<string, number>;
  requests: Map<string, number>;
  answers: Map<string, number>;
  place: Place | null;
}

interface Survey {
  readonly methods: ReadonlyMap<string, Seen>;
  readonly headers: ReadonlyMap<string, Seen>;
  /** By '180'. */
  readonly codes: ReadonlyMap<string, Seen>;
  /** By 'A invite-client': the timer and the first word of its owner. */
  readonly timers: ReadonlyMap<string, Seen>;
}

/** The runs that a reader meets first are the best places to show something; then whichever comes first. */
const FIRST = ['two-proxies-udp', 'five-steps', 'two-proxies-invite-lost', 'ack-lost-for-good', 'rfc3665-3.2'];

let known: Survey | null = null;

/** Made once while the site is built. */
export function survey(): Survey {
  known ??= made();
  return known;
}

function made(): Survey {
  const tallies = { methods: new Map(), headers: new Map(), codes: new Map(), timers: new Map() } as Record<
    'methods' | 'headers' | 'codes' | 'timers',
    Map<string, Tally>
  >;
  const all = allTraces();
  const ordered = [
    ...FIRST.flatMap((id) => all.filter((one) => one.id === id)),
    ...all.filter(({ id }) => !FIRST.includes(id)),
  ];
  for (const { id, trace } of ordered) {
    countMessages(id, trace, tallies);
    countTimers(id, trace, tallies.timers);
  }
  return {
    methods: seen(tallies.methods),
    headers: seen(tallies.headers),
    codes: seen(tallies.codes),
    timers: seen(tallies.timers),
  };
}

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
  const found = tallies.get(name);
  if (found) return found;
  const fresh: Tally = {
    runs: new Set(),
    times: 0,
    writers: new Map(),
    requests: new Map(),
    answers: new Map(),
    place: null,
  };
  tallies.set(name, fresh);
  return fresh;
}

const more = (counts: Map<string, number>, what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);

function countMessages(
  scenario: string,
  trace: Trace,
  { methods, headers, codes }: Readonly<Record<'methods' | 'headers' | 'codes', Map<string, Tally>>>,
): void {
  const kinds = new Map(trace.origin.scenario.elements.map(({ id, kind }) => [id, kind as string]));
  const heard = new Map<string, Set<string>>();
  const answered = new Map<string, string>();
  for (const sending of sendingsOf(trace)) {
    const { message, from, to, packet } = sending.sent;
    const place: Place = { scenario, packet, entry: null };
    const shown = sending.entry >= trace.figure;
    const what = message.kind === 'request' ? message.method : String(message.status);
    const method = sending.what.split(' ').at(-1) ?? '';
    const writer = kinds.get(from) ?? '';
    if (message.kind === 'request') {
      const tally = tallyOf(methods, message.method);
      note(tally, scenario, place, shown);
      more(tally.writers, writer);
    } else {
      const key = `${scenario} ${method} ${what}`;
      if (!answered.has(key)) more(tallyOf(methods, method).answers, what);
      answered.set(key, what);
      const tally = tallyOf(codes, what);
      note(tally, scenario, place, shown && to !== null);
      more(tally.requests, method);
      // Who passes an answer on has not written it.
      if (!mine(heard, from).has(`code ${what} ${method}`)) more(tally.writers, writer);
      if (to !== null) heardBy(heard, to).add(`code ${what} ${method}`);
    }
    for (const header of message.headers) {
      const line = printHeader(header);
      const name = line.slice(0, line.indexOf(':'));
      const tally = tallyOf(headers, name);
      more(message.kind === 'request' ? tally.requests : tally.answers, what);
      const own = !mine(heard, from).has(line);
      if (own) more(tally.writers, writer);
      note(tally, scenario, place, shown && own);
      if (to !== null) heardBy(heard, to).add(line);
    }
  }
}

const NOTHING: ReadonlySet<string> = new Set();
const mine = (heard: Map<string, Set<string>>, who: string) => heard.get(who) ?? NOTHING;

function heardBy(heard: Map<string, Set<string>>, who: string): Set<string> {
  const lines = heard.get(who) ?? new Set();
  heard.set(who, lines);
  return lines;
}

function note(tally: Tally, scenario: string, place: Place, best: boolean): void {
  tally.runs.add(scenario);
  tally.times += 1;
  if (best) tally.place ??= place;
}

function countTimers(scenario: string, trace: Trace, timers: Map<string, Tally>): void {
  const kinds = new Map(trace.origin.scenario.elements.map(({ id, kind }) => [id, kind as string]));
  for (const entry of trace.entries.slice(trace.figure)) {
    if (entry.event.type !== 'timer') continue;
    const { name, owner } = entry.event;
    const tally = tallyOf(timers, `${name} ${owner.split(' ', 1)[0]}`);
    note(tally, scenario, { scenario, packet: null, entry: entry.index }, true);
    more(tally.writers, kinds.get(entry.element ?? '') ?? '');
  }
}

const byCount = (counts: ReadonlyMap<string, number>): readonly string[] =>
  [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);

function seen(tallies: ReadonlyMap<string, Tally>): ReadonlyMap<string, Seen> {
  const found = new Map<string, Seen>();
  for (const [name, { runs, times, writers, requests, answers, place }] of tallies)
    if (place)
      found.set(name, {
        runs: runs.size,
        times,
        writers: byCount(writers),
        requests: byCount(requests),
        answers: byCount(answers),
        place,
      });
  return found;
}
