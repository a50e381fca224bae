'use client';
// The button of how the ladder is drawn, and the panel under it.

import { topBarText as text } from '../text/top-bar';
import { Glyph } from '../ui/glyph';
import { Pop } from '../ui/pop';
import { Awaited } from './awaited';
import type { Tooled } from './use-tools';
import { writeView } from './view-options';
import type { ViewPanelProps } from './view-panel';

export function ViewMenu({ tools, failed, want, ...panel }: ViewPanelProps & Tooled) {
  const changed = writeView(panel.options) !== '';
  return (
    <Pop
      label={changed ? text.changed : text.view}
      className={changed ? 'hand' : ''}
      panelClass="view-menu"
      button={
        <>
          <Glyph name="columns" size={16} />
          <span>{text.viewShort}</span>
        </>
      }
    >
      {() => (tools ? <tools.ViewPanel {...panel} /> : <Awaited failed={failed} want={want} />)}
    </Pop>
  );
}
