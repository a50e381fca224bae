// The INVITE client transaction: RFC 3261 §17.1.1 and §17.1.4 with RFC 6026 §7.2 and §8.4 (state Accepted, Timer M).
// Timer A runs on unreliable transports only: that is a state (Calling.unreliable), chosen by the first event.
// One edge stands in no figure: §9.1 destroys the transaction of a cancelled INVITE that gets no final response.

import { setup } from 'xstate';
import { because, type StateMeta, type TransitionMeta } from '../machine';

type Event = 'begin.unreliable' | 'begin.reliable' | '1xx' | '2xx' | '300-699' | 'transport-error' | 'given-up';

const sent = because(3261, '17.1.1.2', 'The INVITE goes out, and Timer B limits the wait for a first answer.');
const success = because(
  6026,
  '8.4',
  'A 2xx is passed up to the element that asked, which sees to the ACK; Timer M leaves time for further ones.',
);
const failure = because(
  3261,
  '17.1.1.2',
  'A final response of 300 or more is passed up to the element that asked, and the transaction acknowledges it.',
);

const onFinal = {
  '2xx': { target: 'Accepted', actions: ['passToUser'], meta: success },
  '300-699': { target: 'Completed', actions: ['passToUser', 'sendAck'], meta: failure },
} as const;

export const inviteClient = setup({
  types: {
    events: {} as { type: Event },
    meta: {} as StateMeta,
    transitionMeta: {} as TransitionMeta,
  },
  actions: {
    sendRequest() {},
    sendAck() {},
    passToUser() {},
    reportTimeout() {},
    reportTransportError() {},
  },
  delays: { A: 0, B: 0, D: 0, M: 0 },
}).createMachine({
  id: 'invite-client',
  description: 'Carries one INVITE to the next hop and brings back its responses.',
  meta: {
    title: 'INVITE client transaction',
    rfc: 6026,
    section: '8.4',
    figure: 'Figure 5',
    compare: { rfc: 3261, figure: 'Figure 5' },
  },
  initial: 'Start',
  states: {
    Start: {
      on: {
        'begin.unreliable': { target: 'Calling.unreliable', actions: ['sendRequest'], meta: sent },
        'begin.reliable': { target: 'Calling.reliable', actions: ['sendRequest'], meta: sent },
      },
    },
    Calling: {
      description: 'The INVITE is on its way and nothing has come back yet.',
      initial: 'unreliable',
      states: {
        unreliable: {
          description: 'Datagrams get lost: the INVITE is repeated, each time after twice as long.',
          after: {
            A: {
              target: 'unreliable',
              reenter: true,
              actions: ['sendRequest'],
              meta: because(3261, '17.1.1.2', 'Timer A repeats the INVITE at intervals that double.'),
            },
          },
        },
        reliable: { description: 'The transport repeats what gets lost.' },
      },
      on: {
        ...onFinal,
        '1xx': {
          target: 'Proceeding',
          actions: ['passToUser'],
          meta: because(
            3261,
            '17.1.1.2',
            'A provisional response stops the repeats and is passed up to the element that asked.',
          ),
        },
        'transport-error': {
          target: 'Terminated',
          actions: ['reportTransportError'],
          meta: because(
            3261,
            '17.1.4',
            'When the INVITE cannot be sent the element hears of it, and the transaction ends.',
          ),
        },
        'given-up': {
          target: 'Terminated',
          meta: because(3261, '16.8', 'A proxy whose Timer C fired goes on as if a 408 had come: nothing is repeated.'),
        },
      },
      after: {
        B: {
          target: 'Terminated',
          actions: ['reportTimeout'],
          meta: because(3261, '17.1.1.2', 'Timer B gives up: no response came within 64*T1. No ACK is sent.'),
        },
      },
    },
    Proceeding: {
      description: 'The other side is working on it; no transaction timer limits how long.',
      on: {
        ...onFinal,
        '1xx': {
          actions: ['passToUser'],
          meta: because(3261, '17.1.1.2', 'Each further provisional response is passed up to the element that asked.'),
        },
        'given-up': {
          target: 'Terminated',
          meta: because(3261, '9.1', 'No final response came 64*T1 after the CANCEL: the transaction is destroyed.'),
        },
      },
    },
    Completed: {
      description: 'Refused and acknowledged; stays to acknowledge repeats of the refusal.',
      on: {
        '300-699': {
          actions: ['sendAck'],
          meta: because(3261, '17.1.1.2', 'A repeated final response is acknowledged again and goes no further.'),
        },
        'transport-error': {
          target: 'Terminated',
          actions: ['reportTransportError'],
          meta: because(
            3261,
            '17.1.4',
            'When the ACK cannot be sent the element hears of it, and the transaction ends.',
          ),
        },
      },
      after: {
        D: {
          target: 'Terminated',
          meta: because(3261, '17.1.1.2', 'Timer D: no more repeats can come. On a reliable transport it is zero.'),
        },
      },
    },
    Accepted: {
      description: 'Accepted; stays to pass on repeats of the 2xx, and 2xx of other branches.',
      on: {
        '2xx': {
          actions: ['passToUser'],
          meta: because(
            6026,
            '8.4',
            'Every 2xx is passed up to the element that asked; the transaction never acknowledges one itself.',
          ),
        },
      },
      after: {
        M: {
          target: 'Terminated',
          meta: because(6026, '8.4', 'Timer M: 64*T1 after the first 2xx no more are awaited.'),
        },
      },
    },
    Terminated: { type: 'final', description: 'Gone: the transaction is forgotten at once.' },
  },
});
