// The whole language in one catalogue: every setting, act, trigger, perception, fault and expectation, with what it
// means and an example. Validation reads the same tables (settings.ts, acts.ts, faults.ts, expectations.ts); the
// language page and the JSON Schema are made from this catalogue, so that they cannot tell another story.

import { TRIGGERS, VERBS } from './acts';
import { EXPECTATIONS } from './expectations';
import { FAULT } from './faults';
import { MACHINES } from './machine-names';
import { DNS_NAME, DNS_SERVER } from './network-settings';
import { PERCEPTIONS } from './perceptions';
import { POLICY } from './policy-settings';
import type { Settings } from './setting';
import {
  AUTH,
  B2BUA,
  BLOCKS,
  LINK,
  NAT,
  PHONE,
  PROXY,
  REDIRECT_SERVER,
  REGISTRAR_SERVER,
  SCENARIO,
  TIMERS,
} from './settings';

export interface LanguageEntry {
  /** The word or the form. */
  readonly name: string;
  readonly says: string;
  /** What to write after the word; empty where the name shows it. */
  readonly takes: string;
  /** What holds when it is left out; empty where that makes no sense. */
  readonly otherwise: string;
  readonly example: string;
  /** The example in a whole scenario file that can be run. */
  readonly file: string;
}

export interface LanguageSection {
  readonly title: string;
  readonly intro: string;
  readonly entries: readonly LanguageEntry[];
}

export interface LanguagePage {
  readonly title: string;
  readonly intro: string;
  /** A whole file, to begin with. */
  readonly example: string;
  readonly sections: readonly LanguageSection[];
}

const STAGE = `elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: yes }
  p2: { proxy: biloxi.example.com, record-route: yes }
  bob: { phone: sip:bob@biloxi.example.com }
  carol: { phone: sip:carol@chicago.example.com }
`;
const BEFORE = `before:
  - bob: registers
`;
const SCRIPT = `script:
  - alice: calls bob
  - bob: answers after 3.3 s
  - bob: hangs up after 8 s
`;
const EXAMPLE = `title: Session via two proxies
transport: udp
latency: 22 ms

${STAGE}
${BEFORE}
${SCRIPT}
faults:
  - lose: first INVITE p1 -> p2

expect:
  - bob: rings within 1 s
  - connected: within 5 s
  - media: [alice, bob]
`;

const indent = (text: string): string => text.replace(/^(?=.)/gm, '  ');

/** A whole file around an example; `block` is the top-level word it belongs under, if any. */
function fileOf(example: string, block: string): string {
  if (block === 'phone')
    return `${boxFor(example)}elements:\n  bob: { phone: sip:bob@biloxi.example.com }\n  p1: { proxy: atlanta.example.com }\n  p2: { proxy: biloxi.example.com }\n  alice:\n${phoneOf(example)}`;
  if (block === 'proxy')
    return `${boxFor(example)}elements:\n${serverFor(example)}  bob: { phone: sip:bob@biloxi.example.com }\n  alice: { phone: sip:alice@atlanta.example.com, via: p1 }\n  p2: { proxy: biloxi.example.com }\n  p1:\n${proxyOf(example)}`;
  if (block === 'redirect' || block === 'registrar' || block === 'b2bua') {
    const own = example.startsWith(`${block}:`) ? example : `${block}: biloxi.example.com\n${example}`;
    return `${boxFor(example)}elements:\n${example.startsWith('service-route:') ? '  p1: { proxy: atlanta.example.com }\n' : ''}  alice: { phone: sip:alice@atlanta.example.com }\n  r1:\n${indent(indent(own))}`;
  }
  const top = /^([a-z]+):/.exec(example)?.[1];
  const body = block === '' ? example : `${block}:\n${indent(example)}`;
  const rest = [
    ['elements', STAGE],
    ['before', BEFORE],
    ['script', SCRIPT],
  ].filter(([word]) => word !== block && word !== top && top !== 'elements');
  return `${body}\n${rest.map(([, text]) => text).join('')}`;
}

/** An element behind a box needs the box. */
const boxFor = (example: string): string => (example.startsWith('behind:') ? 'nats:\n  home: {}\n' : '');
/** A presence server that is named has to be there. */
const serverFor = (example: string): string =>
  example.startsWith('presence:') ? '  ps: { phone: sip:server@atlanta.example.com, behaviour: presence }\n' : '';
