// A header line taken apart: every value and parameter with what it is for. RFC 3261 §7.3.1, §19.1.1, §20, §25.1; the
// parameters themselves are in `parameter-table.ts`.

import { get } from '../message/headers';
import type {
  AnyHeader,
  AuthValue,
  CSeq,
  Message,
  Parameterised,
  Params,
  RAck,
  RetryAfter,
  Via,
  Warning,
} from '../message/message';
import { methodOf } from '../message/methods';
import { reasonOf } from '../message/status';
import { unquote } from '../message/text';
import type { NameAddr, Uri } from '../message/uri';
import { isSip, isTel, printUri } from '../message/uri-print';
import { OPTIONS } from './lines/abilities';
import { PARAMETERS } from './parameter-table';
import { capital, ordinal, owned, quotedText, type Said, say } from './say';
import type { Situation } from './situation';
import { nameOf, placeName, whoAt } from './who';

/** One value or parameter of a line. */
export interface Part {
  readonly name: string;
  readonly value: string;
  readonly said: Said;
}

/** So many are told; nobody reads more. */
const MOST_PARTS = 80;

/** The parts of a header line. */
export function partsOf(s: Situation, header: AnyHeader): Part[] {
  return taken(s, header).slice(0, MOST_PARTS);
}

function taken(s: Situation, header: AnyHeader): Part[] {
  const { name, value } = header;
  switch (name) {
    case 'via':
      return (value as readonly Via[]).flatMap((via) => viaParts(s, via));
    case 'cseq':
      return cseqParts(s, value as CSeq);
    case 'rack':
      return rackParts(s, value as RAck);
    case 'call-id':
      return callIdParts(s, value as string);
    case 'www-authenticate':
    case 'proxy-authenticate':
    case 'authorization':
    case 'proxy-authorization':
      return authParts(s, name, value as AuthValue);
    case 'authentication-info':
    case 'proxy-authentication-info':
      return (value as Params).map((param) => parameter(s, 'auth', param.name, param.value, s.author.label));
    case 'allow':
      return (value as readonly string[]).map((method) => methodPart(method));
    case 'supported':
    case 'require':
    case 'proxy-require':
    case 'unsupported':
      return (value as readonly string[]).map((tag) => optionPart(tag));
    case 'retry-after':
      return retryParts(s, value as RetryAfter);
    case 'warning':
      return (value as readonly Warning[]).flatMap((warning) => warningParts(warning));
    default:
      return otherParts(s, name, value);
  }
}

function otherParts(s: Situation, name: string, value: unknown): Part[] {
  if (value === '*') return [];
  if (Array.isArray(value) && value.length > 1 && value.every(isAddress)) return listParts(s, name, value);
  if (Array.isArray(value))
    return value.flatMap((one: unknown) => (typeof one === 'string' ? [] : otherParts(s, name, one)));
  if (typeof value !== 'object' || value === null) return [];
  if ('uri' in value) return addressParts(s, name, value as NameAddr);
  if ('value' in value && 'params' in value) return parameterised(s, name, value as Parameterised);
  return [];
}

const isAddress = (one: unknown): one is NameAddr => typeof one === 'object' && one !== null && 'uri' in one;

/** Several addresses: whose each is, and what their parameters say, each of those once. */
function listParts(s: Situation, name: string, values: readonly NameAddr[]): Part[] {
  const heads = values.map((value, at): Part => {
    const said = say(`${capital(nameOf(s.trace, value.uri))}.`, 3261, '20.10');
    return { name: ordinal(at + 1), value: printUri(value.uri), said };
  });
  const told = new Set<string>();
  const params = values.flatMap((value) => {
    const inUri = 'params' in value.uri ? value.uri.params : [];
    const writer = nameOf(s.trace, value.uri);
    return [
      ...inUri.map((param) => parameter(s, 'uri', param.name, param.value, writer)),
      ...value.params.map((param) => parameter(s, name, param.name, param.value, writer)),
    ].filter((part) => {
      const key = `${part.name} ${part.value}`;
      return !told.has(key) && told.add(key);
    });
  });
  return [...heads, ...params];
}

