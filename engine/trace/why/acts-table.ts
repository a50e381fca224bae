// What people did and noticed, told afterwards: 'Alice called Bob', 'Bob's phone rang'.

import type { Perceived, Perception } from '../../model/output';
import type { Act } from '../../model/scenario';
import type { Verb } from '../../model/verbs';
import type { Teller } from './teller';
import { phoneOf } from './whose';

type Deed = (whom: string, act: Act, teller: Teller) => string;

const option = (act: Act, name: string, teller: Teller): string => {
  const value = act.options[name];
  return typeof value === 'string' ? whomOf(value, teller) : '';
};

const DEEDS: Readonly<Record<Verb, string | Deed>> = {
  calls: (whom) => `called ${whom}`,
  answers: 'answered',
  rejects: 'rejected the call',
  cancels: 'gave the call up',
  'hangs up': 'hung up',
  'gives up on': (whom) => `gave up on ${whom}`,
  registers: 'registered',
  unregisters: 'unregistered',
  holds: 'put the call on hold',
  resumes: 'took the call off hold',
  moves: 'moved to another network',
  presses: (_, { object }) => `pressed ${object ?? 'a key'}`,
  'adds video': 'added video',
  'removes video': 'removed the video',
  'sends a fax': 'sent a fax',
  'ends the fax': 'ended the fax',
  'changes codec': 'changed the codec',
  renegotiates: 'renegotiated the call',
  agrees: 'agreed to the change',
  declines: 'declined the change',
  transfers: (whom, act, teller) => `handed ${whom} over to ${option(act, 'to', teller) || 'somebody else'}`,
  appears: (_, { object }) => `appeared “${object ?? 'available'}”`,
  watches: (whom) => `asked to be told about ${whom}`,
  'stops watching': (whom) => `stopped watching ${whom}`,
  'turns away': (whom) => `turned ${whom} away`,
  'picks up from': (whom) => `picked up the call at ${whom}`,
  redials: 'redialled',
  writes: (_, act, teller) => `wrote to ${option(act, 'to', teller) || 'somebody'}`,
  'opens the link': 'opened the link',
  queries: (whom) => `asked what ${whom} can do`,
  parks: (whom) => `parked ${whom}`,
  lets: (whom) => `made ${whom} call`,
  adds: (whom) => `added ${whom}`,
  removes: (whom) => `had ${whom} removed`,
  invites: (whom, act, teller) => `asked ${whom} to call ${option(act, 'to', teller) || 'somebody'}`,
  connects: (whom) => `connected ${whom}`,
  'lists bindings': 'asked where the phone is registered',
  'loses the network': 'lost the network',
  'gets the network back': 'got the network back',
};

/** 'called Bob': what a person did, after the name. */
export function deedOf(act: Act, teller: Teller): string {
  const deed = DEEDS[act.verb];
  return typeof deed === 'string' ? deed : deed(act.object === null ? 'it' : whomOf(act.object, teller), act, teller);
}

function whomOf(object: string, teller: Teller): string {
  return teller.trace.origin.scenario.elements.some(({ id }) => id === object)
    ? teller.name(object)
    : teller.person(object);
}

const SENSES: Readonly<Record<Perception, (name: string, detail: string) => string>> = {
  dialling: (name) => `${name} had a call on its way`,
  'less-secure': (name, detail) => `${name} was told that the call is not secure${detail}`,
  ringback: (name) => `${name} heard it ring`,
  ringing: (name) => `${phoneOf(name)} rang`,
  connected: (name) => `${name} could talk`,
  held: (name) => `${name} was put on hold`,
  resumed: (name) => `${name} was taken off hold`,
  holding: (name) => `${name} had the call on hold`,
  retrieved: (name) => `${name} had the call back`,
  changed: (name, detail) => `${name} saw the call change${detail}`,
  'change-refused': (name, detail) => `${name} heard the change fail${detail}`,
  asked: (name) => `${phoneOf(name)} asked about the change`,
  'early-media': (name) => `${name} heard sound before the answer`,
  tone: (name, detail) => `${name} heard a key${detail}`,
  ended: (name) => `${name} heard the call end`,
  failed: (name, detail) => `${name} heard the call fail${detail}`,
  'stopped-ringing': (name) => `${phoneOf(name)} fell silent`,
  'answered-elsewhere': (name) => `${phoneOf(name)} showed that the call was answered elsewhere`,
  registered: (name) => `${phoneOf(name)} showed that it was registered`,
  unregistered: (name) => `${phoneOf(name)} showed that it was no longer registered`,
  'registration-failed': (name, detail) => `${phoneOf(name)} could not register${detail}`,
  transferred: (name) => `${name} saw the transfer work`,
  'transfer-failed': (name, detail) => `${name} saw the transfer fail${detail}`,
  message: (name) => `${name} got a message`,
  notified: (name, detail) => `${name} was told${detail}`,
  'not-told': (name, detail) => `${name} was told nothing${detail}`,
  undelivered: (name, detail) => `${name} saw the message fail${detail}`,
};

/** 'Bob’s phone rang': what a person noticed. */
export const sensed = ({ what, detail }: Perceived, name: string): string =>
  SENSES[what](name, detail === null ? '' : `: ${detail}`);
