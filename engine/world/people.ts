// The people of a scenario: each does the acts of the script in the order written, when they perceive what they
// wait for. An act's trigger is what a person perceives, or a time since; nobody here knows of messages.

import type { ElementId } from '../model/address';
import type { Perceived, Perception } from '../model/output';
import type { Act, Trigger, Verb } from '../model/scenario';
import type { Micros } from '../model/time';

/** What each verb answers to when the script names no other trigger; none: it comes after the act before. */
const NATURAL: Partial<Record<Verb, readonly Perception[]>> = {
  answers: ['ringing'],
  rejects: ['ringing'],
  cancels: ['dialling', 'ringback'],
  'hangs up': ['connected'],
  'gives up on': ['ringback'],
  transfers: ['connected'],
  redials: ['failed'],
  parks: ['connected'],
  adds: ['connected'],
  removes: ['connected'],
  'opens the link': ['message'],
  holds: ['connected'],
  resumes: ['holding'],
  'adds video': ['connected'],
  'removes video': ['connected'],
  'sends a fax': ['connected'],
  'changes codec': ['connected'],
  renegotiates: ['connected'],
  presses: ['connected'],
  agrees: ['asked'],
  declines: ['asked', 'ringing'],
};

/** Perceptions that last until another of the same call takes their place. */
const LASTING: ReadonlySet<Perception> = new Set(['dialling', 'ringback', 'ringing', 'connected']);
/** Perceptions that end what lasted. */
const ENDING: ReadonlySet<Perception> = new Set(['ended', 'failed', 'stopped-ringing']);

/** What lasts beside that until its opposite comes: a call can be held by both ends at once. */
const UNTIL: ReadonlyMap<Perception, Perception> = new Map([
  ['holding', 'retrieved'],
  ['held', 'resumed'],
]);

/** Whom a call is with: nobody known, the one whom the phone names, or the phone it led to besides or instead. */
type Parties = ElementId | null | readonly ElementId[];

/** What lasts besides all calls: the phone shows that it is registered, in the preparation already. */
const REGISTERED = 'registered';

/** When something happened, the entry it is written in, and the call it was about. */
interface Moment {
  readonly at: Micros;
  readonly entry: number;
  readonly call: string | null;
  /** Who is at the other end of that call. */
  readonly parties: Parties;
}

/** What somebody noticed or did. */
interface Noticed extends Moment {
  readonly what: string;
}

interface Lasting {
  readonly what: Perception;
  readonly call: string | null;
  readonly parties: Parties;
}

/** What is true for one person now. */
interface Mind {
  /** What lasts, by call: the phone rings, one can talk. */
  readonly lasting: Map<string, Lasting>;
  /** Whether anything lasts, or ever did, until its opposite comes. */
  until: boolean;
  /** What was noticed or done at this very instant. */
  fresh: Noticed[];
}

interface Person {
  readonly id: ElementId;
  readonly acts: readonly Act[];
  next: number;
  /** When and by which entry the previous act was done. */
  armed: Moment;
}

export interface People {
  readonly persons: ReadonlyMap<ElementId, Person>;
  readonly minds: Map<ElementId, Mind>;
  /** Who waits for something that happens to whom. */
  readonly watchers: Map<ElementId, Person[]>;
  /** Virtual time the script counts from. */
  readonly origin: Micros;
}

/** An act that is due: the world puts it into its queue. */
export interface Due {
  readonly act: Act;
  readonly at: Micros;
  readonly cause: number;
  readonly call: string | null;
}

/**
 * Puts a script into the hands of its people at `origin`. Acts whose time is known come back as due.
 *
 * @param before - the people of the preparation, who know that they are registered
 */
export function assemble(
  acts: readonly Act[],
  origin: Micros,
  entry: number,
  before: People | null = null,
): { people: People; due: Due[] } {
  const lists = new Map<ElementId, Act[]>();
  for (const act of acts) {
    const list = lists.get(act.by);
    if (list === undefined) lists.set(act.by, [act]);
    else list.push(act);
  }
  const persons = new Map<ElementId, Person>();
  for (const [id, own] of lists)
    persons.set(id, { id, acts: own, next: 0, armed: { at: origin, entry, call: null, parties: null } });
  const people: People = { persons, minds: new Map(), watchers: new Map(), origin };
  for (const [id, { lasting }] of before?.minds ?? []) {
    const registered = lasting.get(REGISTERED);
    if (registered !== undefined) mindOf(people, id).lasting.set(REGISTERED, registered);
  }
  const due: Due[] = [];
  for (const person of persons.values()) arm(people, person, due);
  return { people, due };
}

