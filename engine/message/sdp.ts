// RFC 8866: session descriptions, read and written. Small on purpose: what offer and answer need is structured, every
// other line keeps its text and its place, and a well-formed description that was read prints back to its bytes.
// Left out: the fields of b=, k=, z=, i=, u=, e= and p= lines stay as text.

/** `c=`, RFC 8866 §5.7. */
export interface Connection {
  readonly netType: string;
  readonly addrType: string;
  readonly address: string;
}

/** `o=`, RFC 8866 §5.2. Numbers are kept as text: they may be longer than a double holds. */
export interface Origin extends Connection {
  readonly username: string;
  readonly sessionId: string;
  readonly version: string;
}

/** `a=name` or `a=name:value`, RFC 8866 §5.13. */
export interface Attribute {
  readonly name: string;
  readonly value: string | null;
}

/** A line this project does not look into: `b=AS:64`. */
export interface OtherLine {
  readonly type: string;
  readonly text: string;
}

/** One `m=` line and what belongs to it, RFC 8866 §5.14. */
export interface MediaSection {
  readonly kind: string;
  readonly port: number;
  readonly proto: string;
  readonly formats: readonly string[];
  readonly connection: Connection | null;
  readonly attributes: readonly Attribute[];
  /** How many ports, when more than one: `m=audio 49170/2`. */
  readonly ports?: number;
  readonly other?: readonly OtherLine[];
}

export interface Sdp {
  readonly origin: Origin;
  readonly name: string;
  readonly connection: Connection | null;
  readonly times: readonly { readonly start: string; readonly stop: string; readonly repeats?: readonly string[] }[];
  readonly attributes: readonly Attribute[];
  readonly media: readonly MediaSection[];
  readonly other?: readonly OtherLine[];
}

export type SdpResult =
  | { readonly ok: true; readonly sdp: Sdp }
  | { readonly ok: false; readonly error: { readonly line: number; readonly expected: string } };

/** The most lines that are read; a session has a few dozen. */
const MOST_LINES = 2_000;
const EOL = '\r\n';

class Wrong {
  constructor(
    readonly line: number,
    readonly expected: string,
  ) {}
}

// One description is looked at by several rules, and most that arrive were written a moment ago by the other end: the
// last few are kept. They are immutable, and reading what was written gives the same again.
const MOST_RECENT = 32;
const recent = new Map<string, SdpResult>();

function remember(text: string, result: SdpResult): SdpResult {
  for (const oldest of recent.keys()) {
    if (recent.size < MOST_RECENT) break;
    recent.delete(oldest);
  }
  recent.set(text, result);
  return result;
}

/** Reads one line after the other; `type` is empty at the end. */
class Reader {
  type = '';
  text = '';
  /** Of the line, from 1. */
  number = 0;
  private at = 0;

  constructor(private readonly all: string) {
    this.next();
  }

  next(): void {
    const { all, at } = this;
    this.number++;
    this.type = all.charAt(at);
    if (this.type === '') return;
    if (this.number > MOST_LINES) throw new Wrong(MOST_LINES, `at most ${MOST_LINES} lines`);
    const feed = all.indexOf('\n', at);
    const after = feed < 0 ? all.length : feed;
    const end = feed > at && all[feed - 1] === '\r' ? feed - 1 : after;
    if (this.type < 'a' || this.type > 'z' || all[at + 1] !== '=' || end < at + 2) {
      throw new Wrong(this.number, 'a lower-case letter, "=" and a value');
    }
    this.text = all.slice(at + 2, end);
    this.at = after + 1;
  }
}

/**
 * Reads a session description.
 *
 * @param text - lines ended by CRLF or LF (RFC 8866 §5 asks readers to take both)
 * @returns the description, or the first line that is wrong and what was expected there; it never throws
 */
