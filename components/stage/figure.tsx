'use client';
// The ladder in its window: sticky heads, rows in view plus a margin, and a scroll position that follows the playhead.
// While nobody knows the width there are two shapes, and only the one that is seen is brought to life.

import {
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { LaneHeads, lensClass, saidAt } from '../ladder/gutter';
import { HEADS, Heads, NARROW_HEADS } from '../ladder/heads';
import type { Window } from '../ladder/in-view';
import { LadderSheets } from '../ladder/ladder';
import { LaneButtons } from '../ladder/lane-buttons';
import { stepName } from '../ladder/lanes';
import type { Layout } from '../ladder/layout';
import type { Millis, PickTarget, Step } from '../ladder/model';
import type { ScopeKind } from '../ladder/options';
import { pickedAt } from '../ladder/pick';
import { transportText } from '../text/transport';
import { AS_DRAWN, isNarrower } from '../ui/two-shapes';
import type { StageView } from './model';
import { NodeButtons, Over, type OverAt } from './over';
import { isMoving } from './player';
import type { Playhead } from './playhead';
import { At, usePlayed } from './use-player';
import { NARROW_BELOW, type Shape } from './use-shapes';
import type { Tools } from './use-tools';

interface FigureProps {
  /** One shape once the width is known; before that the wide and the narrow one. */
  readonly shapes: readonly [Shape, ...Shape[]];
  readonly viewport: RefObject<HTMLDivElement | null>;
  readonly width: number;
  readonly height: number;
  /** How much of the window's foot something else covers: the sheet of a narrow stage. */
  readonly covered: number;
  /** All rows, in view or not: on paper nobody scrolls. */
  readonly whole?: boolean;
  readonly playhead: Playhead;
  readonly selected: string | null;
  /** What else the reader points at. */
  readonly picked?: PickTarget | null;
  readonly lens?: Step | null;
  /** What lights up with a message that is pointed at or selected, and the texts that say what belongs to it. */
  readonly scope?: ScopeKind;
  readonly tools?: Tools | null;
  readonly wires?: StageView['wires'];
  onPick(target: PickTarget): void;
  /** All that can be done with a message is asked for, with the other button of the mouse or a long touch. */
  onMenu?(message: string): void;
  /** A lane head was pressed; null takes the lens away. */
  onLens?(lens: Step | null): void;
  /** What lies over the figure: a menu or a popover, beside the arrow or the head it belongs to. */
  readonly over: ReactNode;
  readonly overAt: OverAt;
  /** A head was pressed. */
  onNode(id: string): void;
}

/** Before the width is known the style sheet gives it, but for figures that scroll sideways: they are as wide as ever. */
const widthOf = ({ width, options }: Layout, measured: boolean) => (measured || width > options.width ? width : '100%');

/** The frame of one sheet. */
const svgOf = (layout: Layout, measured: boolean) => ({
  className: layout.options.lanes === 'dots' ? 'fig narrow' : 'fig',
  width: widthOf(layout, measured),
  height: layout.height,
  viewBox: `0 0 ${layout.width} ${layout.height}`,
  preserveAspectRatio: 'xMidYMin meet',
});

const MARGIN = 600;
/** The window moves in steps, so that scrolling does not redraw with every pixel. */
const STEP = 300;
/** The now line is kept in this part of the window, counted from below the heads. */
const HIGHEST = 0.12;
const LOWEST = 0.62;

export function Figure(props: FigureProps) {
  const { shapes, viewport, height, playhead, selected } = props;
  const moving = usePlayed(playhead, isMoving);
  const measured = shapes.length === 1;
  const [narrower] = useState(() => isNarrower(NARROW_BELOW));
  const window = useWindow(viewport, measured, height);
  useFollow(props);
  const [hovered, setHovered] = useState<string | null>(null);
  const ladder = shapes[0].layout.view;
  const lit = useMemo(() => {
    const id = hovered ?? selected;
    if (id === null || !props.wires || !props.tools) return null;
    return props.tools.scopeOf(ladder, props.wires, id, props.scope ?? 'transaction');
  }, [hovered, selected, ladder, props.wires, props.scope, props.tools]);
  return (
    <div
      ref={viewport}
      className={moving ? 'viewport playing' : 'viewport'}
      tabIndex={0}
      role="group"
      aria-label={transportText.ladder}
    >
      {shapes.map((shape) => {
        const key = shape.narrow ? 'narrow' : 'wide';
        const only = measured ? '' : `${key}-only`;
        if (!measured && narrower === !shape.narrow) return <div key={key} className={only} {...AS_DRAWN} />;
        return (
          <div key={key} className={only}>
            <Drawn {...props} shape={shape} measured={measured} window={window} lit={lit} onHover={setHovered} />
          </div>
        );
      })}
    </div>
  );
}

interface DrawnProps extends FigureProps {
  readonly shape: Shape;
  readonly measured: boolean;
  readonly window: Window | null;
  readonly lit: ReturnType<Tools['scopeOf']>;
  onHover(message: string | null): void;
}

/** One shape of the figure: its heads, and the sheets below them. */
function Drawn(props: DrawnProps) {
  const { shape, measured, window, playhead, selected, picked = null, lens = null, lit, onLens, onHover } = props;
  const { narrow, layout } = shape;
  const pick = (event: MouseEvent) => {
    const target = pickedAt(event.target as Element);
    if (target) props.onPick(target);
  };
  const menu = (event: MouseEvent) => {
    const target = pickedAt(event.target as Element);
    if (!props.onMenu || target?.what !== 'message') return;
    event.preventDefault();
    props.onMenu(target.id);
  };
  // A press on the arrow whose menu is open keeps the focus there: the click closes it, and must not find it closed.
  const keep = (event: MouseEvent) => {
    const target = pickedAt(event.target as Element);
    const { over, overAt } = props;
    if (over && 'message' in overAt && target?.what === 'message' && target.id === overAt.message)
      event.preventDefault();
  };
  const hover = (event: PointerEvent) => {
    const target = event.pointerType === 'mouse' ? pickedAt(event.target as Element) : null;
    onHover(target?.what === 'message' ? target.id : null);
  };
  const svg = useMemo(() => svgOf(layout, measured), [layout, measured]);
  const heads = narrow ? NARROW_HEADS : HEADS;
  const size = { width: widthOf(layout, measured), preserveAspectRatio: 'xMidYMin meet' };
  const over = props.over && (
    <Over layout={layout} at={props.overAt}>
      {props.over}
    </Over>
  );
  return (
    <>
      <div className="heads">
        <svg
          className="fig"
          aria-hidden="true"
          onClick={pick}
          height={heads.height}
          viewBox={`0 0 ${layout.width} ${heads.height}`}
          {...size}
        >
          <At playhead={playhead}>
            {(at) => (
              <>
                <LaneHeads layout={layout} at={at} lens={lens} height={heads.height} first={14} rise={14} />
                <Heads layout={layout} measures={heads} now={at} picked={picked} />
              </>
            )}
          </At>
        </svg>
        {onLens && !narrow && <LaneButtons lens={lens} onLens={onLens} />}
        <At playhead={playhead}>
          {(at) => <NodeButtons layout={layout} at={at} height={heads.height} onNode={props.onNode} />}
        </At>
        {'node' in props.overAt && over}
        {narrow && (
          <At playhead={playhead}>{(at) => <OpenSteps layout={layout} at={at} lens={lens} onLens={onLens} />}</At>
        )}
      </div>
      <div
        className="sheets"
        onMouseDown={keep}
        onClick={pick}
        onContextMenu={menu}
        onPointerOver={hover}
        onPointerLeave={() => onHover(null)}
      >
        <At playhead={playhead}>
          {(at) => (
            <LadderSheets
              layout={layout}
              at={at}
              selected={selected}
              picked={picked}
              lens={lens}
              scope={lit}
              Brackets={props.tools?.Brackets}
              fuses={props.tools?.burning}
              window={measured && !props.whole ? window : null}
              reach={measured ? 'all' : 'nothing'}
              name={narrow ? 'narrow' : 'wide'}
              svg={svg}
              pinned={measured && narrow && layout.width > props.width}
            />
          )}
        </At>
      </div>
      {'message' in props.overAt && over}
    </>
  );
}

interface OpenStepsProps {
  readonly layout: Layout;
  readonly at: Millis;
  readonly lens: Step | null;
  readonly onLens: FigureProps['onLens'] | undefined;
}

/** The open questions in one line: narrow ladders have no room for words beside the lanes. Each is its step's lens. */
function OpenSteps({ layout, at, lens, onLens }: OpenStepsProps) {
  const says = saidAt(layout.view.says, at);
  return (
    <p className="open-steps">
      {says.length === 0 && transportText.noStepOpen}
      {says.map(({ step, text: said }) => (
        <button
          key={step}
          type="button"
          className={lensClass(lens, step)}
          aria-pressed={onLens ? lens === step : undefined}
          disabled={!onLens}
          onClick={() => onLens?.(lens === step ? null : step)}
        >
          <span className="mono">{step}</span>
          <b>{stepName(step)}</b>
          {said}
        </button>
      ))}
    </p>
  );
}

/** The rows in view, with their margin, in steps; all rows until the width is known. What is seen is drawn before the margin. */
function useWindow(viewport: RefObject<HTMLDivElement | null>, measured: boolean, height: number): Window | null {
  const [step, setStep] = useState(0);
  const whole = useDeferredValue(true, false);
  useEffect(() => {
    const element = viewport.current;
    if (!element || !measured) return;
    const look = () => setStep(Math.floor(element.scrollTop / STEP));
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [viewport, measured]);
  if (!measured) return null;
  const top = step * STEP;
  return whole ? { top: top - MARGIN, bottom: top + STEP + height + MARGIN } : { top, bottom: top + height };
}

/** Keeps the playhead in view after each move by hand and while it moves, until the reader scrolls elsewhere. */
function useFollow({ shapes, viewport, height, covered, playhead }: FigureProps) {
  const follows = useRef(false);
  /** How the ladder was laid out when its playhead was in sight. */
  const inSight = useRef<Layout | null>(null);
  const seen = useRef(playhead.now().moves);
  useEffect(() => {
    const element = viewport.current;
    if (!element) return;
    const rest = () => {
      follows.current = false;
    };
    const kinds = ['wheel', 'touchmove'] as const;
    for (const kind of kinds) element.addEventListener(kind, rest, { passive: true });
    return () => {
      for (const kind of kinds) element.removeEventListener(kind, rest);
    };
  }, [viewport]);
  useLayoutEffect(() => {
    const element = viewport.current;
    const [{ narrow, layout }] = shapes;
    if (!element || shapes.length > 1) return;
    const heads = narrow ? NARROW_HEADS.height + 30 : HEADS.height;
    const room = height - heads - covered;
    const follow = () => {
      const { at, moves } = playhead.now();
      if (seen.current !== moves) follows.current = true;
      seen.current = moves;
      if (!follows.current) return;
      const y = layout.time.yOf(at);
      const top = element.scrollTop;
      if (y < top + room * HIGHEST) element.scrollTop = Math.max(0, y - room * HIGHEST);
      else if (y > top + room * LOWEST) element.scrollTop = y - room * LOWEST;
    };
    // Just before the browser paints: asked any earlier, it would have to lay the figure out twice.
    // A playhead in sight stays so when the same ladder is laid out otherwise.
    if (inSight.current !== layout && inSight.current?.view === layout.view) follows.current = true;
    const frame = requestAnimationFrame(follow);
    const leave = playhead.subscribe(follow);
    return () => {
      cancelAnimationFrame(frame);
      leave();
      const below = layout.time.yOf(playhead.now().at) - element.scrollTop;
      inSight.current = below >= 0 && below <= room ? layout : null;
    };
  }, [viewport, shapes, height, covered, playhead]);
}
