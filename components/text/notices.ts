// Words above the figure: what a link said that cannot be, what is folded away, what is hidden.

export const noticesText = {
  linkProblems: {
    'too long': 'The address is too long to be a link of Sipscope; only the call itself is shown.',
    moment: 'The moment in the address cannot be read; the call is shown from its end.',
    changes: 'The changes in the address cannot be read; the call is shown as it was.',
    text: 'The scenario in the address cannot be read.',
    unknown: 'A part of the address is unknown: it may come from a newer Sipscope. The rest is shown.',
  },
  changesUnread: (why: string) =>
    `The changes in the address do not fit this scenario: ${why} The call is shown as it was.`,
  messageGone: (id: string) => `The message ${id} of the address is not in this call.`,
  dismiss: 'Dismiss',
  undoLast: 'Undo your last change',
  hidden: 'What comes after this moment is hidden until you have answered.',
  toStage: 'Back to the stage',
  foldedAway: (calls: number, messages: number) =>
    `${calls === 1 ? '1 call is' : `${calls} calls are`} folded away, ${messages === 1 ? '1 message' : `${messages} messages`}`,
  unfoldCalls: 'Unfold',
  foldedCall: (call: string, messages: number) =>
    `Folded away: ${call}, ${messages === 1 ? '1 message' : `${messages} messages`}`,
  call: (what: string, from: string, to: string) => `${what}, ${from} to ${to}`,
} as const;
