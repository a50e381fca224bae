'use client';
// The bar above the stage: what is shown, through which lens, what was changed, and the tools.

import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { stepName } from '../ladder/lanes';
import type { LadderView, Step } from '../ladder/model';
import { topBarText } from '../text/top-bar';
import { Brand } from '../ui/brand';
import { Glyph } from '../ui/glyph';
import { IconButton } from '../ui/icon-button';
import { Pop } from '../ui/pop';
import { ThemeToggle } from '../ui/theme-toggle';
import { useOutside } from '../ui/use-outside';

interface TopBarProps {
  readonly title: string;
  readonly source: string | null;
  readonly ladder: LadderView;
  readonly lens: Step | null;
  readonly changes: number;
  readonly original: boolean;
  /** The list of changes; null until the engine is there. */
  readonly list: ReactNode;
  readonly share: ReactNode;
  /** Further tools, as pages add them. */
  readonly children?: ReactNode;
  onLensOff(): void;
  onOriginal(): void;
  onSettings(): void;
  onPredict(): void;
  onPalette(): void;
  onKeys(): void;
  /** Null: this run cannot be shown on a wall. */
  readonly onPresent: (() => void) | null;
}

export function TopBar(props: TopBarProps) {
  const { title, source, ladder, lens, changes } = props;
  /** Where there is no room for the tools they come out of a button. */
  const [more, setMore] = useState(false);
  const bar = useRef<HTMLElement>(null);
  useOutside(bar, more, () => setMore(false));
  const close = () => {
    if (!more) return;
    setMore(false);
    bar.current?.querySelector<HTMLElement>('.more')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !more) return;
    event.stopPropagation();
    close();
  };
  /** What opens next gives the focus back to a button that is still there. */
  const after = (then: () => void) => () => {
    close();
    then();
  };
  return (
    <header ref={bar} className="topbar" onKeyDown={onKeyDown}>
      <Brand />
      <span className="sep" />
      <h1>{title}</h1>
      {source && <span className="ref">{source}</span>}
      <span className="spacer" />
      {lens !== null && (
        <span className="lens-pill">
          <b>{topBarText.lens(stepName(lens))}</b>
          <span>{lensFacts(ladder, lens)}</span>
          <button type="button" aria-label={topBarText.lensOff} title={topBarText.lensOff} onClick={props.onLensOff}>
            <Glyph name="close" size={13} />
          </button>
        </span>
      )}
      {props.list && (
        <Pop
          className={changes > 0 ? 'hand' : 'wide-tool'}
          label={topBarText.changesTitle}
          panelClass="changes-pop"
          button={
            <>
              <Glyph name="undo" size={16} />
              <span className={changes > 0 ? 'keep' : undefined}>{topBarText.changes(changes)}</span>
            </>
          }
        >
          {() => props.list}
        </Pop>
      )}
      {changes > 0 && (
        <button
          type="button"
          role="switch"
          className="switch"
          aria-checked={props.original}
          title={topBarText.originalHelp}
          onClick={props.onOriginal}
        >
          <i />
          <span>{topBarText.original}</span>
        </button>
      )}
      <IconButton
        glyph="menu"
        size={20}
        className="more needs-script"
        label={topBarText.tools}
        aria-expanded={more}
        onClick={() => setMore(!more)}
      />
      <span className="tools needs-script" data-open={more || undefined}>
        {props.children}
        <button type="button" className="btn" title={topBarText.predictHelp} onClick={after(props.onPredict)}>
          <Glyph name="ask" size={16} />
          <span>{topBarText.predict}</span>
        </button>
        <button type="button" className="btn" title={topBarText.settings} onClick={after(props.onSettings)}>
          <Glyph name="sliders" size={16} />
          <span>{topBarText.settings}</span>
        </button>
        {props.share}
        {props.onPresent && (
          <button type="button" className="btn" title={topBarText.presentHelp} onClick={after(props.onPresent)}>
            <Glyph name="present" size={16} />
            <span>{topBarText.present}</span>
          </button>
        )}
        <IconButton glyph="search" size={17} label={topBarText.paletteOpen} onClick={after(props.onPalette)} />
        <ThemeToggle />
        <IconButton glyph="help" size={17} label={topBarText.keysHelp} onClick={after(props.onKeys)} />
      </span>
    </header>
  );
}

/** How many messages the lens shows: those that carry one of its marks, of all. */
export function lensFacts(ladder: LadderView, lens: Step): string {
  const facts = new Set(ladder.marks.filter(({ step }) => step === lens).map(({ fact }) => fact));
  const messages = ladder.messages.filter(({ kind }) => kind !== 'query');
  return topBarText.lensFacts(messages.filter(({ id }) => facts.has(id)).length, messages.length);
}
