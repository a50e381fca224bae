// What is spoken of keys and presses that move no playhead.

export const spokenText = {
  noLens: 'No lens: all steps',
  /** A change was taken back; how many are left. */
  undone: (n: number) =>
    n === 0 ? 'Undone: the call as it was' : `Undone: ${n === 1 ? '1 change is' : `${n} changes are`} left`,
} as const;
