// The session description a phone writes: RFC 8866; for answers RFC 3264 §6, for later offers §8. An offer says what
// this end wants and can do, whatever the other side made it accept before (RFC 6337 §5.1 and §5.3).

import type { Attribute, Connection, MediaSection, Sdp } from '../message/sdp';
import type { Env, MediaChanged } from '../model/output';
import type { Codec } from './codecs';
import { codecsNamed, codecsOf } from './codecs';
import { FAX, faxSection, kindNow, takesFax } from './fax';
import type { Phone } from './phone';
import { nameIn } from './requests';
import type { Wanted } from './session';

export type Direction = MediaChanged['direction'];

/** Nobody is to send here: how phones said "hold" before RFC 3264 (§8.4 there, and RFC 2543). */
export const NOWHERE = '0.0.0.0';

/** 6.1: what one side says it does, the session's word standing for streams that say nothing. */
export function saidDirection(sdp: Sdp, section: MediaSection): Direction {
  return directionIn(section) ?? directionIn(sdp) ?? 'sendrecv';
}

function directionIn({ attributes }: Sdp | MediaSection): Direction | null {
  for (const { name } of attributes) {
    if (name === 'sendrecv' || name === 'sendonly' || name === 'recvonly' || name === 'inactive') return name;
  }
  return null;
}

/** Where one side takes a stream. */
export const addressOf = (sdp: Sdp, section: MediaSection): string =>
  (section.connection ?? sdp.connection)?.address ?? '';

/** RFC 8866 §5.7: an address stands with the family it is of. */
const familyOf = (address: string): 'IP4' | 'IP6' => (address.includes(':') ? 'IP6' : 'IP4');

/** RFC 8866 §5.7: media is taken at this address. */
export const connectionTo = (address: string): Connection => ({
  netType: 'IN',
  addrType: familyOf(address),
  address,
});

/** What a description is made from. */
export interface Writing {
  readonly owner: string;
  readonly wanted: Wanted;
  /** This end's description before, whose streams keep their places; null for the first. */
  readonly before: Sdp | null;
  /** The first port of this call's media. */
  readonly port: number;
  /** What each stream says of its preconditions (RFC 3312 §5.1.1). */
  readonly status: readonly Attribute[];
}

/** RFC 8866 §5.9: neither begin nor end. */
const UNBOUNDED: Sdp['times'] = [{ start: '0', stop: '0' }];

/** The description of everything this end wants, or of its answer to `offer`. */
export function writeDescription(phone: Phone, writing: Writing, offer: Sdp | null, env: Env): Sdp {
  const { spec } = phone;
  const { before, wanted } = writing;
  const sections =
    offer === null
      ? offered(phone, writing)
      : offer.media.map((section, i) => answered(phone, writing, offer, section, i));
  const named = 'user' in phone.self.uri && phone.self.uri.user !== null && wanted.hides !== true;
  const user = named ? (phone.self.uri.user ?? '-') : '-';
  // RFC 8866 §5.2: numbers that no other session of this user has.
  const id = String(env.draw('sdp', phone.id, writing.owner) % 4_294_967_296);
  const silent = wanted.hold && (spec.hold ?? 'sendonly') === NOWHERE;
  const connection = silent ? connectionTo(NOWHERE) : connectionTo(spec.address);
  const origin = before?.origin ?? {
    username: user,
    sessionId: id,
    version: id,
    netType: 'IN',
    addrType: familyOf(spec.address),
    address: nameIn(spec),
  };
  const fresh: Sdp = {
    origin,
    name: '-',
    connection,
    times: UNBOUNDED,
    attributes: [],
    media: writing.status.length === 0 ? sections : sections.map((section) => withStatus(section, writing.status)),
  };
  // 8: the version grows by one when anything changed, and only then.
  if (before === null || same(before, fresh)) return fresh;
  return { ...fresh, origin: { ...origin, version: String(Number(origin.version) + 1) } };
}

