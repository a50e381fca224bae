'use client';
// What lies over the figure: the menu of the selected message, its What-if, or what can happen to an element.

import type { LadderMessage } from '../ladder/model';
import type { Command } from './keys';
import { addressOf } from './link';
import type { Lying } from './lying';
import { MessageMenu } from './message-menu';
import type { Playhead } from './playhead';
import type { Jump } from './run';
import type { Lab } from './use-lab';
import { ReadAt } from './use-player';
import type { Runs } from './use-runs';
import { Coming, doing, WhatIfSlot } from './what-if-slot';

export interface LiesProps {
  readonly lying: Lying;
  readonly lab: Lab | null;
  readonly failed: boolean;
  readonly runs: Runs;
  readonly playhead: Playhead;
  /** The message that the menu or the What-if is about. */
  readonly message: LadderMessage | null;
  readonly pinned: boolean;
  readonly folded: boolean;
  readonly jump: Jump;
  name(node: string): string;
  onCommand(command: Command): void;
  /** Goes to a panel, to read on there. */
  onRead(tab: 'message' | 'why' | 'state'): void;
  /** What the reader sees, as the fragment of an address. */
  link(): string;
  onSettings(node: string): void;
  onClose(): void;
}

export function Lies(props: LiesProps) {
  const { lying, lab, runs, message, onClose } = props;
  if (lying.kind === 'element') {
    if (!lab || !runs.run) return <Coming failed={props.failed} />;
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
    return <WhatIfSlot lab={lab} failed={props.failed} runs={runs} message={message} asked={lying} onClose={onClose} />;
  const transport = runs.run?.view.wires[message.id]?.transport;
  return (
    <MessageMenu
      message={message}
      names={{ from: props.name(message.from), to: props.name(message.to) }}
      pinned={props.pinned}
      folded={props.folded}
      verbs={lab && transport ? lab.verbsFor(transport) : []}
      onCommand={(what) => {
        if (what.type === 'why') return props.onRead('why');
        onClose();
        props.onCommand(what);
      }}
      onRead={() => props.onRead('message')}
      onState={(node) => {
        props.jump({ node, tab: 'state' });
        props.onRead('state');
      }}
      onLink={() => {
        void navigator.clipboard?.writeText(addressOf(props.link()));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
