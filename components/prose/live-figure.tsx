'use client';
// A compact ladder that lives: it plays, steps, and loses a message where the reader wants to see what then happens.

import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  startTransition,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Frame, Sentences } from '../ladder/frame';
import { clamp } from '../ladder/geometry';
import { COMPACT_HEADS, SMALL_HEADS } from '../ladder/heads';
import { windowAround } from '../ladder/in-view';
import { Ladder } from '../ladder/ladder';
import { type Layout, layout } from '../ladder/layout';
import type { LadderView, Millis, Step } from '../ladder/model';
import { COMPACT, SMALL } from '../ladder/options';
import { pickedAt } from '../ladder/pick';
import { uncarry } from '../stage/carried';
import { timelineOf } from '../stage/player';
import { usePlayer } from '../stage/use-player';
import { lessonText as text } from '../text/lesson';
import { cx } from '../ui/cx';
import { Glyph } from '../ui/glyph';
import { Link } from '../ui/link';
import type { SceneFigure } from './scene';
import { useAltered } from './use-altered';

interface LiveFigureProps extends SceneFigure {
  /** Where the text wants the figure; `n` grows with each wish. */
  readonly wanted: { readonly at: Millis; readonly id: string | null; readonly n: number } | null;
  /** Null where there is no text to follow. */
  readonly follows: boolean | null;
  onFollow(follows: boolean): void;
}

const TALLEST = 560;
/** The now line is kept above this part of the window. */
const LOWEST = 0.7;

/** A figure is drawn anew for a place narrower than this, rather than made smaller. */
const NARROW = 440;

/** The layout with one lane at most: the step the figure is about. `narrow`: the width of a narrow place. */
function laidOut(view: LadderView, lens: Step | null, narrow: number | null): Layout {
  const base = narrow === null ? COMPACT : { ...SMALL, width: narrow };
  const laneX = lens === null ? base.laneX : base.laneX - base.lanePitch * (lens - 1);
  const laid = layout(view, {
    ...base,
    laneX,
    lanes: lens === null ? 'none' : 'tracks',
    gutter: lens === null ? 0 : base.gutter,
  });
  return { ...laid, lanes: laid.lanes.filter(({ step }) => step === lens) };
}

/** How much of the drawing's place is in sight, in pixels; null before it is measured. */
function usePlace(box: RefObject<HTMLDivElement | null>): { readonly width: number; readonly height: number } | null {
  const [place, setPlace] = useState<{ readonly width: number; readonly height: number } | null>(null);
  useEffect(() => {
    const drawing = box.current?.querySelector('.live-ladder');
    if (!drawing) return;
    // Told by the browser when it has laid the page out: asking it would make it do so at once. What follows can be put off.
    const watch = new ResizeObserver(([entry]) => {
      const { width, height } = entry?.contentRect ?? { width: 0, height: 0 };
      startTransition(() => setPlace(width === 0 ? null : { width, height }));
    });
    watch.observe(drawing);
    return () => watch.disconnect();
  }, [box]);
  return place;
}

