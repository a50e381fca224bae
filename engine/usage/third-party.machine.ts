// Two calls made one by a controller: RFC 3725 §4 (setting up), §6 (what may fail), §7 (what goes on), §8 (media before
// the answer). Which way it goes after the second phone has spoken is the flow's choice; `third-party.ts` classifies.
//
//   CallingFirst --answered--> CallingSecond --answers (I)--> Connected --offers--> Passing --agreed--> Connected
//                                  '--describes (II, III, IV)--> AskingFirst --agreed--^

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (section: string, text: string) => because(3725, section, text);

const ended = {
  target: 'Over',
  actions: 'releaseOther',
  meta: rule('7', 'one phone hung up: so does the controller on the other'),
} as const;
const refused = (text: string) => ({ target: 'Over', actions: 'releaseBoth', meta: rule('6', text) }) as const;
const NONE_IN_COMMON = 'the phones have nothing in common, or one will not change: both calls end';

export const thirdPartyMachine = setup({
  types: {} as {
    events: {
      type:
        | 'first-answered'
        | 'answers'
        | 'describes'
        | 'describes-early'
        | 'agreed'
        | 'differs'
        | 'refused'
        | 'offers'
        | 'acknowledged'
        | 'ended';
    };
  },
  actions: {
    callSecond: () => undefined,
    settleFirst: () => undefined,
    askFirst: () => undefined,
    askSecond: () => undefined,
    settleSecond: () => undefined,
    passOffer: () => undefined,
    passAnswer: () => undefined,
    passRefusal: () => undefined,
    passLateAnswer: () => undefined,
    releaseFirst: () => undefined,
    releaseOther: () => undefined,
    releaseBoth: () => undefined,
  },
}).createMachine({
  id: 'third-party',
  description: 'Calls two phones, one after the other, and lets each believe that the other called it.',
  initial: 'CallingFirst',
  meta: { rfc: 3725, section: '4', title: 'Two calls joined by a controller' },
  states: {
    CallingFirst: {
      description: 'The first phone rings.',
      on: {
        'first-answered': {
          target: 'CallingSecond',
          actions: 'callSecond',
          meta: rule('4', 'the first phone has answered: now the second is called, or asked where it is on the line'),
        },
        refused: { target: 'Over', meta: rule('6', 'the first phone did not answer: nobody else is called') },
        ended: { target: 'Over', meta: rule('7', 'the controller gave up') },
      },
    },
    CallingSecond: {
      description: 'The first phone has answered and waits; the second rings.',
      on: {
        answers: {
          target: 'Connected',
          actions: 'settleFirst',
          meta: rule('4.1', 'the second phone answers what the first has offered'),
        },
        describes: {
          target: 'AskingFirst',
          actions: 'askFirst',
          meta: rule('4.3', 'what the second phone says is offered to the first'),
        },
        'describes-early': {
          target: 'AskingEarly',
          actions: 'askFirst',
          meta: rule('8', 'the second phone is to be heard before it answers: its offer goes to the first'),
        },
        refused: {
          target: 'Over',
          actions: 'releaseFirst',
          meta: rule('6', 'the second call failed: the first is ended, and told why'),
        },
        ended,
      },
    },
    AskingFirst: {
      description: 'What the second phone said was offered to the first.',
      on: {
        agreed: {
          target: 'Connected',
          actions: 'settleSecond',
          meta: rule('4.3', 'the first phone takes it: its answer goes to the second'),
        },
        differs: {
          target: 'AskingSecond',
          actions: 'askSecond',
          meta: rule('4.2', 'the first phone says something else than before: the second has to know'),
        },
        refused: refused(NONE_IN_COMMON),
        ended,
      },
    },
    AskingSecond: {
      description: 'What the first phone said was offered to the second.',
      on: {
        agreed: { target: 'Connected', meta: rule('4.2', 'the second phone stays with what it said') },
        differs: {
          target: 'AskingFirst',
          actions: 'askFirst',
          meta: rule('4.2', 'the second phone says something else too: the first has to know'),
        },
        refused: refused(NONE_IN_COMMON),
        ended,
      },
    },
    AskingEarly: {
      description: 'The second phone wants to be heard before it answers; the first is asked.',
      on: {
        agreed: {
          target: 'Alerting',
          actions: 'settleSecond',
          meta: rule('8', 'the first phone takes it: its answer goes to the second, which still rings'),
        },
        refused: refused(NONE_IN_COMMON),
        ended,
      },
    },
    Alerting: {
      description: 'The second phone can be heard, and has not answered yet.',
      on: {
        answers: { target: 'Connected', meta: rule('8', 'answered: nothing about the media changes') },
        refused: {
          target: 'Over',
          actions: 'releaseFirst',
          meta: rule('6', 'the second call failed: the first is ended, and told why'),
        },
        ended,
      },
    },
    Connected: {
      description: 'The two phones talk; the controller only passes on what they change.',
      on: {
        offers: { target: 'Passing', actions: 'passOffer', meta: rule('7', 'a new offer goes to the other phone') },
        ended,
      },
    },
    Passing: {
      description: 'One phone offers a change; the other was asked.',
      on: {
        agreed: { target: 'Connected', actions: 'passAnswer', meta: rule('7', 'and its answer goes back') },
        describes: {
          target: 'Completing',
          actions: 'passAnswer',
          meta: rule('7', 'it was asked for an offer: that goes back, and its answer is still to come'),
        },
        refused: { target: 'Connected', actions: 'passRefusal', meta: rule('7', 'and its refusal goes back') },
        ended,
      },
    },
    Completing: {
      description: 'One phone was asked for an offer and made it; the answer is still to come.',
      on: {
        acknowledged: {
          target: 'Connected',
          actions: 'passLateAnswer',
          meta: rule('7', 'the answer came in the ACK, and goes on in one'),
        },
        ended,
      },
    },
    Over: {
      description: 'The call is over, or never came about.',
      on: {
        refused: { meta: rule('6', 'the other call ends too') },
      },
    },
  },
});
