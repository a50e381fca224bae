// Words on paper.

export const printText = {
  counts: (messages: number, lifelines: number) =>
    `${messages === 1 ? '1 message' : `${messages} messages`} between ${lifelines} lifelines`,
  lens: (name: string) => `seen through the lens of ${name}`,
  part: (title: string, part: number, of: number) => (of === 1 ? `${title}.` : `${title}, part ${part} of ${of}.`),
  made: (changes: number) =>
    changes === 0
      ? 'Every arrow was sent by an element of the simulation.'
      : `Run with ${changes === 1 ? '1 change' : `${changes} changes`}; dotted is the call before. Every arrow was sent by an element of the simulation.`,
  list: 'The call as text',
  again: 'See it move',
  machines: 'The machines that ran, drawn and live:',
} as const;
