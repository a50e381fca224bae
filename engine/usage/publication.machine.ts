// Publishing one's own state at a server: RFC 3903 §4 and §5, the side of the event publication agent.
//
//   Unpublished --publish--> Publishing --accepted--> Published --changed--> Updating --accepted--> Published
//                                ^--------------------- gone (412) -------------'
// A refresh is an update without a body (§4.3). No second PUBLISH goes out before the first is answered (§4).

import { setup } from 'xstate';
import { because } from '../machine';

const rule = (section: string, text: string) => because(3903, section, text);

const again = {
  actions: 'sendAgain',
  meta: because(3261, '22.2', 'asked who it is: the same request again, with credentials'),
} as const;
const refused = {
  target: 'Unpublished',
  actions: 'reportRefused',
  meta: rule('5', 'the server does not take it, or the phone has no network'),
} as const;
const unanswered = {
  target: 'Waiting',
  meta: because(3261, '8.1.3.1', 'no answer, or a server that fails: anew after a while'),
} as const;
const unsure = {
  target: 'Unsure',
  meta: rule('4', 'no answer, or a server that fails: what its entity-tag names may stand as it was'),
} as const;
const over = { target: 'Unpublished', meta: rule('4.5', 'nothing is published any more') } as const;

export const publicationMachine = setup({
  types: {} as {
    events: {
      type:
        | 'publish'
        | 'changed'
        | 'remove'
        | 'accepted'
        | 'challenged'
        | 'too-brief'
        | 'gone'
        | 'refused'
        | 'unanswered';
    };
  },
  actions: {
    sendInitial: () => undefined,
    sendRefresh: () => undefined,
    sendModify: () => undefined,
    sendRemoval: () => undefined,
    sendAgain: () => undefined,
    sendLonger: () => undefined,
    reportRefused: () => undefined,
  },
  delays: { refresh: 0, recovery: 0 },
}).createMachine({
  id: 'publication',
  description: 'Keeps a server informed of how its person is, so that the server can tell whoever watches.',
  initial: 'Unpublished',
  meta: { rfc: 3903, section: '4', title: 'Publication of a phone' },
  states: {
    Unpublished: {
      description: 'The server keeps nothing of this phone.',
      on: {
        publish: {
          target: 'Publishing',
          actions: 'sendInitial',
          meta: rule('4.2', 'the whole state, and no SIP-If-Match: an initial publication'),
        },
      },
    },
    Publishing: {
      description: 'The first PUBLISH is out.',
      on: {
        accepted: {
          target: 'Published',
          meta: rule('4.1', 'the server keeps it, and has named it with an entity-tag'),
        },
        challenged: again,
        'too-brief': {
          actions: 'sendLonger',
          meta: rule('5', 'too brief for this server: again, with its Min-Expires'),
        },
        unanswered,
        refused,
      },
    },
    Published: {
      description: 'The server keeps what the phone published, for a while.',
      after: {
        refresh: {
          target: 'Updating',
          actions: 'sendRefresh',
          meta: rule('4.3', 'a publication is refreshed before it expires, without a body'),
        },
      },
      on: {
        changed: {
          target: 'Updating',
          actions: 'sendModify',
          meta: rule('4.4', 'the new state takes the place of what the entity-tag names'),
        },
        remove: { target: 'Removing', actions: 'sendRemoval', meta: rule('4.5', 'Expires: 0 takes it back') },
      },
    },
    Updating: {
      description: 'A PUBLISH that names the publication is out, to renew or to change it.',
      on: {
        accepted: { target: 'Published', meta: rule('4.3', 'kept for longer, under another entity-tag') },
        challenged: again,
        gone: {
          target: 'Publishing',
          actions: 'sendInitial',
          meta: rule('5', 'what the tag named is gone (412): the tag is dropped, and all is published anew'),
        },
        unanswered: unsure,
        refused,
      },
    },
    Waiting: {
      description: 'The server could not be reached; after a while the phone publishes anew.',
      after: {
        recovery: { target: 'Publishing', actions: 'sendInitial', meta: rule('4.2', 'long enough: published anew') },
      },
      on: { remove: over },
    },
    Unsure: {
      description: 'A renewal or a change was not taken. What was published before may still stand.',
      after: {
        recovery: {
          target: 'Updating',
          actions: 'sendModify',
          meta: rule('4.4', 'long enough: the whole state once more, by the entity-tag of what may stand'),
        },
      },
      on: { remove: { target: 'Removing', actions: 'sendRemoval', meta: rule('4.5', 'what may stand is taken back') } },
    },
    Removing: {
      description: 'The phone asked the server to forget what it published.',
      on: {
        accepted: over,
        challenged: again,
        gone: { target: 'Unpublished', meta: rule('5', 'it was gone already (412)') },
        unanswered: over,
      },
    },
  },
});
