import { expect, test } from 'vitest';
import { owned } from '@/engine/explain/say';

test.each([
  ['Alice', 'Alice’s address'],
  ['Boris', 'Boris’ address'],
  ["Bob's desk", "the address of Bob's desk"],
])('what belongs to %s is %s', (name, said) => {
  expect(owned(name, 'address')).toBe(said);
});
