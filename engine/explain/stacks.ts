// Via, Record-Route, Route and Path as the stacks they are: what was on them when the message came in, what is on them
// now, who pushed and who popped. RFC 3261 §16.4, §16.6, §16.7, §18.2.1; RFC 3327.

import { branchOf, list, param } from '../message/headers';
import type { Message, Via } from '../message/message';
import type { NameAddr } from '../message/uri';
import { printNameAddr } from '../message/uri-print';
import type { Trace } from '../model/trace';
import { entryAt } from '../trace/sending';
import { indexOf } from './run-index';
import { type Situation, situationOf } from './situation';
import { nameOf, placeName } from './who';

/** One entry of a stack. */
export interface StackItem {
  /** Whose it is. */
  readonly label: string;
  readonly text: string;
  /** `pushed`: put on here; `popped`: taken off here; `noted`: the receiver added where it really came from. */
  readonly change: 'kept' | 'pushed' | 'popped' | 'noted';
}

export interface Stack {
  readonly name: 'Via' | 'Record-Route' | 'Route' | 'Path';
  /** The top first; popped items stand where they were. */
  readonly items: readonly StackItem[];
}

export interface Stacks {
  /** The packet that came in; null when this message begins. */
  readonly before: number | null;
  readonly stacks: readonly Stack[];
}

/** The stacks of a message, against the message that it passes on or answers. */
export function stacksOf(trace: Trace, packet: number): Stacks {
  const s = situationOf(trace, packet);
  const before = s.basis === null ? null : (wire(trace, s.basis.packet) ?? s.basis.message);
  const stacks: Stack[] = [
    { name: 'Via', items: vias(s, before) },
    ...(['record-route', 'route', 'path'] as const).map((name) => ({
      name: TITLES[name],
      items: routes(s, before, name),
    })),
  ];
  return { before: s.basis?.packet ?? null, stacks: stacks.filter(({ items }) => items.length > 0) };
}

const TITLES = { 'record-route': 'Record-Route', route: 'Route', path: 'Path' } as const;

function wire(trace: Trace, packet: number): Message | null {
  const [arrived] = indexOf(trace).arrivals.get(packet) ?? [];
  const event = arrived === undefined ? null : entryAt(trace, arrived).event;
  return event?.type === 'arrival' ? event.message : null;
}

interface Item {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  /** What the receiver noted on it. */
  readonly noted: string;
}

/** What was there before is kept, popped off the top, or has new items above it. */
function against(before: readonly Item[] | null, now: readonly Item[]): StackItem[] {
  const old = new Map((before ?? []).map((item) => [item.key, item]));
  const current = new Set(now.map(({ key }) => key));
  const items = now.map(({ key, label, text, noted }): StackItem => {
    const was = old.get(key);
    const change = was === undefined ? 'pushed' : was.noted === noted ? 'kept' : 'noted';
    return { label, text, change };
  });
  const popped = (before ?? [])
    .filter(({ key }) => !current.has(key))
    .map(({ label, text }): StackItem => ({ label, text, change: 'popped' }));
  return [...popped, ...items];
}

function vias(s: Situation, before: Message | null): StackItem[] {
  const items = (message: Message): Item[] =>
    list(message, 'via').map((via, at) => ({
      // Without a branch only its place tells a hop from the same hop again.
      key: `${via.host}:${via.port} ${branchOf(via) ?? `#${at}`}`,
      label: placeName(s.trace, via.host),
      text: viaText(via),
      noted: `${param(via.params, 'received') ?? ''} ${param(via.params, 'rport') ?? ''}`,
    }));
  return against(before === null ? null : items(before), items(s.message));
}

function viaText(via: Via): string {
  const received = param(via.params, 'received');
  const rport = param(via.params, 'rport');
  const place = via.port === null ? via.host : `${via.host}:${via.port}`;
  const seen = received ? ` seen at ${received}${rport ? `:${rport}` : ''}` : '';
  return `${via.transport} ${place}${seen}`;
}

function routes(s: Situation, before: Message | null, name: 'record-route' | 'route' | 'path'): StackItem[] {
  const items = (message: Message): Item[] => {
    const seen = new Map<string, number>();
    // The same address may stand on a stack twice, where the way passes it twice: counted from the bottom.
    return list(message, name)
      .toReversed()
      .map((value: NameAddr): Item => {
        const text = printNameAddr(value);
        const times = (seen.get(text) ?? 0) + 1;
        seen.set(text, times);
        return { key: `${text} ${times}`, label: nameOf(s.trace, value.uri), text, noted: '' };
      })
      .reverse();
  };
  // A Route is not copied into an answer: there is nothing to compare.
  const earlier = before === null || (name === 'route' && before.kind !== s.message.kind) ? null : items(before);
  const now = items(s.message);
  if (earlier === null && now.length > 0)
    return now.map(({ label, text }) => ({ label, text, change: s.basis === null ? 'pushed' : 'kept' }));
  return against(earlier, now);
}
