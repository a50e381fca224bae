// The calls of a run, by their Call-ID (RFC 3261 §8.1.1.4), and the run with some of them folded away. Read off the
// messages' own lines, so it needs no engine. Questions to services, sound and what people do belong to nobody's call.

import type { LadderMessage, LadderView } from './model';

export interface Call {
  readonly id: string;
  readonly first: LadderMessage;
  readonly messages: number;
}

type Wires = Readonly<Record<string, { readonly text: string }>>;

const callIn = (text: string | undefined): string => /^(?:call-id|i)\s*:\s*(\S+)/im.exec(text ?? '')?.[1] ?? '';

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

/** Every call but that of a message. */
export function otherCalls(view: LadderView, wires: Wires, message: string): readonly string[] {
  const own = callIn(wires[message]?.text);
  return own === '' ? [] : callsOf(view, wires).flatMap(({ id }) => (id === own ? [] : [id]));
}

/** The view without the calls that are folded: their messages, and what stands beside the lifelines because of them. */
export function withoutCalls(view: LadderView, wires: Wires, folded: readonly string[]): LadderView {
  if (folded.length === 0) return view;
  const gone = new Set<string>();
  const branches = new Set<string>();
  for (const { id } of view.messages) {
    const text = wires[id]?.text;
    if (!folded.includes(callIn(text))) continue;
    gone.add(id);
    const branch = /branch=([^;,\s]+)/i.exec(text ?? '')?.[1];
    if (branch) branches.add(branch);
  }
  if (gone.size === 0) return view;
  const stays = ({ owner }: { readonly owner: string }): boolean =>
    !folded.some((id) => owner.includes(id)) && !branches.has(owner.split(' ').at(-1) ?? '');
  const { fuses, links } = view;
  return {
    ...view,
    messages: view.messages.filter(({ id }) => !gone.has(id)),
    states: view.states.filter(stays),
    timers: view.timers.filter(stays),
    marks: view.marks.filter(({ fact }) => fact === null || !gone.has(fact)),
    ...(fuses && { fuses: fuses.filter(stays) }),
    ...(links && { links: links.map((link) => (gone.has(link.by ?? '') ? { ...link, by: null } : link)) }),
  };
}
