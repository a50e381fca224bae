// The call as its caller's phone sees it: RFC 3261 §13.2, §9.1 and §15.1.
//
//   Calling --1xx--> Proceeding --2xx--> Confirmed --hang up--> ByeSent --answer--> Ended
//      |                  |                  '----- BYE ------------------------------^
//      '--hang up--> CancelHeld --1xx--> Cancelling --final--> Ended
//
// Events are classified in `caller.ts`. What a transaction does by itself (retransmit, ACK a refusal) is not here.

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (section: string, text: string) => because(3261, section, text);

const left = {
  actions: 'acknowledgeLeft',
  meta: rule('13.2.2.4', 'a branch that was given up answered all the same: an ACK completes its INVITE'),
} as const;

export const callerMachine = setup({
  types: {} as {
    events: {
      type:
        | 'provisional'
        | 'early'
        | 'accepted'
        | 'left'
        | 'over'
        | 'unusable'
        | 'challenged'
        | 'elsewhere'
        | 'interval'
        | 'refused'
        | 'hang-up'
        | 'hang-up-later'
        | 'ack'
        | 'no-ack'
        | 'withdraw'
        | 'leave'
        | 'bye'
        | 'bye-answered'
        | 'bye-challenged';
    };
  },
  actions: {
    sendInvite: () => undefined,
    sendInviteAgain: () => undefined,
    sendInviteElsewhere: () => undefined,
    sendInviteLonger: () => undefined,
    withdrawInvite: () => undefined,
    sendCancel: () => undefined,
    sendAck: () => undefined,
    sendBye: () => undefined,
    sendByeAgain: () => undefined,
    answerBye: () => undefined,
    endSurplus: () => undefined,
    leaveEarly: () => undefined,
    acknowledgeLeft: () => undefined,
    dropBranch: () => undefined,
    destroyTransaction: () => undefined,
    openEarlyDialog: () => undefined,
    openDialog: () => undefined,
    closeDialog: () => undefined,
    fallSilent: () => undefined,
    reportProgress: () => undefined,
    reportConnected: () => undefined,
    reportRefused: () => undefined,
    reportEnded: () => undefined,
  },
  delays: { cancelled: 0 },
}).createMachine({
  id: 'caller',
  description: 'One call as the phone that makes it sees it, from the INVITE to the last answer.',
  initial: 'Calling',
  meta: {
    rfc: 3261,
    section: '13.2',
    title: 'The caller’s side of a call',
    compare: { rfc: 5407, figure: 'Figure 1' },
  },
  states: {
    Calling: {
      description: 'The INVITE is out; nobody has said anything yet.',
      on: {
        provisional: {
          target: 'Proceeding',
          actions: 'reportProgress',
          meta: rule('13.2.2.1', 'the INVITE reached someone'),
        },
        early: {
          target: 'Proceeding',
          actions: ['openEarlyDialog', 'reportProgress'],
          meta: rule('13.2.2.1', 'a provisional answer with a tag opens an early dialog'),
        },
        accepted: {
          target: 'Confirmed',
          actions: ['openDialog', 'sendAck', 'reportConnected'],
          meta: rule('13.2.2.4', 'a 2xx confirms the dialog; the phone itself sends the ACK'),
        },
        unusable: {
          target: 'ByeSent',
          actions: ['openDialog', 'sendAck', 'sendBye', 'reportRefused'],
          meta: rule(
            '13.2.2.4',
            'the offer in the 2xx has nothing to take: a valid answer in the ACK, then a BYE at once',
          ),
        },
        challenged: {
          target: 'Calling',
          actions: 'sendInviteAgain',
          meta: rule('22.2', 'asked who is calling: the same request again, with credentials'),
        },
        interval: {
          target: 'Calling',
          actions: 'sendInviteLonger',
          meta: because(4028, '7.3', '422: the same request again, with an interval that is long enough'),
        },
        elsewhere: {
          target: 'Calling',
          actions: ['closeDialog', 'sendInviteElsewhere'],
          meta: rule('8.1.3.4', 'this place failed it, and another one is left: the request goes there'),
        },
        refused: {
          target: 'Ended',
          actions: ['closeDialog', 'reportRefused'],
          meta: rule('13.2.2.3', 'a final refusal ends the call'),
        },
        'hang-up': {
          target: 'CancelHeld',
          meta: rule('9.1', 'no CANCEL before a provisional answer: it waits'),
        },
        withdraw: {
          target: 'Ended',
          actions: ['withdrawInvite', 'reportEnded'],
          meta: rule('9.1', 'a CANCEL is for what was sent: this INVITE still waits for a name server, and stays'),
        },
      },
    },
    Proceeding: {
      description: 'Somebody has the INVITE; the other phone may be ringing.',
      on: {
        provisional: { target: 'Proceeding', actions: 'reportProgress', meta: rule('13.2.2.1', 'the call goes on') },
        early: {
          target: 'Proceeding',
          actions: ['openEarlyDialog', 'reportProgress'],
          meta: rule('13.2.2.1', 'a provisional answer with a tag opens or continues an early dialog'),
        },
        accepted: {
          target: 'Confirmed',
          actions: ['openDialog', 'sendAck', 'reportConnected'],
          meta: rule('13.2.2.4', 'a 2xx confirms the dialog; the phone itself sends the ACK'),
        },
        unusable: {
          target: 'ByeSent',
          actions: ['openDialog', 'sendAck', 'sendBye', 'reportRefused'],
          meta: rule(
            '13.2.2.4',
            'the offer in the 2xx has nothing to take: a valid answer in the ACK, then a BYE at once',
          ),
        },
        challenged: {
          target: 'Calling',
          actions: ['closeDialog', 'sendInviteAgain'],
          meta: rule('22.2', 'asked who is calling: the same request again, with credentials'),
        },
        interval: {
          target: 'Calling',
          actions: ['closeDialog', 'sendInviteLonger'],
          meta: because(4028, '7.3', '422: the same request again, with an interval that is long enough'),
        },
        elsewhere: {
          target: 'Calling',
          actions: ['closeDialog', 'sendInviteElsewhere'],
          meta: rule('8.1.3.4', 'this place failed it, and another one is left: the request goes there'),
        },
        refused: {
          target: 'Ended',
          actions: ['closeDialog', 'reportRefused'],
          meta: rule('13.2.2.3', 'a final refusal ends the call and its early dialogs'),
        },
        'hang-up': {
          target: 'Cancelling',
          actions: 'sendCancel',
          meta: rule('9.1', 'hanging up before an answer is a CANCEL'),
        },
        leave: {
          target: 'Leaving',
          actions: 'leaveEarly',
          meta: rule('15', 'a caller may end an early dialog with a BYE'),
        },
        bye: {
          target: 'Dropped',
          actions: ['answerBye', 'dropBranch', 'sendCancel', 'reportEnded'],
          meta: rule('15.1.2', 'the other side ended the only early dialog: nothing is left to wait for'),
        },
        left,
        over: {
          target: 'Ended',
          actions: ['destroyTransaction', 'closeDialog', 'reportEnded'],
          meta: rule('13.2.2.4', 'the only answer came from a branch that was given up, and no more will come'),
        },
      },
    },
    Confirmed: {
      description: 'The call stands: both can talk.',
      on: {
        accepted: {
          actions: 'endSurplus',
          meta: rule('13.2.2.4', 'another branch answered too: ACK it, and BYE what one cannot use'),
        },
        left,
        'hang-up': {
          target: 'ByeSent',
          actions: ['sendBye', 'reportEnded'],
          meta: rule('15.1.1', 'hanging up sends a BYE, and the session is over at once'),
        },
        'hang-up-later': {
          target: 'ByeHeld',
          actions: ['fallSilent', 'reportEnded'],
          meta: rule(
            '15',
            'whoever answered a re-INVITE is taken for its callee here: no BYE before the ACK, or before 64*T1 went by',
          ),
        },
        bye: {
          target: 'Ended',
          actions: ['answerBye', 'closeDialog', 'reportEnded'],
          meta: rule('15.1.2', 'the other side hung up'),
        },
      },
    },
    ByeHeld: {
      description: 'The caller hung up, but its BYE is held back until the ACK to a change has come.',
      on: {
        accepted: { actions: 'endSurplus', meta: rule('13.2.2.4', 'another branch answered too: ACK it, and BYE it') },
        left,
        ack: { target: 'ByeSent', actions: 'sendBye', meta: rule('15', 'the ACK is there: now the BYE may go') },
        'no-ack': {
          target: 'ByeSent',
          actions: 'sendBye',
          meta: rule('15', 'the 2xx ran out of time: now the BYE may go'),
        },
        bye: {
          target: 'Ended',
          actions: ['answerBye', 'closeDialog'],
          meta: rule('15.1.2', 'the other side hung up too'),
        },
      },
    },
    ByeSent: {
      description: 'The BYE is out; its answer is awaited.',
      on: {
        accepted: { actions: 'endSurplus', meta: rule('13.2.2.4', 'another branch answered too: ACK it, and BYE it') },
        left,
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
    CancelHeld: {
      description: 'The caller gave up, but a CANCEL may not go before a first response.',
      on: {
        provisional: { target: 'Cancelling', actions: 'sendCancel', meta: rule('9.1', 'now the CANCEL may go') },
        early: {
          target: 'Cancelling',
          actions: ['openEarlyDialog', 'sendCancel'],
          meta: rule('9.1', 'now the CANCEL may go'),
        },
        accepted: {
          target: 'ByeSent',
          actions: ['openDialog', 'sendAck', 'sendBye', 'reportEnded'],
          meta: rule('15', 'answered before it could be cancelled: ACK, then BYE'),
        },
        refused: {
          target: 'Ended',
          actions: ['closeDialog', 'reportEnded'],
          meta: rule('13.2.2.3', 'a final refusal ends the call'),
        },
      },
    },
    Cancelling: {
      description: 'The CANCEL is out; the INVITE still wants its final answer.',
      after: {
        cancelled: {
          target: 'Ended',
          actions: ['destroyTransaction', 'closeDialog', 'reportEnded'],
          meta: rule('9.1', 'no final answer 64*T1 after the CANCEL: the call counts as cancelled'),
        },
      },
      on: {
        provisional: { meta: rule('9.1', 'provisional answers no longer matter') },
        early: { actions: 'openEarlyDialog', meta: rule('12.1.2', 'an early dialog all the same') },
        left,
        accepted: {
          target: 'ByeSent',
          actions: ['openDialog', 'sendAck', 'sendBye', 'reportEnded'],
          meta: rule('9.1', 'the answer crossed the CANCEL: ACK, then BYE'),
        },
        refused: {
          target: 'Ended',
          actions: ['closeDialog', 'reportEnded'],
          meta: rule('9.1', '487 or another refusal: the call is cancelled'),
        },
      },
    },
    Leaving: {
      description: 'The caller left an early dialog with a BYE; the INVITE still wants its final answer.',
      after: {
        cancelled: {
          target: 'Ended',
          actions: ['destroyTransaction', 'closeDialog', 'reportEnded'],
          meta: rule('15.1.1', 'no answer at all in 64*T1: the dialog counts as over, and the call as given up'),
        },
      },
      on: {
        provisional: { meta: rule('15', 'provisional answers no longer matter') },
        early: {
          actions: ['openEarlyDialog', 'leaveEarly'],
          meta: rule('15', 'another phone makes itself heard: its early dialog ends with a BYE too'),
        },
        accepted: {
          target: 'Ended',
          actions: ['acknowledgeLeft', 'closeDialog', 'reportEnded'],
          meta: because(
            5407,
            '3.1.3',
            'the answer crossed the BYE: its ACK completes the INVITE, and no call comes of it',
          ),
        },
        refused: {
          target: 'Ended',
          actions: ['closeDialog', 'reportEnded'],
          meta: rule('15.1.2', '487 or another refusal: the call is given up'),
        },
      },
    },
    Dropped: {
      description:
        'The other side ended the only early dialog; the CANCEL is out and the INVITE wants its final answer.',
      after: {
        cancelled: {
          target: 'Ended',
          actions: ['destroyTransaction', 'closeDialog'],
          meta: rule('9.1', 'no final answer 64*T1 after the CANCEL: the INVITE counts as cancelled'),
        },
      },
      on: {
        provisional: { meta: rule('9.1', 'provisional answers no longer matter') },
        accepted: {
          target: 'Ended',
          actions: ['acknowledgeLeft', 'closeDialog'],
          meta: rule('13.2.2.4', 'answered all the same: an ACK, and a BYE where none has been'),
        },
        refused: { target: 'Ended', actions: 'closeDialog', meta: rule('9.1', 'the INVITE has its end too') },
      },
    },
    Ended: {
      description: 'The call is over; what still arrives late is answered.',
      on: {
        accepted: { actions: 'endSurplus', meta: rule('13.2.2.4', 'answered after all: ACK it, and BYE it') },
        left,
        'bye-answered': { meta: rule('15.1.1', 'the answer to a BYE already counted') },
        bye: { actions: 'answerBye', meta: rule('15.1.2', 'a BYE within its dialog is answered') },
      },
    },
  },
});