const phoneOf = (example: string): string =>
  indent(indent(example.startsWith('phone:') ? example : `phone: sip:alice@atlanta.example.com\n${example}`));
const proxyOf = (example: string): string =>
  indent(indent(example.startsWith('proxy:') ? example : `proxy: atlanta.example.com\n${example}`));

const settingsOf = (settings: Settings, block: string): LanguageEntry[] =>
  Object.entries(settings).map(([name, { kind, many, says, otherwise, example }]) => ({
    name,
    says,
    takes: many ? `${kind.expected}; or several, as a list` : kind.expected,
    otherwise,
    example,
    file: fileOf(example, block),
  }));

const blocksOf = (
  blocks: Readonly<Record<string, { says: string; example: string }>>,
  block: string,
): LanguageEntry[] =>
  Object.entries(blocks).map(([name, { says, example }]) => ({
    name,
    says,
    takes: '',
    otherwise: '',
    example,
    file: fileOf(example, block),
  }));

const sentence = (name: string, says: string, example: string, block: string, otherwise = ''): LanguageEntry => ({
  name,
  says,
  takes: '',
  otherwise,
  example,
  file: fileOf(example, block),
});

const sections: readonly LanguageSection[] = [
  {
    title: 'The scenario',
    intro:
      'A file says who is on the stage and what people do. Which messages come of it is the engine’s business. A word left out has a default; a word nobody knows is refused, with the place and what may have been meant.',
    entries: [...settingsOf(SCENARIO, ''), ...blocksOf(BLOCKS.scenario, '')],
  },
  {
    title: 'A phone',
    intro: 'An element with `phone:` is a user agent, with a person at it.',
    entries: settingsOf(PHONE, 'phone'),
  },
  {
    title: 'A proxy',
    intro:
      'An element with `proxy:` routes for its domains, and registers their users unless told not to. A domain leads to its first proxy, redirect server or registrar. Where nobody passes calls on, people call each other at the hosts of their phones.',
    entries: [...settingsOf(PROXY, 'proxy'), ...blocksOf(BLOCKS.proxy, 'proxy')],
  },
  {
    title: 'A back-to-back user agent',
    intro:
      'An element with `b2bua:` looks like the callee to a caller and like the caller to a callee: it ends each call and makes another one. It hides who is behind it, and carries the media itself unless told not to (`relay: no`). All settings of a proxy go with it.',
    entries: settingsOf({ b2bua: B2BUA.b2bua, relay: B2BUA.relay }, 'b2bua'),
  },
  {
    title: 'What a provider does for its users',
    intro:
      'Lines of a proxy’s `policies:`. The first word decides: `forward:` sends calls elsewhere, `find:` tries places one after the other, `block:` refuses.',
    entries: settingsOf(POLICY, 'proxy'),
  },
  {
    title: 'A redirect server',
    intro: 'An element with `redirect:` tells callers where to go and stays out of the call.',
    entries: [...settingsOf(REDIRECT_SERVER, 'redirect'), ...blocksOf(BLOCKS.redirect, 'redirect')],
  },
  {
    title: 'A registrar',
    intro:
      'An element with `registrar:` keeps the bindings of its domains and does nothing else; proxies of the same domain ask the same location service.',
    entries: [...settingsOf(REGISTRAR_SERVER, 'registrar'), ...blocksOf(BLOCKS.registrar, 'registrar')],
  },
  {
    title: 'Asking for a password',
    intro:
      'Settings of a proxy’s `auth:`; `auth: yes` takes them as they are. A proxy knows the phones of its own domains and their passwords; `users:` says otherwise, for a phone with a wrong one.',
    entries: settingsOf(AUTH, 'proxy'),
  },
  {
    title: 'What people do',
    intro:
      'One line is one act: `- bob: answers after 3.3 s`. Each person does their acts in the order written: an act waits until the one before it is done, then for its trigger. An act that is impossible just then does what a person would get, and the run says so: hanging up while the phone rings turns the call down.',
    entries: VERBS.flatMap(({ verb, says, natural, options, examples }) => [
      ...examples.map((example, i) =>
        sentence(
          i === 0 ? verb : `${verb}, again`,
          i === 0 ? `${says} Answers to: ${natural}.` : 'Another way to say when or whom.',
          example,
          'script',
        ),
      ),
      ...options.map(({ phrase, says: how, example, kind }) => ({
        ...sentence(`${verb} ${phrase}${kind === null ? '' : ' ...'}`, how, example, 'script'),
        takes: kind?.expected ?? '',
      })),
    ]),
  },
  {
    title: 'When they do it',
    intro: 'A trigger stands at the end of the line. It is a time, or what a person can notice or do; never a message.',
    entries: TRIGGERS.map(({ name, says, example }) => sentence(name, says, example, 'script')),
  },
  {
    title: 'What people notice',
    intro:
      'Acts may wait for it and expectations ask for it. In a sentence `she`, `he` or `they` is the person who acts.',
    entries: PERCEPTIONS.map(({ phrases, says, what }) =>
      sentence(phrases.join(', or '), says, `- alice: hangs up 1 s after ${exampleOf(what, phrases)}`, 'script'),
    ),
  },
  {
    title: 'What goes wrong',
    intro:
      'Faults happen to the network and to machines, never to the protocol. Times count from the start of the figure, and so does `first`. A message is pointed at as people say it: how-many-th (first, second, 11th, every), what (INVITE, 180, 2xx BYE), from whom, to whom (`any` when it does not matter).',
    entries: settingsOf(FAULT, 'faults'),
  },
  {
    title: 'What must come out',
    intro: 'Each line is true or false of the run. `sip run` prints the false ones and exits with 1.',
    entries: EXPECTATIONS.map(({ name, says, example }) => sentence(name, says, example, 'expect')),
  },
  {
    title: 'Machines and their states',
    intro:
      'What `state:` can ask for, besides what people notice. Spaces or hyphens, small or capital letters: it is the same machine.',
    entries: MACHINES.map(({ name, says, of, states }) => ({
      ...sentence(
        name,
        `${says} States: ${states.join(', ')}.`,
        `- state: [${of === 'servers' ? 'p1' : 'alice'}, ${name}, ${states[1]}]`,
        'expect',
      ),
    })),
  },
  {
    title: 'NAT boxes',
    intro:
      'Settings of each of the `nats:`. A phone says by `behind:` that it is behind one. Its address is private then: from outside, only answers to what it sent itself find it, as long as the box remembers. Private addresses in Contact and in session descriptions lead nowhere; `rport`, `keeps-alive`, `helps-nat` and `relay` are the remedies.',
    entries: settingsOf(NAT, ''),
  },
  {
    title: 'Paths and timers',
    intro: 'Settings of each of the `links:` and of `timers:`.',
    entries: [...settingsOf(LINK, ''), ...settingsOf(TIMERS, '')],
  },
  {
    title: 'Names',
    intro:
      'What `dns:` says of a name, and of each server in its `srv:`. Phones and proxies ask by RFC 3263: NAPTR, then SRV, then A and AAAA; when a server fails, they turn to the next.',
    entries: [...settingsOf(DNS_NAME, ''), ...settingsOf(DNS_SERVER, '')],
  },
];

