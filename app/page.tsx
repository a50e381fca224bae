import { Home } from '@/components/home/home';
import { FIRST_SCENARIOS, HERO } from '@/content/first';
import { listed, scenarioIds, shownScenario } from './scenarios';

export default function HomePage() {
  const scenarios = FIRST_SCENARIOS.map((id) => listed(id, true));
  const { view, source } = shownScenario(HERO);
  return <Home hero={view} source={source} scenarios={scenarios} total={scenarioIds().length} />;
}
