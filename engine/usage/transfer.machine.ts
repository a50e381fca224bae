// The asking side of a transfer: RFC 3515 §2.4.1 and §2.4.5, RFC 5589 §6 and §7. Whether it leaves
// the call as soon as the other side agrees to try, or only when that worked, is a setting of the phone.
//
//   Referring --accepted--> Trying --success--> Transferred
//       '--refused--> Failed <--failure, no word--'

import { setup } from 'xstate';
import { because } from '../machine';

const gone = {
  target: 'Failed',
  actions: ['reportFailed'],
  meta: because(6665, '4.1.2.4', 'no notification came in time: nobody knows how it ended'),
} as const;

export const transferMachine = setup({
  types: {} as {
    events: {
      type:
        | 'accepted'
        | 'accepted.silent'
        | 'challenged'
        | 'refused'
        | 'progress'
        | 'progress.leave'
        | 'success'
        | 'failure';
    };
  },
  actions: {
    sendAgain: () => undefined,
    leave: () => undefined,
    reportTransferred: () => undefined,
    reportFailed: () => undefined,
  },
  delays: { N: 0, expiry: 0 },
}).createMachine({
  id: 'transfer',
  description: 'Asks the other side to call somebody else, and hears how that went.',
  initial: 'Referring',
  meta: { rfc: 3515, section: '2.4.1', title: 'A transfer as the phone that asks for it sees it' },
  states: {
    Referring: {
      description: 'The REFER is out; the other side has not said whether it will try.',
      on: {
        accepted: { target: 'Trying', meta: because(3515, '2.4.2', 'the other side agrees to try and will report') },
        'accepted.silent': {
          target: 'Unobserved',
          actions: 'leave',
          meta: because(4488, '4', 'agreed, and nothing will be reported, as was asked'),
        },
        challenged: {
          target: 'Referring',
          actions: 'sendAgain',
          meta: because(3261, '22.2', 'asked who it is: the same request again, with credentials'),
        },
        refused: {
          target: 'Failed',
          actions: 'reportFailed',
          meta: because(3515, '2.4.2', 'the other side will not try'),
        },
        // RFC 6665 §4.1.2.4: a notification may overtake the answer to the request that asked for it.
        progress: { target: 'Reporting', meta: because(6665, '4.1.2.4', 'a notification overtook the answer') },
        'progress.leave': {
          target: 'Reporting',
          actions: 'leave',
          meta: because(5589, '6.1', 'the other side tries: this phone leaves the call to it'),
        },
        success: {
          target: 'Transferred',
          actions: ['leave', 'reportTransferred'],
          meta: because(3515, '2.4.5', 'it worked, says the last notification'),
        },
        failure: {
          target: 'Failed',
          actions: 'reportFailed',
          meta: because(3515, '2.4.5', 'it did not work, says the last notification'),
        },
      },
    },
    Trying: {
      description: 'The other side agreed to try; its first report is awaited.',
      after: { N: gone },
      on: {
        progress: { target: 'Reporting', meta: because(3515, '2.4.5', 'the other side reports how far it is') },
        'progress.leave': {
          target: 'Reporting',
          actions: 'leave',
          meta: because(5589, '6.1', 'the other side tries: this phone leaves the call to it'),
        },
        success: {
          target: 'Transferred',
          actions: ['leave', 'reportTransferred'],
          meta: because(3515, '2.4.5', 'it worked, says the last notification'),
        },
        failure: {
          target: 'Failed',
          actions: 'reportFailed',
          meta: because(3515, '2.4.5', 'it did not work, says the last notification'),
        },
      },
    },
    Reporting: {
      description: 'Reports come in while the other side tries.',
      after: { expiry: gone },
      on: {
        progress: { meta: because(3515, '2.4.5', 'still under way') },
        'progress.leave': { meta: because(3515, '2.4.5', 'still under way') },
        accepted: { meta: because(6665, '4.1.2.4', 'the notification was faster') },
        success: {
          target: 'Transferred',
          actions: ['leave', 'reportTransferred'],
          meta: because(3515, '2.4.5', 'it worked, says the last notification'),
        },
        failure: {
          target: 'Failed',
          actions: 'reportFailed',
          meta: because(3515, '2.4.5', 'it did not work, says the last notification'),
        },
      },
    },
    Transferred: { description: 'The last report said that it worked.' },
    Failed: { description: 'It did not work, or nobody knows how it ended.' },
    Unobserved: { description: 'The other side agreed, and no report will come, as was asked.' },
  },
});