function exampleOf(what: string, phrases: readonly string[]): string {
  const own =
    what === 'ringing' || what === 'stopped-ringing' || what === 'answered-elsewhere' || what.includes('regist');
  return `${own ? 'bob' : 'she'} ${phrases[0]}`;
}

/** The language page as data: everything one can write, with an example each that can be run. */
export const languagePage = (): LanguagePage => ({
  title: 'The scenario language',
  intro:
    'A scenario is a small text file in YAML. It reads like plain sentences: who is there, what they do, what goes wrong, and what must come out. Durations are written 22 ms, 3.3 s, 2 min, 1 h.',
  example: EXAMPLE,
  sections,
});

/** The language page as Markdown. */
export function languageMarkdown(): string {
  const page = languagePage();
  const parts = [`# ${page.title}\n\n${page.intro}\n\n${fence(page.example)}`];
  for (const { title, intro, entries } of page.sections) {
    parts.push(`## ${title}\n\n${intro}`);
    for (const { name, says, takes, otherwise, example } of entries) {
      const details = [takes === '' ? '' : `Takes ${takes}.`, otherwise === '' ? '' : `Left out: ${otherwise}.`];
      parts.push(`### ${name}\n\n${[says, ...details].filter(Boolean).join(' ')}\n\n${fence(example)}`);
    }
  }
  return `${parts.join('\n\n')}\n`;
}

const fence = (text: string): string => `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
