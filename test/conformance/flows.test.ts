// Every run of a scenario that bears an RFC's figure shows the messages of that figure: for each ordered pair of
// participants the same sequence, the same media, and no departure but those listed. Order across pairs is open.

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenarios } from '../../content';
import { mediaSpans, type Scenario, simulate, type Trace } from '../../engine';
import { sendingsOf } from '../../engine/trace/sending';
import { DEPARTURES, FIGURES, type Figure } from './flows-table';

interface Arrow {
  readonly label: string;
  readonly pair: string;
  readonly what: string;
}

function arrowOf(line: string): Arrow {
  const [, label, pair, what] = /^(\S+) (.+): (.+)$/.exec(line) as unknown as [string, string, string, string];
  return { label, pair, what };
}

/** Sequences of messages by ordered pair. */
function byPair(arrows: readonly { pair: string; what: string }[]): Map<string, string[]> {
  const pairs = new Map<string, string[]>();
  for (const { pair, what } of arrows) pairs.set(pair, [...(pairs.get(pair) ?? []), what]);
  return pairs;
}

/** Whether a run's messages are those of the figure; what stands in parentheses may be missing. */
function agrees([wanted, ...rest]: readonly string[], got: readonly string[]): boolean {
  if (wanted === undefined) return got.length === 0;
  if (wanted.startsWith('('))
    return agrees(rest, got) || (got[0] === wanted.slice(1, -1) && agrees(rest, got.slice(1)));
  return got[0] === wanted && agrees(rest, got.slice(1));
}

function shown(trace: Trace, scenario: Scenario): { pair: string; what: string }[] {
  const names = new Map(scenario.elements.map(({ id, label }) => [id, label]));
  const hidden = new Set(scenario.offstage);
  return sendingsOf(trace)
    .filter(
      ({ sent, entry }) => entry > trace.figure && sent.to !== null && !hidden.has(sent.from) && !hidden.has(sent.to),
    )
    .map(({ sent, what }) => ({ pair: `${names.get(sent.from)} > ${names.get(sent.to as string)}`, what }));
}

function wanted(figure: Figure): { pair: string; what: string }[] {
  const replaced = new Map(DEPARTURES.filter(({ flow }) => flow === figure.id).map((d) => [d.label, d.instead]));
  return figure.messages.map(arrowOf).map(({ label, pair, what }) => ({ pair, what: replaced.get(label) ?? what }));
}

const runs = new Map(scenarios().map((scenario) => [scenario.id, scenario]));

describe.each(FIGURES.filter(({ id }) => runs.has(id)))('$id: $title', (figure) => {
  const scenario = runs.get(figure.id) as Scenario;
  const trace = simulate(scenario);

  it('sends the messages of the figure', () => {
    const got = byPair(shown(trace, scenario));
    const want = byPair(wanted(figure));
    const differs = [...new Set([...want.keys(), ...got.keys()])].filter(
      (pair) => !agrees(want.get(pair) ?? [], got.get(pair) ?? []),
    );
    const explained = differs.map((pair) => ({ pair, figure: want.get(pair), run: got.get(pair) }));
    expect(explained).toEqual([]);
  });

  it('has the media of the figure', () => {
    const names = new Map(scenario.elements.map(({ id, label }) => [id, label]));
    const start = trace.entries[trace.figure]?.at ?? 0;
    const between = mediaSpans(trace)
      .filter(
        ({ until, between: ends }) =>
          (until === null || until > start) && !ends.some((id) => scenario.offstage.includes(id)),
      )
      .map(({ between: ends }) =>
        ends
          .map((id) => names.get(id) as string)
          .toSorted()
          .join(' = '),
      );
    expect([...new Set(between)].toSorted()).toEqual(
      figure.media.map((ends) => ends.toSorted().join(' = ')).toSorted(),
    );
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
