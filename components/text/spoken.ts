// What is spoken of keys and presses that move no playhead.

const left = (n: number): string =>
  n === 0 ? 'the call as it was' : n === 1 ? '1 change is left' : `${n} changes are left`;

const made = (n: number): string => (n === 0 ? 'the call as it was' : n === 1 ? '1 change' : `${n} changes`);

export const spokenText = {
  noLens: 'No lens: all steps',
  /** What became of the changes; `n`: how many there are now. */
  changes: {
    undo: (n: number) => `Undone: ${left(n)}`,
    drop: (n: number) => `Taken back: ${left(n)}`,
    clear: (n: number) => `All taken back: ${left(n)}`,
    redo: (n: number) => `Done again: ${made(n)}`,
    open: (n: number) => `From the link: ${made(n)}`,
  },
} as const;
