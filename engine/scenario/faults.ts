// `faults:`: what goes wrong in the network and with machines. A message is pointed at as people say it
// ("first INVITE p1 -> p2"); times count from the start of the figure.

import { isKnownMethod, METHODS } from '../message/methods';
import type { ElementId } from '../model/address';
import type { Intervention } from '../model/intervention';
import { ordinal, parseSelector } from '../model/selector';
import { asList, readBlock, shorten } from './block';
import type { Kind } from './kinds';
import * as kind from './kinds';
import { nearest } from './nearest';
import { type Cast, isKnown } from './parties';
import type { Problems } from './problem';
import type { Setting } from './setting';
import type { MapNode, Node } from './yaml';

const setting = <T>(of: Kind<T>, says: string, otherwise: string, example: string): Setting<T> => ({
  kind: of,
  says,
  otherwise,
  example,
});

const selector: Kind<string> = { ...kind.text, expected: 'a message, such as first INVITE p1 -> p2' };

const pair = { ...setting(kind.elementId, 'The two elements the path joins.', 'needed', ''), many: true as const };

/** Every word of a fault. The first five lines name what happens; the others say where, when and how much. */
export const FAULT = {
  lose: setting(
    selector,
    'The network loses this message. On a reliable transport it comes late instead.',
    '',
    '- lose: first INVITE p1 -> p2',
  ),
  drop: setting(selector, 'The same as lose.', '', '- { drop: INVITE, on: p1 > p2, copies: 2 }'),
  delay: setting(
    selector,
    'This message takes longer, `by` so much.',
    '',
    '- { delay: first 180 INVITE bob -> p2, by: 900 ms }',
  ),
  duplicate: setting(
    selector,
    'The network delivers this message twice, the second `after` so much.',
    '',
    '- { duplicate: first BYE bob -> p2, after: 30 ms }',
  ),
  edit: setting(
    selector,
    'The receiver gets the `text` instead of this message.',
    '',
    '- edit: first BYE bob -> p2\n  text: nonsense',
  ),
  reword: setting(
    selector,
    'The receiver gets this message with the words of `replace` put as `with` has them, as a peer of another make would have said it. An experiment: the sender knows nothing of it.',
    '',
    '- { reword: first 180 bob -> p2, replace: 180 Ringing, with: 183 Session Progress }',
  ),
  partition: {
    ...pair,
    says: 'Nothing gets through between two elements, `from` then `until` then.',
    example: '- { partition: [p1, p2], from: 2 s, until: 6 s }',
  },
  stall: {
    ...pair,
    says: 'The connection between two elements carries nothing for a while, and loses nothing.',
    example: '- { stall: [p1, p2], from: 2 s, until: 6 s }',
  },
  reset: { ...pair, says: 'The connection between two elements breaks.', example: '- { reset: [p1, p2], at: 2 s }' },
  crash: setting(
    kind.elementId,
    'An element stops, and forgets everything. Where people are registered stays known: the location service is a thing of its own.',
    '',
    '- { crash: p1, at: 3 s }',
  ),
  restart: setting(
    kind.elementId,
    'A crashed element starts again, remembering nothing.',
    '',
    '- { restart: p1, at: 9 s }',
  ),
  on: setting(
    kind.text,
    'From whom to whom the message goes, when the selector does not say it.',
    'any',
    '- { lose: 200 INVITE, on: bob -> p2 }',
  ),
  copies: setting(
    kind.whole(1, 100),
    'How many of such messages, from the first; "every" in the selector means all.',
    '1',
    '- { lose: INVITE p1 -> p2, copies: 3 }',
  ),
  by: setting(
    kind.duration,
    'How much longer it takes.',
    'needed with delay',
    '- { delay: first BYE bob -> p2, by: 700 ms }',
  ),
  after: setting(
    kind.duration,
    'How long after the first the second copy arrives.',
    '1 ms',
    '- { duplicate: first 180 bob -> p2, after: 15 ms }',
  ),
  text: setting(
    kind.text,
    'What arrives instead.',
    'needed with edit',
    '- { edit: first BYE bob -> p2, text: nonsense }',
  ),
  replace: {
    ...setting(
      kind.text,
      'Words of the message, as they stand in it; or several such, as a list.',
      'needed with reword',
      '- { reword: first 180 bob -> p2, replace: 180 Ringing, with: 182 Queued }',
    ),
    many: true as const,
  },
  with: {
    ...setting(
      kind.anyText,
      'What stands there instead, wherever they stand, as many as in `replace`; `""` strikes them out. The Content-Length follows by itself.',
      'needed with reword',
      '- { reword: first 200 BYE bob -> p2, replace: [200, OK], with: [500, Out of order] }',
    ),
    many: true as const,
  },
  at: setting(kind.duration, 'When.', 'needed', '- { crash: p2, at: 1 s }'),
  only: setting(
    kind.elementId,
    'Whose packets still pass, when the path is cut one way only. Connections need both ways.',
    "nobody's",
    '- { partition: [alice, bob], only: alice, from: 2 s }',
  ),
  from: setting(kind.duration, 'From when.', 'the start', '- { partition: [alice, p1], until: 6 s }'),
  until: setting(kind.duration, 'Until when.', 'for ever', '- { partition: [alice, p1], from: 6 s }'),
} as const;

