// A compact ladder in its frame: the heads, and below them a window on the drawing. The figures of lessons, the call of the
// home page and the questions of practice are such frames; what they add lies around it.

import type { MouseEventHandler, ReactNode } from 'react';
import { cx } from '../ui/cx';
import { type HeadMeasures, Heads } from './heads';
import type { Layout } from './layout';
import type { LadderView, Millis } from './model';

interface FrameProps {
  readonly layout: Layout;
  readonly at: Millis;
  readonly heads: HeadMeasures;
  /** Whose frame it is: the first word of its class names. */
  readonly kind: 'live' | 'hero' | 'practice';
  /** The part of the drawing that shows; all of it when not said. */
  readonly top?: number;
  readonly height?: number;
  /** As large as it is drawn; else as wide as its place. */
  readonly fixed?: boolean;
  readonly className?: string | false;
  /** What the picture is, where no text beside it says so. */
  readonly label?: string;
  /** Under and over the heads. */
  readonly under?: ReactNode;
  readonly over?: ReactNode;
  readonly onClick?: MouseEventHandler;
  readonly children: ReactNode;
}

export function Frame(props: FrameProps) {
  const { layout, at, heads, kind, top = 0, height = layout.height, fixed = false, label } = props;
  const { width } = layout;
  const size = (h: number) => (fixed ? { width, height: h } : {});
  return (
    <>
      <svg
        className={`fig frame-heads ${kind}-heads`}
        {...size(heads.height)}
        viewBox={`0 0 ${width} ${heads.height}`}
        aria-hidden="true"
      >
        {props.under}
        <Heads layout={layout} measures={heads} now={at} />
        {props.over}
      </svg>
      <svg
        className={cx('fig', `${kind}-ladder`, props.className)}
        {...size(height)}
        viewBox={`0 ${top} ${width} ${height}`}
        preserveAspectRatio="xMidYMin slice"
        role="img"
        aria-label={label ?? ''}
        aria-hidden={label === undefined}
        onClick={props.onClick}
      >
        {props.children}
      </svg>
    </>
  );
}

/** The messages of a ladder in sentences, for whoever does not see it. */
export const Sentences = ({ view }: { readonly view: LadderView }) => (
  <ol className="hidden-text">
    {view.messages.map((m) => (
      <li key={m.id}>{m.sentence}</li>
    ))}
  </ol>
);
