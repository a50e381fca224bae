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
    /Pending|notify\.(pending|again)|^(Active|Refreshing|Expiring) --notify\.terminated|^Expiring|--> Expiring/,
    'RFC 6665 §4.2.1.3: our phones decide at once whether they tell, and end a watch only when asked to',
  ),
  row(
    'peers',
    /^subscriber$/,
    /--(gone|too-brief|wait|later|silent|challenged)-->/,
    'RFC 6665 §4.1.2.2: it takes a phone that grants a watch and turns its refresh down for another reason than 481',
  ),
  row(
    'peers',
    /^third-party$/,
    /differs|^Asking|^Completing|--describes-->/,
    'RFC 3725 §4.3: it takes a phone that speaks otherwise each time it is asked, or leaves between two questions',
  ),
  row('peers', /^transfer$/, /progress|silent/, 'RFC 3515 §2.4.5: reports in between are not required; ours send none'),
  row(
    'peers',
    /^(invite|non-invite)-server$/,
    /--ACK-->|respond\.|--unanswered-->|^Proceeding --transport-error/,
    'RFC 3261 §17.2, RFC 4320 §4.1: a peer of RFC 2543, or answers our elements do not give',
  ),
  row(
    'peers',
    /^session-timer$/,
    /--(off|watch|refresh)-->/,
    'RFC 4028 §7.4: a refresh of our phones keeps who refreshes as it was',
  ),
  row('peers', /^change$/, /^Proceeding --later/, 'RFC 3261 §14.1'),
  row('moments', /^(asked|proxy-branch|proxy-context|caller|call-again|transfer|subscriber)$/, /./, 'an accident'),
  row('moments', /^third-party$/, /--(ended|refused)-->/, 'a person leaves while the controller asks'),
];

/** Why an edge is not crossed, or null when it should be. */
export const whyUncrossed = (machine: string, edge: string, kinds: readonly Kind[]): Uncrossed | null =>
  UNCROSSED.find((one) => kinds.includes(one.kind) && one.machine.test(machine) && one.edges.test(edge)) ?? null;
