// Telling the registrar where one is: RFC 3261 §10.2.
//
//   Unregistered --register--> Registering --200--> Registered --refresh--> Refreshing --200--> Registered
//                                                       '--unregister--> Unregistering --200--> Unregistered

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (section: string, text: string) => because(3261, section, text);
const again = {
  actions: 'sendAgain',
  meta: rule('22.2', 'asked who it is: the same request again, with credentials'),
} as const;
const brief = {
  actions: 'sendLonger',
  meta: rule('10.2.8', 'too brief for this registrar: again, with its Min-Expires'),
} as const;

const unaided = {
  actions: 'sendPlain',
  meta: because(5626, '4.2.1', 'the first proxy on the way knows of no flows (439): again, without one'),
} as const;
const unanswered = {
  target: 'Waiting',
  actions: 'reportRefused',
  meta: rule(
    '10.2.7',
    'no answer: not again at once, but after a while; an answer that the server fails (§21.5) is taken alike',
  ),
} as const;
const noFlow = {
  target: 'Waiting',
  actions: 'reportRefused',
  meta: because(5626, '4.5', 'no flow could be made: another try after a while'),
} as const;

/** A question in between: whatever the answer, the phone's own binding is as it was. */
const question = (target: 'Unregistered' | 'Registered' | 'Waiting') =>
  ({
    on: {
      accepted: { target, actions: 'reportBindings', meta: rule('10.2.3', 'the answer lists every binding') },
      challenged: {
        actions: 'sendQuestionAgain',
        meta: rule('22.2', 'asked who it is: the same request again, with credentials'),
      },
      refused: { target, actions: 'reportRefused', meta: rule('10.2.7', 'the registrar refused, or did not answer') },
    },
  }) as const;

export const registrationMachine = setup({
  types: {} as {
    events: {
      type:
        | 'register'
        | 'unregister'
        | 'accepted'
        | 'challenged'
        | 'too-brief'
        | 'refused'
        | 'ask'
        | 'unaided'
        | 'no-flow'
        | 'unanswered'
        | 'flow-failed';
    };
  },
  actions: {
    sendRegister: () => undefined,
    sendRemoval: () => undefined,
    sendAgain: () => undefined,
    sendLonger: () => undefined,
    sendPlain: () => undefined,
    sendQuestion: () => undefined,
    sendQuestionAgain: () => undefined,
    reportBindings: () => undefined,
    reportRegistered: () => undefined,
    reportUnregistered: () => undefined,
    reportRefused: () => undefined,
  },
  delays: { refresh: 0, recovery: 0 },
}).createMachine({
  id: 'registration',
  description: 'Keeps the registrar informed of where a phone can be reached.',
  initial: 'Unregistered',
  meta: { rfc: 3261, section: '10.2', title: 'Registration of a phone' },
  states: {
    Unregistered: {
      description: 'The registrar knows of no place for this phone.',
      on: {
        register: {
          target: 'Registering',
          actions: 'sendRegister',
          meta: rule('10.2.1', 'adds a binding from its name to where it is'),
        },
        unregister: { target: 'Unregistering', actions: 'sendRemoval', meta: rule('10.2.2', 'removes the binding') },
        ask: { target: 'Asking', actions: 'sendQuestion', meta: rule('10.2.3', 'asks for the bindings there are') },
      },
    },
    Asking: {
      description: 'The phone asked which bindings there are; it has none of its own.',
      ...question('Unregistered'),
    },
    AskingRegistered: {
      description: 'The phone asked which bindings there are, and keeps its own.',
      ...question('Registered'),
    },
    AskingWaiting: {
      description: 'The phone asked which bindings there are, before it tries again to make one.',
      ...question('Waiting'),
    },
    Registering: {
      description: 'The first REGISTER is out.',
      on: {
        accepted: {
          target: 'Registered',
          actions: 'reportRegistered',
          meta: rule('10.2.4', 'the registrar keeps the binding'),
        },
        challenged: again,
        'too-brief': brief,
        unaided,
        'no-flow': noFlow,
        unanswered,
        refused: {
          target: 'Unregistered',
          actions: 'reportRefused',
          meta: rule('10.2.8', 'the registrar refused'),
        },
      },
    },
    Waiting: {
      description: 'The registrar could not be reached; after a while the phone tries again.',
      after: {
        recovery: {
          target: 'Registering',
          actions: 'sendRegister',
          meta: because(5626, '4.5', 'long enough: another try'),
        },
      },
      on: {
        register: { target: 'Registering', actions: 'sendRegister', meta: rule('10.2.1', 'its person wants it now') },
        unregister: { target: 'Unregistering', actions: 'sendRemoval', meta: rule('10.2.2', 'removes the binding') },
        ask: {
          target: 'AskingWaiting',
          actions: 'sendQuestion',
          meta: rule('10.2.3', 'asks for the bindings there are'),
        },
      },
    },
    Registered: {
      description: 'The registrar keeps the binding, and calls find this phone.',
      after: {
        refresh: {
          target: 'Refreshing',
          actions: 'sendRegister',
          meta: rule('10.2.4', 'a binding is refreshed before it expires'),
        },
      },
      on: {
        register: { target: 'Refreshing', actions: 'sendRegister', meta: rule('10.2.4', 'refreshes the binding') },
        'flow-failed': {
          target: 'Registering',
          actions: 'sendRegister',
          meta: because(5626, '4.5', 'the flow has failed: another one, and the binding with it'),
        },
        unregister: { target: 'Unregistering', actions: 'sendRemoval', meta: rule('10.2.2', 'removes the binding') },
        ask: {
          target: 'AskingRegistered',
          actions: 'sendQuestion',
          meta: rule('10.2.3', 'asks for the bindings there are'),
        },
      },
    },
    Refreshing: {
      description: 'The REGISTER went out again, well before the binding expires.',
      on: {
        accepted: { target: 'Registered', meta: rule('10.2.4', 'the registrar keeps the binding') },
        challenged: again,
        'too-brief': brief,
        'no-flow': noFlow,
        unanswered,
        refused: {
          target: 'Unregistered',
          actions: 'reportRefused',
          meta: rule('10.2.8', 'the registrar refused'),
        },
      },
    },
    Unregistering: {
      description: 'The phone asked the registrar to remove its binding.',
      on: {
        accepted: {
          target: 'Unregistered',
          actions: 'reportUnregistered',
          meta: rule('10.2.2', 'the binding is gone'),
        },
        challenged: again,
        refused: {
          target: 'Unregistered',
          actions: 'reportRefused',
          meta: rule('10.2.7', 'the registrar refused, or did not answer'),
        },
      },
    },
  },
});
