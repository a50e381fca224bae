// Small helpers shared by the layout and the drawing.

/** A rectangle; as a line, from (x0, y0) to (x1, y1). */
export interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** Rounded to a tenth of a pixel, so that the markup stays short and the same everywhere. */
export const r1 = (v: number): number => Math.round(v * 10) / 10;

export const clamp = (v: number, low: number, high: number): number => Math.max(low, Math.min(high, v));

/** Whether a line passes within `height` of the middle of a text from x0 to x1. */
export function crosses(a: Box, x0: number, x1: number, middle: number, height: number): boolean {
  const low = Math.min(a.x0, a.x1);
  const high = Math.max(a.x0, a.x1);
  if (x1 < low || x0 > high) return false;
  const y = (x: number) => a.y0 + ((a.y1 - a.y0) * (x - a.x0)) / (a.x1 - a.x0);
  const [ya, yb] = [y(Math.max(low, x0)), y(Math.min(high, x1))];
  return Math.min(ya, yb) - height < middle && middle < Math.max(ya, yb) + height;
}

/** Boxes already used. Kept in bands of 64 px, so that asking stays cheap in a long ladder. */
export class Taken {
  private readonly bands = new Map<number, Box[]>();

  add(box: Box): void {
    for (let band = Math.floor(box.y0 / 64); band <= Math.floor(box.y1 / 64); band += 1) {
      const boxes = this.bands.get(band);
      if (boxes) boxes.push(box);
      else this.bands.set(band, [box]);
    }
  }

  hits(box: Box): boolean {
    return this.meets(box.x0, box.x1, box.y0, box.y1);
  }

  meets(x0: number, x1: number, y0: number, y1: number): boolean {
    for (let band = Math.floor(y0 / 64); band <= Math.floor(y1 / 64); band += 1) {
      const boxes = this.bands.get(band);
      if (boxes) for (const b of boxes) if (b.x0 < x1 && b.x1 > x0 && b.y0 < y1 && b.y1 > y0) return true;
    }
    return false;
  }
}
