// Where a header may stand, as the RFCs tabulate it. RFC 3261 §20, tables 2 and 3, for the first six methods; each further
// column from the RFC of its method: 3262 (PRACK), 3311 (UPDATE), 3265 (SUBSCRIBE, NOTIFY), 3515 (REFER), 3428 (MESSAGE),
// 6086 (INFO), 3903 (PUBLISH); headers of extensions from the RFC that brought them. A row: header, where, what a proxy
// may do, then a mark for each method: m must, m* should, t should (must over streams), * with a body, c on a
// condition, o may, - not; a dot where no RFC says.

const MARKED_METHODS = [
  ...['ACK', 'BYE', 'CANCEL', 'INVITE', 'OPTIONS', 'REGISTER', 'PRACK'],
  ...['UPDATE', 'SUBSCRIBE', 'NOTIFY', 'REFER', 'MESSAGE', 'INFO', 'PUBLISH'],
] as const;

/** How strongly a header is wanted in messages of a method. */
type Mark = 'm' | 'm*' | 't' | '*' | 'c' | 'o' | '-' | '.';

export interface AllowedRow {
  readonly header: string;
  /** 'R' in requests, 'r' in responses, codes, 'c' copied from the request; empty: everywhere. */
  readonly where: string;
  /** What a proxy may do with it: a add, m modify, d delete, r must be able to read. */
  readonly proxy: string;
  readonly marks: ReadonlyMap<string, Mark>;
}

