// The measures of a ladder. Pixels, unless a name says otherwise; density "comfortable" is the default.

export interface LadderOptions {
  readonly width: number;
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
  /** Radius of a packet in flight. */
  readonly dot: number;
  readonly lanes: 'tracks' | 'dots' | 'none';
  readonly laneX: number;
  readonly lanePitch: number;
  readonly times: boolean;
  readonly numbers: boolean;
  readonly stateLabels: boolean;
  readonly words: boolean;
  readonly sdp: boolean;
  readonly satelliteNames: boolean;
  readonly before: boolean;
  /** Where the now line begins. */
  readonly nowX: number;
  readonly nowPill: boolean;
}

/** Where the times of the axis end and the lifelines' part begins. */
export const edgeOf = (o: Pick<LadderOptions, 'gutter' | 'axis'>): number => o.gutter + o.axis;

export const COMFORTABLE: LadderOptions = {
  width: 976,
  top: 18,
  bottom: 40,
  gutter: 124,
  axis: 52,
  padLeft: 96,
  padRight: 96,
  maxSpan: 420,
  minSpan: 116,
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
  dot: 5.5,
  lanes: 'tracks',
  laneX: 18,
  lanePitch: 22,
  times: true,
  numbers: true,
  stateLabels: true,
  words: true,
  sdp: true,
  satelliteNames: true,
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
