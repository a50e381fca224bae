// What can be heard at the playhead, from the facts of the run, and the cadences of its tones.

import { describe, expect, test } from 'vitest';
import { heardAt } from '@/components/sound/heard';
import { levelAt } from '@/components/sound/player';
import { runOf } from '@/components/stage/run';
import { named } from '../support/scenarios';

const keysAt = (id: string, at: number) => {
  const run = runOf(named(id), []);
  return heardAt(run, at).map(({ key, frequencies }) => `${key.split(' ').slice(0, 2).join(' ')} ${frequencies[0]}`);
};

describe('heard', () => {
  test('before the call: nothing; while it rings: a bell there and ringback here; in the call: two voices', () => {
    expect(keysAt('two-proxies-udp', -10)).toEqual([]);
    expect(keysAt('two-proxies-udp', 1_000)).toEqual(['ringback alice 440', 'ringing bob 1046']);
    expect(keysAt('two-proxies-udp', 8_000).map((key) => key.split(' ').slice(0, 2).join(' '))).toEqual([
      'voice bob',
      'voice alice',
    ]);
  });

  test('ringback is 2 s on and 4 s off, as in North America', () => {
    const run = runOf(named('two-proxies-udp'), []);
    const tone = heardAt(run, 1_000).find(({ key }) => key.startsWith('ringback'))!;
    expect([0, 1.9, 2.1, 5.9, 6.1].map((seconds) => levelAt(tone, seconds, 0) > 0)).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  test('people who talk take turns', () => {
    const voice = { key: 'voice', frequencies: [200], cadence: null, volume: 1 };
    for (const seconds of [0.3, 1.9, 4.1]) {
      const levels = [levelAt(voice, seconds, 0), levelAt(voice, seconds, 1)];
      expect(levels.filter((level) => level > 0)).toHaveLength(1);
    }
  });
});
