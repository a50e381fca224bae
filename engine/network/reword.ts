// A message put into other words on its way, as a peer of another make would have said it: parts of its text are
// replaced, and the Content-Length says again how long its body is (RFC 3261 §20.14). An experiment, never a rule.

import type { Message } from '../message/message';
import { printMessage } from '../message/print';
import { byteLength } from '../message/text';
import type { Intervention } from '../model/intervention';

type Reword = Extract<Intervention, { kind: 'reword' }>;

/** What arrives in the place of a message, and who saw to that; null where it arrives as it is. */
export interface Altered {
  readonly text: string;
  readonly by: ReadonlySet<Intervention>;
}

/** Another text in its place, if there is one, and then all that puts parts of it into other words, in their order. */
export function altered(message: Message, faults: readonly Intervention[]): Altered | null {
  const edit = faults.find((fault) => fault.kind === 'edit');
  const by = new Set<Intervention>(edit === undefined ? [] : [edit]);
  let text = edit?.text ?? null;
  for (const fault of faults) {
    if (fault.kind !== 'reword') continue;
    const other = reworded(text ?? printMessage(message), fault);
    if (other === null) continue;
    text = other;
    by.add(fault);
  }
  return text === null ? null : { text, by };
}

/** The same in other words; null where it has none of those. */
function reworded(said: string, { words }: Reword): string | null {
  const text = words.reduce((left, [from, to]) => left.replaceAll(lines(from), () => lines(to)), said);
  if (text === said) return null;
  const end = text.indexOf('\r\n\r\n');
  if (end < 0 || words.some(([from]) => /content-length/i.test(from))) return text;
  const body = text.slice(end + 4);
  return text.slice(0, end).replace(/^(content-length|l)\s*:.*$/im, `$1: ${byteLength(body)}`) + text.slice(end);
}

/** Words of several lines, as they stand in a message. */
const lines = (text: string): string => text.replace(/\r?\n/g, '\r\n');