export function LiveFigure(props: LiveFigureProps) {
  const page = useMemo(() => uncarry<LadderView>(props.view), [props.view]);
  const { lens, rest, wanted, follows, onFollow } = props;
  const { view, altered, busy, lose, mend } = useAltered(props.source, props.scenario, page);
  const box = useRef<HTMLDivElement>(null);
  const place = usePlace(box);
  const narrow = place !== null && place.width < NARROW ? place.width : null;
  const laid = useMemo(() => laidOut(view, lens, narrow), [view, lens, narrow]);
  // The page shows the wide drawing made smaller: the narrow one takes the same place, and nothing moves.
  const tall = useMemo(() => (narrow === null ? laid : laidOut(page, lens, null)).height, [page, lens, narrow, laid]);
  const line = useMemo(() => timelineOf(laid), [laid]);
  const [player, act] = usePlayer(line, rest);
  const [chosen, setChosen] = useState<string | null>(props.chosen ?? null);
  const n = wanted?.n;
  useEffect(() => {
    if (n === undefined || !wanted) return;
    act({ type: 'seek', at: wanted.at });
    setChosen(wanted.id);
  }, [n, wanted, act]);
  const touch = (action: Parameters<typeof act>[0]) => {
    if (follows) onFollow(false);
    act(action);
  };
  const pick = (event: MouseEvent) => {
    const target = pickedAt(event.target as Element);
    if (target?.what === 'message') setChosen(target.id === chosen ? null : target.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const place = view.messages.findIndex(({ id }) => id === chosen);
    const next = { j: view.messages[place + 1], k: view.messages[Math.max(0, place - 1)] }[event.key.toLowerCase()];
    if (event.key === ' ') touch({ type: 'toggle' });
    else if (event.key === 'ArrowRight') touch({ type: 'next' });
    else if (event.key === 'ArrowLeft') touch({ type: 'previous' });
    else if (next) setChosen(next.id);
    else if (event.key.toLowerCase() === 'x' && chosen) lose(chosen);
    else if (event.key.toLowerCase() === 'z') mend();
    else return;
    event.preventDefault();
  };
  const scale = narrow === null ? 1 : narrow / COMPACT.width;
  const height = Math.min(TALLEST, tall) * scale;
  const heads = narrow === null ? COMPACT_HEADS : { ...SMALL_HEADS, height: COMPACT_HEADS.height * scale };
  // A low window cuts the lower part off: the now line keeps to what is in sight.
  const seen = place === null ? height : Math.min(height, (place.height * laid.width) / place.width);
  const passed = clamp(Math.round(laid.time.yOf(player.at) - seen * LOWEST), 0, Math.max(0, laid.height - seen));
  const message = view.messages.find(({ id }) => id === chosen && chosen !== null);
  return (
    <figure className="live">
      <div
        ref={box}
        className={cx('ladder-box live-box', player.playing && 'playing')}
        tabIndex={0}
        role="group"
        aria-label={text.figure(props.label)}
        onKeyDown={onKeyDown}
      >
        <Frame
          layout={laid}
          at={player.at}
          heads={heads}
          kind="live"
          top={passed}
          height={height}
          over={
            lens !== null && (
              <text className="lane-n" x={(narrow === null ? COMPACT : SMALL).laneX} y={heads.height - 8}>
                {lens}
              </text>
            )
          }
          onClick={pick}
        >
          <Ladder
            layout={laid}
            at={player.at}
            selected={chosen}
            window={windowAround(passed, height)}
            reach="messages"
            name={props.label}
            lens={null}
          />
        </Frame>
        <Sentences view={view} />
      </div>
      <div className="live-keys needs-script">
        <button
          type="button"
          className="tp play"
          aria-label={player.playing ? text.pause : text.play}
          onClick={() => touch({ type: 'toggle' })}
        >
          <Glyph name={player.playing ? 'pause' : 'play'} size={20} />
        </button>
        <button type="button" className="tp" aria-label={text.back} onClick={() => touch({ type: 'previous' })}>
          <Glyph name="back" size={16} />
        </button>
        <button type="button" className="tp" aria-label={text.forward} onClick={() => touch({ type: 'next' })}>
          <Glyph name="forward" size={16} />
        </button>
        {follows !== null && (
          <button
            type="button"
            role="switch"
            className="switch"
            aria-checked={follows}
            title={text.followHelp}
            onClick={() => onFollow(!follows)}
          >
            <i />
            <span>{text.follow}</span>
          </button>
        )}
        <span className="spacer" />
        {altered ? (
          <button type="button" className="btn hand" onClick={mend}>
            <Glyph name="undo" size={15} />
            {text.mend}
          </button>
        ) : (
          message &&
          message.kind !== 'query' && (
            <button type="button" className="btn line" disabled={busy} onClick={() => lose(message.id)}>
              <Glyph name="close" size={14} />
              {text.lose(`${message.labels.at(-1)} ${message.number}`)}
            </button>
          )
        )}
      </div>
      <figcaption>
        <b>{props.label}</b> {props.caption}
        {altered && (
          <span className="live-altered" role="status">
            {altered} {text.altered}
          </span>
        )}{' '}
        <Link href={props.href}>
          {text.stage}
          <Glyph name="arrow" size={13} />
        </Link>
      </figcaption>
    </figure>
  );
}
