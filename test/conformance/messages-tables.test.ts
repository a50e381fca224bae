// Tables of the message layer against RFC 3261 as transcribed here by hand, and against an independent transcription of
// RFC 3261 and its extensions when one lies beside the project. Without it those tests are skipped, and say so.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findRule, HEADER_RULES, indexedNames, ruleOf } from '@/engine/message/header-names';
import { METHODS, methodOf } from '@/engine/message/methods';
import { classOf, isFinal, reasonOf, STATUSES, statusOf } from '@/engine/message/status';

/** §25.1, the headers of message-header, with their compact forms (§7.3.3). */
const HEADERS = `Accept Accept-Encoding Accept-Language Alert-Info Allow Authentication-Info Authorization Call-ID:i
Call-Info Contact:m Content-Disposition Content-Encoding:e Content-Language Content-Length:l Content-Type:c CSeq Date
Error-Info Expires From:f In-Reply-To Max-Forwards MIME-Version Min-Expires Organization Priority Proxy-Authenticate
Proxy-Authorization Proxy-Require Record-Route Reply-To Require Retry-After Route Server Subject:s Supported:k
Timestamp To:t Unsupported User-Agent Via:v Warning WWW-Authenticate`.split(/\s+/);

/** §7.3.1 and the grammar of §25.1: headers whose value is a comma-separated list, and the four digest headers. */
const REPEATABLE = `Accept Accept-Encoding Accept-Language Alert-Info Allow Authorization Call-Info Contact
Content-Encoding Content-Language Error-Info In-Reply-To Proxy-Authenticate Proxy-Authorization Proxy-Require
Record-Route Require Route Supported Unsupported Via Warning WWW-Authenticate`.split(/\s+/);

/** §21. */
const CODES = `100 Trying|180 Ringing|181 Call Is Being Forwarded|182 Queued|183 Session Progress|200 OK
300 Multiple Choices|301 Moved Permanently|302 Moved Temporarily|305 Use Proxy|380 Alternative Service
400 Bad Request|401 Unauthorized|402 Payment Required|403 Forbidden|404 Not Found|405 Method Not Allowed
406 Not Acceptable|407 Proxy Authentication Required|408 Request Timeout|410 Gone|413 Request Entity Too Large
414 Request-URI Too Long|415 Unsupported Media Type|416 Unsupported URI Scheme|420 Bad Extension
421 Extension Required|423 Interval Too Brief|480 Temporarily Unavailable|481 Call/Transaction Does Not Exist
482 Loop Detected|483 Too Many Hops|484 Address Incomplete|485 Ambiguous|486 Busy Here|487 Request Terminated
488 Not Acceptable Here|491 Request Pending|493 Undecipherable|500 Server Internal Error|501 Not Implemented
502 Bad Gateway|503 Service Unavailable|504 Server Time-out|505 Version Not Supported|513 Message Too Large
600 Busy Everywhere|603 Decline|604 Does Not Exist Anywhere|606 Not Acceptable`.split(/[|\n]/);

describe('RFC 3261, transcribed here', () => {
  it.each(HEADERS)('§20 %s is known, with its compact form', (entry) => {
    const [name = '', compact = null] = entry.split(':');
    const rule = ruleOf(name.toLowerCase());
    expect(rule).toMatchObject({ print: name, compact, list: REPEATABLE.includes(name) });
    if (compact !== null) expect(findRule(compact.toUpperCase())).toBe(rule);
  });

  it.each(CODES)('§21 %s', (line) => {
    const code = Number(line.slice(0, 3));
    expect(reasonOf(code)).toBe(line.slice(4));
    expect(statusOf(code)?.rfc).toBe(3261);
  });

  it('§7.1 the six methods', () => {
    const names = METHODS.filter(({ rfc }) => rfc === 3261).map(({ name }) => name);
    expect(names.sort()).toEqual(['ACK', 'BYE', 'CANCEL', 'INVITE', 'OPTIONS', 'REGISTER']);
    expect(methodOf('invite')).toBeUndefined();
  });

  it('§7.2 classes, and §8.1.3.2 the reason of a code nobody knows', () => {
    expect([100, 200, 302, 404, 500, 699].map(classOf)).toEqual([
      ...['Provisional', 'Success', 'Redirection', 'Client Error', 'Server Error', 'Global Failure'],
    ]);
    expect([199, 200].map(isFinal)).toEqual([false, true]);
    expect(reasonOf(431)).toBe('Bad Request');
    expect(reasonOf(155)).toBe('Session Progress');
  });

  it('no two names meet in the index of the parser', () => {
    expect(indexedNames()).toBe(HEADER_RULES.length + HEADER_RULES.filter(({ compact }) => compact !== null).length);
  });
});

const file = fileURLToPath(new URL('../../../shared/truth/tables.json', import.meta.url));
const present = existsSync(file);
if (!present) console.log('Skipped: no second transcription of the tables beside the project to compare with.');

interface Truth {
  readonly responses: { readonly code: number; readonly reason: string; readonly rfc: number }[];
  readonly methods: { readonly method: string; readonly rfc: number; readonly targetRefresh: boolean }[];
  readonly compactForms: { readonly header: string; readonly compact: string }[];
  readonly rfc3261HeaderTable: { readonly header: string }[];
  readonly extensionHeaderRows: { readonly header: string }[];
}
const truth: Truth = present
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { responses: [], methods: [], compactForms: [], rfc3261HeaderTable: [], extensionHeaderRows: [] };

describe.skipIf(!present)('a second transcription, with the extensions', () => {
  it('response codes, reasons and their RFCs', () => {
    expect(STATUSES).toEqual(truth.responses.map(({ code, reason, rfc }) => ({ code, reason, rfc })));
  });

  it('methods, their RFCs and which refresh the target', () => {
    const plain = METHODS.map(({ name, rfc, targetRefresh }) => ({ method: name, rfc, targetRefresh }));
    expect(plain).toEqual(truth.methods.map(({ method, rfc, targetRefresh }) => ({ method, rfc, targetRefresh })));
  });

  it('compact forms', () => {
    const own = HEADER_RULES.filter(({ compact }) => compact !== null).map(
      ({ print, compact }) => `${compact} ${print}`,
    );
    expect(own.sort()).toEqual(truth.compactForms.map(({ header, compact }) => `${compact} ${header}`).sort());
  });

  it('every header of tables 2 and 3 and of the extensions has a grammar', () => {
    const names = new Set([...truth.rfc3261HeaderTable, ...truth.extensionHeaderRows].map(({ header }) => header));
    expect([...names].filter((name) => ruleOf(name.toLowerCase())?.print !== name)).toEqual([]);
  });
});
