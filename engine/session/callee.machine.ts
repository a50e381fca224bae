// The call as the phone that is called sees it: RFC 3261 §13.3, §9.2 and §15.
//
//   Incoming --> Alerting --answer--> Accepted --ACK--> Confirmed --hang up--> ByeSent --answer--> Ended
//                   |                  |  '--hang up--> ByeHeld --ACK or 64*T1--^
//                   '--reject, CANCEL--> Ended
//
// From Confirmed a BYE is held too, while the 2xx to a re-INVITE waits for its ACK.
//
// Repeating the 2xx until its ACK comes is a concern of its own: `accept.machine.ts`.
// Departs from §13.3.1.1: a phone that goes on ringing for minutes does not say so again each minute.

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (section: string, text: string) => because(3261, section, text);

const unheard = {
  target: 'Ended',
  actions: ['sendUnheard', 'closeDialog', 'reportStopped'],
  meta: because(3262, '3', 'no PRACK for 64*T1: the INVITE is refused with a 5xx'),
} as const;

export const calleeMachine = setup({
  types: {} as {
    events: {
      type:
        | 'ring'
        | 'reserve'
        | 'unreserved'
        | 'answer'
        | 'reject'
        | 'hang-up'
        | 'hang-up-later'
        | 'cancel'
        | 'ack'
        | 'no-ack'
        | 'bye'
        | 'answer-later'
        | 'prack'
        | 'no-prack'
        | 'bye-answered'
        | 'bye-challenged';
    };
  },
  delays: { reaction: 0 },
  actions: {
    sendRinging: () => undefined,
    sendAccept: () => undefined,
    sendReject: () => undefined,
    sendTerminated: () => undefined,
    sendUnheard: () => undefined,
    sendProgress: () => undefined,
    sendUnreserved: () => undefined,
    sendBye: () => undefined,
    sendByeAgain: () => undefined,
    fallSilent: () => undefined,
    answerBye: () => undefined,
    confirmDialog: () => undefined,
    closeDialog: () => undefined,
    reportConnected: () => undefined,
    reportStopped: () => undefined,
    reportEnded: () => undefined,
  },
}).createMachine({
  id: 'callee',
  description: 'One call as the phone that is called sees it, from the INVITE to the last answer.',
  initial: 'Incoming',
  meta: {
    rfc: 3261,
    section: '13.3',
    title: 'The callee’s side of a call',
    compare: { rfc: 5407, figure: 'Figure 2' },
  },
  states: {
    Incoming: {
      description: 'The INVITE is here; the phone does not ring yet.',
      after: { reaction: { target: 'Alerting', meta: rule('13.3.1.1', 'the phone starts to ring') } },
      on: {
        ring: { target: 'Alerting', meta: rule('13.3.1.1', 'the phone starts to ring at once') },
        reserve: {
          target: 'Reserving',
          actions: 'sendProgress',
          meta: because(3312, '6', 'not before the network has room for the call: the phone stays silent'),
        },
        answer: {
          target: 'Accepted',
          actions: ['sendAccept', 'reportConnected'],
          meta: rule('13.3.1.4', 'the phone takes the call by itself, without ringing'),
        },
        cancel: {
          target: 'Ended',
          actions: ['sendTerminated', 'closeDialog'],
          meta: rule('9.2', 'the caller gave up before the phone rang: 487 to the INVITE'),
        },
      },
    },
    Reserving: {
      description: 'The phone stays silent until the network has room for the call.',
      on: {
        ring: { target: 'Alerting', meta: because(3312, '6', 'all preconditions are met: now the phone rings') },
        unreserved: {
          target: 'Ended',
          actions: ['sendUnreserved', 'closeDialog'],
          meta: because(3312, '8', 'the network has no room for the call: 580'),
        },
        'no-prack': { ...unheard, actions: ['sendUnheard', 'closeDialog'] },
        cancel: {
          target: 'Ended',
          actions: ['sendTerminated', 'closeDialog'],
          meta: rule('9.2', 'the caller gave up before the phone rang: 487 to the INVITE'),
        },
        bye: {
          target: 'Ended',
          actions: ['answerBye', 'sendTerminated', 'closeDialog'],
          meta: rule('15.1.2', 'a BYE in the early dialog: 487 to the INVITE'),
        },
      },
    },
    Alerting: {
      description: 'The phone rings.',
      entry: 'sendRinging',
      on: {
        answer: {
          target: 'Accepted',
          actions: ['sendAccept', 'reportConnected'],
          meta: rule('13.3.1.4', 'picking up sends a 2xx and confirms the dialog'),
        },
        'answer-later': {
          target: 'AnswerHeld',
          meta: because(3262, '5', 'no 2xx before the description in the reliable 1xx is acknowledged: it waits'),
        },
        'no-prack': unheard,
        reject: {
          target: 'Ended',
          actions: ['sendReject', 'closeDialog', 'reportEnded'],
          meta: rule('13.3.1.3', 'the call is turned down'),
        },
        'hang-up': {
          target: 'Ended',
          actions: ['sendReject', 'closeDialog', 'reportEnded'],
          meta: rule('13.3.1.3', 'hanging up a ringing phone turns the call down'),
        },
        cancel: {
          target: 'Ended',
          actions: ['sendTerminated', 'closeDialog', 'reportStopped'],
          meta: rule('9.2', 'the caller gave up: 487 to the INVITE'),
        },
        bye: {
          target: 'Ended',
          actions: ['answerBye', 'sendTerminated', 'closeDialog', 'reportStopped'],
          meta: rule('15.1.2', 'a BYE in the early dialog: 487 to the INVITE'),
        },
      },
    },
    AnswerHeld: {
      description: 'Somebody picked up, but the 2xx may not go before the PRACK has come.',
      on: {
        prack: {
          target: 'Accepted',
          actions: ['sendAccept', 'reportConnected'],
          meta: because(3262, '5', 'the PRACK is there: now the 2xx may go'),
        },
        'no-prack': unheard,
        'hang-up': {
          target: 'Ended',
          actions: ['sendReject', 'closeDialog', 'reportEnded'],
          meta: rule('13.3.1.3', 'hung up before the answer could go: the call is turned down'),
        },
        cancel: {
          target: 'Ended',
          actions: ['sendTerminated', 'closeDialog', 'reportEnded'],
          meta: rule('9.2', 'the caller gave up: 487 to the INVITE'),
        },
        bye: {
          target: 'Ended',
          actions: ['answerBye', 'sendTerminated', 'closeDialog', 'reportEnded'],
          meta: rule('15.1.2', 'a BYE in the early dialog: 487 to the INVITE'),
        },
      },
    },
    Accepted: {
      description: 'The 2xx is out; its ACK is awaited.',
      on: {
        ack: {
          target: 'Confirmed',
          actions: 'confirmDialog',
          meta: rule('13.3.1.4', 'the ACK completes the three-way handshake'),
        },
        'no-ack': {
          target: 'ByeSent',
          actions: ['sendBye', 'reportEnded'],
          meta: rule('13.3.1.4', 'no ACK in 64*T1: the session is ended with a BYE'),
        },
        cancel: { meta: rule('9.2', 'a CANCEL after the final answer changes nothing') },
        'hang-up': {
          target: 'ByeHeld',
          actions: ['fallSilent', 'reportEnded'],
          meta: rule('15', 'no BYE before the ACK, or before 64*T1 went by'),
        },
        bye: {
          target: 'Ended',
          actions: ['answerBye', 'closeDialog', 'reportEnded'],
          meta: rule('15.1.2', 'the caller hung up'),
        },
      },
    },
    ByeHeld: {
      description: 'Somebody hung up, but a BYE may not go before the ACK has come.',
      on: {
        ack: {
          target: 'ByeSent',
          actions: 'sendBye',
          meta: rule('15', 'the ACK is there: now the BYE may go, and what the ACK says is ignored'),
        },
        'no-ack': {
          target: 'ByeSent',
          actions: 'sendBye',
          meta: rule('15', 'the 2xx ran out of time: now the BYE may go'),
        },
        cancel: { meta: rule('9.2', 'a CANCEL after the final answer changes nothing') },
        bye: {
          target: 'Ended',
          actions: ['answerBye', 'closeDialog'],
          meta: rule('15.1.2', 'the caller hung up too'),
        },
      },
    },
    Confirmed: {
      description: 'The call stands: both can talk.',
      on: {
        cancel: { meta: rule('9.2', 'a CANCEL after the final answer changes nothing') },
        'hang-up': {
          target: 'ByeSent',
          actions: ['sendBye', 'reportEnded'],
          meta: rule('15.1.1', 'hanging up sends a BYE, and the session is over at once'),
        },
        'hang-up-later': {
          target: 'ByeHeld',
          actions: ['fallSilent', 'reportEnded'],
          meta: rule('15', 'no BYE before the ACK to the 2xx of a re-INVITE, or before 64*T1 went by'),
        },
        bye: {
          target: 'Ended',
          actions: ['answerBye', 'closeDialog', 'reportEnded'],
          meta: rule('15.1.2', 'the other side hung up'),
        },
      },
    },
    ByeSent: {
      description: 'The BYE is out; its answer is awaited.',
      on: {
        'bye-challenged': { actions: 'sendByeAgain', meta: rule('22.2', 'the BYE again, with credentials') },
        'bye-answered': {
          target: 'Ended',
          actions: 'closeDialog',
          meta: rule('15.1.1', 'whatever the answer, the session is over'),
        },
        bye: {
          target: 'Ended',
          actions: ['answerBye', 'closeDialog'],
          meta: rule('15.1.2', 'both hung up at once'),
        },
      },
    },
    Ended: {
      description: 'The call is over; what still arrives late is answered.',
      on: {
        cancel: { meta: rule('9.2', 'a CANCEL after the final answer changes nothing') },
        'bye-answered': { meta: rule('15.1.1', 'the answer to a BYE already counted') },
        bye: { actions: 'answerBye', meta: rule('15.1.2', 'a BYE within its dialog is answered') },
      },
    },
  },
});
