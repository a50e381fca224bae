// One machine: what it is for, its chart, moving in a real run, and all of it again as tables.

import { placeOfSection } from '../conformance/model';
import { ruleSentence, stateText } from '../text/state';
import { Link } from '../ui/link';
import { SiteFooter, SiteHeader } from '../ui/site';
import { LiveMachine } from './live-machine';
import type { Cited, MachineView } from './model';

const { columns } = stateText;

const Rule = ({ rfc, section }: Cited) => (
  <Link className="ref" href={`/conformance/#${placeOfSection(rfc, section)}`}>
    {stateText.ruleRef(rfc, section)}
  </Link>
);

export function MachinePage({ view }: { view: MachineView }) {
  const { title, purpose, note, source, compare, drawn } = view;
  return (
    <>
      <SiteHeader />
      <main className="machines machine">
        <p className="crumb">
          <Link href="/machines/">{stateText.machines}</Link>
          <span aria-hidden="true">/</span> {view.group}
        </p>
        <h1>{title}</h1>
        <p className="lead">
          {purpose} {note}
        </p>
        <p className="mc-source">
          <b>{source}</b>
          {compare && <span>{compare}</span>}
          {!drawn && <span>{stateText.noFigure}</span>}
        </p>
        <LiveMachine view={view} />
        <Edges view={view} />
        {view.timers.length > 0 && <Timers view={view} />}
        <section>
          <h2>{stateText.sections}</h2>
          <ul className="mc-sections">
            {view.sections.map((cited) => (
              <li key={`${cited.rfc} ${cited.section}`}>
                <Rule {...cited} />
              </li>
            ))}
          </ul>
          <p className="mc-cover">{stateText.covered(view.covered, view.edges)}</p>
          {view.uncovered.length > 0 && (
            <details>
              <summary>
                {stateText.uncovered} ({view.uncovered.length})
              </summary>
              <ul>
                {view.uncovered.map((edge) => (
                  <li key={edge}>{edge}</li>
                ))}
              </ul>
            </details>
          )}
        </section>
      </main>
      <SiteFooter />
    </>
  );
}

function Edges({ view }: { view: MachineView }) {
  return (
    <section>
      <h2 id="edges">{stateText.edges}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="edges">
        <table className="mc-edges">
          <thead>
            <tr>
              <th scope="col">{columns.event}</th>
              <th scope="col">{columns.action}</th>
              <th scope="col">{columns.to}</th>
              <th scope="col">{columns.rule}</th>
            </tr>
          </thead>
          {view.rows.map((state) => (
            <tbody key={state.id}>
              <tr className="state">
                <th scope="rowgroup" colSpan={4}>
                  <b>{state.name}</b> {state.description}
                  {state.timers.length > 0 && (
                    <span className="runs">{`${columns.runs}: ${state.timers.join(', ')}`}</span>
                  )}
                </th>
              </tr>
              {state.edges.map((edge) => (
                <tr key={`${edge.event} ${edge.action} ${edge.to}`}>
                  <td>{edge.event}</td>
                  <td>{edge.action || stateText.nothing}</td>
                  <td>{edge.to ?? stateText.stays}</td>
                  <td>
                    {edge.rule && (
                      <>
                        {ruleSentence(edge.rule.text)} <Rule {...edge.rule} />
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

function Timers({ view }: { view: MachineView }) {
  return (
    <section>
      <h2 id="timers">{stateText.timers}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="timers">
        <table>
          <thead>
            <tr>
              <th scope="col">{columns.timer}</th>
              <th scope="col">{columns.length}</th>
              <th scope="col">{columns.from}</th>
              <th scope="col">{columns.does}</th>
            </tr>
          </thead>
          <tbody>
            {view.timers.map(({ name, length, does, states }) => (
              <tr key={`${name} ${does}`}>
                <th scope="row">{name}</th>
                <td>{length}</td>
                <td>{states.join(', ')}</td>
                <td>{does}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
