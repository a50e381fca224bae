import type { Metadata } from 'next';
import { listedMachines } from '@/components/machines/view';
import type { Group } from '@/components/reference/model';
import { Reference } from '@/components/reference/reference';
import { referenceText as text } from '@/components/text/reference';
import { CODES, HEADERS, METHOD_TEXTS, placeOfEntry, slugOf, TIMERS, wordId } from '@/content/reference';
import { timerStory } from '@/engine';
import { codeNames, codeTitle, headerNames, methodNames, timerTitle, words } from './entries';
import { survey } from './survey';

export const metadata: Metadata = { title: text.title, description: text.intro };

export default function ReferencePage() {
  const { methods, headers, codes, timers } = survey();
  const groups: readonly Group[] = [
    {
      id: 'words',
      title: text.words,
      href: '/reference/words/',
      entries: words().map(({ name, says, rfc }) => ({
        id: wordId(name),
        name,
        says,
        rfc,
        href: placeOfEntry(`word ${name}`),
      })),
    },
    {
      id: 'methods',
      title: text.methods,
      href: null,
      entries: methodNames.map((name) => ({
        id: `method-${slugOf(name)}`,
        name,
        says: METHOD_TEXTS.get(name)?.says ?? '',
        rfc: METHOD_TEXTS.get(name)?.rfc ?? null,
        href: placeOfEntry(`method ${name}`),
        shown: methods.has(name),
      })),
    },
    {
      id: 'headers',
      title: text.headers,
      href: null,
      entries: headerNames.map((name) => ({
        id: `header-${slugOf(name)}`,
        name,
        says: HEADERS.get(name)?.says ?? '',
        rfc: HEADERS.get(name)?.rfc ?? null,
        href: placeOfEntry(`header ${name}`),
        shown: headers.has(name),
      })),
    },
    {
      id: 'codes',
      title: text.codes,
      href: null,
      entries: codeNames.map((name) => ({
        id: `code-${name}`,
        name: codeTitle(name),
        says: CODES.get(Number(name))?.says ?? '',
        rfc: CODES.get(Number(name))?.rfc ?? null,
        href: placeOfEntry(`code ${name}`),
        shown: codes.has(name),
      })),
    },
    {
      id: 'timers',
      title: text.timers,
      href: null,
      entries: TIMERS.map((timer) => {
        const { runs, rule } = timerStory(timer);
        return {
          id: `timer-${slugOf(timer.name)}`,
          name: timerTitle(timer.name),
          says: runs,
          rfc: rule && `RFC ${rule.rfc} §${rule.section}`,
          href: placeOfEntry(`timer ${timer.name}`),
          shown: timers.has(`${timer.name} ${timer.owner}`),
        };
      }),
    },
    {
      id: 'machines',
      title: text.machines,
      href: '/machines/',
      entries: listedMachines().map(({ name, title, purpose, source }) => ({
        id: `machine-${name}`,
        name: title,
        says: purpose,
        rfc: source,
        href: `/machines/${name}/`,
      })),
    },
  ];
  return <Reference groups={groups} />;
}
