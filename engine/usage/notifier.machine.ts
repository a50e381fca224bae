// Being watched: RFC 6665 §4.2, the notifier's state machine. Every SUBSCRIBE is followed by a notification, and so is
// every change, but not more often than the package allows (§5.4.10): what changes meanwhile is told afterwards, once.
// Where a person has to be asked who may watch, nothing is told before they have said (§4.2.1.3).

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (section: string, text: string) => because(6665, section, text);

const refuse = {
  target: 'Terminated',
  actions: 'notifyRefused',
  meta: rule('4.1.3', 'the person does not let them know, for now or for good: a last notification says which'),
} as const;
const stop = {
  target: 'Terminated',
  actions: 'notifyLast',
  meta: rule('4.2.1.4', 'Expires: 0 ends it with a last notification'),
} as const;
const unwanted = { target: 'Terminated', meta: rule('4.2.2', 'the watcher is gone') } as const;
const challenged = {
  actions: 'notifyAgain',
  meta: because(3261, '22.2', 'the same once more, with credentials'),
} as const;

export const notifierMachine = setup({
  types: {} as {
    events: {
      type: 'subscribe' | 'ask' | 'fetch' | 'agree' | 'refuse' | 'stop' | 'changed' | 'unwanted' | 'challenged';
    };
  },
  actions: {
    askPerson: () => undefined,
    notify: () => undefined,
    notifyPending: () => undefined,
    notifyLast: () => undefined,
    notifyRefused: () => undefined,
    notifyGivenUp: () => undefined,
    notifyAgain: () => undefined,
  },
  delays: { pace: 0, expiry: 0 },
}).createMachine({
  id: 'notifier',
  description: 'Tells one watcher how things stand, at once and after every change, but not too often.',
  initial: 'Asked',
  meta: {
    rfc: 6665,
    section: '4.2',
    title: 'The watched side of a subscription',
    figure: 'the diagram of §4.2.2',
  },
  states: {
    Asked: {
      description: 'A SUBSCRIBE came and was accepted; the first notification is due.',
      on: {
        subscribe: { target: 'Active', actions: 'notify', meta: rule('4.2.1.2', 'a notification follows at once') },
        ask: {
          target: 'Pending',
          actions: ['askPerson', 'notifyPending'],
          meta: rule('4.2.1.3', 'the person has to say whether this may be told: until then it is pending'),
        },
        fetch: {
          target: 'Terminated',
          actions: 'notifyLast',
          meta: rule('4.4.3', 'Expires: 0 asks for one look: a notification that is also the last'),
        },
      },
    },
    Pending: {
      description: 'The person has not said yet whether the watcher may know.',
      after: {
        expiry: {
          target: 'Terminated',
          actions: 'notifyGivenUp',
          meta: rule('4.1.3', 'its time is over, and nobody has said whether it may be told'),
        },
      },
      on: {
        subscribe: {
          target: 'Pending',
          reenter: true,
          actions: 'notifyPending',
          meta: rule('4.2.1.4', 'refreshed, and still undecided: a notification says so'),
        },
        agree: { target: 'Active', actions: 'notify', meta: rule('4.2.1.3', 'the person lets them know') },
        refuse,
        stop,
        unwanted,
        challenged,
      },
    },
    Active: {
      description: 'The watcher is kept informed.',
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
        refuse,
        stop,
        unwanted,
        challenged,
      },
      states: {
        Ready: {
          description: 'The next change is told at once.',
          on: { changed: { target: 'Pacing', actions: 'notify', meta: rule('4.2.2', 'a change is told') } },
        },
        Pacing: {
          description: 'Something was told a moment ago; the next change has to wait.',
          after: { pace: { target: 'Ready', meta: rule('5.4.10', 'the next change may be told') } },
          on: { changed: { target: 'Owing', meta: rule('5.4.10', 'told too recently: this waits') } },
        },
        Owing: {
          description: 'Something changed meanwhile; it is told when the pause is over.',
          after: {
            pace: { target: 'Pacing', actions: 'notify', meta: rule('5.4.10', 'what changed meanwhile is told now') },
          },
          on: { changed: { meta: rule('5.4.10', 'one notification will tell it all') } },
        },
      },
    },
    Terminated: {
      description: 'The last notification went out: nothing more is told.',
      on: {
        unwanted: { meta: rule('4.2.2', 'it is over anyhow') },
        challenged,
      },
    },
  },
});
