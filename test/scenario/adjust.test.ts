import { describe, expect, it } from 'vitest';
import { scenarioFiles } from '@/content';
import { adjusted, readScenario, roleIn, settingsIn } from '@/engine';

const TEXT = `# who is there
title: A call
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: yes } # ours
  bob: { phone: sip:bob@biloxi.example.com }
script:
  - alice: calls bob
`;

const specOf = (text: string, id: string) => {
  const read = readScenario(text, { id: 'x' });
  if (!read.ok) throw new Error(read.problems.map((p) => `${p.line}: ${p.message}`).join('\n'));
  return read.scenario.elements.find((e) => e.id === id);
};

describe('a scenario with some of its settings changed', () => {
  it('writes a setting anew, and leaves the rest of the file as it is', () => {
    const text = adjusted(TEXT, [{ element: 'p1', name: 'record-route', value: 'no' }]);
    expect(text).toBe(TEXT.replace('record-route: yes', 'record-route: no'));
    expect(specOf(text, 'p1')).toMatchObject({ kind: 'proxy', recordRoute: false });
  });

  it('adds a setting that was left out, for one element or for all', () => {
    const text = adjusted(TEXT, [
      { element: null, name: 'transport', value: 'tcp' },
      { element: 'alice', name: 'codecs', value: 'opus, PCMU' },
    ]);
    expect(specOf(text, 'alice')).toMatchObject({ transport: 'TCP', codecs: ['opus', 'PCMU'] });
  });

  it.each(['b2bua', 'redirect', 'registrar', 'proxy'])('turns a proxy into a %s of the same domains', (role) => {
    const text = adjusted(TEXT, [{ element: 'p1', name: 'role', value: role }]);
    expect(roleIn(text, 'p1')).toBe(role);
    expect(specOf(text, 'p1')).toMatchObject({ kind: role, domains: ['atlanta.example.com'] });
  });

  it('writes the settings of a path, known or new', () => {
    const text = adjusted(TEXT, [
      { element: ['alice', 'p1'], name: 'latency', value: '80 ms' },
      { element: ['p1', 'alice'], name: 'loss', value: '5 %' },
    ]);
    const read = readScenario(text, { id: 'x' });
    expect(read.ok && read.scenario.network.links).toEqual([
      expect.objectContaining({ between: ['alice', 'p1'], latency: 80_000, loss: 0.05 }),
    ]);
  });

  it('says which settings an element has, what they can be and what the file says', () => {
    const settings = settingsIn(TEXT, 'p1');
    expect(settings.find(({ name }) => name === 'record-route')).toMatchObject({ value: 'yes', words: ['yes', 'no'] });
    expect(settings.find(({ name }) => name === 'stateful')).toMatchObject({ value: null });
    expect(settingsIn(TEXT, 'nobody')).toEqual([]);
  });

  it('leaves a text that is no YAML as it is', () => {
    expect(adjusted('a: [', [{ element: null, name: 'seed', value: '2' }])).toBe('a: [');
  });

  it('reads every scenario as before when a setting is written that says what holds anyway', () => {
    for (const { id, text } of scenarioFiles()) {
      const before = readScenario(text, { id });
      const seed = before.ok ? String(before.scenario.seed) : '1';
      const plain = (read: typeof before) => JSON.stringify(read).replace(/"line":\d+/g, '');
      expect(plain(readScenario(adjusted(text, [{ element: null, name: 'seed', value: seed }]), { id })), id).toBe(
        plain(before),
      );
    }
  });
});
