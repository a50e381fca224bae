// What can be watched: event packages (RFC 6665 §5). Each says what its notifications look like, when something has
// changed, how often it may be told, and what a person makes of it.

import type { Parameterised } from '../message/message';
import type { Micros } from '../model/time';
import { SECOND } from '../model/time';
import { behaviourOf } from '../session/behaviour';
import type { Phone, Subscription } from '../session/phone';
import { composed, composedKey, isCompositor } from './compositor';
import { dialogInfo, dialogKey, readDialogs } from './dialog-info';
import { PIDF, pidf, presenceOf, readPidf } from './pidf';

export interface EventPackage {
  readonly name: string;
  readonly type: Parameterised;
  /** Seconds a subscription lives when nobody says. */
  readonly expires: number;
  /** Between two notifications. */
  readonly pace: Micros;
  /** Whether a phone has anything of the kind to tell; every phone when not said. */
  readonly keeps?: (phone: Phone) => boolean;
  /** What is true now, as a text that differs when something changed. */
  readonly key: (phone: Phone, subscription: Subscription) => string;
  readonly body: (phone: Phone, subscription: Subscription) => string;
  /** What a person sees of it. */
  readonly words: (body: string) => string;
}

const type = (value: string): Parameterised => ({ value, params: [] });

const PACKAGES: readonly EventPackage[] = [
  {
    // RFC 4235 §3.4, §3.10.
    name: 'dialog',
    type: type('application/dialog-info+xml'),
    expires: 3600,
    pace: SECOND,
    key: dialogKey,
    body: dialogInfo,
    words: (body) => {
      const states = readDialogs(body).map(({ state }) => state);
      return states.length === 0 ? 'in no call' : states.join(', ');
    },
  },
  {
    // RFC 3856 §6.4, §6.10.
    name: 'presence',
    type: PIDF,
    expires: 3600,
    pace: 5 * SECOND,
    key: (phone, subscription) => (isCompositor(phone) ? composedKey(phone, subscription) : presenceOf(phone)),
    body: (phone, subscription) => (isCompositor(phone) ? composed : pidf)(phone, subscription),
    words: readPidf,
  },
  {
    // RFC 3842 §3.4, §3.10.
    name: 'message-summary',
    type: type('application/simple-message-summary'),
    expires: 3600,
    pace: SECOND,
    // RFC 3842 §3: it is about a mailbox, which only what takes messages keeps.
    keeps: (phone) => behaviourOf(phone) === 'voicemail',
    key: ({ mailbox: { fresh, heard } }) => `${fresh}/${heard}`,
    body: ({ mailbox: { fresh, heard } }) =>
      `Messages-Waiting: ${fresh > 0 ? 'yes' : 'no'}\r\nVoice-Message: ${fresh}/${heard}\r\n`,
    words: (body) => {
      const count = /^Voice-Message:\s*(\d+)/im.exec(body)?.[1] ?? '0';
      return count === '1' ? '1 message waits' : `${count} messages wait`;
    },
  },
];

export const packageNamed = (name: string): EventPackage | undefined => PACKAGES.find((one) => one.name === name);

/** What of a phone can be watched: for Allow-Events (RFC 6665 §4.4.4). */
export const packagesOf = (phone: Phone): readonly string[] =>
  PACKAGES.filter(({ keeps }) => keeps?.(phone) !== false).map(({ name }) => name);
