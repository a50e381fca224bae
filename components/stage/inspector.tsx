'use client';
// The message in hand: which it is, where it went, and its text. A panel beside the figure, a drawer under 1100 px,
// a sheet of three heights under 720 px.

import { type PointerEvent, useRef } from 'react';
import { numberOf } from '../ladder/labels';
import type { LadderMessage } from '../ladder/model';
import { text } from '../text/catalogue';
import { Glyph } from '../ui/glyph';
import type { StageView } from './model';
import { WireText } from './wire';

export type SheetHeight = 'peek' | 'half' | 'full';
const HEIGHTS: readonly SheetHeight[] = ['peek', 'half', 'full'];

interface InspectorProps {
  readonly view: StageView;
  readonly message: LadderMessage | null;
  readonly pinned: boolean;
  readonly sheet: SheetHeight;
  onSheet(height: SheetHeight): void;
  onPin(): void;
  onMove(by: 1 | -1): void;
}

export function Inspector(props: InspectorProps) {
  const { view, message, sheet } = props;
  return (
    <aside className="inspector" aria-label={text.inspector} data-open={sheet === 'peek' ? undefined : sheet}>
      <Grab sheet={sheet} onSheet={props.onSheet} />
      {message ? <Message {...props} message={message} key={message.id} /> : <Teach />}
      <noscript>
        <section className="all-messages">
          <h2>{text.allMessages}</h2>
          {view.ladder.messages.map((m) => {
            const wire = view.wires[m.id];
            return (
              wire && (
                <details key={m.id}>
                  <summary>{`${numberOf(m)} ${m.labels[0]}`}</summary>
                  <pre className="mono">{wire.text}</pre>
                </details>
              )
            );
          })}
        </section>
      </noscript>
    </aside>
  );
}

function Message(props: InspectorProps & { readonly message: LadderMessage }) {
  const { view, message, pinned } = props;
  const name = (id: string) =>
    view.ladder.nodes.find((n) => n.id === id)?.name ??
    view.ladder.satellites.find((s) => s.id === id)?.name.join(' ') ??
    id;
  const wire = view.wires[message.id];
  const notes = [text.copy(message.copy), wire?.transport ?? ''].filter(Boolean);
  const pin = (
    <button type="button" className="btn pinned" aria-pressed={pinned} title={text.pinHelp} onClick={props.onPin}>
      <Glyph name="pin" size={15} />
      {pinned ? text.pinned : text.pin}
    </button>
  );
  return (
    <>
      <header className="in-head">
        <div>
          <h2>
            {message.labels[0]} <span className="mono num">{message.number}</span>
          </h2>
          <p className="route">
            {name(message.from)}
            <Glyph name="arrow" size={13} />
            {name(message.to)}
            {notes.map((note) => (
              <span key={note} className="route">
                <i />
                {note}
              </span>
            ))}
            {message.lost !== null && (
              <span className="route">
                <i />
                <span className="fate">{text.lostBecause(message.lost)}</span>
              </span>
            )}
            <i />
            <span className="mono">{(message.t0 / 1000).toFixed(3)}</span>
          </p>
        </div>
        <button type="button" className="btn icon" aria-label={text.previousMessage} onClick={() => props.onMove(-1)}>
          <Glyph name="left" size={18} />
        </button>
        <button type="button" className="btn icon" aria-label={text.nextMessage} onClick={() => props.onMove(1)}>
          <Glyph name="right" size={18} />
        </button>
        <button
          type="button"
          className="btn icon only-drawer close"
          aria-label={text.closeInspector}
          onClick={() => props.onSheet('peek')}
        >
          <Glyph name="close" size={16} />
        </button>
      </header>
      {wire ? (
        <WireText wire={wire} pin={pin} />
      ) : (
        <p className="in-sub">
          <span className="size">{text.notSip}</span>
          {pin}
        </p>
      )}
    </>
  );
}

/** Nothing in hand: the panel teaches its own keys. */
function Teach() {
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['Space'], text.keyPlay],
    [['←', '→'], text.keyMove],
    [['Shift', '←', '→'], text.keyTurn],
    [['Home', 'End'], text.keyEnds],
    [['J', 'K'], text.keySelect],
    [['Enter'], text.keyRead],
    [['P'], text.keyPin],
  ];
  return (
    <div className="teach">
      <h2>{text.pick}</h2>
      <p>{text.pickHow}</p>
      <dl className="needs-script">
        {keys.map(([names, does]) => (
          <div key={does} className="contents">
            <dt>
              {names.map((name) => (
                <kbd key={name} className="kbd">
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The handle of the sheet: drag it, or tap it for the next height. */
function Grab({ sheet, onSheet }: Pick<InspectorProps, 'sheet' | 'onSheet'>) {
  const from = useRef<number | null>(null);
  const at = HEIGHTS.indexOf(sheet);
  const end = (event: PointerEvent) => {
    if (from.current === null) return;
    const by = event.clientY - from.current;
    from.current = null;
    if (Math.abs(by) < 8) onSheet(HEIGHTS[(at + 1) % HEIGHTS.length] ?? 'half');
    else onSheet(HEIGHTS[Math.max(0, Math.min(2, at - Math.sign(by) * (Math.abs(by) > 260 ? 2 : 1)))] ?? 'half');
  };
  return (
    <button
      type="button"
      className="grab needs-script"
      aria-label={text.resizeSheet}
      aria-expanded={sheet !== 'peek'}
      onPointerDown={(event) => {
        from.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={end}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        event.stopPropagation();
        onSheet(HEIGHTS[(at + 1) % HEIGHTS.length] ?? 'half');
      }}
    />
  );
}
