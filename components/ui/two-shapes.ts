// The server knows no width, so it draws some figures twice, wide and narrow, and the style sheet shows one of them. In
// the browser the other one is not brought to life: it stays as the server drew it until it is seen.

/** What the server drew stays as it is: neither read nor compared. */
export const AS_DRAWN = { suppressHydrationWarning: true, dangerouslySetInnerHTML: { __html: '' } } as const;

export const narrowerThan = (below: number): MediaQueryList => matchMedia(`(width < ${below}px)`);

/** Whether the window is narrower than so many pixels; null on the server, where nobody knows. */
export const isNarrower = (below: number): boolean | null =>
  typeof window === 'undefined' ? null : narrowerThan(below).matches;
