'use client';
// What each command of a key or a menu does on the stage.

import { useEffect, useState } from 'react';
import type { LadderView, Millis, Step } from '../ladder/model';
import type { Command, Verb } from './keys';
import type { Lying } from './lying';
import type { StageView } from './model';
import type { Playhead } from './playhead';
import type { Hand } from './use-hand';
import type { Lab } from './use-lab';
import type { Predicting } from './use-predict';
import type { Runs } from './use-runs';
import type { Tooled } from './use-tools';
import { lookAfter, type ViewOptions } from './view-options';
import type { Asked } from './what-if-slot';

interface CommandsProps {
  readonly lab: Lab | null;
  readonly tooled: Tooled;
  readonly runs: Runs;
  readonly playhead: Playhead;
  readonly hand: Hand;
  readonly predict: Predicting;
  /** The ladder with no call folded away. */
  readonly whole: LadderView;
  readonly wires: StageView['wires'];
  readonly end: Millis;
  readonly narrow: boolean;
  readonly look: readonly [ViewOptions, (look: ViewOptions) => void];
  hurry(): void;
  toLadder(): void;
  onLens(lens: Step | null): void;
  onLie(lying: Lying | null): void;
  onOriginal(): void;
  onPresent(): void;
}

export function useCommands(props: CommandsProps) {
  const { lab, tooled, runs, playhead, hand, predict, whole, wires, narrow, hurry, onLie } = props;
  const { message, selected } = hand;
  const [look, setLook] = props.look;
  const { run, change } = runs;
  const { act } = playhead;
  /** The verb that a key asked for where What-if is a tab of the sheet. */
  const [asked, setAsked] = useState<(Asked & { readonly id: string }) | null>(null);

  const whatIf = (verb: Verb | null) => {
    if (!message) return;
    hurry();
    hand.choose(message.id);
    const at = lab && run && verb !== null ? lab.changeAtOnce(run, message, verb, false) : null;
    if (at) change({ type: 'do', change: at });
    if (narrow) hand.showTab('what-if');
    setAsked(narrow && !at ? { id: message.id, verb, owed: !lab } : null);
    onLie(narrow ? null : { kind: 'what if', verb, owed: !lab });
  };
  /** From the playhead on; at the end, from the beginning. */
  const ask = () => {
    hurry();
    hand.letGo();
    onLie(null);
    const { at } = playhead.now();
    predict.start(at >= props.end ? 0 : at);
  };
  const stopAsking = () => {
    predict.stop();
    props.toLadder();
  };
  /** Folds all calls but that of the message in hand, or unfolds them: at once, or as soon as it is known how. */
  const [folds, setFolds] = useState(false);
  const fold = () => {
    tooled.want();
    setFolds(true);
  };
  const { tools } = tooled;
  useEffect(() => {
    if (!folds || !tools) return;
    setFolds(false);
    const others = message && look.folded.length === 0 ? tools.otherCalls(whole, wires, message.id) : [];
    setLook({ ...look, folded: others });
  }, [folds, tools, message, look, setLook, whole, wires]);
  const command = (what: Command) => {
    const next = lookAfter(look, what);
    if (next) setLook(next);
    else if (what.type === 'fold') fold();
    else if (what.type === 'play') act(what.action);
    else if (what.type === 'select') hand.move(what.by);
    else if (what.type === 'lens') props.onLens(what.step);
    else if (what.type === 'what if') whatIf(what.verb);
    else if (what.type === 'undo' || what.type === 'redo') change({ type: what.type });
    else if (what.type === 'original') props.onOriginal();
    else if (what.type === 'predict') ask();
    else if (what.type === 'present') props.onPresent();
    else if (!message) return;
    else if (what.type === 'pin') hand.choose(selected === null ? message.id : null);
    else if (what.type === 'menu') {
      hurry();
      hand.choose(message.id);
      onLie({ kind: 'menu' });
    } else if (what.type === 'why' || what.type === 'state') {
      hand.choose(message.id);
      hand.showTab(what.type);
    }
  };
  return {
    command,
    ask,
    stopAsking,
    asked: asked?.id === message?.id ? asked : null,
    done: () => setAsked(null),
  };
}
