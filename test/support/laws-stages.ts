// The scenarios the laws are tried on: all of content/scenarios, and stages of the tests' own that reach what those do
// not: calls given up, turned down, not answered, crossing, without an offer, with a password over UDP.

import { scenarioFiles } from '@/content';
import type { Scenario } from '../../engine/model/scenario';
import { readScenario } from '../../engine/scenario/read';

const PHONES = `
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
`;

const PROXIES = `
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: yes }
  p2: { proxy: biloxi.example.com, record-route: yes, lookup: 12 ms }
  bob: { phone: sip:bob@biloxi.example.com, via: p2 }
before:
  - bob: registers
`;

const GUARDED = PROXIES.replace('record-route: yes }\n  p2', 'record-route: yes, auth: yes }\n  p2');

/** One person with three phones: a call to her forks. */
const FORKED = `${PROXIES.replace('before:', "  desk: { phone: 'sip:bob@biloxi.example.com', host: desk.biloxi.example.com, via: p2 }\n  car: { phone: 'sip:bob@biloxi.example.com', host: car.biloxi.example.com, via: p2 }\nbefore:")}  - desk: registers
  - car: registers
`;

const FORKING: Readonly<Record<string, readonly string[]>> = {
  'one phone of three answers': ['alice: calls bob', 'desk: answers after 2 s', 'alice: hangs up after 3 s'],
  'two phones answer at once': [
    'alice: calls bob',
    'desk: answers at 2 s',
    'car: answers at 2 s',
    'alice: hangs up after 9 s',
  ],
  'all phones reject': [
    'alice: calls bob',
    'desk: rejects after 1 s',
    'car: rejects after 2 s',
    'bob: rejects after 3 s',
  ],
  'one phone declines for all': ['alice: calls bob', 'desk: rejects as declined after 2 s'],
  'a forked call is given up': ['alice: calls bob', 'alice: cancels 2 s after she hears ringback'],
  'given up while one phone answers': ['alice: calls bob', 'desk: answers at 2 s', 'alice: cancels at 2040 ms'],
};

const SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  answered: ['alice: calls bob', 'bob: answers after 2 s', 'alice: hangs up after 3 s'],
  cancelled: ['alice: calls bob', 'alice: hangs up 2 s after alice hears ringback'],
  'cancelled at once': ['alice: calls bob', 'alice: cancels at 1 ms'],
  'cancel crossing the answer': ['alice: calls bob', 'bob: answers after 1 s', 'alice: cancels at 1030 ms'],
  rejected: ['alice: calls bob', 'bob: rejects after 1 s'],
  declined: ['alice: calls bob', 'bob: rejects as declined after 1 s'],
  'hung up by both': ['alice: calls bob', 'bob: answers after 1 s', 'alice: hangs up at 5 s', 'bob: hangs up at 5 s'],
  'hung up before the ACK': ['alice: calls bob', 'bob: answers after 1 s', 'bob: hangs up after 1 ms'],
  'without an offer': ['alice: calls bob without an offer', 'bob: answers after 1 s', 'bob: hangs up after 2 s'],
  'calling each other': ['alice: calls bob', 'bob: calls alice'],
  twice: [
    'alice: calls bob',
    'bob: answers after 1 s',
    'bob: hangs up after 1 s',
    'alice: calls bob at 8 s',
    'bob: answers after 1 s',
    'alice: hangs up after 1 s',
  ],
};

const script = (lines: readonly string[]): string => `script:\n${lines.map((line) => `  - ${line}\n`).join('')}`;

/** A scenario from its text; throws with the problems when it cannot be read. */
export function scenarioOf(id: string, text: string): Scenario {
  const read = readScenario(text, { id });
  if (!read.ok) throw new Error(read.problems.map((p) => `${id}:${p.line}:${p.column} ${p.message}`).join('\n'));
  return read.scenario;
}

function stages(transport: 'udp' | 'tcp', where: string, elements: string, scripts: typeof SCRIPTS): Scenario[] {
  return Object.entries(scripts).map(([name, lines]) =>
    scenarioOf(
      `${name}, ${where}, ${transport}`,
      `title: ${name}\ntransport: ${transport}\nlatency: 22 ms\n${elements}${script(lines)}`,
    ),
  );
}

const own = (transport: 'udp' | 'tcp'): Scenario[] => [
  ...stages(transport, 'phones', PHONES, SCRIPTS),
  ...stages(transport, 'proxies', PROXIES, SCRIPTS),
  ...stages(transport, 'guarded', GUARDED, SCRIPTS),
  ...stages(transport, 'forked', FORKED, FORKING),
];

/** What is taught, as far as it can be read. */
export const taught: readonly Scenario[] = scenarioFiles().flatMap(({ id, text }) => {
  const read = readScenario(text, { id });
  return read.ok ? [read.scenario] : [];
});

/** Everything the laws are tried on. */
export const all: readonly Scenario[] = [...taught, ...own('udp'), ...own('tcp')];

export const over = (transport: 'UDP' | 'TCP'): Scenario[] =>
  all.filter(({ network }) => network.transport === transport);
