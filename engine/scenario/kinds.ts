// The kinds of values a setting can have: how the text is checked and read (valibot), what an author is told to
// write, and what an editor is told (JSON Schema). A kind knows no setting.

import * as v from 'valibot';
import { bareNumber } from '../message/tel';
import { parseUri } from '../message/uri-parse';
import { isSip } from '../message/uri-print';
import type { Transport } from '../model/address';
import { type Micros, SECOND } from '../model/time';
import { parseDuration } from './duration';

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Kind<T> {
  /** What to write, in words: 'a duration such as 22 ms'. */
  readonly expected: string;
  readonly schema: v.GenericSchema<string, T>;
  readonly json: JsonSchema;
  /** All the words there are, where they can be counted: for suggestions. */
  readonly words?: readonly string[];
}

/** The value a kind reads. */
export type ValueOf<K> = K extends Kind<infer T> ? T : never;

/** A kind whose text is read by a function that answers null for what it cannot read. */
function reading<T>(
  expected: string,
  read: (text: string) => T | null,
  json: JsonSchema,
  words?: readonly string[],
): Kind<T> {
  const schema = v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const value = read(dataset.value.trim());
      if (value !== null) return value;
      addIssue({ message: `Expected ${expected}.` });
      return NEVER;
    }),
  );
  return { expected, schema, json, ...(words ? { words } : {}) };
}

/** One of several words, each with its value. */
export function choice<T extends string | number | boolean>(words: Readonly<Record<string, T>>): Kind<T> {
  const list = Object.keys(words);
  const read = (text: string): T | null => (Object.hasOwn(words, text) ? (words[text] as T) : null);
  return reading(list.length === 1 ? `"${list[0]}"` : `one of ${list.join(', ')}`, read, { enum: list }, list);
}

/** The same value in a larger unit, rounded. */
export const scaled = (of: Kind<number>, unit: number): v.GenericSchema<string, number> =>
  v.pipe(
    of.schema,
    v.transform((value) => Math.round(value / unit)),
  );

const MOST_TEXT = 2_000;

export const text = reading(
  'some text',
  (written) => (written.length > 0 && written.length <= MOST_TEXT ? written : null),
  { type: ['string', 'number'] },
);

/** Also nothing at all, where something is struck out. */
export const anyText = reading('some text, or ""', (written) => (written.length <= MOST_TEXT ? written : null), {
  type: ['string', 'number'],
});

export const duration = reading<Micros>('a duration such as 22 ms, 3.3 s or 2 min', parseDuration, {
  type: ['string', 'number'],
  pattern: '^(0|(\\d+(\\.\\d+)?\\s*(us|µs|ms|s|seconds?|min|minutes?|h|hours?)\\s*)+)$',
});

/** Whole seconds, one at least: for how long something holds. */
export const lasting: Kind<number> = reading(
  'a duration of 1 s at least',
  (written) => {
    const micros = parseDuration(written);
    return micros === null || micros < SECOND ? null : Math.round(micros / SECOND);
  },
  duration.json,
);

export const yesNo: Kind<boolean> = {
  ...reading(
    'yes or no',
    (written) => (/^(yes|true|on)$/i.test(written) ? true : /^(no|false|off)$/i.test(written) ? false : null),
    { enum: ['yes', 'no', true, false] },
  ),
  words: ['yes', 'no'],
};

/** A whole number between two bounds. */
export const whole = (
  least: number,
  most: number,
  expected = `a whole number from ${least} to ${most}`,
): Kind<number> =>
  reading(
    expected,
    (written) => {
      const number = /^\d{1,16}$/.test(written) ? Number(written) : Number.NaN;
      return number >= least && number <= most ? number : null;
    },
    { type: 'integer', minimum: least, maximum: most },
  );

/**
 * A phone has nobody's password (401, 407), and sees by itself what it does not support (RFC 3261 §8.2.2.3: 420) and that a
 * session is to end too soon (RFC 4028 §9: 422): 420 would have nothing to list, 422 nothing to ask for.
 */
const NEVER_SAID = [401, 407, 420, 422];

/** The status of a refusal, as it is written; null for what is none that a person or a gateway gives. */
function refusalIn(written: string): number | null {
  const number = /^[456]\d\d$/.test(written) ? Number(written) : 401;
  return NEVER_SAID.includes(number) ? null : number;
}

const REFUSAL =
  'a SIP status from 400 to 699, other than 401 and 407 (these ask for a password: see "auth"), 420 and 422 (a phone gives these by itself, before it rings: see "supported" and "min-se")';

export const refusal = reading(REFUSAL, refusalIn, {
  type: 'integer',
  minimum: 400,
  maximum: 699,
  not: { enum: NEVER_SAID },
});

