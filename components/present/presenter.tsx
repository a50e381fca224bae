'use client';
// A lecture on the wall: one moment at a time, large, with nothing of the future in sight.

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { stepName } from '../ladder/lanes';
import { layout } from '../ladder/layout';
import type { LadderMessage, LadderView, Millis } from '../ladder/model';
import { HERO } from '../ladder/options';
import type { Change } from '../stage/changes';
import { newestAt } from '../stage/live';
import type { Run } from '../stage/run';
import { type Lab, useLab } from '../stage/use-lab';
import { presentText as text } from '../text/present';
import { BASE } from '../ui/base';
import { shownAt, takenOver } from './playlist';
import type { Playlist, Stop } from './playlist-file';
import { actionFor, advance, BEGINNING, type Show, type ShowAction, type Walk } from './show';
import { useChannel } from './use-channel';
import { playlistAt, scenarioText } from './use-playlist';
import { Wall } from './wall';

const KEPT = 'presenting';

/** What was under way in this window before it was reloaded. */
function keptShow(): Show {
  try {
    const value = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as { href?: string; show?: Show } | null;
    return value?.href === location.hash && value.show ? value.show : BEGINNING;
  } catch {
    return BEGINNING;
  }
}

export function Presenter() {
  const [playlist, setPlaylist] = useState<Playlist | null | 'missing'>(null);
  const [show, setShow] = useState<Show>(BEGINNING);
  const { lab, failed, hurry } = useLab();
  useEffect(() => {
    hurry();
    const read = () => {
      playlistAt(location.hash).then(
        (found) => setPlaylist(found && found.stops.length > 0 ? found : 'missing'),
        () => setPlaylist('missing'),
      );
      setShow(keptShow());
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, [hurry]);
  useEffect(() => {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ href: location.hash, show }));
    } catch {
      // A window that keeps nothing begins again when it is reloaded.
    }
  }, [show]);
  if (playlist === 'missing')
    return (
      <main className="present-wait">
        <h1>{text.start}</h1>
        <p>{text.missing}</p>
        <a className="btn line" href={`${BASE}/teach/`}>
          {text.choose}
        </a>
      </main>
    );
  if (!playlist || !lab)
    return (
      <main className="present-wait">
        <h1>{text.start}</h1>
        <p>{failed ? text.failed : text.loading}</p>
      </main>
    );
  return <Lecture playlist={playlist} lab={lab} show={show} onShow={setShow} />;
}

interface LectureProps {
  readonly playlist: Playlist;
  readonly lab: Lab;
  readonly show: Show;
  onShow(change: (show: Show) => Show): void;
}

function Lecture({ playlist, lab, show, onShow }: LectureProps) {
  const stop = playlist.stops[Math.min(show.stop, playlist.stops.length - 1)] as Stop;
  const { run, problem } = useStopRun(lab, stop, show.lost);
  const shown = useMemo(() => shownAt(stop), [stop]);
  const ladder = run?.view.ladder ?? null;
  const next = playlist.stops[show.stop + 1] ?? null;
  const walk = useMemo(() => walkOf(playlist, stop, next, ladder), [playlist, stop, next, ladder]);
  const latest = useRef(walk);
  latest.current = walk;
  // A step that a clicker asks for before the run is there is taken once it is: it would lead out of the stop.
  const known = run !== null || problem !== null;
  const waiting = useRef<ShowAction[]>([]);
  const act = useCallback(
    (action: ShowAction) => {
      if (known || !STEPS_THROUGH.has(action.type)) onShow((before) => advance(before, latest.current, action));
      else waiting.current.push(action);
    },
    [onShow, known],
  );
  useEffect(() => {
    if (known) for (const action of waiting.current.splice(0)) act(action);
  }, [known, act]);
  const at = show.at ?? walk.prepared;
  const message = ladder ? messageAt(ladder, at, show.at === null ? shown.message : null) : null;
  const caption = captionOf(stop, show, walk, ladder, message);
  const openNotes = useChannel({ playlist, stop, next, show, caption, onAction: act });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const action = actionFor(event.key, event.shiftKey);
      if (action) act(action);
      else if (event.key === 'Escape') leave();
      else if (event.key === 'n' || event.key === 'N') openNotes();
      else if ((event.key === 'x' || event.key === 'X') && message && run) {
        const key = run.keyOf(message.id);
        if (key) act({ type: 'lose', message: key });
      } else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [act, message, run, openNotes]);
  const laid = useMemo(() => (ladder ? layout(ladder, WALL) : null), [ladder]);
  return (
    <main className="present" aria-label={text.presenting(playlist.title)} onClick={() => act({ type: 'forward' })}>
      <h1 className="hidden-text">{text.presenting(playlist.title)}</h1>
      <header>
        {(ladder?.says ?? [])
          .filter((said) => at >= said.t0 && at < said.t1)
          .slice(0, 3)
          .map((said) => (
            <span key={said.step} className="ph">
              <span className="mono">{said.step}</span> <b>{stepName(said.step)}</b> {said.text}
            </span>
          ))}
        <span className="ct">{text.count(show.stop + 1, playlist.stops.length)}</span>
      </header>
      {problem !== null && <p className="present-problem">{problem}</p>}
      {laid && <Wall laid={laid} at={at} selected={message?.id ?? null} lens={shown.lens} />}
      <p className="say" aria-live="polite">
        {caption}
        {show.lost.length > 0 && <small>{text.changed}</small>}
      </p>
      <footer>
        {text.keys.map(([key, does]) => (
          <span key={key}>
            <kbd>{key}</kbd> {does}
          </span>
        ))}
      </footer>
      {show.blank && <div className="blank" />}
    </main>
  );
}

