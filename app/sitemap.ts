// sitemap.xml: every page, where the site knows its own address; else an empty list.

import type { MetadataRoute } from 'next';
import { LESSONS } from '@/content/lessons';
import { MOMENTS } from '@/content/moments';
import { slugOf } from '@/content/reference';
import { machineNames } from '@/engine';
import { siteAddress } from './address';
import { codeNames, headerNames, methodNames, timerNames } from './reference/entries';
import { scenarioIds } from './scenarios';

export const dynamic = 'force-static';

const paths = (): readonly string[] => [
  '',
  ...['learn/', 'practice/', 'scenarios/', 'machines/', 'reference/', 'reference/words/', 'teach/', 'conformance/'],
  ...LESSONS.map((slug) => `learn/${slug}/`),
  ...methodNames.map((name) => `reference/methods/${slugOf(name)}/`),
  ...headerNames.map((name) => `reference/headers/${slugOf(name)}/`),
  ...codeNames.map((name) => `reference/codes/${name}/`),
  ...timerNames.map((name) => `reference/timers/${slugOf(name)}/`),
  ...machineNames.map((name) => `machines/${name}/`),
  ...scenarioIds().map((id) => `stage/${id}/`),
  ...MOMENTS.map(({ scenario, name }) => `stage/${scenario}/${name}/`),
];

export default function sitemap(): MetadataRoute.Sitemap {
  const top = siteAddress;
  return top === null ? [] : paths().map((path) => ({ url: new URL(path, top).href }));
}
