// The asked side of a transfer: RFC 3515 §2.4.2 to §2.4.5. It answers, reports that it tries, tries,
// and reports how that ended; then the subscription that the REFER made is over.

import { setup } from 'xstate';
import { because } from '../machine';

export const referralMachine = setup({
  types: {} as { events: { type: 'progress' | 'succeeded' | 'failed' | 'unwanted' } },
  actions: { notifyTrying: () => undefined, notifyProgress: () => undefined, notifyFinal: () => undefined },
  delays: { expiry: 0 },
}).createMachine({
  id: 'referral',
  description: 'Does what a REFER asks for, and reports how it goes.',
  initial: 'Trying',
  meta: { rfc: 3515, section: '2.4.4', title: 'A transfer as the phone that is asked sees it' },
  states: {
    Trying: {
      description: 'The new call is under way, and a first report said so.',
      entry: 'notifyTrying',
      after: {
        expiry: {
          target: 'Expired',
          actions: 'notifyFinal',
          meta: because(3515, '2.4.7', 'the time to report is over'),
        },
      },
      on: {
        progress: {
          actions: 'notifyProgress',
          meta: because(3515, '2.4.5', 'how far the call is, for who wants to know'),
        },
        succeeded: {
          target: 'Reported',
          actions: 'notifyFinal',
          meta: because(3515, '2.4.5', 'it worked: the last notification'),
        },
        failed: {
          target: 'Reported',
          actions: 'notifyFinal',
          meta: because(3515, '2.4.5', 'it did not work: the last notification'),
        },
        unwanted: { target: 'Unwanted', meta: because(6665, '4.2.2', 'nobody takes the notifications any more') },
      },
    },
    Reported: {
      description: 'The last report said how it ended.',
      on: { unwanted: { meta: because(6665, '4.2.2', 'the subscription is over anyhow') } },
    },
    Expired: { description: 'The time to report ran out before the call was decided.' },
    Unwanted: { description: 'Nobody takes the reports any more.' },
  },
});
