// What must hold of any text given as a scenario file.

import { expect } from 'vitest';
import { readScenario, simulate } from '../../engine';

/** Reading ends in a scenario that runs, or in problems with places; it never throws. */
export function holds(text: string): void {
  const read = readScenario(text, { id: 'hostile' });
  if (read.ok) {
    expect(simulate(read.scenario).ended).not.toBe('limit');
    return;
  }
  expect(read.problems.length).toBeGreaterThan(0);
  const lines = text.split('\n');
  for (const { line, column, message } of read.problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
    expect(message).toMatch(/[.?]$/);
  }
}
