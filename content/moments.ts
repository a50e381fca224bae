// Moments of runs that have a page of their own: what a teacher puts into a mail. Each names exactly one moment of its
// run, or the build fails.

export interface NamedMoment {
  readonly scenario: string;
  /** The last part of its address. */
  readonly name: string;
  readonly title: string;
  /** The moment, in the words that captions use: 'first INVITE alice -> p1'. */
  readonly select: string;
  /** The step whose question it is about. */
  readonly step?: 1 | 2 | 3 | 4 | 5;
}

export const MOMENTS: readonly NamedMoment[] = [
  {
    scenario: 'five-steps',
    name: 'bob-registers',
    title: 'Bob’s phone says where it is',
    select: 'first REGISTER bob -> p2',
    step: 1,
  },
  {
    scenario: 'five-steps',
    name: 'alice-calls',
    title: 'Alice’s invitation leaves her phone',
    select: 'first INVITE alice -> p1',
  },
  {
    scenario: 'five-steps',
    name: 'bob-is-found',
    title: 'Proxy 2 sends the invitation to Bob’s phone',
    select: 'first INVITE p2 -> bob',
    step: 1,
  },
  {
    scenario: 'five-steps',
    name: 'bob-rings',
    title: 'Bob’s phone rings',
    select: 'first 180 INVITE bob -> p2',
    step: 2,
  },
  {
    scenario: 'five-steps',
    name: 'bob-answers',
    title: 'Bob picks up, and his answer chooses the codec',
    select: 'first 200 INVITE bob -> p2',
    step: 3,
  },
  {
    scenario: 'five-steps',
    name: 'connected',
    title: 'Alice acknowledges: the call stands',
    select: 'first ACK alice -> p1',
    step: 4,
  },
  {
    scenario: 'five-steps',
    name: 'handed-over',
    title: 'Bob hands Alice over to Carol',
    select: 'first REFER bob -> p2',
    step: 5,
  },
  {
    scenario: 'two-proxies-udp',
    name: 'the-answer',
    title: 'The answer goes back the way the invitation came',
    select: 'first 200 INVITE p2 -> p1',
    step: 4,
  },
  {
    scenario: 'two-proxies-udp',
    name: 'goodbye',
    title: 'Bob hangs up',
    select: 'first BYE bob -> p2',
    step: 5,
  },
  {
    scenario: 'rfc3665-3.3',
    name: 'asked-who-she-is',
    title: 'The proxy asks who is calling',
    select: 'first 407 INVITE ss1 -> alice',
  },
  {
    scenario: 'both-phones-answer',
    name: 'two-answers',
    title: 'The second answer comes to Alice’s phone',
    select: 'second 200 INVITE p1 -> alice',
    step: 4,
  },
  {
    scenario: 'both-phones-answer',
    name: 'surplus-call-ended',
    title: 'Alice’s phone ends the surplus call',
    select: 'first BYE alice -> p1',
    step: 5,
  },
  {
    scenario: 'ack-lost-for-good',
    name: 'gives-up',
    title: 'Bob’s phone gives up after 64 times T1',
    select: 'first BYE bob -> alice',
    step: 5,
  },
  {
    scenario: 'late-offer',
    name: 'answer-in-the-ack',
    title: 'The answer rides in the ACK',
    select: 'first ACK alice -> bob',
    step: 3,
  },
  {
    scenario: 'two-proxies-invite-lost',
    name: 'sent-again',
    title: 'Timer A has fired: the invitation is sent again',
    select: 'second INVITE p1 -> p2',
    step: 1,
  },
  {
    scenario: 'routing-loop',
    name: 'loop-found',
    title: 'A proxy finds its own name in the Via list',
    select: 'first 482 INVITE',
    step: 1,
  },
  {
    scenario: 'hold-and-resume',
    name: 'held',
    title: 'On hold',
    select: 'second INVITE alice -> bob',
    step: 5,
  },
];

export function namedMoment(scenario: string, name: string): NamedMoment {
  const found = MOMENTS.find((m) => m.scenario === scenario && m.name === name);
  if (!found) throw new Error(`${scenario} has no moment called ${name}`);
  return found;
}
