// The fourteen methods in words of our own. The section that defines each stands in the engine's own table.

export interface MethodText {
  readonly says: string;
  readonly why: string;
  /** The rule to remember, and its section. */
  readonly rule: string;
  readonly rfc: string;
  readonly mistake: string;
  readonly see: readonly string[];
}

type Row = readonly [says: string, why: string, rfc: string, rule: string, mistake: string, see: string];

const ROWS: Readonly<Record<string, Row>> = {
  INVITE: [
    'Asks somebody to take part in a call, or to change one that stands.',
    'A phone rings for as long as a person needs to get up, so an INVITE is answered many times: on its way, ringing, yes. No other request waits for a person, and that is why INVITE has machines of its own and a third message, the ACK.',
    '3261 13.2.1',
    'It is repeated over UDP until the first answer of any kind, and a 2xx to it must be acknowledged.',
    '“An INVITE without a session description is broken.” The other side then makes the offer, in its 200, and the ACK carries the answer.',
    'method ACK, method CANCEL, machine invite-client, machine caller, timer A, timer B, lesson connect',
  ],
  ACK: [
    'Confirms the final answer to an INVITE. It is never answered.',
    'Minutes can lie between an INVITE and its answer, and the caller may be gone. The one who answered repeats the answer until an ACK says that it has arrived.',
    '3261 17.1.1.3',
    'After a refusal each neighbour sends its own ACK, within the transaction. After a 2xx the caller’s phone sends one, all the way, as a transaction of its own.',
    '“The ACK is always part of the INVITE transaction.” Only after a refusal.',
    'method INVITE, machine accept, timer H, timer no-ACK, lesson connect',
  ],
  BYE: [
    'Ends a call. Either end may send it.',
    'A call has no server that owns it. Either phone can say that it is over, and the other confirms with 200.',
    '3261 15.1.1',
    'Sound stops when the BYE leaves, not when it is answered. The one who was called must not send it before the ACK has come or has been waited for in vain.',
    'Sending a BYE while it still rings, as the one who was called. A refusal is an answer to the INVITE, not a BYE.',
    'method CANCEL, word dialog, timer F, lesson manage',
  ],
  CANCEL: [
    'Takes back a request that is not decided yet, nearly always an INVITE.',
    'Alice gives up before Bob has picked up. There is no call to end yet, only a question to take back.',
    '3261 9.1',
    'It may leave only after a provisional answer has come, and each hop answers it by itself. Whether there is a call is said by the answer to the INVITE: 487, or 200.',
    '“A 200 to my CANCEL means that the call was called off.” It means that the CANCEL was read. If the phone had been picked up by then, there is a call.',
    'method BYE, method INVITE, header Reason, timer cancelled, lesson connect',
  ],
  OPTIONS: [
    'Asks what somebody can do, without calling.',
    'Before a call, or just to see whether a server is alive. The answer is what an INVITE would have got, without any ringing.',
    '3261 11.2',
    'The status is the one an INVITE would get: 200 if one would ring, 486 if busy.',
    'Taking an answer for a promise. It says how things are now, for this one phone that answered.',
    'header Allow, header Accept, header Supported, lesson agree',
  ],
  REGISTER: [
    'Says where a person can be reached, and for how long.',
    'A name on a business card is not a place. The phone tells the registrar of its domain where it is now, and tells it again before the lease ends.',
    '3261 10.2',
    'To holds the name, Contact the place, Expires the time. It is sent to the domain, not to a person, and opens no dialog.',
    '“Registered means reachable.” It means: said so, not long ago. A phone that lost its power stays on the list until its lease ends.',
    'header Contact, header Expires, word binding, machine registration, lesson locate',
  ],
  PRACK: [
    'Confirms a provisional answer that must not be lost.',
    'Nobody notices when a plain provisional answer is lost on UDP, and a phone says it again once a minute at most. Where one carries something that matters, such as an answer to the offer, the caller confirms it.',
    '3262 3',
    'A provisional answer with an RSeq is repeated until a PRACK names that number. PRACK is a request like any other and is answered with 200.',
    '“100 Trying can be confirmed, too.” A 100 goes one hop only and is never reliable.',
    'header RSeq, header RAck, machine reliable, timer repeat-1xx, word provisional response',
  ],
  UPDATE: [
    'Changes a session, even before the call is answered.',
    'A re-INVITE cannot be sent while the first INVITE is still open. UPDATE can: it is answered at once and waits for nobody.',
    '3311 5.1',
    'Since nobody is asked, it suits changes that need no person: room that was found in the network, a refreshed session timer.',
    'Asking for video with it. The other phone must answer at once and cannot ask its owner, so it refuses.',
    'method INVITE, header Session-Expires, word precondition, machine reservation, lesson agree',
  ],
  SUBSCRIBE: [
    'Asks to be told whenever something changes.',
    'Asking again and again whether Bob is back costs many messages and comes late. One subscription, and the news comes by itself.',
    '6665 4.1',
    'It names an event package and a time. A NOTIFY follows at once, even if there is nothing new to tell.',
    'Taking the 200 for the news. The 200 only says that the subscription was understood.',
    'method NOTIFY, header Event, header Expires, machine subscriber, machine notifier',
  ],
  NOTIFY: [
    'Tells a subscriber how things stand now.',
    'It is the other half of SUBSCRIBE, and also brings the news of a transfer that REFER has asked for.',
    '6665 4.2',
    'Every NOTIFY carries the Event it is about and a Subscription-State that says whether more will come.',
    'Sending news to somebody who never asked. Without a subscription it is answered with 481.',
    'method SUBSCRIBE, method REFER, header Subscription-State, timer pace',
  ],
  REFER: [
    'Asks somebody to call, or to write to, somebody else.',
    'Bob cannot make Alice’s phone talk to Carol. He can ask it to. The phone decides, calls, and reports how it went.',
    '3515 2.4.1',
    'A 200, or a 202 from an older phone, says that it will try. What came of it is told in NOTIFY requests, as the first line of the answer that was received.',
    '“It was accepted, so the transfer has worked.” It means that somebody will try.',
    'header Refer-To, header Replaces, method NOTIFY, machine transfer, machine referral, lesson manage',
  ],
  MESSAGE: [
    'Carries a text message by itself, without a call.',
    'A short note needs no session. It goes the way an INVITE would go, and the 200 says that it was delivered to a phone.',
    '3428 4',
    'It opens no dialog and must not be longer than some 1,300 bytes, unless the way is known to bear more.',
    'Taking the 200 for “read”. It says: arrived.',
    'header Content-Type, timer E, timer F',
  ],
  INFO: [
    'Carries a small piece of news inside a call, such as a key that was pressed.',
    'Two programs that know each other can talk beside the sound: a key, a card number, a signal from an old network.',
    '6086 4.2.1',
    'It changes neither the call nor the session. What it means is said by an Info-Package that both ends have named before.',
    'Changing the session with it. That is what UPDATE and re-INVITE are for.',
    'header Info-Package, header Recv-Info, word dialog',
  ],
  PUBLISH: [
    'Hands a server one’s own state, for the server to pass on to whoever watches.',
    'A phone that a hundred people watch would have to tell each of them. It tells a server once, and the server tells the hundred.',
    '3903 4',
    'What is published is a lease with a name, the SIP-ETag; whoever renews or changes it names that version.',
    'Mixing it up with REGISTER. REGISTER says where one is, PUBLISH how one is.',
    'header SIP-ETag, header SIP-If-Match, method SUBSCRIBE, method NOTIFY',
  ],
};

/** By the method's name. */
export const METHOD_TEXTS: ReadonlyMap<string, MethodText> = new Map(
  Object.entries(ROWS).map(([name, [says, why, rfc, rule, mistake, see]]) => [
    name,
    { says, why, rfc: `RFC ${rfc.replace(' ', ' §')}`, rule, mistake, see: see.split(', ') },
  ]),
);