const WALL = { ...HERO, width: 760, padLeft: 70, padRight: 70, gutter: 0, lanes: 'none', row: 36, top: 18 } as const;

/** What goes from message to message, and needs the run. */
const STEPS_THROUGH: ReadonlySet<ShowAction['type']> = new Set(['forward', 'back', 'next turn']);

/** Back to the page it was opened from; a presenter that was opened by its address has none of this site behind it. */
function leave(): void {
  const behind = 'navigation' in window ? navigation.canGoBack : history.length > 1;
  if (behind) history.back();
  else location.assign(`${BASE}/teach/`);
}

/** The run of a stop, with what was prepared and with what the room asked for. */
function useStopRun(lab: Lab, stop: Stop, lost: readonly string[]): { run: Run | null; problem: string | null } {
  const [source, setSource] = useState<{ readonly id: string; readonly text: string | null } | null>(null);
  useEffect(() => {
    let gone = false;
    scenarioText(stop.scenario).then(
      (found) => !gone && setSource({ id: stop.scenario, text: found }),
      () => !gone && setSource({ id: stop.scenario, text: null }),
    );
    return () => {
      gone = true;
    };
  }, [stop.scenario]);
  return useMemo(() => {
    if (source?.id !== stop.scenario) return { run: null, problem: null };
    if (source.text === null) return { run: null, problem: text.noScenario(stop.scenario) };
    const read = lab.readChanges(shownAt(stop).changes ?? [], source.text, stop.scenario);
    if (!read.ok) return { run: null, problem: read.message };
    const asked = lost.map((message): Change => ({ kind: 'happens', intervention: { kind: 'lose', message } }));
    const opened = lab.openScenario(source.text, stop.scenario, [...read.changes, ...asked]);
    return opened.ok
      ? { run: opened.run, problem: null }
      : { run: null, problem: opened.problems[0]?.message ?? text.failed };
  }, [lab, stop, source, lost]);
}

/** What a question does to a step stands above the ladder. */
const STEP_SAID = /\s(?:Locate|Reach|Agree|Connect|Manage) [^.?]*\.$/;

const ascending = (times: Iterable<Millis>): readonly Millis[] => [...new Set(times)].sort((a, b) => a - b);

function walkOf(playlist: Playlist, stop: Stop, next: Stop | null, ladder: LadderView | null): Walk {
  const { at } = shownAt(stop);
  return {
    stops: playlist.stops.length,
    prepared: at ?? ladder?.start ?? 0,
    wholes: ascending(ladder?.messages.map(({ t1 }) => t1) ?? []),
    turns: ascending(ladder?.marks.filter(({ kind }) => kind !== 'progress').map(({ t }) => t) ?? []),
    hides: stop.reveal,
    until: stop.until ?? null,
    before: takenOver(stop, next),
    start: ladder?.start ?? 0,
  };
}

/** The message in the room's eye: the prepared one, or the newest that is whole. */
function messageAt(ladder: LadderView, at: Millis, prepared: string | null): LadderMessage | null {
  if (prepared !== null) return ladder.messages.find(({ id }) => id === prepared) ?? null;
  return ladder.messages.findLast(({ t1 }) => t1 <= at + 1e-6) ?? newestAt(ladder, at);
}

function captionOf(
  stop: Stop,
  show: Show,
  walk: Walk,
  ladder: LadderView | null,
  message: LadderMessage | null,
): string {
  if (show.at === null && stop.caption !== '')
    return walk.hides && !show.revealed ? stop.asks || text.hidden : stop.caption;
  if (!ladder || !message) return text.beginning;
  const name = (id: string) => ladder.nodes.find((n) => n.id === id)?.name ?? id;
  const what = message.labels[0] ?? '';
  if (message.kind === 'query')
    return message.sentence
      .replace(/^[^:]*:\s*/, '')
      .replace(/, not SIP(?=:|\.)/, '')
      .replace(STEP_SAID, '');
  return message.lost !== null
    ? text.lostSentence(name(message.from), what)
    : text.sentence(name(message.from), what, name(message.to));
}
