// A provisional response that has to arrive: RFC 3262 §3, as the phone that is called sees it. One at a time; those
// that come after it wait for its PRACK. The repeat timer lives in a child state, so that the patience of 64*T1 on
// its parent keeps running.

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (section: string, text: string) => because(3262, section, text);

export const reliableMachine = setup({
  types: {} as { events: { type: 'send' | 'prack' | 'final' } },
  actions: {
    sendProvisional: () => undefined,
    repeatProvisional: () => undefined,
    reportAcknowledged: () => undefined,
    reportNoPrack: () => undefined,
  },
  delays: { 'repeat-1xx': 0, 'no-PRACK': 0 },
}).createMachine({
  id: 'reliable',
  description: 'Repeats a provisional response that has to arrive, until the PRACK for it comes.',
  initial: 'Idle',
  meta: { rfc: 3262, section: '3', title: 'A reliable 1xx, repeated until its PRACK' },
  states: {
    Idle: {
      description: 'No provisional response waits for its PRACK.',
      on: {
        send: { target: 'Unacknowledged', actions: 'sendProvisional', meta: rule('3', 'it carries a number, RSeq') },
        final: { target: 'Answered', meta: rule('3', 'the final response is on its way') },
      },
    },
    Unacknowledged: {
      description: 'The response is out, and is repeated until its PRACK comes.',
      initial: 'Waiting',
      after: {
        'no-PRACK': {
          target: 'GivenUp',
          actions: 'reportNoPrack',
          meta: rule('3', 'no PRACK after 64*T1: the INVITE is refused'),
        },
      },
      on: {
        prack: { target: 'Idle', actions: 'reportAcknowledged', meta: rule('3', 'the PRACK stops the repeating') },
        final: { target: 'Answered', meta: rule('3', 'a final response makes repeating needless') },
      },
      states: {
        Waiting: {
          description: 'Until the next repeat.',
          after: {
            'repeat-1xx': {
              target: 'Waiting',
              reenter: true,
              actions: 'repeatProvisional',
              meta: rule('3', 'the same response again: after T1, then doubling'),
            },
          },
        },
      },
    },
    Answered: {
      description: 'The final response is out; nothing provisional is repeated any more.',
      on: { prack: { meta: rule('3', 'a PRACK that comes after the final response is still answered') } },
    },
    GivenUp: {
      description: 'No PRACK came in time: the INVITE was refused.',
      on: { prack: { meta: rule('3', 'the PRACK came too late') } },
    },
  },
});
