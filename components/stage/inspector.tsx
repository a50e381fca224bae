'use client';
// The inspector: the message in hand, the machines behind it, why it came, and how things stand. A panel beside the
// figure, a drawer under 1100 px, a sheet of three heights under 720 px. Until the engine is there, it shows the text.

import { type PointerEvent, type ReactNode, useRef } from 'react';
import type { LadderMessage } from '../ladder/model';
import { inspectorText } from '../text/inspector';
import { BASE } from '../ui/base';
import { IconButton } from '../ui/icon-button';
import type { StageView } from './model';
import type { Playhead } from './playhead';
import { MessageHead, QuickMessage } from './quick-message';
import type { PanelProps, Run } from './run';
import { type Tab, Tabs } from './tabs';
import { Teach } from './teach';
import type { SheetHeight } from './use-hand';
import { useKeptFocus } from './use-kept-focus';
import type { Lab } from './use-lab';
import { ReadAt } from './use-player';
import { Coming } from './what-if-slot';

const HEIGHTS: readonly SheetHeight[] = ['peek', 'half', 'full'];
const PANEL = 'inspector-panel';

interface InspectorProps extends Omit<PanelProps, 'run' | 'message' | 'tabs' | 'at'> {
  readonly playhead: Playhead;
  readonly view: StageView;
  readonly message: LadderMessage | null;
  /** Null until the engine is there. */
  readonly lab: Lab | null;
  readonly run: Run | null;
  readonly failed: boolean;
  readonly tab: Tab;
  readonly sheet: SheetHeight;
  /** What stands above the tabs' panel: the map of the network. */
  readonly map: ReactNode;
  /** The What-if panel, where it is a tab. */
  readonly whatIf: ReactNode;
  onTab(tab: Tab): void;
  onSheet(height: SheetHeight): void;
  onClose(): void;
  onMove(by: 1 | -1): void;
  /** What could happen to the message in hand is asked for. */
  onWhatIf(): void;
}

export function Inspector(props: InspectorProps) {
  const { view, message, sheet, lab, run } = props;
  const tabs: readonly Tab[] = props.whatIf
    ? ['message', 'state', 'why', 'now', 'what-if']
    : ['message', 'state', 'why', 'now'];
  const tab = tabs.includes(props.tab) ? props.tab : 'message';
  const panel = useRef<HTMLDivElement>(null);
  useKeptFocus(panel);
  const bar = (
    <div className="tab-row">
      <Tabs tabs={tabs} chosen={tab} controls={PANEL} onChoose={props.onTab} />
      <IconButton
        glyph="close"
        size={16}
        className="only-drawer"
        label={inspectorText.closeInspector}
        onClick={props.onClose}
      />
    </div>
  );
  const quick = message && (
    <QuickMessage
      view={view}
      message={message}
      tabs={bar}
      pinned={props.pinned}
      onPin={props.onPin}
      onMove={props.onMove}
      onWhatIf={props.onWhatIf}
    />
  );
  return (
    <aside className="inspector" aria-label={inspectorText.inspector} data-open={sheet === 'peek' ? undefined : sheet}>
      <Grab sheet={sheet} onSheet={props.onSheet} />
      {props.map}
      <div ref={panel} className="in-panel" id={PANEL} role="tabpanel" aria-label={inspectorText.tabs[tab]}>
        {tab === 'what-if' ? (
          <>
            <header className="in-head">
              <h2>
                {inspectorText.tabs['what-if']}{' '}
                {message && (
                  <span className="num">
                    {message.labels[0]} {message.number}
                  </span>
                )}
              </h2>
            </header>
            {bar}
            <div className="in-body">{props.whatIf}</div>
          </>
        ) : tab === 'message' && message && lab && run ? (
          <>
            <MessageHead view={view} message={message} onMove={props.onMove} onWhatIf={props.onWhatIf} />
            <Panel {...props} tab="message" lab={lab} run={run} tabs={bar} message={message.id} />
          </>
        ) : tab === 'message' ? (
          (quick ?? (
            <>
              {bar}
              <Teach />
            </>
          ))
        ) : lab && run ? (
          <Panel {...props} tab={tab} lab={lab} run={run} tabs={bar} message={message?.id ?? null} />
        ) : (
          <>
            {bar}
            <Coming failed={props.failed} />
          </>
        )}
      </div>
      <noscript>
        <p className="all-messages">
          <a href={`${BASE}/stage/${view.id}/messages.txt`}>{inspectorText.allMessages}</a>
        </p>
      </noscript>
    </aside>
  );
}

interface PanelOfProps extends Omit<PanelProps, 'at'> {
  readonly lab: Lab;
  readonly playhead: Playhead;
  readonly tab: 'message' | 'state' | 'why' | 'now';
}

function Panel({ lab, tab, playhead, ...props }: PanelOfProps) {
  const { run, base, message, machine, jump, tabs, pinned, onPin } = props;
  const panel = { run, base, message, machine, jump, tabs, pinned, onPin };
  // What a message says does not change with the time.
  if (tab === 'message') return <lab.MessagePanel {...panel} at={playhead.now().at} />;
  const Chosen = tab === 'state' ? lab.StatePanel : tab === 'why' ? lab.WhyPanel : lab.NowPanel;
  return <ReadAt playhead={playhead}>{(at) => <Chosen {...panel} at={at} />}</ReadAt>;
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
      aria-label={inspectorText.resizeSheet}
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
