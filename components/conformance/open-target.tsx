'use client';
// Opens what an address of this page names: a browser opens what the target lies in, but not the target itself.

import { useEffect } from 'react';

export function OpenTarget() {
  useEffect(() => {
    const show = () => {
      const target = document.getElementById(location.hash.slice(1));
      for (let at = target; at; at = at.parentElement?.closest('details') ?? null)
        if (at instanceof HTMLDetailsElement) at.open = true;
      target?.scrollIntoView();
    };
    show();
    addEventListener('hashchange', show);
    return () => removeEventListener('hashchange', show);
  }, []);
  return null;
}
