// Words of the call on the home page, which plays and can be broken in place.

export const heroText = {
  play: 'Play this call',
  pause: 'Pause',
  ringing: (callee: string) => `${callee}’s phone is ringing`,
  ask: 'Press play to pick up',
  newest: (what: string, from: string, to: string) => `${what}, ${from} to ${to}`,
  label: (title: string) => `Ladder of a call: ${title}`,
  nothing: 'No question is open',
  talking: 'They talk',
  lose: 'Lose this INVITE',
  predict: (callee: string) => `The INVITE to ${callee} never arrives. Will the phone ring all the same?`,
  said: (answer: string) => `You said ${answer.toLowerCase()}.`,
  answers: ['Yes', 'No', 'Show me'],
  why: 'Why?',
  mend: 'Put it back',
  over: 'That was one call',
  again: 'Play it again, or read it on the stage',
} as const;
