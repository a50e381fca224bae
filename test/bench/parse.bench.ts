// Parsing: the corpus, every parser made to do the full job (parse-peers.ts says what that is).
// Ours structures every header it knows; aims are those of the issue: 3 times npm sip, 80 times JsSIP, 300 times SIP.js.

import { parseMessage } from '../../engine/message/parse';
import type { Bench } from './harness';
import { corpus } from './parse-corpus';
import { loadSipJs, parseJsSip, parseKirm } from './parse-peers';

const parseSipJs = await loadSipJs();
const few = corpus.slice(0, 52);

function over(texts: readonly string[], parse: (text: string) => unknown): (times: number) => void {
  return (times) => {
    for (let i = 0; i < times; i++) for (const text of texts) if (parse(text) === undefined) throw new Error('refused');
  };
}

function ours(text: string): unknown {
  const result = parseMessage(text);
  if (!result.ok) throw new Error(result.error.expected);
  return result.message;
}

const bytes = corpus.map((text) => new TextEncoder().encode(text));

const bench: Bench = {
  title: 'Parsing a message, all headers structured',
  operation: 'message',
  reference: 'Sipscope',
  contenders: [
    { name: 'Sipscope', run: over(corpus, ours), operations: corpus.length },
    {
      name: 'Sipscope, from bytes',
      run: (times) => {
        for (let i = 0; i < times; i++) for (const one of bytes) if (!parseMessage(one).ok) throw new Error('refused');
      },
      operations: corpus.length,
    },
    { name: 'npm sip', run: over(corpus, parseKirm), operations: corpus.length },
    { name: 'JsSIP', run: over(few, parseJsSip), operations: few.length },
    { name: 'SIP.js', run: over(few, parseSipJs), operations: few.length },
  ],
  aims: { 'npm sip': 3, JsSIP: 80, 'SIP.js': 300 },
  packages: ['sip', 'jssip', 'sip.js'],
};

export default bench;
