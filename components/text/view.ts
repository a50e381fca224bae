// Words for how the ladder is arranged: time, times, density, columns.

export const viewText = {
  place: (name: string, at: number, of: number) => `${name} is column ${at} of ${of}`,
  reset: 'As designed',
  time: 'Time',
  timeModes: {
    elastic: ['Silence folded', 'Order is exact; long silences take little room'],
    even: ['Even', 'Every event lies one step below the one before'],
    true: ['True', 'Distances in proportion to time; long calls grow tall'],
  },
  times: 'Times',
  timesAs: {
    absolute: ['Since the start', 'Seconds since the first message'],
    relative: ['From the message', 'Seconds before and after the selected message'],
    delta: ['Since the last', 'Seconds since the message before'],
  },
  density: 'Density',
  densities: {
    spacious: 'Spacious',
    comfortable: 'Comfortable',
    compact: 'Compact',
    codes: 'Codes',
    strokes: 'Strokes',
  },
  closer: 'Closer (−)',
  wider: 'Wider (+)',
  calls: 'Calls',
  callMessages: (n: number) => (n === 1 ? '1 message' : `${n} messages`),
  asText: 'The call as text',
  asTextHelp: 'Every message as a sentence, beside the ladder (T)',
  columns: 'Columns',
  moveLeft: (name: string) => `Move ${name} to the left`,
  moveRight: (name: string) => `Move ${name} to the right`,
  fold: (name: string, next: string) => `Fold ${name} and ${next} into one`,
  foldNothing: (name: string) => `Nothing to the right of ${name} to fold it with`,
  unfold: (name: string) => `Unfold ${name}`,
} as const;
