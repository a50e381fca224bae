import type { Millis } from '../ladder/model';

/** 3.3 s, 0.5 s, 12 s, 250 ms, 20 min: as people say it. */
export function duration(ms: Millis): string {
  if (ms < 100) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${Number((ms / 1000).toFixed(1))} s`;
  return `${Math.round(ms / 60_000)} min`;
}
