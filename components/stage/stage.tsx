'use client';
// The stage: one run, its player, and what the reader has in hand. It draws what the page carries at once; the engine
// comes after, and with it explanations and changes.

import { useCallback, useMemo, useRef, useState } from 'react';
import { numberOf } from '../ladder/labels';
import type { PickTarget } from '../ladder/model';
import { transportText } from '../text/transport';
import { Above } from './above';
import { Asking } from './asking';
import { Awaited } from './awaited';
import { Behind } from './behind';
import { Figure } from './figure';
import { Inspector } from './inspector';
import { jumpOver } from './jump';
import { AT_ITS_END, type Linked, type Opening, writeLink } from './link';
import { Live, newestAt } from './live';
import { LiveMap } from './live-map';
import type { Lying } from './lying';
import { type Modal, Modals } from './modals';
import type { StageView } from './model';
import { Opener } from './opener';
import { EditOwn, type Own } from './own';
import { Pacing } from './pacing';
import { hasMoved, timelineOf } from './player';
import { present, useBackFromWall } from './present';
import { PrintSlot, usePrinting } from './print-slot';
import { Share } from './share';
import { stageKeys } from './stage-keys';
import { TextLadder } from './text-ladder';
import { TopBar } from './top-bar';
import { Transport } from './transport';
import { useCommands } from './use-commands';
import { useFolded } from './use-folded';
import { machineOf, SHEET_HIDES, useHand } from './use-hand';
import { useLab } from './use-lab';
import { useLinkWritten } from './use-link';
import { useLinked } from './use-linked';
import { usePlayed, usePlayhead } from './use-player';
import { coveredBy, useAsked, usePredict } from './use-predict';
import { useRuns } from './use-runs';
import { NARROW_BELOW, useShapes } from './use-shapes';
import { useSize } from './use-size';
import { useTools } from './use-tools';
import { ViewMenu } from './view-menu';
import { AS_DESIGNED, writeView } from './view-options';
import { WhatIfSlot } from './what-if-slot';

interface StageProps {
  readonly view: StageView;
  /** The scenario as its file says it. */
  readonly source: string;
  /** Of a scenario that no page is: links carry its text. */
  readonly own?: Own;
  /** What the page opens with, where it is about one moment. */
  readonly opening?: Opening;
}

