// What people do, as words: the table from which sentences are read, suggested and described.
// An act is what a person does; nothing here names a message, a number of messages or another element's reaction.

import type { Verb } from '../model/scenario';
import type { Kind } from './kinds';
import * as kind from './kinds';
import { SERVICE_VERBS } from './service-verbs';

/** A phrase after the verb that says how: 'with 486', 'for 30 min'. */
export interface OptionSpec {
  /** The words that begin it: 'with', 'as', 'for'. */
  readonly phrase: string;
  /** The key in `Act.options`. */
  readonly name: string;
  /** What follows the phrase; null when nothing does, and the phrase alone stands for `value`. */
  readonly kind: Kind<string | number | boolean> | null;
  readonly value?: string;
  readonly says: string;
  readonly example: string;
}

export interface VerbSpec {
  readonly verb: Verb;
  /** What follows: whom to call (true), maybe somebody ('optional'), words in quotes ('text'), a mood ('mood'), keys of a phone or nothing. */
  readonly object: boolean | 'optional' | 'text' | 'mood' | 'keys';
  /** What `after 3 s` counts from, and what the act waits for when no trigger is given. */
  readonly natural: string;
  readonly says: string;
  readonly options: readonly OptionSpec[];
  /** The phrase of the option without which the sentence says too little. */
  readonly needs?: string;
  readonly examples: readonly string[];
}

const seconds: Kind<number> = {
  ...kind.duration,
  schema: kind.scaled(kind.duration, 1_000_000),
};

const whose = (phrase: string, says: string, example: string): OptionSpec => ({
  phrase,
  name: 'whom',
  kind: kind.party,
  says,
  example,
});

