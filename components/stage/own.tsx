// A stage of a scenario that no page of the library is: its links carry the text, and it can be edited.

import { topBarText } from '../text/top-bar';
import { Glyph } from '../ui/glyph';
import type { Linked } from './link';

export interface Own {
  /** The text as links carry it. */
  readonly packed: string;
  onEdit(): void;
  /** A file with a moment of perhaps another text was opened. */
  onOther(linked: Linked): void;
}

export const EditOwn = ({ own }: { readonly own: Own }) => (
  <button type="button" className="btn" title={topBarText.editHelp} onClick={own.onEdit}>
    <Glyph name="pen" size={16} />
    <span>{topBarText.edit}</span>
  </button>
);
