import { expect, test } from 'vitest';
import { phoneOf } from '@/engine';
import { ownerOf } from '@/engine/trace/why/whose';

test.each([
  ['Bob', 'Bob’s phone'],
  ["Bob's desk", "Bob's desk phone"],
  ['Bob’s car', 'Bob’s car phone'],
  ['User B1', 'User B1’s phone'],
])('the phone of %s is %s, and leads back to its owner', (name, phone) => {
  expect(phoneOf(name)).toBe(phone);
  expect(ownerOf(phone)).toBe(name);
  expect(ownerOf(name)).toBe(name);
});
