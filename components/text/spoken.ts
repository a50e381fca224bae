// What is spoken of keys and presses that move no playhead.

const left = (n: number): string =>
  n === 0 ? 'the call as it was' : n === 1 ? '1 change is left' : `${n} changes are left`;

export const spokenText = {
  noLens: 'No lens: all steps',
  /** `n`: how many changes are left. */
  undone: (n: number) => `Undone: ${left(n)}`,
  takenBack: (n: number) => `Taken back: ${left(n)}`,
  redone: (n: number) => `Done again: ${n === 1 ? '1 change' : `${n} changes`}`,
} as const;
