// What the palette can find, and how well each thing matches what was typed.

import type { LadderMessage, LadderView } from '../ladder/model';
import type { Run, Target } from '../stage/run';

export type Kind = 'message' | 'scenario' | 'header' | 'machine' | 'state' | 'section' | 'page';

export interface Finding {
  readonly kind: Kind;
  readonly label: string;
  readonly detail: string;
  /** Where it is on the site; absent for what is in this call. */
  readonly href?: string;
  readonly target?: Target;
}

/** The messages of the call, and the first message that carries each header. */
export function messageFindings(
  ladder: LadderView,
  run: Run | null,
  numberOf: (message: LadderMessage) => string,
): readonly Finding[] {
  const name = (id: string) => ladder.nodes.find((n) => n.id === id)?.name ?? id;
  const messages = ladder.messages.filter(({ kind }) => kind !== 'query');
  const found: Finding[] = messages.map((m) => ({
    kind: 'message',
    label: `${m.labels[0]} ${numberOf(m)}`,
    detail: `${name(m.from)} to ${name(m.to)}, ${(m.t0 / 1000).toFixed(3)} s`,
    target: { message: m.id, tab: 'message' },
  }));
  const headers = new Map<string, LadderMessage>();
  for (const message of messages) {
    const wire = run?.view.wires[message.id]?.text ?? '';
    for (const [, header = ''] of wire.matchAll(/^([A-Za-z][A-Za-z-]*)\s*:/gm))
      if (!headers.has(header)) headers.set(header, message);
  }
  for (const [header, message] of headers)
    found.push({
      kind: 'header',
      label: header,
      detail: `first in ${message.labels[0]} ${numberOf(message)}`,
      target: { message: message.id, tab: 'message' },
    });
  return found;
}

/** What matches every word typed, the best first: a label that begins with it, a label that has it, a detail. */
export function matching(all: readonly Finding[], query: string): readonly Finding[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return all;
  return all
    .map((finding, i) => ({ finding, i, rank: rankOf(finding, words) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.i - b.i)
    .map(({ finding }) => finding);
}

function rankOf({ label, detail }: Finding, words: readonly string[]): number | null {
  const [own, more] = [label.toLowerCase(), detail.toLowerCase()];
  let rank = 0;
  for (const word of words) {
    if (own.startsWith(word)) continue;
    if (own.includes(word)) rank += 1;
    else if (more.includes(word)) rank += 3;
    else return null;
  }
  return rank;
}