const withStatus = (section: MediaSection, status: readonly Attribute[]): MediaSection =>
  section.port === 0 ? section : { ...section, attributes: [...section.attributes, ...status] };

const same = (a: Sdp, b: Sdp): boolean =>
  JSON.stringify([a.connection, a.media]) === JSON.stringify([b.connection, b.media]);

const codecsFor = (phone: Phone, wanted: Wanted, kind: string): Codec[] =>
  codecsNamed(wanted.codecs ?? phone.spec.codecs).filter((codec) => codec.kind === kind);

const kinds = new WeakMap<readonly string[], readonly string[]>();

/** What this phone can do at all: 'audio', and 'video' where it has a codec for it. */
export function kindsOf({ spec }: Phone): readonly string[] {
  let known = kinds.get(spec.codecs);
  if (known === undefined) {
    known = [...new Set(codecsNamed(spec.codecs).map((codec) => codec.kind))];
    kinds.set(spec.codecs, known);
  }
  return known;
}

/** 5 and 8: the streams that were there keep their places, ended ones with port 0; new ones come after them. */
function offered(phone: Phone, { wanted, before, port }: Writing): MediaSection[] {
  const sections = (before?.media ?? []).map((old, i): MediaSection => {
    const kind = kindNow(old, wanted);
    return (wanted.kinds.includes(kind) ? written(phone, wanted, kind, port + 2 * i) : null) ?? ended(old);
  });
  for (const kind of wanted.kinds) {
    if (sections.some((known) => known.kind === kind)) continue;
    const added = written(phone, wanted, kind, port + 2 * sections.length);
    if (added !== null) sections.push(added);
  }
  return sections;
}

/** A stream of this kind as this phone wants it; null when it has none. */
function written(phone: Phone, wanted: Wanted, kind: string, port: number): MediaSection | null {
  if (kind === FAX) return phone.spec.fax === true ? faxSection(port) : null;
  const codecs = codecsFor(phone, wanted, kind);
  return codecs.length === 0 ? null : section(kind, port, codecs, holding(phone, wanted));
}

/** 8.2: a stream is ended by port 0. */
const ended = (old: MediaSection): MediaSection => ({ ...old, port: 0, attributes: [] });

/** 8.4, RFC 6337 §5.3: how this phone says that it holds the call. */
function holding(phone: Phone, wanted: Wanted): string[] {
  const how = phone.spec.hold ?? 'sendonly';
  return wanted.hold && how !== NOWHERE ? [how] : [];
}

const MIRRORED: Readonly<Record<Direction, readonly string[]>> = {
  sendrecv: [],
  sendonly: ['recvonly'],
  recvonly: ['sendonly'],
  inactive: ['inactive'],
};

/** 6: a stream one cannot take is refused by port 0; of the others the common codecs stay, in the offer's order. */
function answered(
  phone: Phone,
  { wanted, port }: Writing,
  offer: Sdp,
  theirs: MediaSection,
  index: number,
): MediaSection {
  if (takesFax(phone, theirs) && theirs.port !== 0) return faxSection(port + 2 * index);
  const own = codecsFor(phone, wanted, theirs.kind);
  const shared = codecsOf(theirs).filter((codec) => own.some(({ name }) => name === codec.name));
  if (shared.length === 0 || theirs.port === 0 || wanted.without.includes(theirs.kind)) {
    return { ...ended(theirs), connection: null };
  }
  const said = saidDirection(offer, theirs);
  return section(theirs.kind, port + 2 * index, shared, replied(phone, wanted, said));
}

/** 6.1 with RFC 6337 §5.3: an end that holds the call goes on holding it in its answers. */
function replied(phone: Phone, wanted: Wanted, said: Direction): readonly string[] {
  const how = phone.spec.hold ?? 'sendonly';
  if (!wanted.hold || how === NOWHERE) return MIRRORED[said];
  const sends = how === 'sendonly' && (said === 'sendrecv' || said === 'recvonly');
  return [sends ? 'sendonly' : 'inactive'];
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
