// Where the elements of a map stand: domain by domain from the left to the right, servers above, phones below, so far
// apart that no name touches another.

import { monoWidth, textWidth } from '../ladder/text-width';
import type { MapMeasures } from './measures';
import type { MapFacts, MapNode } from './model';

export interface Stand {
  readonly node: MapNode;
  readonly x: number;
  readonly y: number;
  /** What is written, perhaps shortened. */
  readonly name: string;
  /** The host is written too. */
  readonly noted: boolean;
  /** Half of the room it takes: the wider of its outline and its name, and the wall around it. */
  readonly half: number;
  readonly group: number;
}

export interface Group {
  readonly domain: string;
  readonly outlined: boolean;
  readonly x0: number;
  readonly x1: number;
}

export interface Places {
  readonly stands: readonly Stand[];
  readonly groups: readonly Group[];
}

/** Room between two names, or a name and an outline, and around whoever is behind a wall. */
const APART = 8;
const WALL = 9;

const isServer = ({ kind }: MapNode): boolean => kind !== 'user-agent';

/** Domains in the order in which their first elements stand in the ladder, their elements together. */
function groupsOf(nodes: readonly MapNode[]): readonly (readonly MapNode[])[] {
  const groups = new Map<string, MapNode[]>();
  for (const node of nodes) groups.set(node.domain, [...(groups.get(node.domain) ?? []), node]);
  return [...groups.values()];
}

/** The row of each element: 0 for servers, 1 for phones, 2 for the second row of phones. */
function rowsOf(nodes: readonly MapNode[], twoRows: boolean): readonly number[] {
  const servers = nodes.some(isServer);
  let phone = 0;
  return nodes.map((node, i) => {
    if (isServer(node)) return 0;
    if (servers) return twoRows ? 1 + (phone++ % 2) : 1;
    if (nodes.length < 3) return 0.5;
    // Phones among themselves: the outer ones lower, so that whoever talks across passes below.
    if (nodes.length < 5) return i === 0 || i === nodes.length - 1 ? 1 : 0;
    return twoRows ? i % 3 : i % 2;
  });
}

