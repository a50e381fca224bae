// The rule behind each line of a message, by what the element does with the message and with the line:
// RFC 3261 §8.1.1 (asking), §8.2.6 (answering), §12 (within a dialog), §16.4 to §16.7 (passing on).

import { get, tagOf } from '../message/headers';
import type { Message } from '../message/message';
import type { Rule } from '../model/output';
import type { Part } from './basis';

export type How = 'passed' | 'changed' | 'taken' | 'written' | 'removed';

type Said = readonly [section: string, text: string, rfc?: number];

const FORWARDS: Readonly<Record<string, Partial<Record<How, Said>>>> = {
  'request-line': {
    passed: ['16.6', 'the target is not this proxy’s to change'],
    changed: ['16.6', 'the Request-URI becomes the target that was found'],
  },
  'status-line': { passed: ['16.7', 'the answer goes on as it is'] },
  via: {
    passed: ['16.6', 'the Vias below are left as they are'],
    written: ['16.6', 'the proxy signs on top, so that answers come back through it'],
    removed: ['16.7', 'the proxy takes its own Via off: the next one says where to go'],
  },
  'max-forwards': {
    changed: ['16.6', 'one less at each hop, so that loops end'],
    written: ['16.6', 'there was none: the proxy adds one'],
  },
  'max-breadth': {
    passed: ['5.3.3', 'it is not counted down from hop to hop', 5393],
    changed: ['5.3.3', 'shared out among the branches of a fork', 5393],
    written: ['5.3.3', 'there was none: the proxy adds one, so that a fork has its limit', 5393],
  },
  'record-route': {
    written: ['16.6', 'the proxy asks to stay on the path of later requests'],
    passed: ['16.6', 'what proxies before wrote stays below'],
  },
  route: {
    changed: ['16.4', 'its own address is taken off the top'],
    removed: ['16.4', 'its own address was the last one: the Route is used up'],
    passed: ['16.6', 'the rest of the way is left as it is'],
  },
  'p-asserted-identity': {
    written: ['5', 'the caller has proved who it is: the proxy vouches for that', 3325],
    removed: ['7', 'the caller wants to stay unknown outside the trust domain', 3325],
    passed: ['5', 'believed, and passed on', 3325],
  },
  'p-preferred-identity': { removed: ['9.2', 'a wish to the first proxy only', 3325] },
  'proxy-authorization': { removed: ['22.3', 'meant for this proxy: checked, and not passed on'] },
  'content-length': { passed: ['16.6', 'the body is not touched'] },
  body: { passed: ['16.6', 'a proxy must not touch the body'] },
};

const ANSWERS: Readonly<Record<string, Partial<Record<How, Said>>>> = {
  'status-line': { written: ['8.2.6.1', 'the answer in three digits'] },
  via: { passed: ['8.2.6.2', 'every Via of the request, in its order: the way back'] },
  from: { passed: ['8.2.6.2', 'the same as in the request'] },
  'call-id': { passed: ['8.2.6.2', 'the same as in the request'] },
  cseq: { passed: ['8.2.6.2', 'the same as in the request'] },
  to: {
    passed: ['8.2.6.2', 'the same as in the request'],
    changed: ['8.2.6.2', 'the same as in the request, with a tag of one’s own'],
  },
  'record-route': { passed: ['12.1.1', 'copied, so that both ends know the path'] },
  contact: {
    written: ['12.1.1', 'where later requests of this dialog are to go'],
    taken: ['12.1.1', 'where later requests of this dialog are to go'],
  },
  'www-authenticate': { written: ['22.2', 'asks who is there'] },
  'proxy-authenticate': { written: ['22.3', 'asks who wants to pass'] },
  'service-route': { written: ['6.3', 'through whom this phone’s own requests are to go', 3608] },
  'sip-etag': { written: ['6', 'a new name for what is kept, with each PUBLISH', 3903] },
  rseq: { written: ['3', 'numbers an answer that must arrive', 3262] },
  allow: { written: ['13.3.1', 'what this phone can be asked'] },
  body: { written: ['6', 'the answer to the offer', 3264] },
};

