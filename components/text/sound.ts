// Words of the switch for sound.

export const soundText = {
  name: 'Sound: ringing, busy tones and voices',
  on: 'Switch sound on: ringback, busy tones, keys, and voices as soft tones, while the call plays',
  off: 'Switch sound off',
} as const;
