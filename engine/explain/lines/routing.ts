// The lines that say which way a message goes and how far: start line, Via, Route, Record-Route, Path, Service-Route,
// Max-Forwards, Max-Breadth. RFC 3261 §8.1.1, §12.2.1.1, §16.4 to §16.7, §18.2; RFC 3327; RFC 3608; RFC 5393.

import { param } from '../../message/headers';
import type { Header, Message, Request, Response } from '../../message/message';
import type { NameAddr } from '../../message/uri';
import { printUri } from '../../message/uri-print';
import { phoneOf } from '../../trace/why/whose';
import { isHopAck } from '../purpose-call';
import { capital, listed, owned, quotedText, type Said, say } from '../say';
import { decided, type Situation } from '../situation';
import { domainsOf, isAor, nameOf, placeName } from '../who';
import type { Place, Tellers } from './teller';

export function startLine(place: Place, message: Message): Said {
  return message.kind === 'request' ? requestLine(place, message) : statusLine(place, message);
}

function requestLine({ s, how }: Place, request: Request): Said {
  const { uri, method } = request;
  const whom = nameOf(s.trace, uri);
  if (method === 'CANCEL') return say('The same Request-URI as in the INVITE that it cancels.', 3261, '9.1');
  if (method === 'ACK' && isHopAck(s))
    return say('The same Request-URI as in the INVITE that was refused.', 3261, '17.1.1.3');
  if (s.part === 'forwards') return forwardedTo(s, how, request, whom);
  if (method === 'REGISTER')
    return say('Names the domain whose registrar is meant; whom it is about stands in To.', 3261, '10.2');
  if (decided(s, 'strict-route') !== null)
    return say('A strict router comes first, so its address stands here.', 3261, '12.2.1.1');
  if (s.inDialog) return say(`Straight to ${phoneOf(whom)}: the address from the Contact it gave.`, 3261, '12.2.1.1');
  if (!isAor(s.trace, uri)) return say(`Asks for one particular place: ${whom}.`, 3261, '8.1.1.1');
  return say(`Asks for ${whom} by name; which phone that is, nobody has said yet.`, 3261, '8.1.1.1');
}

function forwardedTo(s: Situation, how: Place['how'], request: Request, whom: string): Said {
  const from = s.from.label;
  if (how === 'changed') {
    if (decided(s, 'strict-route') !== null)
      return say(
        `The next hop is a strict router: ${from} put its address here, and the true one at the end of Route.`,
        3261,
        '16.6',
      );
    if (decided(s, 'request-uri-restored') !== null)
      return say(`A strict router had left ${owned(from, 'address')} here: the true one is back.`, 3261, '16.4');
    return say(
      `${from} found where ${s.other} is reached, and put that address in place of the one that was asked for.`,
      3261,
      '16.6',
    );
  }
  if (
    !s.inDialog &&
    'host' in request.uri &&
    !domainsOf(s.trace, s.from.id).includes(request.uri.host) &&
    isAor(s.trace, request.uri)
  )
    return say(`Still the name that was asked for: ${request.uri.host} is not for ${from} to look up.`, 3261, '16.5');
  return say(`Left as it came: the request is for ${whom}, not for ${from}.`, 3261, '16.6');
}

function statusLine({ s }: Place, { status, reason }: Response): Said {
  const kind = CLASS_SAYS[Math.floor(status / 100)] ?? 'something unknown';
  const passes = s.part === 'forwards' ? `${s.from.label} may not change it. ` : '';
  const words = reason === '' ? '' : ' The words after the number are for people.';
  return say(`${passes}A ${Math.floor(status / 100)}xx says: ${kind}.${words}`, 3261, '7.2');
}

const CLASS_SAYS = ['', 'on its way', 'done', 'go elsewhere', 'not like this', 'it failed here', 'nowhere'];

/** Who wrote one Via value. */
const signer = (s: Situation, header: Header<'via'>): string => {
  const [first] = header.value;
  return first === undefined ? 'nobody' : placeName(s.trace, first.host);
};

function via({ s, how, nth, count }: Place, header: Header<'via'>): Said {
  const whose = signer(s, header);
  const { label } = s.from;
  if (s.message.kind === 'response') {
    if (how === 'removed')
      return say(
        `${label} found its own Via on top and took it off: the next one says where the answer goes.`,
        3261,
        '16.7',
      );
    if (nth === 0 && count === 1)
      return say(`The answer goes to ${whose}, and ends there: no other Via follows.`, 3261, '18.2.2');
    if (nth === 0) return say(`The answer goes to ${whose} first, which takes this line off.`, 3261, '18.2.2');
    return say(
      `${nth === count - 1 ? 'At the end of the way back: ' : 'Then on the way back: '}${whose}.`,
      3261,
      '8.2.6.2',
    );
  }
  if (how === 'written') {
    if (s.method === 'ACK' && s.part === 'asks')
      return say(
        `${label} signs, with a branch of its own; nothing answers an ACK, so nothing comes back by it.`,
        3261,
        '17',
      );
    return s.part === 'forwards'
      ? say(`${label} signs on top, so that every answer comes back through it.`, 3261, '16.6')
      : say(`${label} signs: every answer finds its way back to this address.`, 3261, '8.1.1.7');
  }
  if (how === 'taken')
    return say(
      'Copied from the INVITE: by this branch it is known which request is meant.',
      3261,
      s.method === 'CANCEL' ? '9.1' : '17.1.1.3',
    );
  if (how === 'removed') return say(`${label} took this Via out.`, 3261, '16.6');
  if (how === 'changed') {
    const [first] = header.value;
    const port = first !== undefined && param(first.params, 'rport') ? ' and port' : '';
    return say(
      `${label} noted the address${port} that the request really came from.`,
      3261,
      port === '' ? '18.2.1' : '18.2.2',
    );
  }
  return say(`${capital(whose)} signed before: the answer passes there on its way back.`, 3261, '16.6');
}

