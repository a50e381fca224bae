// The session description a phone writes: RFC 8866, and for answers RFC 3264 §6.

import type { MediaSection, Sdp } from '../message/sdp';
import type { Env, MediaChanged } from '../model/output';
import type { Codec } from './codecs';
import { codecNamed, codecsOf } from './codecs';
import type { Phone } from './phone';

export type Direction = MediaChanged['direction'];

/** 6.1: what one side says it does, the session's word standing for streams that say nothing. */
export function saidDirection(sdp: Sdp, section: MediaSection): Direction {
  for (const { name } of [...section.attributes, ...sdp.attributes]) {
    if (name === 'sendrecv' || name === 'sendonly' || name === 'recvonly' || name === 'inactive') return name;
  }
  return 'sendrecv';
}

/** The description of everything this phone can do, or of its answer to `offer`. */
export function writeDescription(phone: Phone, owner: string, version: number, offer: Sdp | null, env: Env): Sdp {
  const { spec } = phone;
  const sections =
    offer === null ? offered(phone) : offer.media.map((section, i) => answered(phone, offer, section, i));
  const user = 'user' in phone.self.uri && phone.self.uri.user !== null ? phone.self.uri.user : '-';
  // RFC 8866 §5.2: numbers that no other session of this user has, and that grow with each change.
  const id = env.draw('sdp', phone.id, owner) % 4_294_967_296;
  return {
    origin: {
      username: user,
      sessionId: String(id),
      version: String(id + version),
      netType: 'IN',
      addrType: 'IP4',
      address: spec.host,
    },
    name: '-',
    connection: { netType: 'IN', addrType: 'IP4', address: spec.address },
    times: [{ start: '0', stop: '0' }],
    attributes: [],
    media: sections,
  };
}

function offered(phone: Phone): MediaSection[] {
  const codecs = phone.spec.codecs.flatMap((name) => codecNamed(name) ?? []);
  const kinds = [...new Set(codecs.map((codec) => codec.kind))];
  return kinds.map((kind, i) =>
    section(
      kind,
      phone.spec.mediaPort + 2 * i,
      codecs.filter((c) => c.kind === kind),
      [],
    ),
  );
}

/** RFC 3264 §6: a stream one cannot take is refused by port 0; of the others the common codecs stay, in the offer's order. */
function answered(phone: Phone, offer: Sdp, theirs: MediaSection, index: number): MediaSection {
  const shared = codecsOf(theirs).filter((codec) =>
    phone.spec.codecs.some((name) => codecNamed(name)?.name === codec.name),
  );
  if (shared.length === 0 || theirs.port === 0)
    return { ...section(theirs.kind, 0, [], []), proto: theirs.proto, formats: theirs.formats };
  const said = saidDirection(offer, theirs);
  const mirrored = { sendrecv: [], sendonly: ['recvonly'], recvonly: ['sendonly'], inactive: ['inactive'] }[said];
  return section(theirs.kind, phone.spec.mediaPort + 2 * index, shared, mirrored);
}

function section(kind: string, port: number, codecs: readonly Codec[], flags: readonly string[]): MediaSection {
  return {
    kind,
    port,
    proto: 'RTP/AVP',
    formats: codecs.map((codec) => String(codec.payload)),
    connection: null,
    attributes: [
      ...codecs.map((codec) => ({ name: 'rtpmap', value: `${codec.payload} ${codec.name}/${codec.clock}` })),
      ...flags.map((name) => ({ name, value: null })),
    ],
  };
}
