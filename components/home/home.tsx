// The home page: the hero ladder that plays, and every scenario there is.

import Link from 'next/link';
import type { LadderView } from '../ladder/model';
import { Thumb } from '../ladder/thumb';
import type { StageView } from '../stage/model';
import { text } from '../text/catalogue';
import { SiteFooter, SiteHeader } from '../ui/site';
import { Hero } from './hero';

export interface ListedScenario {
  readonly id: string;
  readonly title: string;
  readonly source: string | null;
  /** What to watch, in a sentence. */
  readonly watch: string | null;
  readonly ladder: LadderView;
}

export function Home({ hero, scenarios }: { hero: StageView; scenarios: readonly ListedScenario[] }) {
  return (
    <>
      <SiteHeader />
      <main className="home">
        <section className="hero">
          <h1>{text.homeTitle}</h1>
          <div className="hero-sub">
            <p>{text.homeIntro}</p>
            <p className="links">
              <Link className="btn line" href={`/stage/${hero.id}/`}>
                {text.homeStage}
              </Link>
            </p>
          </div>
          <Hero view={hero.ladder} title={hero.title} />
        </section>
        <section className="band">
          <h2>{text.homeScenarios}</h2>
          <ul className="lib">
            {scenarios.map((s) => (
              <li key={s.id}>
                <Link href={`/stage/${s.id}/`}>
                  <Thumb view={s.ladder} />
                  <span>
                    <b>{s.title}</b>
                    <span className="watch">{s.watch}</span>
                  </span>
                  <span className="meta">
                    <span className="mono">{s.source}</span>
                    {text.messageCount(s.ladder.messages.filter((m) => m.kind !== 'query').length)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      </main>
      <SiteFooter />
    </>
  );
}