/** What tells one of somebody's phones from the others: 'desk' of 'Bob's desk'. */
const without = (name: string): string => name.replace(/^.*['’]s? (?=\S)/, '');

/** The names, or where one is too wide what tells each from all others. */
function briefly(names: readonly string[], size: number, most: number): readonly string[] {
  const brief = names.map(without);
  const wide = names.some((name, i) => name !== brief[i] && textWidth(name, size) > most);
  return wide && new Set(brief).size === brief.length ? brief : names;
}

/** The name, or its beginning where it may not be so wide. */
function shortened(name: string, size: number, most: number): string {
  if (textWidth(name, size) <= most) return name;
  // What tells it from the others of its kind stays: the 1 of 'Proxy 1'.
  const number = /\d+$/.exec(name)?.[0] ?? '';
  let short = name.slice(0, name.length - number.length).trimEnd();
  while (short.length > 1 && textWidth(`${short}…${number}`, size) > most) short = short.slice(0, -1).trimEnd();
  return `${short}…${number}`;
}

const yOf = (row: number, [up, down, low]: MapMeasures['rows']): number =>
  row === 0.5 ? (up + down) / 2 : ([up, down, low][row] ?? down);

export interface Wanted {
  readonly measures: MapMeasures;
  readonly twoRows: boolean;
  /** The widest name. */
  readonly most: number;
  /** Whether a domain of one element has an outline too. */
  readonly single: boolean;
}

/** Places everybody; null when there is not enough room that way. */
export function place(facts: MapFacts, { measures: m, twoRows, most, single }: Wanted): Places | null {
  const groups = groupsOf(facts.nodes);
  const nodes = groups.flat();
  const rows = rowsOf(nodes, twoRows);
  const names = briefly(
    nodes.map(({ name }) => name),
    m.font,
    most,
  );
  const outlined = groups.map((group) => group.length > 1 || single);
  const groupAt = groups.flatMap((group, g) => group.map(() => g));
  const stands = nodes.map((node, i): Omit<Stand, 'x'> => {
    const name = shortened(names[i] ?? node.name, m.font, most);
    const walled = node.nat === null ? 0 : WALL;
    const noted = m.rich && !twoRows && node.host !== '';
    const wide = Math.max(textWidth(name, m.font), noted ? monoWidth(node.host, m.small) : 0);
    const half = Math.max(m.radius + 2, wide / 2) + walled;
    return { node, y: yOf(rows[i] ?? 1, m.rows), name, noted, half, group: groupAt[i] ?? 0 };
  });
  const edge = (g: number): number => (outlined[g] ? m.pad : 4);
  const x: number[] = [];
  stands.forEach((stand, i) => {
    let least = stand.half + edge(stand.group);
    for (let j = 0; j < i; j++) {
      const other = stands[j] as Omit<Stand, 'x'>;
      least = Math.max(least, (x[j] ?? 0) + apart(other, stand, m, edge));
    }
    x.push(least);
  });
  const last = stands.at(-1);
  if (last === undefined) return { stands: [], groups: [] };
  // The last is not always the one that reaches farthest.
  const right = Math.max(...stands.map((stand, i) => (x[i] ?? 0) + stand.half + edge(stand.group)));
  const slack = m.width - right;
  if (slack < 0) return null;
  const share = slack / (stands.length + (outlined.some(Boolean) ? 0.4 : 0.8));
  const begin = (slack - share * (stands.length - 1)) / 2;
  const placed = stands.map((stand, i): Stand => ({ ...stand, x: Math.round((x[i] ?? 0) + begin + share * i) }));
  return { stands: placed, groups: bounds(groups, outlined, placed, m) };
}

/** How far apart two elements stand at least, the second right of the first. */
function apart(a: Omit<Stand, 'x'>, b: Omit<Stand, 'x'>, m: MapMeasures, edge: (g: number) => number): number {
  const step = m.least;
  if (a.group !== b.group) return Math.max(step, a.half + b.half + edge(a.group) + edge(b.group) + m.gap);
  const walls = a.node.nat === b.node.nat ? 0 : WALL;
  if (a.y === b.y) return Math.max(step, a.half + b.half + APART);
  // On different rows a name may reach beside the other's outline, where their heights overlap.
  const [high, low] = a.y < b.y ? [a, b] : [b, a];
  const nameY = high.y + m.radius + m.font + 3 + (high.noted ? m.small + 5 : 0);
  const overlap = nameY > low.y - m.radius - 2;
  return Math.max(
    step,
    walls > 0 || overlap ? high.half + m.radius + 6 + walls : 0,
    walls > 0 ? a.half + b.half + 2 : 0,
  );
}

/** From where to where each domain reaches: they share the room between their elements. */
function bounds(
  groups: readonly (readonly MapNode[])[],
  outlined: readonly boolean[],
  stands: readonly Stand[],
  m: MapMeasures,
): Group[] {
  const reach = groups.map((_, g) => {
    const own = stands.filter(({ group }) => group === g);
    return {
      x0: Math.min(...own.map((stand) => stand.x - stand.half)),
      x1: Math.max(...own.map((stand) => stand.x + stand.half)),
    };
  });
  return groups.map((group, g): Group => {
    const [before, own, after] = [reach[g - 1], reach[g], reach[g + 1]] as const;
    const [left, right] = [own?.x0 ?? 0, own?.x1 ?? 0];
    const x0 = before === undefined ? 0 : (before.x1 + left) / 2 + m.gap / 2;
    const x1 = after === undefined ? m.width : (right + after.x0) / 2 - m.gap / 2;
    return { domain: group[0]?.domain ?? '', outlined: outlined[g] ?? false, x0: Math.round(x0), x1: Math.round(x1) };
  });
}
