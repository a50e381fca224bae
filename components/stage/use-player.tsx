'use client';
// The playhead in React: what draws it subscribes to what it needs of it, and is drawn again only when that changes.

import { type ReactNode, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Millis } from '../ladder/model';
import { isMoving, type Player, type PlayerAction, type Timeline } from './player';
import { Playhead } from './playhead';

export function usePlayhead(line: Timeline, start: Millis): Playhead {
  const [playhead] = useState(() => new Playhead(line, start));
  playhead.line = line;
  useEffect(() => playhead.attach(), [playhead]);
  return playhead;
}

/** A part of the player: a value that stays the same object while it says the same. */
export function usePlayed<T>(playhead: Playhead, of: (player: Player) => T): T {
  const value = () => of(playhead.now());
  return useSyncExternalStore(playhead.subscribe, value, value);
}

/** All of the player, for figures that are drawn whole. */
export function usePlayer(line: Timeline, start: Millis): [Player, (action: PlayerAction) => void] {
  const playhead = usePlayhead(line, start);
  return [usePlayed(playhead, whole), playhead.act];
}

const whole = (player: Player): Player => player;
const momentOf = (player: Player): Millis => player.at;

interface AtProps {
  readonly playhead: Playhead;
  readonly children: (at: Millis) => ReactNode;
}

/** Draws what it holds again with each move of the playhead. */
export const At = ({ playhead, children }: AtProps) => children(usePlayed(playhead, momentOf));

/** While things move, what is read rather than watched follows so often, milliseconds. */
const READING = 100;

/** The same for text: in steps while it moves, exact when it rests. */
export function ReadAt({ playhead, children }: AtProps) {
  const [at, setAt] = useState(() => playhead.now().at);
  const look = useCallback(() => setAt(playhead.now().at), [playhead]);
  useEffect(() => {
    let told = 0;
    look();
    return playhead.subscribe(() => {
      const now = performance.now();
      if (isMoving(playhead.now()) && now - told < READING) return;
      told = now;
      look();
    });
  }, [playhead, look]);
  return children(at);
}
