// Head and foot of the pages beside the stage.

import Link from 'next/link';
import { text } from '../text/catalogue';
import { stateText } from '../text/state';
import { Brand } from './brand';
import { Logo } from './glyph';
import { ThemeToggle } from './theme-toggle';

export const SiteHeader = () => (
  <header className="sitenav">
    <Brand size={22} />
    <nav aria-label={text.siteNav}>
      {text.sitePages.map(([href, label]) => (
        <Link key={href} href={href}>
          {label}
        </Link>
      ))}
    </nav>
    <span className="spacer" />
    <ThemeToggle />
  </header>
);

export const SiteFooter = () => (
  <footer className="foot">
    <span>
      <Logo size={16} />
      {text.footer}
    </span>
    <span>
      <Link href="/machines/">{stateText.machinesLink}</Link> · <Link href="/conformance/">{text.conformanceLink}</Link>{' '}
      · {text.footerBuilt}
    </span>
  </footer>
);
