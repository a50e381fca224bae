// Settings that would change nothing because of another one beside them. Who writes one expects something of it, so it is
// told, with the word and its line; a setting that says what holds anyway is no mistake.

import type { Problems } from './problem';
import type { Values } from './setting';
import type { PHONE, PROXY } from './settings';
import type { Node } from './yaml';

interface Said {
  readonly values: Values<typeof PROXY> & Values<typeof PHONE>;
  readonly blocks: ReadonlyMap<string, Node>;
}

interface Rule {
  readonly word: string;
  readonly idle: (said: Said) => boolean;
  readonly because: string;
}

const STATE = 'it keeps no state ("stateful: no"), and only passes messages on';
const stateless = (word: 'relay' | 'ring-limit' | 'session-expires' | 'min-se' | 'timer-c'): Rule => ({
  word,
  idle: ({ values }) => isStateless(values) && values[word] !== undefined && values[word] !== false,
  because: STATE,
});
const statelessBlock = (word: string): Rule => ({
  word,
  idle: ({ values, blocks }) => isStateless(values) && !isNo(blocks.get(word)),
  because: STATE,
});

const isStateless = ({ stateful, role }: Said['values']): boolean => stateful === false && role !== 'b2bua';
const isNo = (node: Node | undefined): boolean => node === undefined || (node.kind === 'text' && node.text === 'no');
const unset = (node: Node | undefined): boolean => node === undefined;

const SERVERS: readonly Rule[] = [
  stateless('relay'),
  stateless('ring-limit'),
  stateless('session-expires'),
  stateless('min-se'),
  stateless('timer-c'),
  {
    word: 'forking',
    idle: ({ values }) => isStateless(values) && (values.forking ?? 'parallel') !== 'parallel',
    because: STATE,
  },
  {
    word: 'processing',
    idle: ({ values }) => isStateless(values) && (values.processing ?? 0) > 0,
    because: STATE,
  },
  {
    word: 'says-why',
    idle: ({ values }) => isStateless(values) && values['says-why'] === true,
    because: STATE,
  },
  statelessBlock('auth'),
  statelessBlock('policies'),
  {
    word: 'redirection',
    idle: ({ values }) => isStateless(values) && values.redirection === 'follow',
    because: STATE,
  },
  {
    word: 'screening',
    idle: ({ values, blocks }) =>
      values.screening === 'before' && (unset(blocks.get('policies')) || isNo(blocks.get('auth'))),
    because: 'that is about block lists ("policies") where the caller has to prove who it is ("auth")',
  },
  {
    word: 'vouches',
    idle: ({ values, blocks }) => values.vouches === true && (isNo(blocks.get('auth')) || isStateless(values)),
    because: 'nobody proves to it who they are: that takes "auth", and a proxy that keeps state',
  },
  {
    word: 'flow-timer',
    idle: ({ values }) => values['flow-timer'] !== undefined && values.outbound !== true,
    because: 'it serves no phones that keep flows: that takes "outbound: yes"',
  },
];

const RESERVES = 'the phone reserves nothing: that takes "reservation"';

const PHONES: readonly Rule[] = [
  {
    word: 'reservation-fails',
    idle: ({ values }) => values['reservation-fails'] === true && values.reservation === undefined,
    because: RESERVES,
  },
  {
    word: 'connects-by',
    idle: ({ values }) => values['connects-by'] !== undefined && values.behaviour !== 'controller',
    because: 'only a phone with "behaviour: controller" connects others',
  },
  {
    word: 'publishes-for',
    idle: ({ values }) => values['publishes-for'] !== undefined && values.publishes !== true,
    because: 'the phone publishes nothing: that takes "publishes: yes"',
  },
  ...(['shortest-publication', 'longest-publication'] as const).map((word) => ({
    word,
    idle: ({ values }: Said) => values[word] !== undefined && values.behaviour !== 'presence',
    because: 'only a phone with "behaviour: presence" keeps what others publish',
  })),
  {
    word: 'rejects',
    idle: ({ values }) => (values.rejects?.length ?? 0) > 0 && values.behaviour !== 'gateway',
    because: 'only a phone with "behaviour: gateway" reaches telephone numbers',
  },
  {
    word: 'plays-for',
    idle: ({ values }) => values['plays-for'] !== undefined && values.behaviour !== 'announcement',
    because: 'only a phone with "behaviour: announcement" plays something that ends',
  },
];

/** Notes what an element's settings ask for in vain. */
export function checkIdle(
  kind: 'phone' | 'server',
  block: {
    readonly values: object;
    readonly blocks: ReadonlyMap<string, Node>;
    readonly places: ReadonlyMap<string, Node>;
  },
  problems: Problems,
): void {
  const said = block as Said;
  for (const { word, idle, because } of kind === 'phone' ? PHONES : SERVERS) {
    if (!idle(said)) continue;
    const node = block.places.get(word) ?? block.blocks.get(word);
    problems.add(node?.offset ?? 0, node?.length ?? 0, `"${word}" changes nothing here: ${because}.`);
  }
}

/** By the first word of a policy, the words that mean something beside it. */
const BESIDE: Readonly<Record<'forward' | 'find' | 'block', readonly string[]>> = {
  forward: ['to', 'when', 'after', 'announce', 'between'],
  find: ['at', 'each', 'between'],
  block: ['for', 'from', 'to', 'with', 'retry-after', 'announcement', 'between'],
};

/** Notes the words of a policy that its kind has no use for. */
export function checkPolicy(
  { places, values }: { readonly places: ReadonlyMap<string, Node>; readonly values: object },
  problems: Problems,
): void {
  const said = values as Readonly<Record<string, unknown>>;
  const kind = (['forward', 'find', 'block'] as const).find((word) => said[word] !== undefined);
  if (kind === undefined) return;
  const add = (word: string, why: string): void => {
    const node = places.get(word);
    problems.add(node?.offset ?? 0, node?.length ?? 0, `"${word}" changes nothing here: ${why}.`);
  };
  for (const word of places.keys())
    if (word !== kind && said[word] !== undefined && !BESIDE[kind].includes(word))
      add(word, `beside "${kind}" a policy may say ${BESIDE[kind].join(', ')}`);
  if (kind === 'forward' && said.after !== undefined && said.when !== 'no answer')
    add('after', 'a time is about "when: no answer"');
  if (kind === 'block' && said.block === 'incoming' && said.to !== undefined)
    add('to', 'a block of incoming calls says whose they are with "from"');
  if (kind === 'block' && said.block === 'outgoing' && said.from !== undefined)
    add('from', 'a block of outgoing calls says where they go with "to"');
}
