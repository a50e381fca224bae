// Interventions as the command line and links to it write them: JSON, durations in milliseconds or in words
// ("300 ms"), messages by key or in words, acts as a sentence ("bob: hangs up at 5 s").

import * as v from 'valibot';
import type { ElementId } from '../model/address';
import type { Intervention } from '../model/intervention';
import type { Act, Scenario } from '../model/scenario';
import { inMilliseconds, MILLISECOND } from '../model/time';
import { parseDuration } from './duration';
import { nearest } from './nearest';
import type { Cast } from './parties';
import { Problems } from './problem';
import { readScript } from './script';

export type InterventionReading =
  | { readonly ok: true; readonly interventions: readonly Intervention[] }
  | { readonly ok: false; readonly message: string };

const time = v.union(
  [
    v.pipe(
      v.number(),
      v.finite(),
      v.minValue(0),
      v.maxValue(1e12),
      v.transform((value) => Math.round(value * MILLISECOND)),
    ),
    v.pipe(
      v.string(),
      v.rawTransform(({ dataset, addIssue, NEVER }) => {
        const read = parseDuration(dataset.value.trim());
        if (read !== null) return read;
        addIssue({ message: 'Expected a duration' });
        return NEVER;
      }),
    ),
  ],
  'Expected milliseconds, or a duration such as "300 ms"',
);

const message = v.pipe(
  v.string('Expected a message, such as "first INVITE alice -> p1"'),
  v.minLength(1),
  v.maxLength(1_000),
);
const part = v.pipe(v.string('Expected words of the message'), v.minLength(1), v.maxLength(2_000));
const other = v.pipe(v.string('Expected words that stand there instead'), v.maxLength(2_000));
const element = v.string('Expected the name of an element');
const between = v.tuple([element, element], 'Expected two elements, such as ["alice", "p1"]');

const SHAPES = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('lose'), message }),
    v.strictObject({ kind: v.literal('delay'), message, by: time }),
    v.strictObject({ kind: v.literal('duplicate'), message, after: v.optional(time, 1) }),
    v.strictObject({ kind: v.literal('edit'), message, text: v.pipe(v.string(), v.maxLength(70_000)) }),
    v.strictObject({
      kind: v.literal('reword'),
      message,
      words: v.pipe(v.array(v.tuple([part, other])), v.minLength(1), v.maxLength(20)),
    }),
    v.strictObject({ kind: v.literal('partition'), between, from: v.optional(time, 0), until: time }),
    v.strictObject({ kind: v.literal('stall'), between, from: v.optional(time, 0), until: time }),
    v.strictObject({ kind: v.literal('reset'), between, at: time }),
    v.strictObject({ kind: v.literal('crash'), element, at: time }),
    v.strictObject({ kind: v.literal('restart'), element, at: time }),
    v.strictObject({
      kind: v.literal('inject'),
      at: time,
      from: element,
      to: element,
      transport: v.optional(v.picklist(['UDP', 'TCP', 'TLS', 'WS', 'WSS']), 'UDP'),
      text: v.pipe(v.string(), v.maxLength(70_000)),
    }),
    v.strictObject({ kind: v.literal('act'), act: v.string('Expected an act, such as "bob: hangs up at 5 s"') }),
  ],
  ({ input }) =>
    input === undefined
      ? 'Expected what is to happen, such as {"crash": "p1", "at": "3 s"}'
      : `There is no intervention "${String(input)}"`,
);

/** Which word of an intervention says what it is about, where it is written as in `faults:`. */
const ABOUT: Readonly<Record<string, string>> = {
  lose: 'message',
  drop: 'message',
  delay: 'message',
  duplicate: 'message',
  edit: 'message',
  reword: 'message',
  partition: 'between',
  stall: 'between',
  reset: 'between',
  crash: 'element',
  restart: 'element',
};