/** The person at `who` noticed something; acts that waited for it become due. */
export function notice(people: People, who: ElementId, output: Perceived, at: Micros, entry: number): Due[] {
  const mind = mindOf(people, who);
  if (output.call !== null) {
    keep(mind, output.what, output.call, output.others ?? output.party ?? null);
  } else if (output.what === 'registered') {
    mind.lasting.set(REGISTERED, { what: 'registered', call: null, parties: null });
  } else if (output.what === 'unregistered' || (output.what === 'registration-failed' && output.still !== true))
    mind.lasting.delete(REGISTERED);
  const { what, call, party = null, others } = output;
  return spread(people, who, mind, { at, entry, call, parties: others ?? party, what });
}

/** Notes what is so from now on, and forgets what is so no more. */
function keep(mind: Mind, what: Perception, call: string, parties: Parties): void {
  const { lasting } = mind;
  if (LASTING.has(what)) lasting.set(call, { what, call, parties });
  else if (UNTIL.has(what)) {
    mind.until = true;
    lasting.set(`${call} ${what}`, { what, call, parties });
  } else {
    if (ENDING.has(what)) lasting.delete(call);
    if (!mind.until) return;
    for (const [state, end] of UNTIL) if (end === what || ENDING.has(what)) lasting.delete(`${call} ${state}`);
  }
}

/** The act was done: the person turns to the next one, and others may have waited for this. */
export function done(people: People, act: Act, call: string | null, at: Micros, entry: number): Due[] {
  const person = people.persons.get(act.by);
  if (act.verb === 'answers') pickUp(mindOf(people, act.by), call, partyOf(act));
  const noticed: Noticed = { at, entry, call: null, parties: null, what: act.verb };
  const due = spread(people, act.by, mindOf(people, act.by), noticed);
  if (person === undefined || person.acts[person.next] !== act) return due;
  person.next++;
  person.armed = { at, entry, call: null, parties: null };
  arm(people, person, due);
  return due;
}

/** Who has answered does not do so twice, although the phone may hold its answer back for a moment (RFC 3262 §3). */
function pickUp({ lasting }: Mind, call: string | null, party: ElementId | null): void {
  for (const [key, one] of lasting) {
    if (one.what !== 'ringing' || (call !== null && one.call !== call)) continue;
    if (call === null && party !== null && !isAmong(party, one.parties)) continue;
    lasting.delete(key);
    return;
  }
}

/** Acts that have not happened (yet). */
export const waiting = (people: People): Act[] =>
  [...people.persons.values()].flatMap((person) => person.acts.slice(person.next));

/** Whose phones have to be registered before somebody does what comes next for them. */
export const registrationsAwaited = (people: People): ElementId[] =>
  [...people.persons.values()].flatMap(({ acts, next }) => {
    const trigger = acts[next]?.trigger;
    return trigger?.kind === 'since' && trigger.what === REGISTERED ? [trigger.who] : [];
  });

const NO_MOMENTS: Mind['fresh'] = [];

function mindOf(people: People, id: ElementId): Mind {
  let mind = people.minds.get(id);
  if (mind === undefined) {
    mind = { lasting: new Map(), until: false, fresh: [] };
    people.minds.set(id, mind);
  }
  return mind;
}

/** What a person waits for: something somebody notices or does, in any call or in one with `party`. */
interface Wanted {
  readonly who: ElementId;
  readonly what: readonly string[];
  readonly party: ElementId | null;
}