/** A line of a gateway: telephone numbers that it does not reach, and the status that their callers get. */
export const unreached = reading(
  `a telephone number, with "*" at its end for all that begin so, and perhaps ${REFUSAL}`,
  (written) => {
    const found = /^([+\d*#a-d().-]*[\d*])(?:\s+(\S+))?$/i.exec(written);
    if (found === null || found[1] === undefined || written.length > MOST_TEXT) return null;
    const status = found[2] === undefined ? 404 : refusalIn(found[2]);
    return status === null ? null : { number: bareNumber(found[1]), status };
  },
  { type: ['string', 'number'] },
);

export const port = whole(1, 65_535, 'a port, from 1 to 65535');
export const seed = whole(0, 4_294_967_295);

export const share = reading(
  'a part such as 5 % or 0.05',
  (written) => {
    const found = /^(\d{1,3}(?:\.\d{1,6})?)\s*(%?)$/.exec(written);
    const number = found === null ? Number.NaN : Number(found[1]) / (found[2] === '%' ? 100 : 1);
    return number >= 0 && number <= 1 ? number : null;
  },
  { type: ['string', 'number'] },
);

export const transport = choice<Transport>({ udp: 'UDP', tcp: 'TCP', tls: 'TLS', ws: 'WS', wss: 'WSS' });

const MOST_URI = 300;

/** An address of record: a user at a domain, nothing more (RFC 3261 §10.2). */
export const sipUri = reading(
  'a SIP address such as sip:alice@atlanta.example.com',
  (written) => {
    const read = written.length > MOST_URI ? null : parseUri(written);
    if (!read?.ok || !isSip(read.uri)) return null;
    const { user, password, params, headers } = read.uri;
    return user !== null && password === null && params.length === 0 && headers.length === 0 ? written : null;
  },
  { type: 'string', pattern: '^sips?:.+@.+$' },
);

/** What one can call: any SIP address, with or without a user, or a telephone number. */
export const callable = reading(
  'a person of this scenario or an address such as sip:carol@chicago.example.com',
  (written) => {
    const read = written.length > MOST_URI ? null : parseUri(written);
    return read?.ok && (isSip(read.uri) || read.uri.scheme === 'tel') ? written : null;
  },
  { type: 'string' },
);

/** Whether one can call this address. */
export const isCallable = (written: string): boolean => v.is(callable.schema, written);

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

export const host = reading(
  'a host name such as client.atlanta.example.com',
  (written) => (written.length <= 253 && HOST.test(written.toLowerCase()) ? written.toLowerCase() : null),
  { type: 'string' },
);

const isIpv4 = (written: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(written) && written.split('.').every((byte) => Number(byte) < 256);

export const address = reading(
  'an IP address such as 192.0.2.101',
  (written) =>
    isIpv4(written) || /^[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7}$/i.test(written) ? written.toLowerCase() : null,
  { type: 'string' },
);

/** An element, or an address of its own. */
export const place = reading(
  'an element or an IP address such as 192.0.2.101',
  (written) => (ID.test(written) || v.is(address.schema, written) ? written : null),
  { type: 'string' },
);

/** An element, or a host name. */
export const hostOrElement = reading(
  'an element or a host name such as p1.atlanta.example.com',
  (written) => (ID.test(written) || v.is(host.schema, written) ? written : null),
  { type: 'string' },
);

/** `2026-01-05 09:00` in UTC, as seconds since 1970. */
export const dateTime = reading(
  'a date and time in UTC such as 2026-01-05 09:00',
  (written) => {
    const found = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?Z?$/.exec(written);
    if (found === null) return null;
    const [year, month, day, hour, minute, second] = found.slice(1).map((digits) => Number(digits ?? 0)) as number[];
    const sane = year! >= 1970 && month! >= 1 && month! <= 12 && day! >= 1 && day! <= 31 && hour! < 24 && minute! < 60;
    return sane
      ? daysSince1970(year!, month!, day!) * 86_400 + hour! * 3_600 + minute! * 60 + Math.min(second!, 59)
      : null;
  },
  { type: 'string' },
);

/** Days from 1970-01-01 in the Gregorian calendar: years begin in March here, so that leap days come last. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}

const ID = /^[A-Za-z][A-Za-z0-9_-]{0,31}$/;

/** The id of an element; whether there is one is asked where all are known. */
export const elementId = reading('the name of an element', (written) => (ID.test(written) ? written : null), {
  type: 'string',
  pattern: ID.source,
});

/** Whom something is about: a name of the scenario, or an address. */
export const party = reading(
  callable.expected,
  (written) => (ID.test(written) || v.is(callable.schema, written) ? written : null),
  { type: 'string' },
);

/** A word of SIP: a method, an option tag, a codec name with its rate. */
export const token = reading(
  'a word without spaces',
  (written) => (/^[A-Za-z0-9.!%*_+`'~/-]{1,64}$/.test(written) ? written : null),
  { type: 'string' },
);

/** `18:00-08:00` in UTC, as minutes since midnight; it may pass midnight. */
export const timeSpan = reading(
  'two times of day such as 18:00-08:00',
  (written) => {
    const found = /^([01]\d|2[0-3]):([0-5]\d)\s*-\s*([01]\d|2[0-3]):([0-5]\d)$/.exec(written);
    if (found === null) return null;
    const [fromHour, fromMinute, untilHour, untilMinute] = found.slice(1).map(Number) as [
      number,
      number,
      number,
      number,
    ];
    return { from: fromHour * 60 + fromMinute, until: untilHour * 60 + untilMinute };
  },
  { type: 'string', pattern: '^\\d\\d:\\d\\d *- *\\d\\d:\\d\\d$' },
);

const CODECS = ['PCMU', 'GSM', 'PCMA', 'G722', 'G729', 'H261', 'opus', 'iLBC', 'H264', 'telephone-event'];

/** A codec phones know, by the name of its payload format. */
export const codec = choice(Object.fromEntries(CODECS.map((name) => [name, name])));
