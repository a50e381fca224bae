'use client';
// The row above a message's lines: what changed since when, whether the panel stays on it, and how it is shown.

import type { Arrived, Explained } from '@/engine';
import type { Jump, Run } from '../stage/run';
import { inspectorText } from '../text/inspector';
import { messageText as text } from '../text/message';
import { Glyph } from '../ui/glyph';
import { JumpTo } from './jump-to';

export type View = 'explained' | 'raw' | 'compare';
const VIEWS: readonly View[] = ['explained', 'raw', 'compare'];

interface SubRowProps {
  readonly run: Run;
  readonly explained: Explained;
  readonly sender: string;
  readonly view: View;
  readonly pinned: boolean;
  readonly jump: Jump;
  onView(view: View): void;
  onPin(): void;
}

export function SubRow({ run, explained, sender, view, pinned, jump, onView, onPin }: SubRowProps) {
  return (
    <div className="in-sub">
      <span className="size">
        <Changed run={run} explained={explained} sender={sender} jump={jump} />
      </span>
      <button type="button" className="btn pinned" aria-pressed={pinned} title={inspectorText.pinHelp} onClick={onPin}>
        <Glyph name="pin" size={15} />
        {pinned ? inspectorText.pinned : inspectorText.pin}
      </button>
      <span className="seg" role="group" aria-label={text.views}>
        {VIEWS.map((one) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => onView(one)}>
            {text[one]}
          </button>
        ))}
      </span>
    </div>
  );
}

function Changed({ run, explained, sender, jump }: Pick<SubRowProps, 'run' | 'explained' | 'sender' | 'jump'>) {
  const { compared, changed } = explained;
  if (compared === null) return <b>{text.first(sender)}</b>;
  const [before, after] = text.against[compared.as];
  const own = compared.as === 'request';
  return (
    <>
      <b>{own ? text.ownLines(changed) : changed === 0 ? text.nothingChanged : text.changed(changed)}</b> {before}
      <span className="kept">
        <JumpTo run={run} packet={compared.packet} jump={jump} brief />
        {after.slice(0, 1)}
      </span>
      {after.slice(1)}
    </>
  );
}

/** Says so when a message did not arrive as it was sent. */
export function Arrival({ arrived, onSee }: { readonly arrived: Arrived | null; onSee(): void }) {
  if (arrived === null) return null;
  if (arrived.kind === 'unreadable')
    return <p className="arrival">{text.arrivedUnreadable(arrived.error.line, arrived.error.expected)}</p>;
  return (
    <p className="arrival">
      {text.arrivedChanged}{' '}
      <button type="button" className="btn line" onClick={onSee}>
        {text.arrivedSee}
      </button>
    </p>
  );
}