/** What the trigger waits for, and at whom; null for triggers that wait for nothing but time. */
function awaited(person: Person, act: Act, trigger: Trigger): Wanted | null {
  if (trigger.kind === 'since') return { who: trigger.who, what: [trigger.what], party: trigger.party ?? null };
  if (trigger.kind === 'done') return { who: trigger.who, what: [trigger.verb], party: null };
  if (trigger.kind === 'natural' && trigger.delay === 0 && handsOver(act)) {
    // Nobody hands a call over before the hold they have just asked for has taken effect, or has not.
    const before = person.acts[person.next - 1];
    if (before?.verb === 'holds') return { who: person.id, what: HELD_OR_NOT, party: partyOf(before) };
  }
  // A call that is handed over before it is answered is one that is heard ringing.
  const early = act.verb === 'transfers' && act.options.how === 'at once';
  const natural = trigger.kind !== 'natural' ? undefined : early ? (['ringback'] as const) : NATURAL[act.verb];
  return natural === undefined ? null : { who: person.id, what: natural, party: partyOf(act) };
}

const HELD_OR_NOT: readonly Perception[] = ['holding', 'change-refused', 'ended'];
const handsOver = ({ verb }: Act): boolean => verb === 'transfers' || verb === 'parks';

/** Whose call an act is about, when it says so by a name: `hangs up on carol`. */
function partyOf(act: Act): ElementId | null {
  if (act.verb === 'parks') return act.object;
  // A transfer after asking waits for whom one asks; a blind one for whom one hands over.
  const whom =
    act.verb === 'transfers' ? (act.options.how === undefined ? act.object : act.options.to) : act.options.whom;
  return typeof whom === 'string' && !whom.includes(':') ? whom : null;
}

const meets = (wanted: Wanted, what: string, parties: Parties): boolean =>
  wanted.what.includes(what) && (wanted.party === null || isAmong(wanted.party, parties));

const isAmong = (one: ElementId, parties: Parties): boolean =>
  typeof parties === 'string' || parties === null ? parties === one : parties.includes(one);

const delayOf = (trigger: Trigger): Micros => (trigger.kind === 'at' ? 0 : trigger.delay);

/** The person turns to the next act: it is due when its time is known, else the person waits. */
function arm(people: People, person: Person, due: Due[]): void {
  const act = person.acts[person.next];
  if (act === undefined) return;
  const { trigger } = act;
  const { armed } = person;
  const wanted = awaited(person, act, trigger);
  if (wanted === null) {
    const at = trigger.kind === 'at' ? Math.max(people.origin + trigger.at, armed.at) : armed.at + delayOf(trigger);
    due.push({ act, at, cause: armed.entry, call: null });
    return;
  }
  const mind = people.minds.get(wanted.who);
  // It may have been noticed in the act itself or since then at the same instant, or still be so.
  const now = (mind?.fresh ?? NO_MOMENTS).find(
    (moment) => moment.entry >= armed.entry && meets(wanted, moment.what, moment.parties),
  );
  const still = now === undefined && mind !== undefined ? whatLasts(mind, wanted) : undefined;
  if (now !== undefined || still !== undefined) {
    const call = wanted.who === person.id ? (now?.call ?? still?.call ?? null) : null;
    due.push({ act, at: armed.at + delayOf(trigger), cause: now?.entry ?? armed.entry, call });
    return;
  }
  const watchers = people.watchers.get(wanted.who);
  if (watchers === undefined) people.watchers.set(wanted.who, [person]);
  else watchers.push(person);
}

function whatLasts(mind: Mind, wanted: Wanted): Lasting | undefined {
  for (const lasting of mind.lasting.values()) if (meets(wanted, lasting.what, lasting.parties)) return lasting;
  return undefined;
}

/** Tells those who wait for it. */
function spread(people: People, who: ElementId, mind: Mind, noticed: Noticed): Due[] {
  const { at, entry, call, parties, what } = noticed;
  if (mind.fresh[0]?.at === at) mind.fresh.push(noticed);
  else mind.fresh = [noticed];
  const due: Due[] = [];
  const watchers = people.watchers.get(who);
  if (watchers === undefined || watchers.length === 0) return due;
  const stay: Person[] = [];
  for (const person of watchers) {
    const act = person.acts[person.next] as Act;
    const wanted = awaited(person, act, act.trigger);
    if (wanted !== null && meets(wanted, what, parties))
      due.push({ act, at: at + delayOf(act.trigger), cause: entry, call: who === person.id ? call : null });
    else stay.push(person);
  }
  people.watchers.set(who, stay);
  return due;
}
