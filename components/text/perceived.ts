// What a person is doing, as said under the head of a lifeline.

import type { Perception } from '@/engine';

const PICKED_UP = 'picked up';
const TALKING = 'is talking';
/** Null: it depends on who called. Empty: nothing that lasts. */
const PERCEIVED: Readonly<Record<Perception, string | null>> = {
  dialling: 'is calling',
  'less-secure': 'is calling, not secure',
  ringback: 'hears ringback',
  ringing: 'phone is ringing',
  connected: null,
  held: 'is on hold',
  resumed: TALKING,
  holding: 'holds the call',
  retrieved: TALKING,
  changed: TALKING,
  'change-refused': 'change refused',
  asked: 'is asked to agree',
  'early-media': 'hears early sound',
  tone: 'hears a key',
  ended: 'call is over',
  failed: 'no luck',
  'stopped-ringing': 'missed a call',
  'answered-elsewhere': 'answered elsewhere',
  registered: '',
  unregistered: 'is unregistered',
  'registration-failed': 'cannot register',
  transferred: 'is transferred',
  'transfer-failed': 'transfer failed',
  message: 'has a message',
  notified: '',
  'not-told': 'is not told',
  undelivered: 'message failed',
};
export const perceivedText = {
  /** What a person is doing, under the head; `called` when their phone rang. Empty: nothing worth saying. */
  perceived: (what: Perception, called: boolean): string => PERCEIVED[what] ?? (called ? PICKED_UP : TALKING),
  pickedUp: PICKED_UP,
  talking: TALKING,
} as const;
