// What the browser bench measures, in the page: a ladder drawn for the first time, played and scrolled.

import { useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Ladder } from '../../../components/ladder/ladder';
import { type Layout, layout } from '../../../components/ladder/layout';
import type { LadderView } from '../../../components/ladder/model';
import { COMFORTABLE } from '../../../components/ladder/options';
import { Scrubber, WIDE_SCRUBBER } from '../../../components/ladder/scrubber';
import { play, playerAt, timelineOf } from '../../../components/stage/player';
import { TextLadder } from '../../../components/stage/text-ladder';

const HEIGHT = 748;
const STEP = 300;
const MARGIN = 600;

const painted = () =>
  new Promise<number>((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
let set: (at: number) => void = () => undefined;
let shown: Layout | null = null;

function Figure({ view }: { view: LadderView }) {
  const [laid] = useState(() => layout(view, COMFORTABLE));
  const [at, setAt] = useState(view.end);
  const [step, setStep] = useState(0);
  const viewport = useRef<HTMLDivElement>(null);
  set = setAt;
  shown = laid;
  useLayoutEffect(() => {
    const element = viewport.current;
    const look = () => element && setStep(Math.floor(element.scrollTop / STEP));
    element?.addEventListener('scroll', look, { passive: true });
    return () => element?.removeEventListener('scroll', look);
  }, []);
  const window = { top: step * STEP - MARGIN, bottom: (step + 1) * STEP + HEIGHT + MARGIN };
  return (
    <>
      <TextLadder
        ladder={view}
        selected={null}
        at={at}
        away={[]}
        shown={false}
        onUnfold={() => undefined}
        onChoose={() => undefined}
        onMoment={() => undefined}
      />
      <div ref={viewport} id="viewport">
        <svg
          className="fig"
          aria-hidden="true"
          width={laid.width}
          height={laid.height}
          viewBox={`0 0 ${laid.width} ${laid.height}`}
        >
          <Ladder layout={laid} at={at} selected={null} window={window} name="bench" />
        </svg>
      </div>
      <Scrubber
        layout={laid}
        at={at}
        width={912}
        measures={WIDE_SCRUBBER}
        label="Playhead"
        valueText=""
        onSeek={() => undefined}
        onKeyDown={() => undefined}
      />
    </>
  );
}

/** Milliseconds from a view to a painted ladder. */
async function first(view: LadderView): Promise<number> {
  const holder = document.createElement('div');
  document.body.replaceChildren(holder);
  await painted();
  const start = performance.now();
  const root = createRoot(holder);
  flushSync(() => root.render(<Figure view={view} />));
  const took = (await painted()) - start;
  return took;
}

interface Frames {
  readonly frames: number;
  /** Frames that took over 20 ms, in percent. */
  readonly late: number;
  /** The 95th percentile of script, style, layout and paint of a frame, milliseconds. */
  readonly work: number;
}

/** Runs so many frames; each does `act`, and is measured until the browser is free again. */
async function measured(count: number, act: (elapsed: number) => void): Promise<Frames> {
  const gaps: number[] = [];
  const works: number[] = [];
  let last = 0;
  for (let i = 0; i <= count; i += 1) {
    await new Promise<void>((done) =>
      requestAnimationFrame((t) => {
        const begin = performance.now();
        if (last > 0) gaps.push(t - last);
        act(last > 0 ? Math.min(100, t - last) : 16);
        last = t;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          works.push(performance.now() - begin);
          done();
        };
        port2.postMessage(null);
      }),
    );
  }
  works.sort((a, b) => a - b);
  return {
    frames: gaps.length,
    late: (100 * gaps.filter((gap) => gap > 20).length) / gaps.length,
    work: works[Math.floor(works.length * 0.95)] ?? 0,
  };
}

async function playing(count: number): Promise<Frames> {
  const laid = shown;
  const viewport = document.querySelector('#viewport');
  if (!laid || !viewport) throw new Error('nothing is drawn');
  const line = timelineOf(laid);
  let player = play(line, play(line, playerAt(laid.view.end / 2), { type: 'pace', pace: 'fast' }), { type: 'play' });
  return measured(count, (elapsed) => {
    player = play(line, player, { type: 'frame', elapsed });
    flushSync(() => set(player.at));
    viewport.scrollTop = laid.time.yOf(player.at) - HEIGHT * 0.6;
  });
}

async function scrolling(count: number): Promise<Frames> {
  const viewport = document.querySelector('#viewport');
  if (!viewport) throw new Error('nothing is drawn');
  viewport.scrollTop = 0;
  return measured(count, () => {
    viewport.scrollTop += 40;
  });
}

Object.assign(window, { bench: { first, playing, scrolling } });
