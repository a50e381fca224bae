// Words that most messages repeat (methods, parameter names, transports, option tags), each kept once.
// A word met again is the same string: nothing is allocated, and comparing two of them is comparing two pointers.
// A word not listed here is simply sliced out of the text; the answer never depends on the list.

const SIZE = 512;
const table: (string | undefined)[] = new Array<string | undefined>(SIZE).fill(undefined);

function slot(length: number, first: number, middle: number, last: number): number {
  return (length * 37 + first * 3 + middle * 17 + last * 71) & (SIZE - 1);
}

const WORDS = `INVITE ACK BYE CANCEL REGISTER OPTIONS PRACK UPDATE SUBSCRIBE NOTIFY REFER MESSAGE INFO PUBLISH
UDP TCP TLS SCTP WS WSS SIP 2.0 Digest branch received rport maddr ttl tag lr transport user method expires q phone
udp tcp tls sctp ws wss handling boundary duration purpose reason retry-after id cause text early-only to-tag from-tag
username realm nonce uri response algorithm cnonce opaque qop nc domain stale nextnonce rspauth userhash charset
MD5 auth auth-int SHA-256 SHA-512-256 MD5-sess true false TRUE FALSE 00000001 00000002 refresher uac uas ob reg-id
+sip.instance timer replaces 100rel path outbound gruu norefersub tdialog join eventlist events precondition refer
presence dialog reg message-summary conference active pending terminated timeout noresource deactivated
application/sdp message/sipfrag text/plain session render alert required optional version en identity gzip`;

for (const word of WORDS.split(/\s+/)) {
  const at = slot(word.length, word.charCodeAt(0), word.charCodeAt(word.length >> 1), word.charCodeAt(word.length - 1));
  table[at] ??= word;
}

/** The characters from `start` to `end` of a text; a well-known word is returned as its one shared copy. */
export function word(text: string, start: number, end: number): string {
  const length = end - start;
  if (length === 0) return '';
  const first = text.charCodeAt(start);
  const middle = text.charCodeAt(start + (length >> 1));
  const known = table[slot(length, first, middle, text.charCodeAt(end - 1))];
  if (known === undefined || known.length !== length) return text.slice(start, end);
  for (let i = 0; i < length; i++) {
    if (known.charCodeAt(i) !== text.charCodeAt(start + i)) return text.slice(start, end);
  }
  return known;
}
