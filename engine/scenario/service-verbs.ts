// Acts beyond plain calls: handing calls over, watching, writing, taking calls of others. A table of its own, so that
// that of plain calls stays short; `acts.ts` takes it in.

import type { OptionSpec, VerbSpec } from './acts';
import * as kind from './kinds';

const flag = (phrase: string, name: string, value: string, says: string, example: string): OptionSpec => ({
  phrase,
  name,
  kind: null,
  value,
  says,
  example,
});

export const SERVICE_VERBS: readonly VerbSpec[] = [
  {
    verb: 'transfers',
    object: true,
    natural: 'one can talk with whom one hands over, or with whom one has asked',
    says: 'Hands a call over: the other side is asked to call somebody else instead.',
    options: [
      {
        phrase: 'to',
        name: 'to',
        kind: kind.party,
        says: 'To whom.',
        example: '- bob: transfers alice to carol after 5 s',
      },
      flag(
        'after asking',
        'how',
        'asked',
        'The two have talked already: that call is taken over by whom one hands over.',
        '- bob: transfers alice to carol after asking',
      ),
      flag(
        'without waiting',
        'how',
        'at once',
        'The call to the third person is given up as it rings, and whom one hands over calls instead.',
        '- bob: transfers alice to carol without waiting',
      ),
      flag(
        'without a report',
        'report',
        'none',
        'The other side need not tell how it went.',
        '- bob: transfers alice to carol without a report',
      ),
    ],
    examples: ['- bob: transfers alice to carol after 3 s'],
  },
  {
    verb: 'watches',
    object: true,
    natural: 'at once, or the act before it',
    says: 'Asks to be told about somebody, from now on: whether they are there, when nothing else is said.',
    options: [
      flag('for presence', 'event', 'presence', 'Whether they are there.', '- alice: watches bob for presence'),
      flag('for calls', 'event', 'dialog', 'The calls of their phone.', '- alice: watches bob for calls'),
      flag(
        'for messages',
        'event',
        'message-summary',
        'Messages that wait there.',
        '- alice: watches bob for messages',
      ),
      flag('once', 'once', 'yes', 'One look, and no more.', '- alice: watches bob once'),
      {
        phrase: 'during',
        name: 'expires',
        kind: { ...kind.duration, schema: kind.scaled(kind.duration, 1_000_000) },
        says: 'For how long; it is renewed before that is over.',
        example: '- alice: watches bob during 60 s',
      },
    ],
    examples: ['- alice: watches bob'],
  },
  {
    verb: 'stops watching',
    object: 'optional',
    natural: 'at once, or the act before it',
    says: 'Wants to be told no longer: about one person, or about all.',
    options: [],
    examples: ['- alice: stops watching bob at 9 s'],
  },
  {
    verb: 'picks up from',
    object: true,
    natural: 'at once, or the act before it',
    says: 'Takes over the call that rings at somebody’s phone, or that waits there. That phone must trust the one who asks.',
    options: [],
    examples: ['- carol: picks up from bob when bob rings'],
  },
  {
    verb: 'redials',
    object: false,
    natural: 'the own call fails',
    says: 'Has the phone wait until the other one is free, and call again then.',
    options: [],
    examples: ['- alice: redials'],
  },
  {
    verb: 'writes',
    object: 'text',
    natural: 'at once, or the act before it',
    says: 'Sends a text message.',
    options: [
      { phrase: 'to', name: 'to', kind: kind.party, says: 'To whom.', example: '- bob: writes "Hello" to carol' },
      {
        phrase: 'with the call from',
        name: 'link',
        kind: kind.party,
        says: 'With a link that takes over the own call with somebody.',
        example: '- bob: writes "Take this call?" to carol with the call from alice',
      },
      {
        phrase: 'with the call of',
        name: 'join',
        kind: kind.party,
        says: 'With a link that joins the call of somebody whose calls are watched.',
        example: '- alice: writes "Join them?" to carol with the call of bob',
      },
    ],
    examples: ['- bob: writes "Lunch at noon?" to carol at 2 s'],
  },
  {
    verb: 'opens the link',
    object: false,
    natural: 'a message comes',
    says: 'Opens the link in the last message: the phone calls where it points.',
    options: [],
    examples: ['- carol: opens the link after 1 s'],
  },
  {
    verb: 'queries',
    object: true,
    natural: 'at once, or the act before it',
    says: 'Has the phone ask another one what it can do.',
    options: [],
    examples: ['- alice: queries bob'],
  },
  {
    verb: 'parks',
    object: true,
    natural: 'one can talk with whom one parks',
    says: 'Leaves a call with a park server, from where anybody may pick it up.',
    options: [
      { phrase: 'at', name: 'at', kind: kind.party, says: 'The park server.', example: '- bob: parks alice at carol' },
    ],
    examples: ['- bob: parks alice at carol after 5 s'],
  },
  {
    verb: 'lets',
    object: true,
    natural: 'at once, or the act before it',
    says: 'Has another phone of the same person call somebody.',
    options: [
      {
        phrase: 'call',
        name: 'call',
        kind: kind.party,
        says: 'Whom it calls.',
        example: '- alice: lets bob call carol',
      },
      flag(
        'without a report',
        'report',
        'none',
        'The other phone need not tell how it went.',
        '- alice: lets bob call carol without a report',
      ),
    ],
    examples: ['- alice: lets bob call carol at 1 s'],
  },
  {
    verb: 'adds',
    object: true,
    natural: 'one can talk',
    says: 'Calls somebody into the conversation: the own phone mixes it from now on.',
    options: [],
    examples: ['- bob: adds carol after 5 s'],
  },
];
