// Watching over a flow: RFC 5626 §4.4. A sign of life goes out now and then, and must be answered.
//
//   Closed --open--> Open --keep-alive--> Asked --pong--> Open
//                                            '--no pong, another address, broken--> Failed --open--> Open

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (section: string, text: string) => because(5626, section, text);

const broken = {
  target: 'Failed',
  meta: rule('4.4', 'the connection is gone, and the flow with it'),
} as const;
const stop = { target: 'Closed', meta: rule('4.2', 'the phone is off: nobody needs the flow any more') } as const;
const open = {
  target: 'Open',
  meta: rule('4.2.1', 'the registrar knows of flows: from now on the phone watches over this one'),
} as const;

export const flowMachine = setup({
  types: {} as { events: { type: 'open' | 'pong' | 'moved' | 'again' | 'broken' | 'stop' } },
  actions: {
    sendPing: () => undefined,
    closeFlow: () => undefined,
  },
  delays: { 'keep-alive': 0, pong: 0 },
}).createMachine({
  id: 'flow',
  description: 'Sees to it that the way between a phone and its proxy stays open, and notices when it is not.',
  initial: 'Closed',
  meta: { rfc: 5626, section: '4.4', title: 'A flow from a phone to its proxy' },
  states: {
    Closed: {
      description: 'Nobody watches over a flow.',
      on: { open },
    },
    Open: {
      description: 'The flow works, as far as the phone knows.',
      after: {
        'keep-alive': {
          target: 'Asked',
          actions: 'sendPing',
          meta: rule('4.4', 'time for a sign of life: two line ends over a connection, STUN over UDP'),
        },
      },
      on: { broken, stop },
    },
    Asked: {
      description: 'A sign of life is out; its answer is awaited.',
      after: {
        pong: {
          target: 'Failed',
          actions: 'closeFlow',
          meta: rule('4.4.1', 'no answer in time: the flow has failed'),
        },
      },
      on: {
        pong: { target: 'Open', meta: rule('4.4', 'answered: the flow works') },
        again: {
          target: 'Asked',
          reenter: true,
          actions: 'sendPing',
          meta: rule('4.4.2', 'no answer over UDP yet: the same again, seven times in all'),
        },
        moved: {
          target: 'Failed',
          meta: rule('4.4.2', 'the answer names another address than before: the old way back is lost'),
        },
        broken,
        stop,
      },
    },
    Failed: {
      description: 'The flow does not work any more; another one is to take its place.',
      on: { open: { ...open, meta: rule('4.5', 'another flow has taken its place') }, stop },
    },
  },
});
