// Head and foot of the pages beside the stage.

import { searchText } from '../text/search';
import { siteText } from '../text/site';
import { stateText } from '../text/state';
import { Brand } from './brand';
import { Glyph, Logo } from './glyph';
import { Link } from './link';
import { ThemeToggle } from './theme-toggle';

export const SiteHeader = () => (
  <header className="sitenav">
    <Brand size={22} />
    <nav aria-label={siteText.siteNav}>
      {siteText.sitePages.map(([href, label]) => (
        <Link key={href} href={href}>
          {label}
        </Link>
      ))}
    </nav>
    <span className="spacer" />
    <Link href="/search/" className="btn quiet site-search" aria-label={searchText.title}>
      <Glyph name="search" size={18} />
      <span>{searchText.title}</span>
    </Link>
    <ThemeToggle />
  </header>
);

export const SiteFooter = () => (
  <footer className="foot">
    <span>
      <Logo size={16} />
      {siteText.footer}
    </span>
    <span>
      <Link href="/machines/">{stateText.machinesLink}</Link> ·{' '}
      <Link href="/conformance/">{siteText.conformanceLink}</Link> · {siteText.footerBuilt}
    </span>
  </footer>
);
