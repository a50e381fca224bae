'use client';
// What lies over the figure: the menu of the selected message, its What-if, or what can happen to an element.

import type { LadderMessage } from '../ladder/model';
import { inspectorText } from '../text/inspector';
import { Awaited } from './awaited';
import type { Change, HistoryAction } from './changes';
import type { Command, Verb } from './keys';
import { addressOf } from './link';
import type { Playhead } from './playhead';
import type { Jump } from './run';
import type { Lab, Tooled } from './use-lab';
import { ReadAt } from './use-player';
import type { Runs } from './use-runs';

/** What lies over the figure, at the message or the head it belongs to. */
export type Lying =
  | { readonly kind: 'menu' }
  | { readonly kind: 'what if'; readonly verb: Verb | null; readonly owed: boolean }
  | { readonly kind: 'element'; readonly node: string };

interface WhatIfSlotProps {
  readonly lab: Lab | null;
  readonly runs: Runs;
  readonly message: LadderMessage | null;
  readonly verb: Verb | null;
  /** The verb was asked for before the engine was there. */
  readonly owed?: boolean;
  onClose?: () => void;
}

/** The What-if of a message, once the engine is there. */
export function WhatIfSlot({ lab, runs, message, verb, owed = false, onClose }: WhatIfSlotProps) {
  const { run, base, history, change } = runs;
  if (!lab || !run || !base || !message)
    return <p className="wi-note">{message ? inspectorText.engineLoading : inspectorText.pick}</p>;
  return (
    <lab.WhatIf
      key={`${message.id} ${verb}`}
      base={base}
      run={run}
      message={message}
      verb={verb}
      owed={owed}
      changed={history.now.length > 0}
      onChange={doing(change)}
      onUndo={() => change({ type: 'undo' })}
      {...(onClose ? { onClose } : {})}
    />
  );
}

const doing = (change: (action: HistoryAction) => void) => (what: Change) => change({ type: 'do', change: what });

interface LiesProps extends Tooled {
  readonly lying: Lying;
  readonly lab: Lab | null;
  readonly runs: Runs;
  readonly playhead: Playhead;
  /** The message that the menu or the What-if is about. */
  readonly message: LadderMessage | null;
  readonly pinned: boolean;
  readonly folded: boolean;
  readonly jump: Jump;
  name(node: string): string;
  onCommand(command: Command): void;
  onRead(): void;
  /** What the reader sees, as the fragment of an address. */
  link(): string;
  onSettings(node: string): void;
  onClose(): void;
}

export function Lies(props: LiesProps) {
  const { lying, lab, tools, failed, runs, message, onClose } = props;
  if (lying.kind === 'element') {
    if (!lab || !runs.run) return <p className="wi-note">{inspectorText.engineLoading}</p>;
    return (
      <ReadAt playhead={props.playhead}>
        {(at) =>
          runs.run && (
            <lab.ElementMenu
              run={runs.run}
              at={at}
              node={lying.node}
              jump={props.jump}
              onChange={doing(runs.change)}
              onSettings={() => props.onSettings(lying.node)}
              onClose={onClose}
            />
          )
        }
      </ReadAt>
    );
  }
  if (!message) return null;
  if (lying.kind === 'what if')
    return <WhatIfSlot lab={lab} runs={runs} message={message} verb={lying.verb} owed={lying.owed} onClose={onClose} />;
  if (!tools) return <Awaited failed={failed} />;
  const transport = runs.run?.view.wires[message.id]?.transport;
  return (
    <tools.MessageMenu
      message={message}
      names={{ from: props.name(message.from), to: props.name(message.to) }}
      pinned={props.pinned}
      folded={props.folded}
      verbs={lab && transport ? lab.verbsFor(transport) : []}
      onCommand={(what) => {
        onClose();
        props.onCommand(what);
      }}
      onRead={props.onRead}
      onState={(node) => props.jump({ node, tab: 'state' })}
      onLink={() => {
        void navigator.clipboard?.writeText(addressOf(props.link()));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
