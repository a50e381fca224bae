// What no arrow of the figures handles, and why nothing is done with it. The text of RFC 3261 §17 and RFC 6026 says
// so for most; where it is silent, an event without an arrow is discarded.

import { get } from '../message/headers';
import type { Message } from '../message/message';
import type { Ignored, Rule } from '../model/output';
import type { TransactionMachine } from './transaction';

const rule = (rfc: number, section: string, text: string): Rule => ({ rfc, section, text });

const noArrow: Readonly<Record<TransactionMachine, Rule>> = {
  'invite-client': rule(6026, '8.4', 'The figure has no arrow for this, so nothing is done.'),
  'invite-server': rule(6026, '8.6', 'The figure has no arrow for this, so nothing is done.'),
  'non-invite-client': rule(3261, '17.1.2.2', 'The figure has no arrow for this, so nothing is done.'),
  'non-invite-server': rule(3261, '17.2.2', 'The figure has no arrow for this, so nothing is done.'),
};

const nothingSent = 'nothing is sent in this state that could fail';
const alreadyFinal = 'a final response has come already';
const alreadyAnswered = 'a final response has been sent already';

const reasons: Readonly<Record<TransactionMachine, Readonly<Record<string, string>>>> = {
  'invite-client': {
    'Proceeding transport-error': nothingSent,
    'Completed 1xx': alreadyFinal,
    'Completed 2xx': alreadyFinal,
    'Completed given-up': alreadyFinal,
    'Accepted 1xx': alreadyFinal,
    'Accepted 300-699': 'the INVITE has been accepted already; only a 2xx still counts',
    'Accepted transport-error': nothingSent,
    'Accepted given-up': alreadyFinal,
  },
  'invite-server': {
    'Proceeding ACK': 'there is no final response yet that it could acknowledge',
    'Completed respond.100': alreadyAnswered,
    'Completed respond.101-199': alreadyAnswered,
    'Completed respond.2xx': alreadyAnswered,
    'Completed respond.300-699': alreadyAnswered,
    'Confirmed INVITE': 'the INVITE has been refused and the refusal acknowledged',
    'Confirmed respond.100': alreadyAnswered,
    'Confirmed respond.101-199': alreadyAnswered,
    'Confirmed respond.2xx': alreadyAnswered,
    'Confirmed respond.300-699': alreadyAnswered,
    'Confirmed transport-error': nothingSent,
    'Accepted respond.100': alreadyAnswered,
    'Accepted respond.101-199': alreadyAnswered,
    'Accepted respond.300-699': 'the INVITE has been accepted already; only a 2xx may still follow',
  },
  'non-invite-client': {
    'Completed transport-error': nothingSent,
  },
  'non-invite-server': {
    'Trying transport-error': nothingSent,
    'Completed respond.1xx': alreadyAnswered,
    'Proceeding passed-on': 'a response has been sent already',
    'Completed unanswered': alreadyAnswered,
    'Completed passed-on': alreadyAnswered,
  },
};

/** Why a transaction in `state` does nothing with `event`, or null when it should never have been asked. */
export const whyNothing = (machine: TransactionMachine, state: string, event: string): string | null =>
  reasons[machine][`${state} ${event}`] ?? null;

/** The fact that a transaction does nothing with an event, or with the message behind it. */
export function unhandled(machine: TransactionMachine, state: string, event: string, message: Message | null): Ignored {
  return {
    type: 'ignored',
    what: message === null ? event : nameOf(message),
    why: whyNothing(machine, state, event) ?? `a transaction in ${state} has no use for it`,
    rule: noArrow[machine],
  };
}

/** 'INVITE', or '486 INVITE' for a response. */
export const nameOf = (message: Message): string =>
  message.kind === 'request' ? message.method : `${message.status} ${get(message, 'cseq')?.method ?? ''}`;
