// Everything people, administrators and accidents do in a scenario, by the words it is said with. What each means is in
// `scenario/acts.ts` and the tables it takes in.

/** What changes a call that stands. */
export type SessionVerb =
  | 'holds'
  | 'resumes'
  | 'moves'
  | 'presses'
  | 'adds video'
  | 'removes video'
  | 'sends a fax'
  | 'ends the fax'
  | 'changes codec'
  | 'renegotiates'
  | 'agrees'
  | 'declines';

/** What a phone does besides plain calls. */
export type ServiceVerb =
  | 'transfers'
  | 'appears'
  | 'watches'
  | 'stops watching'
  | 'turns away'
  | 'picks up from'
  | 'redials'
  | 'writes'
  | 'opens the link'
  | 'queries'
  | 'parks'
  | 'lets'
  | 'adds'
  | 'removes'
  | 'invites'
  | 'connects'
  | 'lists bindings'
  | 'loses the network'
  | 'gets the network back';

export type Verb =
  | 'calls'
  | 'answers'
  | 'rejects'
  | 'cancels'
  | 'hangs up'
  | 'gives up on'
  | 'registers'
  | 'unregisters'
  | SessionVerb
  | ServiceVerb;
