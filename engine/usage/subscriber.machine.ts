// Watching somebody: RFC 6665 §4.1.2, the subscriber's state machine. The subscription exists once a notification
// came; the answer to the SUBSCRIBE alone says little.
//
//   NotifyWait --NOTIFY--> Pending or Active --NOTIFY terminated--> Terminated
//       '--refused, Timer N--> Terminated  |  '--stop--> Leaving --'
//                                          '--refresh--> Refreshing --NOTIFY--> Pending or Active
//                       Expiring <--refused, no answer--'  '--accepted--> Renewing --Timer N--> Terminated
//                          '--its time is over--> Terminated
//
// A refresh without an answer runs out together with Timer N, and §4.1.2.2 says two things: N ends the subscription, and a
// failed refresh leaves it valid until it expires. No answer counts as a 408 (RFC 3261 §8.1.3.1), and N as the wait for a
// notification after a refresh that was taken: so it stays valid. That is a reading, not the letter.

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (section: string, text: string) => because(6665, section, text);

const again = {
  actions: 'sendAgain',
  meta: because(3261, '22.2', 'asked who it is: the same request again, with credentials'),
} as const;
const brief = {
  actions: 'sendLonger',
  meta: rule('4.1.2.1', 'too brief for the other side: again, with its Min-Expires'),
} as const;
const over = {
  target: 'Terminated',
  actions: ['takeState', 'reportOver'],
  meta: rule('4.1.3', 'the other side ended the subscription'),
} as const;
const anew = {
  target: 'Postponed',
  actions: 'takeState',
  meta: rule('4.1.3', 'ended by the other side, which can be asked anew at once or after a while'),
} as const;
const later = {
  target: 'Postponed',
  meta: because(3261, '20.33', 'the refusal says when to ask again'),
} as const;
const wait = {
  target: 'Active',
  reenter: true,
  meta: because(3261, '20.33', 'the refresh was refused for now: again after the time that was named'),
} as const;
const active = {
  target: 'Active',
  reenter: true,
  actions: 'takeState',
  meta: rule('4.1.3', 'the other side tells its state'),
} as const;
const pending = {
  target: 'Pending',
  reenter: true,
  actions: 'takeState',
  meta: rule('4.1.3', 'the other side has not decided yet whether it tells'),
} as const;
const stop = { target: 'Leaving', actions: 'sendStop', meta: rule('4.1.2.3', 'enough: Expires: 0') } as const;
const refresh = {
  target: 'Refreshing',
  actions: 'sendRefresh',
  meta: rule('4.1.2.2', 'a subscription is refreshed before it expires'),
} as const;
const accepted = { meta: rule('4.1.2.4', 'agreed; the notification was faster') } as const;
const failed = {
  target: 'Expiring',
  meta: rule('4.1.2.2', 'no answer counts as a 408: a refresh that failed leaves the subscription to its time'),
} as const;
const lost = {
  target: 'Terminated',
  actions: 'reportRefused',
  meta: rule('4.1.2.2', 'the other side knows of no subscription any more'),
} as const;

