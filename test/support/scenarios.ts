// Scenarios for tests: those that come with the project, and small ones written in a test.

import { scenario } from '../../content';
import { readScenario, type Scenario } from '../../engine';

/** A scenario that comes with the project. */
export function named(id: string): Scenario {
  const found = scenario(id);
  if (found === undefined) throw new Error(`there is no scenario ${id}`);
  return found;
}

/** A scenario from text; its problems fail the test. */
export function written(text: string): Scenario {
  const read = readScenario(text, { id: 'written' });
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 2));
  return read.scenario;
}

/** Two phones over UDP, and what they do. */
export const twoPhones = (rest: string): Scenario =>
  written(`elements:
  alice: { phone: sip:alice@atlanta.example.com, reaction: 0 }
  bob: { phone: sip:bob@biloxi.example.com, reaction: 0 }
${rest}`);
