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
    'RFC 6665 §4.1.3: a phone that has decided, or was not asked again, says "pending" once more; ours does not',
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
    /^AskingSecond/,
    'RFC 3725 §4.2: a phone that answers another way each time it is asked',
  ),
  row(
    'peers',
    /^invite-server$/,
    /^Accepted --ACK/,
    'RFC 6026 §8.7: an ACK to a 2xx with the branch of its INVITE is that of a peer of RFC 2543',
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
    'moments',
    /^bridge$/,
    /^Accepted --ack-of-left/,
    'RFC 3261 §15.1.1: a phone that was left answers through a box',
  ),
  row('moments', /^asked$/, /^Done --cancel/, 'RFC 3261 §9.2: a CANCEL that comes after the ACK to the change'),
  row(
    'moments',
    /^proxy-branch$/,
    /^(Cancelled --(100|cancel)|Dismissed --(2xx|timer\.cancelled))/,
    'RFC 3261 §16.7 and §9.1: what still comes from a phone that was cancelled',
  ),
  row('moments', /^proxy-context$/, /^Answered --6xx/, 'RFC 3261 §16.7: a 6xx that crosses the 2xx of another phone'),
  row(
    'moments',
    /^caller$/,
    /^(ByeSent --left|Cancelling --provisional|Dropped --(provisional|accepted|refused))/,
    'RFC 3261 §13.2.2.4 and §9.1: what still comes of an INVITE that nobody waits for',
  ),
  row('moments', /^call-again$/, /^Calling --refused/, 'RFC 3261 §20.33: busy at the second try too'),
  row(
    'moments',
    /^notifier$/,
    /^Pending --(unwanted|challenged)/,
    'RFC 6665 §4.2.2: a watcher that is gone, or a proxy that asks',
  ),
  row(
    'moments',
    /^third-party$/,
    /^(CallingFirst|AskingFirst|AskingEarly|Passing|Completing) /,
    'RFC 3725 §6 and §7: a phone leaves or refuses while the controller asks the other',
  ),
  row('moments', /^transfer$/, /^Referring --success/, 'RFC 6665 §4.1.2.4: the last report overtakes the yes'),
];

/** Why an edge is not crossed, or null when it should be. */
export const whyUncrossed = (machine: string, edge: string, kinds: readonly Kind[]): Uncrossed | null =>
  UNCROSSED.find((one) => kinds.includes(one.kind) && one.machine.test(machine) && one.edges.test(edge)) ?? null;
