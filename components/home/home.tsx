// The home page: the hero ladder that plays, and a few scenarios to begin with.

import { carry } from '../stage/carried';
import type { StageView } from '../stage/model';
import { homeText } from '../text/home';
import { Link } from '../ui/link';
import { SiteFooter, SiteHeader } from '../ui/site';
import { Hero } from './hero';
import { type ListedScenario, ScenarioList } from './scenario-list';

interface Props {
  readonly hero: StageView;
  /** The text of the hero's scenario. */
  readonly source: string;
  /** The ones to begin with. */
  readonly scenarios: readonly ListedScenario[];
  /** How many there are in all. */
  readonly total: number;
}

export function Home({ hero, source, scenarios, total }: Props) {
  return (
    <>
      <SiteHeader />
      <main className="home">
        <section className="hero">
          <h1>{homeText.title}</h1>
          <Hero view={carry(hero.ladder)} title={hero.title} scenario={hero.id} source={source} />
          <div className="hero-sub">
            <p>{homeText.intro}</p>
            <p className="links">
              <Link className="btn line" href="/learn/a-call/">
                {homeText.learn}
              </Link>
              <Link className="btn line" href={`/stage/${hero.id}/`}>
                {homeText.stage}
              </Link>
            </p>
          </div>
        </section>
        <section className="band">
          <h2>{homeText.scenarios}</h2>
          <ScenarioList scenarios={scenarios} />
          <p className="links">
            <Link className="btn line" href="/scenarios/">
              {homeText.all(total)}
            </Link>
          </p>
        </section>
      </main>
      <SiteFooter />
    </>
  );
}
