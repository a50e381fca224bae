// How things are measured: contenders run alternately, round by round, and each round gives one ratio to the reference;
// the medians of CPU time and of ratios are what counts. CPU time, because a busy machine stretches wall time several
// times over and CPU time hardly at all; alternation, because a machine changes its speed while one waits. Each contender
// has a process of its own: timers that a peer leaves behind, and its garbage, must slow nobody else.

export interface Contender {
  readonly name: string;
  /** Does the work `times` times. */
  readonly run: (times: number) => void | Promise<void>;
  /** Operations in one time: the messages of the corpus, the calls of a batch. 1 when left out. */
  readonly operations?: number;
}

/** Something that is measured once rather than run in rounds: a cold start, memory. */
export interface Reading {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What is aimed at, such as `at most 16`. */
  readonly aim?: string;
}

/** The median over several fresh processes of what `entry`, a module beside the benches, measures. */
export interface Cold extends Omit<Reading, 'value'> {
  readonly entry: string;
}

/** A `*.bench.ts` file exports one of these by default. */
export interface Bench {
  readonly title: string;
  /** What one operation is: `message`, `call`. */
  readonly operation: string;
  readonly contenders: readonly Contender[];
  /** The contender that the ratios are taken to: how many times faster than each other it is. */
  readonly reference: string;
  readonly aims?: Readonly<Record<string, number>>;
  readonly readings?: () => readonly Reading[] | Promise<readonly Reading[]>;
  /** What is measured in fresh processes: the module's default export is a function that returns one number. */
  readonly cold?: readonly Cold[];
  readonly rounds?: number;
  /** Npm packages whose versions belong beside the result. */
  readonly packages?: readonly string[];
}

export interface Row {
  readonly name: string;
  readonly cpuMicros: number;
  readonly fastestMicros: number;
  /** CPU time of this contender over that of the reference: 12 means the reference is 12 times as fast. */
  readonly ratio: number;
  readonly aim: number | null;
}

export interface Result {
  readonly title: string;
  readonly operation: string;
  readonly reference: string;
  readonly rows: readonly Row[];
  readonly readings: readonly Reading[];
  readonly packages: readonly string[];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Makes a contender run that many times, and says how many microseconds of CPU time it took. */
export type Spend = (contender: Contender, times: number) => Promise<number>;

/**
 * Runs the contender in this process. Its garbage is not collected first: a full collection while no object of a shape
 * is alive makes V8 drop the code compiled for that shape, which no program does to itself.
 */
export const spend: Spend = async (contender, times) => {
  const before = process.cpuUsage();
  await contender.run(times);
  const { user, system } = process.cpuUsage(before);
  return user + system;
};

/** Compilers work beside a program until all that is hot has been compiled: so many rounds of warming up. */
const WARM_UP = 5;

/** How many times fill about `micros` of CPU time, found while warming up. */
async function calibrate(contender: Contender, micros: number, run: Spend): Promise<number> {
  let times = 1;
  let spent = 0;
  for (let total = 0; total < WARM_UP * micros; total += spent) {
    spent = await run(contender, times);
    if (spent < micros / 4)
      times = Math.max(times + 1, Math.ceil(times * Math.min(8, micros / 2 / Math.max(spent, 1))));
  }
  spent = await run(contender, times);
  return Math.max(1, Math.round((times * micros) / Math.max(spent, 1)));
}

/** Measures a bench, each contender where `run` runs it. */
export async function measure(bench: Bench, run: Spend = spend, roundMicros = 400_000): Promise<Result> {
  const { contenders, reference, rounds = 7 } = bench;
  const times = new Map<string, number>();
  const samples = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (const contender of contenders) times.set(contender.name, await calibrate(contender, roundMicros, run));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of round % 2 === 1 ? [...contenders].reverse() : contenders) {
      const n = times.get(contender.name) ?? 1;
      samples.get(contender.name)?.push((await run(contender, n)) / n / (contender.operations ?? 1));
    }
  }
  const base = samples.get(reference) ?? [];
  const rows = contenders.map(({ name }) => {
    const own = samples.get(name) ?? [];
    return {
      name,
      cpuMicros: median(own),
      fastestMicros: Math.min(...own),
      ratio: median(own.map((micros, round) => micros / (base[round] ?? Number.NaN))),
      aim: bench.aims?.[name] ?? null,
    };
  });
  const readings = (await bench.readings?.()) ?? [];
  const { title, operation, packages = [] } = bench;
  return { title, operation, reference, rows, readings, packages };
}

const short = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** A result as a Markdown section. */
export function report(result: Result): string {
  const { title, operation, reference, rows, readings } = result;
  const table = rows.map(({ name, cpuMicros, fastestMicros, ratio, aim }) => {
    const met = name === reference ? 'reference' : `${short(ratio)}${aim === null ? '' : ` (aim ${aim})`}`;
    return `| ${name} | ${short(cpuMicros)} | ${short(fastestMicros)} | ${Math.round(1e6 / cpuMicros)} | ${met} |`;
  });
  const head = `| contender | CPU us per ${operation} | fastest round | per CPU-second | times slower |`;
  const once = readings.map(
    ({ name, value, unit, aim }) => `- ${name}: ${short(value)} ${unit}${aim ? ` (aim: ${aim})` : ''}`,
  );
  return [
    `## ${title}`,
    ...(rows.length > 0 ? ['', head, '|---|---:|---:|---:|---:|', ...table] : []),
    ...(once.length > 0 ? ['', ...once] : []),
  ].join('\n');
}
