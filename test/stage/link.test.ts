import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PANELS, readLink, writeLink } from '@/components/stage/link';
import { readMoment, writeMoment } from '@/components/stage/moment-file';

const linked = fc.record({
  at: fc.option(
    fc.integer({ min: -40_000, max: 900_000_000 }).map((micros) => micros / 1000),
    { nil: null },
  ),
  message: fc.option(fc.stringMatching(/^F\d{1,3}(\.\d{1,2})?$/), { nil: null }),
  machine: fc.option(
    fc.record({
      node: fc.stringMatching(/^[a-z0-9]{1,8}$/),
      name: fc.constantFrom('', 'invite-client'),
      owner: fc.constantFrom('', 'invite-client z9hG4bK1'),
    }),
    { nil: null },
  ),
  lens: fc.option(fc.constantFrom(1, 2, 3, 4, 5), { nil: null }),
  panel: fc.option(fc.constantFrom(...PANELS.slice(1)), { nil: null }),
  original: fc.boolean(),
  asks: fc.boolean(),
  view: fc.option(fc.stringMatching(/^[a-z0-9.-]{1,20}$/), { nil: null }),
  changes: fc.option(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 4 }), { nil: null }),
  text: fc.option(fc.stringMatching(/^[\w-]{4,40}$/), { nil: null }),
});

/** Any characters at all, quickly made. */
const anything = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 400 })
  .map((points) => String.fromCodePoint(...points));

describe('one link is one moment', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(linked, (moment) => {
        const { linked: read, problems } = readLink(writeLink(moment as never));
        expect(problems).toEqual([]);
        expect({ ...read, changes: JSON.stringify(read.changes) }).toEqual({
          ...moment,
          changes: JSON.stringify(moment.changes),
        });
      }),
    );
  });

  it('writes nothing for a stage as it opens', () => {
    expect(writeLink({ at: null, message: null, lens: null, panel: 'message', original: true })).toBe('');
  });

  it('stays short for an everyday moment', () => {
    const changes = [{ kind: 'lose', message: 'p1>p2/INVITE/1/21itsbgvtmp@client.atlanta.example.com/0a1ymbkma7yvi' }];
    expect(writeLink({ at: 586.25, message: 'F5.2', changes }).length).toBeLessThan(200);
  });

  it('never throws, and says what it could not read', () => {
    fc.assert(
      fc.property(anything, (fragment) => {
        readLink(fragment);
      }),
    );
    expect(readLink('#t=tomorrow').problems).toEqual(['moment']);
    expect(readLink('#c=[{').problems).toEqual(['changes']);
    expect(readLink('#c={"a":1}').problems).toEqual(['changes']);
    expect(readLink('#y=<script>').problems).toEqual(['text']);
    expect(readLink('#shiny=1').problems).toEqual(['unknown']);
    expect(readLink(`#m=${'x'.repeat(200_000)}`).problems).toEqual(['too long']);
  });

  it('keeps a moment in a file, and takes no other file for one', () => {
    const file = writeMoment('two-proxies-udp', { at: 44, message: 'F3', original: true });
    expect(readMoment(file)).toMatchObject({ scenario: 'two-proxies-udp', linked: { at: 44, message: 'F3' } });
    for (const text of ['', '{', 'null', '[]', '{"kind":"sipscope-moment"}', 'x'.repeat(500_000)])
      expect(readMoment(text)).toBeNull();
  });
});
