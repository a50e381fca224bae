// Which key does what. Letters act only while the ladder has focus (WCAG 2.1.4); each also stands in a menu.

import type { Step } from '../ladder/model';
import type { PlayerAction } from './player';

export type Verb = 'drop' | 'delay' | 'duplicate' | 'corrupt' | 'edit' | 'stall' | 'reset';

export type Command =
  | { readonly type: 'play'; readonly action: PlayerAction }
  | { readonly type: 'select'; readonly by: 1 | -1 }
  | { readonly type: 'lens'; readonly step: Step | null }
  | { readonly type: 'density'; readonly by: 1 | -1 }
  | { readonly type: 'what if'; readonly verb: Verb | null }
  | {
      readonly type:
        | 'menu'
        | 'pin'
        | 'undo'
        | 'redo'
        | 'original'
        | 'why'
        | 'state'
        | 'present'
        | 'fold'
        | 'text'
        | 'predict';
    };

const PLAY: Readonly<Record<string, PlayerAction>> = {
  ' ': { type: 'toggle' },
  ArrowLeft: { type: 'previous' },
  ArrowRight: { type: 'next' },
  'Shift+ArrowLeft': { type: 'previous turn' },
  'Shift+ArrowRight': { type: 'next turn' },
  Home: { type: 'start' },
  End: { type: 'end' },
};

const LETTERS: Readonly<Record<string, Command>> = {
  j: { type: 'select', by: 1 },
  k: { type: 'select', by: -1 },
  enter: { type: 'menu' },
  p: { type: 'pin' },
  w: { type: 'what if', verb: null },
  x: { type: 'what if', verb: 'drop' },
  d: { type: 'what if', verb: 'delay' },
  u: { type: 'what if', verb: 'duplicate' },
  c: { type: 'what if', verb: 'corrupt' },
  e: { type: 'what if', verb: 'edit' },
  s: { type: 'what if', verb: 'stall' },
  r: { type: 'what if', verb: 'reset' },
  z: { type: 'undo' },
  'shift+z': { type: 'redo' },
  o: { type: 'original' },
  '+': { type: 'density', by: -1 },
  '=': { type: 'density', by: -1 },
  '-': { type: 'density', by: 1 },
  y: { type: 'why' },
  m: { type: 'state' },
  v: { type: 'present' },
  f: { type: 'fold' },
  t: { type: 'text' },
  g: { type: 'predict' },
};

/** What a key means to the ladder; null when it means nothing. */
export function commandFor(key: string, shift: boolean): Command | null {
  const play = PLAY[shift && key.startsWith('Arrow') ? `Shift+${key}` : key];
  if (play) return { type: 'play', action: play };
  if (/^[0-5]$/.test(key)) return { type: 'lens', step: key === '0' ? null : (Number(key) as Step) };
  return (
    LETTERS[`${shift ? 'shift+' : ''}${key.toLowerCase()}`] ??
    (shift && key !== '+' ? null : (LETTERS[key.toLowerCase()] ?? null))
  );
}