export const subscriberMachine = setup({
  types: {} as {
    events: {
      type:
        | 'accepted'
        | 'challenged'
        | 'too-brief'
        | 'refused'
        | 'silent'
        | 'later'
        | 'wait'
        | 'gone'
        | 'notify.pending'
        | 'notify.active'
        | 'notify.terminated'
        | 'notify.again'
        | 'stop';
    };
  },
  actions: {
    sendAgain: () => undefined,
    sendLonger: () => undefined,
    sendRefresh: () => undefined,
    sendStop: () => undefined,
    takeState: () => undefined,
    reportOver: () => undefined,
    subscribeAnew: () => undefined,
    reportRefused: () => undefined,
  },
  delays: { N: 0, refresh: 0, retry: 0, expiry: 0 },
}).createMachine({
  id: 'subscriber',
  description: 'Watches somebody: asks to be told, takes what is told, and asks again in time.',
  initial: 'NotifyWait',
  meta: {
    rfc: 6665,
    section: '4.1.2',
    title: 'The watcher’s side of a subscription',
    figure: 'the diagram of §4.1.2',
  },
  states: {
    NotifyWait: {
      description: 'The SUBSCRIBE is out; there is no subscription before the first notification.',
      after: {
        N: {
          target: 'Terminated',
          actions: 'reportRefused',
          meta: rule('4.1.2.4', 'no notification in 64*T1: there is no subscription'),
        },
      },
      on: {
        accepted: { meta: rule('4.1.2.4', 'agreed; the notification will tell') },
        challenged: again,
        'too-brief': brief,
        refused: {
          target: 'Terminated',
          actions: 'reportRefused',
          meta: rule('4.1.2.1', 'the other side will not tell'),
        },
        silent: {
          target: 'Terminated',
          actions: 'reportRefused',
          meta: rule('4.1.2.4', 'no notification in 64*T1, and no answer either: there is no subscription'),
        },
        later,
        'notify.pending': pending,
        'notify.active': active,
        'notify.terminated': over,
        'notify.again': anew,
        stop,
      },
    },
    Pending: {
      description: 'The other side has not decided yet whether it tells.',
      after: { refresh },
      on: {
        accepted,
        gone: lost,
        'notify.pending': pending,
        'notify.active': active,
        'notify.terminated': over,
        'notify.again': anew,
        stop,
      },
    },
    Active: {
      description: 'The subscription stands: every change is told.',
      after: { refresh },
      on: {
        accepted,
        gone: lost,
        'notify.pending': pending,
        'notify.active': active,
        'notify.terminated': over,
        'notify.again': anew,
        stop,
      },
    },
    Refreshing: {
      description: 'A refresh is out: an answer and a notification have to follow.',
      after: { N: failed },
      on: {
        accepted: { target: 'Renewing', meta: rule('4.1.2.2', 'agreed; the notification will tell') },
        challenged: again,
        'too-brief': brief,
        refused: { target: 'Expiring', meta: rule('4.1.2.2', 'a refused refresh leaves the subscription to its time') },
        silent: failed,
        wait,
        later,
        gone: lost,
        'notify.pending': pending,
        'notify.active': active,
        'notify.terminated': over,
        'notify.again': anew,
        stop,
      },
    },
    Renewing: {
      description: 'The refresh was taken: a notification has to follow.',
      after: {
        N: {
          target: 'Terminated',
          actions: 'reportRefused',
          meta: rule('4.1.2.2', 'no notification 64*T1 after the refresh: the subscription is over'),
        },
      },
      on: {
        'notify.pending': pending,
        'notify.active': active,
        'notify.terminated': over,
        'notify.again': anew,
        stop,
      },
    },
    Expiring: {
      description: 'The refresh failed: what was agreed before holds until its time is over.',
      after: {
        expiry: {
          target: 'Terminated',
          actions: 'reportRefused',
          meta: rule('4.1.2.2', 'the time that was agreed is over, and the refresh has failed'),
        },
      },
      on: {
        silent: { meta: rule('4.1.2.2', 'the request has no answer either: nothing changes') },
        'notify.pending': pending,
        'notify.active': active,
        'notify.terminated': over,
        'notify.again': anew,
        stop,
      },
    },
    Postponed: {
      description: 'No subscription for now; the other side can be asked anew later.',
      after: {
        retry: {
          target: 'Terminated',
          actions: 'subscribeAnew',
          meta: rule('4.1.2.1', 'a new subscription, with a Call-ID of its own'),
        },
      },
      on: { stop: { target: 'Terminated', meta: rule('4.1.2.3', 'nobody wants to know any more') } },
    },
    Leaving: {
      description: 'Enough: the end was asked for, and a last notification is on its way.',
      after: {
        N: { target: 'Terminated', actions: 'reportOver', meta: rule('4.1.2.3', 'no last notification in 64*T1') },
      },
      on: {
        accepted: { meta: rule('4.1.2.3', 'a last notification follows') },
        challenged: again,
        refused: { target: 'Terminated', actions: 'reportOver', meta: rule('4.1.2.3', 'over all the same') },
        silent: { target: 'Terminated', actions: 'reportOver', meta: rule('4.1.2.3', 'over all the same') },
        gone: { target: 'Terminated', actions: 'reportOver', meta: rule('4.1.2.3', 'over all the same') },
        'notify.pending': { meta: rule('4.1.3', 'on its way before the end was asked for') },
        'notify.active': { meta: rule('4.1.3', 'on its way before the end was asked for') },
        'notify.terminated': over,
        'notify.again': over,
      },
    },
    Terminated: {
      description: 'The subscription is over.',
      on: {
        accepted: { meta: rule('4.1.2.4', 'the last notification was faster than the answer') },
      },
    },
  },
});
