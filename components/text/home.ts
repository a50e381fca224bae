// Words of the home page around its call.

export const homeText = {
  title: 'Watch a phone call happen, one message at a time.',
  intro:
    'Sipscope runs the rules of SIP, the protocol behind internet telephony. Press play, stop anywhere, go back. Nothing here is drawn by hand: every arrow is sent by one element and received by another.',
  stage: 'Open the stage',
  scenarios: 'Scenarios',
  learn: 'Start with the first lesson',
  all: (n: number) => `All ${n} scenarios`,
} as const;
