// RFC 3261 §7.3.3, §20 and the RFCs of the extension headers: every header this project knows, its compact form,
// how its name is printed, and which grammar reads it. One row a header; parser, printer and validator share the rows.

import type { Grammar } from './grammar';
import * as grammar from './grammar';
import type { KnownHeader } from './message';

/** What is known of one header. */
export interface HeaderRule {
  readonly name: KnownHeader;
  /** The name as printed, in its long form. */
  readonly print: string;
  readonly compact: string | null;
  readonly grammar: Grammar;
  /** 7.3.1: a list may be split over several lines of that name; all others stand at most once. */
  readonly list: boolean;
}

type Row = readonly [print: string, grammar: Grammar, compact?: string, marks?: string];

// Marks: `*` a list, `+` repeated line by line, one value each (7.3.1, the four digest headers).
const ROWS: readonly Row[] = [
  ['Via', grammar.vias, 'v', '*'],
  ['Route', grammar.routes, '', '*'],
  ['Record-Route', grammar.routes, '', '*'],
  ['Path', grammar.routes, '', '*'],
  ['Service-Route', grammar.routes, '', '*'],
  ['Contact', grammar.contact, 'm', '*'],
  ['From', grammar.address, 'f'],
  ['To', grammar.address, 't'],
  ['Reply-To', grammar.address],
  ['Refer-To', grammar.address, 'r'],
  ['Referred-By', grammar.address, 'b'],
  ['P-Asserted-Identity', grammar.addresses, '', '*'],
  ['P-Preferred-Identity', grammar.addresses, '', '*'],
  ['History-Info', grammar.routes, '', '*'],
  ['Call-ID', grammar.callId, 'i'],
  ['CSeq', grammar.cseq],
  ['Max-Forwards', grammar.number],
  ['Expires', grammar.number],
  ['Min-Expires', grammar.number],
  ['Content-Length', grammar.number, 'l'],
  ['Content-Type', grammar.media, 'c'],
  ['Content-Disposition', grammar.parameterised],
  ['Content-Encoding', grammar.words, 'e', '*'],
  ['Content-Language', grammar.words, '', '*'],
  ['Accept', grammar.optionalMedias, '', '*'],
  ['Accept-Encoding', grammar.optionalParameterisedList, '', '*'],
  ['Accept-Language', grammar.optionalParameterisedList, '', '*'],
  ['Allow', grammar.optionalWords, '', '*'],
  ['Supported', grammar.optionalWords, 'k', '*'],
  ['Require', grammar.words, '', '*'],
  ['Proxy-Require', grammar.words, '', '*'],
  ['Unsupported', grammar.words, '', '*'],
  ['In-Reply-To', grammar.callIds, '', '*'],
  ['Allow-Events', grammar.words, 'u', '*'],
  ['WWW-Authenticate', grammar.auth, '', '+'],
  ['Proxy-Authenticate', grammar.auth, '', '+'],
  ['Authorization', grammar.auth, '', '+'],
  ['Proxy-Authorization', grammar.auth, '', '+'],
  ['Authentication-Info', grammar.authInfo],
  ['Proxy-Authentication-Info', grammar.authInfo],
  ['Retry-After', grammar.retryAfter],
  ['Warning', grammar.warnings, '', '*'],
  ['Alert-Info', grammar.infos, '', '*'],
  ['Call-Info', grammar.infos, '', '*'],
  ['Error-Info', grammar.infos, '', '*'],
  ['Event', grammar.parameterised, 'o'],
  ['Subscription-State', grammar.parameterised],
  ['Replaces', grammar.dialog],
  ['Join', grammar.dialog],
  ['Target-Dialog', grammar.dialog],
  ['Reason', grammar.parameterisedList, '', '*'],
  ['Session-Expires', grammar.parameterised, 'x'],
  ['Min-SE', grammar.parameterised],
  ['RSeq', grammar.number],
  ['RAck', grammar.rack],
  ['Date', grammar.text],
  ['Timestamp', grammar.text],
  ['Organization', grammar.text],
  ['Subject', grammar.text, 's'],
  ['User-Agent', grammar.text],
  ['Server', grammar.text],
  ['Priority', grammar.text],
  ['MIME-Version', grammar.text],
  ['Refer-Sub', grammar.parameterised],
  ['Privacy', grammar.text],
  ['SIP-ETag', grammar.text],
  ['SIP-If-Match', grammar.text],
  ['Accept-Contact', grammar.parameterisedList, 'a', '*'],
  ['Reject-Contact', grammar.parameterisedList, 'j', '*'],
  ['Request-Disposition', grammar.words, 'd', '*'],
  ['Resource-Priority', grammar.words, '', '*'],
  ['Info-Package', grammar.parameterised],
  ['Recv-Info', grammar.optionalParameterisedList, '', '*'],
  ['Flow-Timer', grammar.number],
  ['Identity', grammar.text, 'y', '+'],
  ['Identity-Info', grammar.text, 'n'],
];

function rule([print, grammar, compact = '', marks = '']: Row): HeaderRule {
  return {
    name: print.toLowerCase() as KnownHeader,
    print,
    compact: compact === '' ? null : compact,
    grammar,
    list: marks.includes('*') || marks.includes('+'),
  };
}

/** How many slots of the parser's index are filled: a test holds it to the number of names. */
export function indexedNames(): number {
  return index.filter((known) => known !== undefined).length;
}

/** Every known header. */
export const HEADER_RULES: readonly HeaderRule[] = ROWS.map(rule);

const byName = new Map<string, HeaderRule>(HEADER_RULES.map((known) => [known.name, known]));

const byCompact = new Map<string, HeaderRule>();
for (const known of HEADER_RULES) if (known.compact !== null) byCompact.set(known.compact, known);

/** The rule of a header by its canonical name in lower case. */
export function ruleOf(name: string): HeaderRule | undefined {
  return byName.get(name);
}

/** The rule of a header by any way of writing its name, or undefined when it is not known. */
export function findRule(name: string): HeaderRule | undefined {
  return byName.get(name.toLowerCase()) ?? byCompact.get(name.toLowerCase());
}

// The parser's own index: a hash of the folded name, filled so that no two names meet.
const SIZE = 512;
const index: (HeaderRule | undefined)[] = new Array<HeaderRule | undefined>(SIZE).fill(undefined);

function hash(length: number, first: number, middle: number, last: number): number {
  return (length * 183 + first * 114 + middle * 259 + last * 476) & (SIZE - 1);
}

function hashOf(name: string): number {
  const at = (i: number): number => name.charCodeAt(i) | 32;
  return hash(name.length, at(0), at(name.length >> 1), at(name.length - 1));
}

for (const known of HEADER_RULES) {
  index[hashOf(known.name)] = known;
  if (known.compact !== null) index[hashOf(known.compact)] = known;
}

/** The rule of the header name between two offsets of a text, or undefined. Allocates nothing. */
export function ruleAt(text: string, start: number, end: number): HeaderRule | undefined {
  const length = end - start;
  const found =
    index[
      hash(
        length,
        text.charCodeAt(start) | 32,
        text.charCodeAt(start + (length >> 1)) | 32,
        text.charCodeAt(end - 1) | 32,
      )
    ];
  if (found === undefined) return undefined;
  const name = length === 1 ? (found.compact ?? '') : found.name;
  if (name.length !== length) return undefined;
  // A token's characters fold to lower case by one bit, and no two of a name's characters fold alike.
  for (let i = 0; i < length; i++) if ((text.charCodeAt(start + i) | 32) !== name.charCodeAt(i)) return undefined;
  return found;
}
