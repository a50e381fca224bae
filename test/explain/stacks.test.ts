// Via, Record-Route and Route as stacks: pushed and popped at the top, hop by hop (RFC 3261 §16.4, §16.6, §16.7).

import { describe, expect, it } from 'vitest';
import { stacksOf } from '../../engine/explain/stacks';
import { ran } from './support';

const stack = (scenario: string, what: string, from: string, name: string, nth?: number): string[] => {
  const run = ran(scenario);
  const { stacks } = stacksOf(run.trace, run.packet(what, from, nth));
  const items = stacks.find((one) => one.name === name)?.items ?? [];
  return items.map(({ label, change }) => `${label} ${change}`);
};

describe('on the way there', () => {
  it('each proxy pushes a Via, and notes the source of the one below', () => {
    expect(stack('two-proxies-udp', 'INVITE', 'alice', 'Via')).toEqual(['Alice pushed']);
    expect(stack('two-proxies-udp', 'INVITE', 'p1', 'Via')).toEqual(['Proxy 1 pushed', 'Alice noted']);
    expect(stack('two-proxies-udp', 'INVITE', 'p2', 'Via')).toEqual(['Proxy 2 pushed', 'Proxy 1 noted', 'Alice kept']);
  });

  it('each proxy pushes a Record-Route, and pops its Route', () => {
    expect(stack('two-proxies-udp', 'INVITE', 'p2', 'Record-Route')).toEqual(['Proxy 2 pushed', 'Proxy 1 kept']);
    expect(stack('two-proxies-udp', 'INVITE', 'p1', 'Route')).toEqual(['Proxy 1 popped']);
    expect(stack('two-proxies-udp', 'ACK', 'p1', 'Route')).toEqual(['Proxy 1 popped', 'Proxy 2 kept']);
  });
});

describe('on the way back', () => {
  it('the answer starts with the whole stack of the request, and each proxy pops its own', () => {
    expect(stack('two-proxies-udp', '200 INVITE', 'bob', 'Via')).toEqual([
      'Proxy 2 noted',
      'Proxy 1 kept',
      'Alice kept',
    ]);
    expect(stack('two-proxies-udp', '200 INVITE', 'p1', 'Via')).toEqual(['Proxy 1 popped', 'Alice kept']);
  });

  it('the Record-Route of the answer is the request’s', () => {
    expect(stack('two-proxies-udp', '200 INVITE', 'bob', 'Record-Route')).toEqual(['Proxy 2 kept', 'Proxy 1 kept']);
  });
});

it('an address that is passed twice stands on the stack twice', () => {
  const vias = stack('a-call-that-spirals', 'INVITE', 'p1', 'Via', 2);
  expect(vias.filter((item) => item.startsWith('Proxy 1'))).toHaveLength(2);
});
