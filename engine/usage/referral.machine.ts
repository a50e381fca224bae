// A transfer as the phone that is asked sees it: RFC 3515 §2.4.2 to §2.4.5. It answers, reports that it tries, tries,
// and reports how that ended; then the subscription that the REFER made is over.

import { setup } from 'xstate';
import { because } from '../machine';

export const referralMachine = setup({
  types: {} as { events: { type: 'succeeded' | 'failed' | 'unwanted' } },
  actions: { notifyTrying: () => undefined, notifyFinal: () => undefined },
  delays: { expiry: 0 },
}).createMachine({
  id: 'referral',
  initial: 'Trying',
  meta: { rfc: 3515, section: '2.4.4', title: 'A transfer as the phone that is asked sees it' },
  states: {
    Trying: {
      entry: 'notifyTrying',
      after: {
        expiry: {
          target: 'Expired',
          actions: 'notifyFinal',
          meta: because(3515, '2.4.7', 'the time to report is over'),
        },
      },
      on: {
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
    Reported: { on: { unwanted: { meta: because(6665, '4.2.2', 'the subscription is over anyhow') } } },
    Expired: {},
    Unwanted: {},
  },
});
