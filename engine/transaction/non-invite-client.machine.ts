// The non-INVITE client transaction: RFC 3261 §17.1.2 and §17.1.4.
// Timer E runs on unreliable transports only: that is a state, chosen by the first event. Timers E and F run on from
// Trying into Proceeding (see machine.ts on handing a timer over).

import { setup } from 'xstate';
import { because, type StateMeta, type TransitionMeta } from '../machine';

type Event = 'begin.unreliable' | 'begin.reliable' | '1xx' | '200-699' | 'transport-error';

const sent = because(3261, '17.1.2.2', 'The request goes out, and Timer F limits the wait for the answer.');
const provisional = because(3261, '17.1.2.2', 'A provisional response is passed up to the element that asked.');
const answered = because(
  3261,
  '17.1.2.2',
  'The final response is passed up to the element that asked, and Timer K leaves time for its repeats.',
);
const timeout = because(3261, '17.1.2.2', 'Timer F gives up: no final response came within 64*T1.');
const failed = because(
  3261,
  '17.1.4',
  'When the request cannot be sent the element that asked hears of it, and the transaction ends.',
);

const onEnd = {
  '200-699': { target: 'Completed', actions: ['passToUser'], meta: answered },
  'transport-error': { target: 'Terminated', actions: ['reportTransportError'], meta: failed },
} as const;

const afterF = { F: { target: 'Terminated', actions: ['reportTimeout'], meta: timeout } } as const;

export const nonInviteClient = setup({
  types: {
    events: {} as { type: Event },
    meta: {} as StateMeta,
    transitionMeta: {} as TransitionMeta,
  },
  actions: {
    sendRequest() {},
    passToUser() {},
    reportTimeout() {},
    reportTransportError() {},
  },
  delays: { E: 0, F: 0, K: 0 },
}).createMachine({
  id: 'non-invite-client',
  description: 'Carries one request other than INVITE to the next hop and brings back its responses.',
  meta: { title: 'Non-INVITE client transaction', rfc: 3261, section: '17.1.2', figure: 'Figure 6' },
  initial: 'Start',
  states: {
    Start: {
      on: {
        'begin.unreliable': { target: 'Trying.unreliable', actions: ['sendRequest'], meta: sent },
        'begin.reliable': { target: 'Trying.reliable', actions: ['sendRequest'], meta: sent },
      },
    },
    Trying: {
      description: 'The request is on its way and nothing has come back yet.',
      initial: 'unreliable',
      states: {
        unreliable: {
          description: 'Datagrams get lost: the request is repeated, each time after twice as long, up to T2.',
          on: {
            '1xx': { target: '#non-invite-client.Proceeding.unreliable', actions: ['passToUser'], meta: provisional },
          },
          after: {
            E: {
              target: 'unreliable',
              reenter: true,
              actions: ['sendRequest'],
              meta: because(3261, '17.1.2.2', 'Timer E repeats the request at intervals that double up to T2.'),
            },
          },
        },
        reliable: {
          description: 'The transport repeats what gets lost.',
          on: {
            '1xx': { target: '#non-invite-client.Proceeding.reliable', actions: ['passToUser'], meta: provisional },
          },
        },
      },
      on: onEnd,
      after: afterF,
    },
    Proceeding: {
      description: 'The other side has the request; the answer is still to come.',
      initial: 'unreliable',
      states: {
        unreliable: {
          description: 'The repeats go on, every T2: they draw a lost final response out again.',
          after: {
            E: {
              target: 'unreliable',
              reenter: true,
              actions: ['sendRequest'],
              meta: because(3261, '17.1.2.2', 'After a provisional response Timer E repeats the request every T2.'),
            },
          },
        },
        reliable: { description: 'The transport repeats what gets lost.' },
      },
      on: { ...onEnd, '1xx': { actions: ['passToUser'], meta: provisional } },
      after: afterF,
    },
    Completed: {
      description: 'Answered; stays to absorb repeats of the answer.',
      on: {
        '1xx': {
          actions: [],
          meta: because(3261, '17.1.2.2', 'A response that comes after the final one is absorbed.'),
        },
        '200-699': {
          actions: [],
          meta: because(3261, '17.1.2.2', 'A repeat of the final response is absorbed.'),
        },
      },
      after: {
        K: {
          target: 'Terminated',
          meta: because(3261, '17.1.2.2', 'Timer K: no more repeats can come. On a reliable transport it is zero.'),
        },
      },
    },
    Terminated: { type: 'final', description: 'Gone: the transaction is forgotten at once.' },
  },
});
