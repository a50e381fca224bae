// The INVITE server transaction: RFC 3261 §17.2.1 and §17.2.4 with RFC 6026 §7.1 and §8.5-8.8 (state Accepted, Timer L).
// Timer G runs on unreliable transports only: that is a state (Completed.unreliable), chosen by the first event.
// The 200 ms after which a 100 is due belong to the layer: whether they run at all depends on the transaction user.

import { setup } from 'xstate';
import { because, type StateMeta, type TransitionMeta } from '../machine';

type Event =
  | 'begin.unreliable'
  | 'begin.reliable'
  | 'INVITE'
  | 'ACK'
  | 'respond.100'
  | 'respond.101-199'
  | 'respond.2xx'
  | 'respond.300-699'
  | 'transport-error';

const received = because(3261, '17.2.1', 'A new INVITE is passed up to the element.');
const refused = because(
  3261,
  '17.2.1',
  'A final response of 300 or more is sent, and Timer H limits the wait for its ACK.',
);
const informed = because(
  6026,
  '8.8',
  'A response that cannot be sent is reported; the transaction stays, to absorb repeats.',
);

const onTransportError = { actions: ['reportTransportError'], meta: informed } as const;

export const inviteServer = setup({
  types: {
    events: {} as { type: Event },
    meta: {} as StateMeta,
    transitionMeta: {} as TransitionMeta,
  },
  actions: {
    sendResponse() {},
    passToUser() {},
    reportNoAck() {},
    reportTransportError() {},
  },
  delays: { G: 0, H: 0, I: 0, L: 0 },
}).createMachine({
  id: 'invite-server',
  description: 'Receives one INVITE, absorbs its repeats and sends the responses to it.',
  meta: {
    title: 'INVITE server transaction',
    rfc: 6026,
    section: '8.7',
    figure: 'Figure 7',
    compare: { rfc: 3261, figure: 'Figure 7' },
  },
  initial: 'Start',
  states: {
    Start: {
      on: {
        'begin.unreliable': { target: 'Proceeding.unreliable', actions: ['passToUser'], meta: received },
        'begin.reliable': { target: 'Proceeding.reliable', actions: ['passToUser'], meta: received },
      },
    },
    Proceeding: {
      description: 'The element is at work on the INVITE.',
      initial: 'unreliable',
      states: {
        unreliable: {
          on: {
            'respond.300-699': {
              target: '#invite-server.Completed.unreliable',
              actions: ['sendResponse'],
              meta: refused,
            },
          },
        },
        reliable: {
          on: {
            'respond.300-699': {
              target: '#invite-server.Completed.reliable',
              actions: ['sendResponse'],
              meta: refused,
            },
          },
        },
      },
      on: {
        INVITE: {
          actions: ['sendResponse'],
          meta: because(3261, '17.2.1', 'A repeated INVITE is answered with the latest provisional response.'),
        },
        'respond.100': {
          actions: ['sendResponse'],
          meta: because(
            3261,
            '17.2.1',
            'A 100 tells the previous hop to stop repeating, unless another response comes within 200 ms.',
          ),
        },
        'respond.101-199': {
          actions: ['sendResponse'],
          meta: because(3261, '17.2.1', 'Provisional responses of the element are sent, once each.'),
        },
        'respond.2xx': {
          target: 'Accepted',
          actions: ['sendResponse'],
          meta: because(
            6026,
            '8.5',
            'A 2xx is sent; repeating it until the ACK is up to the element, not to the transaction.',
          ),
        },
        'transport-error': onTransportError,
      },
    },
    Completed: {
      description: 'Refused; waits for the ACK.',
      initial: 'unreliable',
      states: {
        unreliable: {
          description: 'Datagrams get lost: the refusal is repeated until it is acknowledged.',
          after: {
            G: {
              target: 'unreliable',
              reenter: true,
              actions: ['sendResponse'],
              meta: because(3261, '17.2.1', 'Timer G repeats the final response at intervals that double up to T2.'),
            },
          },
        },
        reliable: { description: 'The transport repeats what gets lost.' },
      },
      on: {
        INVITE: {
          actions: ['sendResponse'],
          meta: because(3261, '17.2.1', 'A repeated INVITE is answered with the final response again.'),
        },
        ACK: {
          target: 'Confirmed',
          meta: because(3261, '17.2.1', 'The ACK ends the repeats of the final response and goes no further.'),
        },
        'transport-error': onTransportError,
      },
      after: {
        H: {
          target: 'Terminated',
          actions: ['reportNoAck'],
          meta: because(3261, '17.2.1', 'Timer H gives up: no ACK came within 64*T1, and the element hears of it.'),
        },
      },
    },
    Confirmed: {
      description: 'Acknowledged; stays to absorb further ACKs.',
      on: {
        ACK: {
          actions: [],
          meta: because(3261, '17.2.1', 'Further ACKs, drawn by repeats of the final response, are absorbed.'),
        },
      },
      after: {
        I: {
          target: 'Terminated',
          meta: because(3261, '17.2.1', 'Timer I: no more ACKs can come. On a reliable transport it is zero.'),
        },
      },
    },
    Accepted: {
      description: 'Accepted; stays to absorb repeats of the INVITE.',
      on: {
        INVITE: {
          actions: [],
          meta: because(
            6026,
            '8.7',
            'A repeat of an accepted INVITE is absorbed; the one who accepted it repeats the 2xx.',
          ),
        },
        ACK: { actions: ['passToUser'], meta: because(6026, '8.7', 'An ACK to a 2xx is passed up to the element.') },
        'respond.2xx': {
          actions: ['sendResponse'],
          meta: because(
            6026,
            '8.7',
            'Repeats of the 2xx, and 2xx of other branches, are sent as the element passes them down.',
          ),
        },
        'transport-error': onTransportError,
      },
      after: {
        L: {
          target: 'Terminated',
          meta: because(6026, '8.7', 'Timer L: after 64*T1 no more repeats of the INVITE can come.'),
        },
      },
    },
    Terminated: { type: 'final', description: 'Gone: the transaction is forgotten at once.' },
  },
});
