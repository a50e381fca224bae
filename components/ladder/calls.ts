// The calls of a run, by their Call-ID (RFC 3261 §8.1.1.4), and the run with some of them folded away. Read off the
// messages' own lines, so it needs no engine. A question to a service goes with the message that its asker sends next, and
// sound with the one that let it begin; what people do belongs to nobody's call.

import { lanes } from './lanes';
import type { LadderMessage, LadderView } from './model';

export interface Call {
  readonly id: string;
  readonly first: LadderMessage;
  readonly messages: number;
}

type Wires = Readonly<Record<string, { readonly text: string }>>;

export const callIn = (text: string | undefined): string => /^(?:call-id|i)\s*:\s*(\S+)/im.exec(text ?? '')?.[1] ?? '';

/** In the order in which they begin. */
export function callsOf({ messages }: LadderView, wires: Wires): readonly Call[] {
  const calls = new Map<string, { readonly id: string; readonly first: LadderMessage; messages: number }>();
  for (const message of messages) {
    const id = callIn(wires[message.id]?.text);
    const call = calls.get(id);
    if (call) call.messages += 1;
    else if (id !== '') calls.set(id, { id, first: message, messages: 1 });
  }
  return [...calls.values()];
}

/** Every call but that of a message, or of what a question was asked for. */
export function otherCalls(view: LadderView, wires: Wires, message: string): readonly string[] {
  const { from, to } = view.messages.find(({ id }) => id === message) ?? {};
  const service = view.satellites.find(({ id }) => id === from || id === to);
  const own = callIn(wires[(service && causesIn(view).ofService(service)) ?? message]?.text);
  return own === '' ? [] : callsOf(view, wires).flatMap(({ id }) => (id === own ? [] : [id]));
}

/** The view without the calls that are folded: their messages, and all that stands in the figure because of them. */
export function withoutCalls(view: LadderView, wires: Wires, folded: readonly string[]): LadderView {
  if (folded.length === 0) return view;
  const isFolded = new Set(folded);
  const gone = new Set<string>();
  const branches = new Set<string>();
  for (const { id } of view.messages) {
    const text = wires[id]?.text;
    if (!isFolded.has(callIn(text))) continue;
    gone.add(id);
    const branch = /branch=([^;,\s]+)/i.exec(text ?? '')?.[1];
    if (branch) branches.add(branch);
  }
  if (gone.size === 0) return view;
  const cause = causesIn(view);
  const services = new Set<string>();
  for (const service of view.satellites) if (gone.has(cause.ofService(service) ?? '')) services.add(service.id);
  for (const { id, from, to } of view.messages) if (services.has(from) || services.has(to)) gone.add(id);
  const stays = ({ owner }: { readonly owner: string }): boolean =>
    !folded.some((id) => owner.includes(id)) && !branches.has(owner.split(' ').at(-1) ?? '');
  const messages = view.messages.filter(({ id }) => !gone.has(id));
  const marks = view.marks.filter(({ fact }) => fact === null || !gone.has(fact));
  const media = view.media.filter(({ from, to, t0 }) => !gone.has(cause.lastAt([from, to], t0) ?? ''));
  const open = new Map(lanes({ marks }).map((lane) => [lane.step, lane.open]));
  const begins = new Set(messages.map(({ t0 }) => t0));
  const ends = new Set([...messages, ...media].map(({ t1 }) => t1));
  const { fuses, links, original } = view;
  return {
    ...view,
    messages,
    marks,
    media,
    satellites: view.satellites.filter(({ id }) => !services.has(id)),
    states: view.states.filter(stays),
    timers: view.timers.filter(stays),
    says: view.says.filter(({ step, t0, t1 }) => open.get(step)?.some((one) => one.t0 < t1 && t0 < one.t1)),
    // A silence is one only between two facts that are still there.
    waits: view.waits.filter(({ t0, t1 }) => ends.has(t0) && begins.has(t1)),
    ...(fuses && { fuses: fuses.filter(stays) }),
    ...(links && { links: links.map((link) => (gone.has(link.by ?? '') ? { ...link, by: null } : link)) }),
    ...(original && {
      original: {
        ...original,
        messages: original.messages.filter(({ call = '' }) => !isFolded.has(call)),
        first: original.first !== null && gone.has(original.first) ? null : original.first,
      },
    }),
  };
}

/** What an element did when: questions and sound are part of the call of a message that stands beside them. */
function causesIn({ messages }: LadderView) {
  const sent = new Map<string, { readonly t: number; readonly id: string }[]>();
  const any = new Map<string, { readonly t: number; readonly id: string }[]>();
  const note = (map: typeof any, node: string, t: number, id: string) => {
    const all = map.get(node);
    if (all) all.push({ t, id });
    else map.set(node, [{ t, id }]);
  };
  for (const { id, from, to, t0, t1, kind, lost } of messages) {
    if (kind === 'query') continue;
    note(sent, from, t0, id);
    note(any, from, t0, id);
    if (lost === null) note(any, to, t1, id);
  }
  for (const all of any.values()) all.sort((a, b) => a.t - b.t);
  /** The last message that some of them had sent or got by a moment. */
  const lastAt = (nodes: readonly string[], t: number): string | null => {
    const last = nodes.flatMap((node) => {
      const all = any.get(node) ?? [];
      return all[placeOf(all, t + HARDLY) - 1] ?? [];
    });
    return last.sort((a, b) => b.t - a.t)[0]?.id ?? null;
  };
  return {
    lastAt,
    /** What its asker sent next, having the answer; without any, what made it ask. */
    ofService: ({ of, t0, t1 }: LadderView['satellites'][number]): string | null => {
      const all = sent.get(of) ?? [];
      return all[placeOf(all, t1)]?.id ?? lastAt([of], t0);
    },
  };
}

/** Less than any two moments of a run are apart, in milliseconds. */
const HARDLY = 1e-3;

/** How many come before a moment. */
function placeOf(all: readonly { readonly t: number }[], t: number): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.t ?? 0) < t) low = middle + 1;
    else high = middle;
  }
  return low;
}
