// Everything on the site that can be found by its name, as one small file that the palette reads.

import { listed, scenarioIds } from '@/app/scenarios';
import { conformance } from '@/content/conformance';

export const dynamic = 'force-static';

type Row = readonly [kind: string, label: string, detail: string, href: string];

export function GET() {
  const scenarios = scenarioIds().map((id): Row => {
    const { title, source } = listed(id);
    return ['scenario', title, [source, id].filter(Boolean).join(', '), `/stage/${id}/`];
  });
  const sections = conformance().rfcs.flatMap(({ number, sections: all }) =>
    all.map(({ section, title }): Row => ['section', `RFC ${number} §${section}`, title, `/conformance/#rfc${number}`]),
  );
  return Response.json([...scenarios, ...sections]);
}
