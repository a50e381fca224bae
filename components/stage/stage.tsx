'use client';
// The stage: one run, its player, and the message in hand.

import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { numberOf } from '../ladder/labels';
import { type Layout, layout } from '../ladder/layout';
import type { LadderView } from '../ladder/model';
import { COMFORTABLE, NARROW } from '../ladder/options';
import { text } from '../text/catalogue';
import { Brand } from '../ui/brand';
import { Glyph } from '../ui/glyph';
import { ThemeToggle } from '../ui/theme-toggle';
import { Figure } from './figure';
import { Inspector, type SheetHeight } from './inspector';
import { Live, newestAt } from './live';
import type { StageView } from './model';
import { isMoving, type PlayerAction, timelineOf } from './player';
import { TextLadder } from './text-ladder';
import { Transport } from './transport';
import { usePlayer } from './use-player';
import { useSize } from './use-size';

const NARROW_BELOW = 720;
/** What the sheet of a narrow stage hides of the figure; the full one hides it all, and nothing need follow. */
const SHEET: Readonly<Record<SheetHeight, number>> = { peek: 88, half: 322, full: 88 };

/** Both layouts until the width is known, then the one that fits. */
function layoutsFor(view: LadderView, width: number | null): readonly [Layout, ...Layout[]] {
  if (width === null) return [layout(view, COMFORTABLE), layout(view, NARROW)];
  return [layout(view, { ...(width < NARROW_BELOW ? NARROW : COMFORTABLE), width })];
}

const KEYS: Readonly<Record<string, PlayerAction>> = {
  ' ': { type: 'toggle' },
  ArrowLeft: { type: 'previous' },
  ArrowRight: { type: 'next' },
  'Shift+ArrowLeft': { type: 'previous turn' },
  'Shift+ArrowRight': { type: 'next turn' },
  Home: { type: 'start' },
  End: { type: 'end' },
};

export function Stage({ view }: { view: StageView }) {
  const { ladder } = view;
  const viewport = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const size = useSize(viewport);
  const layouts = useMemo(() => layoutsFor(ladder, size?.width ?? null), [ladder, size?.width]);
  const [shown] = layouts;
  const line = useMemo(() => timelineOf(shown), [shown]);
  const [player, act] = usePlayer(line, ladder.end);
  const [selected, setSelected] = useState<string | null>(null);
  const [sheet, setSheet] = useState<SheetHeight>('peek');
  const narrow = size !== null && size.width < NARROW_BELOW;

  const newest = newestAt(ladder, player.at);
  const inHand = ladder.messages.find((m) => m.id === selected) ?? (player.moves > 0 ? newest : null);

  const select = (id: string) => {
    setSelected(id);
    setSheet((height) => (height === 'peek' ? 'half' : height));
  };
  const moveSelection = (by: 1 | -1) => {
    const at = ladder.messages.findIndex((m) => m.id === inHand?.id);
    const next = ladder.messages[at < 0 ? 0 : at + by];
    if (next) setSelected(next.id);
  };
  const read = () => {
    if (!inHand) return;
    select(inHand.id);
    requestAnimationFrame(() => panel.current?.querySelector<HTMLElement>('.in-body')?.focus());
  };
  const letGo = () => {
    setSelected(null);
    setSheet('peek');
  };
  const pin = () => (selected ? setSelected(null) : inHand && setSelected(inHand.id));

  const onFigureKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = KEYS[event.shiftKey && event.key.startsWith('Arrow') ? `Shift+${event.key}` : event.key];
    const letters: Readonly<Record<string, () => void>> = {
      j: () => moveSelection(1),
      k: () => moveSelection(-1),
      p: pin,
      enter: read,
    };
    const letter = letters[event.key.toLowerCase()];
    if (!action && !letter) return;
    event.preventDefault();
    if (action) act(action);
    else letter?.();
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || (selected === null && sheet === 'peek')) return;
    letGo();
    viewport.current?.focus();
  };

  return (
    <div className="stage" onKeyDown={onEscape}>
      <header className="topbar">
        <Brand />
        <span className="sep" />
        <h1>{view.title}</h1>
        {view.source && <span className="ref">{view.source}</span>}
        <span className="spacer" />
        <button
          type="button"
          className="btn only-drawer opener needs-script"
          aria-expanded={sheet !== 'peek'}
          onClick={() => setSheet(sheet === 'peek' ? 'half' : 'peek')}
        >
          <Glyph name="text" size={16} />
          {text.showMessage}
        </button>
        <ThemeToggle />
      </header>
      <main className="stage-grid">
        <section className="figure" aria-label={text.figure(ladder.messages.length)} onKeyDown={onFigureKey}>
          <TextLadder
            messages={ladder.messages}
            selected={selected}
            onChoose={(id) => {
              setSelected(id);
              act({ type: 'seek', at: ladder.messages.find((m) => m.id === id)?.t1 ?? 0 });
            }}
          />
          <Figure
            layouts={layouts}
            viewport={viewport}
            height={size?.height ?? 700}
            covered={narrow ? SHEET[sheet] : 0}
            at={player.at}
            moves={player.moves}
            moving={isMoving(player)}
            selected={selected}
            onPick={(target) => target.what === 'message' && select(target.id)}
          />
        </section>
        <div ref={panel} className="contents">
          <Inspector
            view={view}
            message={inHand}
            pinned={selected !== null}
            sheet={sheet}
            onSheet={setSheet}
            onPin={pin}
            onMove={moveSelection}
          />
        </div>
      </main>
      <Transport
        layout={shown}
        narrow={narrow}
        player={player}
        newest={newest ? `${numberOf(newest)} ${newest.labels[0]}`.trim() : text.startOfRun}
        act={act}
      />
      <Live view={ladder} at={player.at} playing={player.playing} moves={player.moves} />
    </div>
  );
}
