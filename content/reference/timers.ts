// The timers, those with letters and those that a phone or a proxy runs for itself. Why each runs and what it does is
// the engine's own story of it; here stands how long it lasts, and what people get wrong.

export interface TimerText {
  /** Its name in a run: 'A', 'no-ACK'. */
  readonly name: string;
  /** Whose it is, as a run names its owner; the engine tells some timers apart by it. */
  readonly owner: string;
  readonly lasts: string;
  readonly more: string;
  readonly mistake?: string;
  readonly see: readonly string[];
}

type Row = readonly [name: string, owner: string, lasts: string, more: string, see: string, mistake?: string];

const ROWS: readonly Row[] = [
  [
    'A',
    'invite-client',
    'T1, then twice as long each time: 0.5 s, 1 s, 2 s and so on',
    'It runs over UDP only, from the INVITE to the first answer of any kind. A 100 from the next hop is enough to stop it: what happens further on is that hop’s care.',
    'timer B, method INVITE, word retransmission, machine invite-client',
    '“0.5, 1, 2, 4 seconds after the start.” These are the pauses. The copies leave after 0.5, 1.5, 3.5, 7.5, 15.5 and 31.5 seconds.',
  ],
  [
    'B',
    'invite-client',
    '64 × T1, which is 32 s',
    'It runs beside Timer A, over every transport. With it a call to a dead server fails after half a minute, and the caller can try the next one.',
    'timer A, timer F, machine invite-client, lesson reach',
    '“A call that drops after 32 seconds: that is Timer B.” Timer B ends calls that never came about. See Wait for the ACK.',
  ],
  [
    'C',
    'branch',
    'more than 3 minutes',
    'A proxy that waits must not wait for ever for a phone that rings and rings. Each provisional answer but 100 starts it anew.',
    'method CANCEL, machine proxy-branch, word forking',
  ],
  [
    'D',
    'invite-client',
    'at least 32 s over UDP, none over TCP',
    'The caller’s side has sent its ACK to a refusal. If that ACK was lost, the refusal comes once more, and somebody must still be there to answer it.',
    'timer H, method ACK, machine invite-client',
  ],
  [
    'E',
    'non-invite-client',
    'T1, doubling up to T2, which is 4 s',
    'It is Timer A for all requests but INVITE. Here a provisional answer does not stop it: it only makes the pauses longer.',
    'timer F, timer A, method BYE, machine non-invite-client',
    'Doubling it for ever. It stops at T2, 4 seconds, unlike Timer A.',
  ],
  [
    'F',
    'non-invite-client',
    '64 × T1, which is 32 s',
    'No request but INVITE waits for a person, so half a minute without a final answer means that none will come.',
    'timer E, timer B, machine non-invite-client',
    '“The answered call that drops after 32 seconds: Timer F.” Timer F is about requests that are no INVITE.',
  ],
  [
    'G',
    'invite-server',
    'T1, doubling up to T2',
    'The callee’s side repeats a refusal over UDP until the ACK comes.',
    'timer H, method ACK, machine invite-server',
  ],
  [
    'H',
    'invite-server',
    '64 × T1, which is 32 s',
    'It limits how long a refusal is repeated.',
    'timer G, timer no-ACK, machine invite-server',
    '“Timer H ends a call that was answered.” It waits for the ACK to a refusal. After a 200 no lettered timer waits for the ACK.',
  ],
  [
    'I',
    'invite-server',
    'T4 over UDP, which is 5 s; none over TCP',
    'After the ACK to a refusal a copy of it may still be on its way. For the time a packet can live, it is swallowed.',
    'timer D, machine invite-server',
  ],
  [
    'J',
    'non-invite-server',
    '64 × T1 over UDP; none over TCP',
    'A server that has answered keeps its answer for as long as the question may be repeated.',
    'timer F, timer E, machine non-invite-server',
  ],
  [
    'K',
    'non-invite-client',
    'T4 over UDP, which is 5 s; none over TCP',
    'The client has its answer. Copies of it that are late are swallowed.',
    'timer J, machine non-invite-client',
  ],
  [
    'L',
    'invite-server',
    '64 × T1, which is 32 s',
    'After a 2xx the server’s transaction stays, so that a copy of the INVITE is not taken for a new call.',
    'timer M, machine invite-server',
  ],
  [
    'M',
    'invite-client',
    '64 × T1, which is 32 s',
    'After the first 2xx there may be others, from other phones. Each must find the client still there.',
    'timer L, word forking, machine invite-client, lesson reach',
  ],
  [
    'N',
    'subscriber',
    '64 × T1, which is 32 s',
    'A SUBSCRIBE can reach several places, and the first NOTIFY shows which of them took it. Without one there is no subscription.',
    'method SUBSCRIBE, method NOTIFY, machine subscriber',
  ],
  [
    'repeat',
    'call',
    'T1, doubling up to T2, over every transport',
    'Transactions are over with the 2xx, so the phone itself repeats it. It does so even over TCP: a proxy on the way may have gone on over UDP.',
    'timer no-ACK, method ACK, machine accept, lesson connect',
    '“Over TCP nothing is sent again.” A 2xx to an INVITE is.',
  ],
  [
    'no-ACK',
    'call',
    '64 × T1, which is 32 s',
    'This is the call that drops after half a minute. The phone that answered never got an ACK: it went to a wrong address, or past a proxy that had not asked for it.',
    'timer repeat, method ACK, header Contact, header Record-Route, lesson connect',
    'Naming it Timer B, F or H. It has no letter: the phone counts, not a transaction.',
  ],
  [
    'repeat-1xx',
    'call',
    'T1, doubling',
    'A ringing that must arrive is repeated like a request, until its PRACK comes.',
    'timer no-PRACK, method PRACK, header RSeq, machine reliable',
  ],
  [
    'no-PRACK',
    'call',
    '64 × T1, which is 32 s',
    'If no PRACK comes, the caller is probably gone, and the INVITE is refused.',
    'timer repeat-1xx, method PRACK, machine reliable',
  ],
  [
    'cancelled',
    'call',
    '64 × T1, which is 32 s',
    'A phone of 1999 may not know CANCEL and never send the 487. The caller must not wait for it for ever.',
    'method CANCEL, machine caller',
  ],
  [
    'clash',
    'call',
    '2.1 to 4 s for the end that made the Call-ID, 0 to 2 s for the other',
    'Both ends changed the call at once, and both were refused with 491. The different pauses see to it that they do not meet again.',
    'word re-INVITE, machine change, lesson manage',
    '“The caller waits longer.” It is the end that made up the Call-ID.',
  ],
  [
    'session-expires',
    'call',
    'as Session-Expires says',
    'A call that nobody refreshes is taken for dead. A little before the end, the phone that waits in vain sends a BYE.',
    'header Session-Expires, machine session-timer, lesson manage',
  ],
  [
    'refresh',
    'registration',
    'somewhat less than Expires',
    'A lease must be renewed before it ends, with time left for losses.',
    'header Expires, method REGISTER, machine registration, lesson locate',
  ],
  [
    'keep-alive',
    'registration',
    'less than two minutes over TCP, less than half a minute over UDP',
    'A NAT forgets a way back that nothing uses. A few bytes keep it open.',
    'word NAT, header Flow-Timer, header Path',
  ],
  [
    'pace',
    'notifier',
    'as the event package says',
    'Presence can change many times a second. Whoever watches is told the latest at a bearable pace.',
    'method NOTIFY, machine notifier',
  ],
  [
    'limit',
    'branch',
    'as the proxy is set',
    'A proxy that tries one phone after another lets each ring only so long.',
    'timer C, word forking, machine proxy-context',
  ],
];

/** In the order of their letters, then those without one. */
export const TIMERS: readonly TimerText[] = ROWS.map(([name, owner, lasts, more, see, mistake]) => ({
  name,
  owner,
  lasts,
  more,
  see: see.split(', '),
  ...(mistake === undefined ? {} : { mistake }),
}));
