'use client';
// Names a message of the run, or a moment at an element, and goes there.

import { numberOf } from '../ladder/labels';
import type { Jump, Run } from '../stage/run';
import { messageText as text } from '../text/message';

/** 'INVITE F4' for a packet; null when the figure does not show it. */
export function nameOfPacket(run: Run, packet: number): string | null {
  const id = run.messageOf(packet);
  const message = id === null ? undefined : run.view.ladder.messages.find((m) => m.id === id);
  return message ? `${message.labels[0]} ${numberOf(message)}` : null;
}

interface JumpToProps {
  readonly run: Run;
  readonly packet: number;
  readonly jump: Jump;
  /** Shows the number alone: 'F4'. */
  readonly brief?: boolean;
}

/** A message, as a way to it. */
export function JumpTo({ run, packet, jump, brief = false }: JumpToProps) {
  const id = run.messageOf(packet);
  const message = id === null ? undefined : run.view.ladder.messages.find((m) => m.id === id);
  if (id === null || !message) return <span className="jump-none">{text.notInFigure}</span>;
  const number = numberOf(message);
  return (
    <button type="button" className="jump mono" onClick={() => jump({ message: id, tab: 'message' })}>
      {brief ? number : `${message.labels[0]} ${number}`}
    </button>
  );
}

/** A moment at an element, as a way to it. */
export function JumpAt({ run, entry, jump }: { readonly run: Run; readonly entry: number; readonly jump: Jump }) {
  const at = run.trace.entries[entry]?.at;
  if (at === undefined) return null;
  const moment = run.momentOf(at);
  if (moment < run.view.ladder.start) return <span className="jump-none">{text.notInFigure}</span>;
  return (
    <button type="button" className="jump mono" onClick={() => jump({ at: moment })}>
      {text.at((moment / 1000).toFixed(3))}
    </button>
  );
}
