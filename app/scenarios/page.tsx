import type { Metadata } from 'next';
import { listed, scenarioIds, shownScenario } from '@/app/scenarios';
import { AllScenarios } from '@/components/home/all-scenarios';
import { scenariosText } from '@/components/text/scenarios';
import { MOMENTS } from '@/content/moments';

export const metadata: Metadata = { title: scenariosText.allScenarios, description: scenariosText.allScenariosIntro };

export default function Page() {
  const moments = MOMENTS.map(({ scenario, name, title }) => ({
    href: `/stage/${scenario}/${name}/`,
    title,
    scenario: shownScenario(scenario).view.title,
  }));
  return <AllScenarios scenarios={scenarioIds().map((id) => listed(id))} moments={moments} />;
}
