// Real runs to watch a machine in: the few that together take the most of its edges.

import { figureStart, labelIn, type Trace } from '@/engine';
import { writeLink } from '../stage/link';
import { viewOf } from '../stage/view/view';
import { type Life, livesOf, type Move } from '../statechart/lives';
import { subjectOf } from '../statechart/subject';
import { eventWords, stateText } from '../text/state';
import type { MachineRun, RunMove } from './model';

/** A run, and what a link has to say was done to it. */
export interface Ran {
  readonly trace: Trace;
  readonly changes: readonly unknown[];
}

interface Candidate {
  readonly ran: Ran;
  readonly life: Life;
  readonly edges: ReadonlySet<number>;
}

/** More would not be read. */
const MOST_RUNS = 14;
const LONG = 24;

const edgesOf = ({ moves }: Life): ReadonlySet<number> => new Set(moves.flatMap(({ edge }) => edge ?? []));

/** Runs of a machine: each takes the most edges that those before it have not. Short lives before long ones. */
export function runsFor(name: string, all: readonly Ran[]): readonly MachineRun[] {
  const candidates = all.flatMap((ran): Candidate[] =>
    livesOf(ran.trace)
      .filter((life) => life.name === name && life.moves.length <= LONG)
      .map((life) => ({ ran, life, edges: edgesOf(life) })),
  );
  const chosen: Candidate[] = [];
  const taken = new Set<number>();
  const news = ({ edges }: Candidate) => [...edges].filter((edge) => !taken.has(edge)).length;
  while (chosen.length < MOST_RUNS) {
    let best: Candidate | null = null;
    let most = 0;
    for (const candidate of candidates) {
      const fresh = news(candidate);
      const better = fresh > most || (fresh === most && best && candidate.life.moves.length < best.life.moves.length);
      if (fresh > 0 && better) [best, most] = [candidate, fresh];
    }
    if (best === null) break;
    chosen.push(best);
    for (const edge of best.edges) taken.add(edge);
  }
  return chosen.map(drawn);
}

function drawn({ ran, life }: Candidate): MachineRun {
  const { trace, changes } = ran;
  const { id, title } = trace.origin.scenario;
  const { method, relation, other } = subjectOf(trace, life);
  const { view, packets } = viewOf(trace);
  const messages = new Map([...packets].map(([message, packet]) => [packet, message]));
  const start = figureStart(trace);
  const { ladder } = view;
  const moveOf = (move: Move): RunMove => {
    const at = (move.at - start) / 1000;
    const shown = trace.origin.scenario.offstage.includes(life.node) || at < ladder.start;
    const message = messageOf(trace, move, messages);
    const link = writeLink({ at: Math.min(at, ladder.end), message, panel: 'state', changes });
    const { event, to, rule, edge } = move;
    return { at, to, event, words: eventWords(life.name, event), rule, edge, link: shown ? null : link };
  };
  return {
    scenario: id,
    title,
    who: stateText.who(labelIn(trace, life.node), method, relation, other === null ? null : labelIn(trace, other)),
    moves: life.moves.map(moveOf),
  };
}

/** The arrow that made a move come, or that it sent. */
function messageOf(trace: Trace, { entry }: Move, messages: ReadonlyMap<number, string>): string | null {
  const happened = trace.entries[entry];
  if (happened?.event.type === 'arrival') return messages.get(happened.event.packet) ?? null;
  const sent = happened?.changes.find((change) => change.type === 'sent');
  return sent?.type === 'sent' ? (messages.get(sent.packet) ?? null) : null;
}
