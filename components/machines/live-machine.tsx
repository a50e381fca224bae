'use client';
// A machine's chart, lit by the moves of a real run as one steps through them. Without script it is the whole chart.

import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type ChartNow, Statechart } from '../statechart/statechart';
import { ruleSentence, stateText } from '../text/state';
import { Glyph } from '../ui/glyph';
import { Link } from '../ui/link';
import type { MachineRun, MachineView, RunMove } from './model';

/** A page has room: small charts are shown larger than a panel would. */
const ROOM = 744;
const LARGEST = 1.25;
const scaleFor = (width: number): number => Math.max(1, Math.min(LARGEST, ROOM / width));

/** What the moves up to one have made of the machine; null before the first. */
function nowAt(view: MachineView, { moves }: MachineRun, at: number): ChartNow | null {
  const move = moves[at];
  if (!move) return null;
  const taken = moves.slice(0, at + 1).flatMap(({ edge }) => edge ?? []);
  return {
    current: view.nows[move.to]?.box ?? null,
    taken: new Set(taken),
    possible: new Set(view.nows[move.to]?.open ?? []),
    last: move.edge,
    lost: false,
  };
}

export function LiveMachine({ view }: { view: MachineView }) {
  const [chosen, setChosen] = useState(0);
  const [at, setAt] = useState(-1);
  const charts = useRef<HTMLDivElement>(null);
  const run = view.runs[chosen];
  const now = useMemo(() => (run ? nowAt(view, run, at) : null), [view, run, at]);
  const move = run?.moves[at];
  const label = (move && view.nows[move.to]?.label) ?? stateText.chart(view.title);

  const go = (next: number) => {
    if (run) setAt(Math.max(-1, Math.min(run.moves.length - 1, next)));
  };
  useEffect(() => {
    if (at < 0) return;
    for (const live of charts.current?.querySelectorAll('.live') ?? [])
      if (live.getBoundingClientRect().width > 0) live.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as Element;
    if (target.closest('select, input') || event.ctrlKey || event.metaKey || event.altKey) return;
    const to: Readonly<Record<string, number>> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: -1,
      End: (run?.moves.length ?? 0) - 1,
    };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    go(next);
  };

  return (
    <section className="mc-live" aria-label={stateText.live} onKeyDown={onKeyDown}>
      <div className="mc-charts" ref={charts}>
        <div className="mc-wide">
          <Statechart layout={view.wide} now={now} label={label} scale={scaleFor(view.wide.width)} />
        </div>
        <div className="mc-narrow">
          <Statechart layout={view.narrow} now={now} label={label} />
        </div>
      </div>
      {run && (
        <div className="mc-side needs-script">
          <Pick runs={view.runs} chosen={chosen} onChoose={setChosen} onFirst={() => setAt(-1)} />
          <Bar run={run} at={at} move={move} words={move ? (view.nows[move.to]?.words ?? '') : ''} go={go} />
          <Moves view={view} run={run} at={at} go={go} />
        </div>
      )}
    </section>
  );
}

interface PickProps {
  readonly runs: readonly MachineRun[];
  readonly chosen: number;
  onChoose(run: number): void;
  onFirst(): void;
}

function Pick({ runs, chosen, onChoose, onFirst }: PickProps) {
  const id = useId();
  return (
    <div className="mc-pick">
      <h2>{stateText.live}</h2>
      <p>{stateText.liveHow}</p>
      <label htmlFor={id}>{stateText.runs}</label>
      <select
        id={id}
        value={chosen}
        onChange={(event) => {
          onChoose(Number(event.target.value));
          onFirst();
        }}
      >
        {runs.map(({ title, who }, i) => (
          <option key={`${title} ${who}`} value={i}>
            {stateText.run(title, who)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface BarProps {
  readonly run: MachineRun;
  readonly at: number;
  readonly move: RunMove | undefined;
  /** The state it is in. */
  readonly words: string;
  go(to: number): void;
}

function Bar({ run, at, move, words, go }: BarProps) {
  const last = run.moves.length - 1;
  const said = move ? stateText.moved(stateText.place(at + 1, last + 1), move.words, words) : stateText.before;
  return (
    <div className="mc-bar">
      <div className="mc-keys">
        <button
          type="button"
          className="btn line icon"
          aria-label={stateText.back}
          aria-disabled={at < 0}
          onClick={() => go(at - 1)}
        >
          <Glyph name="left" size={18} />
        </button>
        <input
          type="range"
          aria-label={stateText.slider}
          aria-valuetext={said}
          min={-1}
          max={last}
          value={at}
          onChange={(event) => go(Number(event.target.value))}
        />
        <button
          type="button"
          className="btn line icon"
          aria-label={stateText.forward}
          aria-disabled={at >= last}
          onClick={() => go(at + 1)}
        >
          <Glyph name="right" size={18} />
        </button>
      </div>
      <p className="mc-said" aria-live="polite">
        {said}
      </p>
      {move?.rule && (
        <p className="mc-rule">
          {ruleSentence(move.rule.text)}{' '}
          <span className="ref">{stateText.ruleRef(move.rule.rfc, move.rule.section)}</span>
        </p>
      )}
      {move?.link != null && (
        <Link className="mc-stage" href={`/stage/${run.scenario}/${move.link}`}>
          {stateText.onStage}
          <Glyph name="arrow" size={15} />
        </Link>
      )}
    </div>
  );
}

interface MovesProps {
  readonly view: MachineView;
  readonly run: MachineRun;
  readonly at: number;
  go(to: number): void;
}

function Moves({ view, run, at, go }: MovesProps) {
  return (
    <ol className="mc-moves">
      {run.moves.map((move, i) => (
        <li key={i}>
          <button
            type="button"
            className={i > at ? 'later' : undefined}
            aria-current={i === at || undefined}
            onClick={() => go(i)}
          >
            <span className="mono">{stateText.moment(move.at)}</span>
            <span>
              {move.words} <b>{view.nows[move.to]?.words}</b>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
