// How large the parts of a map are: in the panel beside the ladder, on a phone, and by itself.

export interface MapMeasures {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly icon: number;
  /** Of element names, and of everything else that is written. */
  readonly font: number;
  readonly small: number;
  /** Middles of the rows: servers, phones, and the second row of phones where one is not enough. */
  readonly rows: readonly [number, number, number];
  /** Top and bottom of the domains. */
  readonly top: number;
  readonly bottom: number;
  /** Room between a domain's outline and what is in it, and between two outlines. */
  readonly pad: number;
  readonly gap: number;
  /** The shortest way between the middles of two neighbours. */
  readonly least: number;
  /** Every link says over what it runs, and every service its name. */
  readonly rich: boolean;
}

export const PANEL_MAP: MapMeasures = {
  width: 416,
  height: 112,
  radius: 11,
  icon: 13,
  font: 11.5,
  small: 11,
  rows: [37, 56, 56],
  top: 8,
  bottom: 106,
  pad: 12,
  gap: 14,
  least: 34,
  rich: false,
};

/** More people than one row holds: everything moves closer together. */
export const DENSE_MAP: MapMeasures = {
  ...PANEL_MAP,
  radius: 9,
  icon: 11,
  font: 11,
  rows: [26, 52, 80],
  pad: 8,
  gap: 8,
  least: 24,
};

/** More names than two lines of phones have room for: a line lower, and no name beside an outline of the next row. */
export const TALL: Pick<MapMeasures, 'height' | 'rows' | 'bottom'> = { height: 134, rows: [26, 60, 98], bottom: 128 };

export const LARGE_MAP: MapMeasures = {
  width: 940,
  height: 336,
  radius: 22,
  icon: 25,
  font: 15,
  small: 12,
  rows: [98, 190, 190],
  top: 16,
  bottom: 322,
  pad: 26,
  gap: 28,
  least: 92,
  rich: true,
};

export const LARGE_DENSE_MAP: MapMeasures = {
  ...LARGE_MAP,
  radius: 19,
  icon: 21,
  font: 13.5,
  rows: [70, 152, 240],
  pad: 16,
  gap: 16,
  least: 48,
};
