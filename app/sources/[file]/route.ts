// The scenarios' own files, for pages that open any of them.

import { sourceOf } from '@/app/learn/runs';
import { scenarioIds } from '@/app/scenarios';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = () => scenarioIds().map((id) => ({ file: `${id}.yaml` }));

export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params;
  return new Response(sourceOf(file.replace(/\.yaml$/, '')), {
    headers: { 'content-type': 'text/yaml; charset=utf-8' },
  });
}
