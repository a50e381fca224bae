import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../engine/scenario/json-schema';
import { languageMarkdown, languagePage } from '../../engine/scenario/language';
import { MACHINES, machineCalled } from '../../engine/scenario/machine-names';
import { readScenario } from '../../engine/scenario/read';
import { CODEC_NAMES } from '../../engine/session/codecs';
import { figure, statechart } from '../../engine/statechart';
import { allMachines } from '../support/machines';

const page = languagePage();

describe('the language page', () => {
  it('begins with a file that can be read', () => {
    expect(readScenario(page.example, { id: 'example' })).toMatchObject({ ok: true });
  });

  const examples = page.sections.flatMap(({ title, entries }) => entries.map((entry) => ({ title, ...entry })));

  it.each(examples)('$title: the example of "$name" can be read', ({ file, example }) => {
    const read = readScenario(file, { id: 'example' });
    expect(read.ok ? [] : read.problems, file).toEqual([]);
    expect(file.replace(/\s+/g, ' ')).toContain(example.replace(/\s+/g, ' '));
  });

  it('explains every word and tells what holds without it', () => {
    for (const { name, says } of examples) expect(says, name).toMatch(/\.$/);
  });

  it('is printed as Markdown with every word in it', () => {
    const text = languageMarkdown();
    for (const { name } of examples) expect(text).toContain(`### ${name}\n`);
  });
});

describe('the machines that `state:` can ask for', () => {
  it('are those there are, with all their states', async () => {
    const there = (await allMachines()).map((machine): [string, string[]] => {
      const states = figure(statechart(machine)).nodes.flatMap(({ id, kind }) => (kind === 'start' ? [] : [id]));
      return [machine.id, states.sort()];
    });
    const told = MACHINES.map(({ id, states }): [string, string[]] => [id, [...states].sort()]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(there));
  });

  it('are found by the name they are told by', () => {
    for (const { id, name } of MACHINES) expect(machineCalled(name)?.id, name).toBe(id);
  });
});

describe('codecs', () => {
  it('are those a phone knows', () => {
    for (const codec of CODEC_NAMES) {
      const read = readScenario(`elements:\n  a: { phone: sip:a@b.example, codecs: ${codec} }`, { id: 'example' });
      expect(read, codec).toMatchObject({ ok: true });
    }
    expect(readScenario('elements:\n  a: { phone: sip:a@b.example, codecs: PCMX }', { id: 'example' })).toMatchObject({
      ok: false,
      problems: [{ line: 2, suggestion: 'PCMU' }],
    });
  });
});

describe('the JSON Schema for editors', () => {
  const file = new URL('../../content/scenarios/scenario.schema.json', import.meta.url);

  it('is the one checked in (SIPSCOPE_REWRITE=1 writes it)', () => {
    const text = `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
    if (process.env.SIPSCOPE_REWRITE) writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
