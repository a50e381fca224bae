import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenarios } from '../../content';
import { judge, simulate, transcript } from '../../engine';

const all = scenarios();
const fileOf = (id: string) => new URL(`${id}.txt`, import.meta.url);

describe('every scenario runs as it did, line by line (SIPSCOPE_REWRITE=1 writes what it does now)', () => {
  it.each(all.map((scenario) => ({ id: scenario.id, scenario })))('$id', ({ id, scenario }) => {
    const trace = simulate(scenario);
    const text = transcript(trace, { states: true, offstage: true });
    if (process.env.SIPSCOPE_REWRITE) writeFileSync(fileOf(id), text);
    expect(existsSync(fileOf(id)), `${id}.txt is missing`).toBe(true);
    expect(text).toBe(readFileSync(fileOf(id), 'utf8'));
  });

  it.each(all.map((scenario) => ({ id: scenario.id, scenario })))('$id does what it expects', ({ scenario }) => {
    const trace = simulate(scenario);
    expect(judge(trace).filter(({ holds }) => !holds)).toEqual([]);
    expect(trace.ended).not.toBe('limit');
  });

  it('no file is left of a scenario that is gone', () => {
    const ids = all.map(({ id }) => `${id}.txt`);
    const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.txt'));
    expect(files.filter((name) => !ids.includes(name))).toEqual([]);
  });
});
