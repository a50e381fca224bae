// Words above the figure: that a link was not read, what is folded away, what is hidden.

export const noticesText = {
  linkNotRead: 'The address could not be read: a part of Sipscope did not load. The call itself is shown.',
  changesUnread: (why: string) =>
    `The changes in the address do not fit this scenario: ${why} The call is shown as it was.`,
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