/** Which words go with which fault. */
const GOES_WITH: Readonly<Record<string, readonly string[]>> = {
  lose: ['on', 'copies'],
  drop: ['on', 'copies'],
  delay: ['on', 'copies', 'by'],
  duplicate: ['on', 'copies', 'after'],
  edit: ['on', 'copies', 'text'],
  reword: ['on', 'copies', 'replace', 'with'],
  partition: ['from', 'until', 'only'],
  stall: ['from', 'until'],
  reset: ['at'],
  crash: ['at'],
  restart: ['at'],
};

const KINDS = [
  'lose',
  'drop',
  'delay',
  'duplicate',
  'edit',
  'reword',
  'partition',
  'stall',
  'reset',
  'crash',
  'restart',
] as const;
const FOR_EVER = 366 * 24 * 3_600_000_000;

/** Reads the list of faults. */
export function readFaults(node: Node | undefined, cast: Cast, problems: Problems): Intervention[] {
  return asList(node, 'a list of faults', problems).flatMap((item) => {
    if (item.kind === 'map') return readFault(item, cast, problems);
    const found = item.kind === 'text' ? /^(lose|drop)\s+/.exec(item.text) : null;
    if (item.kind === 'text' && found !== null) {
      const rest = { ...item, text: item.text.slice(found[0].length), offset: item.start + found[0].length };
      return messageFaults('lose', { selector: rest.text, on: undefined, copies: 1, node: rest }, cast, problems).map(
        (message): Intervention => ({ kind: 'lose', message }),
      );
    }
    problems.add(item.offset, item.length, 'A fault was expected here, such as "lose: first INVITE p1 -> p2".');
    return [];
  });
}

function readFault(item: MapNode, cast: Cast, problems: Problems): Intervention[] {
  const noted = problems.list.length;
  const { values, places } = readBlock(item, FAULT, [], 'a fault', problems);
  const kinds = KINDS.filter((name) => places.has(name));
  const [what] = kinds;
  if (what === undefined || kinds.length > 1) {
    if (problems.list.length === noted) {
      problems.add(
        item.offset,
        0,
        `What goes wrong? Expected one of ${KINDS.join(', ')}${kinds.length > 1 ? ', and only one' : ''}.`,
      );
    }
    return [];
  }
  const goes = GOES_WITH[what] ?? [];
  for (const word of places.keys()) {
    if (word === what || goes.includes(word)) continue;
    const { offset = item.offset, length = 0 } = item.pairs.find(({ key }) => key.text === word)?.key ?? {};
    problems.add(offset, length, `"${word}" does not go with "${what}". What does: ${goes.join(', ')}.`);
  }
  if (problems.list.length > noted) return [];
  const place = places.get(what) as Node;
  const need = (name: 'by' | 'at' | 'text'): boolean => {
    if (values[name] !== undefined) return true;
    problems.add(item.offset, 0, `"${what}" needs "${name}:" too.`);
    return false;
  };
  const time = { from: values.from ?? 0, until: values.until ?? FOR_EVER };
  switch (what) {
    case 'partition':
    case 'stall': {
      const between = readPair(values[what] ?? [], place, cast, problems);
      const { only } = values;
      if (only !== undefined && !isKnown(only, places.get('only')?.offset ?? 0, cast, problems)) return [];
      if (time.until <= time.from) {
        const end = places.get('until') ?? place;
        problems.add(end.offset, end.length, '"until" comes before "from": nothing would happen.');
        return [];
      }
      return between === null
        ? []
        : [{ kind: what, between, ...time, ...(only === undefined ? null : { only }) } as Intervention];
    }
    case 'reset': {
      const between = readPair(values.reset ?? [], place, cast, problems);
      return between === null || !need('at') ? [] : [{ kind: 'reset', between, at: values.at ?? 0 }];
    }
    case 'crash':
    case 'restart': {
      const element = values[what] as string;
      if (!isKnown(element, place.offset, cast, problems) || !need('at')) return [];
      return [{ kind: what, element, at: values.at ?? 0 }];
    }
    default: {
      if ((what === 'delay' && !need('by')) || (what === 'edit' && !need('text'))) return [];
      const words = what === 'reword' ? readWords(values.replace ?? [], values.with ?? [], item, problems) : [];
      if (words === null) return [];
      const asked = {
        selector: values[what] as string,
        on: values.on,
        copies: values.copies ?? 1,
        node: place,
        onNode: places.get('on'),
      };
      return messageFaults(what, asked, cast, problems).map((message): Intervention => {
        if (what === 'delay') return { kind: 'delay', message, by: values.by ?? 0 };
        if (what === 'duplicate') return { kind: 'duplicate', message, after: values.after ?? 1_000 };
        if (what === 'reword') return { kind: 'reword', message, words };
        if (what === 'edit') return { kind: 'edit', message, text: values.text ?? '' };
        return { kind: 'lose', message };
      });
    }
  }
}

