'use client';
// A link to another page of the site. The page is fetched ahead when somebody points at the link or comes to it by
// keyboard, and not before: a page full of links would otherwise fetch half the site as it opens.

import NextLink from 'next/link';
import { type ComponentProps, useState } from 'react';

type LinkProps = Omit<ComponentProps<typeof NextLink>, 'prefetch' | 'onPointerEnter' | 'onTouchStart' | 'onFocus'>;

export function Link(props: LinkProps) {
  const [near, setNear] = useState(false);
  const come = () => setNear(true);
  return (
    <NextLink {...props} prefetch={near ? null : false} onPointerEnter={come} onTouchStart={come} onFocus={come} />
  );
}
