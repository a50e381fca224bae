// The entries of the reference: what content/ says of each, beside what all runs show of it.

import { allTraces } from '@/app/traces';
import { listedMachine } from '@/components/machines/view';
import type { AllowedView, EntryLink, EntryView, Pieces } from '@/components/reference/model';
import { referenceText as text } from '@/components/text/reference';
import { GLOSSARY } from '@/content/glossary';
import {
  ALLOWED,
  type AllowedRow,
  CODES,
  HEADERS,
  METHOD_TEXTS,
  placeOfEntry,
  slugOf,
  TIMERS,
} from '@/content/reference';
import { HEADER_RULES, METHODS, reasonOf, timerStory } from '@/engine';
import { linked } from './linked';
import { messageExample, timerExample } from './live';
import { type Seen, survey } from './survey';
import { lessonTitle } from './titles';

const { labels } = text;

export const methodNames: readonly string[] = METHODS.map(({ name }) => name);
export const headerNames: readonly string[] = [...HEADERS.keys()].sort((a, b) => (a < b ? -1 : 1));
export const codeNames: readonly string[] = [...CODES.keys()].map(String);
export const timerNames: readonly string[] = TIMERS.map(({ name }) => name);

/** 'header Via' as a link to it. */
export function linkTo(written: string): EntryLink {
  const [kind = '', ...rest] = written.split(' ');
  const name = rest.join(' ');
  const label =
    kind === 'timer'
      ? timerTitle(name)
      : kind === 'lesson'
        ? lessonTitle(name)
        : kind === 'machine'
          ? listedMachine(name).title
          : kind === 'code'
            ? codeTitle(name)
            : name;
  return { label, href: placeOfEntry(written), kind: text.kinds[kind as keyof typeof text.kinds] };
}

/** '180 Ringing'. */
export const codeTitle = (name: string): string => `${name} ${reasonOf(Number(name))}`;

export function timerTitle(name: string): string {
  const timer = TIMERS.find((t) => t.name === name);
  return text.timer(name) ?? timerStory({ name, owner: timer?.owner ?? '' }).title;
}

const neighbours = (kind: string, names: readonly string[], name: string) => {
  const at = names.indexOf(name);
  const link = (other: string | undefined) => (other === undefined ? null : linkTo(`${kind} ${other}`));
  return { before: link(names[at - 1]), after: link(names[at + 1]) };
};

type Fact = EntryView['facts'][number];
const fact = (label: string, value: Pieces | string | null | undefined): readonly Fact[] =>
  value === null || value === undefined || value.length === 0
    ? []
    : [{ label, text: typeof value === 'string' ? [value] : value }];

const seenFact = (seen: Seen | undefined, say: typeof text.seen): readonly Fact[] =>
  seen ? fact(labels.seen, say(seen.times, seen.runs, allTraces().length)) : [];

/** Which methods a row marks how, the strongest first. */
function allowedView(row: AllowedRow): AllowedView {
  const words = new Map<string, string[]>();
  for (const mark of ['m', '*', 'm*', 't', 'c', 'o', '-'] as const) {
    const names = [...row.marks].filter(([, m]) => m === mark).map(([name]) => name);
    if (names.length > 0) words.set(text.mark(mark), names);
  }
  return {
    where: text.place(row.where),
    marks: [...words].map(([word, names]) => ({ word, names })),
    proxy: text.mayProxy(row.proxy),
  };
}

export function headerEntry(name: string): EntryView {
  const own = HEADERS.get(name);
  if (!own) throw new RangeError(`the reference has no header ${name}`);
  const rule = HEADER_RULES.find(({ print }) => print === name);
  const seen = survey().headers.get(name);
  const self = [placeOfEntry(`header ${name}`)];
  return {
    kind: 'header',
    name,
    heading: name,
    says: linked(own.says, self),
    why: linked(own.why, self),
    rule: null,
    facts: [
      ...fact(labels.rfc, own.rfc),
      ...fact(labels.compact, rule?.compact),
      ...fact(labels.list, rule?.list ? text.listRule : text.no),
      ...fact(labels.writers, seen && text.writers(seen.writers)),
      ...fact(labels.requests, seen && text.some(seen.requests)),
      ...fact(labels.answers, seen && text.some(seen.answers)),
      ...seenFact(seen, text.seen),
    ],
    example: seen ? messageExample(seen.place, name) : null,
    allowed: ALLOWED.filter(({ header }) => header === name).map(allowedView),
    mistake: own.mistake === undefined ? null : linked(own.mistake, self),
    see: own.see.map(linkTo),
    ...neighbours('header', headerNames, name),
  };
}

