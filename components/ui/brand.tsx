import Link from 'next/link';
import { text } from '../text/catalogue';
import { Logo } from './glyph';

export function Brand({ size = 20 }: { size?: number }) {
  return (
    <Link className="brand" href="/" aria-label={text.brandLink}>
      <Logo size={size} />
      <span>{text.brand}</span>
    </Link>
  );
}
