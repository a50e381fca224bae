'use client';
// A set of questions under way. The index of moments, the engine and each scenario are fetched when the first question is
// asked for; a moment that makes no question is passed over.

import { useCallback, useRef, useState } from 'react';
import { scenarioText } from '../present/use-playlist';
import { BASE } from '../ui/base';
import type { SetWish, Wish } from './link';
import type { Candidate, PracticeIndex } from './model';
import type { ShownQuestion } from './question';

const SET = 10;

export type Session =
  | { readonly at: 'choosing' | 'loading' | 'failed' | 'empty' }
  | {
      readonly at: 'asking';
      readonly question: ShownQuestion;
      readonly n: number;
      readonly right: number;
      /** How many there are at most. */
      readonly all: number;
    }
  | { readonly at: 'done'; readonly right: number; readonly all: number };

export type Plan =
  | ({ readonly kind: 'set' } & Wish)
  | { readonly kind: 'review'; readonly keys: readonly string[]; readonly seed: number };

type Engine = typeof import('./open');

interface Queue {
  readonly candidates: readonly Candidate[];
  readonly seed: number;
  place: number;
}

export interface Asking {
  readonly session: Session;
  /** The set whose link can be shared; null for a review. */
  readonly set: SetWish | null;
  begin(plan: Plan): void;
  /** `right`: whether the question in hand was answered right. */
  next(right: boolean): void;
  leave(): void;
}

async function load(): Promise<{ engine: Engine; index: PracticeIndex }> {
  const [engine, response] = await Promise.all([import('./open'), fetch(`${BASE}/practice.json`)]);
  if (!response.ok) throw new Error(`${response.status}`);
  return { engine, index: (await response.json()) as PracticeIndex };
}

export function useSession(): Asking {
  const [session, setSession] = useState<Session>({ at: 'choosing' });
  const [set, setSet] = useState<SetWish | null>(null);
  const queue = useRef<Queue | null>(null);
  const engine = useRef<Engine | null>(null);
  const wanted = useRef(0);

  /** The next moment of the queue that makes a question. */
  const find = useCallback(async (): Promise<ShownQuestion | null> => {
    const line = queue.current;
    while (line !== null && engine.current !== null && line.place < line.candidates.length) {
      const candidate = line.candidates[line.place] as Candidate;
      line.place += 1;
      const source = await scenarioText(candidate.scenario);
      const question = source === null ? null : engine.current.openQuestion(source, candidate, line.seed);
      if (question !== null) return question;
    }
    return null;
  }, []);

  const begin = useCallback(
    (plan: Plan) => {
      wanted.current += 1;
      const mine = wanted.current;
      setSession({ at: 'loading' });
      setSet(plan.kind === 'set' ? plan : null);
      const run = async () => {
        const loaded = await load();
        engine.current = loaded.engine;
        queue.current = queueOf(loaded, plan);
        let question = await find();
        const skip = plan.kind === 'set' ? plan.n - 1 : 0;
        for (let i = 0; i < skip && question !== null; i++) question = await find();
        if (mine !== wanted.current) return;
        setSession(
          question ? { at: 'asking', question, n: skip + 1, right: 0, all: mostOf(queue.current) } : { at: 'empty' },
        );
      };
      run().catch(() => mine === wanted.current && setSession({ at: 'failed' }));
    },
    [find],
  );

  const next = (right: boolean) => {
    if (session.at !== 'asking') return;
    const sum = session.right + (right ? 1 : 0);
    const done: Session = { at: 'done', right: sum, all: session.n };
    if (session.n >= session.all) {
      setSession(done);
      return;
    }
    const mine = wanted.current;
    find().then(
      (question) => {
        if (mine !== wanted.current) return;
        const n = session.n + 1;
        setSession(question ? { at: 'asking', question, n, right: sum, all: session.all } : done);
      },
      () => setSession({ at: 'failed' }),
    );
  };

  const leave = useCallback(() => {
    wanted.current += 1;
    setSession({ at: 'choosing' });
    setSet(null);
  }, []);

  return { session, set, begin, next, leave };
}

const mostOf = (queue: Queue | null): number => Math.min(SET, queue?.candidates.length ?? 0);

function queueOf({ engine, index }: { engine: Engine; index: PracticeIndex }, plan: Plan): Queue {
  if (plan.kind === 'set') return { candidates: engine.candidatesOf(index, plan), seed: plan.seed, place: 0 };
  const known = new Set(index.scenarios.flatMap(({ id, moments }) => moments.map(([entry]) => `${id}/${entry}`)));
  const candidates = plan.keys
    .filter((key) => known.has(key))
    .map((key) => {
      const cut = key.lastIndexOf('/');
      return { scenario: key.slice(0, cut), entry: Number(key.slice(cut + 1)) };
    });
  return { candidates, seed: plan.seed, place: 0 };
}
