// Plays what is heard, with the browser's own oscillators. Made only once somebody asks for sound.

import type { Heard } from './heard';

interface Voice {
  readonly heard: Heard;
  readonly gain: GainNode;
  readonly oscillators: readonly OscillatorNode[];
  readonly began: number;
}

/** How often cadences are looked at, milliseconds, and how softly tones begin and end, seconds. */
const BEAT = 40;
const SOFT = 0.015;
/** Nobody speaks longer than this at a stretch, seconds. */
const TURN = 1.7;

export interface TonePlayer {
  play(heard: readonly Heard[]): void;
  close(): void;
}

export function tonePlayer(): TonePlayer {
  const context = new AudioContext();
  const voices = new Map<string, Voice>();
  const start = (heard: Heard): Voice => {
    const gain = context.createGain();
    gain.gain.value = 0;
    gain.connect(context.destination);
    const oscillators = heard.frequencies.map((frequency) => {
      const oscillator = context.createOscillator();
      oscillator.frequency.value = frequency;
      oscillator.connect(gain);
      oscillator.start();
      return oscillator;
    });
    return { heard, gain, oscillators, began: context.currentTime };
  };
  const stop = ({ gain, oscillators }: Voice): void => {
    gain.gain.setTargetAtTime(0, context.currentTime, SOFT);
    for (const oscillator of oscillators) oscillator.stop(context.currentTime + SOFT * 8);
  };
  const beat = (): void => {
    let speaker = 0;
    for (const { heard, gain, began } of voices.values()) {
      const level = levelAt(heard, context.currentTime - began, heard.cadence === null ? speaker++ : 0);
      gain.gain.setTargetAtTime(level, context.currentTime, SOFT);
    }
  };
  const timer = setInterval(beat, BEAT);
  return {
    play(heard) {
      const keys = new Set(heard.map(({ key }) => key));
      for (const [key, voice] of voices)
        if (!keys.has(key)) {
          stop(voice);
          voices.delete(key);
        }
      for (const one of heard) if (!voices.has(one.key)) voices.set(one.key, start(one));
    },
    close() {
      clearInterval(timer);
      void context.close();
    },
  };
}

/** How loud it is so many seconds after it began; people who talk take turns. */
export function levelAt({ cadence, volume }: Heard, seconds: number, turn: number): number {
  if (cadence !== null) {
    const [on, off] = cadence;
    return seconds % (on + off) < on ? volume : 0;
  }
  if (Math.floor(seconds / TURN) % 2 !== turn % 2) return 0;
  return volume * (0.35 + 0.65 * Math.abs(Math.sin(seconds * 9) * Math.sin(seconds * 2.3)));
}
