// Where a panel sends the reader: to a message, a moment, an element or one of its machines.

import type { LadderMessage, LadderView } from '../ladder/model';
import type { Player } from './player';
import type { Playhead } from './playhead';
import type { Jump } from './run';
import type { Hand } from './use-hand';

interface Ground {
  /** Every message of the run. */
  readonly whole: LadderView;
  /** Those that are not folded away. */
  readonly ladder: LadderView;
  readonly playhead: Playhead;
  readonly hand: Hand;
  /** The reader is sent to a message that is folded away. */
  onUnfold(): void;
  onJumped(): void;
}

/** Neither under way nor just arrived. */
const isAway = ({ t0, t1 }: LadderMessage, { at }: Player): boolean => t0 > at || t1 < at;

export const jumpOver =
  ({ whole, ladder, playhead, hand, onUnfold, onJumped }: Ground): Jump =>
  ({ message: id, at, node, machine, tab }) => {
    const sent = id === undefined ? undefined : whole.messages.find((m) => m.id === id);
    if (sent && !ladder.messages.includes(sent)) onUnfold();
    if (id !== undefined) hand.choose(id);
    if (at !== undefined) playhead.act({ type: 'seek', at });
    else if (sent && isAway(sent, playhead.now())) playhead.act({ type: 'seek', at: sent.t1 });
    if (node !== undefined) hand.showMachine(machine ? { node, ...machine } : { node, owner: '', name: '' });
    if (tab) hand.showTab(tab);
    onJumped();
  };
