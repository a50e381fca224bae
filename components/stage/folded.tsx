// What is folded away, above the figure, with the way to have it back.

import type { Call } from '../ladder/calls';
import { noticesText } from '../text/notices';
import { Glyph } from '../ui/glyph';

export function Folded({ calls, onUnfold }: { readonly calls: readonly Call[]; onUnfold(): void }) {
  if (calls.length === 0) return null;
  return (
    <div className="folded-bar" role="status">
      <span>
        {noticesText.foldedAway(
          calls.length,
          calls.reduce((sum, { messages }) => sum + messages, 0),
        )}
      </span>
      <button type="button" className="btn" onClick={onUnfold}>
        <Glyph name="unfold" size={15} />
        {noticesText.unfoldCalls}
      </button>
    </div>
  );
}
