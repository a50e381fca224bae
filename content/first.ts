// The call that plays at the top of the home page, and the scenarios a visitor is shown first, in their order.

export const HERO = 'five-steps';

export const FIRST_SCENARIOS = [
  'rfc3665-3.1',
  'rfc3665-3.2',
  'two-proxies-invite-lost',
  'rfc3665-3.8',
  'rfc5359-2.9',
  'rfc5359-2.5',
] as const;
