import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LadderView } from '@/components/ladder/model';
import { PANELS, writeLink } from '@/components/stage/link';
import { readMoment, writeMoment } from '@/components/stage/moment-file';
import { missingIn, problemsOf, readLink } from '@/components/stage/read-link';

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
  view: fc.option(fc.constantFrom('t:even', 'a:relative;x:1', 'd:codes;o:bob,p1;j:p1'), { nil: null }),
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

  it.each([
    ['#n=garbage', 'machine'],
    ['#n=[]', 'machine'],
    ['#n=["p1",7]', 'machine'],
    ['#v=t:nonsense', 'view'],
    ['#v=z:1', 'view'],
    ['#l=9', 'lens'],
    ['#l=', 'lens'],
    ['#p=nope', 'panel'],
    ['#a=7', 'switch'],
    ['#o=5', 'switch'],
    [`#m=${'x'.repeat(41)}`, 'message'],
    ['#m=', 'message'],
    ['#t=1&t=2', 'twice'],
    ['#constructor=1', 'unknown'],
    ['#__proto__=1', 'unknown'],
  ])('says what is wrong with %s, and reads the rest', (fragment, problem) => {
    const { linked: read, problems } = readLink(`${fragment}&c=[{"kind":"lose"}]`);
    expect(problems).toEqual([problem]);
    expect(problemsOf(problems)).toHaveLength(1);
    expect(read.changes).toEqual([{ kind: 'lose' }]);
  });

  it('reads the first of two, as it says', () => {
    expect(readLink('#t=1&t=2').linked.at).toBe(1_000);
  });

  it('says what a call has not that the link asks for', () => {
    const call = { messages: [{ id: 'F1' }], nodes: [{ id: 'bob' }], end: 4_000 } as unknown as LadderView;
    const missing = (fragment: string) => missingIn(call, readLink(fragment).linked);
    expect(missing('#m=F1&n=["bob"]&t=4')).toEqual({ notices: [], inHand: false });
    expect(missing('#m=F9')).toEqual({ notices: ['The message F9 of the address is not in this call.'], inHand: true });
    expect(missing('#n=["eve"]')).toEqual({
      notices: ['The element eve of the address is not in this call.'],
      inHand: true,
    });
    expect(missing('#t=99').notices).toEqual([
      'The moment in the address comes after the end of this call; the end is shown.',
    ]);
  });

  it('keeps a moment in a file, and takes no other file for one', () => {
    const file = writeMoment('two-proxies-udp', { at: 44, message: 'F3', original: true });
    expect(readMoment(file)).toMatchObject({ scenario: 'two-proxies-udp', linked: { at: 44, message: 'F3' } });
    for (const text of ['', '{', 'null', '[]', '{"kind":"sipscope-moment"}', 'x'.repeat(500_000)])
      expect(readMoment(text)).toBeNull();
  });
});
