import type { Metadata } from 'next';
import { type Group, Reference } from '@/components/reference/reference';
import { referenceText as text } from '@/components/text/reference';
import { GLOSSARY } from '@/content/glossary';
import { HEADER_SAYS, METHOD_SAYS, TIMER_SAYS } from '@/content/reference';
import { HEADER_RULES, METHODS } from '@/engine';
import { examples } from './examples';

export const metadata: Metadata = { title: text.title, description: text.intro };

const slug = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

export default function ReferencePage() {
  const { methods, headers, timers } = examples();
  const groups: readonly Group[] = [
    {
      id: 'words',
      title: text.words,
      entries: GLOSSARY.map(({ name, says, rfc }) => ({ id: `word-${slug(name)}`, name, says, rfc })),
    },
    {
      id: 'methods',
      title: text.methods,
      entries: METHODS.map(({ name, rfc, section }) => ({
        id: `method-${slug(name)}`,
        name,
        says: METHOD_SAYS[name] ?? '',
        rfc: `RFC ${rfc} §${section}`,
        example: methods.get(name) ?? null,
      })),
    },
    {
      id: 'headers',
      title: text.headers,
      entries: HEADER_RULES.map(({ print }) => ({
        id: `header-${slug(print)}`,
        name: print,
        says: HEADER_SAYS[print] ?? '',
        rfc: null,
        example: headers.get(print) ?? null,
      })),
    },
    {
      id: 'timers',
      title: text.timers,
      entries: TIMER_SAYS.map(([name, lasts, says, rfc]) => ({
        id: slug(name),
        name,
        lasts,
        says,
        rfc,
        example: timers.get(name) ?? null,
      })),
    },
  ];
  return <Reference groups={groups} />;
}