export function methodEntry(name: string): EntryView {
  const own = METHOD_TEXTS.get(name);
  const method = METHODS.find((m) => m.name === name);
  if (!own || !method) throw new RangeError(`the reference has no method ${name}`);
  const seen = survey().methods.get(name);
  const self = [placeOfEntry(`method ${name}`)];
  return {
    kind: 'method',
    name,
    heading: name,
    says: linked(own.says, self),
    why: linked(own.why, self),
    rule: { text: linked(own.rule, self), rfc: own.rfc },
    facts: [
      ...fact(labels.rfc, `RFC ${method.rfc} §${method.section}`),
      ...fact(labels.dialog, linked(method.dialog, self)),
      ...fact(labels.target, method.targetRefresh ? text.yes : text.no),
      ...fact(labels.writers, seen && text.writers(seen.writers)),
      ...fact(labels.answered, name === 'ACK' ? text.never : seen && text.some([...seen.answers].sort())),
      ...seenFact(seen, text.seen),
    ],
    example: seen ? messageExample(seen.place, null) : null,
    allowed: carriedBy(name),
    mistake: linked(own.mistake, self),
    see: own.see.map(linkTo),
    ...neighbours('method', methodNames, name),
  };
}

export function codeEntry(name: string): EntryView {
  const own = CODES.get(Number(name));
  if (!own) throw new RangeError(`the reference has no code ${name}`);
  const seen = survey().codes.get(name);
  const self = [placeOfEntry(`code ${name}`)];
  return {
    kind: 'code',
    name,
    heading: codeTitle(name),
    says: linked(own.says, self),
    why: linked(own.why, self),
    rule: { text: linked(own.rule, self), rfc: '' },
    facts: [
      ...fact(labels.rfc, own.rfc),
      ...fact(labels.kind, text.classes[Number(name[0])]),
      ...fact(labels.writers, seen && text.writers(seen.writers)),
      ...fact(labels.asked, seen && text.some(seen.requests)),
      ...seenFact(seen, text.seen),
    ],
    example: seen ? messageExample(seen.place, null) : null,
    allowed: [],
    mistake: own.mistake === undefined ? null : linked(own.mistake, self),
    see: own.see.map(linkTo),
    ...neighbours('code', codeNames, name),
  };
}

/** The headers of a method's requests, the strongest first. */
function carriedBy(method: string): readonly AllowedView[] {
  const rows = ALLOWED.filter(({ where }) => ['', 'R', 'c'].includes(where));
  return (['m', 'm*', 't', '*', 'c', 'o'] as const).flatMap((mark) => {
    const names = [...new Set(rows.filter(({ marks }) => marks.get(method) === mark).map(({ header }) => header))];
    return names.length === 0 ? [] : [{ where: text.mark(mark), marks: [{ word: '', names }], proxy: '' }];
  });
}

export function timerEntry(name: string): EntryView {
  const own = TIMERS.find((t) => t.name === name);
  if (!own) throw new RangeError(`the reference has no timer ${name}`);
  const story = timerStory(own);
  const seen = survey().timers.get(`${name} ${own.owner}`);
  const self = [placeOfEntry(`timer ${name}`)];
  return {
    kind: 'timer',
    name,
    heading: timerTitle(name),
    says: linked(story.runs, self),
    why: linked(own.more, self),
    rule: null,
    facts: [
      ...fact(labels.lasts, own.lasts),
      ...fact(labels.fires, linked(story.fires, self)),
      ...fact(labels.rfc, story.rule && `RFC ${story.rule.rfc} §${story.rule.section}`),
      ...fact(labels.owners, seen && text.writers(seen.writers)),
      ...seenFact(seen, text.fired),
    ],
    example: seen ? timerExample(seen.place) : null,
    allowed: [],
    mistake: own.mistake === undefined ? null : linked(own.mistake, self),
    see: own.see.map(linkTo),
    ...neighbours('timer', timerNames, name),
  };
}

/** The words that a reader may look up, in the order of the alphabet. */
export const words = () => [...GLOSSARY].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));

export const addressOf = (kind: 'method' | 'header' | 'code' | 'timer', slug: string): string => {
  const names = { method: methodNames, header: headerNames, code: codeNames, timer: timerNames }[kind];
  const found = names.find((name) => slugOf(name) === slug);
  if (found === undefined) throw new RangeError(`no ${kind} is at ${slug}`);
  return found;
};
