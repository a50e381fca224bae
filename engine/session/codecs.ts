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

/** A codec by its name, in any case; undefined when no phone knows it. */
export const codecNamed = (name: string): Codec | undefined =>
  TABLE.find((codec) => codec.name.toLowerCase() === name.toLowerCase());

/** What a static payload type stands for without an rtpmap line (RFC 3551 §6). */
export const codecOfPayload = (payload: number): Codec | undefined =>
  payload < 96 ? TABLE.find((codec) => codec.payload === payload) : undefined;

/** The codecs of a stream in the order its side prefers them. */
export function codecsOf(section: MediaSection): Codec[] {
  return section.formats.flatMap((format) => {
    const map = section.attributes.find((a) => a.name === 'rtpmap' && a.value?.startsWith(`${format} `));
    const name = map?.value?.slice(format.length + 1).split('/')[0];
    const codec = name === undefined ? codecOfPayload(Number(format)) : codecNamed(name);
    return codec === undefined ? [] : [{ ...codec, payload: Number(format) }];
  });
}