export function parseSdp(text: string): SdpResult {
  const known = recent.get(text);
  if (known !== undefined) return known;
  try {
    return remember(text, { ok: true, sdp: read(new Reader(text)) });
  } catch (problem) {
    if (problem instanceof Wrong) return { ok: false, error: { line: problem.line, expected: problem.expected } };
    throw problem;
  }
}

function read(lines: Reader): Sdp {
  expect(lines, 'v', 'the version');
  if (lines.text !== '0') throw new Wrong(lines.number, 'v=0');
  lines.next();
  expect(lines, 'o', 'the origin');
  const origin = readOrigin(lines);
  lines.next();
  expect(lines, 's', 'the session name');
  const name = lines.text;
  lines.next();
  const { connection, times, attributes, other, line } = readBlock(lines, SESSION_ORDER);
  const media: MediaSection[] = [];
  while (lines.type !== '') {
    expect(lines, 'm', 'a media description');
    const head = readMedia(lines);
    lines.next();
    media.push(withBlock(head, readBlock(lines, MEDIA_ORDER)));
  }
  if (times.length === 0) throw new Wrong(line, 't= (when the session is active)');
  const sdp: Sdp = { origin, name, connection, times, attributes, media };
  return other.length > 0 ? { ...sdp, other } : sdp;
}

function expect(lines: Reader, type: string, what: string): void {
  if (lines.type !== type) throw new Wrong(lines.number, `${type}= (${what})`);
}

interface Block {
  connection: Connection | null;
  readonly times: { start: string; stop: string; repeats?: string[] }[];
  readonly attributes: Attribute[];
  readonly other: OtherLine[];
  /** The last line of it. */
  line: number;
}

/** The order in which lines may come (RFC 8866 §5); those of one letter stand together. */
const SESSION_ORDER = 'iuepcbtrzka';
const MEDIA_ORDER = 'icbka';

/** The lines up to the next media section. */
function readBlock(lines: Reader, order: string): Block {
  const block: Block = { connection: null, times: [], attributes: [], other: [], line: lines.number };
  let place = 0;
  for (; lines.type !== '' && lines.type !== 'm'; lines.next()) {
    // A repeat belongs to the time before it, and another time may follow.
    const rank = order.indexOf(lines.type === 'r' ? 't' : lines.type);
    if (rank < 0) throw new Wrong(lines.number, `one of ${[...order].join('=, ')}= or m=`);
    if (rank < place) throw new Wrong(lines.number, `${lines.type}= before ${order[place]}=`);
    place = rank;
    readLine(block, lines);
    block.line = lines.number;
  }
  return block;
}

function readLine(block: Block, line: Reader): void {
  switch (line.type) {
    case 'c':
      // RFC 8866 §5.7: a media section may have several for layered multicast; the first one counts here.
      if (block.connection === null) block.connection = readConnection(line);
      else block.other.push({ type: 'c', text: line.text });
      break;
    case 't': {
      const [start, stop, more] = line.text.split(' ');
      if (!isNumber(start) || !isNumber(stop) || more !== undefined)
        throw new Wrong(line.number, 'a start and a stop time');
      block.times.push({ start, stop });
      break;
    }
    case 'r': {
      const time = block.times.at(-1);
      if (time === undefined) throw new Wrong(line.number, 't= before r=');
      time.repeats = [...(time.repeats ?? []), line.text];
      break;
    }
    case 'a': {
      const colon = line.text.indexOf(':');
      const name = colon < 0 ? line.text : line.text.slice(0, colon);
      if (!/^[^\s:]+$/.test(name)) throw new Wrong(line.number, 'the name of an attribute');
      block.attributes.push({ name, value: colon < 0 ? null : line.text.slice(colon + 1) });
      break;
    }
    default:
      block.other.push({ type: line.type, text: line.text });
  }
}

function isNumber(text: string | undefined): text is string {
  if (text === undefined || text === '') return false;
  for (const digit of text) if (digit < '0' || digit > '9') return false;
  return true;
}

