// Words of the page that runs a scenario of one's own.

export const ownText = {
  title: 'Your own scenario',
  description: 'Write or paste a short script of what people do, and see the call that the rules of SIP make of it.',
  intro:
    'A scenario is a short text: who there is, and what people do. The engine makes every message of it. Start from this one, or paste your own.',
  language: 'To see how others are written, open any scenario and choose “Change its text” under Share.',
  noScript: 'The engine runs in the browser, and needs scripts to be allowed.',
  field: 'The scenario, in YAML',
  run: 'Run it',
  open: 'Open a file',
  reading: 'The engine is on its way.',
  failed: 'The engine could not be loaded: it needs a connection once.',
  unpacked:
    'The scenario in the address cannot be read: part of it is missing, or it is not from Sipscope. Start from the one below.',
  noFile: 'This file is neither a scenario nor a moment of Sipscope with one in it.',
  problems: (n: number) => (n === 1 ? '1 problem' : `${n} problems`),
  place: (line: number, column: number) => `Line ${line}, column ${column}`,
  meant: (word: string) => `Use ${word}`,
  broke: (why: string) => `The engine stopped on this text: ${why}`,
  stale:
    'A scenario may be written for an older or newer Sipscope: what is no longer known is named above, with its line.',
  asOwn: 'Change its text',
  asOwnHelp: 'Opens the scenario as your own, to be changed; the link then carries the text.',
  paste: 'Write or paste your own scenario',
  sample: `title: My call
transport: udp
latency: 20 ms

elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: yes }
  bob: { phone: sip:bob@atlanta.example.com, via: p1 }

before:
  - bob: registers

script:
  - alice: calls bob
  - bob: answers after 3 s
  - alice: hangs up after 5 s
`,
} as const;