const TABLE = `Accept|R||- o - o m* o o o o o o - o o
Accept|2xx||- - - o m* o - o - - - - . -
Accept|415||- c - c c c c c o o c m* o m*
Accept-Encoding|R||- o - o o o o o o o o - o o
Accept-Encoding|2xx||- - - o m* o - o - - - - o -
Accept-Encoding|415||- c - c c c c c o o c m* c m*
Accept-Language|R||- o - o o o o o o o o - o o
Accept-Language|2xx||- - - o m* o - o - - - - o -
Accept-Language|415||- c - c c c c c o o c m* o m*
Alert-Info|R|ar|- - - o - - - - - - - - - -
Alert-Info|180|ar|- - - o - - - - - - - - - -
Allow|R||- o - o o o o o o o o o o o
Allow|2xx||- o - m* m* o o o o o . o . .
Allow|r||- o - o o o o o o o o o o o
Allow|405||- m - m m m m m m m m m m m
Authentication-Info|2xx||- o - o o o o o o o o o o o
Authorization|R||o o o o o o o o o o o o o o
Call-ID|c|r|m m m m m m m m m m m m m m
Call-Info||ar|- - - o o o - o . . - o o o
Contact|R||o - - m o o - m m m m - - -
Contact|1xx||- - - o - - - o o o - - - -
Contact|2xx||- - - m o o - m m o m - - -
Contact|3xx|d|- o - o o o o o m m . o - o
Contact|485||- o - o o o o o o o . o - o
Content-Disposition|||o o - o o o o o o o o o o o
Content-Encoding|||o o - o o o o o o o o o o o
Content-Language|||o o - o o o o o o o o o o o
Content-Length||ar|t t t t t t t t t t o t o t
Content-Type|||* * - * * * * * * * * * * *
CSeq|c|r|m m m m m m m m m m m m m m
Date||a|o o o o o o o o o o o o o o
Error-Info|300-699|a|- o o o o o o o o o o o o o
Expires|||- - - o - o - - o - . o - o
From|c|r|m m m m m m m m m m m m m m
In-Reply-To|R||- - - o - - - - - - - o . -
Max-Forwards|R|amr|m m m m m m m m m m m m o m
Min-Expires|423||- - - - - m - - m - - . - m
MIME-Version|||o o - o o o o o o o o . o o
Organization||ar|- - - o o o - o o - o o - o
Priority|R|ar|- - - o - - - - o - - o - o
Proxy-Authenticate|407|ar|- m - m m m m m m m m m m m
Proxy-Authenticate|401|ar|- o o o o o o o . . o o o o
Proxy-Authorization|R|dr|o o - o o o o o o o o o o o
Proxy-Require|R|ar|- o - o o o o o o o o o o o
Record-Route|R|ar|o o o o o - o o o o o - o -
Record-Route|2xx,18x|mr|- o o o o - o o . . o - o -
Reply-To|||- - - o - - - - - - - o . -
Require||ar|- c - c c c c c o o c c o o
Retry-After|404,413,480,486||- o o o o o o o o o o o o o
Retry-After|500,503||- o o o o o o o o o o o o o
Retry-After|600,603||- o o o o o o o o o o o o o
Route|R|adr|c c c c c c c c c c c o o c
Server|r||- o o o o o o o o o o o o o
Subject|R||- - - o - - - - - - - o o o
Supported|R||- o o m* o o o o o o o . o o
Supported|2xx||- o o m* m* o o o o o o . o o
Timestamp|||o o o o o o o o o o o o o o
To|c|r|m m m m m m m m m m m m m m
Unsupported|420||- m - m m m m m o o o o o o
User-Agent|||o o o o o o o o o o o o o o
Via|R|amr|m m m m m m m m m m m m m m
Via|rc|dr|m m m m m m m m m m m m m m
Warning|r||- o o o o o o o o o o o o o
WWW-Authenticate|401|ar|- m - m m m m m m m m m m m
WWW-Authenticate|407|ar|- o - o o o . o . . o o o o
RAck|R||- - - - - - m - - - . . . .
RSeq|1xx||- - - o - - - - o o . . . .
Allow-Events|R||o o - o o o o - o o . . . o
Allow-Events|2xx||- o - o o o o - o o . . . .
Allow-Events|489||- - - - - - - - m m . . . m
Event|R||- - - - - - - - m m . . . m
Subscription-State|R||- - - - - - - - - m . . . .
Refer-To|R||- - - - - - . . . . m . . .
Session-Expires|R|amr|- - - o - - - o - - . . . .
Session-Expires|2xx|ar|- - - o - - - o - - . . . .
Min-SE|R|amr|- - - o - - - o - - . . . .
Min-SE|422||- - - m - - - m - - . . . .
SIP-ETag|2xx||- - - - - - - - - - - - - m
SIP-If-Match|R||- - - - - - - - - - - - - o
Path|R|ar|- - - - - o . . . . . . . .
Path|2xx||- - - - - o . . . . . . . .
Service-Route|2xx|ar|- - - - - o - . . . . . . .
Replaces|R||- - - o - - - - - - - - - -
Referred-By|R||- o - o o o . . . . . . o .
Join|R||- - - o - - - - - - - - - -
Privacy||amrd|o o o o o o . . . . . . o .
P-Asserted-Identity||adr|- o - o o - . . . . . . . .
P-Preferred-Identity||adr|- o - o o - . . . . . . . .
Refer-Sub|R||- - - - - - - - - - o - - -
Refer-Sub|2xx||- - - - - - - - - - o - - -
Target-Dialog|R||- - - o - - - - o - o - - -
Identity|R|a|o o - o o o . . . . . . . .
Identity-Info|R|a|o o - o o o . . . . . . . .
History-Info||amdr|- - - o o o - - o o o o - o
Accept-Contact|R|ar|o o o o o - o o o o o o o .
Reject-Contact|R|ar|o o o o o - o o o o o o o .
Request-Disposition|R|ar|o o o o o o o o o o o o o .
Resource-Priority|R|amdr|o o o o o o o o o o o o o o
Expires|2xx||. . . . . . . . m - . . . m
Record-Route|2xx,401,484||. . . . . . . . o o . - . -
Warning|R||. . . . . . . . - o . . . .
Contact|300-699||. . . . . . . . . . o . - .
Expires|R||. . . . . . . . . . o . . .
Retry-After|R||. . . . . . . . . . . . - .
Info-Package|R||- - - - - - - - - - - - m* -
Recv-Info|R||- - - m - o o o - - - - - .
Recv-Info|2xx||- - - o - - o o - - - - - .
Recv-Info|1xx||- - - o - - - - - - - - - .
Recv-Info|469||- - - - - - - - - - - - m* .
Recv-Info|r||- - - o - - o o - - - - - .`;

export const ALLOWED: readonly AllowedRow[] = TABLE.split('\n').map((line) => {
  const [header = '', where = '', proxy = '', marks = ''] = line.split('|');
  const cells = marks.split(' ') as Mark[];
  return { header, where, proxy, marks: new Map(MARKED_METHODS.map((method, i) => [method, cells[i] ?? '.'])) };
});