function readOrigin(line: Reader): Origin {
  const [username, sessionId, version, netType, addrType, address, more] = line.text.split(' ');
  const whole =
    username && isNumber(sessionId) && isNumber(version) && netType && addrType && address && more === undefined;
  if (!whole) throw new Wrong(line.number, 'a user name, two numbers, a network type, an address type and an address');
  return { username, sessionId, version, netType, addrType, address };
}

function readConnection(line: Reader): Connection {
  const [netType, addrType, address, more] = line.text.split(' ');
  if (!netType || !addrType || !address || more !== undefined) {
    throw new Wrong(line.number, 'a network type, an address type and an address');
  }
  return { netType, addrType, address };
}

type Head = Pick<MediaSection, 'kind' | 'port' | 'proto' | 'formats' | 'ports'>;

function readMedia(line: Reader): Head {
  const [kind, ports = '', proto, ...formats] = line.text.split(' ');
  const slash = ports.indexOf('/');
  const port = slash < 0 ? ports : ports.slice(0, slash);
  const count = slash < 0 ? undefined : ports.slice(slash + 1);
  const counted = count === undefined || isNumber(count);
  if (!kind || !isNumber(port) || !counted || !proto || formats.length === 0 || formats.includes('')) {
    throw new Wrong(line.number, 'a kind of media, a port, a protocol and formats');
  }
  if (Number(port) > 65_535) throw new Wrong(line.number, 'a port up to 65535');
  const head = { kind, port: Number(port), proto, formats };
  return count === undefined ? head : { ...head, ports: Number(count) };
}

function withBlock(
  { kind, port, proto, formats, ports }: Head,
  { connection, attributes, other }: Block,
): MediaSection {
  let section: MediaSection = { kind, port, proto, formats, connection, attributes };
  if (ports !== undefined) section = { ...section, ports };
  return other.length > 0 ? { ...section, other } : section;
}

/** Writes a session description, lines ended by CRLF, in the order RFC 8866 §5 asks for. */
export function printSdp(sdp: Sdp): string {
  const { origin: o } = sdp;
  let text = `v=0${EOL}o=${o.username} ${o.sessionId} ${o.version} ${o.netType} ${o.addrType} ${o.address}${EOL}s=${sdp.name}${EOL}`;
  text += others(sdp.other, 'iuep') + connectionLine(sdp.connection) + others(sdp.other, 'cb');
  for (const time of sdp.times) {
    text += `t=${time.start} ${time.stop}${EOL}`;
    for (const repeat of time.repeats ?? []) text += `r=${repeat}${EOL}`;
  }
  text += others(sdp.other, 'zk') + attributeLines(sdp.attributes);
  for (const section of sdp.media) {
    const port = section.ports === undefined ? `${section.port}` : `${section.port}/${section.ports}`;
    text += `m=${section.kind} ${port} ${section.proto} ${section.formats.join(' ')}${EOL}`;
    text += others(section.other, 'i') + connectionLine(section.connection) + others(section.other, 'cbk');
    text += attributeLines(section.attributes);
  }
  // Lines it does not look into may change places on the way.
  if (sdp.other === undefined && sdp.media.every(({ other }) => other === undefined)) remember(text, { ok: true, sdp });
  return text;
}

function others(lines: readonly OtherLine[] | undefined, types: string): string {
  if (lines === undefined) return '';
  let text = '';
  for (const type of types) for (const line of lines) if (line.type === type) text += `${type}=${line.text}${EOL}`;
  return text;
}

const connectionLine = (connection: Connection | null): string =>
  connection === null ? '' : `c=${connection.netType} ${connection.addrType} ${connection.address}${EOL}`;

function attributeLines(attributes: readonly Attribute[]): string {
  let text = '';
  for (const { name, value } of attributes) text += value === null ? `a=${name}${EOL}` : `a=${name}:${value}${EOL}`;
  return text;
}
