// Printing: the corpus of the parsing bench as structures, each printed to one flat string.
// "Forwarded" is what elements do all day: a message whose headers were printed before gets a new Via, another
// Max-Forwards and a new target, and only these are printed. "First time" has no line printed before.
// npm sip prints structures with its addresses as strings, the form in which it hands them out. Aim: 4 times npm sip.

import { make, prepend, withHeader } from '../../engine/message/headers';
import type { Message } from '../../engine/message/message';
import { parseMessage } from '../../engine/message/parse';
import { printMessage } from '../../engine/message/print';
import type { Bench } from './harness';
import { corpus } from './parse-corpus';
import { kirm } from './parse-peers';

function read(text: string): Message {
  const result = parseMessage(text);
  if (!result.ok) throw new Error(result.error.expected);
  return result.message;
}

/** The message with no header printed yet. */
function unprinted(message: Message): Message {
  const { startLine: _, ...rest } = message;
  return { ...rest, headers: message.headers.map((header) => ({ ...header, line: undefined })) } as Message;
}

const messages = corpus.map((text) => unprinted(read(text)));
const theirs = corpus.map((text) => kirm.parse(text));

let flattened = 0;
/** A string made of parts is put together only when someone reads it: every contender has to. */
function flatten(text: string): void {
  flattened += text.charCodeAt(text.length >> 1);
}

function forward(message: Message, n: number): Message {
  const params = [{ name: 'branch', value: `z9hG4bKfwd${n}` }];
  const via = { protocol: 'SIP', version: '2.0', transport: 'UDP', host: 'proxy.example.com', port: 5060, params };
  return withHeader(prepend(message, make('via', [via])), make('max-forwards', 69));
}

const forwarded = messages.map(forward);

function printAll(list: readonly Message[]): number {
  for (const message of list) flatten(printMessage(message));
  return flattened;
}

printAll(messages);

const bench: Bench = {
  title: 'Printing a message',
  operation: 'message',
  reference: 'Sipscope, forwarded',
  contenders: [
    {
      name: 'Sipscope, forwarded',
      run: (times) => {
        for (let i = 0; i < times; i++) {
          for (const message of forwarded) {
            // The two headers that the proxy made are printed anew each time.
            (message.headers[0] as { line: string | undefined }).line = undefined;
            flatten(printMessage(message));
          }
        }
      },
      operations: forwarded.length,
    },
    {
      name: 'Sipscope, untouched',
      run: (times) => repeat(times, () => printAll(messages)),
      operations: messages.length,
    },
    {
      name: 'Sipscope, first time',
      run: (times) =>
        repeat(times, () => {
          for (const message of messages) {
            for (const header of message.headers) header.line = undefined;
            flatten(printMessage(message));
          }
        }),
      operations: messages.length,
    },
    {
      name: 'npm sip',
      run: (times) =>
        repeat(times, () => {
          for (const message of theirs) flatten(kirm.stringify(message));
        }),
      operations: theirs.length,
    },
  ],
  aims: { 'npm sip': 4 },
  packages: ['sip'],
};

function repeat(times: number, work: () => void): void {
  for (let i = 0; i < times; i++) work();
}

export default bench;
