// What of SIP is here, and how one knows: the figures runs agree with, then each RFC by section with its rules, its
// code and its tests. Plain text and disclosures, so that it reads without script and on paper.

import { conformanceText } from '../text/conformance';
import { stateText } from '../text/state';
import { Link } from '../ui/link';
import { SiteFooter, SiteHeader } from '../ui/site';
import { type ConformanceView, placeOfSection } from './model';
import { OpenTarget } from './open-target';

type Flow = ConformanceView['flows'][number];
type Rfc = ConformanceView['rfcs'][number];

const verdictOf = ({ agrees }: Flow): string =>
  agrees === null ? conformanceText.flowMissing : agrees ? conformanceText.flowAgrees : conformanceText.flowDiffers;

function Flows({ flows }: { flows: readonly Flow[] }) {
  return (
    <section>
      <h2 id="figures">{conformanceText.flows}</h2>
      <p>{conformanceText.flowsSummary(flows.filter(({ agrees }) => agrees === true).length, flows.length)}</p>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="figures">
        <table>
          <thead>
            <tr>
              <th scope="col">{conformanceText.flowFigure}</th>
              <th scope="col">{conformanceText.flowTitle}</th>
              <th scope="col" className="count">
                {conformanceText.flowMessages}
              </th>
              <th scope="col">{conformanceText.flowVerdict}</th>
            </tr>
          </thead>
          <tbody>
            {flows.map((flow) => (
              <tr key={flow.id}>
                <th scope="row" className="mono">
                  {flow.id.replace('rfc', 'RFC ').replace('-', ' §')}
                </th>
                <td>{flow.agrees === null ? flow.title : <Link href={`/stage/${flow.id}/`}>{flow.title}</Link>}</td>
                <td className="mono count">{flow.messages}</td>
                <td>
                  <span className={flow.agrees ? 'verdict yes' : 'verdict no'}>{verdictOf(flow)}</span>
                  {flow.departures.map(({ label, instead, why }) => (
                    <span key={label} className="note">
                      {conformanceText.flowDeparture(label, instead, why)}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Section({ rfc, section }: { rfc: string; section: Rfc['sections'][number] }) {
  return (
    <details id={placeOfSection(rfc, section.section)}>
      <summary>
        <span className="mono">§{section.section}</span> {section.title}
        <span className="counts">{conformanceText.sectionCounts(section.rules.length, section.tests.length)}</span>
      </summary>
      {section.rules.length > 0 && (
        <ul>
          {section.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      )}
      <p className="files mono">{section.code.join(', ')}</p>
      {section.tests.length > 0 && (
        <ul className="tests" aria-label={conformanceText.sectionTests}>
          {section.tests.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
    </details>
  );
}

/** The page. */
export function ConformancePage({ facts }: { facts: ConformanceView }) {
  return (
    <>
      <SiteHeader />
      <main className="conformance">
        <h1>{conformanceText.title}</h1>
        <p className="lead">{conformanceText.intro}</p>
        <p>
          <Link href="/machines/">{stateText.drawnMachines}</Link>
        </p>
        <Flows flows={facts.flows} />
        {facts.departures.length > 0 && (
          <section>
            <h2>{conformanceText.departures}</h2>
            <ul>
              {facts.departures.map(({ file, text: said }) => (
                <li key={`${file} ${said}`}>
                  {said} <span className="files mono">{file}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h2>{conformanceText.sections}</h2>
          {facts.rfcs.map((rfc) => (
            <details key={rfc.number} className="rfc" id={`rfc${rfc.number}`}>
              <summary>
                <h3>
                  RFC {rfc.number} <span className="title">{rfc.title}</span>
                </h3>
              </summary>
              {rfc.sections.map((section) => (
                <Section key={section.section} rfc={rfc.number} section={section} />
              ))}
            </details>
          ))}
        </section>
      </main>
      <SiteFooter />
      <OpenTarget />
    </>
  );
}
