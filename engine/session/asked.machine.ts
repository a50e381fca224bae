// The other side changes the session: RFC 3261 §14.2 by re-INVITE. (An UPDATE is answered at once and needs no
// machine, RFC 3311 §5.2.) Repeating the 2xx until its ACK comes is a concern of its own: `accept.machine.ts`.

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (section: string, text: string) => because(3261, section, text);

const cancel = { meta: rule('9.2', 'a CANCEL after the final answer changes nothing') };

export const askedMachine = setup({
  types: {} as {
    events: { type: 'accept' | 'ask' | 'refuse' | 'cancel' | 'ack' | 'no-ack' | 'close' };
  },
  actions: {
    askPerson: () => undefined,
    sendAccept: () => undefined,
    sendRefusal: () => undefined,
    sendTerminated: () => undefined,
    agree: () => undefined,
    carryOn: () => undefined,
    releaseBye: () => undefined,
    endCall: () => undefined,
  },
}).createMachine({
  id: 'asked',
  description: 'Answers a change that the other side asks for during the call, by re-INVITE.',
  initial: 'Asked',
  meta: { rfc: 3261, section: '14.2', title: 'A change the other side asks for' },
  states: {
    Asked: {
      description: 'The re-INVITE has come; nothing is decided yet.',
      on: {
        accept: { target: 'Accepted', actions: 'sendAccept', meta: rule('14.2', 'the phone takes the change') },
        ask: { target: 'Thinking', actions: 'askPerson', meta: rule('14.2', 'the person is asked first') },
        refuse: { target: 'Done', actions: ['sendRefusal', 'carryOn'], meta: rule('14.2', 'refused: nothing changes') },
      },
    },
    Thinking: {
      description: 'The person was asked, and has not said.',
      on: {
        accept: { target: 'Accepted', actions: 'sendAccept', meta: rule('14.2', 'the person agrees') },
        refuse: {
          target: 'Done',
          actions: ['sendRefusal', 'carryOn'],
          meta: rule('14.2', 'the person says no: nothing changes'),
        },
        cancel: {
          target: 'Done',
          actions: ['sendTerminated', 'carryOn'],
          meta: rule('9.2', 'the other side gave it up: 487, and nothing changes'),
        },
        close: {
          target: 'Done',
          actions: 'sendTerminated',
          meta: rule('15.1.2', 'the call ends: what is pending is answered with 487'),
        },
      },
    },
    Accepted: {
      description: 'The 2xx is out; the change counts when its ACK comes.',
      on: {
        ack: { target: 'Done', actions: ['agree', 'carryOn'], meta: rule('14.2', 'the ACK completes the change') },
        'no-ack': {
          target: 'Done',
          actions: 'endCall',
          meta: rule('14.2', 'no ACK in 64*T1: the session is ended with a BYE'),
        },
        cancel,
        close: {
          target: 'Closed',
          meta: rule('13.3.1.4', 'this end is leaving, or the other has left: the 2xx waits for its ACK all the same'),
        },
      },
    },
    Closed: {
      description: 'The change counts no more, but the 2xx to it goes on until its ACK comes.',
      on: {
        ack: {
          target: 'Done',
          actions: 'releaseBye',
          meta: because(5407, '3.2.4', 'what the ACK says is ignored; a BYE that waited for it may go'),
        },
        'no-ack': {
          target: 'Done',
          actions: 'releaseBye',
          meta: rule('15', 'no ACK in 64*T1: a BYE that waited for it may go'),
        },
      },
    },
    Done: {
      description: 'The change was made, refused or called off.',
      on: {
        cancel,
      },
    },
  },
});
