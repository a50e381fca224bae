// The brackets of the scope that is lit, with what identifies it and who keeps it.

import { memo } from 'react';
import { scopeText } from '../text/scopes';
import { placeBrackets } from './brackets';
import type { Layout } from './layout';
import type { Scope } from './scopes';

export interface BracketsProps {
  readonly layout: Layout;
  readonly scope: Scope;
}

export const Brackets = memo(function Brackets({ layout, scope }: BracketsProps) {
  return placeBrackets(layout, scope, scopeText.says).map(({ bracket, x, y0, y1, turn, label }) => (
    <g key={`${bracket.node} ${bracket.side}`} className="scope">
      <path className="scope-line" d={`M${x - 5 * turn} ${y0}h${5 * turn}V${y1}h${-5 * turn}`} />
      {label && (
        <text className="scope-l" x={label.x} y={label.y} textAnchor={label.anchor}>
          {label.text}
        </text>
      )}
    </g>
  ));
});
