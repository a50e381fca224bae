// What a message can be laid beside: the hop before, the try before, its own first copy, itself in the run before the
// reader's changes, itself as it arrived, and any other message of the figure.

import { type Arrived, type Explained, type Message, sendingsOf, type Trace } from '@/engine';
import { numberOf } from '../ladder/labels';
import type { LadderMessage } from '../ladder/model';
import type { Run } from '../stage/run';
import { messageText as text } from '../text/message';
import { nameOfPacket } from './jump-to';

export interface Choice {
  /** 'p12': a packet of this run; 'o12': one of the run before the changes; 'arrived'. */
  readonly value: string;
  readonly label: string;
  readonly message: Message;
}

export interface Choices {
  readonly near: readonly Choice[];
  readonly others: readonly Choice[];
  /** How many others there are beyond those listed. */
  readonly beyond: number;
}

/** A list of more is no list; whoever wants another one names it by its number. */
const MOST_LISTED = 300;

const packetIn = (trace: Trace, packet: number): Message | null =>
  sendingsOf(trace).find(({ sent }) => sent.packet === packet)?.sent.message ?? null;

const NEAR = {
  hop: text.compareHop,
  try: text.compareTry,
  copy: text.compareCopy,
  request: text.compareRequest,
} as const;

export function choicesFor(
  run: Run,
  base: Run | null,
  id: string,
  explained: Explained,
  arrived: Arrived | null,
): Choices {
  const near: Choice[] = [];
  const { compared } = explained;
  const before = compared === null ? null : packetIn(run.trace, compared.packet);
  if (compared !== null && before !== null) {
    const name = nameOfPacket(run, compared.packet) ?? text.notInFigure;
    near.push({ value: `p${compared.packet}`, label: NEAR[compared.as](name), message: before });
  }
  if (arrived?.kind === 'changed')
    near.push({ value: 'arrived', label: text.compareArrived, message: arrived.message });
  const original = originalOf(run, base, id);
  if (original !== null) near.push(original);
  const all = run.view.ladder.messages.filter((m) => m.id !== id && m.kind !== 'query');
  const at = run.view.ladder.messages.findIndex((m) => m.id === id);
  const from = Math.max(0, Math.min(at - MOST_LISTED / 2, all.length - MOST_LISTED));
  const listed = all.slice(from, from + MOST_LISTED);
  return { near, others: listed.flatMap((m) => choiceOf(run, m) ?? []), beyond: all.length - listed.length };
}

/** The same message in the run before the reader's changes; null when there is no other run, or it is not in it. */
function originalOf(run: Run, base: Run | null, id: string): Choice | null {
  if (base === null || base === run) return null;
  const key = run.keyOf(id);
  const other = key === null ? null : base.messageByKey(key);
  const packet = other === null ? null : base.packetOf(other);
  const message = packet === null ? null : packetIn(base.trace, packet);
  if (packet === null || message === null) return null;
  return { value: `o${packet}`, label: text.compareOriginal(nameOfPacket(base, packet) ?? ''), message };
}

function choiceOf(run: Run, ladder: LadderMessage): Choice | null {
  const packet = run.packetOf(ladder.id);
  const message = packet === null ? null : packetIn(run.trace, packet);
  if (packet === null || message === null) return null;
  return { value: `p${packet}`, label: labelOf(run, ladder), message };
}

const labelOf = (run: Run, m: LadderMessage): string => {
  const name = (id: string): string => run.view.ladder.nodes.find((node) => node.id === id)?.name ?? id;
  return `${numberOf(m)}  ${m.labels[0]}, ${name(m.from)} → ${name(m.to)}`;
};

/** A message by the number people know it by: 'F512'. */
export function choiceByNumber(run: Run, number: string): Choice | null {
  const wanted = number
    .trim()
    .toUpperCase()
    .replace(/^(?=\d)/, 'F');
  const found = run.view.ladder.messages.find(
    (m) => m.id.toUpperCase() === wanted || m.number.toUpperCase() === wanted,
  );
  return found === undefined ? null : choiceOf(run, found);
}
