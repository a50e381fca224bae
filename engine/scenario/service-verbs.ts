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
];
