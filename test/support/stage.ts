// Three phones that know each other, for tests of what they do together.

import { printMessage } from '../../engine/message/print';
import type { Trace } from '../../engine/model/trace';
import { sendingsOf } from '../../engine/trace/sending';

/** A scenario of alice, bob and carol, each with further settings, and a script. */
export function threePhones(
  script: readonly string[],
  settings: Readonly<Partial<Record<'alice' | 'bob' | 'carol', string>>> = {},
  more = '',
): string {
  const phone = (id: 'alice' | 'bob' | 'carol', domain: string): string =>
    `  ${id}: { phone: sip:${id}@${domain}${settings[id] === undefined ? '' : `, ${settings[id]}`} }\n`;
  return `latency: 20 ms
elements:
${phone('alice', 'atlanta.example.com')}${phone('bob', 'biloxi.example.com')}${phone('carol', 'chicago.example.com')}${more}
script:
${script.map((line) => `  - ${line}\n`).join('')}`;
}

/** The wire text of the n-th message of the figure that reads `what`: 'REFER', '200 INVITE'. */
export function wire(trace: Trace, what: string, nth = 1): string {
  const found = sendingsOf(trace).filter((sending) => sending.entry >= trace.figure && sending.what === what)[nth - 1];
  return found === undefined ? '' : printMessage(found.sent.message);
}
