// Text and bytes. RFC 3261 §7: SIP is UTF-8, §25.1: escapes and quoted strings.
// Bytes that are not UTF-8 become lone surrogates U+DC80..U+DCFF and come back as the same bytes: `decode` loses
// nothing, so a message with a stray byte still prints as it came. The host's own coders do what they can do alike.

import { Code, isIn, Kind } from './chars';
import { unescapeQuoted } from './cursor';

const CHUNK = 4096;

declare global {
  interface TextEncoder {
    encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of bytes between two offsets, or null when they are not UTF-8. */
export function textOf(bytes: Uint8Array, start: number, end: number): string | null {
  try {
    return decoder.decode(bytes.subarray(start, end));
  } catch {
    return null;
  }
}

/** Decodes UTF-8 between two offsets; each byte that is not UTF-8 becomes the lone surrogate U+DC00 + byte. */
export function decode(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return textOf(bytes, start, end) ?? decodeAll(bytes, start, end);
}

function decodeAll(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  const units: number[] = [];
  let at = start;
  while (at < end) {
    const byte = bytes[at] as number;
    if (byte < 0x80) {
      units.push(byte);
      at++;
    } else {
      const size = sequenceLength(bytes, at, end);
      if (size === 0) {
        units.push(0xdc00 + byte);
        at++;
      } else {
        const point = codePoint(bytes, at, size);
        if (point < 0x10000) units.push(point);
        else units.push(0xd7c0 + (point >> 10), 0xdc00 + (point & 0x3ff));
        at += size;
      }
    }
    if (units.length >= CHUNK) {
      text += String.fromCharCode.apply(null, units);
      units.length = 0;
    }
  }
  return text + String.fromCharCode.apply(null, units);
}

/** The length of the well-formed UTF-8 sequence at an offset, 0 when there is none (Unicode 15, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] as number;
  const size = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (size === 0 || at + size > end) return 0;
  const second = bytes[at + 1] as number;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let i = 2; i < size; i++) if (((bytes[at + i] as number) & 0xc0) !== 0x80) return 0;
  return size;
}

function codePoint(bytes: Uint8Array, at: number, size: number): number {
  let point = (bytes[at] as number) & (0xff >> (size + 1));
  for (let i = 1; i < size; i++) point = (point << 6) | ((bytes[at + i] as number) & 0x3f);
  return point;
}

/** Encodes text as UTF-8; a lone surrogate U+DC80..U+DCFF becomes the byte it stands for. */
export function encode(text: string): Uint8Array {
  const bytes = new Uint8Array(byteLength(text));
  encodeInto(text, bytes, 0);
  return bytes;
}

/** Encodes text into bytes from an offset and returns the offset after it. */
export function encodeInto(text: string, bytes: Uint8Array, offset: number): number {
  let at = offset;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes[at++] = unit;
    else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6);
      bytes[at++] = 0x80 | (unit & 0x3f);
    } else if (isPair(text, i)) {
      const point = (text.codePointAt(i) as number) >>> 0;
      i++;
      bytes[at++] = 0xf0 | (point >> 18);
      bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[at++] = 0x80 | (point & 0x3f);
    } else if (isStrayByte(unit)) bytes[at++] = unit & 0xff;
    else {
      // A lone surrogate that stands for no byte cannot be encoded: U+FFFD takes its place.
      const point = unit >= 0xd800 && unit <= 0xdfff ? 0xfffd : unit;
      bytes[at++] = 0xe0 | (point >> 12);
      bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[at++] = 0x80 | (point & 0x3f);
    }
  }
  return at;
}

const encoder = new TextEncoder();
const room = new Uint8Array(4096);

/** How many bytes `encode` would make. */
export function byteLength(text: string): number {
  let length = text.length;
  if (length === 0) return 0;
  // The host's own encoder is several times faster; what it says of text beyond ASCII is not what `encode` does.
  if (length < room.length && encoder.encodeInto(text, room).written === length) return length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) length++;
    else if (isPair(text, i)) {
      i++;
      length += 2;
    } else if (!isStrayByte(unit)) length += 2;
  }
  return length;
}

/** The index after as many bytes of UTF-8 as given, from an index of a text; -1 when the text is shorter. */
export function indexAfterBytes(text: string, from: number, bytes: number): number {
  const end = text.length;
  let left = bytes;
  let at = from;
  while (left > 0 && at < end) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) left--;
    else if (isPair(text, at)) {
      left -= 4;
      at++;
    } else left -= unit < 0x800 ? 2 : isStrayByte(unit) ? 1 : 3;
    at++;
  }
  return left > 0 ? -1 : at;
}

/** A body from its text: bytes when the text stands for bytes that are no UTF-8, or when it is cut inside a character. */
export function bodyOf(text: string, length: number): string | Uint8Array {
  if (text.length === length && !hasStrayBytes(text)) return text;
  const bytes = encode(text);
  const whole = length < 0 || length >= bytes.length ? bytes : bytes.slice(0, length);
  const body = decode(whole);
  return hasStrayBytes(body) ? whole : body;
}

function isPair(text: string, i: number): boolean {
  const unit = text.charCodeAt(i);
  if (unit < 0xd800 || unit > 0xdbff) return false;
  const next = text.charCodeAt(i + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}

function isStrayByte(unit: number): boolean {
  return unit >= 0xdc80 && unit <= 0xdcff;
}

/** Whether a text stands for bytes that are not UTF-8. */
export function hasStrayBytes(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800) continue;
    if (isPair(text, i)) i++;
    else if (isStrayByte(unit)) return true;
  }
  return false;
}

/** 25.1: writes a text as a quoted-string. CR and LF cannot stand in one and become blanks. */
export function quote(text: string): string {
  let inside = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === Code.Cr || code === Code.Lf) inside += `${text.slice(from, i)} `;
    else if (code === Code.Quote || code === Code.Backslash || (code < Code.Space && code !== 9) || code === 0x7f) {
      inside += `${text.slice(from, i)}\\${text[i]}`;
    } else continue;
    from = i + 1;
  }
  return `"${inside}${text.slice(from)}"`;
}

/** 25.1: the text a token or quoted-string stands for: quotes and backslashes undone. */
export function unquote(written: string): string {
  if (written.length < 2 || written.charCodeAt(0) !== Code.Quote) return written;
  return unescapeQuoted(written.slice(1, -1));
}

/** 19.1.2: undoes `%` escapes once, reading them as UTF-8; what is no escape stays as it is. */
export function unescaped(text: string): string {
  if (text.indexOf('%') < 0) return text;
  const bytes = encode(text);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    const value = byte === Code.Percent ? escapedByte(bytes, at) : -1;
    bytes[length++] = value < 0 ? byte : value;
    if (value >= 0) at += 2;
  }
  return decode(bytes, 0, length);
}

function escapedByte(bytes: Uint8Array, at: number): number {
  const high = bytes[at + 1] ?? 0;
  const low = bytes[at + 2] ?? 0;
  if (!isIn(high, Kind.Hex) || !isIn(low, Kind.Hex)) return -1;
  return Number.parseInt(String.fromCharCode(high, low), 16);
}

/** 19.1.4: undoes the escapes of unreserved characters only: what is left means the same in every place. */
export function unescapeSafe(text: string): string {
  return text.replace(/%([0-9a-fA-F]{2})/g, (written, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return /[A-Za-z0-9\-_.!~*'()]/.test(character) ? character : written;
  });
}
