// The messages of a run as text, in sending order: for readers without script, and for tools.

import { scenarioIds, shownScenario } from '@/app/scenarios';
import { numberOf } from '@/components/ladder/labels';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = () => scenarioIds().map((scenario) => ({ scenario }));

export async function GET(_: Request, { params }: { params: Promise<{ scenario: string }> }) {
  const { view } = shownScenario((await params).scenario);
  const messages = view.ladder.messages.map((m) => {
    const text = view.wires[m.id]?.text.trimEnd().split('\r\n').join('\n  ') ?? '';
    return [`${numberOf(m)} ${m.sentence}`.trim(), text && `  ${text}`].filter(Boolean).join('\n\n');
  });
  return new Response(`${[view.title, ...messages].join('\n\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
