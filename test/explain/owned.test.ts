import { expect, test } from 'vitest';
import { viewOf } from '@/components/stage/view/view';
import { explain, sendingsOf, simulate, why } from '@/engine';
import { owned } from '@/engine/explain/say';
import { named } from '../support/scenarios';

test.each([
  ['Alice', 'Alice’s address'],
  ['Boris', 'Boris’ address'],
  ["Bob's desk", "the address of Bob's desk"],
])('what belongs to %s is %s', (name, said) => {
  expect(owned(name, 'address')).toBe(said);
});

test.each(['busy-at-one-phone', 'declined-everywhere', 'two-phones-one-alice'])(
  '%s: no sentence says twice whose a phone is',
  (id) => {
    const trace = simulate(named(id));
    const packets = sendingsOf(trace).map(({ sent }) => sent.packet);
    const said = [
      viewOf(trace).view.ladder,
      packets.map((packet) => explain(trace, packet)),
      packets.map((packet) => why(trace, { packet })),
      trace.entries.map((_, entry) => why(trace, entry)),
    ];
    expect(packets.length).toBeGreaterThan(10);
    expect(JSON.stringify(said).match(/[^".]*['’]s \w+['’]s?\b[^".]*/g) ?? []).toEqual([]);
  },
);
