// A 2xx to an INVITE is repeated by the phone itself, on every transport, until the ACK comes (RFC 3261 §13.3.1.4).
// The repeat timer lives in a child state, so that the patience of 64*T1 on its parent keeps running.

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (text: string) => because(3261, '13.3.1.4', text);

export const acceptMachine = setup({
  types: {} as { events: { type: 'ack' } },
  actions: { repeatAccept: () => undefined, reportAcknowledged: () => undefined, reportNoAck: () => undefined },
  delays: { repeat: 0, 'no-ACK': 0 },
}).createMachine({
  id: 'accept',
  description: 'Repeats the 2xx to an INVITE until its ACK comes: the phone does this, not the transaction.',
  initial: 'Repeating',
  meta: { rfc: 3261, section: '13.3.1.4', title: 'A 2xx, repeated until its ACK' },
  states: {
    Repeating: {
      description: 'The 2xx is out, and is repeated until its ACK comes.',
      initial: 'Waiting',
      after: { 'no-ACK': { target: 'GivenUp', actions: 'reportNoAck', meta: rule('no ACK after 64*T1') } },
      on: {
        ack: { target: 'Acknowledged', actions: 'reportAcknowledged', meta: rule('the ACK stops the repeating') },
      },
      states: {
        Waiting: {
          description: 'Until the next repeat.',
          after: {
            repeat: {
              target: 'Waiting',
              reenter: true,
              actions: 'repeatAccept',
              meta: rule('the same 2xx again: after T1, then doubling up to T2'),
            },
          },
        },
      },
    },
    Acknowledged: {
      description: 'The ACK is there: both ends know of the answer.',
      on: { ack: { meta: rule('a repeated ACK changes nothing') } },
    },
    GivenUp: {
      description: 'No ACK came in time.',
      on: { ack: { meta: rule('the ACK came too late') } },
    },
  },
});
