'use client';
// The message in hand, explained: what it is for, each line with its purpose, what changed since the hop before, its
// stacks and its digest; or raw; or beside another one.

import { useMemo, useState } from 'react';
import { arrivedOtherwise, explain, printMessage, sendingsOf } from '@/engine';
import { MessageBody } from '../message/body';
import { Compare } from '../message/compare';
import { CopyButton } from '../message/copy-button';
import { Digest } from '../message/digest';
import { nameOfPacket } from '../message/jump-to';
import { Lines } from '../message/lines';
import { Stacks } from '../message/stacks';
import { Arrival, SubRow, type View } from '../message/sub-row';
import type { PanelProps } from '../stage/run';
import { messageText as text } from '../text/message';

export function MessagePanel(props: PanelProps) {
  const { run, message: id, tabs } = props;
  const packet = id === null ? null : run.packetOf(id);
  if (id === null || packet === null) {
    return (
      <>
        {tabs}
        <p className="in-wait">{text.notSip}</p>
      </>
    );
  }
  return <Panel {...props} id={id} packet={packet} />;
}

/** What stays open while the reader goes from message to message. */
interface Folds {
  readonly body: boolean;
  readonly stacks: boolean;
  readonly digest: boolean;
}

function Panel(props: PanelProps & { readonly id: string; readonly packet: number }) {
  const { run, base = null, tabs, jump, id, packet, pinned, onPin } = props;
  const [view, setView] = useState<View>('explained');
  const [folds, setFolds] = useState<Folds>({ body: false, stacks: false, digest: false });
  const [chosen, setChosen] = useState<string | null>(null);
  const explained = useMemo(() => explain(run.trace, packet), [run, packet]);
  const arrived = useMemo(() => arrivedOtherwise(run.trace, packet), [run, packet]);
  const sent = useMemo(() => sendingsOf(run.trace).find((one) => one.sent.packet === packet)?.sent, [run, packet]);
  if (!sent) return tabs;
  const raw = printMessage(sent.message);
  const name = nameOfPacket(run, packet) ?? '';
  const sender = run.view.ladder.nodes.find((node) => node.id === sent.from)?.name ?? sent.from;
  const fold = (which: keyof Folds) => (open: boolean) =>
    setFolds((now) => (now[which] === open ? now : { ...now, [which]: open }));
  return (
    <>
      {tabs}
      <div className="in-body" tabIndex={0} role="region" aria-label={text.explainedRegion}>
        <SubRow
          run={run}
          explained={explained}
          sender={sender}
          view={view}
          pinned={pinned}
          jump={jump}
          onView={setView}
          onPin={onPin}
        />
        <Arrival
          arrived={arrived}
          onSee={() => {
            setChosen('arrived');
            setView('compare');
          }}
        />
        {view === 'raw' && (
          <div className="raw-box">
            <CopyButton value={raw} />
            <pre className="mono raw">{raw}</pre>
          </div>
        )}
        {view === 'compare' && (
          <Compare
            key={id}
            run={run}
            base={base}
            id={id}
            name={name}
            message={sent.message}
            explained={explained}
            arrived={arrived}
            chosen={chosen}
            onChoose={setChosen}
          />
        )}
        {view === 'explained' && (
          <>
            <p className="purpose">{explained.purpose.text}</p>
            <Lines key={id} run={run} packet={packet} explained={explained} sender={sender} jump={jump} />
            {explained.body && (
              <MessageBody
                run={run}
                packet={packet}
                body={explained.body}
                mark={explained.bodyMark}
                open={folds.body}
                jump={jump}
                onToggle={fold('body')}
              />
            )}
            <Stacks run={run} packet={packet} open={folds.stacks} jump={jump} onToggle={fold('stacks')} />
            <Digest run={run} packet={packet} open={folds.digest} jump={jump} onToggle={fold('digest')} />
          </>
        )}
      </div>
    </>
  );
}
