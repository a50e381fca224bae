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
    /^(caller|change)$/,
    /--(interval|later|challenged|overtaken|unusable)-->/,
    'RFC 3261 §14.1, RFC 4028 §7.3: refusals that come to a request just taken back, or that name a time',
  ),
  row('peers', /^change$/, /^Proceeding --prompted/, 'RFC 4320 §4.1: an UPDATE that took seconds, and then a 504'),
  row('peers', /^change$/, /^(Later|(CancelHeld|Cancelling|Closing) --(gone|clash)-->)/, 'RFC 3261 §14.1: two at once'),
  row(
    'peers',
    /^(caller|change|proxy-branch)$/,
    /--(provisional|early|100|101-199|left)-->/,
    'RFC 3261 §13.2.2.1: a further provisional answer, which our phones give once',
  ),
  row('peers', /^caller$/, /^Calling --withdraw-->/, 'RFC 3261 §9.1: it takes a name server slower than a person'),
  row(
    'peers',
    /^proxy-branch$/,
    /^(CancelHeld|Cancelled|GivenUp|Dismissed) |^(Calling|Proceeding) --(timer\.C|timeout|transport-error)-->/,
    'RFC 3261 §16.8 and §16.9: a branch given up that answers, breaks or is given up once more',
  ),
  row(
    'peers',
    /^proxy-context$/,
    /^(Answered|Cancelling|Deciding) /,
    'RFC 3261 §16.7 and §16.10: it takes a second CANCEL, 2xx or 6xx of the same call after the first has decided',
  ),
  row(
    'peers',
    /^bridge$/,
    /^(Accepted|Connected|Releasing|Ended) |^Connecting --bye-->/,
    'RFC 6026 §7.1, RFC 3261 §15: what crosses on the two sides of a box within one round trip',
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
    /^(invite|non-invite)-(client|server)$/,
    /transport-error|--ACK-->|respond\.|--1xx-->/,
    'RFC 3261 §17, RFC 4320 §4.1: a connection that breaks as an answer is repeated, or answers our elements do not give',
  ),
  row(
    'peers',
    /^session-timer$/,
    /--(off|watch|refresh)-->/,
    'RFC 4028 §7.4: a refresh of our phones keeps who refreshes as it was',
  ),
  row('peers', /^registration$/, /too-brief/, 'RFC 3261 §10.2.8: a registrar that asks for more than it asked before'),
  row('peers', /^reliable$/, /^GivenUp /, 'RFC 3262 §3: a PRACK after 64*T1, later than any path takes'),
  row('peers', /^asked$/, /^Done /, 'RFC 3261 §14.2: repeats after the change is done'),
  row(
    'peers',
    /^callee$/,
    /--ack-->|^Confirmed|^Incoming --ring|^(AnswerHeld|Reserving) --(bye|cancel)-->/,
    'RFC 3261 §13.3 and §15: repeats, and a caller that leaves while this end is held by a PRACK or a reservation',
  ),
  row(
    'moments',
    /^callee$/,
    /^(Reserving|Alerting|AnswerHeld|ByeHeld|Ended) /,
    'a person acts, or a PRACK is lost, as a message is on its way',
  ),
  row(
    'moments',
    /^caller$/,
    /^(Proceeding|Confirmed|ByeSent|CancelHeld|Cancelling|Leaving|Dropped|Ended) /,
    'a call that is given up, ended or refused in the moment of its answer',
  ),
  row(
    'moments',
    /^change$/,
    /^(Waiting|Sent|Proceeding|CancelHeld|Cancelling|Clash|Closing) /,
    'a change and the end of a call',
  ),
  row('moments', /^(subscriber|notifier)$/, /./, 'a watch that a machine forgets, or a report that is late'),
  row('moments', /^third-party$/, /--(ended|refused)-->/, 'a person leaves while the controller asks'),
  row(
    'moments',
    /^flow$/,
    /./,
    'a phone that moves or gives its registration up while a flow is asked after or broken',
  ),
  row('moments', /^asked$/, /^Accepted --no-ack/, 'the phone that asked for a change crashes before its ACK'),
  row('moments', /^transfer$/, /./, 'a report that overtakes the yes, or never comes'),
  row('moments', /^(referral|registration|call-again|reservation|session-timer|proxy-branch)$/, /./, 'an accident'),
  row('moments', /^(invite|non-invite)-(client|server)$/, /./, 'a connection that breaks as a message goes out'),
];

/** Why an edge is not crossed, or null when it should be. */
export const whyUncrossed = (machine: string, edge: string, kinds: readonly Kind[]): Uncrossed | null =>
  UNCROSSED.find((one) => kinds.includes(one.kind) && one.machine.test(machine) && one.edges.test(edge)) ?? null;
