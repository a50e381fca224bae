// What the browser bench measures, in the page: the stage's own figure and controls, drawn for the first time, played and
// scrolled, with the stage's style sheet.

import { useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { layout } from '../../../components/ladder/layout';
import { COMFORTABLE } from '../../../components/ladder/options';
import { Figure } from '../../../components/stage/figure';
import { newestAt } from '../../../components/stage/live';
import type { StageView } from '../../../components/stage/model';
import { timelineOf } from '../../../components/stage/player';
import type { Playhead } from '../../../components/stage/playhead';
import { TextLadder } from '../../../components/stage/text-ladder';
import { Transport } from '../../../components/stage/transport';
import { At, usePlayed, usePlayhead } from '../../../components/stage/use-player';
import { MapSlot } from '../../../components/topology/slot';

const HEIGHT = 748;
const nothing = () => undefined;
const NOBODY: readonly never[] = [];
const NONE = { message: '' };

const painted = () =>
  new Promise<number>((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
let held: Playhead | null = null;
let shown: Root | null = null;

function Bench({ view }: { view: StageView }) {
  const { ladder } = view;
  const viewport = useRef<HTMLDivElement>(null);
  const shapes = useMemo(
    () => [{ narrow: false, options: COMFORTABLE, layout: layout(ladder, COMFORTABLE) }] as const,
    [ladder],
  );
  const line = useMemo(() => timelineOf(shapes[0].layout), [shapes]);
  const playhead = usePlayhead(line, ladder.end);
  const newest = usePlayed(playhead, ({ at }) => newestAt(ladder, at));
  held = playhead;
  return (
    <div className="stage">
      <main className="stage-grid">
        <section className="figure">
          <TextLadder
            ladder={ladder}
            selected={null}
            newest={newest?.id ?? null}
            away={NOBODY}
            shown={false}
            onUnfold={nothing}
            onChoose={nothing}
            onMoment={nothing}
          />
          <Figure
            shapes={shapes}
            viewport={viewport}
            width={COMFORTABLE.width}
            height={HEIGHT}
            covered={0}
            playhead={playhead}
            selected={null}
            wires={view.wires}
            onPick={nothing}
            onNode={nothing}
            over={null}
            overAt={NONE}
          />
        </section>
        <aside className="inspector">
          <At playhead={playhead}>
            {(at) => (
              <MapSlot
                plan={view.map}
                ladder={ladder}
                at={at}
                message={newest?.id ?? null}
                node={null}
                playing={false}
                lab={null}
                run={null}
                narrow={null}
                onNode={nothing}
                onMessage={nothing}
              />
            )}
          </At>
        </aside>
      </main>
      <Transport layout={shapes[0].layout} narrow={false} playhead={playhead} newest={newest?.id ?? ''} />
    </div>
  );
}

/** Milliseconds from a view to a painted stage. */
async function first(view: StageView): Promise<number> {
  shown?.unmount();
  const holder = document.createElement('div');
  document.body.replaceChildren(holder);
  await painted();
  const start = performance.now();
  const root = createRoot(holder);
  flushSync(() => root.render(<Bench view={view} />));
  const took = (await painted()) - start;
  shown = root;
  return took;
}

/** Runs so many frames; each does `act` and leaves its mark in the browser's trace. The lengths of the frames. */
async function frames(count: number, act: () => void): Promise<readonly number[]> {
  const gaps: number[] = [];
  let last = 0;
  for (let i = 0; i <= count; i += 1) {
    const t = await new Promise<number>((done) => requestAnimationFrame(done));
    performance.mark('bench frame');
    act();
    if (last > 0) gaps.push(t - last);
    last = t;
  }
  return gaps;
}

async function playing(count: number): Promise<readonly number[]> {
  if (!held) throw new Error('nothing is drawn');
  held.act({ type: 'seek', at: held.now().at / 2 });
  held.act({ type: 'pace', pace: 'fast' });
  held.act({ type: 'play' });
  await painted();
  const gaps = await frames(count, nothing);
  held.act({ type: 'pause' });
  return gaps;
}

async function scrolling(count: number): Promise<readonly number[]> {
  const viewport = document.querySelector('.viewport');
  if (!viewport) throw new Error('nothing is drawn');
  viewport.scrollTop = 0;
  await painted();
  return frames(count, () => {
    viewport.scrollTop += 40;
  });
}

Object.assign(window, { bench: { first, playing, scrolling } });
