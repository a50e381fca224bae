// This end changes the session: RFC 3261 §14.1 by re-INVITE, RFC 3311 §5.1 by UPDATE. One change at a time.
//
//   Idle --send--> Sent --2xx--> Idle          Sent --491--> Glare --timer--> Waiting
//    '--wait--> Waiting --send--^  '--refusal--> Idle: the session stays as it was
//
// A response is classified in `change.ts`.

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (section: string, text: string) => because(3261, section, text);

const accepted = {
  target: 'Idle',
  actions: ['agree', 'carryOn'],
  meta: rule('14.1', 'the other side took the change'),
} as const;
const refused = {
  target: 'Idle',
  actions: ['keep', 'carryOn'],
  meta: rule('14.1', 'refused: the session goes on as if nothing had been asked'),
} as const;
const gone = {
  target: 'Idle',
  actions: ['keep', 'endCall'],
  meta: rule('12.2.1.2', '481, 408 or silence: the other side knows no such call, it is over'),
} as const;
const clash = {
  target: 'Clash',
  actions: 'keepForLater',
  meta: rule('14.1', '491: both asked at once; each waits its own while'),
} as const;
const later = {
  target: 'Later',
  actions: 'keepForLater',
  meta: rule('14.1', 'the other side is busy with a change: again after the time it names'),
} as const;
const challenged = {
  target: 'Sent',
  actions: 'sendWithCredentials',
  meta: rule('22.2', 'asked who it is: the same request again, with credentials'),
} as const;
const interval = {
  target: 'Sent',
  actions: 'sendWithInterval',
  meta: because(4028, '7.3', '422: the same request again, with an interval that is long enough'),
} as const;
const overtaken = {
  target: 'Sent',
  actions: 'sendOnceMore',
  meta: rule('12.2.2', 'another request of this end overtook it: the same once more, with the next number'),
} as const;
const prompted = {
  target: 'Sent',
  actions: 'sendAsInvite',
  meta: because(3311, '5.2', '504: the other side has to ask its person first, for which a re-INVITE leaves time'),
} as const;
const close = { target: 'Closed', meta: rule('15', 'the call is over') } as const;
const closeAsked = {
  target: 'Closing',
  meta: rule('15', 'the call is over; what was asked for still has to end'),
} as const;
const closed = {
  target: 'Closed',
  meta: rule('15.1.2', 'what was under way when the call ended has its end too'),
} as const;

export const changeMachine = setup({
  types: {} as {
    events: {
      type:
        | 'send'
        | 'wait'
        | 'provisional'
        | 'accepted'
        | 'refused'
        | 'gone'
        | 'clash'
        | 'later'
        | 'challenged'
        | 'interval'
        | 'overtaken'
        | 'prompted'
        | 'cancel'
        | 'close';
    };
  },
  actions: {
    sendChange: () => undefined,
    sendAsInvite: () => undefined,
    sendWithCredentials: () => undefined,
    sendWithInterval: () => undefined,
    sendOnceMore: () => undefined,
    sendCancel: () => undefined,
    agree: () => undefined,
    keep: () => undefined,
    keepForLater: () => undefined,
    carryOn: () => undefined,
    endCall: () => undefined,
    destroyTransaction: () => undefined,
  },
  delays: { clash: 0, later: 0, 'change-cancelled': 0 },
}).createMachine({
  id: 'change',
  description: 'Changes a session that stands: hold, resume, another address, one more stream. One change at a time.',
  initial: 'Idle',
  meta: { rfc: 3261, section: '14.1', title: 'A change of the session' },
  states: {
    Idle: {
      description: 'No change is under way.',
      on: {
        send: { target: 'Sent', actions: 'sendChange', meta: rule('14.1', 'the session is to change') },
        wait: { target: 'Waiting', meta: rule('14.1', 'no change while an INVITE or an offer is under way: it waits') },
        close,
      },
    },
    Waiting: {
      description: 'A change is wanted, and something else is still under way.',
      on: {
        send: { target: 'Sent', actions: 'sendChange', meta: rule('14.1', 'nothing is under way any more') },
        cancel: { target: 'Idle', actions: 'keep', meta: rule('9.1', 'given up before it was sent') },
        close,
      },
    },
    Sent: {
      description: 'The re-INVITE or UPDATE is out; nothing has come back.',
      on: {
        provisional: { target: 'Proceeding', meta: rule('14.1', 'the other side is thinking about it') },
        cancel: { target: 'CancelHeld', meta: rule('9.1', 'no CANCEL before a provisional answer: it waits') },
        accepted,
        refused,
        gone,
        clash,
        later,
        challenged,
        interval,
        overtaken,
        prompted,
        close: closeAsked,
      },
    },
    Proceeding: {
      description: 'The other side has it and is thinking about it.',
      on: {
        provisional: { meta: rule('14.1', 'the other side is still thinking about it') },
        cancel: { target: 'Cancelling', actions: 'sendCancel', meta: rule('9.1', 'the change is given up') },
        accepted,
        refused,
        gone,
        clash,
        later,
        challenged,
        interval,
        overtaken,
        prompted,
        close: closeAsked,
      },
    },
    CancelHeld: {
      description: 'The change is given up, but a CANCEL may not go before a first response.',
      on: {
        provisional: { target: 'Cancelling', actions: 'sendCancel', meta: rule('9.1', 'now the CANCEL may go') },
        accepted,
        refused,
        gone,
        close: closeAsked,
      },
    },
    Cancelling: {
      description: 'The CANCEL is out; the final answer to the change is awaited.',
      after: {
        'change-cancelled': {
          target: 'Idle',
          actions: ['destroyTransaction', 'keep', 'carryOn'],
          meta: rule('9.1', 'no final answer 64*T1 after the CANCEL: the change counts as cancelled'),
        },
      },
      on: {
        provisional: { meta: rule('9.1', 'provisional answers no longer matter') },
        accepted: {
          target: 'Idle',
          actions: ['agree', 'carryOn'],
          meta: rule('9.1', 'the other side had taken the change before the CANCEL came'),
        },
        refused: {
          target: 'Idle',
          actions: ['keep', 'carryOn'],
          meta: rule('9.1', '487: the change is off, the session goes on'),
        },
        gone,
        close: closeAsked,
      },
    },
    Clash: {
      description: 'Both asked at once; this end waits its while, of a length of its own.',
      after: { clash: { target: 'Waiting', actions: 'carryOn', meta: rule('14.1', 'the while is over: once more') } },
      on: {
        cancel: { target: 'Idle', actions: 'keep', meta: rule('9.1', 'given up before it was sent again') },
        close,
      },
    },
    Later: {
      description: 'The other side was busy and named a time to come back.',
      after: { later: { target: 'Waiting', actions: 'carryOn', meta: rule('14.1', 'the time is over: once more') } },
      on: {
        cancel: { target: 'Idle', actions: 'keep', meta: rule('9.1', 'given up before it was sent again') },
        close,
      },
    },
    Closing: {
      description: 'The call is over; the change that was under way still wants its final answer.',
      after: {
        'change-cancelled': {
          target: 'Closed',
          actions: 'destroyTransaction',
          meta: rule('9.1', 'no final answer 64*T1 after the end of the call: nobody waits for it any more'),
        },
      },
      on: {
        provisional: { meta: rule('15', 'provisional answers no longer matter') },
        accepted: closed,
        refused: closed,
      },
    },
    Closed: { description: 'The call is over.' },
  },
});
