// Randomness without a stream: each value is a hash of the seed and of what it is drawn for. One event more or
// less therefore never changes another event's draw, and a what-if stays comparable with the run it came from.
// Not for secrets. RFC 3261 §19.3 asks tags for 32 bits of randomness; a draw has 53.

const TWO_32 = 4294967296;

/**
 * A lasting value for (seed, key).
 *
 * @param seed of the run
 * @param key the natural identity of what is drawn: kinds and names, never running counters of an element. Text and
 *   numbers differ (`1` is not `'1'`), and parts do not run into each other (`'a', 'b'` is not `'ab'`).
 * @returns an integer from 0 up to 2^53 - 1, evenly spread
 */
export const draw = (seed: number, ...key: readonly (string | number)[]): number => drawFor(seed, key);

/** {@link draw} for a key that is a list already. */
export function drawFor(seed: number, key: readonly (string | number)[]): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ Math.floor(seed / TWO_32);
  for (const given of key) {
    const part = typeof given === 'string' || Number.isInteger(given) ? given : String(given);
    if (typeof part === 'string') {
      for (let i = 0; i < part.length; i++) {
        const unit = part.charCodeAt(i);
        high = Math.imul(high ^ unit, 0x9e3779b1);
        low = Math.imul(low ^ unit, 0x5f356495);
      }
      // The end of a text, by a value no UTF-16 unit has.
      high = Math.imul(high ^ 0x10000, 0x9e3779b1);
      low = Math.imul(low ^ 0x10000, 0x5f356495);
    } else {
      const upper = Math.floor(part / TWO_32) ^ 0x20000;
      high = Math.imul(Math.imul(high ^ part, 0x9e3779b1) ^ upper, 0x85ebca6b);
      low = Math.imul(Math.imul(low ^ part, 0x5f356495) ^ upper, 0xc2b2ae35);
    }
    // Lets what came first reach every bit before the next part.
    high ^= high >>> 15;
    low ^= low >>> 13;
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return ((high >>> 0) & 0x1fffff) * TWO_32 + (low >>> 0);
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
const PAIRS = Array.from({ length: 36 * 36 }, (_, i) => `${DIGITS[Math.floor(i / 36)]}${DIGITS[i % 36]}`);

/** A draw as eleven digits and lower-case letters. Pairs from a table: three times as fast as `toString(36)`. */
export function base36(n: number): string {
  const upper = Math.floor(n / 36 ** 6);
  const lower = n - upper * 36 ** 6;
  const a = Math.floor(upper / 36 ** 3);
  const bc = upper - a * 36 ** 3;
  const b = Math.floor(bc / 36);
  const d = Math.floor(lower / 36 ** 4);
  const ef = lower - d * 36 ** 4;
  const e = Math.floor(ef / 36 ** 2);
  return `${PAIRS[a]}${PAIRS[b]}${DIGITS[bc - b * 36]}${PAIRS[d]}${PAIRS[e]}${PAIRS[ef - e * 36 ** 2]}`;
}