function viaParts(s: Situation, via: Via): Part[] {
  const writer = placeName(s.trace, via.host);
  const secure = via.transport === 'TLS' || via.transport === 'WSS';
  const place = via.port === null ? via.host : `${via.host}:${via.port}`;
  return [
    {
      name: 'transport',
      value: `${via.protocol}/${via.version}/${via.transport}`,
      said: say(`${capital(writer)} sent it over ${via.transport}${secure ? ', encrypted' : ''}.`, 3261, '18.1.1'),
    },
    {
      name: 'sent by',
      value: place,
      said: say(`Where ${writer} wants the answer${via.port === null ? ', at the usual port' : ''}.`, 3261, '18.2.2'),
    },
    ...via.params.map((param) => parameter(s, 'via', param.name, param.value, writer)),
  ];
}

function cseqParts(s: Situation, { number, method }: CSeq): Part[] {
  return [
    {
      name: 'number',
      value: String(number),
      said: say(
        `Counts the requests of ${askerOf(s)} in this call; the same in every copy and answer.`,
        3261,
        '8.1.1.5',
      ),
    },
    {
      name: 'method',
      value: method,
      said: say('The method of the request, so that an answer cannot be taken for that of another.', 3261, '8.1.1.5'),
    },
  ];
}

const askerOf = (s: Situation): string => (s.message.kind === 'request' ? s.author.label : s.other);

function rackParts(s: Situation, { rseq, cseq, method }: RAck): Part[] {
  return [
    { name: 'RSeq', value: String(rseq), said: say(`The number that ${s.other} gave its answer.`, 3262, '7.2') },
    { name: 'CSeq', value: `${cseq} ${method}`, said: say('The request which that answer was to.', 3262, '7.2') },
  ];
}

function callIdParts(s: Situation, value: string): Part[] {
  const at = value.indexOf('@');
  if (at < 0) return [];
  const host = value.slice(at + 1);
  const where = whoAt(s.trace, host);
  return [
    {
      name: 'word',
      value: value.slice(0, at),
      said: say('Made up by chance, so that no two calls share it.', 3261, '8.1.1.4'),
    },
    {
      name: 'host',
      value: host,
      said: say(
        `Where it was made up${where === null ? '' : `: at ${where.label}`}. Nobody looks there; it only keeps it unique.`,
        3261,
        '8.1.1.4',
      ),
    },
  ];
}

function authParts(s: Situation, name: string, { scheme, params }: AuthValue): Part[] {
  const said = say('The way it is proved: a sum that contains the password, instead of the password.', 3261, '22.4');
  const writer = name.endsWith('authenticate') ? s.author.label : askerOf(s);
  return [
    { name: 'scheme', value: scheme, said },
    ...params.map((param) => parameter(s, 'auth', param.name, param.value, writer)),
  ];
}

function methodPart(method: string): Part {
  const known = methodOf(method);
  const said =
    known === undefined
      ? say('A method that is unknown here.', 3261, '20.5')
      : { text: `${capital(known.dialog)}.`, rule: { rfc: known.rfc, section: known.section } };
  return { name: 'method', value: method, said };
}

function optionPart(tag: string): Part {
  const known = OPTIONS[tag.toLowerCase()];
  const said =
    known === undefined
      ? say('An extension that is unknown here.', 3261, '19.2')
      : { text: `${capital(known.text)}.`, rule: known.rule };
  return { name: 'option', value: tag, said };
}

function retryParts(s: Situation, { seconds, params }: RetryAfter): Part[] {
  const said = say(`After so many seconds ${s.other} may try again.`, 3261, '20.33');
  return [
    { name: 'seconds', value: String(seconds), said },
    ...params.map((one) => parameter(s, 'retry-after', one.name, one.value, s.author.label)),
  ];
}

function warningParts({ code, agent, text }: Warning): Part[] {
  return [
    {
      name: 'code',
      value: String(code),
      said: say(
        'The first two digits say what it is about: 30 for the description, 37 for its media, 39 for the rest.',
        3261,
        '20.43',
      ),
    },
    { name: 'agent', value: agent, said: say('Who warns.', 3261, '20.43') },
    { name: 'text', value: text, said: say('The trouble in words, for people.', 3261, '20.43') },
  ];
}

function addressParts(s: Situation, name: string, { display, uri, params }: NameAddr): Part[] {
  const writer = nameOf(s.trace, uri);
  return [
    ...(display === null
      ? []
      : [
          {
            name: 'name',
            value: display,
            said: say('What a phone shows to people; nothing is decided by it.', 3261, '20.10'),
          },
        ]),
    ...uriParts(s, uri),
    ...params.map((param) => parameter(s, name, param.name, param.value, writer)),
  ];
}

