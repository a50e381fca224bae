// Every header the engine writes or reads, in words of our own: what it is, why there is such a thing, what people get
// wrong about it, and what stands beside it. Where it may stand is in allowed.ts; what a run does with it is looked up.

export interface HeaderText {
  /** The section that defines it. */
  readonly rfc: string;
  /** What it is, in a sentence. */
  readonly says: string;
  /** Why there is such a thing, in plain words. */
  readonly why: string;
  /** What people get wrong about it. */
  readonly mistake?: string;
  /** What to look at next: 'header Via', 'method INVITE', 'timer A', 'word branch', 'lesson reach', 'machine caller'. */
  readonly see: readonly string[];
}

type Row = readonly [rfc: string, says: string, why: string, see: string, mistake?: string];

const ROWS: Readonly<Record<string, Row>> = {
  Via: [
    '3261 20.42',
    'The way back for the answer: each element that passes a request on puts its own line on top.',
    'An answer needs no address book. It goes to the topmost Via, that element takes its own line off, and the next one says where to go from there. The branch in each line names the transaction, so the answer finds its question.',
    'header Record-Route, header Route, word branch, word transaction, lesson the-cast',
    '“Via and Record-Route are the same thing.” Via brings the answers of this one request home. Record-Route asks to see later requests of the call.',
  ],
  Route: [
    '3261 20.34',
    'The servers this request must still pass, in order.',
    'Whoever sends a request inside a call already knows the way: the proxies that asked for it. It writes them here, and each proxy takes its own line off when it is reached.',
    'header Record-Route, header Contact, word loose routing, lesson the-cast',
    '“A proxy routes back by Record-Route.” Record-Route is only recorded, once, when the call begins. What steers later requests is Route.',
  ],
  'Record-Route': [
    '3261 20.30',
    'A proxy’s wish to see later requests of this call too.',
    'Without it a proxy sees the first request and its answers and nothing more: the two phones then talk straight to each other. A proxy that must count, bill or mend addresses asks to stay, and both ends remember it as their route.',
    'header Route, header Via, word dialog, lesson the-cast',
    '“Proxies stay in the path of the whole call.” Only those that wrote a Record-Route do.',
  ],
  Path: [
    '3327 4',
    'The servers through which a registered phone must be reached.',
    'Behind a NAT or at the edge of a provider’s network a phone cannot be reached directly, only through the server it registered by. That server adds itself here, and the registrar keeps the way with the binding.',
    'header Service-Route, header Route, method REGISTER, word NAT',
  ],
  'Service-Route': [
    '3608 5',
    'The servers a registered phone should use for its own requests.',
    'The counterpart of Path: the registrar tells the phone which servers to pass when it calls out, so that the services it has paid for can act.',
    'header Path, header Route, method REGISTER',
  ],
  Contact: [
    '3261 20.10',
    'Where this device can be reached directly.',
    'A name such as sip:bob@biloxi.example.com is not a place. Contact carries the place: in a REGISTER for the registrar to write down, in a call for the later requests to go to.',
    'header To, header Expires, word contact, word binding, lesson locate',
    'A phone behind a home router writes its private address here. The call is answered, and then the BYE goes to an address nobody can reach.',
  ],
  From: [
    '3261 20.20',
    'Who asks. Its tag names the asking end of the dialog.',
    'It is the name to show, and half of what identifies the call. An answer repeats it as it came, so From still names the one who asked.',
    'header To, header P-Asserted-Identity, word tag, word dialog',
    '“From says where the answer goes.” It is a name, not a way. Answers follow Via, and nobody checks that a From is true unless something else vouches for it.',
  ],
  To: [
    '3261 20.39',
    'Who was asked for. Its tag, once there, names the answering end.',
    'It keeps the name that was dialled, whatever way the request takes. The phone that answers adds a tag, and two phones that answer the same request add two different ones.',
    'header From, word tag, word forking, lesson locate',
    '“The To line says where a message goes.” A proxy never reads it to find the way: that is in the first line, and in Route.',
  ],
  'Reply-To': [
    '3261 20.31',
    'Where a call back should go, if not to From.',
    'A call made from a shared desk or an outgoing line can say which address to call back.',
    'header From, header In-Reply-To',
  ],
  'Refer-To': [
    '3515 2.1',
    'Whom to call, in a REFER.',
    'A transfer is a request to somebody else’s phone, and this is its object. What follows a question mark in it becomes headers of the new call: that is how a call takes the place of another one.',
    'method REFER, header Referred-By, header Replaces, word transfer, lesson manage',
  ],
  'Referred-By': [
    '3892 3',
    'Who asked for this call, when it follows from a REFER.',
    'Carol sees a call from Alice and can be told that Bob handed it over.',
    'header Refer-To, method REFER, word transfer',
  ],
  'P-Asserted-Identity': [
    '3325 9.1',
    'Who the caller is, as a server one trusts has found out.',
    'Anybody can write anything in From. Inside a network whose servers trust each other, the first of them checks the caller and writes the result here. It must be taken out before the request leaves that network, if the caller wants to stay unknown.',
    'header P-Preferred-Identity, header Privacy, header From',
    'Believing it when it comes from the open Internet. It means something only from a server one trusts.',
  ],
  'P-Preferred-Identity': [
    '3325 9.2',
    'Which of one’s identities one would like to be shown as.',
    'A phone with several lines says which one this call is of. The server checks that the line is really the phone’s before it vouches for it.',
    'header P-Asserted-Identity, header Privacy',
  ],
  'History-Info': [
    '7044 5',
    'Where a request went before it came here, and why.',
    'A voicemail box that gets a call should know whose call it was first and why it was passed on: busy, or nobody answered.',
    'header Reason, word forking',
  ],
  'Call-ID': [
    '3261 20.8',
    'Names the call: the same in all messages that belong together.',
    'Each phone handles many calls at once and must tell their messages apart. The caller makes the word up, and nobody else in the world may make up the same one. A phone’s registrations share one, too.',
    'header From, header To, header CSeq, word dialog',
    '“The Call-ID names the dialog.” A call that rings two phones can become two dialogs with one Call-ID. The two tags make the difference.',
  ],
  CSeq: [
    '3261 20.16',
    'Counts the requests of one end, and says which one an answer is for.',
    'Packets overtake each other. By the number, a phone can tell an old request from a new one and refuse what comes too late.',
    'header Call-ID, method ACK, method CANCEL, word dialog',
    '“It is one counter for the whole call.” Each end counts its own requests. ACK and CANCEL repeat the number of their INVITE.',
  ],
  'Max-Forwards': [
    '3261 20.22',
    'How many hops are left before a request is refused, so that loops end.',
    'Two proxies that each believe the other to know the way would pass a request to and fro for ever. Each takes one off, and at 0 the answer is 483.',
    'header Via, header Max-Breadth, word hop',
    'A box that ends a call and makes another one may start again at 70. A loop through such a box then never ends by this count.',
  ],
  'Max-Breadth': [
    '5393 5.3',
    'How many places at once may be tried for one request.',
    'A call that is forwarded to two places, each of which forwards it to two more, grows without a limit before Max-Forwards stops it. This number is shared out among the branches and cannot be multiplied.',
    'header Max-Forwards, word forking',
  ],
  Expires: [
    '3261 20.19',
    'How long something holds, in seconds.',
    'Phones vanish without a word. So a registration, a subscription or a published state is only a lease, and whoever wants to keep it must ask again in time.',
    'header Contact, header Min-Expires, method REGISTER, method SUBSCRIBE, lesson locate',
    'Reading the wish as the grant. The answer says how long it really holds, and it may be less.',
  ],
  'Min-Expires': [
    '3261 20.23',
    'The shortest time a server accepts.',
    'Phones that register every few seconds would wear a server out. It refuses with 423 and says here what it bears.',
    'header Expires, method REGISTER',
  ],
  'Content-Length': [
    '3261 20.14',
    'How many bytes of body follow.',
    'Over TCP messages come one after another in a stream without gaps. The number says where this one ends and the next begins. Over UDP the packet itself has an end.',
    'header Content-Type, word header',
    'Counting letters and not bytes, or line ends as one byte: the next message on the connection then begins in the middle of a line.',
  ],
  'Content-Type': [
    '3261 20.15',
    'What the body is, such as a session description.',
    'SIP carries bodies of any kind and reads none of them. A phone looks here whether the body is SDP, a text message or a report.',
    'header Content-Length, header Accept, word SDP, lesson agree',
  ],
  'Content-Disposition': [
    '3261 20.11',
    'What the body is for.',
    'Two bodies of the same kind can be meant for different things: one as the session to set up, another as a picture to show. Without this line a session description is a session.',
    'header Content-Type',
  ],
  'Content-Encoding': [
    '3261 20.12',
    'How the body was packed.',
    'A long body can be sent compressed. Whoever does not know the packing answers 415.',
    'header Accept-Encoding, header Content-Type',
  ],
  'Content-Language': [
    '3261 20.13',
    'The language of the body.',
    'A text for people can say in which language it is written.',
    'header Accept-Language',
  ],
  Accept: [
    '3261 20.1',
    'Which kinds of bodies one understands.',
    'A phone that asks to be told something says in which forms it can read the news. Without it, SDP is what is meant.',
    'header Content-Type, method SUBSCRIBE, method OPTIONS',
  ],
  'Accept-Encoding': [
    '3261 20.2',
    'Which packings one understands.',
    'So that nobody sends a compressed body to a phone that cannot unpack it.',
    'header Content-Encoding',
  ],
  'Accept-Language': [
    '3261 20.3',
    'Which languages one would like to read.',
    'Reason phrases and other texts for people can then be in the caller’s language.',
    'header Content-Language',
  ],
  Allow: [
    '3261 20.5',
    'Which methods one understands.',
    'Each end learns what it may ask of the other: whether it can be handed over with REFER, or changed early with UPDATE. A refusal with 405 must carry it.',
    'header Supported, header Allow-Events, method OPTIONS',
    'Mixing it up with Supported. Allow lists methods, Supported lists extensions.',
  ],
  Supported: [
    '3261 20.37',
    'Which extensions one understands.',
    'It offers and demands nothing. The other side may use what is listed, or leave it.',
    'header Require, header Unsupported, header Allow',
  ],
  Require: [
    '3261 20.32',
    'Which extensions the other end must understand.',
    'Some things must not be half understood. Whoever does not know what is listed here must refuse with 420 and not try.',
    'header Supported, header Unsupported, header Proxy-Require, word precondition',
    'Requiring what one would only like to have. The call then fails with every phone that does not know it.',
  ],
  'Proxy-Require': [
    '3261 20.29',
    'Which extensions every proxy on the way must understand.',
    'The same as Require, for the servers in between. It is rare: a single old proxy on the way makes the call fail.',
    'header Require, header Unsupported',
  ],
  Unsupported: [
    '3261 20.40',
    'Which demanded extensions one does not understand.',
    'It stands in a 420, so that the caller can try again without them.',
    'header Require, header Proxy-Require',
  ],
  'In-Reply-To': [
    '3261 20.21',
    'Which earlier call this one answers.',
    'A phone that called and was missed can let the call back through, even where others are blocked.',
    'header Call-ID, header Reply-To',
  ],
  'Allow-Events': [
    '6665 8.2.2',
    'Which event packages one can be asked about.',
    'SUBSCRIBE is one method for many kinds of news. This says which of them a phone or server knows.',
    'header Event, method SUBSCRIBE',
  ],
  'WWW-Authenticate': [
    '3261 20.44',
    'A user agent’s or registrar’s question: prove who you are.',
    'It stands in a 401 and carries a nonce, a word made up for this one question. The asker mixes it with the password, so that what is overheard is of no use later.',
    'header Authorization, header Proxy-Authenticate, word digest, word nonce',
    '“401 means that the password was wrong.” It is a question, and the first request of nearly every phone gets it.',
  ],
  'Proxy-Authenticate': [
    '3261 20.27',
    'A proxy’s question: prove who you are.',
    'It stands in a 407. A call that passes two providers may be asked by both, each for its own realm.',
    'header Proxy-Authorization, header WWW-Authenticate, word digest, word nonce',
  ],
  Authorization: [
    '3261 20.7',
    'The proof for a user agent or a registrar.',
    'It carries no password, only a sum over the password, the nonce, the method and the address. Whoever knows the password can make the same sum and compare.',
    'header WWW-Authenticate, word digest, word nonce',
    'Sending the same request again with the proof added. It is a new request: a new branch and a CSeq one higher, in the same call.',
  ],
  'Proxy-Authorization': [
    '3261 20.28',
    'The proof for one proxy, by its realm.',
    'The proxy that asked takes it out before it passes the request on: what proves something to it is no business of the next one. An ACK carries it too, since nobody can ask an ACK for a proof.',
    'header Proxy-Authenticate, method ACK, word digest',
  ],
  'Authentication-Info': [
    '3261 20.6',
    'What a server says after a proof was right, such as the next nonce.',
    'The server can prove in turn that it knows the password, and give the nonce for the next request, so that no question is needed then.',
    'header Authorization, word nonce',
  ],
  'Proxy-Authentication-Info': [
    '7616 3.5',
    'The same, from a proxy.',
    'What Authentication-Info is for a server, this is for a proxy.',
    'header Authentication-Info, header Proxy-Authorization',
  ],
  'Retry-After': [
    '3261 20.33',
    'How long to wait before trying again, in seconds.',
    'A busy server or person can say when it makes sense to ask again, so that a thousand phones do not hammer on the door.',
    'header Warning, lesson reach',
  ],
  Warning: [
    '3261 20.43',
    'More about what went wrong, in words and a number.',
    '488 says that the media do not fit. This says why: no common codec, or a kind of network that is not there.',
    'header Error-Info, lesson agree',
  ],
  'Alert-Info': [
    '3261 20.4',
    'Another ringing tone than the usual one.',
    'A door bell, or a call from within the house, can ring differently.',
    'header Call-Info',
  ],
  'Call-Info': [
    '3261 20.9',
    'More about the caller or the callee, such as a picture.',
    'It points to a picture, a card or a web page to show while it rings.',
    'header Alert-Info',
  ],
  'Error-Info': [
    '3261 20.18',
    'Where more is said about a refusal, such as an announcement.',
    'A phone without a display can play what is to be found there: “this number has changed”.',
    'header Warning',
  ],
  Event: [
    '6665 8.2.1',
    'Which kind of news a subscription is about.',
    'Presence, messages waiting, the state of a call, the progress of a transfer: one method carries them all, and this word says which it is.',
    'header Allow-Events, header Subscription-State, method SUBSCRIBE, method NOTIFY',
  ],
  'Subscription-State': [
    '6665 8.2.3',
    'Whether a subscription stands, waits or has ended, and why.',
    'Every NOTIFY says how the subscription itself is doing. “terminated” is the last word, with a reason that tells whether asking again makes sense.',
    'header Event, method NOTIFY',
    'Waiting for a BYE. A subscription ends with a NOTIFY that says so, or by itself when nobody renews it.',
  ],
  Replaces: [
    '3891 6.1',
    'Which call this one takes the place of.',
    'In a transfer after asking, Carol is already in a call with Bob. Alice’s new call names that call, and Carol’s phone swaps the one for the other without ringing.',
    'header Refer-To, header Join, method REFER, lesson manage',
  ],
  Join: [
    '3911 7.1',
    'Which call this one wants to be joined to.',
    'A third person enters a call that two others have, and their phone or a bridge mixes the sound.',
    'header Replaces',
  ],
  'Target-Dialog': [
    '4538 7',
    'Which call a request outside of it belongs to, as a proof of acquaintance.',
    'A REFER from a stranger is refused. Whoever can name the tags of a call one has is no stranger.',
    'method REFER, word dialog',
  ],
  Reason: [
    '3326 2',
    'Why a request was sent, such as: answered elsewhere.',
    'When one of Bob’s phones picks up, the others are called off with a CANCEL. With “Call completed elsewhere” in it they do not show a missed call.',
    'method CANCEL, method BYE, word forking',
  ],
  'Session-Expires': [
    '4028 4',
    'When a call ends unless somebody refreshes it.',
    'A phone that loses its power sends no BYE. With this lease on the call, the other end and the proxies find out in a known time.',
    'header Min-SE, method UPDATE, machine session-timer, lesson manage',
  ],
  'Min-SE': [
    '4028 5',
    'The shortest such time one bears.',
    'Refreshing too often loads the servers, so a short lease is refused with 422 and this bound.',
    'header Session-Expires',
  ],
  RSeq: [
    '3262 7.1',
    'The number of a provisional answer that must be confirmed.',
    'A 180 over UDP may be lost, and nobody notices. With a number in it the phone repeats it until a PRACK names that number.',
    'header RAck, method PRACK, word provisional response',
  ],
  RAck: [
    '3262 7.2',
    'Which provisional answer a PRACK confirms.',
    'It repeats the number from RSeq, and the CSeq of the INVITE, so that each ringing gets its own confirmation.',
    'header RSeq, method PRACK',
  ],
  Date: [
    '3261 20.17',
    'When the message was sent.',
    'A phone without a clock can set its own by the registrar’s answer.',
    'header Timestamp, method REGISTER',
  ],
  Timestamp: [
    '3261 20.38',
    'The sender’s clock, so that the way there and back can be timed.',
    'The answer repeats the value and adds how long the other side thought about it. What is left is the time on the way.',
    'word T1, header Date',
  ],
  Organization: [
    '3261 20.25',
    'To which organisation the sender belongs.',
    'It is a text for people, nothing more.',
    'header Subject',
  ],
  Subject: [
    '3261 20.36',
    'What the call is about.',
    'Like the subject of a letter: it can be shown while it rings.',
    'header Priority, header Organization',
  ],
  'User-Agent': [
    '3261 20.41',
    'Which program asks.',
    'It helps whoever looks for a fault. It also helps whoever looks for phones with a known weakness, so some leave it out.',
    'header Server',
  ],
  Server: ['3261 20.35', 'Which program answers.', 'The same as User-Agent, in answers.', 'header User-Agent'],
  Priority: [
    '3261 20.26',
    'How urgent the caller thinks this is.',
    'The phone of the called person may ring even when it is set to quiet.',
    'header Resource-Priority, header Subject',
  ],
  'MIME-Version': [
    '3261 20.24',
    'The version of MIME that the body follows.',
    'It stands beside bodies of several parts.',
    'header Content-Type',
  ],
  'Refer-Sub': [
    '4488 4',
    'Whether a REFER shall bring news of what came of it.',
    'A REFER opens a subscription by itself. Whoever does not want the news can say so and spares the messages.',
    'method REFER, method NOTIFY',
  ],
  Privacy: [
    '3323 4.2',
    'What of the caller must not be shown.',
    'The servers take names and addresses out on the caller’s behalf.',
    'header P-Asserted-Identity, header From',
  ],
  'SIP-ETag': [
    '3903 11.3.1',
    'The name a server gives to published state.',
    'Whoever changes the state names the version that is meant.',
    'header SIP-If-Match, method PUBLISH',
  ],
  'SIP-If-Match': [
    '3903 11.3.2',
    'Which published state is changed.',
    'With the name from SIP-ETag two devices of one person do not overwrite each other unseen.',
    'header SIP-ETag, method PUBLISH',
  ],
  'Accept-Contact': [
    '3841 9.2',
    'What the reached device should be like.',
    'A caller can ask for a phone with a screen, or for a mobile one.',
    'header Reject-Contact, header Request-Disposition',
  ],
  'Reject-Contact': [
    '3841 9.2',
    'What the reached device must not be like.',
    'A caller can ask for any phone of Bob’s but his voicemail.',
    'header Accept-Contact, header Request-Disposition',
  ],
  'Request-Disposition': [
    '3841 9.1',
    'How servers should treat a request, such as: do not fork.',
    'Some calls must not ring several phones, or must not be passed on.',
    'header Accept-Contact, word forking',
  ],
  'Resource-Priority': [
    '4412 3.1',
    'How a call ranks where resources are scarce.',
    'In an emergency, networks that know the word let the calls of helpers through first.',
    'header Priority',
  ],
  'Info-Package': [
    '6086 7.2',
    'What an INFO is about.',
    'INFO alone does not say what its body means. A package has a name that both ends have agreed on.',
    'header Recv-Info, method INFO',
  ],
  'Recv-Info': [
    '6086 7.3',
    'Which kinds of INFO one takes.',
    'So that nobody sends news that the other end cannot read.',
    'header Info-Package, method INFO',
  ],
  'Flow-Timer': [
    '5626 11.1',
    'How often a flow to a server must show a sign of life.',
    'A NAT forgets a way that nothing uses. The registrar says how long it will wait before it takes the way for dead.',
    'timer keep-alive, word NAT, method REGISTER',
  ],
  Identity: [
    '8224 4',
    'A signature over who calls whom and when.',
    'Between networks that do not trust each other a signature of the caller’s provider takes the place of a mere claim.',
    'header Identity-Info, header P-Asserted-Identity',
  ],
  'Identity-Info': [
    '8224 4',
    'Where the certificate for that signature is.',
    'In newer messages this is part of Identity itself, so it is met in old ones only.',
    'header Identity',
  ],
};

const section = (cited: string): string => `RFC ${cited.replace(' ', ' §')}`;

const text = ([rfc, says, why, see, mistake]: Row): HeaderText => ({
  rfc: section(rfc),
  says,
  why,
  see: see.split(', '),
  ...(mistake === undefined ? {} : { mistake }),
});

/** By the header's name as it is printed. */
export const HEADERS: ReadonlyMap<string, HeaderText> = new Map(
  Object.entries(ROWS).map(([name, row]) => [name, text(row)]),
);
