import type { Metadata } from 'next';
import { scenarioIds, shownScenario } from '@/app/scenarios';
import { carry } from '@/components/stage/carried';
import { PageStage } from '@/components/stage/page-stage';

export const dynamicParams = false;

interface Props {
  params: Promise<{ scenario: string }>;
}

export const generateStaticParams = () => scenarioIds().map((scenario) => ({ scenario }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view, watch } = shownScenario((await params).scenario);
  return { title: view.title, description: watch };
}

export default async function StagePage({ params }: Props) {
  const { view, source } = shownScenario((await params).scenario);
  return <PageStage page={carry(view)} source={source} />;
}