/** What to say instead of what. */
function readWords(
  replace: readonly string[],
  other: readonly string[],
  { offset }: MapNode,
  problems: Problems,
): [string, string][] | null {
  if (replace.length > 0 && replace.length === other.length)
    return replace.map((words, i) => [words, other[i] as string]);
  problems.add(offset, 0, '"reword" needs "replace:" and "with:" too, as many words in one as in the other.');
  return null;
}

interface Asked {
  readonly selector: string;
  readonly on: string | undefined;
  readonly copies: number;
  readonly node: Node;
  readonly onNode?: Node | undefined;
}

/** The selectors of a fault that names a message; one for each copy. */
function messageFaults(what: string, asked: Asked, cast: Cast, problems: Problems): string[] {
  const on = asked.on?.replace(/\s*(->|→|>)\s*/, ' -> ');
  const text = on === undefined ? asked.selector : `${asked.selector} ${on}`;
  const selector = checkSelector(text, asked.node, asked.onNode, cast, problems);
  if (selector === null) return [];
  if (asked.copies === 1) return [text.trim()];
  if (selector.nth !== 1 || /^\s*first\b/.test(text)) {
    problems.add(
      asked.node.offset,
      asked.node.length,
      `"copies" counts from the first: leave the count out of what to ${what}.`,
    );
    return [];
  }
  return Array.from({ length: asked.copies }, (_, i) => `${ordinal(i + 1)} ${text.trim()}`);
}

/** The selector must be readable, and speak of elements there are. A key of a message is taken as it is. */
export function checkSelector(text: string, node: Node, onNode: Node | undefined, cast: Cast, problems: Problems) {
  const selector = parseSelector(text);
  if (selector === null) {
    problems.add(
      node.offset,
      node.length,
      `"${shorten(text)}" names no message. Expected something like: first INVITE p1 -> p2.`,
    );
    return null;
  }
  const { method } = selector;
  if (method !== null && !isKnownMethod(method)) {
    const start = node.kind === 'text' ? node.start + Math.max(0, node.text.indexOf(method)) : node.offset;
    const names = METHODS.map(({ name }) => name);
    problems.add(
      start,
      method.length,
      /\b[1-6](?:\d\d|xx)\s+$/.test(text.slice(0, Math.max(0, text.indexOf(method))))
        ? `"${shorten(method)}" is no SIP method. After the status comes the method that it answers: 200 INVITE bob -> p2.`
        : `"${shorten(method)}" is no SIP method. Known: ${names.join(', ')}.`,
      nearest(method, names),
    );
    return null;
  }
  for (const name of [selector.from, selector.to]) {
    if (name === null || cast.has(name)) continue;
    const place = [onNode, node].find((candidate) => candidate?.kind === 'text' && candidate.text.includes(name));
    const start = place?.kind === 'text' ? place.start + place.text.indexOf(name) : node.offset;
    isKnown(name, start, cast, problems);
    return null;
  }
  return selector;
}

/** Two different elements. */
export function readPair(
  names: readonly string[],
  node: Node,
  cast: Cast,
  problems: Problems,
): [ElementId, ElementId] | null {
  const places = node.kind === 'list' ? node.items : [node];
  for (const [i, name] of names.entries())
    if (!isKnown(name, places[i]?.offset ?? node.offset, cast, problems)) return null;
  const [a, b] = names;
  if (a !== undefined && b !== undefined && a !== b && names.length === 2) return [a, b];
  problems.add(node.offset, node.length, 'Two different elements were expected here: [alice, p1].');
  return null;
}
