// The people of a scenario: each does the acts of the script in the order written, when they perceive what they
// wait for. An act's trigger is what a person perceives, or a time since; nobody here knows of messages.

import type { ElementId } from '../model/address';
import type { Perceived, Perception } from '../model/output';
import type { Act, Trigger, Verb } from '../model/scenario';
import type { Micros } from '../model/time';

/** What each verb answers to when the script names no other trigger; null: nothing, it comes after the act before. */
const NATURAL: Partial<Record<Verb, readonly Perception[]>> = {
  answers: ['ringing'],
  rejects: ['ringing'],
  cancels: ['dialling', 'ringback'],
  'hangs up': ['connected'],
};

/** Perceptions that last until another one of the same call replaces them. */
const LASTING: ReadonlySet<Perception> = new Set(['dialling', 'ringback', 'ringing', 'connected']);
/** Perceptions that end what lasted. */
const ENDING: ReadonlySet<Perception> = new Set(['ended', 'failed', 'stopped-ringing']);

interface Noticed {
  readonly what: Perception;
  readonly call: string | null;
  readonly at: Micros;
  readonly entry: number;
  /** Still so now: the phone still rings, the call is still up. */
  lasting: boolean;
}

interface Person {
  readonly id: ElementId;
  readonly acts: readonly Act[];
  next: number;
  /** When and by which entry the previous act was done. */
  armedAt: Micros;
  armedBy: number;
  scheduled: boolean;
  readonly noticed: Noticed[];
  readonly deeds: { readonly verb: Verb; readonly at: Micros; readonly entry: number }[];
}

export interface People {
  readonly persons: Map<ElementId, Person>;
  /** Virtual time the script counts from. */
  readonly origin: Micros;
}

/** An act that is due: the world puts it in its queue. */
export interface Due {
  readonly act: Act;
  readonly at: Micros;
  readonly cause: number;
}

/** Puts a script into the hands of its people, at `origin`. Acts that can be timed at once come back as due. */
export function assemble(acts: readonly Act[], origin: Micros, entry: number): { people: People; due: Due[] } {
  const persons = new Map<ElementId, Person>();
  const people: People = { persons, origin };
  for (const act of acts) {
    if (persons.has(act.by)) continue;
    const own = acts.filter((other) => other.by === act.by);
    persons.set(act.by, { id: act.by, acts: own, next: 0, armedAt: origin, armedBy: entry, scheduled: false, noticed: [], deeds: [] });
  }
  const due: Due[] = [];
  for (const person of persons.values()) consider(people, person, due);
  return { people, due };
}

/** The person at `who` noticed something; acts that waited for it become due. */
export function notice(people: People, who: ElementId, output: Perceived, at: Micros, entry: number): Due[] {
  const watched = people.persons.get(who) ?? bystander(people, who);
  if (LASTING.has(output.what) || ENDING.has(output.what)) {
    for (const earlier of watched.noticed) if (earlier.call === output.call) earlier.lasting = false;
  }
  const lasting = LASTING.has(output.what);
  watched.noticed.push({ what: output.what, call: output.call, at, entry, lasting });
  return reconsider(people);
}

/** The act was done: the person turns to the next one. */
export function done(people: People, act: Act, at: Micros, entry: number): Due[] {
  const person = people.persons.get(act.by);
  if (person === undefined || person.acts[person.next] !== act) return [];
  person.next++;
  person.armedAt = at;
  person.armedBy = entry;
  person.scheduled = false;
  person.deeds.push({ verb: act.verb, at, entry });
  return reconsider(people);
}

function reconsider(people: People): Due[] {
  const due: Due[] = [];
  for (const person of people.persons.values()) if (!person.scheduled) consider(people, person, due);
  return due;
}

/** Acts that have not happened (yet). */
export const waiting = (people: People): Act[] =>
  [...people.persons.values()].flatMap((person) => person.acts.slice(person.next));

function bystander(people: People, id: ElementId): Person {
  const person = { id, acts: [], next: 0, armedAt: 0, armedBy: -1, scheduled: false, noticed: [], deeds: [] };
  people.persons.set(id, person);
  return person;
}

function consider(people: People, person: Person, due: Due[]): void {
  const act = person.acts[person.next];
  if (act === undefined) return;
  const start = startOf(people, person, act, act.trigger);
  if (start === null) return;
  person.scheduled = true;
  due.push({ act, at: start.at, cause: start.cause });
}

function startOf(people: People, person: Person, act: Act, trigger: Trigger): { at: Micros; cause: number } | null {
  if (trigger.kind === 'at') return { at: Math.max(people.origin + trigger.at, person.armedAt), cause: person.armedBy };
  if (trigger.kind === 'done') return afterDeed(people, person, trigger);
  const wanted = trigger.kind === 'natural' ? NATURAL[act.verb] : [trigger.what];
  if (wanted === undefined) return { at: person.armedAt + trigger.delay, cause: person.armedBy };
  const who = trigger.kind === 'natural' ? person : people.persons.get(trigger.who);
  for (const noticed of who?.noticed ?? []) {
    if (!wanted.includes(noticed.what)) continue;
    if (noticed.at >= person.armedAt) return { at: noticed.at + trigger.delay, cause: noticed.entry };
    if (noticed.lasting) return { at: person.armedAt + trigger.delay, cause: person.armedBy };
  }
  return null;
}

/** 'after bob hangs up': since another person did that, if it was after this person's previous act. */
function afterDeed(
  people: People,
  person: Person,
  trigger: Extract<Trigger, { kind: 'done' }>,
): { at: Micros; cause: number } | null {
  const deed = people.persons.get(trigger.who)?.deeds.find((done) => done.verb === trigger.verb && done.at >= person.armedAt);
  return deed === undefined ? null : { at: deed.at + trigger.delay, cause: deed.entry };
}
