// What can be found: lessons part by part, the reference, scenarios, machines, and the sections of the RFCs.

import MiniSearch from 'minisearch';
import { headingId, partsOfLesson } from '@/app/learn/headings';
import { codeTitle, timerTitle } from '@/app/reference/entries';
import { lessonTitle } from '@/app/reference/titles';
import { placeOfSection } from '@/components/conformance/model';
import { listedMachine } from '@/components/machines/view';
import { indexOptions } from '@/components/search/index-options';
import type { Found, SearchFile } from '@/components/search/model';
import { stateWords } from '@/components/text/state';
import { scenarios } from '@/content';
import { conformance } from '@/content/conformance';
import { GLOSSARY } from '@/content/glossary';
import { LESSONS } from '@/content/lessons';
import { CODES, HEADERS, METHOD_TEXTS, placeOfEntry, TIMERS } from '@/content/reference';
import { figureOf, machineNames, timerStory } from '@/engine';

const all = (...texts: readonly (string | null | undefined)[]): string => texts.filter(Boolean).join(' ');

const lessons = (): Found[] =>
  LESSONS.flatMap((slug) =>
    partsOfLesson(slug).map(({ heading, text }) => ({
      kind: 'lesson' as const,
      title: heading === null ? lessonTitle(slug) : `${heading} (${lessonTitle(slug).replace(/:.*/, '')})`,
      text,
      href: `/learn/${slug}/${heading === null ? '' : `#${headingId(heading)}`}`,
    })),
  );

const reference = (): Found[] => [
  ...GLOSSARY.map(({ name, says, rfc }) => ({
    kind: 'word' as const,
    title: name,
    text: all(says, rfc),
    href: placeOfEntry(`word ${name}`),
  })),
  ...[...METHOD_TEXTS].map(([name, { says, why, rule, mistake, rfc }]) => ({
    kind: 'method' as const,
    title: name,
    text: all(says, why, rule, mistake, rfc),
    href: placeOfEntry(`method ${name}`),
  })),
  ...[...HEADERS].map(([name, { says, why, mistake, rfc }]) => ({
    kind: 'header' as const,
    title: name,
    text: all(says, why, mistake, rfc),
    href: placeOfEntry(`header ${name}`),
  })),
  ...[...CODES].map(([code, { says, why, rule, mistake, rfc }]) => ({
    kind: 'code' as const,
    title: codeTitle(`${code}`),
    text: all(says, why, rule, mistake, rfc),
    href: placeOfEntry(`code ${code}`),
  })),
  ...TIMERS.map((timer) => {
    const { runs, fires, rule } = timerStory(timer);
    return {
      kind: 'timer' as const,
      title: timerTitle(timer.name),
      text: all(runs, `${fires}.`, timer.more, timer.mistake, rule && `RFC ${rule.rfc} §${rule.section}`),
      href: placeOfEntry(`timer ${timer.name}`),
    };
  }),
];

const machines = (): Found[] =>
  machineNames.map((name) => {
    const { title, purpose, source } = listedMachine(name);
    const states = figureOf(name).nodes.filter(({ kind }) => kind !== 'start');
    const named = [...new Set(states.map(({ id }) => stateWords(id)))].join(', ');
    return { kind: 'machine', title, text: all(purpose, `${named}.`, source), href: `/machines/${name}/` };
  });

const runs = (): Found[] =>
  scenarios().map(({ id, title, source, watch }) => ({
    kind: 'scenario',
    title,
    text: all(watch, source, id),
    href: `/stage/${id}/`,
  }));

const sections = (): Found[] =>
  conformance().rfcs.flatMap(({ number, title: rfc, sections: of }) =>
    of.map(({ section, title, rules }) => ({
      kind: 'section' as const,
      title: `RFC ${number} §${section}`,
      text: all(`${title}.`, rules.slice(0, 3).join('; '), `(${rfc})`),
      href: `/conformance/#${placeOfSection(number, section)}`,
    })),
  );

export function searchFile(): SearchFile {
  const documents = [...lessons(), ...reference(), ...machines(), ...runs(), ...sections()];
  const mini = new MiniSearch(indexOptions);
  mini.addAll(documents.map(({ title, text }, id) => ({ id, title, text })));
  return { documents, index: mini.toJSON() };
}
