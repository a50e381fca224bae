// What people perceive, as words: of somebody it is said in several ways, and the first is the one shown. Acts wait for it,
// and expectations ask for it.

import type { Perception } from '../model/output';

export interface PerceptionSpec {
  readonly what: Perception;
  /** How it is said of somebody: 'alice hears ringback'. The first is the one shown. */
  readonly phrases: readonly string[];
  readonly says: string;
}

export const PERCEPTIONS: readonly PerceptionSpec[] = [
  { what: 'dialling', phrases: ['is dialling', 'dials'], says: 'The own call is on its way.' },
  { what: 'ringback', phrases: ['hears ringback', 'hears it ring'], says: 'Hears that the other phone rings.' },
  {
    what: 'ringing',
    phrases: ['rings', 'phone rings', 'is ringing', 'gets a call', 'gets the call'],
    says: 'The own phone rings.',
  },
  {
    what: 'connected',
    phrases: ['is connected', 'connected', 'can talk', 'is talking', 'is answered'],
    says: 'The call is up: one can talk.',
  },
  {
    what: 'early-media',
    phrases: ['hears early media', 'hears an announcement'],
    says: 'Something is heard before the call is answered: an announcement, or the tone of another network.',
  },
  { what: 'tone', phrases: ['hears a tone'], says: 'The other side has pressed a key.' },
  { what: 'holding', phrases: ['has the call on hold'], says: 'The own hold has taken effect.' },
  { what: 'retrieved', phrases: ['has the call back'], says: 'The own call is off hold again.' },
  {
    what: 'changed',
    phrases: ['has other media', 'sees the call change'],
    says: 'What is heard and seen has changed.',
  },
  {
    what: 'less-secure',
    phrases: ['sees that the call is not secure'],
    says: 'A call to a sips address was sent on to one that need not be encrypted, and the phone says so.',
  },
  { what: 'change-refused', phrases: ['hears the change fail'], says: 'The other side did not take the change.' },
  {
    what: 'asked',
    phrases: ['is asked'],
    says: 'The phone asks whether the other side may change the call, or somebody may watch.',
  },
  {
    what: 'held',
    phrases: ['is held', 'is put on hold', 'is on hold'],
    says: 'The other side has put the call on hold.',
  },
  { what: 'resumed', phrases: ['is resumed'], says: 'The other side has taken the call off hold.' },
  {
    what: 'ended',
    phrases: ['hears the call end', 'call ends', 'call is over', 'call has ended'],
    says: 'The other side hung up, or the call is over.',
  },
  {
    what: 'failed',
    phrases: ['hears the call fail', 'call fails', 'hears busy', 'is turned down', 'is rejected'],
    says: 'The call did not come about.',
  },
  {
    what: 'stopped-ringing',
    phrases: ['stops ringing', 'phone stops ringing'],
    says: 'The own phone fell silent, unanswered.',
  },
  {
    what: 'answered-elsewhere',
    phrases: ['sees it answered elsewhere'],
    says: 'The own phone fell silent because another phone of the same person was answered: no call was missed.',
  },
  {
    what: 'registered',
    phrases: ['is registered', 'is online', 'has registered'],
    says: 'The phone shows that it is registered.',
  },
  {
    what: 'unregistered',
    phrases: ['is unregistered', 'is offline'],
    says: 'The phone shows that it is no longer registered.',
  },
  { what: 'registration-failed', phrases: ['cannot register'], says: 'The phone shows that registering failed.' },
  { what: 'transferred', phrases: ['is transferred'], says: 'The transfer has worked.' },
  { what: 'transfer-failed', phrases: ['hears the transfer fail'], says: 'The transfer has not worked.' },
  { what: 'message', phrases: ['gets a message'], says: 'A text message is shown.' },
  { what: 'notified', phrases: ['is notified'], says: 'Something watched has changed.' },
  {
    what: 'undelivered',
    phrases: ['sees the message fail'],
    says: 'The own text message, or what the phone publishes of its person, has not arrived.',
  },
  { what: 'not-told', phrases: ['is not told'], says: 'What was to be watched or asked is not told, or no longer.' },
];

/** The words of a perception, as shown. */
export const phraseOf = (what: Perception): string =>
  PERCEPTIONS.find((spec) => spec.what === what)?.phrases[0] ?? what;
