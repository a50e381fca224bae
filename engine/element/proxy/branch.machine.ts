// One branch of a forwarded request, as the proxy core sees its client transaction: RFC 3261 §16.6 item 11, §16.7
// items 2, 5 and 10, §16.8, §16.9, §9.1.
//
//   Idle --INVITE--> Calling --1xx--> Proceeding --cancel, Timer C, too long--> Cancelled
//                       |--cancel--> CancelHeld --1xx-------------------------------^
//                       |--too long--> GivenUp --1xx--> Dismissed
//                       '--Timer C---> Failed
//   Idle --other---> Trying        every state --2xx--> Answered, --3-6xx--> Refused, --failure--> Failed
//
// Events are classified in `responses.ts`. Repeated 2xx of an answered branch are forwarded without a move.

import { setup } from 'xstate';
import { because } from '../../machine';

const answered = {
  target: 'Answered',
  actions: 'forward',
  meta: because(3261, '16.7', 'a 2xx is forwarded at once'),
} as const;

const refused = {
  target: 'Refused',
  actions: 'collect',
  meta: because(3261, '16.7', 'a final response of another class waits for those of the other branches'),
} as const;

const failures = {
  timeout: {
    target: 'Failed',
    actions: 'tryNextHop',
    meta: because(3261, '16.6', 'no answer from this hop: the next one, and after the last as if it had said 408'),
  },
  'transport-error': {
    target: 'Failed',
    actions: 'tryNextHop',
    meta: because(3261, '16.9', 'the request cannot be delivered: as if a 503 had come back'),
  },
} as const;

const answers = { '2xx': answered, '3-6xx': refused } as const;
/** After a provisional response neither Timer B nor a sending of its own can end the client transaction (§17.1.1.2). */
const finals = { ...answers, ...failures } as const;

export const branchMachine = setup({
  types: {} as {
    events: {
      type:
        | 'INVITE'
        | 'other'
        | '100'
        | '101-199'
        | '2xx'
        | '3-6xx'
        | 'cancel'
        | 'give-up'
        | 'timeout'
        | 'transport-error';
    };
  },
  actions: {
    forward: () => undefined,
    collect: () => undefined,
    sendCancel: () => undefined,
    destroyTransaction: () => undefined,
    resetTimerC: () => undefined,
    tryNextHop: () => undefined,
  },
  delays: { C: 0, cancelled: 0 },
}).createMachine({
  id: 'proxy-branch',
  description: 'Follows one branch of a forwarded request, from the first sending to its final response.',
  initial: 'Idle',
  meta: { rfc: 3261, section: '16.7', title: 'One branch of a forwarded request' },
  states: {
    Idle: {
      description: 'The branch has a target and nothing was sent yet.',
      on: {
        INVITE: { target: 'Calling', meta: because(3261, '16.6', 'an INVITE is forwarded, and Timer C started') },
        other: { target: 'Trying', meta: because(3261, '16.6', 'the request is forwarded in a client transaction') },
      },
    },
    Trying: {
      description: 'A request other than INVITE is out; its answer is awaited.',
      on: {
        ...finals,
        '100': { meta: because(3261, '16.7', 'a 100 concerns this hop only') },
        '101-199': { actions: 'forward', meta: because(3261, '16.7', 'a provisional answer, passed on as of old') },
      },
    },
    Calling: {
      description: 'The INVITE is out and no response has come.',
      after: {
        C: {
          target: 'Failed',
          actions: 'destroyTransaction',
          meta: because(
            3261,
            '16.8',
            'Timer C fired before any response: as if it had said 408, so nothing is repeated',
          ),
        },
      },
      on: {
        ...finals,
        '100': { target: 'Proceeding', meta: because(3261, '16.7', 'a 100 concerns this hop only') },
        '101-199': {
          target: 'Proceeding',
          actions: ['forward', 'resetTimerC'],
          meta: because(3261, '16.7', 'a provisional response is forwarded at once and sets Timer C again'),
        },
        cancel: {
          target: 'CancelHeld',
          meta: because(3261, '9.1', 'no CANCEL before a provisional response: it waits'),
        },
        'give-up': {
          target: 'GivenUp',
          meta: because(3261, '16.8', 'it took too long without any response: as if it had said 408'),
        },
      },
    },
    Proceeding: {
      description: 'Somebody has the INVITE and is at work on it.',
      after: {
        C: {
          target: 'Cancelled',
          actions: 'sendCancel',
          meta: because(3261, '16.8', 'Timer C fired after a provisional response: the branch is cancelled'),
        },
      },
      on: {
        ...answers,
        '100': { meta: because(3261, '16.7', 'a 100 does not set Timer C again') },
        '101-199': {
          target: 'Proceeding',
          actions: 'forward',
          reenter: true,
          meta: because(3261, '16.7', 'a provisional response is forwarded at once and sets Timer C again'),
        },
        cancel: {
          target: 'Cancelled',
          actions: 'sendCancel',
          meta: because(3261, '16.7', 'a pending branch is cancelled'),
        },
        'give-up': {
          target: 'Cancelled',
          actions: 'sendCancel',
          meta: because(3261, '16.10', 'a proxy may cancel a request it forwarded at any time'),
        },
      },
    },
    CancelHeld: {
      description: 'The branch is to be cancelled, but a CANCEL may not go before a first response.',
      on: {
        ...finals,
        '100': { target: 'Cancelled', actions: 'sendCancel', meta: because(3261, '9.1', 'now the CANCEL may go') },
        '101-199': {
          target: 'Cancelled',
          actions: ['forward', 'sendCancel'],
          meta: because(3261, '9.1', 'now the CANCEL may go'),
        },
        cancel: { meta: because(3261, '9.1', 'the CANCEL already waits') },
      },
    },
    Cancelled: {
      description: 'The CANCEL is out; the final response it draws is awaited.',
      after: {
        cancelled: {
          target: 'Failed',
          actions: 'destroyTransaction',
          meta: because(3261, '9.1', 'no final response 64*T1 after the CANCEL: the request counts as cancelled'),
        },
      },
      on: {
        ...answers,
        '100': { meta: because(3261, '16.7', 'a 100 concerns this hop only') },
        '101-199': { actions: 'forward', meta: because(3261, '16.7', 'a provisional response is forwarded at once') },
        cancel: { meta: because(3261, '16.7', 'one CANCEL for each branch') },
      },
    },
    GivenUp: {
      description: 'No response came in time: for the search this branch is over, as if it had said 408.',
      on: {
        ...finals,
        '100': { target: 'Dismissed', actions: 'sendCancel', meta: because(3261, '9.1', 'now the CANCEL may go') },
        '101-199': { target: 'Dismissed', actions: 'sendCancel', meta: because(3261, '9.1', 'now the CANCEL may go') },
      },
    },
    Dismissed: {
      description: 'A response came after the search had gone on without this branch: it was cancelled.',
      after: {
        cancelled: {
          target: 'Failed',
          actions: 'destroyTransaction',
          meta: because(3261, '9.1', 'no final response 64*T1 after the CANCEL: the request counts as cancelled'),
        },
      },
      on: {
        ...answers,
        '100': { meta: because(3261, '16.7', 'a 100 concerns this hop only') },
        '101-199': { meta: because(3261, '16.8', 'the search has gone on without this branch') },
      },
    },
    Answered: { description: 'A 2xx came on this branch.', type: 'final' },
    Refused: {
      description: 'A final response other than 2xx came; it stands among those the best is chosen from.',
      type: 'final',
    },
    Failed: { description: 'No response came, or the request could not be sent.', type: 'final' },
  },
});
