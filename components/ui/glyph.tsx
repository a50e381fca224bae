// Icons on a grid of 24, drawn with the current colour.

const STROKES = {
  play: <path d="M8 5.5v13l11-6.5Z" fill="currentColor" stroke="none" />,
  pause: <path d="M7.5 5.5h3v13h-3zM13.5 5.5h3v13h-3z" fill="currentColor" stroke="none" />,
  back: (
    <>
      <path d="M18 6v12l-8.5-6Z" fill="currentColor" stroke="none" />
      <path d="M6.5 6v12" strokeWidth={2.2} />
    </>
  ),
  forward: (
    <>
      <path d="M6 6v12l8.5-6Z" fill="currentColor" stroke="none" />
      <path d="M17.5 6v12" strokeWidth={2.2} />
    </>
  ),
  'turn-back': <path d="M20 6v12l-7-6ZM12 6v12l-7-6Z" fill="currentColor" stroke="none" />,
  'turn-forward': <path d="M4 6v12l7-6ZM12 6v12l7-6Z" fill="currentColor" stroke="none" />,
  close: <path d="m6.5 6.5 11 11M17.5 6.5l-11 11" />,
  arrow: <path d="M4 12h15m0 0-5.5-5.5M19 12l-5.5 5.5" />,
  left: <path d="m15 6-6 6 6 6" />,
  right: <path d="m9 6 6 6-6 6" />,
  down: <path d="m6 9 6 6 6-6" />,
  up: <path d="m6 15 6-6 6 6" />,
  moon: <path d="M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7Z" />,
  sun: (
    <>
      <circle cx={12} cy={12} r={4} />
      <path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4" />
    </>
  ),
  clock: (
    <>
      <circle cx={12} cy={12} r={8} />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  copy: <path d="M8.5 8.5h10v10h-10zM15.5 8.5v-3h-10v10h3" />,
  bolt: <path d="M13 3.5 6 13.5h5l-1 7 7.5-10.5H12Z" />,
  pen: <path d="m5 19 1-4L16.5 4.5l3 3L9 18ZM14.5 6.5l3 3" />,
  undo: <path d="M8.5 5 4.5 9l4 4M5 9h9a5 5 0 0 1 0 10h-3" />,
  redo: <path d="m15.5 5 4 4-4 4M19 9h-9a5 5 0 0 0 0 10h3" />,
  share: <path d="M12 15V4m0 0L8 8m4-4 4 4M6 12v7h12v-7" />,
  present: <path d="M4 5h16v11H4zM12 16v4M8.5 20h7" />,
  search: (
    <>
      <circle cx={11} cy={11} r={6} />
      <path d="m15.5 15.5 4.5 4.5" />
    </>
  ),
  help: <path d="M9 9a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 2v.4M12 17.8v.2" />,
  ask: <path d="M5 5h14v11h-6l-4 3.5V16H5ZM10 9a2 2 0 1 1 2.8 1.8c-.5.3-.8.6-.8 1.2M12 13.9v.1" />,
  sliders: <path d="M5 7h8m4 0h2M5 12h2m4 0h8M5 17h6m4 0h4M15 5v4M9 10v4M13 15v4" />,
  skip: <path d="M3 12h2.5M8 12h1M11 12h1M12.5 7.5 19 12l-6.5 4.5ZM21 7v10" />,
  columns: <path d="M5 4.5v15M12 4.5v15M19 4.5v15M5 9l7 2M12 14l7 2" />,
  plus: <path d="M5 12h14M12 5v14" />,
  minus: <path d="M5 12h14" />,
  fold: <path d="M4 5v14M20 5v14M7 12h3.5M17 12h-3.5M8.5 9.5 11 12l-2.5 2.5M15.5 9.5 13 12l2.5 2.5" />,
  unfold: <path d="M12 5v14M3 12h6M21 12h-6M5.5 9.5 3 12l2.5 2.5M18.5 9.5 21 12l-2.5 2.5" />,
  menu: <path d="M5 7h14M5 12h14M5 17h14" />,
  sound: <path d="M5 9.5v5h3.5l5 4v-13l-5 4ZM16.5 9a4.5 4.5 0 0 1 0 6M18.8 6.5a8 8 0 0 1 0 11" />,
  muted: <path d="M5 9.5v5h3.5l5 4v-13l-5 4ZM16.5 9.8l4 4.4M20.5 9.8l-4 4.4" />,
  larger: <path d="M13.5 4.5h6v6M19.5 4.5l-7 7M10.5 19.5h-6v-6M4.5 19.5l7-7" />,
  pin: <path d="M9 4h6l-.8 6.5 3.3 3v1.5h-11v-1.5l3.3-3ZM12 15v5" />,
  text: <path d="M4 6h16M4 10.5h16M4 15h16M4 19.5h9" />,
} as const;

export type GlyphName = keyof typeof STROKES;

export function Glyph({ name, size = 18, className }: { name: GlyphName; size?: number; className?: string }) {
  return (
    <svg
      className={className ? `glyph ${className}` : 'glyph'}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {STROKES[name]}
    </svg>
  );
}

/** Two lifelines, a message and the playhead's dot. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg className="glyph" width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path d="M5 3v18M19 3v18" stroke="currentColor" strokeWidth={1.8} strokeLinecap="round" />
      <path d="M5 7.5 19 16" stroke="currentColor" strokeWidth={1.8} />
      <circle cx={12} cy={11.75} r={3.1} fill="currentColor" />
    </svg>
  );
}
