// A call that failed and is made again once the other side says it can be reached: RFC 3261 §20.33.
//
//   Waiting --timer--> Calling --answered--> Done
//      ^------later-------'   '--refused--^

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (section: string, text: string) => because(3261, section, text);
const stop = { target: 'Done', meta: rule('20.33', 'its person wants it no more') } as const;

export const callAgainMachine = setup({
  types: {} as { events: { type: 'answered' | 'later' | 'refused' | 'stop' } },
  actions: { call: () => undefined },
  delays: { 'retry-after': 0 },
}).createMachine({
  id: 'call-again',
  description: 'Makes a call again when a refusal said when the other side can be reached.',
  initial: 'Waiting',
  meta: { rfc: 3261, section: '20.33', title: 'A call made again later' },
  states: {
    Waiting: {
      description: 'The time that the refusal named runs.',
      after: {
        'retry-after': {
          target: 'Calling',
          actions: 'call',
          meta: rule('20.33', 'the time the refusal named is over: the same call again'),
        },
      },
      on: { stop },
    },
    Calling: {
      description: 'The same call is under way once more.',
      on: {
        answered: { target: 'Done', meta: rule('13.2.2.4', 'this time it was answered') },
        later: { target: 'Waiting', meta: rule('20.33', 'refused again, with another time to wait') },
        refused: { target: 'Done', meta: rule('13.2.2.3', 'refused again, and nothing said of later') },
      },
    },
    Done: { description: 'It was answered, refused for good, or wanted no more.' },
  },
});
