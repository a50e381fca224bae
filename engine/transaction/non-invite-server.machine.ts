// The non-INVITE server transaction: RFC 3261 §17.2.2, and §17.2.4 as RFC 6026 §8.8 replaces it.
// RFC 3261 Figure 8 still draws a transport error into Terminated; the later text keeps the state, and so do we.
// What RFC 4320 forbids to send is held back before it gets here: see server.ts. A transaction that would have needed it
// ends by edges that stand in no figure.

import { setup } from 'xstate';
import { because, type StateMeta, type TransitionMeta } from '../machine';

type Event = 'begin' | 'request' | 'respond.1xx' | 'respond.200-699' | 'transport-error' | 'unanswered' | 'passed-on';

const provisional = because(3261, '17.2.2', 'A provisional response of the element is sent.');
const answered = because(
  3261,
  '17.2.2',
  'The final response is sent, and Timer J leaves time for repeats of the request.',
);
const informed = because(
  6026,
  '8.8',
  'A response that cannot be sent is reported; the transaction stays, to absorb repeats.',
);

const onTransportError = { actions: ['reportTransportError'], meta: informed } as const;
const onNothing = {
  target: 'Terminated',
  meta: because(4320, '4.2', 'It could not be answered in time, and no 408 may say so: the transaction ends without.'),
} as const;
const onFinal = { target: 'Completed', actions: ['sendResponse'], meta: answered } as const;

export const nonInviteServer = setup({
  types: {
    events: {} as { type: Event },
    meta: {} as StateMeta,
    transitionMeta: {} as TransitionMeta,
  },
  actions: {
    sendResponse() {},
    passToUser() {},
    reportTransportError() {},
  },
  delays: { J: 0 },
}).createMachine({
  id: 'non-invite-server',
  description: 'Receives one request other than INVITE and ACK, absorbs its repeats and sends the responses to it.',
  meta: { title: 'Non-INVITE server transaction', rfc: 3261, section: '17.2.2', figure: 'Figure 8' },
  initial: 'Start',
  states: {
    Start: {
      on: {
        begin: {
          target: 'Trying',
          actions: ['passToUser'],
          meta: because(3261, '17.2.2', 'A new request is passed up to the element.'),
        },
      },
    },
    Trying: {
      description: 'The element is at work on the request.',
      on: {
        request: {
          actions: [],
          meta: because(3261, '17.2.2', 'A repeat is discarded while there is no response to repeat.'),
        },
        'respond.1xx': { target: 'Proceeding', actions: ['sendResponse'], meta: provisional },
        'respond.200-699': onFinal,
        unanswered: onNothing,
        'passed-on': {
          target: 'Terminated',
          meta: because(3261, '16.10', 'The request goes on statelessly: no transaction waits for its response here.'),
        },
      },
    },
    Proceeding: {
      description: 'Told the previous hop that the answer takes its time.',
      on: {
        request: {
          actions: ['sendResponse'],
          meta: because(3261, '17.2.2', 'A repeat is answered with the latest provisional response.'),
        },
        'respond.1xx': { actions: ['sendResponse'], meta: provisional },
        'respond.200-699': onFinal,
        unanswered: onNothing,
        'transport-error': onTransportError,
      },
    },
    Completed: {
      description: 'Answered; stays to answer repeats of the request.',
      on: {
        request: {
          actions: ['sendResponse'],
          meta: because(3261, '17.2.2', 'A repeat is answered with the final response again.'),
        },
        'respond.200-699': {
          actions: [],
          meta: because(3261, '17.2.2', 'A second final response of the element is discarded.'),
        },
        'transport-error': onTransportError,
      },
      after: {
        J: {
          target: 'Terminated',
          meta: because(3261, '17.2.2', 'Timer J: no more repeats can come. On a reliable transport it is zero.'),
        },
      },
    },
    Terminated: { type: 'final', description: 'Gone: the transaction is forgotten at once.' },
  },
});