/** `{ crash: p1, at: 3 s }`, as `faults:` has it, for `{ kind: crash, element: p1, at: 3 s }`. */
function spelled(one: unknown): unknown {
  if (typeof one !== 'object' || one === null || Array.isArray(one) || 'kind' in one) return one;
  const found = Object.entries(one).find(([word]) => Object.hasOwn(ABOUT, word));
  if (found === undefined) return one;
  const [word, about] = found;
  const rest = Object.fromEntries(Object.entries(one).filter(([name]) => name !== word));
  return { ...rest, kind: word === 'drop' ? 'lose' : word, [ABOUT[word] ?? '']: about };
}

const LIST = v.pipe(
  v.array(v.pipe(v.unknown(), v.transform(spelled), SHAPES), 'Expected a list of interventions'),
  v.maxLength(1_000, 'Expected at most 1000 interventions'),
);

/**
 * Reads interventions on a run of this scenario.
 *
 * @param value - parsed JSON; never trusted
 */
export function readInterventions(value: unknown, scenario: Scenario): InterventionReading {
  const read = v.safeParse(LIST, value, { abortEarly: true });
  if (!read.success) {
    const [issue] = read.issues;
    const told = issue.expected === 'never' ? `${issue.received} is no word of this intervention` : issue.message;
    return { ok: false, message: `${told}${issue.path ? `, at ${v.getDotPath(issue)}` : ''}.` };
  }
  const ids = scenario.elements.map(({ id }) => id);
  const counts = new Map<string, number>();
  for (const { key } of [...scenario.before, ...scenario.script]) {
    const counted = key.replace(/ \d+$/, '');
    counts.set(counted, (counts.get(counted) ?? 0) + 1);
  }
  const interventions: Intervention[] = [];
  for (const [i, shape] of read.output.entries()) {
    for (const name of namesIn(shape)) {
      if (ids.includes(name)) continue;
      const near = nearest(name, ids);
      return {
        ok: false,
        message: `No element is called "${name}", at ${i}.${near ? ` Meant: ${near}?` : ` Known: ${ids.join(', ')}.`}`,
      };
    }
    if (shape.kind !== 'act') interventions.push(shape);
    else {
      const act = readAct(shape.act, scenario, counts);
      if (typeof act === 'string') return { ok: false, message: `${act} (at ${i})` };
      interventions.push({ kind: 'act', act });
    }
  }
  return { ok: true, interventions };
}

function namesIn(shape: v.InferOutput<typeof SHAPES>): readonly ElementId[] {
  if ('between' in shape) return shape.between;
  if (shape.kind === 'inject') return [shape.from, shape.to];
  return 'element' in shape ? [shape.element] : [];
}

function readAct(sentence: string, scenario: Scenario, counts: Map<string, number>): Act | string {
  const cast: Cast = new Map(
    scenario.elements.map(({ id, kind }) => [id, kind === 'user-agent' ? 'phone' : 'other'] as const),
  );
  const text = sentence.replace(/^\s*([^\s:]+):/, '$1 ').slice(0, 1_000);
  const problems = new Problems(text);
  const node = { kind: 'text', text, offset: 0, start: 0, length: text.length } as const;
  const [act] = readScript({ kind: 'list', items: [node], offset: 0, length: text.length }, cast, counts, problems);
  if (act === undefined) return problems.list[0]?.message ?? 'This is no act.';
  return act.trigger.kind === 'at' ? { ...act, line: 0 } : 'An act from outside needs its time: "at 5 s".';
}

/** An intervention as `readInterventions` takes it: times in milliseconds, acts as sentences. */
export function writeIntervention(intervention: Intervention): Record<string, unknown> {
  if (intervention.kind === 'act') {
    const { by, text, verb } = intervention.act;
    return { kind: 'act', act: `${by}: ${text ?? verb}` };
  }
  const entries = Object.entries(intervention).map(([name, value]) => [
    name,
    typeof value === 'number' ? inMilliseconds(value) : value,
  ]);
  return Object.fromEntries(entries);
}
