'use client';
// Runs the player on the browser's frames, and only while something moves.

import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { Millis } from '../ladder/model';
import { isMoving, type Player, type PlayerAction, play, playerAt, type Timeline } from './player';

/** A frame longer than this was a pause of the browser, not of the call. */
const LONGEST_FRAME = 100;

export function usePlayer(line: Timeline, start: Millis): [Player, (action: PlayerAction) => void] {
  const latest = useRef(line);
  latest.current = line;
  const [player, dispatch] = useReducer(
    (state: Player, action: PlayerAction) => play(latest.current, state, action),
    start,
    playerAt,
  );
  const moving = isMoving(player);
  useEffect(() => {
    if (!moving) return;
    let last = performance.now();
    let frame = requestAnimationFrame(function next(t) {
      dispatch({ type: 'frame', elapsed: Math.min(LONGEST_FRAME, Math.max(0, t - last)) });
      last = t;
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [moving]);
  useEffect(() => {
    const query = matchMedia('(prefers-reduced-motion: reduce)');
    const tell = () => dispatch({ type: 'still', still: query.matches });
    tell();
    query.addEventListener('change', tell);
    return () => query.removeEventListener('change', tell);
  }, []);
  return [player, useCallback((action: PlayerAction) => dispatch(action), [])];
}
