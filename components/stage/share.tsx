'use client';
// The button of a link to this very moment, and the panel under it.

import { topBarText as text } from '../text/top-bar';
import { Glyph } from '../ui/glyph';
import { Pop } from '../ui/pop';
import { Awaited } from './awaited';
import type { SharePanelProps } from './share-panel';
import type { Tooled } from './use-tools';

export function Share({ tools, failed, want, ...panel }: Omit<SharePanelProps, 'close'> & Tooled) {
  return (
    <Pop
      label={text.share}
      panelClass="share"
      button={
        <>
          <Glyph name="share" size={16} />
          <span>{text.share}</span>
        </>
      }
    >
      {(close) => (tools ? <tools.SharePanel {...panel} close={close} /> : <Awaited failed={failed} want={want} />)}
    </Pop>
  );
}
