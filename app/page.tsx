import { Home } from '@/components/home/home';
import { FIRST_SCENARIOS, HERO } from '@/content/first';
import { listed, scenarioIds, shownScenario } from './scenarios';

export default function HomePage() {
  const scenarios = FIRST_SCENARIOS.map((id) => listed(id, true));
  return <Home hero={shownScenario(HERO).view} scenarios={scenarios} total={scenarioIds().length} />;
}
