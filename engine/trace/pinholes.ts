// Ways through NAT boxes and firewalls that media from inside has opened. They stay open for a while after it has ended:
// who is put on hold falls silent, and goes on hearing music for as long as the box remembers.

import type { Micros } from '../model/time';

export class Pinholes {
  /** Ways kept open by what is sent now, and when each of the others was last. */
  #used = new Set<string>();
  readonly #last = new Map<string, Micros>();
  /** When the next of those that are still needed closes. */
  closes: Micros | null = null;

  /** Everything is looked at anew: what was in use until now was in use last now. */
  turn(now: Micros): void {
    for (const way of this.#used) this.#last.set(way, now);
    this.#used = new Set();
    this.closes = null;
  }

  /**
   * Whether this way is open.
   *
   * @param used somebody inside sends on it now
   * @param life how long it stays open after that; null where nothing has to be opened
   */
  isOpen(way: string, used: boolean, life: Micros | null, now: Micros): boolean {
    if (life === null) return false;
    if (used) {
      this.#used.add(way);
      return true;
    }
    const last = this.#last.get(way);
    if (last === undefined || now >= last + life) return false;
    this.closes = Math.min(this.closes ?? Number.POSITIVE_INFINITY, last + life);
    return true;
  }
}