const OUTSIDE: Readonly<Record<string, Partial<Record<How, Said>>>> = {
  'request-line': { written: ['8.1.1.1', 'whom one wants to reach'] },
  via: { written: ['8.1.1.7', 'a branch that is new for every request'] },
  'max-forwards': { written: ['8.1.1.6', 'how many hops it may take'] },
  from: { written: ['8.1.1.3', 'who asks, with a tag of one’s own'], taken: ['22.2', 'the same call, tried again'] },
  to: { written: ['8.1.1.2', 'who is meant; no tag yet'], taken: ['22.2', 'the same call, tried again'] },
  'call-id': {
    written: ['8.1.1.4', 'names the call, once in the world'],
    taken: ['22.2', 'the same call, tried again'],
  },
  cseq: { written: ['8.1.1.5', 'orders the requests of a call'] },
  contact: { written: ['8.1.1.8', 'where the answer’s side can reach this phone'] },
  route: { written: ['8.1.2', 'the outbound proxy is asked first'] },
  supported: { written: ['8.1.1.9', 'the extensions this phone understands'] },
  require: { written: ['8.1.1.9', 'the extensions the other side must understand'] },
  allow: { written: ['13.2.1', 'what this phone can be asked'] },
  privacy: { written: ['4.2', 'asks the servers on the way to hide who it is', 3323] },
  'sip-if-match': {
    written: ['4.1', 'names the published state that is meant', 3903],
    taken: ['22.2', 'the same, tried again'],
  },
  authorization: { written: ['22.2', 'proves who one is'] },
  'proxy-authorization': { written: ['22.3', 'proves to the proxy who one is'] },
  'content-type': { written: ['20.15', 'what kind of body follows'] },
  body: { written: ['5', 'an offer: what one can hear and speak', 3264] },
};

const INSIDE: Readonly<Record<string, Partial<Record<How, Said>>>> = {
  ...OUTSIDE,
  'request-line': {
    taken: ['12.2.1.1', 'the Contact the other side gave: straight to its phone'],
    written: ['12.2.1.1', 'the remote target of the dialog'],
  },
  from: { taken: ['12.2.1.1', 'this end of the dialog'], written: ['12.2.1.1', 'this end of the dialog'] },
  to: {
    taken: ['12.2.1.1', 'the other end of the dialog, with its tag'],
    written: ['12.2.1.1', 'the other end of the dialog, with its tag'],
  },
  'call-id': { taken: ['12.2.1.1', 'names the dialog'] },
  cseq: { written: ['12.2.1.1', 'one more than this end’s last request; an ACK repeats its INVITE’s'] },
  route: {
    taken: ['12.2.1.1', 'the path that was recorded when the dialog began'],
    written: ['12.2.1.1', 'the path that was recorded when the dialog began'],
  },
  rack: { written: ['7.2', 'says which provisional answer arrived', 3262] },
};

/** The rule for one line, or null when no section says anything about it. */
export function ruleFor(name: string, how: How, role: Part, message: Message): Rule | null {
  const to = get(message, 'to');
  const inside = message.kind === 'request' && to !== undefined && tagOf(to) !== undefined;
  const table = role === 'forwards' ? FORWARDS : role === 'answers' ? ANSWERS : inside ? INSIDE : OUTSIDE;
  const said = table[name]?.[how] ?? (name === 'content-length' ? LENGTH : undefined);
  if (said === undefined) return role === 'forwards' && how === 'passed' ? UNTOUCHED : null;
  const [section, text, rfc = 3261] = said;
  return { rfc, section, text };
}

/** The rule for a line that an ACK or a CANCEL repeats from its INVITE. */
export function repeatedRule(name: string): Rule {
  const text = name.endsWith('authorization') ? 'the credentials of its INVITE' : 'the same as in its INVITE';
  return { rfc: 3261, section: name.endsWith('authorization') ? '13.2.2.4' : '17.1.1.3', text };
}

const LENGTH: Said = ['20.14', 'the length of the body in bytes'];
const UNTOUCHED: Rule = { rfc: 3261, section: '16.6', text: 'a proxy leaves what it does not need as it is' };
