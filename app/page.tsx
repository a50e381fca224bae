import { Home } from '@/components/home/home';
import { scenarioIds, shownScenario } from './scenarios';

/** The call that plays at the top of the page. */
const HERO = 'two-proxies-udp';

export default function HomePage() {
  const scenarios = scenarioIds().map((id) => {
    const { view, watch } = shownScenario(id);
    return { id, title: view.title, source: view.source, watch, ladder: view.ladder };
  });
  return <Home hero={shownScenario(HERO).view} scenarios={scenarios} />;
}
