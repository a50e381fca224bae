// Being watched: RFC 6665 §4.2, the notifier's state machine. Every SUBSCRIBE is followed by a notification, and so is
// every change, but not more often than the package allows (§5.4.10): what changes meanwhile is told afterwards, once.

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (section: string, text: string) => because(6665, section, text);

export const notifierMachine = setup({
  types: {} as { events: { type: 'subscribe' | 'fetch' | 'stop' | 'changed' | 'unwanted' | 'challenged' } },
  actions: { notify: () => undefined, notifyLast: () => undefined, notifyAgain: () => undefined },
  delays: { pace: 0, expiry: 0 },
}).createMachine({
  id: 'notifier',
  initial: 'Asked',
  meta: { rfc: 6665, section: '4.2', title: 'A subscription as who is watched sees it' },
  states: {
    Asked: {
      on: {
        subscribe: { target: 'Active', actions: 'notify', meta: rule('4.2.1.2', 'a notification follows at once') },
        fetch: {
          target: 'Terminated',
          actions: 'notifyLast',
          meta: rule('4.4.3', 'Expires: 0 asks for one look: a notification that is also the last'),
        },
      },
    },
    Active: {
      initial: 'Pacing',
      after: {
        expiry: {
          target: 'Terminated',
          actions: 'notifyLast',
          meta: rule('4.2.2', 'nobody refreshed it: its time is over'),
        },
      },
      on: {
        subscribe: {
          target: 'Active',
          reenter: true,
          actions: 'notify',
          meta: rule('4.2.1.4', 'refreshed: a notification follows at once'),
        },
        stop: {
          target: 'Terminated',
          actions: 'notifyLast',
          meta: rule('4.2.1.4', 'Expires: 0 ends it with a last notification'),
        },
        unwanted: { target: 'Terminated', meta: rule('4.2.2', 'the watcher is gone') },
        challenged: { actions: 'notifyAgain', meta: because(3261, '22.2', 'the same once more, with credentials') },
      },
      states: {
        Ready: {
          on: { changed: { target: 'Pacing', actions: 'notify', meta: rule('4.2.2', 'a change is told') } },
        },
        Pacing: {
          after: { pace: { target: 'Ready', meta: rule('5.4.10', 'the next change may be told') } },
          on: { changed: { target: 'Owing', meta: rule('5.4.10', 'told too recently: this waits') } },
        },
        Owing: {
          after: {
            pace: { target: 'Pacing', actions: 'notify', meta: rule('5.4.10', 'what changed meanwhile is told now') },
          },
          on: { changed: { meta: rule('5.4.10', 'one notification will tell it all') } },
        },
      },
    },
    Terminated: {
      on: {
        unwanted: { meta: rule('4.2.2', 'it is over anyhow') },
        challenged: { actions: 'notifyAgain', meta: because(3261, '22.2', 'the same once more, with credentials') },
      },
    },
  },
});
