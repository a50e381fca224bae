// The playhead as a store of its own: it moves on the browser's frames, and only while something moves. Who draws it
// subscribes to it; the rest of the page hears nothing of a frame.

import { isMoving, type Player, type PlayerAction, play, playerAt, type Timeline } from './player';

/** A frame longer than this was a pause of the browser, not of the call. */
const LONGEST_FRAME = 100;

export class Playhead {
  private player: Player;
  private frame = 0;
  private last = 0;
  private readonly listeners = new Set<() => void>();
  /** The layout it moves along; a new one takes its place without moving it. */
  line: Timeline;

  constructor(line: Timeline, start: number) {
    this.line = line;
    this.player = playerAt(start);
  }

  readonly now = (): Player => this.player;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly act = (action: PlayerAction): void => {
    const next = play(this.line, this.player, action);
    if (next === this.player) return;
    this.player = next;
    this.run();
    for (const listener of [...this.listeners]) listener();
  };

  /** Follows the reader's wish for less motion, and stops when let go. */
  readonly attach = (): (() => void) => {
    const query = matchMedia('(prefers-reduced-motion: reduce)');
    const tell = () => {
      if (query.matches !== this.player.still) this.act({ type: 'still', still: query.matches });
    };
    tell();
    query.addEventListener('change', tell);
    this.run();
    return () => {
      query.removeEventListener('change', tell);
      cancelAnimationFrame(this.frame);
      this.frame = 0;
    };
  };

  private run(): void {
    if (this.frame !== 0 || !isMoving(this.player)) return;
    this.last = performance.now();
    this.frame = requestAnimationFrame(this.tick);
  }

  private readonly tick = (t: number): void => {
    this.frame = 0;
    if (!isMoving(this.player)) return;
    const elapsed = Math.min(LONGEST_FRAME, Math.max(0, t - this.last));
    this.last = t;
    this.frame = requestAnimationFrame(this.tick);
    this.act({ type: 'frame', elapsed });
  };
}
