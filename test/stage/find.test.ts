import { describe, expect, it } from 'vitest';
import { type Finding, matching } from '@/components/lab/find';

const finding = (label: string, detail = ''): Finding => ({ kind: 'page', label, detail });
const labels = (found: readonly Finding[]) => found.map(({ label }) => label);

describe('finding by what was typed', () => {
  const all = [finding('200 OK F9', 'Bob to Proxy 2'), finding('BYE F15', 'Bob to Proxy 2'), finding('Via', 'Bob')];

  it('puts what begins with the words before what only has them', () => {
    expect(labels(matching([finding('x via'), finding('via y')], 'via'))).toEqual(['via y', 'x via']);
  });

  it('wants every word, wherever it stands', () => {
    expect(labels(matching(all, 'bob bye'))).toEqual(['BYE F15']);
    expect(labels(matching(all, 'bob  '))).toHaveLength(3);
    expect(matching(all, 'prack')).toEqual([]);
  });

  it('shows all when nothing is typed', () => {
    expect(matching(all, ' ')).toEqual(all);
  });
});
