'use client';
// Sound on request: off until somebody switches it on, and silent while nothing plays.

import { useEffect, useRef, useState } from 'react';
import type { Millis } from '../ladder/model';
import type { Run } from '../stage/run';
import { soundText as text } from '../text/sound';
import { Glyph } from '../ui/glyph';
import { heardAt } from './heard';
import { type TonePlayer, tonePlayer } from './player';

interface SoundProps {
  readonly run: Run;
  readonly at: Millis;
  readonly playing: boolean;
}

export function Sound({ run, at, playing }: SoundProps) {
  const [on, setOn] = useState(false);
  const player = useRef<TonePlayer | null>(null);
  useEffect(() => player.current?.play(playing ? heardAt(run, at) : []), [run, at, playing]);
  useEffect(() => () => player.current?.close(), []);
  const toggle = () => {
    if (on) player.current?.close();
    player.current = on ? null : tonePlayer();
    setOn(!on);
  };
  const label = on ? text.off : text.on;
  return (
    <button
      type="button"
      className="btn icon sound"
      aria-pressed={on}
      aria-label={text.name}
      title={label}
      onClick={toggle}
    >
      <Glyph name={on ? 'sound' : 'muted'} size={14} />
    </button>
  );
}
