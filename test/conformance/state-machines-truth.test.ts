// The transcribed tables against an independent transcription, when one lies beside the project.
// Without it these tests are skipped, and say so.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Row, tables, timerTable } from './state-machines';

const file = fileURLToPath(new URL('../../../shared/truth/state-machines.json', import.meta.url));
const present = existsSync(file);
if (!present) console.log('Skipped: no second transcription of the state machines beside the project to compare with.');

interface TruthRow {
  readonly from: string;
  readonly event: string;
  readonly to: string;
  readonly actions: readonly string[];
  readonly section: string;
  readonly rfc: number;
}
interface Truth {
  readonly machines: Record<
    string,
    { readonly states: string[]; readonly entry: TruthRow; readonly transitions: TruthRow[] }
  >;
  readonly timers: { readonly name: string; readonly default_ms: number | string; readonly reliable?: string }[];
}
const truth: Truth = present ? JSON.parse(readFileSync(file, 'utf8')) : { machines: {}, timers: [] };

const names: Record<string, string> = {
  'invite-client': 'inviteClient',
  'non-invite-client': 'nonInviteClient',
  'invite-server': 'inviteServer',
  'non-invite-server': 'nonInviteServer',
};

const actionNames: Record<string, string> = {
  'send.request': 'sendRequest',
  'send.response': 'sendResponse',
  'send.ack': 'sendAck',
  'tu.response': 'passToUser',
  'tu.request': 'passToUser',
  'tu.timeout': 'reportTimeout',
  'tu.transportError': 'reportTransportError',
  'tu.failure': 'reportNoAck',
};

/** Their word for an event in ours; one of theirs may be two of ours. */
function eventNames(event: string): string[] {
  if (event === 'transport.error') return ['transport-error'];
  if (event === 'rx:any response') return ['1xx', '200-699'];
  if (event === 'tu:final') return ['respond.200-699'];
  return [
    event
      .replace(/^timer:/, 'timer.')
      .replace(/^tu:/, 'respond.')
      .replace(/^rx:/, ''),
  ];
}

function comparable(row: TruthRow): string[] {
  const words = row.actions.map((action) => action.replace(/ .*$/, '').replace(/\(.*$/, ''));
  const started = words.filter((word) => word.startsWith('timer.start:')).map((word) => word.slice(12));
  const stopped = words.filter((word) => word.startsWith('timer.stop:')).map((word) => word.slice(11));
  const done = words.filter((word) => actionNames[word] !== undefined).map((word) => actionNames[word]);
  return eventNames(row.event).map((event) => describeRow(row.from, event, row.to, done, started, stopped));
}

const describeRow = (from: string, event: string, to: string, actions: unknown[], starts: string[], stops: string[]) =>
  `${from} ${event} -> ${to}: ${[...actions].sort().join(' ')} +[${[...starts].sort()}] -[${[...stops].sort()}]`;

// They draw the 100 on the entry arrow; the table has a row for it.
const isOnEntryArrow = ({ event }: Row) => event === 'respond.100';

describe.skipIf(!present)('the transcription of the state machines agrees with a second one', () => {
  it.each(Object.keys(tables))('%s', (name) => {
    const ours = tables[name]!;
    const theirs = truth.machines[names[name]!]!;
    expect(ours.states).toEqual(theirs.states);
    expect(ours.entry.to).toBe(theirs.entry.to);
    const rows = ours.rows
      .filter((row) => !isOnEntryArrow(row))
      .map(({ from, event, to, actions, starts, stops }) =>
        describeRow(from, event, to, [...actions], [...starts], [...stops]),
      );
    expect(rows.sort()).toEqual(theirs.transitions.flatMap(comparable).sort());
    const [entry] = comparable({ ...theirs.entry, from: '' });
    const { to, actions, starts } = ours.entry;
    expect(describeRow('', eventNames(theirs.entry.event)[0]!, to, [...actions], [...starts], [])).toBe(entry);
  });

  it('every rule cites the section the other one names', () => {
    for (const [name, { rows }] of Object.entries(tables)) {
      for (const row of rows.filter((one) => !isOnEntryArrow(one))) {
        const same = truth.machines[names[name]!]!.transitions.find(
          ({ from, event, to }) => from === row.from && to === row.to && eventNames(event).includes(row.event),
        )!;
        const [rfc, section] = row.rule.split(' ') as [string, string];
        expect(`${same.rfc} ${same.section}`).toContain(rfc);
        expect(same.section).toContain(section);
      }
    }
  });

  it('timers', () => {
    for (const [letter, { unreliable, reliable }] of Object.entries(timerTable)) {
      const theirs = truth.timers.find(({ name }) => name === letter)!;
      expect(theirs.default_ms).toBe(unreliable);
      if (reliable === null) expect(theirs.reliable).toContain('not started');
      if (reliable === 0) expect(theirs.reliable).toBe('0');
    }
  });
});
