// A bug in us stops the run with a sentence; a protocol surprise never does (it is a value in the trace).

/**
 * States what must hold for the engine itself to be right.
 *
 * @param condition what must be true
 * @param what the broken expectation, in words
 * @throws Error when it does not hold
 */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`Sipscope is wrong: ${what}`);
}

/**
 * Closes a switch over a union: does not compile while a case is missing.
 *
 * @throws Error always, should a value from outside the types get here
 */
export function unreachable(value: never, what: string): never {
  throw new Error(`Sipscope is wrong: ${what} has no case for ${String(value)}`);
}
