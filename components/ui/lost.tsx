// A page with nothing to show: what happened, and the ways on. Every page of the site brings the one for readers who
// got lost along, so it is made of plain links, and no script comes with it.

import { brandText } from '../text/brand';
import { siteText } from '../text/site';
import { BASE } from './base';
import { Logo } from './glyph';

interface LostProps {
  readonly title: string;
  readonly says: string;
  readonly href: string;
  /** What the way on is called. */
  readonly way: string;
  /** Another way on, by its address and name. */
  readonly other?: readonly [href: string, way: string];
}

export const Lost = ({ title, says, href, way, other }: LostProps) => (
  <>
    <header className="sitenav">
      <a href={`${BASE}/`} className="brand" aria-label={brandText.brandLink}>
        <Logo size={22} />
        <span>{brandText.brand}</span>
      </a>
      <nav aria-label={siteText.siteNav}>
        {siteText.sitePages.map(([page, name]) => (
          <a key={page} href={`${BASE}${page}`}>
            {name}
          </a>
        ))}
      </nav>
    </header>
    <main className="home lost">
      <h1>{title}</h1>
      <p>{says}</p>
      <p className="links">
        <a className="btn line" href={`${BASE}${href}`}>
          {way}
        </a>
        {other && (
          <a className="btn line" href={`${BASE}${other[0]}`}>
            {other[1]}
          </a>
        )}
      </p>
    </main>
  </>
);
