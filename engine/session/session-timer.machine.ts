// Session timer or it ends: RFC 4028 §7.4 and §10. One end refreshes, both count. The timer of the
// refresh lives in a child state, so that the expiry on its parent keeps running when the refresh gets no answer.

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (section: string, text: string) => because(4028, section, text);

const refresh = {
  target: 'Refreshing',
  reenter: true,
  meta: rule('7.4', 'agreed: this end refreshes from now on'),
} as const;
const watch = {
  target: 'Watching',
  reenter: true,
  meta: rule('10', 'agreed: the other end refreshes from now on'),
} as const;
const off = { target: 'Off', meta: rule('7.2', 'the session has no end set') } as const;
const expired = {
  target: 'Off',
  actions: 'endCall',
  meta: rule('10', 'no refresh in time: the session is over, and a BYE says so'),
} as const;

export const sessionTimerMachine = setup({
  types: {} as { events: { type: 'refresh' | 'watch' | 'off' } },
  actions: { sendRefresh: () => undefined, endCall: () => undefined },
  delays: { refresh: 0, 'session-expires': 0 },
}).createMachine({
  id: 'session-timer',
  description: 'Ends a session that nobody refreshes, so that a call with a dead end does not stand for ever.',
  initial: 'Off',
  meta: { rfc: 4028, section: '10', title: 'A session that must be refreshed' },
  states: {
    Off: { description: 'The session has no end set.', on: { refresh, watch } },
    Refreshing: {
      description: 'This end refreshes the session.',
      initial: 'Waiting',
      after: { 'session-expires': expired },
      on: { refresh, watch, off },
      states: {
        Waiting: {
          description: 'Half of the time runs before the refresh goes out.',
          after: {
            refresh: {
              target: 'Asked',
              actions: 'sendRefresh',
              meta: rule('7.4', 'half of the time is over: the session is refreshed'),
            },
          },
        },
        Asked: { description: 'The refresh is out; its answer sets the clock again.' },
      },
    },
    Watching: {
      description: 'The other end refreshes; this one only counts.',
      after: { 'session-expires': expired },
      on: { refresh, watch, off },
    },
  },
});
