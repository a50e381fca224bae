// What a response is for, in the situation it is sent in: RFC 3261 §8.2.6, §10.3, §13.3.1, §15.1.2, §16.7, §21, §22;
// RFC 3262 §3; RFC 6665 §4.2.1. Whoever made the response is the subject.

import { authParam } from '../message/digest';
import { get, linesOf, list, param } from '../message/headers';
import type { Request, Response } from '../message/message';
import { printUri } from '../message/uri-print';
import { phoneOf } from '../trace/why/whose';
import { sdpIn, summaryOf } from './descriptions';
import { cite, counted, lasting, listed, quotedText, type Said, say } from './say';
import { decided, type Situation } from './situation';
import { CLASSES, MEANINGS } from './status-table';
import { nameOf } from './who';

/** What a response tells whoever asked. */
export function answerAim(s: Situation, response: Response): Said {
  const { status } = response;
  const [a, b] = [s.author.label, s.other];
  if (status === 100)
    return say(
      `${s.from.label} has the ${s.method} and takes care of it: ${s.to.label} need not send it again.`,
      3261,
      '21.1.1',
    );
  if (status < 200) return progress(s, response, a, b);
  if (status < 300) return success(s, response, a, b);
  if (status < 400) return redirection(s, response, a, b);
  if (status === 401 || status === 407) return challenge(s, response, a, b);
  if (status === 408) return timeout(s, a, b);
  if (status === 480 && decided(s, 'no-target') !== null)
    return say(`${a} finds nobody registered at this address, so nothing can ring.`, 3261, '21.4.18');
  const told = MEANINGS[status] ?? CLASSES[Math.floor(status / 100)] ?? CLASSES[5];
  return told?.(a, b, s.method) ?? say(`${a} answers ${b}.`, 3261, '7.2');
}

function progress(s: Situation, response: Response, a: string, b: string): Said {
  const sdp =
    s.sdp === null ? '' : ` It carries an ${s.sdp}${s.sdp === 'answer' ? `, so ${b} may hear something already` : ''}.`;
  const reliable = get(response, 'rseq') === undefined ? '' : ` It must arrive: ${a} repeats it until a PRACK comes.`;
  if (response.status === 180 && s.author.kind !== 'user-agent')
    return say(`${a} hears that a phone on its other side rings, and tells ${b}.${sdp}${reliable}`, 3261, '21.1.2');
  if (response.status === 180) return say(`${phoneOf(a)} rings; ${b} can be told so.${sdp}${reliable}`, 3261, '21.1.2');
  if (response.status === 181)
    return say(`${a} is sending the call on to somewhere else; ${b} learns why it takes longer.`, 3261, '21.1.3');
  if (response.status === 183) {
    const require = list(response, 'require');
    if (require.includes('precondition'))
      return say(
        `${a} has the call, and nothing rings before the network has room for it.${sdp}${reliable}`,
        3312,
        '5',
      );
    return say(`${a} tells how the call goes before it is answered.${sdp}${reliable}`, 3261, '21.1.5');
  }
  const told = MEANINGS[response.status] ?? CLASSES[1];
  const said = told?.(a, b, s.method) ?? say(`${a} is at work.`, 3261, '21.1');
  return { text: said.text + sdp + reliable, rule: said.rule };
}

function success(s: Situation, response: Response, a: string, b: string): Said {
  const sdp = s.sdp === null ? '' : ` It brings the ${s.sdp}${streams(response)}.`;
  switch (s.method) {
    case 'INVITE':
      return s.inDialog
        ? say(`${a} takes the change.${sdp} ${b} must confirm with an ACK.`, 3261, '14.2')
        : say(`${a} has taken the call.${sdp} ${b} must confirm with an ACK.`, 3261, '13.3.1.4');
    case 'UPDATE':
      return say(`${a} takes the change.${sdp}`, 3311, '5.2');
    case 'BYE':
      return say(`${a} has learnt that the call is over.`, 3261, '15.1.2');
    case 'CANCEL':
      return say(
        `${s.from.label} has the CANCEL. What became of the INVITE, the answer to the INVITE says.`,
        3261,
        '9.2',
      );
    case 'REGISTER':
      return registered(s, response, a, b);
    case 'OPTIONS':
      return say(`${a} tells ${b} what it can do.`, 3261, '11.2');
    case 'PRACK':
      return say(`${a} has the PRACK and stops repeating the provisional answer.${sdp}`, 3262, '3');
    case 'SUBSCRIBE': {
      const expires = get(response, 'expires');
      if (expires === 0)
        return say(`${a} has taken the wish; what there is to tell comes in a NOTIFY, the last one.`, 6665, '4.2.1.1');
      return say(
        `${a} will tell ${b} of changes${expires === undefined ? '' : ` for ${lasting(expires)}`}; the first NOTIFY follows at once.`,
        6665,
        '4.2.1.1',
      );
    }
    case 'NOTIFY':
      return say(`${a} has got the news.`, 6665, '4.1.3');
    case 'REFER':
      return say(`${a} will try; how it goes, NOTIFY requests tell ${b}.`, 3515, '2.4.2');
    case 'MESSAGE':
      return say(`${a} has got the text.`, 3428, '7');
    case 'INFO':
      return say(`${a} has got what the INFO told.`, 6086, '4.2.2');
    case 'PUBLISH':
      return get(response, 'expires') === 0
        ? say(`${a} keeps nothing of what ${b} had published with this phone any more.`, 3903, '6')
        : say(`${a} keeps what ${b} published, and names it: the SIP-ETag is for the next PUBLISH.`, 3903, '6');
    default:
      return say(`${a} has done what the ${s.method} asked.`, 3261, '21.2.1');
  }
}

