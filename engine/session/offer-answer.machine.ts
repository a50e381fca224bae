// Agreeing on media: RFC 3264 §4, with RFC 3261 §13.2.1 and §14. One offer at a time, from either side; whoever gets
// an offer answers it, and only an answer changes the session.

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (section: string, text: string) => because(3264, section, text);

export const offerAnswerMachine = setup({
  types: {} as {
    events: { type: 'send-offer' | 'receive-offer' | 'send-answer' | 'receive-answer' | 'refuse' | 'keep' };
  },
  actions: { agree: () => undefined },
}).createMachine({
  id: 'offer-answer',
  description: 'Agrees on media: one offer at a time, from either side, and an answer to each.',
  initial: 'Idle',
  meta: { rfc: 3264, section: '4', title: 'Offer and answer' },
  states: {
    Idle: {
      description: 'No media is agreed, and no offer is on the table.',
      on: {
        'send-offer': { target: 'OfferSent', meta: rule('5', 'an offer is made') },
        'receive-offer': { target: 'OfferReceived', meta: rule('6', 'an offer is on the table') },
      },
    },
    OfferSent: {
      description: 'This end made an offer; the answer is awaited.',
      on: {
        'receive-answer': { target: 'Agreed', actions: 'agree', meta: rule('7', 'the answer settles the session') },
        refuse: { target: 'Idle', meta: rule('4', 'the first offer was refused: there is no session') },
        keep: { target: 'Agreed', meta: rule('8', 'the new offer was refused: all stays as it was') },
      },
    },
    OfferReceived: {
      description: 'The other end made an offer; this end owes an answer.',
      on: {
        'send-answer': { target: 'Agreed', actions: 'agree', meta: rule('6', 'the answer settles the session') },
        refuse: { target: 'Idle', meta: rule('6', 'the first offer is refused: there is no session') },
        keep: { target: 'Agreed', meta: rule('8', 'the new offer is refused: all stays as it was') },
      },
    },
    Agreed: {
      description: 'Offer and answer have met: both ends know what flows where.',
      on: {
        'send-offer': { target: 'OfferSent', meta: rule('8', 'a new offer changes the session') },
        'receive-offer': { target: 'OfferReceived', meta: rule('8', 'a new offer is on the table') },
        'receive-answer': { meta: rule('4', 'the same answer once more changes nothing') },
      },
    },
  },
});
