// The response context of a stateful proxy, RFC 3261 §16.7: what became of one request as a whole. The branches have
// their own machine; this one decides whether new branches may begin and which responses still go upstream.
//
//   Deciding --targets--> Collecting --2xx, best--> Answered --all ended--> Done
//                             '--cancel, 6xx--> Cancelling --2xx, best--^

import { setup } from 'xstate';
import { because } from '../../machine';

const answered = because(3261, '16.7', 'a 2xx has gone upstream: the other branches are cancelled');
const best = because(3261, '16.7', 'every branch has ended: the best of their final responses goes upstream');

export const contextMachine = setup({
  types: {} as {
    events: { type: 'targets' | 'rejected' | 'cancel' | '6xx' | '2xx' | 'best' | 'all-ended' };
  },
  actions: {
    cancelPending: () => undefined,
    reportTerminated: () => undefined,
  },
}).createMachine({
  id: 'proxy-context',
  description: 'Follows one request through a proxy, across all the branches it was forwarded on.',
  initial: 'Deciding',
  meta: { rfc: 3261, section: '16.7', title: 'A request passing through a proxy' },
  states: {
    Deciding: {
      description: 'The proxy looks for places to forward the request to.',
      on: {
        targets: { target: 'Collecting', meta: because(3261, '16.6', 'the target set is known: forwarding begins') },
        rejected: { target: 'Answered', meta: because(3261, '16.5', 'nowhere to go: the proxy answers by itself') },
        cancel: {
          target: 'Answered',
          actions: 'reportTerminated',
          meta: because(3261, '9.2', 'cancelled before it was forwarded: 487'),
        },
      },
    },
    Collecting: {
      description: 'The request is out on one branch or more, and the responses are collected.',
      on: {
        '2xx': { target: 'Answered', actions: 'cancelPending', meta: answered },
        '6xx': {
          target: 'Cancelling',
          actions: 'cancelPending',
          meta: because(3261, '16.7', 'a 6xx ends the search: no new branches, the pending ones are cancelled'),
        },
        cancel: {
          target: 'Cancelling',
          actions: 'cancelPending',
          meta: because(3261, '16.10', 'a CANCEL for the request cancels every pending branch'),
        },
        best: { target: 'Answered', meta: best },
      },
    },
    Cancelling: {
      description: 'The search is off: pending branches were cancelled, and their last responses are awaited.',
      on: {
        '2xx': { target: 'Answered', actions: 'cancelPending', meta: answered },
        '6xx': { meta: because(3261, '16.7', 'the search has ended already') },
        cancel: { meta: because(3261, '16.10', 'everything pending is cancelled already') },
        best: { target: 'Answered', meta: best },
      },
    },
    Answered: {
      description: 'A final response went upstream; the branches run out.',
      on: {
        '2xx': { meta: because(3261, '16.7', 'every further 2xx to an INVITE is forwarded too') },
        '6xx': { meta: because(3261, '16.7', 'a final response has gone upstream already') },
        cancel: { meta: because(3261, '9.2', 'a CANCEL after the final response has no effect') },
        'all-ended': {
          target: 'Done',
          meta: because(3261, '16.7', 'the context is kept until all its transactions have ended'),
        },
      },
    },
    Done: { description: 'Every transaction of the request has ended: it is forgotten.', type: 'final' },
  },
});
