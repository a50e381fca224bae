// What one message is for, in one or two plain sentences: the wish of whoever made it, who passes it on and why there,
// and, when it is not the first copy, why it is sent once more. RFC 3261 §16.6, §16.7, §17.1, §17.2, §13.3.1.4.

import { list } from '../message/headers';
import type { Request, Response } from '../message/message';
import { parseUri } from '../message/uri-parse';
import { answerAim } from './purpose-answers';
import { ackAim, byeAim, callAim, cancelAim, changeAim, isHopAck, prackAim } from './purpose-call';
import {
  infoAim,
  messageAim,
  notifyAim,
  optionsAim,
  otherAim,
  publishAim,
  referAim,
  registerAim,
  subscribeAim,
} from './purpose-other';
import { counted, ordinal, passed, quotedText, type Said, say } from './say';
import { causesAt, decided, type Situation, situationOf } from './situation';
import { domainsOf, isAor, nameOf, whoAt } from './who';

/** What this message is for, here and now. */
export function purposeOf(s: Situation): Said {
  const { message } = s;
  const said = message.kind === 'request' ? ofRequest(s, message) : ofResponse(s, message);
  const again = againOf(s);
  return again === null ? said : { text: `${said.text} ${again.text}`, rule: said.rule };
}

/** The situation in which its author sent it: there lie the reasons. */
const authored = (s: Situation): Situation => (s.origin === s.sending.sent.packet ? s : situationOf(s.trace, s.origin));

function ofResponse(s: Situation, response: Response): Said {
  const root = authored(s);
  const said = answerAim(root, root.message.kind === 'response' ? root.message : response);
  if (s.part !== 'forwards') return said;
  const what = `${response.status} ${quotedText(response.reason)}`.trim();
  return say(`${said.text} ${s.from.label} passes the ${what} on to ${s.to.label}.`, 3261, '16.7');
}

function aimOf(s: Situation, request: Request): Said {
  switch (request.method) {
    case 'INVITE':
      return s.inDialog ? changeAim(s) : callAim(s, request);
    case 'UPDATE':
      return changeAim(s);
    case 'ACK':
      return ackAim(s);
    case 'BYE':
      return byeAim(s);
    case 'CANCEL':
      return cancelAim(s);
    case 'PRACK':
      return prackAim(s);
    case 'REGISTER':
      return registerAim(s, request);
    case 'OPTIONS':
      return optionsAim(s);
    case 'SUBSCRIBE':
      return subscribeAim(s);
    case 'NOTIFY':
      return notifyAim(s);
    case 'REFER':
      return referAim(s);
    case 'MESSAGE':
      return messageAim(s);
    case 'INFO':
      return infoAim(s);
    case 'PUBLISH':
      return publishAim(s);
    default:
      return otherAim(s, request);
  }
}

function ofRequest(s: Situation, request: Request): Said {
  const { method } = request;
  // A CANCEL and the ACK to a refusal are made anew at each hop: nobody passes them on.
  if (method === 'CANCEL' || (method === 'ACK' && isHopAck(s))) return aimOf(s, request);
  const root = authored(s);
  const said = aimOf(root, root.message.kind === 'request' ? root.message : request);
  if (s.part !== 'forwards') {
    if (s.inDialog || method !== 'INVITE') return said;
    return { text: `${said.text} ${firstStop(s, request)}`, rule: said.rule };
  }
  const { text, rule } = onward(s, request);
  return { text: `${said.text} ${text}`, rule };
}

/** Where an INVITE that begins something goes first. */
function firstStop(s: Situation, request: Request): string {
  const callee = nameOf(s.trace, request.uri);
  const { label, kind } = s.to;
  if (kind === 'user-agent') return `The INVITE goes straight to the phone, and asks it to ring.`;
  if (kind === null) return `The INVITE goes to ${label}, where nobody is.`;
  if (callee === label) return `The INVITE goes straight to ${label}, whose address it has.`;
  return `The INVITE asks ${label} to find ${callee}.`;
}

