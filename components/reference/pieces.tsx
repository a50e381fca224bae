// A text of the reference, its words of the trade linked.

import { Link } from '../ui/link';
import type { Pieces } from './model';

export const Text = ({ of }: { of: Pieces }) =>
  of.map((piece, i) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      <Link key={i} href={piece.href} className="word">
        {piece.text}
      </Link>
    ),
  );

/** The text alone. */
export const plain = (of: Pieces): string =>
  of.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
