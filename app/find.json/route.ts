// Everything on the site that can be found by its name, as one small file that the palette reads.

import { codeTitle, timerTitle } from '@/app/reference/entries';
import { lessonTitle } from '@/app/reference/titles';
import { listed, scenarioIds } from '@/app/scenarios';
import { placeOfSection } from '@/components/conformance/model';
import { listedMachine } from '@/components/machines/view';
import { searchText } from '@/components/text/search';
import { siteText } from '@/components/text/site';
import { stateWords, timerWords } from '@/components/text/state';
import { conformance } from '@/content/conformance';
import { GLOSSARY } from '@/content/glossary';
import { LESSONS } from '@/content/lessons';
import { CODES, HEADERS, METHOD_TEXTS, placeOfEntry, TIMERS } from '@/content/reference';
import { figureOf, machineNames } from '@/engine';

export const dynamic = 'force-static';

type Row = readonly [kind: string, label: string, detail: string, href: string];

export function GET() {
  const scenarios = scenarioIds().map((id): Row => {
    const { title, source } = listed(id);
    return ['scenario', title, [source, id].filter(Boolean).join(', '), `/stage/${id}/`];
  });
  const sections = conformance().rfcs.flatMap(({ number, sections: all }) =>
    all.map(({ section, title }): Row => {
      const href = `/conformance/#${placeOfSection(number, section)}`;
      return ['section', `RFC ${number} §${section}`, title, href];
    }),
  );
  const pages = siteText.sitePages.map(([href, label]): Row => ['page', label, '', href]);
  const lessons = LESSONS.map((slug): Row => ['page', lessonTitle(slug), searchText.kinds.lesson, `/learn/${slug}/`]);
  return Response.json([
    ...pages,
    ...lessons,
    ...scenarios,
    ...machineNames.flatMap(machineRows),
    ...referenceRows(),
    ...sections,
  ]);
}

/** Words, methods, headers, codes and timers lead to their entries. */
function referenceRows(): readonly Row[] {
  return [
    ...GLOSSARY.map(({ name, says }): Row => ['page', name, says, placeOfEntry(`word ${name}`)]),
    ...[...METHOD_TEXTS].map(([name, { says }]): Row => ['page', name, says, placeOfEntry(`method ${name}`)]),
    ...[...HEADERS].map(([name, { says }]): Row => ['header', name, says, placeOfEntry(`header ${name}`)]),
    ...[...CODES].map(([code, { says }]): Row => ['page', codeTitle(`${code}`), says, placeOfEntry(`code ${code}`)]),
    ...TIMERS.map(({ name, more }): Row => ['page', timerTitle(name), more, placeOfEntry(`timer ${name}`)]),
  ];
}

/** A machine, its states and its timers all lead to its page. */
function machineRows(name: string): readonly Row[] {
  const { title, source } = listedMachine(name);
  const { nodes } = figureOf(name);
  const href = `/machines/${name}/`;
  const states = nodes.filter(({ kind }) => kind !== 'start');
  const timers = [...new Set(nodes.flatMap((node) => node.timers))].flatMap((timer) => timerWords(name, timer) ?? []);
  return [
    ['machine', title, source, href],
    ...states.map(({ id }): Row => ['state', stateWords(id), title, href]),
    ...timers.map((timer): Row => ['state', timer.name, `${title}: ${timer.does}`, href]),
  ];
}
