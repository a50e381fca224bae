// Every scenario there is, by where it comes from.

import { ownText } from '../text/own';
import { scenariosText } from '../text/scenarios';
import { Glyph } from '../ui/glyph';
import { Link } from '../ui/link';
import { SiteFooter, SiteHeader } from '../ui/site';
import { type ListedScenario, ScenarioList } from './scenario-list';

/** 'RFC 3665 §3.2' belongs to 'RFC 3665'; what has no RFC to itself comes last. */
const groupOf = ({ source }: ListedScenario): string =>
  /^RFC \d+/.exec(source ?? '')?.[0] ?? scenariosText.otherScenarios;

interface ListedMoment {
  readonly href: string;
  readonly title: string;
  /** The run it is a moment of. */
  readonly scenario: string;
}

interface Props {
  readonly scenarios: readonly ListedScenario[];
  readonly moments: readonly ListedMoment[];
}

export function AllScenarios({ scenarios, moments }: Props) {
  const groups = new Map<string, ListedScenario[]>();
  for (const scenario of scenarios) groups.set(groupOf(scenario), [...(groups.get(groupOf(scenario)) ?? []), scenario]);
  const named = [...groups].sort(([a], [b]) => {
    if (a === scenariosText.otherScenarios || b === scenariosText.otherScenarios)
      return a === b ? 0 : a === scenariosText.otherScenarios ? 1 : -1;
    return a.localeCompare(b, 'en', { numeric: true });
  });
  return (
    <>
      <SiteHeader />
      <main className="home all">
        <h1>{scenariosText.allScenarios}</h1>
        <p className="lead">{scenariosText.allScenariosIntro}</p>
        <p className="all-own">
          <Link className="btn line" href="/own/">
            <Glyph name="pen" size={16} />
            {ownText.paste}
          </Link>
        </p>
        {named.map(([name, group]) => (
          <section key={name} className="band">
            <h2>{name}</h2>
            <ScenarioList scenarios={group} />
          </section>
        ))}
        <section className="band">
          <h2>{scenariosText.namedMoments}</h2>
          <p className="lead">{scenariosText.namedMomentsIntro}</p>
          <ul className="lib">
            {moments.map(({ href, title, scenario }) => (
              <li key={href}>
                <Link href={href} className="plain">
                  <span>
                    <b>{title}</b>
                    <span className="watch">{scenario}</span>
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
