// RFC 3856 and RFC 3863: whether somebody can be reached, as who watches learns it.

import { describe, expect, it } from 'vitest';
import type { Trace } from '../../engine/model/trace';
import { run } from '../support/run';

const text = (script: readonly string[]) => `
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  p2: { proxy: biloxi.example.com, record-route: yes }
  bob: { phone: sip:bob@biloxi.example.com }
before:
  - bob: registers
script:
${script.map((line) => `  - ${line}\n`).join('')}`;

const told = (trace: Trace): (string | null)[] =>
  trace.entries.flatMap(({ element, changes }) =>
    element === 'alice'
      ? changes.flatMap((change) => (change.type === 'perceived' && change.what === 'notified' ? [change.detail] : []))
      : [],
  );

describe('RFC 3863 §4.1.4: open and closed', () => {
  it('who takes the binding back is closed', () => {
    expect(
      told(run(text(['alice: watches bob', 'bob: unregisters at 10 s', 'alice: stops watching at 20 s']))),
    ).toEqual(['open', 'closed', 'closed']);
  });

  it('and open again with the next registration', () => {
    const trace = run(
      text([
        'alice: watches bob',
        'bob: unregisters at 10 s',
        'bob: registers at 20 s',
        'alice: stops watching at 30 s',
      ]),
    );
    expect(told(trace)).toEqual(['open', 'closed', 'open', 'open']);
  });
});
