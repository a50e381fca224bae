// RFC 3261 §7.3.3, §20 and the RFCs of the extension headers: every header this project knows, its compact form,
// how its name is printed, and which grammar reads it. One row a header; parser, printer and validator share the rows.

import type { Grammar } from './grammar';
import * as grammar from './grammar';
import type { KnownHeader } from './message';
import { encode } from './text';

/** What is known of one header. */
export interface HeaderRule {
  readonly name: KnownHeader;
  /** The name as printed, in its long form. */
  readonly print: string;
  /** What a printed line starts with: the name, a colon and a blank. */
  readonly prefix: string;
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
  ['Max-Breadth', grammar.number],
  ['Expires', grammar.number],
  ['Min-Expires', grammar.number],
  ['Content-Length', grammar.contentLength, 'l'],
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
    prefix: `${print}: `,
    compact: compact === '' ? null : compact,
    grammar,
    list: marks.includes('*') || marks.includes('+'),
  };
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

interface Entry {
  readonly rule: HeaderRule;
  readonly codes: Uint8Array;
}

const index: (Entry | undefined)[] = new Array<Entry | undefined>(SIZE).fill(undefined);

function hash(codes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  const first = (codes[start] as number) | 32;
  const middle = (codes[start + (length >> 1)] as number) | 32;
  const last = (codes[end - 1] as number) | 32;
  return (length * 183 + first * 114 + middle * 259 + last * 476) & (SIZE - 1);
}

for (const rule of HEADER_RULES) {
  for (const name of [rule.name, rule.compact]) {
    if (name === null) continue;
    const codes = encode(name);
    index[hash(codes, 0, codes.length)] = { rule, codes };
  }
}

/** The rule of the header name between two offsets, or undefined. Allocates nothing. */
export function ruleAt(codes: Uint8Array, start: number, end: number): HeaderRule | undefined {
  const found = index[hash(codes, start, end)];
  if (found === undefined || found.codes.length !== end - start) return undefined;
  const name = found.codes;
  // A token's characters fold to lower case by one bit, and no other token character folds to a letter or a dash.
  for (let i = 0; i < name.length; i++) if (((codes[start + i] as number) | 32) !== name[i]) return undefined;
  return found.rule;
}

/** How many slots of the parser's index are filled: a test holds it to the number of names. */
export function indexedNames(): number {
  return index.filter((entry) => entry !== undefined).length;
}
