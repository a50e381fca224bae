// The a= lines of a session description: RFC 8866 §6; RFC 3312 §5.1.1; RFC 4733 §2.4.1; RFC 8445 §5.1.1, §5.3.

import { quotedText, type Said, say } from '../say';
import { whoAt } from '../who';
import { type Describing, directionSaid, sectionOf } from './describing';

type Told = (d: Describing, value: string) => Said;

const SIDES: Readonly<Record<string, (a: string, b: string) => string>> = {
  local: (a) => `on the side of ${a}`,
  remote: (_, b) => `on the side of ${b}`,
  e2e: () => 'all the way',
};

const WAYS: Readonly<Record<string, string>> = {
  none: 'in no direction yet',
  send: 'for what is sent',
  recv: 'for what is received',
  sendrecv: 'in both directions',
};

/** RFC 3312 §5.1.1: sides are named by whoever writes. */
function room(d: Describing, side: string | undefined, way: string | undefined): string {
  const where = SIDES[side ?? '']?.(d.s.author.label, d.s.other) ?? quotedText(side ?? 'somewhere');
  return `${WAYS[way ?? ''] ?? quotedText(way ?? '')} ${where}`;
}

function rtpmap(d: Describing, value: string): Said {
  const [format = '', codec = ''] = value.split(' ');
  const [name = '', clock = '', channels] = codec.split('/');
  if (name.toLowerCase() === 'telephone-event')
    return say(`Packets numbered ${quotedText(format)} carry pressed keys as events, not as tones.`, 4733, '2.4.1');
  const rate = /^\d+$/.test(clock) ? `, ${Number(clock) / 1000} kHz` : '';
  const many = channels === undefined || channels === '1' ? '' : `, ${quotedText(channels)} channels`;
  const listedIn = sectionOf(d)?.formats.includes(format) === false ? ' The m= line does not name that number.' : '';
  return say(
    `In the packets, number ${quotedText(format)} means ${quotedText(name)}${rate}${many}.${listedIn}`,
    8866,
    '6.6',
  );
}

function candidate(d: Describing, value: string): Said {
  const [, , transport, , address = '', port = '', , type = ''] = value.split(' ');
  const kinds: Readonly<Record<string, string>> = {
    host: 'an address of its own',
    srflx: 'its address as a server outside sees it',
    prflx: 'its address as the other end sees it',
    relay: 'an address of a relay',
  };
  const where = whoAt(d.s.trace, address)?.label;
  const whose = where === undefined || where === d.s.author.label ? '' : ` at ${where}`;
  const how = transport === undefined || transport.toLowerCase() === 'udp' ? '' : `, over ${quotedText(transport)}`;
  return say(
    `A place to try: ${kinds[type] ?? quotedText(type)}${whose}, ${quotedText(address)}:${quotedText(port)}${how}. Both ends check which pairs work.`,
    8445,
    type === 'host' || type === 'srflx' || type === 'relay' ? '5.1.1' : '5.3',
  );
}

const TOLD: Readonly<Record<string, Told>> = {
  rtpmap,
  fmtp: (_, value) =>
    say(
      `More about format ${quotedText(value.split(' ')[0] ?? '')}: ${quotedText(value.split(' ').slice(1).join(' '))}.`,
      8866,
      '6.15',
    ),
  ptime: (_, value) => say(`Each packet is to carry ${quotedText(value)} ms of sound.`, 8866, '6.4'),
  maxptime: (_, value) => say(`No packet is to carry more than ${quotedText(value)} ms of sound.`, 8866, '6.5'),
  sendrecv: (d) => directionSaid(d, 'sendrecv'),
  sendonly: (d) => directionSaid(d, 'sendonly'),
  recvonly: (d) => directionSaid(d, 'recvonly'),
  inactive: (d) => directionSaid(d, 'inactive'),
  curr: (d, value) => {
    const [, side, way] = value.split(' ');
    return say(`How it stands now: room in the network ${room(d, side, way)}.`, 3312, '5.1.1');
  },
  des: (d, value) => {
    const [, strength, side, way] = value.split(' ');
    const must =
      strength === 'mandatory' ? 'What must be there before it rings' : 'What would be good to have before it rings';
    return say(`${must}: room in the network ${room(d, side, way)}.`, 3312, '5.1.1');
  },
  conf: (d, value) => {
    const [, side, way] = value.split(' ');
    return say(`${d.s.author.label} asks to be told as soon as there is room ${room(d, side, way)}.`, 3312, '5.1.1');
  },
  candidate,
  'ice-ufrag': () => say('A name that the checks of the candidates are to carry.', 8445, '5.3'),
  'ice-pwd': () => say('A secret that the checks of the candidates are proved with.', 8445, '5.3'),
  tool: () => say('The software that wrote it.', 8866, '6.3'),
  lang: () => say('The language of what is said.', 8866, '6.12'),
  framerate: (_, value) => say(`At most ${quotedText(value)} pictures a second.`, 8866, '6.13'),
};

/** One a= line, without its `a=`. */
export function attribute(d: Describing, text: string): Said {
  const colon = text.indexOf(':');
  const name = (colon < 0 ? text : text.slice(0, colon)).toLowerCase();
  const told = Object.hasOwn(TOLD, name) ? TOLD[name] : undefined;
  if (told !== undefined) return told(d, colon < 0 ? '' : text.slice(colon + 1));
  return say(
    `Something more about ${d.stream < 0 ? 'the session' : 'this stream'}; whoever does not know “${quotedText(name)}” passes over it.`,
    8866,
    '5.13',
  );
}