export const VERBS: readonly VerbSpec[] = [
  {
    verb: 'calls',
    object: true,
    natural: 'at once, or the act before it',
    says: 'Picks a person of this scenario, or any address, and calls.',
    options: [
      {
        phrase: 'without an offer',
        name: 'offer',
        kind: null,
        value: 'late',
        says: 'The phone leaves it to the other side to say first what sound it can send and take.',
        example: '- alice: calls bob without an offer',
      },
      {
        phrase: 'anonymously',
        name: 'as',
        kind: null,
        value: 'anonymous',
        says: 'Without saying who is calling; servers on the way are asked not to say it either.',
        example: '- alice: calls bob anonymously',
      },
    ],
    examples: ['- alice: calls bob', '- alice: calls sip:carol@chicago.example.com at 2 s'],
  },
  {
    verb: 'answers',
    object: false,
    natural: 'the own phone rings',
    says: 'Takes the call.',
    options: [
      whose(
        'the call from',
        'Which call, when the phone has several lines.',
        '- bob: answers the call from alice after 1 s',
      ),
    ],
    examples: ['- bob: answers after 3.3 s', '- bob: answers when alice hears ringback'],
  },
  {
    verb: 'rejects',
    object: false,
    natural: 'the own phone rings',
    says: 'Does not take the call. Without a reason the phone says that its user is busy.',
    options: [
      {
        phrase: 'as',
        name: 'with',
        kind: kind.choice({ busy: 486, declined: 603, unavailable: 480 }),
        says: 'Why: busy (486), declined (603, for all phones of this person) or unavailable (480).',
        example: '- bob: rejects as declined after 1 s',
      },
      {
        phrase: 'with',
        name: 'with',
        kind: kind.refusal,
        says: 'The status this phone is set up to reject with: any from 400 to 699, but for those that ask for a password.',
        example: '- bob: rejects with 480 after 1 s',
      },
      whose('the call from', 'Which call, when the phone has several lines.', '- bob: rejects the call from alice'),
    ],
    examples: ['- bob: rejects after 2 s'],
  },
  {
    verb: 'cancels',
    object: false,
    natural: 'the own call is on its way, or the other phone is heard ringing',
    says: 'Gives up a call before it is answered, or, while one can talk, a change of the call that the other side has not answered; say when, then.',
    options: [
      whose('the call to', 'Which call, when there are several.', '- alice: cancels the call to bob after 4 s'),
    ],
    examples: [
      '- alice: cancels after 4 s',
      '- alice: cancels 2 s after she hears ringback',
      '- alice: cancels 1 s after bob is asked',
    ],
  },
  {
    verb: 'hangs up',
    object: false,
    natural: 'one can talk',
    says: 'Ends the call. While the own phone still rings this rejects; while the call is on its way it cancels.',
    options: [whose('on', 'Whose call, when there are several.', '- bob: hangs up on alice after 8 s')],
    examples: ['- bob: hangs up after 8 s', '- bob: hangs up when alice is connected'],
  },
  {
    verb: 'gives up on',
    object: true,
    natural: 'the other phone is heard ringing',
    says: 'Ends the call to one of several phones that ring for it, and waits for the others to answer.',
    options: [],
    examples: ['- alice: gives up on bob after 3 s'],
  },
  {
    verb: 'holds',
    object: false,
    natural: 'one can talk',
    says: 'Puts the call on hold, in the way the phone is set to.',
    options: [whose('the call with', 'Which call, when there are several.', '- bob: holds the call with alice')],
    examples: ['- bob: holds after 5 s', '- bob: holds the call with alice when carol rings'],
  },
  {
    verb: 'resumes',
    object: false,
    natural: 'the own hold has taken effect',
    says: 'Takes the call off hold.',
    options: [whose('the call with', 'Which call, when there are several.', '- bob: resumes the call with alice')],
    examples: ['- bob: resumes after 4 s'],
  },
  {
    verb: 'moves',
    object: false,
    natural: 'at once, or the act before it',
    says: 'Takes the phone to another network: it has a new address from now on, and its calls go on from there.',
    options: [
      { phrase: 'to', name: 'address', kind: kind.address, says: 'Where to.', example: '- bob: moves to 192.0.2.100' },
      {
        phrase: 'as',
        name: 'host',
        kind: kind.host,
        says: 'The host name it has there; without one it goes by its address.',
        example: '- bob: moves to 192.0.2.100 as client.chicago.example.com',
      },
    ],
    needs: 'to',
    examples: ['- bob: moves to 192.0.2.100 after 5 s'],
  },
  {
    verb: 'presses',
    object: 'keys',
    natural: 'one can talk',
    says: 'Presses keys during a call.',
    options: [
      whose('in the call with', 'Which call, when there are several.', '- bob: presses 1 in the call with alice'),
    ],
    examples: ['- alice: presses 5 after 3 s', '- alice: presses 1234#'],
  },
  {
    verb: 'adds video',
    object: false,
    natural: 'one can talk',
    says: 'Asks the other side to see each other too. The phone needs a codec for video.',
    options: [
      whose('to the call with', 'Which call, when there are several.', '- bob: adds video to the call with alice'),
    ],
    examples: ['- alice: adds video after 5 s'],
  },
  {
    verb: 'removes video',
    object: false,
    natural: 'one can talk',
    says: 'Ends the video; the sound stays. New video needs a yes (`agrees`) then, or the own `adds video`.',
    options: [],
    examples: ['- bob: removes video after 5 s'],
  },
  {
    verb: 'sends a fax',
    object: false,
    natural: 'one can talk',
    says: 'Has the call carry a fax from now on instead of sound. Both phones need a fax machine (`fax: yes`).',
    options: [
      whose('in the call with', 'Which call, when there are several.', '- alice: sends a fax in the call with bob'),
    ],
    examples: ['- alice: sends a fax after 5 s'],
  },
  {
    verb: 'ends the fax',
    object: false,
    natural: 'at once, or the act before it',
    says: 'The fax is through: the call carries sound again.',
    options: [],
    examples: ['- alice: ends the fax 20 s after she has other media'],
  },
  {
    verb: 'changes codec',
    object: false,
    natural: 'one can talk',
    says: 'Has the phone speak in another way from now on; without saying which, in any it knows.',
    options: [
      {
        phrase: 'to',
        name: 'codec',
        kind: kind.codec,
        says: 'The one to keep to.',
        example: '- bob: changes codec to PCMA',
      },
    ],
    examples: ['- bob: changes codec to PCMA after 5 s'],
  },
  {
    verb: 'renegotiates',
    object: false,
    natural: 'one can talk',
    says: 'Lets the two phones agree on sound and pictures anew, as a phone does that has just woken up.',
    options: [
      {
        phrase: 'without an offer',
        name: 'offer',
        kind: null,
        value: 'late',
        says: 'The phone leaves it to the other side to say first what it can send and take.',
        example: '- alice: renegotiates without an offer after 5 s',
      },
    ],
    examples: ['- alice: renegotiates after 5 s'],
  },
  {
    verb: 'registers',
    object: false,
    natural: 'at once, or the act before it',
    says: 'Tells the registrar where this phone can be reached. From then on the phone renews that by itself: a minute before the registrar would forget it, or at half of a time shorter than two minutes.',
    options: [
      {
        phrase: 'for',
        name: 'expires',
        kind: seconds,
        says: 'How long the binding shall hold.',
        example: '- bob: registers for 2 h',
      },
      {
        phrase: 'also at',
        name: 'also',
        kind: kind.party,
        says: 'Another place where calls may go.',
        example: '- bob: registers also at sip:bob@home.example.com',
      },
    ],
    examples: ['- bob: registers'],
  },
  {
    verb: 'unregisters',
    object: false,
    natural: 'at once, or the act before it',
    says: 'Takes the binding of this phone back.',
    options: [
      {
        phrase: 'everywhere',
        name: 'everywhere',
        kind: null,
        value: 'yes',
        says: 'Takes back every binding of this person, whichever phone made it.',
        example: '- bob: unregisters everywhere',
      },
    ],
    examples: ['- bob: unregisters after 10 s'],
  },
  ...SERVICE_VERBS,
];

/** How a trigger is written, after the act. */
export const TRIGGERS = [
  {
    name: 'nothing',
    says: 'As soon as the act can be done: when the phone rings, when one can talk, when one’s hold has taken effect, or right after the act before it.',
    example: '- bob: answers',
  },
  {
    name: 'after 3.3 s',
    says: 'That long after what the act answers to: an answer waits from the first ring, hanging up from when one can talk.',
    example: '- bob: answers after 3.3 s',
  },
  {
    name: 'at 5 s',
    says: 'That long after the figure starts, or right after the act before it if that comes later.',
    example: '- alice: calls bob at 5 s',
  },
  {
    name: 'when somebody perceives something',
    says: 'At the moment somebody, or the person who acts (she, he, they), perceives it for the first time since the act before; at once where it is so already. `once` and `as soon as` say the same.',
    example: '- bob: answers when alice hears ringback',
  },
  {
    name: '2 s after somebody perceives something',
    says: 'The same, with a time between.',
    example: '- alice: hangs up 2 s after bob is connected',
  },
  {
    name: 'when somebody is connected to somebody',
    says: 'The same, in a call with that person only: for phones with several calls.',
    example: '- bob: hangs up 2 s after he is connected to alice',
  },
  {
    name: '2 s after somebody does something',
    says: 'Counts from an act of somebody else.',
    example: '- alice: calls bob 2 s after bob registers',
  },
] as const;
