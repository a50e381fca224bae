import type { Metadata } from 'next';
import { listed, scenarioIds } from '@/app/scenarios';
import { AllScenarios } from '@/components/home/all-scenarios';
import { text } from '@/components/text/catalogue';

export const metadata: Metadata = { title: text.allScenarios, description: text.allScenariosIntro };

export default function Page() {
  return <AllScenarios scenarios={scenarioIds().map((id) => listed(id))} />;
}
