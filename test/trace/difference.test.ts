import { describe, expect, it } from 'vitest';
import { endsText } from '@/components/text/ends';
import { scenario } from '@/content';
import { consequences, type Intervention, type Scenario, SECOND, simulate } from '@/engine';

const known = (id: string): Scenario => scenario(id) as Scenario;
const with_ = (id: string, ...interventions: Intervention[]) =>
  consequences(simulate(known(id)), simulate(known(id), interventions));
const said = (c: ReturnType<typeof with_>) => endsText.ends(c, (id) => id[0]?.toUpperCase() + id.slice(1));

describe('what people notice of a change', () => {
  it('is nothing when a 100 Trying is lost: the 180 stops the repeats as well', () => {
    const c = with_('two-proxies-udp', { kind: 'lose', message: 'first 100 p1 -> alice' });
    expect(c.fate).toBe('none');
    expect(said(c)).toMatch(/Nobody notices/);
  });

  it('is half a second when an INVITE is lost: Timer A sends it again', () => {
    const c = with_('two-proxies-udp', { kind: 'lose', message: 'first INVITE p1 -> p2' });
    expect(c.fate).toBe('repaired');
    expect(said(c)).toBe('Bob’s phone rings 0.5 s later. The call still connects.');
  });

  it('is no call when every copy of it is lost', () => {
    const c = with_('two-proxies-udp', { kind: 'lose', message: 'every INVITE p1 -> p2' });
    expect(c.fate).toBe('broken');
    expect(c.noted.find(({ who, what }) => who === 'bob' && what === 'ringing')).toMatchObject({ after: null });
    expect(said(c)).toMatch(/The call never connects\.$/);
  });

  it('is another outcome when a phone that rings is switched off', () => {
    const c = with_('two-proxies-udp', { kind: 'crash', element: 'bob', at: SECOND });
    expect(c.fate).toBe('broken');
    expect(c).toMatchObject({ talked: true, talks: false });
  });

  it('is the same for a run compared with itself', () => {
    for (const id of ['five-steps', 'rfc5359-2.4', 'both-phones-answer']) {
      expect(with_(id)).toMatchObject({ fate: 'none', noted: [], silenced: [], heard: [] });
    }
  });
});
