'use client';
// What lies over the figure, placed by the layout: the heads as buttons, and the menu or popover beside an arrow.

import { memo, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { clamp } from '../ladder/geometry';
import { doingAt, HEADS, NARROW_HEADS } from '../ladder/heads';
import type { Layout } from '../ladder/layout';
import type { Millis } from '../ladder/model';
import { edgeOf } from '../ladder/options';
import { ladderText } from '../text/ladder';

export type OverAt = { readonly message: string } | { readonly node: string };

interface NodeButtonsProps {
  readonly layout: Layout;
  readonly at: Millis;
  readonly height: number;
  onNode(id: string): void;
}

/** The heads as buttons: what can happen to an element is behind its head, and what it is doing is told with its name. */
export function NodeButtons({ layout, at, height, onNode }: NodeButtonsProps) {
  return layout.view.nodes.map(({ id, name }, i) => (
    <NodeButton
      key={id}
      id={id}
      name={name}
      doing={doingAt(layout.view, id, at).join(', ')}
      x={(layout.x[i] ?? 0) - 44}
      // No wider than the figure, which would scroll farther than it is drawn.
      width={Math.min(88, layout.width - (layout.x[i] ?? 0) + 44)}
      height={height}
      onNode={onNode}
    />
  ));
}

interface NodeButtonProps extends Pick<NodeButtonsProps, 'height' | 'onNode'> {
  readonly id: string;
  readonly name: string;
  readonly doing: string;
  readonly x: number;
  readonly width: number;
}

const NodeButton = memo(function NodeButton({ id, name, doing, x, width, height, onNode }: NodeButtonProps) {
  return (
    <button
      aria-description={doing || undefined}
      type="button"
      className="head-button needs-script"
      aria-label={ladderText.openMenu(name)}
      aria-haspopup="dialog"
      ref={(element) => place(element, x, 0, width, height)}
      onClick={() => onNode(id)}
    />
  );
});

/** Places an element of the page over the figure. Set by script: the policy of the site forbids style attributes. */
function place(element: HTMLElement | null, x: number, y: number, width?: number, height?: number): void {
  if (!element) return;
  element.style.translate = `${x}px ${y}px`;
  if (width !== undefined) element.style.width = `${width}px`;
  if (height !== undefined) element.style.height = `${height}px`;
}

const WIDTH = 288;
const BESIDE = 26;
/** The line under narrow heads that says which steps are open. */
const OPEN_STEPS = 30;
/** What a reader came for takes the focus, not the button that closes. */
const FIRST = '.wi-verb, .el-acts button, [role="menuitem"]';

/** Beside the arrow or under the head that it belongs to, within the figure. */
export function Over({ layout, at, children }: { layout: Layout; at: OverAt; children: ReactNode }) {
  const holder = useRef<HTMLDivElement>(null);
  const spot = 'node' in at ? headSpot(layout, at.node) : arrowSpot(layout, at.message);
  const waits = useRef(true);
  useLayoutEffect(() => {
    const element = holder.current;
    if (!element) return;
    place(element, clamp(spot.x, 8, Math.max(8, layout.width - WIDTH - 8)), spot.y);
    // Just before the browser paints: asked any earlier, it would have to lay the whole figure out twice.
    const frame = requestAnimationFrame(() => element.scrollIntoView({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, [spot.x, spot.y, layout.width]);
  // What lies here may come later than the wish for it, or follow a menu, and has the focus unless its reader went on
  // elsewhere. The ladder itself answers no key while something lies over it.
  useLayoutEffect(() => {
    const element = holder.current;
    const has = document.activeElement;
    if (!element || element.contains(has)) return;
    const first = element.querySelector<HTMLElement>(FIRST) ?? element.querySelector<HTMLElement>('button, input');
    if (!first) return;
    const gives =
      has?.matches('.viewport') || (waits.current && (has === document.body || has?.matches('.head-button')));
    waits.current = false;
    if (gives) first.focus({ preventScroll: true });
  });
  // As it grows, and when the window of the ladder shrinks, it stays in sight.
  useEffect(() => {
    const element = holder.current;
    const window = element?.closest('.viewport');
    if (!element || !window) return;
    const watch = new ResizeObserver(() => element.scrollIntoView({ block: 'nearest' }));
    watch.observe(element);
    watch.observe(window);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={holder} className="over">
      {children}
    </div>
  );
}

/** Right of the arrow where there is room, else left of it, else under it: the arrow itself stays in sight. */
function arrowSpot(layout: Layout, id: string): { x: number; y: number } {
  const arrow = layout.arrows.find(({ message }) => message.id === id);
  if (!arrow) return { x: 0, y: 0 };
  const [left, right] = [Math.min(arrow.x0, arrow.x1), Math.max(arrow.x0, arrow.x1)];
  const heads = layout.options.lanes === 'dots' ? NARROW_HEADS.height + OPEN_STEPS : HEADS.height;
  // From the top of the window's content, in which the heads come first.
  const top = heads + Math.max(8, Math.min(arrow.y0, arrow.y1) - 24);
  if (right + BESIDE + WIDTH + 8 <= layout.width) return { x: right + BESIDE, y: top };
  if (left - BESIDE - WIDTH >= edgeOf(layout.options)) return { x: left - BESIDE - WIDTH, y: top };
  return { x: (left + right - WIDTH) / 2, y: heads + Math.max(arrow.y0, arrow.y1) + 14 };
}

function headSpot(layout: Layout, node: string): { x: number; y: number } {
  const nth = layout.view.nodes.findIndex(({ id }) => id === node);
  const heads = layout.options.lanes === 'dots' ? NARROW_HEADS : HEADS;
  return { x: (layout.x[nth] ?? 0) - WIDTH / 2, y: heads.height + 6 };
}
