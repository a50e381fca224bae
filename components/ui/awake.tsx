'use client';
// Says that the page's own scripts are awake: what the reader did while it was only drawn can happen now (app/_site/hold.mjs
// holds it). A part whose script comes later still, such as a lesson's figure, counts from then on.

import { useEffect } from 'react';

export function Awake() {
  useEffect(() => {
    dispatchEvent(new Event('awake'));
  }, []);
  return null;
}
