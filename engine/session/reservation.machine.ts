// Setting aside what a call needs in one's own access network: RFC 3312 §6, the local half of a segmented
// precondition. It takes a while, and then it has worked or it has not.

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (section: string, text: string) => because(3312, section, text);

export const reservationMachine = setup({
  types: {} as { events: { type: 'reserve' | 'reserve-in-vain' | 'close' } },
  actions: { reportReserved: () => undefined, reportFailed: () => undefined },
  delays: { reservation: 0 },
}).createMachine({
  id: 'reservation',
  description: 'Sets aside room for a call in one access network, before anybody is disturbed.',
  initial: 'None',
  meta: { rfc: 3312, section: '6', title: 'Room for a call in the network' },
  states: {
    None: {
      description: 'Nothing is set aside.',
      on: {
        reserve: { target: 'Reserving', meta: rule('5.2', 'offer and answer are there: each end reserves') },
        'reserve-in-vain': { target: 'Failing', meta: rule('5.2', 'offer and answer are there: each end reserves') },
        close: { target: 'None', meta: rule('6', 'the call is over') },
      },
    },
    Reserving: {
      description: 'The network was asked, and will find room.',
      after: {
        reservation: { target: 'Reserved', actions: 'reportReserved', meta: rule('7', 'the network has room for it') },
      },
      on: { close: { target: 'None', meta: rule('6', 'the call is over') } },
    },
    Failing: {
      description: 'The network was asked, and will find no room.',
      after: {
        reservation: { target: 'None', actions: 'reportFailed', meta: rule('8', 'the network has no room for it') },
      },
      on: { close: { target: 'None', meta: rule('6', 'the call is over') } },
    },
    Reserved: {
      description: 'There is room: this end has met its precondition.',
      on: { close: { target: 'None', meta: rule('6', 'the call is over: the room is given back') } },
    },
  },
});
