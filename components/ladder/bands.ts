// Things with a top and a bottom, filed by bands of height: what lies in one part of a long ladder is found without
// looking at the rest of it.

const BAND = 256;
const bandOf = (y: number): number => Math.floor(y / BAND);

export class Bands<T> {
  private readonly bands = new Map<number, number[]>();
  readonly items: readonly T[];
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  private readonly seen: Int32Array;
  private asked = 0;

  /** `top` and `bottom` of each thing, in any order. */
  constructor(items: readonly T[], top: (item: T) => number, bottom: (item: T) => number) {
    this.items = items;
    this.low = new Float64Array(items.length);
    this.high = new Float64Array(items.length);
    this.seen = new Int32Array(items.length);
    items.forEach((item, i) => {
      const [a, b] = [top(item), bottom(item)];
      const low = Math.min(a, b);
      const high = Math.max(a, b);
      this.low[i] = low;
      this.high[i] = high;
      const last = bandOf(high);
      for (let band = bandOf(low); band <= last; band += 1) {
        const filed = this.bands.get(band);
        if (filed) filed.push(i);
        else this.bands.set(band, [i]);
      }
    });
  }

  /** What reaches into the part from y0 to y1, its edges left out, in the order given. */
  within(y0: number, y1: number): readonly T[] {
    const [first, last] = [bandOf(y0), bandOf(y1)];
    this.asked += 1;
    const found: number[] = [];
    for (let band = first; band <= last; band += 1)
      for (const i of this.bands.get(band) ?? []) {
        if (this.seen[i] === this.asked || (this.low[i] ?? 0) >= y1 || (this.high[i] ?? 0) <= y0) continue;
        this.seen[i] = this.asked;
        found.push(i);
      }
    if (first !== last) found.sort((a, b) => a - b);
    return found.map((i) => this.items[i] as T);
  }
}
