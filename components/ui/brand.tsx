import { text } from '../text/catalogue';
import { Logo } from './glyph';
import { Link } from './link';

export function Brand({ size = 20 }: { size?: number }) {
  return (
    <Link className="brand" href="/" aria-label={text.brandLink}>
      <Logo size={size} />
      <span>{text.brand}</span>
    </Link>
  );
}
