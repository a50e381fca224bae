// Fax in a call: the stream that carried the sound carries pages instead, over UDPTL (RFC 3264 §8.3.3 gives this very
// example: one stream changes its media type). What stands in the description is ITU-T T.38, Annex D.

import type { MediaSection } from '../message/sdp';
import type { Phone } from './phone';
import type { Wanted } from './session';

export const FAX = 'image';

/** What a fax stream is told to run at: one speed, and lost packets made good by sending each twice. */
const ATTRIBUTES: MediaSection['attributes'] = [
  { name: 'T38FaxVersion', value: '0' },
  { name: 'T38MaxBitRate', value: '14400' },
  { name: 'T38FaxRateManagement', value: 'transferredTCF' },
  { name: 'T38FaxUdpEC', value: 't38UDPRedundancy' },
];

export const faxSection = (port: number): MediaSection => ({
  kind: FAX,
  port,
  proto: 'udptl',
  formats: ['t38'],
  connection: null,
  attributes: ATTRIBUTES,
});

/** Whether an offered stream is a fax as this phone can take it. */
export const takesFax = ({ spec }: Phone, { kind, proto, formats }: MediaSection): boolean =>
  spec.fax === true && kind === FAX && proto.toLowerCase() === 'udptl' && formats.includes('t38');

/** 8.3.3: what a stream that was there is from now on: sound becomes fax, and fax sound, in its place. */
export function kindNow({ kind }: MediaSection, { kinds }: Wanted): string {
  if (kind === 'audio' && kinds.includes(FAX) && !kinds.includes('audio')) return FAX;
  return kind === FAX && kinds.includes('audio') && !kinds.includes(FAX) ? 'audio' : kind;
}
