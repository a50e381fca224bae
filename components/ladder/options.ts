// The measures of a ladder. Pixels, unless a name says otherwise; density "comfortable" is the default.

/** Where moments lie: silence folded, every event one step, or in proportion to time. */
export const TIME_MODES = ['elastic', 'even', 'true'] as const;
export type TimeMode = (typeof TIME_MODES)[number];
/** What the axis counts: from the start, from the selected message, or from the message before. */
export const TIMES = ['absolute', 'relative', 'delta'] as const;
export type Times = (typeof TIMES)[number];

/** What lights up with a message, from narrow to wide. */
export const SCOPES = ['transaction', 'dialog', 'session', 'call'] as const;
export type ScopeKind = (typeof SCOPES)[number];

export interface LadderOptions {
  readonly width: number;
  readonly time: TimeMode;
  /** True time makes the ladder no taller. */
  readonly tallest: number;
  readonly top: number;
  readonly bottom: number;
  /** Room for the step lanes, then for the times, then for the labels left and right of the outer lifelines. */
  readonly gutter: number;
  readonly axis: number;
  readonly padLeft: number;
  readonly padRight: number;
  readonly maxSpan: number;
  /** Below this the figure grows wider than its window and scrolls sideways. */
  readonly minSpan: number;
  /** So many lifelines are put closer before the figure scrolls: down to `leastSpan`. */
  readonly few: number;
  readonly leastSpan: number;
  /** Least distance of two arrows of one column, at the column's middle. */
  readonly row: number;
  /** Least distance from an arrival to the next departure at one end. */
  readonly endGap: number;
  readonly slantPerMs: number;
  readonly slantMin: number;
  readonly slantMax: number;
  readonly gapPerMs: number;
  readonly gapMin: number;
  /** A longer silence is folded to `breakHeight`, milliseconds. */
  readonly breakAfter: number;
  readonly breakHeight: number;
  readonly mediaHeight: number;
  /** Lines of words in a ribbon. */
  readonly mediaLines: 0 | 1 | 2;
  readonly mediaGap: number;
  readonly bar: number;
  readonly barGap: number;
  /** From a lifeline to its arrows. */
  readonly pad: number;
  readonly font: number;
  readonly numberFont: number;
  readonly head: number;
  readonly headHalf: number;
  readonly labelGap: number;
  readonly timerOff: number;
  /** A fuse is no shorter: room for its name, its duration and the name of the state it burns in. */
  readonly timerHeight: number;
  readonly timerWords: boolean;
  /** Radius of a packet in flight. */
  readonly dot: number;
  readonly lanes: 'tracks' | 'dots' | 'none';
  readonly laneX: number;
  readonly lanePitch: number;
  readonly times: boolean;
  readonly timesAs: Times;
  readonly numbers: boolean;
  /** The widest words that fit, the shortest, or none. */
  readonly labels: 'full' | 'codes' | 'none';
  readonly stateLabels: boolean;
  readonly words: boolean;
  readonly sdp: boolean;
  readonly satelliteNames: boolean;
  /** Radius of one without its name. */
  readonly satellite: number;
  readonly before: boolean;
  /** Where the now line begins. */
  readonly nowX: number;
  readonly nowPill: boolean;
}

/** Where the times of the axis end and the lifelines' part begins. */
export const edgeOf = (o: Pick<LadderOptions, 'gutter' | 'axis'>): number => o.gutter + o.axis;

export const COMFORTABLE: LadderOptions = {
  width: 976,
  time: 'elastic',
  tallest: 240_000,
  top: 18,
  bottom: 40,
  gutter: 124,
  axis: 52,
  padLeft: 96,
  padRight: 96,
  maxSpan: 420,
  minSpan: 116,
  few: 8,
  leastSpan: 84,
  row: 28,
  endGap: 9,
  slantPerMs: 0.62,
  slantMin: 13,
  slantMax: 48,
  gapPerMs: 0.5,
  gapMin: 2,
  breakAfter: 150,
  breakHeight: 40,
  mediaHeight: 44,
  mediaLines: 2,
  mediaGap: 20,
  bar: 5,
  barGap: 2.5,
  pad: 9,
  font: 13,
  numberFont: 11,
  head: 9,
  headHalf: 4,
  labelGap: 5,
  timerOff: 17,
  timerHeight: 92,
  timerWords: true,
  dot: 5.5,
  lanes: 'tracks',
  laneX: 18,
  lanePitch: 22,
  times: true,
  timesAs: 'absolute',
  numbers: true,
  labels: 'full',
  stateLabels: true,
  words: true,
  sdp: true,
  satelliteNames: true,
  satellite: 8,
  before: true,
  nowX: 8,
  nowPill: true,
};

/** Under 720 px: no axis, smaller type, lanes as dots. */
export const NARROW: LadderOptions = {
  ...COMFORTABLE,
  width: 390,
  top: 22,
  bottom: 120,
  gutter: 22,
  axis: 0,
  padLeft: 26,
  padRight: 26,
  minSpan: 84,
  few: 0,
  row: 25,
  endGap: 7,
  slantPerMs: 0.45,
  slantMin: 11,
  breakHeight: 34,
  mediaHeight: 38,
  bar: 3.5,
  barGap: 2,
  pad: 7,
  font: 12,
  head: 8,
  headHalf: 3.6,
  labelGap: 4,
  timerOff: 13,
  dot: 5,
  lanes: 'dots',
  laneX: 2.8,
  lanePitch: 4.2,
  times: false,
  numbers: false,
  stateLabels: false,
  words: false,
  sdp: false,
  satelliteNames: false,
  before: false,
  nowX: 0,
  nowPill: false,
};

/** The ladder of the home page: larger, without numbers and times. */
export const HERO: LadderOptions = {
  ...COMFORTABLE,
  width: 860,
  top: 24,
  axis: 0,
  laneX: 20,
  padLeft: 106,
  padRight: 64,
  row: 32,
  endGap: 8,
  slantPerMs: 0.7,
  slantMin: 16,
  gapMin: 3,
  breakHeight: 58,
  mediaHeight: 56,
  mediaGap: 18,
  bar: 6,
  pad: 11,
  font: 14.5,
  head: 11,
  headHalf: 5,
  dot: 7,
  times: false,
  numbers: false,
  stateLabels: false,
  words: false,
  sdp: false,
  before: false,
  nowX: 8,
  nowPill: false,
};

/** The ladder beside a text: small, one lane at most. */
export const COMPACT: LadderOptions = {
  ...HERO,
  width: 480,
  top: 22,
  bottom: 26,
  gutter: 34,
  laneX: 16,
  padLeft: 48,
  padRight: 48,
  minSpan: 84,
  row: 28,
  font: 13,
  head: 9,
  headHalf: 4,
  pad: 9,
  bar: 5,
  dot: 5.5,
  slantPerMs: 0.5,
  slantMin: 12,
  slantMax: 40,
  breakHeight: 44,
  mediaHeight: 44,
  numbers: true,
  nowX: 6,
};

/** The same on a narrow screen: drawn as wide as its place, so that its words keep their size. */
export const SMALL: LadderOptions = {
  ...COMPACT,
  width: 350,
  gutter: 28,
  laneX: 14,
  padLeft: 40,
  padRight: 40,
  minSpan: 60,
  font: 12,
  bar: 4,
  head: 8,
  headHalf: 3.6,
  pad: 8,
  numbers: false,
  satelliteNames: false,
};