/** Who passes a request on to whom, and why there. */
function onward(s: Situation, request: Request): Said {
  const [from, to] = [s.from.label, s.to.label];
  const passes = `${from} passes the ${quotedText(request.method)} on to ${to}`;
  const branches = branchesOf(s);
  const fork = branches > 1 ? `, one of ${counted(branches)} it tries at once` : '';
  if (decided(s, 'failed-over') !== null || decided(s, 'next-hop')?.data.after !== undefined)
    return say(`${passes}: the server tried before did not answer.`, 3263, '4.3');
  if (list(request, 'route').length > 0)
    return say(`${passes}, next on the route that the request carries.`, 3261, '16.6');
  if (s.inDialog) return say(`${passes}, where its Request-URI leads: the route is used up.`, 3261, '16.6');
  const diverted = divertedTo(s);
  if (diverted !== null) return say(`${passes}: ${diverted}${fork}.`, 3261, '16.5');
  if (decided(s, 'presence-server') !== null)
    return say(`${passes}, which keeps how the users of that domain are.`, 3856, '6.6');
  if (s.to.kind === 'user-agent') {
    const callee = nameOf(s.trace, request.uri);
    return say(`${passes}: a place where ${callee === to ? 'that user' : callee} is reached${fork}.`, 3261, '16.5');
  }
  const host = 'host' in request.uri ? request.uri.host : '';
  if (domainsOf(s.trace, s.to.id).includes(host))
    return say(`${passes}, which looks after ${host}${fork}.`, 3261, '16.5');
  const serves = whoAt(s.trace, host)?.id === s.to.id || isAor(s.trace, request.uri);
  return say(
    `${passes}, ${serves ? 'to which its address leads' : 'the next hop it was told to use'}${fork}.`,
    3261,
    '16.6',
  );
}

const OCCASIONS: Readonly<Record<string, string>> = {
  busy: ' when the phone is busy',
  'no answer': ' when nobody answers',
  unavailable: ' when no phone can be reached',
};

/** Why a request goes somewhere else than it was asked to: the provider's policy, or a redirection that is followed. */
function divertedTo(s: Situation): string | null {
  for (const { event, changes } of causesAt(s)) {
    for (const change of changes) {
      if (change.type !== 'decision' || change.what !== 'forwarded') continue;
      const whose = parseUri(String(change.data.aor));
      const whom = whose.ok ? nameOf(s.trace, whose.uri) : 'that user';
      return `calls for ${whom} go there${OCCASIONS[String(change.data.when)] ?? ''}`;
    }
    if (event.type === 'answer') continue;
    if (event.type !== 'arrival' || event.message.kind === 'request') return null;
    const { status } = event.message;
    return status >= 300 && status < 400 ? `the ${status} names that place` : null;
  }
  return null;
}

/** How many branches of the same request left in the same breath. */
function branchesOf(s: Situation): number {
  const places = new Set<string>();
  for (const change of s.entry.changes) {
    if (change.type !== 'sent' || change.message.kind !== 'request' || s.message.kind !== 'request') continue;
    if (change.message.method === s.message.method && change.message.method === 'INVITE')
      places.add(JSON.stringify(change.hop));
  }
  return places.size;
}

const REASONS: Readonly<Record<string, (after: string) => Said>> = {
  A: (after) => say(`because nothing had come back after ${after}`, 3261, '17.1.1.2'),
  E: (after) => say(`because no answer had come after ${after}`, 3261, '17.1.2.2'),
  G: (after) => say(`because no ACK had come after ${after}`, 3261, '17.2.1'),
  repeat: (after) => say(`because no ACK had come after ${after}`, 3261, '13.3.1.4'),
  'repeat-1xx': (after) => say(`because no PRACK had come after ${after}`, 3262, '3'),
};

/** Why this is not the first copy; null when it is. */
export function againOf(s: Situation): Said | null {
  const last = s.copies.at(-1);
  if (last === undefined) return null;
  const which = `It is the ${ordinal(s.copies.length + 1)} copy, sent`;
  const { event } = s.entry;
  if (event.type === 'timer') {
    const after = passed(s.sending.at - last.at);
    const reason = REASONS[event.name] ?? (s.message.kind === 'response' ? REASONS.G : REASONS.A);
    const said = reason?.(after) ?? say(`after ${after}`, 3261, '17.1');
    return { text: `${which} ${said.text}.`, rule: said.rule };
  }
  if (event.type === 'arrival') {
    const what =
      event.message.kind === 'request' ? event.message.method : `${event.message.status} ${event.message.reason}`;
    return say(`${which} because the ${quotedText(what)} had arrived once more.`, 3261, '17.2.1');
  }
  return say(`${which} once more.`, 3261, '17.1');
}
