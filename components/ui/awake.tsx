'use client';
// Says that the page is live, when all of it is: what the reader pressed while it was only drawn can happen now
// (app/_site/paint-first.mjs holds it).

import { useEffect } from 'react';

export function Awake() {
  useEffect(() => {
    dispatchEvent(new Event('awake'));
  }, []);
  return null;
}
