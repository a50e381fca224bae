// Words of the bar above the stage.

export const topBarText = {
  tools: 'Tools',
  lens: (name: string) => `Lens: ${name}`,
  lensFacts: (seen: number, all: number) => `${seen} of ${all} messages`,
  lensOff: 'Take the lens away (0)',
  noLens: 'No lens: all steps',
  settings: 'Settings',
  present: 'Present',
  presentHelp: 'Show this moment on a wall (V)',
  keysHelp: 'All keys (?)',
  share: 'Share',
  paletteOpen: 'Find (/)',
  changes: (n: number) => (n === 1 ? '1 change' : `${n} changes`),
  /** Said when a change was taken back: how many are left. */
  undone: (n: number) =>
    n === 0 ? 'Undone: the call as it was' : `Undone: ${n === 1 ? '1 change is' : `${n} changes are`} left`,
  changesTitle: 'What you changed',
  original: 'Original',
  originalHelp: 'Shows the call as it was before your changes, dotted (O)',
  predict: 'Predict',
  predictHelp: 'Say what comes next: the engine judges (G)',
  view: 'View: time, density and columns',
  viewShort: 'View',
  changed: 'View: time, density and columns, changed',
  edit: 'Edit',
  editHelp: 'Change the text of this scenario',
  loading: 'One moment …',
  unreachable: 'This part could not be loaded: it needs a connection once.',
} as const;
