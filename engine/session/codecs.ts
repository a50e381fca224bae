// Payload types a phone can name (RFC 3551 §6, and the dynamic ones this project gives fixed numbers).

import type { MediaSection } from '../message/sdp';

export interface Codec {
  readonly name: string;
  readonly payload: number;
  readonly clock: number;
  readonly kind: 'audio' | 'video';
}

const TABLE: readonly Codec[] = [
  { name: 'PCMU', payload: 0, clock: 8000, kind: 'audio' },
  { name: 'GSM', payload: 3, clock: 8000, kind: 'audio' },
  { name: 'PCMA', payload: 8, clock: 8000, kind: 'audio' },
  { name: 'G722', payload: 9, clock: 8000, kind: 'audio' },
  { name: 'G729', payload: 18, clock: 8000, kind: 'audio' },
  { name: 'H261', payload: 31, clock: 90000, kind: 'video' },
  { name: 'opus', payload: 96, clock: 48000, kind: 'audio' },
  { name: 'iLBC', payload: 97, clock: 8000, kind: 'audio' },
  { name: 'H264', payload: 98, clock: 90000, kind: 'video' },
  { name: 'telephone-event', payload: 101, clock: 8000, kind: 'audio' },
];

/** Names of all codecs, for the scenario language. */
export const CODEC_NAMES: readonly string[] = TABLE.map((codec) => codec.name);

const byName = new Map<string, Codec | undefined>(TABLE.map((codec) => [codec.name, codec]));

/** A codec by its name, in any case; undefined when no phone knows it. */
export const codecNamed = (name: string): Codec | undefined =>
  byName.has(name) ? byName.get(name) : TABLE.find((codec) => codec.name.toLowerCase() === name.toLowerCase());

const lists = new WeakMap<readonly string[], readonly Codec[]>();

/** The codecs of these names, without those no phone knows. Phones keep their lists, so each is looked up once. */
export function codecsNamed(names: readonly string[]): readonly Codec[] {
  let codecs = lists.get(names);
  if (codecs === undefined) {
    codecs = names.flatMap((name) => codecNamed(name) ?? []);
    lists.set(names, codecs);
  }
  return codecs;
}

/** What a static payload type stands for without an rtpmap line (RFC 3551 §6). */
export const codecOfPayload = (payload: number): Codec | undefined =>
  payload < 96 ? TABLE.find((codec) => codec.payload === payload) : undefined;

/** The codecs of a stream in the order its side prefers them. */
export function codecsOf(section: MediaSection): Codec[] {
  const codecs: Codec[] = [];
  for (const format of section.formats) {
    const payload = Number(format);
    const name = mappedName(section, format);
    const codec = name === undefined ? codecOfPayload(payload) : codecNamed(name);
    if (codec !== undefined) codecs.push(codec.payload === payload ? codec : { ...codec, payload });
  }
  return codecs;
}

/** RFC 8866 §6.6: the encoding an rtpmap attribute gives to a format: `a=rtpmap:97 iLBC/8000`. */
function mappedName(section: MediaSection, format: string): string | undefined {
  for (const { name, value } of section.attributes) {
    if (name !== 'rtpmap' || value === null || !value.startsWith(format) || value[format.length] !== ' ') continue;
    const slash = value.indexOf('/', format.length);
    return value.slice(format.length + 1, slash < 0 ? undefined : slash);
  }
  return undefined;
}
