import { brandText } from '../text/brand';
import { Logo } from './glyph';
import { Link } from './link';

export function Brand({ size = 20 }: { size?: number }) {
  return (
    <Link className="brand" href="/" aria-label={brandText.brandLink}>
      <Logo size={size} />
      <span>{brandText.brand}</span>
    </Link>
  );
}
