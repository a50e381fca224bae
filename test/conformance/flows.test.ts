// Every run of a scenario that bears an RFC's figure shows the messages of that figure: for each ordered pair of
// participants the same sequence, the same media, and no departure but those listed. Order across pairs is open.

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenarios } from '../../content';
import { DEPARTURES, FIGURES } from '../../content/figures-table';
import { compareFigure, type Scenario, simulate } from '../../engine';

const runs = new Map(scenarios().map((scenario) => [scenario.id, scenario]));

describe.each(FIGURES.filter(({ id }) => runs.has(id)))('$id: $title', (figure) => {
  const scenario = runs.get(figure.id) as Scenario;

  it('shows the messages and the media of the figure', () => {
    const replaced = DEPARTURES.filter(({ flow }) => flow === figure.id);
    expect(compareFigure(simulate(scenario), figure, replaced)).toEqual([]);
  });

  it('declares exactly the departures that are listed', () => {
    const listed = DEPARTURES.filter(({ flow }) => flow === figure.id).map(({ label, instead }) => ({
      label,
      instead,
    }));
    expect(scenario.departs.map(({ label, instead }) => ({ label, instead }))).toEqual(listed);
  });
});

describe('the table of figures', () => {
  const truth = new URL('../../../shared/truth/flows/', import.meta.url);
  const atHand = existsSync(truth);

  it.skipIf(!atHand)('equals the flows kept beside the checkout (skipped where they are not at hand)', () => {
    const flows = ['rfc3665.json', 'rfc5359.json'].flatMap((file) =>
      JSON.parse(readFileSync(new URL(file, truth), 'utf8')),
    );
    const lines = flows.map((flow) => ({
      id: `rfc${flow.id}`,
      messages: flow.messages
        .filter((m: { kind: string }) => m.kind === 'request' || m.kind === 'response')
        .map((m: { label: string; from: string; to: string; status?: number; method: string; optional?: boolean }) => {
          const what = m.status ? `${m.status} ${m.method}` : m.method;
          return `${m.label} ${m.from} > ${m.to}: ${m.optional ? `(${what})` : what}`;
        }),
    }));
    expect(FIGURES.map(({ id, messages }) => ({ id, messages }))).toEqual(lines);
  });
});
