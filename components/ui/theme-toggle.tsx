'use client';
// Light or dark. Without a choice the system decides; the choice is kept and set again before the page is painted.

import { brandText } from '../text/brand';
import { Glyph } from './glyph';

export function ThemeToggle() {
  const toggle = () => {
    const root = document.documentElement;
    const dark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    try {
      localStorage.setItem('theme', root.dataset.theme);
    } catch {
      // Storage is switched off: the choice lasts as long as the page.
    }
  };
  return (
    <button type="button" className="btn icon needs-script" aria-label={brandText.theme} onClick={toggle}>
      <Glyph name="moon" size={17} className="theme-moon" />
      <Glyph name="sun" size={17} className="theme-sun" />
    </button>
  );
}
