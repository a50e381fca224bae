// Plain data as a page carries it: each text and each number once, keys once a table, texts of several lines line by line
// (the messages of a call share most of theirs). A third of its JSON, and smaller than that once it is compressed.

/** Made by `carry`. */
export interface Carried {
  /** Every line that occurs, one below the other. */
  readonly lines: string;
  readonly values: readonly (number | boolean | null)[];
  readonly tree: Tree;
}

/** A place in the tables (lines first), or a list that begins with what it is. */
type Tree = number | readonly Tree[];

const LIST = 0;
const OBJECT = 1;
/** Objects with the same keys: the keys, then the fields of one object after another. */
const TABLE = 2;
const TEXT = 3;
const ABSENT = -1;
const BREAK = '\r\n';
const SEPARATOR = '\n';

type Plain = object;
const isObject = (value: unknown): value is Plain => typeof value === 'object' && value !== null;
const isPlain = (value: unknown): value is Plain => isObject(value) && !Array.isArray(value);

export function carry(data: object): Carried {
  const lines = new Map<string, number>();
  const values = new Map<number | boolean | null, number>();
  const place = <K>(table: Map<K, number>, key: K): number => {
    const known = table.get(key) ?? table.size;
    table.set(key, known);
    return known;
  };
  // Values come behind all lines, so lines are counted first.
  const line = (text: string) => {
    if (text.includes(SEPARATOR)) throw new Error(`cannot be carried: ${JSON.stringify(text)}`);
    return place(lines, text);
  };
  const note = (value: unknown): void => {
    if (typeof value === 'string') for (const part of value.split(BREAK)) line(part);
    else if (Array.isArray(value)) value.forEach(note);
    else if (isObject(value))
      for (const [key, one] of Object.entries(value)) {
        line(key);
        note(one);
      }
  };
  note(data);
  const fields = (value: Plain, keys: readonly string[]) =>
    keys.map((key) => {
      const one: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
      return one === undefined ? ABSENT : tree(one);
    });
  const tree = (value: unknown): Tree => {
    if (typeof value === 'string') {
      const parts = value.split(BREAK);
      return parts.length === 1 ? line(value) : [TEXT, ...parts.map(line)];
    }
    if (typeof value === 'number' || typeof value === 'boolean' || value === null)
      return lines.size + place(values, value);
    if (Array.isArray(value)) {
      const rows = value.filter(isPlain);
      if (rows.length < 2 || rows.length < value.length) return [LIST, ...value.map(tree)];
      const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      return [TABLE, keys.map(line), ...rows.flatMap((row) => fields(row, keys))];
    }
    if (!isObject(value)) throw new Error(`cannot be carried: ${String(value)}`);
    const keys = Object.keys(value);
    return [OBJECT, keys.map(line), ...fields(value, keys)];
  };
  const root = tree(data);
  return { lines: [...lines.keys()].join(SEPARATOR), values: [...values.keys()], tree: root };
}

export function uncarry<T extends object>(carried: Carried): T {
  const lines = carried.lines.split(SEPARATOR);
  const at = (place: Tree | undefined): unknown =>
    typeof place !== 'number'
      ? build(place ?? [])
      : place < lines.length
        ? lines[place]
        : carried.values[place - lines.length];
  const object = (keys: readonly Tree[], fields: readonly Tree[], from: number) =>
    Object.fromEntries(
      keys.flatMap((key, i) => (fields[from + i] === ABSENT ? [] : [[at(key), at(fields[from + i])]])),
    );
  const build = (list: readonly Tree[]): unknown => {
    const [kind, second, ...rest] = list;
    if (kind === TEXT) return list.slice(1).map(at).join(BREAK);
    if (kind === LIST) return list.slice(1).map(at);
    const keys = typeof second === 'object' ? second : [];
    if (kind === OBJECT) return object(keys, rest, 0);
    return Array.from({ length: rest.length / keys.length }, (_, i) => object(keys, rest, i * keys.length));
  };
  return at(carried.tree) as T;
}