export function Stage({ view: page, source, own, opening = AT_ITS_END }: StageProps) {
  const viewport = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const size = useSize(viewport);
  const { lab, failed, hurry } = useLab();
  const tooled = useTools();
  const { tools } = tooled;
  const [lens, setLens] = useState(opening.lens);
  const [original, setOriginal] = useState(true);
  const runs = useRuns(lab, source, page.id, original);
  const { run, base, history, change } = runs;
  const view = run?.view ?? page;
  const predict = usePredict(lab, run, history.now, page.ladder);
  const whole = predict.hidden ?? runs.ladder ?? page.ladder;
  const [lying, setLying] = useState<Lying | null>(null);
  const [modal, setModal] = useState<Modal | null>(null);
  const [look, setLook] = useState(AS_DESIGNED);
  const { folded } = look;
  const { ladder, away } = useFolded(whole, view.wires, folded, tooled);
  const shapes = useShapes(ladder, look, size?.width ?? null);
  const shown = shapes[0].layout;
  const line = useMemo(() => timelineOf(shown), [shown]);
  const playhead = usePlayhead(line, opening.at ?? ladder.end);
  const { act } = playhead;
  useAsked(predict, playhead);
  const newest = usePlayed(playhead, ({ at }) => newestAt(ladder, at));
  const moved = usePlayed(playhead, hasMoved);
  const hand = useHand(ladder, run, moved ? newest : null, opening.message);
  const { message, selected, tab, sheet, machine } = hand;
  const narrow = size !== null && size.width < NARROW_BELOW;

  const toLadder = () => viewport.current?.focus();
  useBackFromWall(viewport);
  const printing = usePrinting();
  const overAll = (which: Modal) => {
    hurry();
    setModal(which);
  };
  const close = () => {
    setLying(null);
    toLadder();
  };
  const showTab: typeof hand.showTab = (next) => {
    hurry();
    hand.showTab(next);
  };
  const jump = jumpOver({
    whole,
    ladder,
    playhead,
    hand: { ...hand, showTab },
    onUnfold: () => setLook({ ...look, folded: [] }),
    onJumped: () => setLying(null),
  });
  const mapNode = (node: string) => jump({ node, tab: tab === 'now' || tab === 'why' ? tab : 'state' });
  const menuOf = (id: string) => {
    hurry();
    hand.select(id);
    setLying(narrow ? null : { kind: 'menu' });
  };
  const pick = (target: PickTarget) => {
    // Pressed again, the message in hand says what can be done with it, and no more; on a phone that is a tab.
    if (target.what === 'message' && target.id === selected && !narrow)
      return lying?.kind === 'menu' ? close() : menuOf(target.id);
    if (target.what === 'message') return hand.select(target.id);
    const about = machineOf(target);
    if (!about) return;
    hand.showMachine(about);
    showTab('state');
  };

  const linked = useCallback((): Partial<Linked> => {
    const { at } = playhead.now();
    return {
      at: predict.at ?? (at >= ladder.end && selected === null ? null : at),
      message: selected,
      machine,
      text: own?.packed ?? null,
      lens,
      panel: tab === 'what-if' ? null : tab,
      original,
      asks: predict.at !== null,
      view: writeView(look) || null,
      changes: lab && history.now.length > 0 ? lab.writeChanges(history.now) : null,
    };
  }, [playhead, ladder.end, selected, machine, own?.packed, lens, tab, original, look, lab, history.now, predict.at]);
  const { notices, dismiss, waits, open } = useLinked({
    lab,
    hurry,
    source,
    id: page.id,
    own,
    ladder: runs.problem === null ? (runs.ladder ?? page.ladder) : null,
    onGone: hand.letGo,
    onOpen: (opened, changes, arranged) => {
      change({ type: 'open', changes });
      setLens(opened.lens);
      setOriginal(opened.original);
      setLook(arranged);
      hand.open(opened.message, opened.panel, opened.machine);
      if (opened.at !== null) act({ type: 'seek', at: opened.at });
      predict.start(opened.asks ? (opened.at ?? 0) : null);
    },
  });
  const calls = () => tools?.callsOf(whole, view.wires) ?? [];
  useLinkWritten(playhead, waits, linked);

  const { command, ask, stopAsking, asked, done } = useCommands({
    lab,
    tooled,
    runs,
    playhead,
    hand: { ...hand, showTab },
    predict,
    whole,
    wires: view.wires,
    end: view.ladder.end,
    narrow,
    look: [look, setLook],
    hurry,
    toLadder,
    onLens: setLens,
    onLie: setLying,
    onOriginal: () => setOriginal(!original),
    onPresent: () => own ?? present(page.id, view.title, linked()),
  });
  const keys = stageKeys({
    viewport,
    busy: lying !== null,
    onCommand: command,
    onEscape: () => {
      if (modal !== null) setModal(null);
      else if (lying !== null) close();
      else if (predict.asks) stopAsking();
      else if (selected !== null || sheet !== 'peek') {
        hand.letGo();
        toLadder();
      } else setLens(null);
    },
    onModal: overAll,
  });

  return (
    <div className="stage" onKeyDown={keys.stage}>
      <TopBar
        title={view.title}
        source={view.source}
        ladder={ladder}
        lens={lens}
        changes={history.now.length}
        original={original}
        list={
          lab && run && base && history.past.length + history.future.length + history.now.length > 0 ? (
            <lab.ChangesList base={base} run={run} history={history} problem={runs.problem} onChange={change} />
          ) : null
        }
        share={<Share {...tooled} scenario={page.id} source={source} linked={linked} onOpen={own?.onOther ?? open} />}
        onLensOff={() => setLens(null)}
        onOriginal={() => setOriginal(!original)}
        onSettings={() => overAll({ settings: null })}
        onPredict={ask}
        onPalette={() => overAll('palette')}
        onKeys={() => overAll('keys')}
        onPresent={own ? null : () => command({ type: 'present' })}
      >
        {own && <EditOwn own={own} />}
        {narrow && <Pacing playhead={playhead} />}
        <ViewMenu {...tooled} {...{ calls, lens, ladder }} options={look} onChange={setLook} onLens={setLens} />
        <Opener sheet={sheet} onSheet={hand.setSheet} />
      </TopBar>
      <main className="stage-grid">
        <section
          className={look.text ? 'figure with-text' : 'figure'}
          aria-label={transportText.figure(ladder.messages.length)}
          onKeyDown={keys.figure}
        >
          <Above
            notices={notices}
            lab={lab}
            runs={runs}
            ladder={ladder}
            asks={predict.asks}
            hides={predict.hidden !== null}
            away={away}
            jump={jump}
            toLadder={toLadder}
            onDismiss={dismiss}
            onUnfold={() => setLook({ ...look, folded: [] })}
          />
          <Behind {...{ ladder, playhead }}>
            <TextLadder
              ladder={ladder}
              newest={newest?.id ?? null}
              away={away}
              shown={look.text}
              onUnfold={(call) => setLook({ ...look, folded: folded.filter((id) => id !== call) })}
              selected={selected}
              onMoment={(at) => act({ type: 'seek', at })}
              onChoose={(id) => jump({ message: id, at: ladder.messages.find((m) => m.id === id)?.t1 ?? 0 })}
            />
          </Behind>
          <Figure
            shapes={shapes}
            viewport={viewport}
            width={size?.width ?? 0}
            height={size?.height ?? 700}
            covered={predict.asks ? coveredBy(size?.height ?? 700) : narrow ? SHEET_HIDES[sheet] : 0}
            whole={printing && !lab}
            playhead={playhead}
            selected={selected}
            picked={machine ? { what: 'node', id: machine.node } : null}
            lens={lens}
            scope={look.scope}
            tools={tools}
            wires={view.wires}
            onLens={setLens}
            onPick={pick}
            onMenu={menuOf}
            onNode={(node) => {
              hurry();
              setLying(lying?.kind === 'element' && lying.node === node ? null : { kind: 'element', node });
            }}
            over={
              lying &&
              (tools ? (
                <tools.Lies
                  lying={lying}
                  lab={lab}
                  failed={failed}
                  runs={runs}
                  playhead={playhead}
                  message={message}
                  pinned={selected !== null}
                  folded={folded.length > 0}
                  jump={jump}
                  name={(id) => ladder.nodes.find((n) => n.id === id)?.name ?? id}
                  onCommand={command}
                  onRead={(panelOf) => {
                    setLying(null);
                    showTab(panelOf);
                    requestAnimationFrame(() => panel.current?.querySelector<HTMLElement>('.in-body')?.focus());
                  }}
                  link={() => writeLink(linked())}
                  onSettings={(node) => setModal({ settings: node })}
                  onClose={close}
                />
              ) : (
                <Awaited {...tooled} />
              ))
            }
            overAt={lying?.kind === 'element' ? { node: lying.node } : { message: message?.id ?? '' }}
          />
        </section>
        <div ref={panel} className="contents">
          <Asking
            predict={predict}
            lab={lab}
            ready={run !== null}
            failed={failed}
            counts={!own && history.now.length === 0}
            onOpen={open}
            onClose={stopAsking}
          >
            <Behind {...{ ladder, playhead }}>
              <Inspector
                view={view}
                message={message}
                lab={lab}
                run={run}
                base={base}
                failed={failed}
                playhead={playhead}
                machine={machine}
                jump={jump}
                pinned={selected !== null}
                sheet={sheet}
                tab={tab}
                map={
                  <LiveMap
                    playhead={playhead}
                    plan={view.map}
                    ladder={ladder}
                    message={message?.id ?? null}
                    node={machine?.node ?? null}
                    lab={lab}
                    run={run}
                    narrow={narrow ? size.width : null}
                    onNode={mapNode}
                    onMessage={hand.select}
                  />
                }
                whatIf={narrow ? <WhatIfSlot {...{ lab, failed, runs, message, asked }} onDone={done} /> : null}
                onTab={showTab}
                onSheet={hand.setSheet}
                onClose={() => {
                  hand.setSheet('peek');
                  toLadder();
                }}
                onPin={() => command({ type: 'pin' })}
                onMove={hand.move}
                onWhatIf={() => command({ type: 'what if', verb: null })}
              />
            </Behind>
          </Asking>
        </div>
      </main>
      <Behind {...{ ladder, playhead }}>
        <Transport
          {...{ narrow, playhead }}
          layout={shown}
          newest={newest ? `${numberOf(newest)} ${newest.labels[0]}`.trim() : transportText.startOfRun}
        />
      </Behind>
      {tools && <tools.Spoken {...{ lens, history }} view={ladder} chosen={selected === null ? null : message} />}
      <Live view={ladder} {...{ playhead, newest }} />
      <PrintSlot
        lab={lab}
        printing={printing}
        view={view}
        ladder={ladder}
        look={look}
        lens={lens}
        changes={history.now.length}
        fragment={() => writeLink(linked())}
      />
      {lab && message && selected !== null && <lab.Ahead {...{ runs, message, source }} id={page.id} />}
      <Modals {...{ modal, tooled, lab, failed, runs, ladder, jump }} onClose={() => setModal(null)} />
    </div>
  );
}
