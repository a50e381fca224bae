// Opens the inspector where it is a drawer.

import { inspectorText } from '../text/inspector';
import { Glyph } from '../ui/glyph';
import type { SheetHeight } from './use-hand';

interface OpenerProps {
  readonly sheet: SheetHeight;
  onSheet(height: SheetHeight): void;
}

export const Opener = ({ sheet, onSheet }: OpenerProps) => (
  <button
    type="button"
    className="btn only-drawer opener"
    aria-expanded={sheet !== 'peek'}
    onClick={() => onSheet(sheet === 'peek' ? 'half' : 'peek')}
  >
    <Glyph name="text" size={16} />
    <span>{inspectorText.showMessage}</span>
  </button>
);
