import type { ComponentProps } from 'react';
import { cx } from './cx';
import { Glyph, type GlyphName } from './glyph';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'children' | 'aria-label' | 'title'> {
  readonly glyph: GlyphName;
  readonly size: number;
  /** What it does, for whoever points at it or listens. */
  readonly label: string;
}

/** A button that is nothing but an icon. */
export const IconButton = ({ glyph, size, label, className, ...rest }: IconButtonProps) => (
  <button type="button" className={cx('btn icon', className)} aria-label={label} title={label} {...rest}>
    <Glyph name={glyph} size={size} />
  </button>
);
