import { siteText } from '../text/site';
import { Logo } from './glyph';
import { Link } from './link';

export function Brand({ size = 20 }: { size?: number }) {
  return (
    <Link className="brand" href="/" aria-label={siteText.brandLink}>
      <Logo size={size} />
      <span>{siteText.brand}</span>
    </Link>
  );
}