const names = (s: Situation, values: readonly NameAddr[]): string =>
  listed([...new Set(values.map(({ uri }) => nameOf(s.trace, uri)))]);

/** What later requests are, by what the request begins. */
const laterIn = (s: Situation): string =>
  s.method === 'INVITE' ? 'the ACK and the BYE' : 'the later requests of this subscription';

function recordRoute({ s, how }: Place, header: Header<'record-route'>): Said {
  const who = names(s, header.value);
  if (s.message.kind === 'response') {
    return s.part === 'answers'
      ? say(
          `Copied from the request: ${s.from.label} and ${s.other} both learn that ${laterIn(s)} go through ${who}.`,
          3261,
          '12.1.1',
        )
      : say(`Tells ${s.other} that ${laterIn(s)} go through ${who}.`, 3261, '12.1.2');
  }
  if (how === 'written')
    return say(`${s.from.label} asks to stay on the path: it will see ${laterIn(s)} too.`, 3261, '16.6');
  if (how === 'removed') return say(`${s.from.label} took it out.`, 3261, '16.6');
  return say(`${who} asked to see ${laterIn(s)} too.`, 3261, '16.6');
}

function route({ s, how }: Place, header: Header<'route'>): Said {
  const who = names(s, header.value);
  const { label } = s.from;
  const strict = header.value.some(({ uri }) => 'params' in uri && !uri.params.some(({ name }) => name === 'lr'));
  if (how === 'removed') return say(`${label} was the last stop on it: reached, so removed.`, 3261, '16.4');
  if (how === 'changed') return say(`${label} took its own entry off the top; ahead lies ${who}.`, 3261, '16.4');
  if (s.part === 'forwards') {
    return how === 'written'
      ? say(`${label} sends it by way of ${who}.`, 3261, '16.6')
      : say(`The rest of the way: ${who}.`, 3261, '16.6');
  }
  if (strict)
    return say(
      `The way as it was recorded: ${who}. One of them routes strictly: it wants itself in the Request-URI.`,
      3261,
      '12.2.1.1',
    );
  if (s.inDialog) return say(`The way that was recorded when the dialog began: through ${who}.`, 3261, '12.2.1.1');
  if (how === 'taken') return say(`The same way as the request before: through ${who}.`, 3261, '8.1.2');
  return say(`${capital(owned(label, 'outbound proxy'))} comes first: ${who}.`, 3261, '8.1.2');
}

function path({ s, how }: Place, header: Header<'path'>): Said {
  const who = names(s, header.value);
  if (s.message.kind === 'response')
    return say(`The registrar keeps the way as well: calls for this phone come through ${who}.`, 3327, '5.3');
  return how === 'written'
    ? say(`${s.from.label} asks that calls for this phone come through it.`, 3327, '5.2')
    : say(`Calls for this phone are to come through ${who}.`, 3327, '5.2');
}

const serviceRoute = ({ s }: Place, header: Header<'service-route'>): Said =>
  say(`Requests of this phone are to start out through ${names(s, header.value)}.`, 3608, '6.1');

function maxForwards({ s, how }: Place, header: Header<'max-forwards'>): Said {
  const left = header.value;
  if (left === 0) return say('No hop is left: whoever gets it may answer it, and not pass it on.', 3261, '16.3');
  if (how === 'changed')
    return say('One less at each hop; at 0 the next proxy answers 483, so loops end.', 3261, '16.6');
  if (s.part === 'forwards')
    return say(`There was none: ${s.from.label} lets it go ${left} hops further.`, 3261, '16.6');
  return say(`It may take ${left} hops; each proxy takes one off, so a message in a circle dies.`, 3261, '8.1.1.6');
}

/** The share of parallel branches a request may still become (RFC 5393 §5.3). */
function maxBreadth({ s, how }: Place, header: Header<'max-breadth'>): Said {
  const many = header.value;
  if (how === 'written' && s.part === 'forwards')
    return say(`${s.from.label} lets it become ${many} branches at the same time and no more.`, 5393, '5.3.3');
  return how === 'changed'
    ? say(`${s.from.label} shared the breadth out among its branches: this one may become ${many}.`, 5393, '5.3.3')
    : say(`It may be at ${many} places at the same time and no more.`, 5393, '5.3.1');
}

export const routing: Tellers = {
  via,
  route,
  'record-route': recordRoute,
  path,
  'service-route': serviceRoute,
  'max-forwards': maxForwards,
  'max-breadth': maxBreadth,
};

/** The address a URI leads to, in few words. */
export const uriText = (uri: NameAddr['uri']): string => quotedText(printUri(uri));
