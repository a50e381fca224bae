'use client';
// A link to another page of the site. The page is fetched ahead when somebody points at the link or comes to it by
// keyboard, and not before: a page full of links would otherwise fetch half the site as it opens. What the browser does
// with a link on its own (a new tab, a new window, saving it) stays the browser's.

import { useRouter } from 'next/navigation';
import type { ComponentProps, MouseEvent } from 'react';
import { BASE } from './base';

type Own = 'target' | 'download' | 'onPointerEnter' | 'onTouchStart' | 'onFocus';

interface LinkProps extends Omit<ComponentProps<'a'>, Own> {
  /** From the root of the site, like `/learn/`. */
  readonly href: string;
}

const isForBrowser = (event: MouseEvent): boolean =>
  event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

export function Link({ href, onClick, ...rest }: LinkProps) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || isForBrowser(event)) return;
    event.preventDefault();
    router.push(href);
  };
  const fetchAhead = () => router.prefetch(href);
  return (
    <a
      {...rest}
      href={`${BASE}${href}`}
      onClick={follow}
      onPointerEnter={fetchAhead}
      onTouchStart={fetchAhead}
      onFocus={fetchAhead}
    />
  );
}