function streams(response: Response): string {
  const sdp = sdpIn(response);
  return sdp === null ? '' : `: ${summaryOf(sdp)}`;
}

function registered(s: Situation, response: Response, a: string, b: string): Said {
  const contacts = list(response, 'contact');
  const fetched = s.request !== null && get(s.request, 'contact') === undefined;
  if (contacts.length === 0) {
    return fetched
      ? say(`${a} knows no place where ${b} is reached at present.`, 3261, '10.2.3')
      : say(`${a} has forgotten the binding: no call finds ${b} here now.`, 3261, '10.3');
  }
  const places = listed(
    contacts.map(({ uri, params }) => {
      const seconds = param(params, 'expires');
      const host = quotedText('host' in uri ? uri.host : printUri(uri));
      return seconds === undefined || seconds === null ? host : `${host} for ${lasting(Number(seconds))}`;
    }),
  );
  return fetched
    ? say(`${a} tells where ${b} is reached: at ${places}.`, 3261, '10.2.3')
    : say(`${a} keeps where ${b} is reached: at ${places}.`, 3261, '10.3');
}

function redirection(s: Situation, response: Response, a: string, b: string): Said {
  const meaning = MEANINGS[response.status] ?? CLASSES[3];
  const said = meaning?.(a, b, s.method) ?? say(`${a} points elsewhere.`, 3261, '21.3');
  const places = list(response, 'contact').map(({ uri }) => nameOf(s.trace, uri) + at(uri));
  if (places.length === 0) return said;
  const many = places.length > 1 ? `${counted(places.length)} places: ` : '';
  return { text: `${said.text.replace(/\.$/, '')}: ${many}${listed(places)}.`, rule: said.rule };
}

const at = (uri: Parameters<typeof nameOf>[1]): string =>
  'host' in uri && uri.user !== null ? ` (${quotedText(uri.host)})` : '';

function challenge(s: Situation, response: Response, a: string, b: string): Said {
  const lines = [...linesOf(response, 'www-authenticate'), ...linesOf(response, 'proxy-authenticate')];
  const realm = lines.map(({ value }) => authParam(value, 'realm')).find((name) => name !== undefined);
  const where = realm === undefined ? '' : ` of ${quotedText(realm)}`;
  const rule = response.status === 401 ? cite(3261, '22.2') : cite(3261, '22.3');
  const stale = lines.some(({ value }) => authParam(value, 'stale')?.toLowerCase() === 'true');
  if (stale)
    return say(
      `${a} accepts the password but not the nonce, which is too old: ${b} is to use the new one.`,
      7616,
      '3.3',
    );
  if (carries(s.request, response.status))
    return {
      text: `${a} does not accept the credentials: it asks ${b} once more to prove to be a user${where}.`,
      rule,
    };
  return { text: `${a} first wants to know who asks: ${b} is to prove to be a user${where}.`, rule };
}

const carries = (request: Request | null, status: number): boolean =>
  request !== null && get(request, status === 401 ? 'authorization' : 'proxy-authorization') !== undefined;

function timeout(s: Situation, a: string, b: string): Said {
  if (s.author.kind === 'user-agent') return say(`${a} could not answer in time.`, 3261, '21.4.9');
  return say(
    `${a} has waited long enough: no answer has come from where it sent the ${s.method}. ${b} is told so.`,
    3261,
    '16.8',
  );
}
