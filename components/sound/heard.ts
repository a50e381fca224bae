// What can be heard at a moment: tones a phone makes for its person, and voices that somebody hears. Facts of the run
// only; how they sound is in `player.ts`. Cadences follow North American practice: ringback 2 s on and 4 s off.

import { at as momentAt } from '@/engine';
import type { Millis } from '../ladder/model';
import type { Run } from '../stage/run';

export interface Heard {
  /** Stays the same while the same thing is heard. */
  readonly key: string;
  readonly frequencies: readonly number[];
  /** Seconds on and off; null: a voice, which comes and goes like speech. */
  readonly cadence: readonly [number, number] | null;
  readonly volume: number;
}

const RINGBACK: Pick<Heard, 'frequencies' | 'cadence' | 'volume'> = {
  frequencies: [440, 480],
  cadence: [2, 4],
  volume: 0.05,
};
const BELL: typeof RINGBACK = { frequencies: [1046, 1318], cadence: [2, 4], volume: 0.02 };
const BUSY: typeof RINGBACK = { frequencies: [480, 620], cadence: [0.5, 0.5], volume: 0.05 };
const REORDER: typeof RINGBACK = { ...BUSY, cadence: [0.25, 0.25] };
const WAITING: typeof RINGBACK = { frequencies: [440], cadence: [0.3, 9.7], volume: 0.05 };

/** Tones of a refused call, and keys, are heard for so long. */
const REFUSED_FOR = 4_000;
const KEY_FOR = 400;
/** Pitches of voices, far enough apart to be told from each other. */
const VOICES = [196, 262, 330, 220, 294, 370, 247, 175];
/** Rows and columns of the keys (ITU-T Q.23). */
const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477, 1633];
const KEYS = ['123A', '456B', '789C', '*0#D'];

export function heardAt(run: Run, at: Millis): readonly Heard[] {
  const moment = momentAt(run.trace, run.timeAt(at));
  const heard: Heard[] = [];
  const talks = new Set(moment.media.flatMap(({ between }) => between));
  for (const { element, call, what, detail, at: since } of moment.perceived) {
    const key = `${what} ${element} ${call}`;
    const ago = (moment.at - since) / 1000;
    if (what === 'ringback') heard.push({ key, ...RINGBACK });
    if (what === 'ringing') heard.push({ key, ...(talks.has(element) ? WAITING : BELL) });
    if (what === 'failed' && ago < REFUSED_FOR)
      heard.push({ key, ...(/^(486|600)/.test(detail ?? '') ? BUSY : REORDER) });
    const pair = what === 'tone' && ago < KEY_FOR ? keyPair(detail ?? '') : null;
    if (pair) heard.push({ key: `${key} ${since}`, frequencies: pair, cadence: [KEY_FOR, 0], volume: 0.05 });
  }
  const order = run.trace.origin.scenario.elements.map(({ id }) => id);
  const speaking = new Set(
    moment.media.flatMap(({ between: [a, b], hears }) => hears.map((who) => (who === a ? b : a))),
  );
  for (const id of speaking) {
    const pitch = VOICES[order.indexOf(id) % VOICES.length] ?? 220;
    heard.push({ key: `voice ${id}`, frequencies: [pitch, pitch * 2.01], cadence: null, volume: 0.03 });
  }
  return heard;
}

function keyPair(key: string): readonly number[] | null {
  const row = KEYS.findIndex((keys) => keys.includes(key));
  const column = KEYS[row]?.indexOf(key) ?? -1;
  const [low, high] = [ROWS[row], COLUMNS[column]];
  return key.length !== 1 || low === undefined || high === undefined ? null : [low, high];
}