/** The parts of a URI. */
export function uriParts(s: Situation, uri: Uri): Part[] {
  if (isTel(uri)) {
    const number = { name: 'number', value: uri.number, said: say('A telephone number.', 3966, '3') };
    return [number, ...uri.params.map((param) => parameter(s, 'uri', param.name, param.value, uri.number))];
  }
  if (!isSip(uri))
    return [{ name: 'address', value: printUri(uri), said: say('An address of another kind.', 3261, '19.1') }];
  const where = whoAt(s.trace, uri.host);
  const parts: Part[] = [{ name: 'scheme', value: uri.scheme, said: scheme(uri.scheme) }];
  if (uri.user !== null)
    parts.push({
      name: 'user',
      value: uri.user,
      said: say(`Who is meant at ${quotedText(uri.host)}.`, 3261, '19.1.1'),
    });
  if (uri.password !== null)
    parts.push({
      name: 'password',
      value: uri.password,
      said: say('A password in the open, which is a bad idea.', 3261, '19.1.1'),
    });
  parts.push({
    name: 'host',
    value: uri.host,
    said: say(where === null ? 'A domain, or a host to look up.' : `The address of ${where.label}.`, 3261, '19.1.1'),
  });
  if (uri.port !== null)
    parts.push({ name: 'port', value: String(uri.port), said: say('The port there.', 3261, '19.1.1') });
  for (const param of uri.params) parts.push(parameter(s, 'uri', param.name, param.value, nameOf(s.trace, uri)));
  for (const header of uri.headers) parts.push(uriHeader(s, header.name, header.value));
  return parts;
}

const scheme = (name: string): Said =>
  name === 'sips'
    ? say('Encrypted on every hop to the domain meant.', 3261, '19.1')
    : say('An address of SIP.', 3261, '19.1');

function uriHeader(s: Situation, name: string, value: string | null): Part {
  const row = PARAMETERS[`uri?${name.toLowerCase()}`];
  const said =
    row?.(facts(s, value, '')) ?? say(`Becomes a header of the request that is made of this address.`, 3261, '19.1.5');
  return { name: `?${name}`, value: value ?? '', said };
}

function parameterised(s: Situation, name: string, { value, params }: Parameterised): Part[] {
  const rest = params.map((param) => parameter(s, name, param.name, param.value, s.author.label));
  if (name === 'replaces' || name === 'join' || name === 'target-dialog')
    return [{ name: 'Call-ID', value, said: say('The call that is meant.', 3891, '6.1') }, ...rest];
  return rest;
}

const facts = (s: Situation, value: string | null, writer: string) => ({
  value: value === null ? '' : unquote(value),
  author: s.author.label,
  other: s.other,
  writer,
  request: s.message.kind === 'request',
});

function parameter(s: Situation, header: string, name: string, value: string | null, writer: string): Part {
  const row = PARAMETERS[`${header};${name}`] ?? PARAMETERS[`;${name}`];
  const said =
    row?.(facts(s, value, writer)) ??
    say('A parameter that is unknown here; whoever does not know it passes over it.', 3261, '7.3.1');
  return { name, value: value ?? '', said };
}

/** The parts of a start line. */
export function startParts(s: Situation, message: Message): Part[] {
  const version: Part = {
    name: 'version',
    value: 'SIP/2.0',
    said: say('The version of the protocol; there is no other.', 3261, '7.1'),
  };
  if (message.kind === 'response') {
    const usual = reasonOf(message.status);
    const words =
      usual === message.reason
        ? 'The usual words for that number, for people.'
        : `Words for people; usually they are “${usual}”.`;
    return [
      version,
      {
        name: 'status',
        value: String(message.status),
        said: say('What machines go by: the first digit is the class, the others the case.', 3261, '7.2'),
      },
      { name: 'reason', value: message.reason, said: say(words, 3261, '7.2') },
    ];
  }
  const known = methodOf(message.method);
  const method: Part = {
    name: 'method',
    value: message.method,
    said:
      known === undefined
        ? say('A method that is unknown here.', 3261, '7.1')
        : { text: `What is asked: ${known.dialog}.`, rule: { rfc: known.rfc, section: known.section } },
  };
  const expected = get(message, 'cseq')?.method;
  const odd =
    expected !== undefined && expected !== message.method
      ? [
          {
            name: 'CSeq',
            value: expected,
            said: say(
              `${capital(owned(s.author.label, 'CSeq'))} names another method, which is an error.`,
              3261,
              '8.1.1.5',
            ),
          },
        ]
      : [];
  return [method, ...uriParts(s, message.uri), version, ...odd];
}
