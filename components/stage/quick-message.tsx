'use client';
// The message in hand as the page itself knows it: which it is, where it went, and its text.

import type { ReactNode } from 'react';
import type { LadderMessage } from '../ladder/model';
import { inspectorText } from '../text/inspector';
import { Glyph } from '../ui/glyph';
import { IconButton } from '../ui/icon-button';
import type { StageView } from './model';
import { WireText } from './wire';

interface QuickMessageProps {
  readonly view: StageView;
  readonly message: LadderMessage;
  readonly tabs: ReactNode;
  readonly pinned: boolean;
  onPin(): void;
  onMove(by: 1 | -1): void;
  onWhatIf(): void;
}

export function QuickMessage(props: QuickMessageProps) {
  const { view, message, pinned } = props;
  const wire = view.wires[message.id];
  const pin = (
    <button
      type="button"
      className="btn pinned"
      aria-pressed={pinned}
      title={inspectorText.pinHelp}
      onClick={props.onPin}
    >
      <Glyph name="pin" size={15} />
      {pinned ? inspectorText.pinned : inspectorText.pin}
    </button>
  );
  return (
    <>
      <MessageHead {...props} />
      {props.tabs}
      {wire ? (
        <WireText key={message.id} wire={wire} pin={pin} />
      ) : (
        <p className="in-sub">
          <span className="size">{inspectorText.notSip}</span>
          {pin}
        </p>
      )}
    </>
  );
}

/** Which message, from whom to whom, which copy, over what, when, and its fate. */
export function MessageHead(props: Omit<QuickMessageProps, 'pinned' | 'onPin' | 'tabs'>) {
  const { view, message } = props;
  const name = (id: string) =>
    view.ladder.nodes.find((n) => n.id === id)?.name ??
    view.ladder.satellites.find((s) => s.id === id)?.name.join(' ') ??
    id;
  const notes = [inspectorText.copy(message.copy), view.wires[message.id]?.transport ?? ''].filter(Boolean);
  return (
    <header className="in-head">
      <div>
        <h2>
          {message.labels[0]} <span className="mono num">{message.number}</span>
        </h2>
        <p className="route dotted">
          <span className="route">
            {name(message.from)}
            <Glyph name="arrow" size={13} />
            <span className="hidden-text">{inspectorText.to}</span>
            {name(message.to)}
          </span>
          {notes.map((note) => (
            <span key={note} className="route">
              <i />
              {note}
            </span>
          ))}
          {message.lost !== null && (
            <span className="route">
              <i />
              <span className="fate">{inspectorText.lostBecause(message.lost)}</span>
            </span>
          )}
          <span className="route">
            <i />
            <span className="mono">{(message.t0 / 1000).toFixed(3)}</span>
          </span>
        </p>
      </div>
      <button type="button" className="btn line what-if-open needs-script" onClick={props.onWhatIf}>
        {inspectorText.tabs['what-if']}
      </button>
      <IconButton glyph="left" size={18} label={inspectorText.previousMessage} onClick={() => props.onMove(-1)} />
      <IconButton glyph="right" size={18} label={inspectorText.nextMessage} onClick={() => props.onMove(1)} />
    </header>
  );
}
