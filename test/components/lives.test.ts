// The lives of machines in a run: at every moment they say what the engine says.

import { describe, expect, it, test } from 'vitest';
import { runsFor } from '@/components/machines/runs';
import { machineView } from '@/components/machines/view';
import { readLink } from '@/components/stage/read-link';
import { viewOf } from '@/components/stage/view/view';
import { type Life, livesOf, moveAt, outer } from '@/components/statechart/lives';
import { subjectOf } from '@/components/statechart/subject';
import { machineGroups, machineNotes, timerWords } from '@/components/text/state';
import { scenario } from '@/content';
import { at, figureOf, machineNames, simulate, type Trace } from '@/engine';

const traceOf = (id: string): Trace => {
  const found = scenario(id);
  if (found === undefined) throw new Error(`no scenario ${id}`);
  return simulate(found);
};

const IDS = ['five-steps', 'two-proxies-invite-lost', 'is-he-there', 'proxy-crash-mid-call', 'everything-twice'];
const traces = new Map(IDS.map((id) => [id, traceOf(id)]));

const nameOf = ({ node, owner, name }: Life) => `${node} ${owner} ${name}`;

describe.each(IDS)('the lives of %s', (id) => {
  const trace = traces.get(id) as Trace;
  const lives = livesOf(trace);
  const moments = [...new Set(trace.entries.map((entry) => entry.at))];

  test('are in the states the engine says, at every moment', () => {
    for (const time of moments) {
      const said = at(trace, time).states.map((s) => `${s.element} ${s.owner} ${s.machine}: ${outer(s.state)}`);
      const found = new Map<string, string>();
      for (const life of lives) {
        const move = life.moves[moveAt(life, time)];
        if (!move) continue;
        if (life.lost !== null && life.lost <= time) found.delete(nameOf(life));
        else found.set(nameOf(life), `${nameOf(life)}: ${outer(move.to)}`);
      }
      expect([...found.values()].sort()).toEqual(said.sort());
    }
  });

  test('have the timers the engine says, at every moment', () => {
    const named = new Map(lives.map((life) => [`${life.node} ${life.owner}`, life.name]));
    for (const time of moments) {
      const moment = at(trace, time);
      const said = moment.timers
        .filter((timer) => {
          const names = lives.filter((life) => life.node === timer.element && life.owner === timer.owner);
          return names.some((life) => timerWords(life.name, timer.name) !== null);
        })
        .map((timer) => `${timer.element} ${timer.owner} ${timer.name} ${timer.fires}`);
      const found = lives.flatMap((life) =>
        life.timers
          .filter((timer) => timer.at <= time && (timer.until === null || timer.until > time))
          .map((timer) => `${life.node} ${life.owner} ${timer.name} ${timer.at + timer.duration}`),
      );
      expect([...new Set(found)].sort()).toEqual(said.sort());
    }
    expect(named.size).toBeGreaterThan(0);
  });

  test('move by edges of the figure and by no others', () => {
    for (const life of lives) {
      const { edges } = figureOf(life.name);
      for (const { edge, event, to, from } of life.moves.slice(1)) {
        expect(edge, `${nameOf(life)}: ${from} -- ${event} --> ${to}`).not.toBeNull();
        expect(edges[edge ?? -1]).toMatchObject({ event, to: outer(to) });
      }
    }
  });
});

describe('a life', () => {
  const lost = livesOf(traces.get('two-proxies-invite-lost') as Trace);
  const client = lost.find(({ node, name }) => node === 'p1' && name === 'invite-client') as Life;

  it('remembers nested states, which its facts leave out (§17.1.1.2)', () => {
    expect(client.moves.map(({ to }) => to).slice(0, 3)).toEqual([
      'Calling.unreliable',
      'Calling.unreliable',
      'Proceeding',
    ]);
  });

  it('has not begun before its first move, and is where its last move led after it', () => {
    const [first, second] = client.moves;
    expect(moveAt(client, (first?.at ?? 0) - 1)).toBe(-1);
    expect(moveAt(client, first?.at ?? 0)).toBe(0);
    expect(moveAt(client, (second?.at ?? 0) - 1)).toBe(0);
    expect(moveAt(client, Number.POSITIVE_INFINITY)).toBe(client.moves.length - 1);
  });

  it('knows what it is about, and whom it deals with', () => {
    const trace = traces.get('two-proxies-invite-lost') as Trace;
    expect(subjectOf(trace, client)).toMatchObject({ method: 'INVITE', relation: 'towards', other: 'p2' });
    const of = (node: string, name: string) => {
      const life = lost.find((one) => one.node === node && one.name === name) as Life;
      const { relation, other } = subjectOf(trace, life);
      return `${relation} ${other}`;
    };
    expect(of('p2', 'invite-server')).toBe('from p1');
    expect(of('p1', 'proxy-branch')).toBe('towards p2');
    expect(of('alice', 'caller')).toBe('with bob');
    expect(of('bob', 'registration')).toBe('with p2');
  });

  it('ends with the crash of its element', () => {
    const crashed = livesOf(traces.get('proxy-crash-mid-call') as Trace).filter((life) => life.lost !== null);
    expect(crashed.length).toBeGreaterThan(0);
    for (const { timers, lost: when } of crashed)
      for (const timer of timers) expect(timer.until ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(when ?? 0);
  });
});

describe('runs for the page of a machine', () => {
  const ran = [...traces.values()].map((trace) => ({ trace, changes: [] }));

  it('take new edges each, the most first', () => {
    const runs = runsFor('invite-client', ran);
    const taken = new Set<number>();
    const news = runs.map(({ moves }) => {
      const fresh = new Set(moves.flatMap(({ edge }) => edge ?? []).filter((edge) => !taken.has(edge)));
      for (const edge of fresh) taken.add(edge);
      return fresh.size;
    });
    expect(news.every((size) => size > 0)).toBe(true);
    expect([...news].sort((a, b) => b - a)).toEqual(news);
  });

  it('lead to the stage at their moments, with a message the figure has', () => {
    for (const run of runsFor('invite-client', ran)) {
      const view = viewOf(traces.get(run.scenario) as Trace).view.ladder;
      for (const { link, at: moment } of run.moves) {
        if (link === null) continue;
        const { linked, problems } = readLink(link);
        expect(problems).toEqual([]);
        expect(linked.panel).toBe('state');
        expect(linked.at).toBeCloseTo(Math.min(moment, view.end), 3);
        if (linked.message !== null) expect(view.messages.map(({ id }) => id)).toContain(linked.message);
      }
    }
  });

  it.each(machineNames)('%s has its place, its notes and its tables', (name) => {
    expect(machineGroups.filter(({ machines }) => machines.includes(name))).toHaveLength(1);
    expect(machineNotes[name]).toMatch(/^[A-Z].*\.$/);
    const view = machineView(name, ran);
    expect(view.rows.flatMap(({ edges }) => edges).every(({ rule }) => rule !== null)).toBe(true);
    expect(view.sections.length).toBeGreaterThan(0);
    expect(view.covered + view.uncovered.length).toBe(view.edges);
  });
});
