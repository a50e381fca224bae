// Edges of machines that no scenario crosses as it is written, each with the reason. `moments`: some awkward moment of a
// scenario crosses it (laws-moments.ts), which the long run shows. `peers`: it takes a peer of another make, or two
// accidents at once; the machine has the edge because an RFC lets that happen.

type Kind = 'moments' | 'peers';

interface Uncrossed {
  readonly machine: RegExp;
  /** Against 'Calling --refused--> Ended'. */
  readonly edges: RegExp;
  readonly kind: Kind;
  readonly because: string;
}

const row = (kind: Kind, machine: RegExp, edges: RegExp, because: string): Uncrossed => ({
  machine,
  edges,
  kind,
  because,
});

export const UNCROSSED: readonly Uncrossed[] = [
  row(
    'peers',
    /^subscriber$/,
    /^(Active|Pending|Expiring) --notify\.pending/,
    'RFC 6665 §4.1.3: a phone that says "pending" once more although nobody asked, or takes its yes back; ours does not',
  ),
  row(
    'peers',
    /^subscriber$/,
    /^Refreshing --(too-brief|wait|later)/,
    'RFC 6665 §4.1.2.2: a phone that has granted a time and turns the refresh down for now, or asks for a longer one',
  ),
  row(
    'peers',
    /^third-party$/,
    /^AskingFirst --differs|^AskingSecond/,
    'RFC 3725 §4.2: a phone that answers the same offer with something else than before',
  ),
  row(
    'peers',
    /^invite-server$/,
    /^Accepted --ACK/,
    'RFC 6026 §8.7, figure 7: an ACK to a 2xx with the branch of its INVITE is that of a peer of RFC 2543',
  ),
  row(
    'peers',
    /^non-invite-server$/,
    /^Proceeding --respond\.1xx/,
    'RFC 3261 §17.2.2, figure 8: a second provisional answer; RFC 4320 §4.1 leaves only a 100, and ours is sent once',
  ),
  row(
    'peers',
    /^non-invite-server$/,
    /^Completed --respond\.200-699/,
    'RFC 3261 §17.2.2: a transaction user that answers twice; none of ours does, and the machine discards it',
  ),
  row(
    'peers',
    /^non-invite-server$/,
    /^Trying --unanswered/,
    'RFC 4320 §4.2: a 408 within 3.5 s; ours wait longer, and have said 100 by then',
  ),
  row(
    'peers',
    /^session-timer$/,
    /--(watch|refresh)-->/,
    'RFC 4028 §7.4: a refresh that hands the refreshing over; ours keep who refreshes as it was',
  ),
  row(
    'peers',
    /^change$/,
    /^Proceeding --prompted/,
    'RFC 3311 §5.2: a 504 after a 100; an UPDATE that a person would have to be asked about is refused at once',
  ),
  row(
    'peers',
    /^caller$/,
    /^Dropped --refused/,
    'RFC 3261 §15: a phone that says BYE although it has not answered, which it may not; the 487 comes after that',
  ),
  row(
    'moments',
    /^third-party$/,
    /^CallingFirst --ended/,
    'RFC 3261 §9.1: the controller gives up, and nobody answers its CANCEL or the INVITE for 64*T1',
  ),
];

/** Why an edge is not crossed, or null when it should be. */
export const whyUncrossed = (machine: string, edge: string, kinds: readonly Kind[]): Uncrossed | null =>
  UNCROSSED.find((one) => kinds.includes(one.kind) && one.machine.test(machine) && one.edges.test(edge)) ?? null;
