// A message put into other words on its way, as a peer of another make would have said it: parts of its text are
// replaced, and the Content-Length says again how long its body is (RFC 3261 §20.14). An experiment, never a rule.

import type { Message } from '../message/message';
import { printMessage } from '../message/print';
import { byteLength } from '../message/text';
import type { Intervention } from '../model/intervention';

type Reword = Extract<Intervention, { kind: 'reword' }>;

/** What arrives instead; null where the message has none of the words. */
export function reworded(message: Message, { words }: Reword): string | null {
  const said = printMessage(message);
  const text = words.reduce((left, [from, to]) => left.replaceAll(lines(from), () => lines(to)), said);
  if (text === said) return null;
  const end = text.indexOf('\r\n\r\n');
  if (end < 0 || words.some(([from]) => /content-length/i.test(from))) return text;
  const body = text.slice(end + 4);
  return text.slice(0, end).replace(/^(content-length|l)\s*:.*$/im, `$1: ${byteLength(body)}`) + text.slice(end);
}

/** Words of several lines, as they stand in a message. */
const lines = (text: string): string => text.replace(/\r?\n/g, '\r\n');
