// A call through a back-to-back user agent (RFC 7092 §3): one leg answers as a callee does (RFC 3261 §13.3), the other
// asks as a caller does (§13.2), and neither end sees past the box.
//
//   Connecting --2xx--> Accepted --ACK--> Connected --BYE--> Releasing --answer--> Ended
//
// Events are classified in `calls.ts` and `in-dialog.ts`. Who is called meanwhile is the business of the search.

import { setup } from 'xstate';
import { because } from '../../machine';

const rule = (section: string, text: string) => because(3261, section, text);

export const bridgeMachine = setup({
  types: {} as {
    events: {
      type:
        | 'accepted'
        | 'refused'
        | 'ack'
        | 'ack-of-left'
        | 'no-ack'
        | 'bye'
        | 'bye-refused'
        | 'bye-answered'
        | 'expired';
    };
  },
  actions: {
    passAccept: () => undefined,
    passAck: () => undefined,
    sendAck: () => undefined,
    repeatAck: () => undefined,
    passBye: () => undefined,
    answerBye: () => undefined,
    releaseBoth: () => undefined,
    closeLegs: () => undefined,
  },
}).createMachine({
  id: 'bridge',
  description: 'Joins the two legs of one call, so that each end talks to the box and neither sees past it.',
  initial: 'Connecting',
  meta: { rfc: 7092, section: '3', title: 'Two legs of a call through a box' },
  states: {
    Connecting: {
      description: 'One leg asks, the other is being called; nobody has answered.',
      on: {
        accepted: {
          target: 'Accepted',
          actions: 'passAccept',
          meta: rule('13.3.1.4', 'the other leg was answered: so is this one'),
        },
        refused: {
          target: 'Ended',
          actions: 'closeLegs',
          meta: rule('13.3.1.3', 'nobody took the call on the other leg: it is refused on this one'),
        },
        bye: {
          actions: 'passBye',
          meta: rule('15', 'a BYE in an early dialog ends the same one on the other leg, and no other'),
        },
      },
    },
    Accepted: {
      description: 'The other leg was answered and the 2xx went back on this one; its ACK is still to come.',
      on: {
        ack: {
          target: 'Connected',
          actions: 'passAck',
          meta: rule('13.2.2.4', 'the ACK came on one leg: the other leg gets its own'),
        },
        'no-ack': {
          target: 'Ended',
          actions: ['releaseBoth', 'closeLegs'],
          meta: rule('13.3.1.4', 'no ACK in 64*T1: both legs are ended'),
        },
        'ack-of-left': {
          target: 'Ended',
          actions: ['passAck', 'closeLegs'],
          meta: rule('15.1.1', 'the phone that answered had been left by a BYE: with the ACK the call is over'),
        },
        bye: {
          target: 'Releasing',
          actions: ['sendAck', 'passBye'],
          meta: rule('15.1.2', 'hung up before the ACK came: the other leg still gets its own, and then the BYE'),
        },
      },
    },
    Connected: {
      description: 'Both legs stand: the two ends talk.',
      on: {
        accepted: { actions: 'repeatAck', meta: rule('13.2.2.4', 'the 2xx came again: so does the ACK') },
        'no-ack': {
          target: 'Ended',
          actions: ['releaseBoth', 'closeLegs'],
          meta: rule('14.2', 'a change of the session got no ACK: both legs are ended'),
        },
        bye: { target: 'Releasing', actions: 'passBye', meta: rule('15.1.2', 'one side hung up: the other is told') },
        expired: {
          target: 'Ended',
          actions: ['releaseBoth', 'closeLegs'],
          meta: because(4028, '10', 'nobody refreshed the session in time: both legs are ended'),
        },
      },
    },
    Releasing: {
      description: 'One end hung up; the box has told the other and waits for its answer.',
      on: {
        accepted: { actions: 'repeatAck', meta: rule('13.2.2.4', 'a late 2xx is acknowledged all the same') },
        ack: { meta: rule('13.3.1.4', 'a late ACK changes nothing') },
        bye: { actions: 'answerBye', meta: rule('15.1.2', 'both hung up at once: each BYE is answered') },
        'bye-refused': {
          target: 'Connected',
          meta: rule('22.2', 'the other side asks who hangs up: the question goes back'),
        },
        'bye-answered': {
          target: 'Ended',
          actions: 'closeLegs',
          meta: rule('15.1.1', 'whatever the answer, the session is over'),
        },
      },
    },
    Ended: {
      description: 'The call is over on both legs; what still arrives late is answered.',
      on: {
        accepted: { actions: 'repeatAck', meta: rule('13.2.2.4', 'a late 2xx is acknowledged all the same') },
        bye: { actions: 'answerBye', meta: rule('15.1.2', 'a BYE that crossed the end is answered') },
      },
    },
  },
});
