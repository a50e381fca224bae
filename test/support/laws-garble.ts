// Ways to garble the text of a message, as fast-check draws them: cut, doubled, swapped, filled with what parsers hate.

import fc from 'fast-check';
import { printMessage } from '../../engine/message/print';
import { sendingsOf } from '../../engine/trace/sending';
import { all } from './laws-stages';
import { calmRun, type Trial } from './laws-weather';

/** Pieces that end things, begin things, or are far too long. */
const PIECES = [
  '',
  '\r\n',
  '\r\n\r\n',
  '\r\n ',
  ' ',
  ':',
  ';',
  ',',
  '<',
  '>',
  '"',
  '\\',
  '@',
  '%',
  '%00',
  '\u0000',
  '\u{1f4de}',
  'é',
  '[::1]',
  '4294967296',
  '-1',
  '99999999999999999999',
  ';tag=',
  ';branch=z9hG4bK',
  ';lr;maddr=192.0.2.9',
  'SIP/3.0',
  'a'.repeat(3_000),
  '\r\nVia: SIP/2.0/UDP 192.0.2.77;branch=z9hG4bKother',
  '\r\nRequire: nothing-anyone-knows',
  '\r\nContent-Length: 100000',
  '\r\nContent-Length: 0',
  '\r\nMax-Forwards: 0',
  '\r\nRoute: <sip:nowhere.invalid;lr>',
  '\r\nRecord-Route: <sip:192.0.2.250>',
  '\r\nContact: *',
  '\r\nTo: <sip:someone@example.net>;tag=else',
  '\r\nCall-ID: other',
  '\r\nCSeq: 7 OPTIONS',
  '\r\nContent-Type: text/plain',
  '\r\nAuthorization: Digest username="x", realm="y", nonce="z", uri="sip:x", response="0"',
  '\r\nProxy-Authorization: Basic eDp5',
] as const;

const change = fc.record({
  /** Where, as a part of the whole. */
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.constantFrom(0, 1, 3, 10, 80),
  put: fc.constantFrom(...PIECES),
  /** At the end of a line rather than anywhere. */
  line: fc.boolean(),
});
type Garbling = readonly (typeof change extends fc.Arbitrary<infer T> ? T : never)[];

/** The text after all of that happened to it. */
function garble(text: string, changes: Garbling): string {
  let result = text;
  for (const { at, drop, put, line } of changes) {
    const anywhere = Math.floor(at * result.length);
    const end = line ? result.indexOf('\r\n', anywhere) : -1;
    const from = end < 0 ? anywhere : end;
    result = result.slice(0, from) + put + result.slice(from + drop);
  }
  return result;
}

/** One message of one scenario, garbled. */
export const garbled: fc.Arbitrary<Trial> = fc
  .record({
    scenario: fc.nat(all.length - 1),
    which: fc.nat(400),
    how: fc.array(change, { minLength: 1, maxLength: 4 }),
  })
  .map(({ scenario: index, which, how }) => {
    const scenario = all[index] as Trial['scenario'];
    const sendings = sendingsOf(calmRun(scenario));
    const sending = sendings[which % Math.max(1, sendings.length)];
    if (sending === undefined) return { scenario, interventions: [] };
    const text = garble(printMessage(sending.sent.message), how);
    return { scenario, interventions: [{ kind: 'edit', message: sending.key, text }] };
  });
